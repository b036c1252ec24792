"""What comes into a library: files, batches of them, and what is recognised again."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING

from reader.articles.extraction import extract, extracted
from reader.library import Library
from reader.sources.reading import read_source
from reader.store.rows import ImportStatus

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.articles.extraction import Extracted
    from reader.sources.source import Source


def test_import_says_what_became_of_each_file(library: Library, news: Path) -> None:
    (news / "5-empty.txt").write_bytes(b"")
    results = list(library.import_paths([news]))
    assert [result.status for result in results] == [ImportStatus.NEW] * 4 + [ImportStatus.FAILED]
    assert results[-1].article is None
    assert results[-1].error


def test_same_bytes_are_recognised_without_a_second_copy(filled: Library, news: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((news / "1-wire.txt").read_bytes())
    (result,) = filled.import_paths([copy])
    assert result.status is ImportStatus.SAME_TEXT
    assert result.known_path == str(news / "1-wire.txt")
    assert len(filled.articles()) == 4


def test_same_text_in_other_bytes_is_recognised_and_the_bytes_stay(filled: Library, news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    content = (news / "1-wire.txt").read_text(encoding="utf-8").replace("\n", "\r\n").encode()
    other.write_bytes(content)
    (result,) = filled.import_paths([other])
    assert result.status is ImportStatus.SAME_TEXT
    assert len(filled.articles()) == 4
    assert filled.check().sources == 5


def test_source_keeps_every_byte(filled: Library, news: Path) -> None:
    row = filled.articles()[0]
    stored = filled.article(row.id)
    assert filled.source(stored.sha256) == (news / "1-wire.txt").read_bytes()
    assert all(block.text == block.span.of(stored.text) for block in stored.article.blocks)


def test_an_import_is_one_step_that_undo_takes_back(filled: Library, news: Path) -> None:
    assert filled.undo_name() == "Import 4 articles"
    changes = filled.undo()
    assert changes.articles == {1, 2, 3, 4}
    assert (filled.articles(), filled.stories(), filled.search("ferry")) == ((), (), ())
    assert {row.id for row in filled.discarded()} == {1, 2, 3, 4}
    assert filled.check().is_sound
    filled.redo()
    assert 3 in {len(story.articles) for story in filled.stories()}
    assert filled.search("ferry")
    filled.undo()
    results = list(filled.import_paths([news]))
    assert [result.status for result in results] == [ImportStatus.NEW] * 4
    filled.regroup()
    assert len(filled.articles()) == 4
    assert filled.check().is_sound


def test_articles_added_one_by_one_become_one_step(library: Library, news: Path) -> None:
    paths = sorted(news.iterdir())
    library.begin_import([str(path) for path in [*paths, news / "5-never.txt"]])
    added = [library.add(extract(read_source(path)), str(path)) for path in paths]
    assert library.unfinished_imports() == (str(news / "5-never.txt"),)
    changes = library.finish_import([result.article for (result,) in added if result.article is not None])
    assert changes.undo == "Import 4 articles"
    assert library.unfinished_imports() == ()
    assert len(library.stories()) == 2
    library.undo()
    assert library.stories() == ()


def test_a_pool_of_processes_gives_the_same_library(library: Library, news: Path, tmp_path: Path) -> None:
    bulk = tmp_path / "bulk.jsonl"
    texts = [path.read_text(encoding="utf-8") for path in sorted(news.iterdir())]
    lines = [
        json.dumps(
            {"id": str(number), "text": f"{texts[number % 4]}\nThe harbour master counted {number} people on the quay."}
        )
        for number in range(120)
    ]
    bulk.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    results = list(library.import_paths([news, bulk, tmp_path / "none"], workers=2))
    assert [result.status for result in results].count(ImportStatus.NEW) == 124
    assert [result.part for result in results[4:-1]] == list(range(121))
    assert [result.path for result in results if result.status is ImportStatus.FAILED] == [
        str(bulk),
        str(tmp_path / "none"),
    ]
    with Library.open(tmp_path / "alone.variorum") as alone:
        assert list(alone.import_paths([news, bulk, tmp_path / "none"])) == results
        assert [row.passage_hash for row in alone.articles()] == [row.passage_hash for row in library.articles()]
    stored = library.article(library.articles()[-1].id)
    assert library.source(stored.sha256) == bulk.read_bytes()


def test_cancel_stops_between_files_and_keeps_what_is_done(library: Library, news: Path) -> None:
    cancel = threading.Event()
    done: list[int] = []

    def progress(number: int, total: int) -> None:
        assert total == 4
        done.append(number)
        if number == 2:
            cancel.set()

    assert len(list(library.import_paths([news], progress=progress, cancel=cancel))) == 2
    assert done == [1, 2]
    assert len(library.articles()) == 2
    assert library.unfinished_imports() == ()
    assert library.undo_name() == "Import 2 articles"


def test_a_mistake_of_ours_in_one_file_is_a_result(
    library: Library, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(source: Source) -> Extracted:
        if source.path.endswith("2-herald.txt"):
            raise ZeroDivisionError
        return extracted(source)

    monkeypatch.setattr("reader.articles.extraction.extracted", stumble)
    results = list(library.import_paths([news]))
    assert [result.status for result in results].count(ImportStatus.NEW) == 3
    assert "ZeroDivisionError" in (results[1].error or "")


def test_halves_of_letters_in_names_and_texts_are_kept_as_well_as_can_be(library: Library, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"odd-\xff-name.txt")
    odd.write_text("Bridge closed\n\nThe bridge over the Orl closed on Monday for repairs, the town said.\n")
    bulk = tmp_path / "bulk.jsonl"
    bulk.write_text(
        '{"id": "\\ud800", "title": "Half \\udc00",'
        ' "text": "A letter broke in two \\ud83d, said the printer of the town."}'
    )
    results = list(library.import_paths([odd, bulk]))
    assert [result.error for result in results] == [None, None]
    library.regroup()
    for row in library.articles():
        stored = library.article(row.id)
        assert all(block.text == block.span.of(stored.text) for block in stored.article.blocks)
    assert library.check().is_sound
    assert library.search("broke")


def test_changed_text_at_the_same_address_is_a_new_version(library: Library, news: Path, tmp_path: Path) -> None:
    text = (news / "1-wire.txt").read_text(encoding="utf-8")
    for number, words in enumerate(["212 people", "213 people"]):
        record = {"url": "https://example.org/ferry", "text": text.replace("212 people", words)}
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (first,) = library.import_paths([tmp_path / "0.jsonl"])
    (second,) = library.import_paths([tmp_path / "1.jsonl"])
    assert (first.status, second.status) == (ImportStatus.NEW, ImportStatus.NEW_VERSION)
    assert [row.version_of for row in library.articles()] == [None, first.article]


def test_reprint_of_another_outlet_is_an_article_of_its_own(library: Library, news: Path, tmp_path: Path) -> None:
    text = (news / "1-wire.txt").read_text(encoding="utf-8")
    for outlet in ("Herald", "Courier"):
        record = {"outlet": outlet, "text": text}
        (tmp_path / f"{outlet}.jsonl").write_text(json.dumps(record), encoding="utf-8")
        (result,) = library.import_paths([tmp_path / f"{outlet}.jsonl"])
        assert result.status is ImportStatus.NEW
    library.regroup()
    (story,) = library.stories()
    assert (len(story.articles), story.copies) == (2, 1)


def test_an_import_is_taken_back_as_one_step_whatever_was_done_since(filled: Library) -> None:
    articles = [row.id for row in filled.articles()]
    filled.take_import_back(articles)
    assert (filled.articles(), filled.undo_name(), filled.redo_name()) == ((), None, "Import 4 articles")
    filled.redo()
    filled.edit(articles[0], "headline", "Ferry aground")
    assert filled.take_import_back(articles).undo == "Remove 4 articles"
    assert filled.articles() == ()
    filled.undo()
    assert filled.articles()[0].title == "Ferry aground"
