"""Attributions: who is named as the source of which statement across articles, and who prints it without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING

from reader.alignment.features import bags_of, overlap
from reader.alignment.likeness import norm
from reader.base.ids import ArticleId
from reader.base.words import folded, words_of
from reader.comparison.language import language_of
from reader.comparison.reporting import reporting_words
from reader.comparison.sources_named import differing, is_same_source, speaks_of
from reader.comparison.tokens import word_key
from reader.comparison.wording import content, stems_of
from reader.ledgers.reported import reports_of
from reader.ledgers.speech import speech_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.alignment.features import Bag
    from reader.base.span import Span
    from reader.comparison.reporting import Stance
    from reader.ledgers.ledger import LedgerArticle
    from reader.ledgers.reported import Report

SAME_STATEMENT = 0.3
"""Two sentences carry the same statement when they are alike from this on, and both name a source."""
SAME_PLAIN = 0.45
"""The same where one of them names none: what stands beside a report is often like it."""
LEAST_CONTENT = 3
"""A statement of fewer words that mean something is compared only where the words are all the same."""
_WIDEST = 400
_LEAST_WORDS = 0.12
_Sources = Mapping[tuple[ArticleId, int], Sequence[str]]


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

    ``plain`` are the sentences that carry it without a reporting verb, ``dropped`` the articles of those among them in
    which no source is named at all; ``exchanged`` are the articles that name somebody else than most do.
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
    language: str
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


def attribution_ledger(
    articles: Sequence[LedgerArticle], stories: Sequence[Sequence[ArticleId]] | None = None
) -> tuple[AttributionEntry, ...]:
    """Return every statement that at least one article gives a source for: contested ones first, then in text order.

    The result does not depend on the order of ``articles``: sentences are tied to the sentences of other articles that
    they are most like, the likest first, and no entry holds two sentences of one article. ``stories`` are the articles
    that tell of one event each; statements are tied inside them only. Without it all articles do.
    """
    ordered = sorted(articles, key=lambda article: article.article)
    groups = [frozenset(article.article for article in ordered)] if stories is None else [*map(frozenset, stories)]
    entries = [
        entry for group in groups for entry in _in_story([article for article in ordered if article.article in group])
    ]
    entries.sort(key=lambda entry: (*_rank(entry), _position(entry)))
    return tuple(entries)


def _in_story(articles: Sequence[LedgerArticle]) -> list[AttributionEntry]:
    units = _units(articles)
    sources = _sources(units)
    families = [family for family in _with_sources(_families(units)) if any(unit.report.source for unit in family)]
    return [_entry(family, sources) for family in families]


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
        _Unit(
            article.article,
            language_of("\n".join(article.passages), article.language),
            number,
            passage,
            report,
            tuple(word.folded for word in words_of(report.statement)),
            bag,
        )
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
    """Yield pairs of units of two articles that carry one statement, with how unlike they are.

    Articles of one story print most sentences alike, so that only different wordings are held against each other.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        holders[unit.words].append(number)
    sources = _sources(units)
    wordings = list(holders.values())
    same = ((2.0, members, members) for members in wordings)
    for likeness, ours, theirs in chain(same, _alike([units[members[0]] for members in wordings], wordings)):
        for number, other in product(ours, theirs):
            one, two = units[number], units[other]
            if one.article == two.article or (ours is theirs and other < number):
                continue
            if likeness >= SAME_PLAIN or _may_share_source(one, two, sources):
                yield -likeness, min(number, other), max(number, other)


def _alike(firsts: Sequence[_Unit], wordings: Sequence[list[int]]) -> Iterator[tuple[float, list[int], list[int]]]:
    """Yield two wordings that may be of one statement, with how alike they are.

    Their words find them: a pair whose words weigh little against the lighter one is not looked at.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(firsts):
        if content(stems_of(unit.words)) < LEAST_CONTENT:
            continue
        shared: dict[int, int] = defaultdict(int)
        for stem in unit.bag.stems:
            near = holders[stem]
            for other in near if len(near) <= _WIDEST else ():
                shared[other] += unit.bag.scale.words[stem]
            near.append(number)
        for other, weight in shared.items():
            bag = firsts[other].bag
            if weight >= _LEAST_WORDS * min(unit.bag.mass, bag.mass):
                likeness = overlap(unit.bag, bag) / norm(unit.bag, bag)
                if likeness >= SAME_STATEMENT:
                    yield likeness, wordings[other], wordings[number]


def _sources(units: Sequence[_Unit]) -> _Sources:
    """Return the sources that each passage names."""
    found: dict[tuple[ArticleId, int], list[str]] = defaultdict(list)
    for unit in units:
        found[unit.article, unit.passage] += [unit.report.source] if unit.report.source else []
    return found


def _may_share_source(one: _Unit, other: _Unit, sources: _Sources) -> bool:
    """Tell whether both name a source, or one does and the other's passage names the same one beside it."""
    ours, theirs = one.report.source, other.report.source
    if ours and theirs:
        return True
    named, beside = (ours, other) if ours else (theirs, one)
    return named is not None and any(
        _is_same(named, source) for source in sources.get((beside.article, beside.passage), ())
    )


@lru_cache(maxsize=16384)
def _is_same(one: str, other: str) -> bool:
    return is_same_source(one, other)


def _with_sources(families: Sequence[Sequence[_Unit]]) -> list[list[_Unit]]:
    """Return the families with a plain sentence exchanged for one beside it that names the family's source.

    An article that tells in two sentences what others tell in one names the source in one of them only.
    """
    alone = {(family[0].article, family[0].passage): family[0] for family in families if _is_alone(family)}
    taken: set[tuple[ArticleId, int, Span]] = set()
    found = []
    for family in families:
        sources = [unit.report.source for unit in family if unit.report.source]
        kept = []
        for unit in family:
            beside = alone.get((unit.article, unit.passage)) if sources and not unit.report.source else None
            is_told = beside is not None and any(_is_same(beside.report.source or "", one) for one in sources)
            kept.append(beside if beside is not None and is_told else unit)
            taken |= {beside.place} if beside is not None and is_told else set()
        found.append(kept)
    return [family for family in found if not (len(family) == 1 and family[0].place in taken)]


def _is_alone(family: Sequence[_Unit]) -> bool:
    return len(family) == 1 and family[0].report.source is not None


def _entry(family: Sequence[_Unit], beside: _Sources) -> AttributionEntry:
    named = [unit for unit in family if unit.report.source]
    plain = [unit for unit in family if not unit.report.source]
    fullest = max(named, key=lambda unit: (len(unit.words), -unit.article))
    sources = [unit.report.source or "" for unit in named]
    return AttributionEntry(
        fullest.report.statement,
        tuple(_rendering(unit) for unit in named),
        tuple(PlainRendering(unit.article, unit.passage, unit.text, unit.report.span) for unit in plain),
        tuple(unit.article for unit in plain if not _is_sourced(unit, named, beside)),
        tuple(unit.article for unit, differs in zip(named, differing(sources), strict=True) if differs),
    )


def _is_sourced(unit: _Unit, named: Sequence[_Unit], beside: _Sources) -> bool:
    """Tell whether a sentence without a reporting verb, or a report in its passage, names the source of ``named``.

    A source that tells of itself (the navy said it had …) is the subject of the plain sentence, not its source.
    """
    around = beside.get((unit.article, unit.passage), ())
    for one in named:
        source = one.report.source or ""
        words = reporting_words(one.language).anaphors
        is_of_itself = bool(one.words) and not words.isdisjoint({word_key(word) for word in one.words[:2]})
        is_spoken_of = not is_of_itself and speaks_of(unit.text, _head_of(source, one.language))
        if is_spoken_of or any(_is_same(source, other) for other in around):
            return True
    return False


def _head_of(source: str, language: str) -> str:
    """Return a source without what belongs to it: a person close to the club is a person."""
    words = source.split()
    owned = speech_of(language).prepositions
    stop = next((at for at, word in enumerate(words) if at and (folded(word) in owned or word == "close")), len(words))
    return " ".join(words[:stop])


def _rendering(unit: _Unit) -> AttributedRendering:
    report = unit.report
    return AttributedRendering(
        unit.article, unit.passage, report.source or "", report.verb, report.stance, unit.text, report.span
    )


def _rank(entry: AttributionEntry) -> tuple[bool, int]:
    return not entry.is_contested, -len(entry.renderings) - len(entry.plain)


def _position(entry: AttributionEntry) -> tuple[ArticleId, int, Span]:
    first = entry.renderings[0]
    return first.article, first.passage, first.span
