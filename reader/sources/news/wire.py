"""A message as it comes over a wire: IPTC 7901 and ANPA, text between control characters -> Page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.news.record import Record
from reader.sources.paragraph import Paragraph

if TYPE_CHECKING:
    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

ORIGIN = "news message"
_START_OF_HEADER, _START_OF_TEXT, _END_OF_TEXT = "\x01", "\x02", "\x03"
_HEADER = re.compile(rb"\s*(?:\x16+)?\x01[^\x02]{4,600}\x02")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SIGNED = re.compile(r"(?:\x1b|\^)?\s*By\s+([^\n=<]{3,100})", re.IGNORECASE)
_ENDS_HEAD = re.compile(r"[=<]\s*$")
_STAMP = re.compile(r"AP-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)GMT")
_INDENT = re.compile(r"\n(?=[\t ]{2,}\S)")


def is_wire(sample: Sample) -> bool:
    """Tell whether a file is a wire message: a header and a text, each behind its control character."""
    return _HEADER.match(sample.content[:2000]) is not None


def wire_page(source: Source) -> Page:
    """Return the page of a wire message; raises SourceError when there is no text behind its header."""
    _, _, message = decoded(source.content).text.partition(_START_OF_TEXT)
    text = message.partition(_END_OF_TEXT)[0]
    head, body = _head_and_body(text)
    record = Record(
        title=_title(head),
        above=tuple(Paragraph(line, "byline") for line in head if _SIGNED.match(line)),
        paragraphs=tuple(Paragraph(_clean(piece)) for piece in body),
        published=_stamp(message),
        authors=tuple(match.group(1).strip() for line in head if (match := _SIGNED.match(line))),
    )
    page = record.page(ORIGIN, "wire message")
    if page is None:
        raise SourceError("There is no text in this wire message.", subject=source.path)
    return page


def _head_and_body(text: str) -> tuple[list[str], list[str]]:
    """Return the lines above the text and its paragraphs, which blank lines or indents set apart.

    The head ends with its last line that is marked as a head's: by a leading caret, or a closing sign of equality.
    """
    lines = text.strip("\n").split("\n")
    marked = [n for n, line in enumerate(lines[:15]) if line.startswith(("^", "\x08")) or _ENDS_HEAD.search(line)]
    is_framed = [n for n in marked if not re.match(r"[\t ]{2,}\S", lines[n])]
    last = is_framed[-1] if is_framed else -1
    head = [cleaned for line in lines[: last + 1] if (cleaned := _clean(line))]
    body = _INDENT.sub("\n\n", "\n".join(line.rstrip(" <") for line in lines[last + 1 :]))
    return head, [piece for piece in re.split(r"\n\s*\n", body) if piece.strip()]


def _title(head: list[str]) -> str:
    """Return the longest line of the head that is no byline; shorter ones are slugs and notes to editors."""
    titles = [line for line in head if not _SIGNED.match(line) and not line.startswith(("(Eds", "Eds:"))]
    return max(titles, key=len, default="")


def _clean(line: str) -> str:
    return _CONTROLS.sub("", line).strip().strip("^<=").strip()


def _stamp(message: str) -> str:
    found = _STAMP.search(message)
    if found is None:
        return ""
    month, day, year, hour, minute = found.groups()
    return f"20{year}-{month}-{day}T{hour}:{minute}:00Z"
