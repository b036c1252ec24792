"""What a report looks like in each format, held against files that a person has looked at.

After a change that is meant: ``VARIORUM_SNAPSHOTS=write python -m pytest tests/reader/export/test_snapshots.py``, then
read what the version control says was changed.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.export.report import joined_report, report_of
from reader.export.template import template_named
from reader.ledgers.figures import FigureEntry, FigureValue
from reader.ledgers.quotations import How, QuotationEntry, Rendering
from reader.review.mark import Mark, Verdict
from reader.review.note import Note, NoteAnchor, NoteKind
from tests.reader.export.reported import content, docx_text, pdf_text
from tests.ui.open_stories import bridge_story

if TYPE_CHECKING:
    from reader.base.ids import ChangeKey
    from reader.export.report import Report
    from reader.store.rows import OpenStory

FOLDER = Path(__file__).parent / "snapshots"
NOTE = "The **tender** file says `82`:\n\n1. ask the *council*\n2. see [minutes](https://council.example/minutes)"
QUOTATION = QuotationEntry(
    "Ilse Brandt",
    "We had no warning whatsoever",
    (
        Rendering(ArticleId(1), 1, "We had no warning whatsoever", How.VERBATIM, Span(1, 29)),
        Rendering(ArticleId(3), 1, "almost no warning", How.REWORDED, Span(42, 59)),
    ),
    (ArticleId(2),),
)
FIGURE = FigureEntry(
    "crowns",
    None,
    (
        FigureValue(ArticleId(1), 4, 82_000_000, None, "82 million crowns"),
        FigureValue(ArticleId(2), 4, 28_000_000, None, "28 million crowns"),
    ),
    conflict=True,
)


def marked() -> tuple[Mark, ...]:
    """A mark with each verdict on changes of the story of the bridge, one of them with a note."""
    keys: dict[int, ChangeKey] = dict(enumerate(bridge_story().keys))
    return (
        Mark(keys[8], Verdict.MATTERS, NOTE, "2026-03-13T08:00:00+00:00", "sum turned round"),
        Mark(keys[3], Verdict.UNSURE, "", "2026-03-13T08:01:00+00:00"),
        Mark(keys[0], Verdict.NOISE, "", "2026-03-13T08:02:00+00:00"),
    )


def noted(story: OpenStory) -> OpenStory:
    """``story`` with a note on it, one on its last article and one on words of its second passage."""
    first, last = story.articles[0], story.articles[-1]
    words = first.article.passages[1].span
    anchors = (NoteAnchor(first.row.page_hash, Span(words.start + 1, words.start + 5)),)
    notes = (
        Note(NoteKind.SPAN, anchors, "Who is *we*?", "We h"),
        Note(NoteKind.ARTICLE, (NoteAnchor(last.row.page_hash),), "No byline.", "Daily Tribune"),
        Note(NoteKind.STORY, (NoteAnchor(first.row.page_hash),), "Ask the **council**.", "Harbour bridge"),
    )
    return replace(story, notes=notes)


@pytest.fixture(scope="module")
def bridge() -> Report:
    story = noted(bridge_story(marks=marked()))
    return joined_report(story.row.title, (report_of(story, (QUOTATION,), (FIGURE,)),))


@pytest.mark.parametrize("name", ["html", "md", "csv", "json", "jsonl", "docx", "pdf"])
def test_report_is_as_it_was_looked_at(bridge: Report, name: str) -> None:
    data = content(bridge, name, template_named())
    text = {"docx": docx_text, "pdf": pdf_text}.get(name, lambda made: made.decode("utf-8"))(data)
    if name == "html":
        before, _, rest = text.partition("<style>")
        text = before + rest.partition("</style>")[2]
    text = text.replace("\r\n", "\n")
    path = FOLDER / f"bridge.{name}{'.txt' if name in {'docx', 'pdf'} else ''}"
    if os.environ.get("VARIORUM_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_notes_on_texts_say_where_they_stand(bridge: Report) -> None:
    (story,) = bridge.stories
    told = [(note.kind.value, note.column, note.passage, note.quoted) for note in story.notes]
    assert told == [
        ("story", 0, None, "Harbour bridge"),
        ("span", 0, 2, "We h"),
        ("article", 2, None, "Daily Tribune"),
    ]


def test_reason_is_told_with_its_verdict(bridge: Report) -> None:
    reasons = {finding.verdict: finding.reason for finding in bridge.stories[0].findings}
    assert reasons == {Verdict.MATTERS: "sum turned round", Verdict.UNSURE: "", Verdict.NOISE: "", None: ""}
