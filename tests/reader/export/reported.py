"""A library with a story that a person has decided on, and reports on it, for the tests of every format."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pypdfium2

from reader.comparison.variations import variations_of
from reader.export.report import joined_report, report_of
from reader.export.template import template_named
from reader.export.writing import ReportFormat, report_content
from reader.review.agreement import member_keys
from reader.review.mark import Verdict

if TYPE_CHECKING:
    from reader.base.ids import ChangeKey, StoryId
    from reader.export.report import Report
    from reader.export.template import Template
    from reader.library import Library
    from reader.store.rows import OpenStory

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE = "Check the **tender** file <script>alert(1)</script>."


def heavy_keys(story: OpenStory) -> list[tuple[ChangeKey, ...]]:
    """The keys of each heavy variation with words on both sides."""
    changes = story.comparison.changes
    return [
        member_keys(one, story.keys)
        for one in variations_of(story.comparison)
        if one.change_class.is_heavy and all(changes[at].change.left and changes[at].change.right for at in one.members)
    ]


def decide_some(library: Library, story: StoryId) -> OpenStory:
    """Judge one heavy variation to matter, with NOTE, one noise and one unsure."""
    first, second, third = heavy_keys(library.open_story(story))[:3]
    library.decide(story, first, Verdict.MATTERS)
    library.note(story, first[0], NOTE)
    library.decide(story, second, Verdict.NOISE)
    library.decide(story, third, Verdict.UNSURE)
    return library.open_story(story)


def report_on(library: Library, story: OpenStory) -> Report:
    quotations, figures = library.quotations(story=story.row.id), library.figures(story=story.row.id)
    return joined_report(story.row.title, (report_of(story, quotations, figures),))


def content(report: Report, report_format: str, template: Template | None = None) -> bytes:
    return report_content(report, template or template_named(), ReportFormat(report_format)).data


def text_content(report: Report, report_format: str, template: Template | None = None) -> str:
    return content(report, report_format, template).decode("utf-8")


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def docx_text(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    parts = {f"{WORD}t": lambda node: node.text or "", f"{WORD}br": lambda _: "\n", f"{WORD}p": lambda _: "\n"}
    return "".join(parts[node.tag](node) for node in body.iter(*parts))
