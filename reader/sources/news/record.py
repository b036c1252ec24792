"""A record: an article that a file states piece by piece, with nothing of a page round it -> Page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.text import normalised
from reader.sources.page import RawField
from reader.sources.paragraph import Paragraph, page_of_paragraphs

if TYPE_CHECKING:
    from reader.sources.page import Page

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Record:
    """What a feed entry, a news message or a row of an export states of an article; empty where it states nothing.

    ``published`` is as the file writes it. ``paragraphs`` are the body, ``above`` what stands over it.
    """

    title: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    above: tuple[Paragraph, ...] = ()
    published: str = ""
    outlet: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""

    def page(self, origin: str, form: str) -> Page | None:
        """Return the record as a page whose fields are of ``origin``; None when it has neither title nor text.

        ``form`` names the format in words. The title is the first block, unless the text begins with it.
        """
        title = " ".join(self.title.split())
        opens = next((one.text.strip() for one in self.paragraphs if one.text.strip()), "")
        head = (Paragraph(title, "h1"),) if title and opens != title else ()
        if not title and not opens:
            return None
        return page_of_paragraphs(
            (*head, *self.above, *self.paragraphs), form, self._fields(title, origin), is_record=True
        )

    def _fields(self, title: str, origin: str) -> tuple[RawField, ...]:
        stated = [
            ("title", title),
            ("published", self.published),
            ("outlet", self.outlet),
            ("agency", self.agency),
            *(("author", author) for author in self.authors),
            ("url", self.url),
            ("language", self.language),
        ]
        cleaned = ((name, normalised(" ".join(value.split()))[:_LONGEST]) for name, value in stated)
        return tuple(RawField(name, value, origin) for name, value in cleaned if value)
