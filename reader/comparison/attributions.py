"""Attributions: who is named as a source across articles, with which words, and who leaves the source out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.base.words import folded
from reader.comparison.quoted import quoted_spans
from reader.comparison.sentences import sentences_of
from reader.comparison.speech import ARTICLES, introduction_at, name_from, speech_of, subject, tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.base.ids import ArticleId
    from reader.comparison.ledger import LedgerArticle
    from reader.comparison.speech import Speech

_LONGEST_OFFICE = 3
_QUOTED = "\ufffc"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where an article names a source: ``verb`` as printed, at ``span`` of the passage, in ``text``."""

    article: ArticleId
    passage: int
    source: str
    verb: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class AttributionEntry:
    """A source in its fullest form, every place that names it, and the articles that never do."""

    source: str
    attributions: tuple[Attribution, ...]
    absent: tuple[ArticleId, ...]


def attribution_ledger(articles: Sequence[LedgerArticle]) -> tuple[AttributionEntry, ...]:
    """Return the sources of the articles, those that most articles name first.

    A name is one with the fuller name that holds it (Lund, Ada Lund). The result does not depend on the order of
    ``articles``.
    """
    ordered = sorted(articles, key=lambda article: article.article)
    found = [attribution for article in ordered for attribution in attributions_of(article)]
    home = _homes({attribution.source for attribution in found})
    groups: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in found:
        groups[home[attribution.source]].append(attribution)
    entries = [_entry(source, group, ordered) for source, group in groups.items()]
    return tuple(sorted(entries, key=lambda entry: (len(entry.absent), -len(entry.attributions), entry.source)))


def _homes(sources: set[str]) -> dict[str, str]:
    """Return for each source the fullest one that holds all its words: Ada Lund for Lund, but nobody for two people."""
    home: dict[str, str] = {}
    for source in sorted(sources, key=lambda name: (-len(name.split()), name)):
        words = set(folded(source).split())
        fuller = [name for name in dict.fromkeys(home.values()) if words < set(folded(name).split()) and _is_one(name)]
        home[source] = fuller[0] if fuller and _is_one(source) else source
    return home


def _is_one(name: str) -> bool:
    """Tell whether every word of a name has a capital, so that it names one person or body."""
    return all(word[0].isupper() for word in name.split())


def attributions_of(article: LedgerArticle) -> Iterator[Attribution]:
    """Yield the attributions of an article in the order of the text; a pronoun means the source named last."""
    speech = speech_of(article.language or "en")
    last: str | None = None
    for number, passage in enumerate(article.passages):
        for sentence in sentences_of(passage):
            for source, verb in _in_sentence(passage, sentence, speech, last):
                last = source
                yield Attribution(article.article, number, source, verb.of(passage), sentence.of(passage), verb)


def _in_sentence(passage: str, sentence: Span, speech: Speech, last: str | None) -> Iterator[tuple[str, Span]]:
    places = _tokens(passage, sentence)
    words = [word for word, _ in places]
    for at, word in enumerate(words):
        if taken := introduction_at(words, at, speech):
            source = name_from(words, at + taken, speech)
            end = at + taken - 1
        elif word.islower() and folded(word) in speech.reporting:
            source, end = _source(words, at, speech, last), at
        else:
            continue
        if source is not None:
            yield source, Span(places[at][1].start, places[end][1].end)


def _source(words: Sequence[str], at: int, speech: Speech, last: str | None) -> str | None:
    """Return who does the verb at ``at``: after it where it follows a quotation, else before it."""
    before = [word for word in words[max(0, at - 2) : at] if word != ","]
    if before and before[-1] == _QUOTED and (after := name_from(words, at + 1, speech, last)):
        return after
    nearest = words[at - 1] if at else ""
    if folded(nearest) in speech.passive:
        return None
    is_named = nearest[:1].isupper() and not folded(nearest).endswith(speech.adjective_endings)
    if folded(words[at]) in speech.nouns and not (is_named or folded(nearest) in speech.pronouns):
        return None
    return _office(words[:at], speech) or subject(words[:at], speech, last)


def _office(words: Sequence[str], speech: Speech) -> str | None:
    """Return the plain words right before a verb after an article or a comma: (the) coast guard."""
    idle = speech.fillers | speech.prepositions | speech.pronouns | speech.openings | {speech.conjunction}
    start = len(words)
    while start and words[start - 1].isalpha() and words[start - 1].islower() and folded(words[start - 1]) not in idle:
        start -= 1
    found = words[start:]
    is_opened = start == 0 or folded(words[start - 1]) in ARTICLES | {"a", "an", ","}
    is_office = 0 < len(found) <= _LONGEST_OFFICE and not any(speech.is_verb(word) for word in found)
    return " ".join(found) if is_opened and is_office else None


def _tokens(passage: str, sentence: Span) -> list[tuple[str, Span]]:
    """Return the words of a sentence with their places, each quotation as one mark."""
    quoted = [span for span in quoted_spans(passage) if span.overlaps(sentence)]
    found: list[tuple[str, Span]] = []
    for word, place in tokens_in(passage, sentence.start, sentence.end):
        inside = next((span for span in quoted if span.start <= place.start < span.end), None)
        if inside is None:
            found.append((word, place))
        elif not found or found[-1][1] != inside:
            found.append((_QUOTED, inside))
    return [(word, place) for word, place in found if word not in "\"“”„‘’«»'"]


def _entry(source: str, group: Sequence[Attribution], articles: Sequence[LedgerArticle]) -> AttributionEntry:
    carried = {attribution.article for attribution in group}
    absent = tuple(article.article for article in articles if article.article not in carried)
    return AttributionEntry(source, tuple(group), absent)
