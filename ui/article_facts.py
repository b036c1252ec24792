"""What an article says it is, in words: its claims with their evidence, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from ui.dates import short_date, short_time
from ui.pieces import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.article import Article, Claim, Finding
    from reader.store.rows import StoredArticle

_BOUNDS = "date_bounds"  # told beside the date
_KINDS = {
    "acronym": "acronym that does not fit",
    "agency_conflict": "agency and signature",
    "date_conflict": "dates that contradict each other",
    "figure_conflict": "figures that contradict each other",
    "honorific": "one way of address stands alone",
    "mojibake": "letters decoded wrongly",
    "name_spelling": "one name, two spellings",
    "quote_spacing": "spaces at quotation marks",
    "spacing": "spaces at marks",
    "translated_date": "date as another language has it",
    "untranslated": "word left untranslated",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an article: what it is called, its value, and whether the value is one long word."""

    name: str
    value: str
    is_code: bool = False


def points(article: Article) -> tuple[Finding, ...]:
    """Return the findings to look at; what bounds a date is told with the date."""
    return tuple(finding for finding in article.findings if finding.kind != _BOUNDS)


def count_points(articles: Sequence[StoredArticle]) -> int:
    """Return how many findings ``articles`` have together."""
    return sum(len(points(stored.article)) for stored in articles)


def single_points(articles: Sequence[StoredArticle]) -> tuple[str, ...]:
    """Return what to look at in the one article of a story: its findings, and proposals to accept or correct."""
    if len(articles) != 1:
        return ()
    article = articles[0].article
    lines = [point_line(finding) for finding in points(article)]
    if article.published is None or article.published.is_proposal:
        lines.append(_translated("Date: {0}").format(_published(article)))
    if _is_proposed(article.headline):
        evidence = one_line(article.headline.evidence) if article.headline else ""
        lines.append(_translated("The headline is a proposal: {0}").format(evidence))
    return tuple(lines)


def kind_words(finding: Finding) -> str:
    """Return what kind of finding it is, in words."""
    words = _KINDS.get(finding.kind)
    return _translated(words) if words else finding.kind.replace("_", " ")


def point_line(finding: Finding) -> str:
    """Return a finding as one line: its kind in words, and what it says."""
    words = kind_words(finding)
    return f"{words[:1].upper()}{words[1:]}: {one_line(finding.message)}"


def facts_of(stored: StoredArticle) -> tuple[Fact, ...]:
    """Return what is known of an article, each claim with what it rests on; what is not known is left out."""
    article = stored.article
    facts = (
        Fact(_translated("Published"), _published(article)),
        Fact(_translated("The text allows"), _bounds(article)),
        Fact(_translated("Headline"), _claim(article.headline) if _is_proposed(article.headline) else ""),
        Fact(_translated("Outlet"), _claim(article.outlet)),
        Fact(_translated("Agency"), _claim(article.agency)),
        Fact(_translated("Signed by"), one_line(", ".join(article.byline))),
        Fact(_translated("Credits"), _chain(article.credit_chain)),
        Fact(_translated("Language"), _language(article.language)),
        Fact(_translated("Encoding"), one_line(f"{stored.charset} · {stored.charset_evidence}".strip(" ·"))),
        Fact(_translated("File"), stored.row.path, is_code=True),
        Fact(_translated("SHA-256"), stored.sha256, is_code=True),
    )
    return tuple(fact for fact in facts if fact.value)


def _published(article: Article) -> str:
    published = article.published
    if published is None:
        why = next((one_line(one.message) for one in article.findings if one.kind == _BOUNDS), "")
        return why or _translated("undated")
    return _evident(short_time(published.value), published.evidence, is_proposal=published.is_proposal)


def _bounds(article: Article) -> str:
    """Return the time that the text allows, where that says more than the date does."""
    first, last = (short_date(bound) for bound in article.bounds)
    if article.published is not None and not article.published.is_proposal:
        return ""
    if first and last:
        return _translated("{0} to {1}").format(first, last)
    if first or last:
        return _translated("{0} or later" if first else "{0} or before").format(first or last)
    return ""


def _is_proposed(claim: Claim | None) -> bool:
    return claim is not None and claim.is_proposal


def _claim(claim: Claim | None) -> str:
    return "" if claim is None else _evident(claim.value, claim.evidence, is_proposal=claim.is_proposal)


def _evident(value: str, evidence: str, *, is_proposal: bool) -> str:
    shown = _translated("{0} (proposed)").format(value) if is_proposal else value
    return one_line(f"{shown} · {evidence}" if evidence else shown)


def _chain(names: Sequence[str]) -> str:
    """Return who printed it first to last: ``Courier ← Wire``; one name alone is no chain."""
    return " ← ".join(one_line(name) for name in names) if len(names) > 1 else ""


def _language(tag: str | None) -> str:
    if not tag:
        return ""
    language = QLocale(tag).language()
    return tag if language == QLocale.Language.C else QLocale.languageToString(language)


def _translated(text: str) -> str:
    return QCoreApplication.translate("article", text)
