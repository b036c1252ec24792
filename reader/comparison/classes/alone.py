"""Words that stand on one side only: a statement, or a phrase that holds nothing but one lighter or heavier thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass
from reader.comparison.classes.speech import is_report, only_names_source
from reader.comparison.classes.verdict import Verdict
from reader.comparison.elsewhere import CALENDAR, NUMERAL
from reader.comparison.names import is_name
from reader.comparison.roles import (
    AUXILIARY,
    CLAUSE,
    DETERMINER,
    DIRECTION,
    EPITHET,
    FILLER,
    HEDGE,
    HONORIFIC,
    NEGATION,
    PREPOSITION,
    QUALIFIER,
    SOURCE_NOUN,
    qualifiers_of,
)
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.comparison.side import Side

_SMALL = frozenset({DETERMINER, PREPOSITION, AUXILIARY})
_AROUND_DATES = frozenset(
    ["early", "late", "earlier", "later", "shortly", "soon", "just", "ago", "last", "next", "this", "mid"]
)
_PEOPLE_LABELS = ("label:0", "label:1", "label:6", "label:7", "label:8")
_FEW = 3
_COMMAS = frozenset({",", "،", "，"})
_CERTAIN = frozenset({"clear", "certain", "sure", "likely", "clair", "klar", "sicher", "claro", "seguro", "ясно"})


def verdict_on_alone(side: Side, first: int, last: int, statement: ChangeClass) -> Verdict:
    """Return class and rule of the tokens ``[first, last)`` that only ``side`` has.

    ``statement`` is statement_added or statement_removed, whichever it would be.
    """
    words = side.words(first, last)
    if not words:
        return Verdict(ChangeClass.TYPOGRAPHY, "punctuation")
    rules: tuple[tuple[Callable[[], object], ChangeClass, str], ...] = (
        (lambda: _only_date(side, words), ChangeClass.DATE, "date-alone"),
        (
            lambda: all(HEDGE in side.roles[at] for at in words) and not _within_quotation(side, first, last),
            ChangeClass.MODALITY,
            "hedge-alone",
        ),
        (lambda: only_names_source(side, first, last), ChangeClass.ATTRIBUTION, "source-alone"),
        (lambda: _limits_figure_before(side, first, words), ChangeClass.FIGURE, "qualifier-alone"),
        (lambda: _limits_date(side, last, words), ChangeClass.DATE, "qualifier-of-date"),
        (lambda: _only(side, words, QUALIFIER), ChangeClass.FIGURE, "qualifier-alone"),
        (lambda: _is_sentence(side, words) and not _within_quotation(side, first, last), statement, "sentence"),
        (lambda: _within_quotation(side, first, last), ChangeClass.QUOTATION, "words-in-marks"),
        (lambda: _only(side, words, HEDGE), ChangeClass.MODALITY, "hedge-alone"),
        (lambda: _makes_unsure(side, last, words), ChangeClass.MODALITY, "hedge-alone"),
        (lambda: _only(side, words, NEGATION), ChangeClass.NEGATION, "negation-alone"),
        (lambda: _is_rank(side, last, words), ChangeClass.NAME, "label-adjective"),
        (lambda: _only(side, words, HONORIFIC), ChangeClass.HOUSE_STYLE, "honorific"),
        (lambda: _is_age(side, first, last, words), statement, "age"),
        (lambda: _only_figure(side, words), ChangeClass.FIGURE, "figure-alone"),
        (lambda: _only_place(side, words), ChangeClass.NAME, "place-alone"),
        (lambda: _is_label_adjective(side, last, words), ChangeClass.NAME, "label-adjective"),
        (lambda: _only(side, words, FILLER), ChangeClass.WORDING, "filler"),
        (lambda: _is_clause(side, first, words), statement, "clause"),
    )
    for holds, change_class, rule in rules:
        if holds():
            return Verdict(change_class, rule)
    return Verdict(ChangeClass.WORDING, "extra-words")


def _only(side: Side, words: tuple[int, ...], role: str) -> bool:
    """Tell whether the words have ``role``, but for small ones."""
    return any(role in side.roles[at] for at in words) and all(
        role in side.roles[at] or bool(side.roles[at] & _SMALL) for at in words
    )


def _only_date(side: Side, words: tuple[int, ...]) -> bool:
    dates = [at for at in words if side.tokens[at].kind is TokenKind.DATE or CALENDAR in side.roles[at]]
    others = [at for at in words if at not in dates and not (side.roles[at] & {NUMERAL})]
    return bool(dates) and all(
        side.roles[at] & (_SMALL | {QUALIFIER}) or side.tokens[at].key in _AROUND_DATES for at in others
    )


def _makes_unsure(side: Side, last: int, words: tuple[int, ...]) -> bool:
    """Tell whether the words only negate how certain something is: not clear who fired."""
    follows = last < len(side.tokens) and side.tokens[last].key in _CERTAIN
    return follows and all(NEGATION in side.roles[at] for at in words)


def _limits_figure_before(side: Side, first: int, words: tuple[int, ...]) -> bool:
    """Tell whether the words are a qualifier that stands behind its figure: fifteen people at least."""
    keys = tuple(side.tokens[at].key for at in words)
    if keys not in qualifiers_of(side.language):
        return False
    return any(side.tokens[at].kind is TokenKind.NUMBER for at in range(max(0, first - _FEW), first))


def _limits_date(side: Side, last: int, words: tuple[int, ...]) -> bool:
    """Tell whether the words limit the date or duration behind them: around 5 p.m."""
    follows = last < len(side.tokens) and side.tokens[last].kind is TokenKind.DATE
    return follows and _only(side, words, QUALIFIER)


def _only_figure(side: Side, words: tuple[int, ...]) -> bool:
    figures = [at for at in words if side.tokens[at].kind is TokenKind.NUMBER or NUMERAL in side.roles[at]]
    return bool(figures) and all(at in figures or side.roles[at] & (_SMALL | {QUALIFIER}) for at in words)


def _is_age(side: Side, first: int, last: int, words: tuple[int, ...]) -> bool:
    if len(words) > 2 or side.tokens[words[-1]].kind is not TokenKind.NUMBER:
        return False
    begins = first > 0 and not _COMMAS.isdisjoint((side.tokens[first].key, side.tokens[first - 1].key))
    ends = last < len(side.tokens) and not _COMMAS.isdisjoint((side.tokens[last - 1].key, side.tokens[last].key))
    return begins and ends


def _is_sentence(side: Side, words: tuple[int, ...]) -> bool:
    """Tell whether the words are a whole sentence or several."""
    if len(words) < 2:
        return False
    sentences = [side.words(sentence.first, sentence.last) for sentence in side.sentences]
    begins = any(inside and inside[0] == words[0] for inside in sentences)
    return begins and any(inside and inside[-1] == words[-1] for inside in sentences)


def _within_quotation(side: Side, first: int, last: int) -> bool:
    """Tell whether the stretch stands inside marks that hold more than it."""
    if not side.is_inside(first, last):
        return False
    for region in side.regions:
        start, end = side.region_tokens(region)
        if start <= first and last <= end and set(side.words(start, end)) - set(side.words(first, last)):
            return True
    return False


def _only_place(side: Side, words: tuple[int, ...]) -> bool:
    names = [at for at in words if is_name(side, at)]
    return (
        bool(names)
        and len(words) <= _FEW + 2
        and all(at in names or side.roles[at] & (_SMALL | {HONORIFIC, DIRECTION}) for at in words)
    )


def _is_rank(side: Side, last: int, words: tuple[int, ...]) -> bool:
    """Tell whether the word says what rank the office behind it has: deputy minister, interim leader."""
    is_before = last < len(side.tokens) and bool(side.roles[last] & {HONORIFIC, SOURCE_NOUN})
    return is_before and len(words) == 1 and EPITHET in side.roles[words[0]]


def _is_label_adjective(side: Side, last: int, words: tuple[int, ...]) -> bool:
    """Tell whether the words say what kind of people or whose place follows: armed, occupied, far-right."""
    is_before = last < len(side.tokens) and side.tokens[last].kind is TokenKind.WORD
    if is_before and words[-1] == last - 1 and _only(side, words, EPITHET):
        return True
    if len(words) > 2 or last >= len(side.tokens) or _only(side, words, FILLER):
        return False
    return any(role in _PEOPLE_LABELS for role in side.roles[last]) and not any(
        side.roles[at] & (_SMALL | {HEDGE, NEGATION}) for at in words
    )


def _is_clause(side: Side, first: int, words: tuple[int, ...]) -> bool:
    """Tell whether the words tell something: a clause, an apposition, a verb phrase."""
    if len(words) > _FEW:
        return True
    if len(words) == 1:
        return False
    before = side.tokens[first].key in _COMMAS or (first > 0 and side.tokens[first - 1].key in _COMMAS)
    opens = CLAUSE in side.roles[words[0]] or side.tokens[words[0]].key.endswith("ing")
    return before or opens or any(is_report(side, at) for at in words) or len(words) == _FEW
