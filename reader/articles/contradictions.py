"""Contradictions inside one article: dates, spellings, acronyms, figures, and cues of a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.acronyms import acronym_contradictions
from reader.articles.article import ArticleKind, Finding
from reader.articles.contradictory_dates import date_contradictions
from reader.articles.contradictory_figures import figure_contradictions
from reader.articles.spellings import spelling_contradictions
from reader.articles.translation_cues import translation_cues

SLIPS = frozenset({"quote_spacing", "spacing", "translated_date", "untranslated"})
"""Kinds that say one thing however often they occur."""
CUES = SLIPS | {"honorific"}
"""Kinds that betray a translation or a slip, where nothing is said in two ways."""

if TYPE_CHECKING:
    from reader.articles.article import Article
    from reader.articles.contradiction import Contradiction


def contradictions_of(article: Article) -> tuple[Contradiction, ...]:
    """Return what in the article contradicts something else in it, in the order of the text."""
    found = (
        *date_contradictions(article),
        *spelling_contradictions(article),
        *acronym_contradictions(article),
        *figure_contradictions(article),
        *translation_cues(article),
    )
    return tuple(sorted(found, key=lambda one: (one.block, one.span, one.kind, one.message)))


def contradiction_findings(article: Article) -> tuple[Finding, ...]:
    """Return the contradictions as findings; of several of one kind of slip the first, with how many more there are.

    A page that only lists other articles has none.
    """
    if article.kind is ArticleKind.LIST:
        return ()
    found: dict[str, list[str]] = {}
    for one in contradictions_of(article):
        messages = found.setdefault(one.kind, [])
        messages += [] if one.message in messages else [one.message]
    return tuple(
        Finding(kind, message)
        for kind, messages in found.items()
        for message in (_counted(messages) if kind in SLIPS else messages)
    )


def _counted(messages: list[str]) -> list[str]:
    more = len(messages) - 1
    return messages[:1] if not more else [f"{messages[0]} ({more} more like it)"]
