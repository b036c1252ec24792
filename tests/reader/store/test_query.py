"""What a person types into the search field: every text is a query, and none fails."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.ids import ArticleId
from reader.store.query import Query, parsed

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("ferry", Query('"ferry"')),
        ("ferry harbour", Query('"ferry" AND "harbour"')),
        ('"coast guard" ferry', Query('"coast guard" AND "ferry"')),
        ("ferry -fog", Query('("ferry") NOT ("fog")')),
        ("ferry OR barge", Query('("ferry" OR "barge")')),
        ("sand*", Query('"sand" *')),
        ("source:Herald ferry", Query('"ferry"', outlet="Herald")),
        ('outlet:"Daily Herald"', Query(outlet="Daily Herald")),
        ("agency:AFP before:2024-05 after:2023", Query(agency="AFP", before="2024-05", after="2023")),
        ('"unclosed phrase', Query('"unclosed phrase"')),
        ("-fog", Query()),
        ("OR", Query('"OR"')),
        ("( ) ^ * : -- ~", Query()),
    ],
)
def test_a_query_means_what_the_help_says(text: str, query: Query) -> None:
    assert parsed(text) == query


index = sqlite3.connect(":memory:", check_same_thread=False)
index.execute("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
index.execute("INSERT INTO texts (text) VALUES ('a ferry ran aground')")

PIECES = st.sampled_from(['"', "'", "(", ")", "*", "-", "OR", "AND", "NOT", "NEAR", "ferry", ":", "^", "source:", "+"])


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join)))
def test_no_text_is_a_wrong_query(text: str) -> None:
    match = parsed(text).match
    if match is not None:
        index.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (match,)).fetchall()


def test_search_finds_headlines_and_passages_and_marks_them(filled: Library) -> None:
    hits = filled.search("sandbank")
    assert {(hit.article, hit.passage is None) for hit in hits} >= {(ArticleId(1), False), (ArticleId(3), True)}
    for hit in hits:
        assert [mark.of(hit.snippet) for mark in hit.marks] == ["sandbank"]


def test_search_finds_the_same_sentence_wherever_it_was_printed(filled: Library) -> None:
    hits = filled.search('"hull held and the pumps kept up"')
    assert {hit.article for hit in hits} == {1, 2, 3}
    stored = filled.article(hits[0].article)
    assert hits[0].passage is not None
    assert "hull held" in stored.passages[hits[0].passage]


def test_accents_and_case_do_not_matter(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Café closes in Łódź\n\nThe Café on the main square of the town closed for good on Monday.\n", encoding="utf-8"
    )
    list(library.import_paths([file]))
    assert library.search("cafe")
    assert library.search("CAFÉ")


def test_scripts_without_spaces_are_found_by_any_part(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "渡轮在港口搁浅\n\n海岸警卫队周一表示，一艘载有二百人的渡轮在港口附近搁浅。没有人受伤。\n", encoding="utf-8"
    )
    list(library.import_paths([file]))
    hits = library.search("警卫")
    assert hits
    assert "海岸警卫队" in hits[0].snippet
    assert "".join(mark.of(hits[0].snippet) for mark in hits[0].marks) == "警卫"


def test_filters_stand_alone_and_beside_words(filled: Library) -> None:
    filled.edit(ArticleId(2), "outlet", "Larkhaven Herald")
    assert {hit.article for hit in filled.search("source:herald")} == {2}
    assert {hit.article for hit in filled.search("ferry source:herald")} == {2}
    assert {hit.article for hit in filled.search("before:2024")} == {4}
    assert {hit.article for hit in filled.search("the after:2024")} == {1, 2, 3}
    assert not filled.search("ferry source:%")


def test_limit_holds(filled: Library) -> None:
    assert len(filled.search("the", limit=2)) == 2
