"""The direction of a change: whether what the base says is softened, hardened, made vaguer or more exact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.comparison.change import ChangeClass
from reader.comparison.exactness import date_exactness, figure_exactness
from reader.comparison.language import language_of_pair
from reader.comparison.reporting import Stance, reporting_words
from reader.comparison.roles import HEDGE, NEGATION
from reader.comparison.side import side_of
from reader.comparison.tokens import word_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.comparison.change import Change
    from reader.comparison.comparison import Comparison, RowChange
    from reader.comparison.side import Side

_SAMPLE = 1000


class Direction(StrEnum):
    """Where a change takes the meaning, from the base to the other text."""

    SOFTENED = "softened"
    HARDENED = "hardened"
    VAGUER = "vaguer"
    MORE_EXACT = "more_exact"

    @property
    def opposite(self) -> Direction:
        """The direction of the same change read from the other text to the base."""
        return _OPPOSITE[self]


_OPPOSITE = {
    Direction.SOFTENED: Direction.HARDENED,
    Direction.HARDENED: Direction.SOFTENED,
    Direction.VAGUER: Direction.MORE_EXACT,
    Direction.MORE_EXACT: Direction.VAGUER,
}


@dataclass(frozen=True, slots=True)
class KnownDirection:
    """A direction and the name of the rule that found it; docs/changes.md explains each rule."""

    direction: Direction
    rule: str


def direction_of(change: Change, language: str) -> KnownDirection | None:
    """Return the direction of ``change`` from left to right where it can be known, else None.

    ``language`` is one of the six codes. The direction from right to left is the opposite one, by the same rule.
    """
    find = _FINDERS.get(change.change_class)
    found = find(change.left, change.right, language) if find else None
    if found is None or not found[0]:
        return None
    step, rule = found
    kinds = _EXACTNESS if change.change_class in _EXACT_CLASSES else _FORCE
    return KnownDirection(kinds[step > 0], rule)


def direction_in(comparison: Comparison, entry: RowChange) -> KnownDirection | None:
    """Return the direction of a change of ``comparison``; the texts of its two cells tell the language."""
    if entry.change.change_class not in _FINDERS:
        return None
    left = comparison.cell_text(entry.row, comparison.base)[:_SAMPLE]
    right = comparison.cell_text(entry.row, entry.column)[:_SAMPLE]
    return direction_of(entry.change, language_of_pair(left, right))


_FORCE = (Direction.SOFTENED, Direction.HARDENED)
_EXACTNESS = (Direction.VAGUER, Direction.MORE_EXACT)
_EXACT_CLASSES = frozenset({ChangeClass.FIGURE, ChangeClass.DATE})
_DEGREES = {"possible": 0, "hearsay": 1, "likely": 1, "plain": 2, "sure": 3}
_PLAIN = "plain"
_STANCES = {Stance.CLAIMS: 0, Stance.SUPPOSES: 0, Stance.PLAIN: 1, Stance.CONCEDES: 2}
_CONFIRMS = 2


@cache
def _certainty(language: str) -> Mapping[str, str]:
    """Return the degree of each hedge."""
    table = lexicon("change_direction")[language]["certainty"]
    return {_key(phrase): degree for degree in _DEGREES for phrase in table[degree]}


def _key(phrase: str) -> str:
    return " ".join(word_key(word) for word in phrase.split())


def _of_certainty(left: str, right: str, language: str) -> tuple[int, str] | None:
    if ("?" in left or "؟" in left) != ("?" in right or "؟" in right):
        return (1 if "?" in left or "؟" in left else -1), "asked-or-stated"
    one, other = side_of(left, language), side_of(right, language)
    if any(NEGATION in roles and HEDGE not in roles for side in (one, other) for roles in side.roles):
        return None
    degrees = _degree(one, language), _degree(other, language)
    if degrees[0] is None or degrees[1] is None:
        return None
    first, second = _DEGREES[degrees[0]], _DEGREES[degrees[1]]
    if "hearsay" in degrees and max(first, second) < _DEGREES[_PLAIN]:
        return None
    return second - first, "degree-of-certainty"


def _degree(side: Side, language: str) -> str | None:
    """Return how certain the words of ``side`` are; None where a hedge of no known degree stands there."""
    known = _certainty(language)
    found = set()
    for first, last in dict.fromkeys(side.phrases[at] for at in range(len(side.tokens)) if HEDGE in side.roles[at]):
        found.add(known.get(" ".join(side.keys(first, last))))
    if None in found or {"sure", "possible"} <= found or {"sure", "hearsay"} <= found:
        return None
    return min((degree for degree in found if degree), key=lambda degree: _DEGREES[degree], default=_PLAIN)


def _of_attribution(left: str, right: str, language: str) -> tuple[int, str] | None:
    one, other = _stance(left, language), _stance(right, language)
    return None if one is None or other is None else (other - one, "stance-of-verb")


def _stance(text: str, language: str) -> int | None:
    """Return how far the one reporting verb of ``text`` vouches for what it reports; None where that is not known."""
    verbs, side = _verbs(language), side_of(text, language)
    if any(NEGATION in roles for roles in side.roles):
        return None
    found = {verbs[token.key] for token in side.tokens if token.key in verbs}
    return found.pop() if len(found) == 1 else None


@cache
def _verbs(language: str) -> Mapping[str, int]:
    stances = reporting_words(language).stances
    found = {verb: _STANCES[stance] for verb, stance in stances.items() if stance in _STANCES}
    return found | {word_key(verb): _CONFIRMS for verb in lexicon("change_direction")[language]["confirming"]}


def _of_label(left: str, right: str, language: str) -> tuple[int, str] | None:
    one, other = _charge(left, language), _charge(right, language)
    if one is None or other is None or one[0] != other[0]:
        return None
    return other[1] - one[1], "charge-of-label"


def _charge(text: str, language: str) -> tuple[int, int] | None:
    """Return the row and the step of the one label in ``text``, as a whole or without an article before it."""
    key = _key(text)
    charges = _charges(language)
    return charges.get(key) or charges.get(key.partition(" ")[2])


@cache
def _charges(language: str) -> Mapping[str, tuple[int, int]]:
    rows = lexicon("change_direction")[language]["charges"]
    return {
        _key(label): (number, step)
        for number, row in enumerate(rows)
        for step, labels in enumerate(row)
        for label in labels
    }


_FINDERS: Mapping[ChangeClass, Callable[[str, str, str], tuple[int, str] | None]] = {
    ChangeClass.FIGURE: figure_exactness,
    ChangeClass.DATE: date_exactness,
    ChangeClass.ATTRIBUTION: _of_attribution,
    ChangeClass.MODALITY: _of_certainty,
    ChangeClass.NAME: _of_label,
}
