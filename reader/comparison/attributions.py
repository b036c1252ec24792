"""Attributions: who is named as the source of which statement across articles, and who prints it without one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.words import words_of
from reader.comparison.features import bags_of, overlap
from reader.comparison.likeness import norm
from reader.comparison.reported import Stance, reports_of
from reader.comparison.wording import content, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.base.ids import ArticleId
    from reader.base.span import Span
    from reader.comparison.features import Bag
    from reader.comparison.ledger import LedgerArticle
    from reader.comparison.reported import Report

__all__ = ["AttributedRendering", "AttributionEntry", "PlainRendering", "Stance", "attribution_ledger"]

SAME_STATEMENT = 0.3
"""Two sentences carry the same statement when they are alike from this on."""
LEAST_CONTENT = 3
"""A statement of fewer words that mean something is compared only where the words are all the same."""
_WIDEST = 400
_SHORT = 3


@dataclass(frozen=True, slots=True)
class AttributedRendering:
    """A statement as one article prints it with its source.

    ``text == passage_text[span]``; ``source`` and ``verb`` are as printed, a pronoun is replaced by who it stands for.
    ``verb`` is None where a quotation goes on without one.
    """

    article: ArticleId
    passage: int
    source: str
    verb: str | None
    stance: Stance | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlainRendering:
    """A statement as one article prints it without any source."""

    article: ArticleId
    passage: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class AttributionEntry:
    """One statement in its fullest wording, with who is named for it in each article.

    ``dropped`` are the articles that carry it without a source, in ``plain`` with their words; ``exchanged`` those that
    name somebody else than most articles do.
    """

    statement: str
    renderings: tuple[AttributedRendering, ...]
    plain: tuple[PlainRendering, ...]
    dropped: tuple[ArticleId, ...]
    exchanged: tuple[ArticleId, ...]

    @property
    def is_contested(self) -> bool:
        """Tell whether articles differ in the source, or in the stance they give it."""
        stances = {rendering.stance for rendering in self.renderings if rendering.stance is not None}
        return bool(self.dropped or self.exchanged) or len(stances) > 1


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of an article, with or without a source."""

    article: ArticleId
    passage: int
    passage_text: str
    report: Report
    words: tuple[str, ...]
    bag: Bag

    @property
    def place(self) -> tuple[ArticleId, int, Span]:
        """Where the sentence stands; no two stand at the same place."""
        return self.article, self.passage, self.report.span

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.report.span.of(self.passage_text)


def attribution_ledger(articles: Sequence[LedgerArticle]) -> tuple[AttributionEntry, ...]:
    """Return every statement that at least one article gives a source for: contested ones first, then in text order.

    The result does not depend on the order of ``articles``: sentences are tied to the sentences of other articles that
    they are most like, the likest first, and no entry holds two sentences of one article.
    """
    units = _units(sorted(articles, key=lambda article: article.article))
    entries = [_entry(family) for family in _families(units) if any(unit.report.source for unit in family)]
    entries.sort(key=lambda entry: (*_rank(entry), _position(entry)))
    return tuple(entries)


def _units(articles: Sequence[LedgerArticle]) -> list[_Unit]:
    rows = [
        [
            (number, passage, report)
            for number, (passage, reports) in enumerate(
                zip(article.passages, reports_of(article.passages, article.language), strict=True)
            )
            for report in reports
            if report.statement
        ]
        for article in articles
    ]
    bags = bags_of([[report.statement for _, _, report in row] for row in rows])
    return [
        _Unit(article.article, number, passage, report, tuple(word.folded for word in words_of(report.statement)), bag)
        for article, row, column in zip(articles, rows, bags, strict=True)
        for (number, passage, report), bag in zip(row, column, strict=True)
    ]


def _families(units: Sequence[_Unit]) -> list[list[_Unit]]:
    """Return the units tied together, each family in the order of the articles."""
    home = list(range(len(units)))
    members = {number: [number] for number in home}
    for _, one, other in sorted(_ties(units)):
        left, right = home[one], home[other]
        held = {units[number].article for number in members[left]}
        if left == right or any(units[number].article in held for number in members[right]):
            continue
        for number in members.pop(right):
            home[number] = left
            members[left].append(number)
    return [sorted((units[number] for number in family), key=lambda unit: unit.place) for family in members.values()]


def _ties(units: Sequence[_Unit]) -> Iterable[tuple[float, int, int]]:
    """Yield pairs of units of two articles that carry one statement, with how unlike they are."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for stem in unit.bag.stems:
            holders[stem].append(number)
    for number, unit in enumerate(units):
        near = {
            other
            for stem in unit.bag.stems
            if len(holders[stem]) <= _WIDEST
            for other in holders[stem]
            if other > number and units[other].article != unit.article
        }
        for other in near:
            likeness = _likeness(unit, units[other])
            if likeness >= SAME_STATEMENT:
                yield -likeness, number, other


def _likeness(one: _Unit, other: _Unit) -> float:
    if one.words == other.words:
        return 2.0
    if min(content(stems_of(one.words)), content(stems_of(other.words))) < LEAST_CONTENT:
        return 0.0
    return overlap(one.bag, other.bag) / norm(one.bag, other.bag)


def _entry(family: Sequence[_Unit]) -> AttributionEntry:
    named = [unit for unit in family if unit.report.source]
    plain = [unit for unit in family if not unit.report.source]
    fullest = max(named, key=lambda unit: (len(unit.words), -unit.article))
    return AttributionEntry(
        fullest.report.statement,
        tuple(_rendering(unit) for unit in named),
        tuple(PlainRendering(unit.article, unit.passage, unit.text, unit.report.span) for unit in plain),
        tuple(unit.article for unit in plain),
        _exchanged(named),
    )


def _rendering(unit: _Unit) -> AttributedRendering:
    report = unit.report
    return AttributedRendering(
        unit.article, unit.passage, report.source or "", report.verb, report.stance, unit.text, report.span
    )


def _exchanged(named: Sequence[_Unit]) -> tuple[ArticleId, ...]:
    """Return the articles whose source is not the one that most articles name."""
    votes: Counter[int] = Counter()
    for number, unit in enumerate(named):
        votes[number] = sum(_is_same_source(unit.report.source or "", other.report.source or "") for other in named)
    usual = max(votes, key=lambda number: (votes[number], -number))
    return tuple(
        unit.article
        for unit in named
        if not _is_same_source(unit.report.source or "", named[usual].report.source or "")
    )


def _is_same_source(one: str, other: str) -> bool:
    """Tell whether two names can stand for one source: they share a name, or where neither has one, a word."""
    ours, theirs = _names_of(one), _names_of(other)
    if ours and theirs:
        return bool(ours & theirs)
    if ours or theirs:
        return False
    return bool(set(_content_of(one)) & set(_content_of(other)))


def _names_of(source: str) -> frozenset[str]:
    """Return the capitalised words of a source but its first one where that only begins a sentence."""
    words = words_of(source)
    found = [word for word in words if source[word.start].isupper() and not source[word.start : word.end].isupper()]
    has_only_first = len(found) == 1 and found[0].start == 0 and len(words) > 1
    return frozenset() if has_only_first else frozenset(_bare(word.folded)[:6] for word in found)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _content_of(source: str) -> tuple[str, ...]:
    return stems_of(word.folded for word in words_of(source) if len(word.folded) > _SHORT)


def _rank(entry: AttributionEntry) -> tuple[bool, int]:
    return not entry.is_contested, -len(entry.renderings) - len(entry.plain)


def _position(entry: AttributionEntry) -> tuple[ArticleId, int, Span]:
    first = entry.renderings[0]
    return first.article, first.passage, first.span
