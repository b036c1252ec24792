"""Reported statements: sentences of a passage with who is named as their source, the reporting verb and its stance."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.base.span import Span
from reader.comparison.language import language_of
from reader.comparison.reporting import Stance, is_capital, names_source, reporting_words, tag_at_verb, tag_in
from reader.comparison.roles import DETERMINER, FILLER, PREPOSITION, REPORT, SOURCE_NOUN
from reader.comparison.side import side_of
from reader.comparison.tokens import TokenKind, word_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.reporting import ReportingWords, SourceTag
    from reader.comparison.side import Sentence, Side

_LEAST_WORDS = 3
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence, or a clause of one, with the words that say where it comes from taken out.

    ``span`` is its place in the passage, source and verb included; ``statement`` what is left without them. ``source``
    and ``verb`` are as printed; a quotation that goes on without a verb has the source before it and no verb; a
    sentence without any source has neither. ``is_anaphor`` tells that a pronoun stands where ``source`` was taken from.
    """

    span: Span
    statement: str
    source: str | None = None
    verb: str | None = None
    stance: Stance | None = None
    is_anaphor: bool = False


def reports_of(passages: Sequence[str], language: str | None) -> list[tuple[Report, ...]]:
    """Return for each passage its sentences with their sources, in order.

    A pronoun stands for whoever was named last, as a source or as the subject of a sentence; a quotation without any
    words beside it belongs to the source named last in its own passage.
    """
    code = language_of("\n".join(passages), language)
    words = reporting_words(code)
    last = person = None
    found = []
    for passage in passages:
        side = side_of(passage, code)
        row: list[Report] = []
        here: str | None = None
        for sentence in side.sentences:
            leading = _leading(side, sentence.first, sentence.last, words)
            last, person, here = leading or last, leading or person, leading or here
            for report in _reports(side, sentence, words):
                is_person = report.is_anaphor and word_key(report.source or "") in words.persons
                antecedent = _one_person(here, person) if is_person else here
                known = _resolved(report, antecedent or (last if report.is_anaphor else None))
                last, here = known.source or last, known.source or here
                person = known.source if _is_named(known.source, words) else person
                row.append(known)
        found.append(tuple(row))
    return found


def _one_person(here: str | None, person: str | None) -> str | None:
    """Return whom ``he`` or ``she`` stands for: the source named last in the passage, unless those are several."""
    is_plural = here is not None and " " not in here and here.endswith("s")
    return person if is_plural or here is None else here


def _is_named(source: str | None, words: ReportingWords) -> bool:
    """Tell whether a source as printed holds a name."""
    plain = (source or "").split()
    return any(word[:1].isupper() for word in plain[1:]) or (
        len(plain) == 1 and plain[0][:1].isupper() and word_key(plain[0]) not in words.anaphors
    )


def _resolved(report: Report, last: str | None) -> Report:
    """Return the report with the source named before it where its own words point back to one."""
    if report.is_anaphor:
        return replace(report, source=last or report.source)
    return replace(report, source=last, verb=None) if report.verb == "" else report


def _leading(side: Side, first: int, last: int, words: ReportingWords) -> str | None:
    """Return who a sentence begins with: a full name, with an office or after a comma, or a number of people."""
    commas = [at + 1 for at in range(first, min(last - 1, first + 14)) if side.tokens[at].key == ","]
    for start in (first, *commas):
        stop = start
        while stop < min(last, start + 4) and _is_office(side, stop, start):
            stop += 1
        office = stop
        while stop < last and is_capital(side, stop, last) and not side.roles[stop] & {DETERMINER, PREPOSITION}:
            stop += 1
        is_alone = start == first or (stop < last and (side.tokens[stop].key == "," or REPORT in side.roles[stop]))
        if stop - office >= 2 and is_alone and not side.depth[start]:
            return _POSSESSIVE.sub("", side.span(start, stop).of(side.text))
    relative = next((at for at in range(first, min(last, first + 6)) if side.tokens[at].key in words.relatives), None)
    if relative is not None and side.tokens[first].kind is TokenKind.NUMBER:
        return side.span(first, relative).of(side.text)
    return None


def _is_office(side: Side, at: int, start: int) -> bool:
    """Tell whether token ``at`` is a word of an office before a name, such as ``Bus driver`` at the start."""
    text = side.tokens[at].text
    is_plain = side.tokens[at].kind is TokenKind.WORD and text.islower() and text.endswith(("er", "or", "f", "an", "t"))
    opens = at == start and at + 1 < len(side.tokens) and side.tokens[at + 1].text.islower()
    return (is_plain and not side.roles[at] & {DETERMINER, PREPOSITION, FILLER}) or (
        opens and side.tokens[at].text[:1].isupper() and not side.roles[at] & {DETERMINER, PREPOSITION, FILLER}
    )


def _reports(side: Side, sentence: Sentence, words: ReportingWords) -> Iterator[Report]:
    cuts = [sentence.first, *_cuts(side, sentence.first, sentence.last, words), sentence.last]
    subject: str | None = None
    for first, last in pairwise(cuts):
        if len(side.words(first, last)) >= _LEAST_WORDS or side.is_inside(first, last):
            head = _head(side, sentence, words)
            report = _report(side, first, last, words, subject or head)
            subject = report.source
            yield report


def _head(side: Side, sentence: Sentence, words: ReportingWords) -> str | None:
    """Return the words that a sentence begins with up to the end of its first name, None where it has none."""
    first = sentence.first
    stops = (at for at in range(first, sentence.last) if side.tokens[at].kind is TokenKind.PUNCTUATION)
    stop = next(stops, sentence.last)
    if side.depth[first] or PREPOSITION in side.roles[first] or side.tokens[first].kind is TokenKind.DATE:
        return None
    capitals = [at for at in range(first + 1, min(stop, first + 6)) if is_capital(side, at, stop)]
    end = capitals[-1] + 1 if capitals else min(stop, first + 2)
    while end < stop and SOURCE_NOUN in side.roles[end]:
        end += 1
    shown = side.span(first, end).of(side.text)
    return _leading(side, first, sentence.last, words) or (shown if names_source(side, first, end, words) else None)


def _cuts(side: Side, first: int, last: int, words: ReportingWords) -> Iterator[int]:
    """Yield the tokens at which a sentence goes on with another source: ``, but two of them said``, ``and warned``."""
    at = first
    has_tag = False
    while at < last:
        verb = tag_at_verb(side, at, first, last, words)
        if verb is None:
            at += 1
            continue
        start = verb.source[0] - 1
        is_linked = start > first and side.tokens[start].key in words.linkers | {";", ":"}
        is_clause = has_tag or side.tokens[start - 1].key == ","
        if verb.source == verb.verb or (is_clause and is_linked and verb.source[0] < verb.verb[0]):
            yield verb.verb[0] - 1 if verb.source == verb.verb else start
        has_tag = True
        at = verb.verb[1]


def _report(side: Side, first: int, last: int, words: ReportingWords, subject: str | None) -> Report:
    """Return the clause ``[first, last)``; ``subject`` is who speaks where it begins with its verb."""
    span = side.span(first, last)
    tag = tag_in(side, first, last, words)
    if tag is None:
        verb = "" if side.is_inside(first, last) else None
        return Report(_with_marks(side, span), _shown(side, first, last), None, verb)
    tag = _without_clause(side, tag, words)
    source = subject if tag.source == tag.verb else side.span(*_without_particle(side, tag.source)).of(side.text)
    verb = side.span(*tag.verb).of(side.text)
    key = " ".join(token.key for token in side.tokens[tag.verb[0] : tag.verb[1]])
    stance = words.stances.get(key.split()[-1], Stance.PLAIN)
    is_anaphor = source is not None and word_key(source) in words.anaphors
    if is_anaphor and subject and tag.source[0] > first and side.tokens[tag.source[0] - 1].key in words.subordinators:
        source, is_anaphor = subject, False
    return Report(_with_marks(side, span), _statement(side, first, last, tag, words), source, verb, stance, is_anaphor)


def _without_clause(side: Side, tag: SourceTag, words: ReportingWords) -> SourceTag:
    """Return the tag without the clause that follows an introduced source at once (Laut Polizei war der Fahrer …)."""
    start, end = tag.source
    verb = next((at for at in range(start + 1, end) if side.tokens[at].key in words.finite), None)
    if tag.verb[1] > start or verb is None:
        return tag
    return replace(tag, source=(start, verb), whole=(tag.whole[0], verb))


def _without_particle(side: Side, source: tuple[int, int]) -> tuple[int, int]:
    """Return a source without the part of a verb behind it (teilte die Polizei mit)."""
    start, end = source
    particles = lexicon("ledger_attributions")[side.language]["particles"]
    return (start, end - 1) if end - start > 1 and side.tokens[end - 1].text in particles else source


def _with_marks(side: Side, span: Span) -> Span:
    """Return the span with the quotation marks that open and close at its ends."""
    start, end = span.start, span.end
    for region in side.regions:
        if region.opening.end == start:
            start = region.opening.start
        if region.closing.start == end:
            end = region.closing.end
    return Span(start, end)


def _statement(side: Side, first: int, last: int, tag: SourceTag, words: ReportingWords) -> str:
    first += side.tokens[first].key in words.linkers and tag.whole[0] > first
    pieces = [_shown(side, first, tag.whole[0]), _shown(side, tag.whole[1], last)]
    return " ".join(piece for piece in pieces if any(letter.isalnum() for letter in piece))


def _shown(side: Side, first: int, last: int) -> str:
    return side.span(first, last).of(side.text).strip(" \t\n,.;:-–—\"“”„«»‘’'") if first < last else ""
