"""Reporting tags: the words of a sentence that say where it comes from, such as ``Petra Holm said``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.comparison.roles import AUXILIARY, DETERMINER, FILLER, PREPOSITION, REPORT, SOURCE, SOURCE_NOUN
from reader.comparison.tokens import TokenKind, word_key

if TYPE_CHECKING:
    from reader.comparison.side import Side

_LONGEST_SOURCE = 22


class Stance(StrEnum):
    """How a reporting verb stands to what it reports."""

    PLAIN = "plain"
    CLAIMS = "claims"
    INSISTS = "insists"
    CONCEDES = "concedes"
    WARNS = "warns"
    DENIES = "denies"
    COMPLAINS = "complains"
    REVEALS = "reveals"
    SUPPOSES = "supposes"
    ACCUSES = "accuses"
    DEMANDS = "demands"


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """The words of one language that tell what a reporting verb means and what stands round it."""

    stances: dict[str, Stance]
    no_statement: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    linkers: frozenset[str]
    anaphors: frozenset[str]
    finite: frozenset[str]
    passives: frozenset[str]
    nouns_too: frozenset[str]
    persons: frozenset[str]
    with_that: frozenset[str]
    definites: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourceTag:
    """Where a source is named: tokens ``[first, last)`` of it, its verb, and the tokens of the whole tag."""

    source: tuple[int, int]
    verb: tuple[int, int]
    whole: tuple[int, int]


@cache
def reporting_words(language: str) -> ReportingWords:
    """Return the words of one of the six languages."""
    table = lexicon("ledger_attributions")[language]
    stances = {word_key(verb): stance for stance in Stance for verb in table.get(stance.value, ())}
    return ReportingWords(
        stances, *(frozenset(map(word_key, table[field.name])) for field in fields(ReportingWords)[1:])
    )


def tag_in(side: Side, first: int, last: int, words: ReportingWords) -> SourceTag | None:
    """Return the first place in ``[first, last)`` that names a source, outside quotation marks."""
    for at in range(first, last):
        if side.depth[at]:
            continue
        found = _introduction(side, at, first, last, words) or tag_at_verb(side, at, first, last, words)
        if found is not None:
            return found
    return None


def _introduction(side: Side, at: int, first: int, last: int, words: ReportingWords) -> SourceTag | None:
    """Return the tag of ``according to X``."""
    if SOURCE not in side.roles[at]:
        return None
    end = max(side.phrases[at][1], at + 1)
    stop = _source_end(side, end, last, words)
    if stop == end:
        return None
    comma = next((place for place in range(stop, last) if side.tokens[place].key == ","), stop)
    return SourceTag((end, stop), (at, end), (at, comma if at <= first + 1 else _clause_end(side, stop, last, words)))


def _source_end(side: Side, at: int, last: int, words: ReportingWords) -> int:
    stop = at
    while stop < min(last, at + _LONGEST_SOURCE) and not side.depth[stop]:
        token = side.tokens[stop]
        is_relative = token.key in words.relatives and (stop > at or token.key not in words.definites)
        if token.kind is TokenKind.PUNCTUATION or is_relative or REPORT in side.roles[stop]:
            break
        if token.kind is TokenKind.DATE or (token.key in words.linkers and not is_capital(side, stop + 1, last)):
            break
        stop += 1
    return stop


def tag_at_verb(side: Side, at: int, first: int, last: int, words: ReportingWords) -> SourceTag | None:
    """Return the tag whose reporting verb is token ``at`` of ``[first, last)``, None where it reports nothing.

    Where the subject stands before another verb (``he left and warned``) the tag has the verb as its source.
    """
    if not _reports_something(side, at, first, last, words):
        return None
    start = at
    while start > first and (side.roles[start - 1] & {AUXILIARY, FILLER}) and not _is_pronoun(side, start - 1, words):
        start -= 1
    subject = _subject(side, first, start, words)
    if subject is not None:
        has_object = words.stances.get(side.tokens[at].key) in (Stance.ACCUSES, Stance.DENIES)
        is_behind = last - at <= subject[0] - first or side.depth[subject[0] - 2] > 0
        is_after = subject[0] > first and is_behind and not has_object
        return SourceTag(subject, (start, at + 1), (subject[0], _tag_end(side, at + 1, last, words, is_after=is_after)))
    return _turned(side, (start, at), first, last, words) or _without_subject(side, (start, at), first, last, words)


def _reports_something(side: Side, at: int, first: int, last: int, words: ReportingWords) -> bool:
    """Tell whether token ``at`` is a reporting verb outside quotation marks, and neither a noun nor passive."""
    key = side.tokens[at].key
    is_verb = REPORT in side.roles[at] or (key in words.stances and SOURCE not in side.roles[at])
    if not is_verb or side.depth[at] or not side.tokens[at].text[:1].islower() or key in words.no_statement:
        return False
    is_passive = at > first and side.tokens[at - 1].key in words.passives and not key.endswith("ing")
    lacks_that = key in words.with_that and (at + 1 == last or side.tokens[at + 1].key != "that")
    is_noun = key in words.nouns_too and not _is_behind_name(side, at, first, words)
    return not (is_passive or lacks_that or is_noun)


def _turned(side: Side, verb: tuple[int, int], first: int, last: int, words: ReportingWords) -> SourceTag | None:
    """Return the tag of a verb with its source behind it: ``..., said Petra Holm``."""
    start, at = verb
    end = _source_end(side, at + 1, last, words)
    if not _may_turn(side, first, start) or not names_source(side, at + 1, end, words):
        return None
    is_quoted = side.depth[start - 1] > 0
    return SourceTag((at + 1, end), (start, at + 1), (start, _clause_end(side, end, last, words, is_quoted=is_quoted)))


def _without_subject(
    side: Side, verb: tuple[int, int], first: int, last: int, words: ReportingWords
) -> SourceTag | None:
    """Return the tag of a verb that only a word such as ``and`` ties to its subject, as its own source."""
    start, at = verb
    if start == first or side.tokens[start - 1].key not in words.linkers or side.depth[start - 1]:
        return None
    return SourceTag((start, at + 1), (start, at + 1), (start - 1, _tag_end(side, at + 1, last, words, is_after=False)))


def _is_behind_name(side: Side, at: int, first: int, words: ReportingWords) -> bool:
    before = at - 1
    return before >= first and (
        is_capital(side, before, at) or SOURCE_NOUN in side.roles[before] or side.tokens[before].key in words.anaphors
    )


def _clause_end(side: Side, at: int, last: int, words: ReportingWords, *, is_quoted: bool = False) -> int:
    """Return where what is told about a source behind its verb ends: ``..., who leads the party,``."""
    if is_quoted:
        return next((place for place in range(at, last) if side.depth[place]), last)
    if at < last and side.tokens[at].key in words.relatives:
        return last
    if at + 1 < last and side.tokens[at].key == ",":
        following = side.tokens[at + 1]
        is_about = following.key in words.relatives or DETERMINER in side.roles[at + 1] or following.key.endswith("ing")
        if is_about or SOURCE_NOUN in side.roles[at + 1]:
            return last
    return at


def _is_pronoun(side: Side, at: int, words: ReportingWords) -> bool:
    return side.tokens[at].key in words.anaphors


def _may_turn(side: Side, first: int, at: int) -> bool:
    """Tell whether verb and source stand after the statement: ``..., said Petra Holm``."""
    return at > first and (side.tokens[at - 1].key == "," or side.depth[at - 1] > 0)


def _subject(side: Side, first: int, verb: int, words: ReportingWords) -> tuple[int, int] | None:
    """Return the tokens of the subject that ends before token ``verb``, appositions and clauses about it taken in."""
    end = verb
    if end > first and side.depth[end - 1]:
        return None
    start, stop = _phrase_before(side, first, end, words)
    if first < start < stop and side.tokens[start].key in words.relatives and side.tokens[start - 1].key == ",":
        is_inner = DETERMINER in side.roles[start + 1] or is_capital(side, start + 1, stop)
        start, stop = (start + 1, stop) if is_inner else _phrase_before(side, first, start - 1, words)
    relative = next((at for at in range(start + 1, stop) if side.tokens[at].key in words.relatives), None)
    stop = stop if relative is None else relative
    while start < stop and side.tokens[start].key in words.relatives | words.linkers:
        start += 1
    return (start, stop) if names_source(side, start, stop, words) else None


def _phrase_before(side: Side, first: int, end: int, words: ReportingWords) -> tuple[int, int]:
    """Return the phrase that ends before token ``end``; one between commas right before it belongs to it."""
    stop = end
    if end > first and side.tokens[end - 1].key == ",":
        opening = next((at for at in range(end - 2, first, -1) if side.tokens[at].key == ","), None)
        if opening is None:
            return end, end
        stop = opening if side.tokens[opening + 1].key in words.relatives else end - 1
        end = opening
    start = end
    while start > first and end - start < _LONGEST_SOURCE and not _bounds(side, start - 1, words):
        start -= 1
    return start, stop


def _bounds(side: Side, at: int, words: ReportingWords) -> bool:
    """Tell whether a subject cannot reach over token ``at``."""
    token = side.tokens[at]
    is_verb = REPORT in side.roles[at] and token.text[:1].islower() and token.key not in words.no_statement
    is_link = token.key in words.linkers and not (
        is_capital(side, at + 1, len(side.tokens)) and at and is_capital(side, at - 1, at)
    )
    is_break = token.kind is TokenKind.PUNCTUATION or token.key in words.subordinators
    return bool(side.depth[at]) or is_break or is_verb or is_link


def is_capital(side: Side, at: int, last: int) -> bool:
    """Tell whether token ``at``, if it stands before ``last``, begins with a capital."""
    return at < last and side.tokens[at].text[:1].isupper()


def names_source(side: Side, first: int, last: int, words: ReportingWords) -> bool:
    """Tell whether ``[first, last)`` names somebody who can say something."""
    if first >= last:
        return False
    if _is_pronoun(side, first, words):
        return last - first == 1
    if PREPOSITION in side.roles[first] or any(side.tokens[at].key in words.finite for at in range(first, last)):
        return False
    if side.tokens[first].kind is TokenKind.NUMBER:
        return True
    return any(
        SOURCE_NOUN in side.roles[at]
        or (side.tokens[at].kind is TokenKind.WORD and at != first and side.tokens[at].text[:1].isupper())
        or (at == first and side.tokens[at].text[:1].isupper() and not side.roles[at] & {DETERMINER, FILLER})
        for at in range(first, last)
    ) or _is_short_phrase(side, first, last)


def _is_short_phrase(side: Side, first: int, last: int) -> bool:
    """Tell whether ``[first, last)`` is a few words such as ``the clerk`` or ``emergency services``."""
    if DETERMINER in side.roles[first]:
        return last - first <= 6
    is_plain = all(side.tokens[at].kind is TokenKind.WORD and REPORT not in side.roles[at] for at in range(first, last))
    return is_plain and last - first <= 3 and not side.roles[first] & {PREPOSITION, FILLER}


def _tag_end(side: Side, at: int, last: int, words: ReportingWords, *, is_after: bool) -> int:
    """Return where the tag ends when ``at`` follows its verb: ``told reporters at the scene`` belongs to it.

    Behind a statement all that stands before the next comma does, before one the listeners and ``that``.
    """
    comma = next((stop for stop in range(at, last) if side.tokens[stop].key == "," or side.depth[stop]), last)
    if is_after:
        return _clause_end(side, comma, last, words)
    is_beside = at < last and (PREPOSITION in side.roles[at] or SOURCE_NOUN in side.roles[at])
    that = next((stop for stop in range(at, min(comma, at + 8)) if side.tokens[stop].key == "that"), None)
    is_told = side.tokens[at - 1].key in ("told", "tells", "tell")
    if that is not None and (is_told or is_beside or that == at or side.tokens[at].kind is TokenKind.DATE):
        return that + 1
    if not is_told or at >= last:
        return at
    return min(last, at + 2) if DETERMINER in side.roles[at] else at + (SOURCE_NOUN in side.roles[at])
