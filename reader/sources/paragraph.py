"""Paragraphs of a document that states its structure, and the page they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.base.text import normalised
from reader.sources.page import Page, PageBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.sources.page import RawField

SETTING_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: ``tag`` is the HTML element that says the same (``p``, ``h1`` to ``h6``, ``li``, ``figcaption``)."""

    text: str
    tag: str = "p"
    context: tuple[str, ...] = ()


def page_of_paragraphs(
    paragraphs: Iterable[Paragraph],
    form: str,
    fields: Iterable[RawField] = (),
    *,
    part: int = 0,
    is_record: bool = False,
) -> Page:
    """Return the page of ``paragraphs``, set apart by blank lines; empty ones are left out.

    ``form`` names the format in words; it stands where other pages name their charset and what says so.
    """
    offset = 0
    texts: list[str] = []
    blocks: list[PageBlock] = []
    for paragraph in paragraphs:
        text = _plain(paragraph.text)
        if text:
            blocks.append(PageBlock(Span(offset, offset + len(text)), paragraph.tag, paragraph.context))
            texts.append(text)
            offset += len(text) + len(SETTING_APART)
    stated = tuple(fields)
    return Page(SETTING_APART.join(texts), "utf-8", form, tuple(blocks), stated, part, is_record=is_record)


def _plain(text: str) -> str:
    """Return ``text`` in NFC, without control characters, its lines without white space at their ends."""
    kept = "".join(char if char >= " " or char == "\n" else " " for char in normalised(text))
    lines = (" ".join(line.split()) for line in kept.encode("utf-8", "replace").decode("utf-8").split("\n"))
    return "\n".join(line for line in lines if line)
