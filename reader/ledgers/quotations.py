"""Quotations: what is printed in quotation marks across articles, each with every rendering and who leaves it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.base.words import folded, words_of
from reader.comparison.wording import SHORT, common, content, place_in, stems_of
from reader.ledgers.quoted import quoted_spans
from reader.ledgers.speakers import speakers_of
from reader.ledgers.translated import Utterance, translation_of
from reader.ledgers.unmarked import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.base.ids import ArticleId
    from reader.base.span import Span
    from reader.ledgers.ledger import LedgerArticle
    from reader.ledgers.unmarked import PlainText

SAME_WORDING = 0.6
"""Two quotations are renderings of one from this share of common words, in order, on."""
PART_OF = 0.85
"""A quotation is a part of a longer one when this share of its words stands there, in order."""
_EDGES = " \t\n,.;:…-–—"


class How(StrEnum):
    """How a rendering stands to the canonical one."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    MARKS_DROPPED = "marks_dropped"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A quotation as one article prints it; ``span`` is its place in the passage, without the marks."""

    article: ArticleId
    passage: int
    text: str
    how: How
    span: Span


@dataclass(frozen=True, slots=True)
class QuotationEntry:
    """One quotation: who said it where a rule finds that, its fullest wording, all renderings, and who has none."""

    speaker: str | None
    canonical: str
    renderings: tuple[Rendering, ...]
    absent: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks in one passage, with who said them where a rule finds that."""

    article: ArticleId
    passage: int
    span: Span
    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    utterance: Utterance

    @property
    def speaker(self) -> str | None:
        """Who says it, None where no rule finds that."""
        return self.utterance.speaker


def quotation_ledger(articles: Sequence[LedgerArticle]) -> tuple[QuotationEntry, ...]:
    """Return every quotation of the articles, those that most articles carry first, then in the order of the text.

    The result does not depend on the order of ``articles``: quotations are gathered from the longest to the shortest,
    each into the family it is most like. Words of a family that an article prints without marks are a rendering too.
    """
    ordered = sorted(articles, key=lambda article: article.article)
    families = _families(quotation for article in ordered for quotation in quotations_of(article))
    plain = plain_text(ordered)
    entries = [_entry(family, ordered, plain) for family in families]
    return tuple(sorted(entries, key=lambda entry: (len(entry.absent), _position(entry.renderings[0]))))


def _entry(family: Sequence[Quotation], articles: Sequence[LedgerArticle], plain: PlainText) -> QuotationEntry:
    renderings = [_rendering(quotation, family[0]) for quotation in family]
    marked = {rendering.article for rendering in renderings}
    unmarked = plain.places_of(family[0].stems)
    for article in articles:
        if article.article not in marked and article.article in unmarked:
            number, span = unmarked[article.article]
            text = span.of(article.passages[number])
            renderings.append(Rendering(article.article, number, text, How.MARKS_DROPPED, span))
    absent = tuple(one.article for one in articles if one.article not in marked and one.article not in unmarked)
    return QuotationEntry(_speaker(family), family[0].text, tuple(sorted(renderings, key=_position)), absent)


def quotations_of(article: LedgerArticle) -> Iterator[Quotation]:
    """Yield the quotations of an article in the order of the text."""
    speakers = speakers_of(article.passages, article.language)
    for number, passage in enumerate(article.passages):
        for span, speaker in zip(quoted_spans(passage), speakers[number], strict=True):
            text = span.of(passage).strip(_EDGES)
            words = tuple(word.folded for word in words_of(text))
            if words and not all(word.isdigit() for word in words):
                utterance = Utterance(text, speaker, article.language, passage)
                yield Quotation(article.article, number, span, text, words, stems_of(words), utterance)


def _families(quotations: Iterable[Quotation]) -> list[list[Quotation]]:
    """Return the quotations gathered, the fullest of each family first."""
    families: list[list[Quotation]] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for quotation in sorted(
        quotations, key=lambda one: (-len(one.stems), one.words, one.article, one.passage, one.span)
    ):
        # More than half of its words must stand in the family, so one of the rarer half does.
        stems = sorted(set(quotation.stems), key=lambda stem: (len(holders[stem]), stem))
        near = {number for stem in stems[: len(stems) // 2 + 1] for number in holders[stem]}
        likeness = {number: _likeness(quotation, families[number][0]) for number in sorted(near)}
        best = max(likeness, key=lambda number: likeness[number], default=None)
        if best is not None and likeness[best] > 0:
            families[best].append(quotation)
            continue
        for stem in quotation.stems:
            holders[stem].add(len(families))
        families.append([quotation])
    return _with_translations([_fullest_first(family) for family in families])


def _with_translations(families: list[list[Quotation]]) -> list[list[Quotation]]:
    """Return the families with those put together that are one quotation in two languages, the earlier article's first.

    Each family goes to the one it translates; a family that others went to stays where it is.
    """
    ordered = sorted(families, key=lambda family: min((one.article, one.passage, one.span) for one in family))
    kept: list[list[Quotation]] = []
    for family in ordered:
        place = translation_of(family[0].utterance, [other[0].utterance for other in kept])
        if place is None:
            kept.append(family)
        else:
            kept[place] = kept[place] + family
    return kept


def _fullest_first(family: list[Quotation]) -> list[Quotation]:
    """Put the wording of the most articles first among those of the most words."""
    carriers: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for quotation in family:
        carriers[quotation.words].add(quotation.article)
    return sorted(
        family, key=lambda one: (-len(one.words), -len(carriers[one.words]), one.article, one.passage, one.span)
    )


def _likeness(quotation: Quotation, fullest: Quotation) -> float:
    """Return how alike a quotation is to a family's fullest wording; 0 where they are not the same one."""
    part, whole = quotation.stems, fullest.stems
    if part == whole:
        return 2.0 if len(part) > SHORT or _may_be_same(quotation.speaker, fullest.speaker) else 0.0
    if content(part) < 2:
        return 0.0
    if len(part) > SHORT and common(part, whole) >= SAME_WORDING:
        return 1.0 + common(part, whole)
    place = place_in(part, whole)
    return place.share if place is not None and place.share >= PART_OF else 0.0


def _may_be_same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or bool(set(folded(one).split()) & set(folded(other).split()))


def _rendering(quotation: Quotation, fullest: Quotation) -> Rendering:
    return Rendering(quotation.article, quotation.passage, quotation.text, _how(quotation, fullest), quotation.span)


def _how(quotation: Quotation, fullest: Quotation) -> How:
    if quotation.words == fullest.words:
        return How.VERBATIM
    ours, theirs = quotation.utterance.language, fullest.utterance.language
    if ours and theirs and ours != theirs:
        return How.TRANSLATED
    place = place_in(quotation.words, fullest.words)
    return How.TRIMMED if place is not None and place.share == 1.0 else How.REWORDED


def _speaker(family: Sequence[Quotation]) -> str | None:
    """Return the speaker most often named, by last word, in the fullest form."""
    named = [quotation.speaker for quotation in family if quotation.speaker]
    last = Counter(folded(name).split()[-1] for name in named)
    return min(named, key=lambda name: (-last[folded(name).split()[-1]], -len(name), name), default=None)


def _position(rendering: Rendering) -> tuple[int, int, Span]:
    return rendering.article, rendering.passage, rendering.span
