"""A block: a paragraph-sized piece of a source, with a role and the rule that gave it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.span import Span


class Role(StrEnum):
    """What a block is in its article, in the stored spelling."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    TEASER = "teaser"
    BIO = "bio"
    FORM = "form"
    RIGHTS = "rights"

    @property
    def is_passage(self) -> bool:
        """Tell whether blocks of this role take part in comparison."""
        return self in (Role.BODY, Role.SUBHEADING)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page's text: ``text == page.text[span.start:span.end]``; ``rule`` names what typed it."""

    role: Role
    text: str
    span: Span
    rule: str
