"""What a person types into the search field: every text is a query, and none fails."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.ids import ArticleId
from reader.review.mark import Verdict
from reader.store.query import Filter, FilterName, State, asking_like, parsed

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("", None),
        ("ferry", '"ferry"'),
        ("ferry harbour", '"ferry" AND "harbour"'),
        ('"coast guard" ferry', '"coast guard" AND "ferry"'),
        ("ferry -fog", '("ferry") NOT ("fog")'),
        ("ferry -fog -rain", '("ferry") NOT ("fog" OR "rain")'),
        ("ferry OR barge", '("ferry" OR "barge")'),
        ("ferry OR barge fog", '("ferry" OR "barge") AND "fog"'),
        ("ferry tag:x OR barge", '"ferry" AND "barge"'),
        ("sand*", '"sand" *'),
        ('"unclosed phrase', '"unclosed phrase"'),
        ("-fog", None),
        ("OR", '"OR"'),
        ("( ) ^ * : -- ~", None),
        ("is:blue", '"is:blue"'),
        ('tag:"" outlet:""', None),
    ],
)
def test_words_mean_what_the_help_says(text: str, match: str | None) -> None:
    assert parsed(text).match == match


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("source:Herald ferry", [[Filter(FilterName.OUTLET, "Herald")]]),
        ('outlet:"Daily Herald"', [[Filter(FilterName.OUTLET, "Daily Herald")]]),
        (
            "agency:AFP before:2024-05 after:2023",
            [
                [Filter(FilterName.AGENCY, "AFP")],
                [Filter(FilterName.BEFORE, "2024-05")],
                [Filter(FilterName.AFTER, "2023")],
            ],
        ),
        ('tag:urgent TAG:"to quote"', [[Filter(FilterName.TAG, "urgent")], [Filter(FilterName.TAG, "to quote")]]),
        ("-tag:done", [[Filter(FilterName.TAG, "done", is_not=True)]]),
        ("outlet:a OR outlet:b", [[Filter(FilterName.OUTLET, "a"), Filter(FilterName.OUTLET, "b")]]),
        ("storyline:ferry", [[Filter(FilterName.STORYLINE, "ferry")]]),
        ("is:Unreviewed", [[Filter(FilterName.IS, State.UNREVIEWED)]]),
        ("is:reviewed is:flagged", [[Filter(FilterName.IS, State.REVIEWED)], [Filter(FilterName.IS, State.FLAGGED)]]),
        ("-is:undated", [[Filter(FilterName.IS, State.UNDATED, is_not=True)]]),
        ('is:blue tag:""', []),
    ],
)
def test_filters_mean_what_the_help_says(text: str, filters: list[list[Filter]]) -> None:
    assert [list(group) for group in parsed(text).filters] == filters


def test_a_query_that_only_leaves_out_asks_for_nothing() -> None:
    assert parsed("-fog").is_empty
    assert not parsed("-tag:done").is_empty


index = sqlite3.connect(":memory:", check_same_thread=False)
index.execute("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
index.execute("INSERT INTO texts (text) VALUES ('a ferry ran aground')")

PIECES = st.sampled_from(
    ['"', "'", "(", ")", "*", "-", "OR", "AND", "NOT", "NEAR", "ferry", ":", "^", "source:", "tag:", "is:", "+"]
)


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


def test_filters_find_names_by_any_part_and_leave_out(filled: Library) -> None:
    filled.edit(ArticleId(2), "outlet", "Łódź Kurier")
    filled.edit(ArticleId(3), "outlet", "Larkhaven Herald")
    assert {hit.article for hit in filled.search("outlet:KURIER")} == {2}
    assert {hit.article for hit in filled.search("outlet:kurier OR outlet:herald")} == {2, 3}
    assert {hit.article for hit in filled.search("-outlet:kurier")} == {1, 3, 4}


def test_undated_articles_are_found_as_such(filled: Library) -> None:
    filled.edit(ArticleId(4), "published", "")
    assert {hit.article for hit in filled.search("is:undated")} == {4}
    assert {hit.article for hit in filled.search("-is:undated")} == {1, 2, 3}
    assert {hit.article for hit in filled.search("-before:2024")} == {1, 2, 3, 4}


def test_reviewed_stories_are_those_with_nothing_left_to_decide(filled: Library) -> None:
    story = next(row for row in filled.stories() if len(row.articles) > 1)
    assert {hit.article for hit in filled.search("is:unreviewed")} == set(story.articles)
    opened = filled.open_story(story.id)
    assert not filled.search("is:reviewed")
    filled.decide(story.id, opened.keys, Verdict.NOISE)
    assert {hit.article for hit in filled.search("is:reviewed")} == set(story.articles)
    assert not filled.search("is:unreviewed")


def test_a_story_without_any_change_is_reviewed_once_it_was_opened(library: Library, tmp_path: Path) -> None:
    text = " ".join(f"Crews of the yard raised mast number {number} before the storm came in." for number in range(30))
    records = [{"id": name, "title": "Masts", "text": text, "outlet": name} for name in ("Post", "Herald")]
    (tmp_path / "wire.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    list(library.import_paths([tmp_path / "wire.jsonl"]))
    library.regroup()
    (story,) = library.stories()
    assert {hit.article for hit in library.search("is:unreviewed")} == set(story.articles)
    library.open_story(story.id)
    assert {hit.article for hit in library.search("is:reviewed")} == set(story.articles)


FILTERS = ("", "outlet:post", "before:2024-02", "after:2024-02", "is:undated", "-outlet:post", "outlet:none", "tag:odd")


@pytest.mark.parametrize("look", [0, 1_000_000])
@pytest.mark.parametrize("few", [2, 8_000])
@pytest.mark.parametrize("filters", FILTERS)
def test_common_words_are_found_whatever_the_way(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filters: str, few: int, look: int
) -> None:
    records = [
        {
            "id": str(number),
            "title": f"Note {number}",
            "text": f"The ferry number {number} ran late on that day. " * 4,
            "outlet": ("Post", "Herald")[number % 2],
            "published": f"2024-0{number % 4 + 1}-01" if number % 5 else None,
        }
        for number in range(20)
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    list(library.import_paths([tmp_path / "all.jsonl"]))
    library.tag([ArticleId(3), ArticleId(16)], ["odd"])
    ranked = {(hit.article, hit.passage, hit.marks) for hit in library.search(f"ferry {filters}")}
    for name, value in (("_RANKED_UP_TO", 0), ("_WALKED", 3), ("_FEW", few), ("_A_LOOK", look)):
        monkeypatch.setattr(f"reader.store.search.{name}", value)
    newest = [(hit.article, hit.passage, hit.marks) for hit in library.search(f"ferry {filters}")]
    assert set(newest) == ranked
    assert len(newest) == len(ranked)
    page = [hit.article for hit in library.search(f"ferry {filters}", limit=2)]
    assert len(page) == min(2, len(ranked))
    if few > 2 or not filters:
        assert page == sorted((article for article, *_ in ranked), reverse=True)[:2]


QUOTED = "The hull held and the pumps kept up with the water, she said"


def test_a_sentence_is_asked_for_in_the_whole_library(filled: Library) -> None:
    hits = filled.search(asking_like(QUOTED))
    assert [(hit.article, hit.passage) for hit in hits] == [(1, 1), (2, 1), (3, 1)]
    for hit in hits:
        assert "pumps kept up with the water" in " ".join(mark.of(hit.snippet) for mark in hit.marks)


def test_a_sentence_is_found_with_small_edits_and_not_in_other_words(library: Library, tmp_path: Path) -> None:
    texts = {
        "whole": f"Rain fell all night on the coast and on the islands. {QUOTED}. The yard will look at it.",
        "edited": "The hull had held and pumps kept up with all the water, she said on Monday evening.",
        "other": "According to the officer, the ferry did not take in more water than its pumps could handle.",
    }
    records = [
        {"id": name, "title": name, "text": text, "outlet": name, "published": f"2024-03-0{day}"}
        for day, (name, text) in enumerate(texts.items(), 1)
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, records[::-1])), encoding="utf-8")
    list(library.import_paths([tmp_path / "all.jsonl"]))
    assert [hit.outlet for hit in library.search(asking_like(QUOTED))] == ["whole", "edited"]
    assert [hit.outlet for hit in library.search(f"{asking_like(QUOTED)} outlet:edit")] == ["edited"]
    assert [hit.outlet for hit in library.search(f"{asking_like(QUOTED)} yard")] == ["whole"]


def test_a_long_text_is_shown_where_its_words_were_found(library: Library, tmp_path: Path) -> None:
    before = "Crews looked for the cause in the papers of the yard and found many old orders there. " * 9
    (tmp_path / "a.txt").write_text(f"Inquiry\n\n{before}{QUOTED}. That was all.\n", encoding="utf-8")
    list(library.import_paths([tmp_path / "a.txt"]))
    (hit,) = library.search(asking_like(QUOTED))
    assert hit.snippet.startswith("…")
    assert len(hit.snippet) < 340
    assert [mark.of(hit.snippet) for mark in hit.marks] == [QUOTED]


def test_a_sentence_with_quotation_marks_is_one_query() -> None:
    query = parsed(asking_like('He called it "a\nmistake" and left. tag:x'))
    assert query.like == "He called it a mistake and left. tag:x"
    assert not query.filters
    assert not query.wanted


def test_limit_holds(filled: Library) -> None:
    assert len(filled.search("the", limit=2)) == 2
