"""Exactness: which of two figures, or of two dates, says the same thing less exactly."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.base.lexicon import lexicon
from reader.base.numbers import figures_of
from reader.base.words import folded
from reader.comparison.dates import dates_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.numbers import Figure

EXACT, BOUNDED, VAGUE = 2, 1, 0
"""Ranks of exactness: a number alone; a range or a number with a qualifier; an order of magnitude."""
NEAR = Fraction(1, 10)
"""How far a number behind about or nearly may be from the value."""
CLOSE = Fraction(5, 100)
"""How far a rounded number may be from the exact one."""
LEAST_ROUNDED = 10_000
"""From here on one digit less is rounding; below, two: 147 and 150 may be two counts."""
_ORDER = 10
_YEAR = 4


class _Amount(NamedTuple):
    """What a figure allows: values from ``low`` to ``high`` (None without end), of ``unit``, and its rank."""

    rank: int
    low: Fraction
    high: Fraction | None
    unit: str | None


def figure_exactness(left: str, right: str, language: str) -> tuple[int, str] | None:
    """Return 1 where the figure of ``right`` is the more exact one, -1 where that of ``left`` is, with the rule.

    None where neither is, where they are not one figure each, or where they cannot be the same figure.
    """
    qualified = _is_qualifier(left, language), _is_qualifier(right, language)
    if qualified in ((True, False), (False, True)) and not (left.strip() and right.strip()):
        return (1 if qualified[0] else -1), "qualifier-of-figure"
    one, other = _amount(left, language), _amount(right, language)
    if one is None or other is None or one.unit != other.unit:
        return None
    if one.rank == other.rank == EXACT:
        return _rounding(one.low, other.low)
    if one.rank > other.rank and _lies_in(one, other):
        return -1, _figure_rule(other)
    if other.rank > one.rank and _lies_in(other, one):
        return 1, _figure_rule(one)
    return None


def _figure_rule(vaguer: _Amount) -> str:
    return "order-of-magnitude" if vaguer.rank == VAGUE else "qualifier-of-figure"


def _is_qualifier(text: str, language: str) -> bool:
    return " ".join(folded(text).split()) in _limits(language)


@cache
def _limits(language: str) -> frozenset[str]:
    """Return the qualifiers that leave the value open."""
    qualifiers = lexicon("change_numbers")[language]["qualifiers"]
    return frozenset(words for words, bound in qualifiers.items() if bound in _BOUNDS)


_BOUNDS = frozenset({"minimum", "above", "maximum", "below", "almost", "about"})


def _amount(text: str, language: str) -> _Amount | None:
    figures = figures_of(text, language)
    if len(figures) == 2:
        return _range(text, figures, language)
    if len(figures) != 1:
        return None
    figure = figures[0]
    if figure.is_vague:
        return _Amount(VAGUE, figure.value, figure.value * _ORDER, figure.unit)
    if figure.upper is not None:
        is_range = figure.qualifier is None and figure.value < figure.upper
        return _Amount(BOUNDED, figure.value, figure.upper, figure.unit) if is_range else None
    return _bounded(figure)


def _range(text: str, figures: Sequence[Figure], language: str) -> _Amount | None:
    first, second = figures
    before = folded(text[: first.span.start]).split()
    between = folded(text[first.span.end : second.span.start]).strip()
    pairs = [tuple(pair) for pair in lexicon("change_direction")[language]["ranges"]]
    is_range = bool(before) and (before[-1], between) in pairs and first.value < second.value
    return _Amount(BOUNDED, first.value, second.value, second.unit) if is_range else None


def _bounded(figure: Figure) -> _Amount | None:
    value, unit = figure.value, figure.unit
    match figure.qualifier:
        case None:
            return _Amount(EXACT, value, value, unit)
        case "minimum" | "above":
            return _Amount(BOUNDED, value, None, unit)
        case "maximum" | "below":
            return _Amount(BOUNDED, Fraction(0), value, unit)
        case "almost" | "about":
            return _Amount(BOUNDED, value * (1 - NEAR), value * (1 + NEAR), unit)
    return None


def _lies_in(one: _Amount, other: _Amount) -> bool:
    is_below = other.high is None or (one.high is not None and one.high <= other.high)
    return other.low <= one.low and is_below


def _rounding(one: Fraction, other: Fraction) -> tuple[int, str] | None:
    """Tell which of two numbers is the other one rounded: 1,400 for 1,387."""
    ours, theirs = _digits(one), _digits(other)
    if not ours or not theirs or ours == theirs:
        return None
    fine, coarse = (one, other) if ours > theirs else (other, one)
    steps = abs(ours - theirs)
    is_near = abs(fine - coarse) <= CLOSE * fine and (steps > 1 or fine >= LEAST_ROUNDED)
    if not is_near or float(f"{float(fine):.{min(ours, theirs) - 1}e}") != float(coarse):
        return None
    return (1 if fine is other else -1), "rounded-figure"


def _digits(value: Fraction) -> int:
    """Return how many digits of a whole number tell something: 2 of 1,400; 0 for other numbers."""
    if value.denominator != 1 or value <= 0:
        return 0
    return len(str(value.numerator).rstrip("0"))


def date_exactness(left: str, right: str, language: str) -> tuple[int, str] | None:
    """Return 1 where the date of ``right`` is the more exact one, -1 where that of ``left`` is, with the rule.

    A date is less exact when it leaves a part of the other one out: the day, the hour. The year beside a day or month
    and the day of the week beside a date are no such parts.
    """
    one, other = _parts(left, language), _parts(right, language)
    if not one or not other:
        return None
    units = [{part for part in parts if part.startswith("u:")} for parts in (one, other)]
    if any(units):
        return _durations(one, other, language) if units[0] == units[1] else None
    if one < other and _tells_more(other - one, one):
        return 1, "precision-of-date"
    if other < one and _tells_more(one - other, other):
        return -1, "precision-of-date"
    return None


def _parts(text: str, language: str) -> frozenset[str]:
    """Return the parts of the dates of ``text``, empty where two of one kind stand there."""
    found: list[str] = []
    for date in dates_of(text, language):
        kinds = {_kind(part) for part in found}
        if kinds & {_kind(part) for part in date.value}:
            return frozenset()
        found.extend(date.value)
    return frozenset(found)


def _kind(part: str) -> str:
    if part.isdigit():
        return "year" if len(part) == _YEAR else "day"
    return part[0] if part[0] in "mw" and part[1:].isdigit() else part.partition(":")[0]


def _tells_more(more: frozenset[str], rest: frozenset[str]) -> bool:
    kinds = {_kind(part) for part in more}
    has_day = any(_kind(part) == "day" for part in rest)
    return bool(kinds - {"year"} - ({"w"} if has_day else set()))


def _durations(one: frozenset[str], other: frozenset[str], language: str) -> tuple[int, str] | None:
    vague = frozenset(map(folded, lexicon("change_direction")[language]["vague_counts"]))
    is_vague = [bool(parts & vague) for parts in (one, other)]
    is_number = [all(part.isdigit() for part in parts if not part.startswith("u:")) for parts in (one, other)]
    if is_vague[0] and is_number[1]:
        return 1, "vague-duration"
    return (-1, "vague-duration") if is_vague[1] and is_number[0] else None
