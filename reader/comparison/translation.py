"""Changes between a passage and its translation: the figures that differ, and that the words are translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.numbers import figures_of
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import TRANSLATED
from reader.comparison.dates import dates_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.numbers import Figure

FIGURE = "figure-in-translation"


def translation_changes(left: str, left_language: str, right: str, right_language: str) -> tuple[Change, ...]:
    """Return what differs between two passages in different languages.

    The words are one change of wording of the whole; words of two languages have no smaller differences. Figures mean
    the same in every language: those of one side that the other lacks are paired in order, unit by unit, each pair a
    change of its own. A figure that one side alone has is not one, since numerals come and go with the language.
    """
    whole = Change(ChangeClass.WORDING, TRANSLATED, left, Span(0, len(left)), right, Span(0, len(right)))
    ours, theirs = _figures(left, left_language), _figures(right, right_language)
    only_left, only_right = _without(ours, theirs), _without(theirs, ours)
    changes = [whole]
    for unit in dict.fromkeys(figure.unit for figure in only_left):
        pairs = zip(
            [figure for figure in only_left if figure.unit == unit],
            [figure for figure in only_right if figure.unit == unit],
            strict=False,
        )
        changes += [_change(left, one, right, other) for one, other in pairs]
    return tuple(sorted(changes, key=lambda change: change.left_span))


def _figures(text: str, language: str) -> list[Figure]:
    """Return the figures that are neither dates nor ordinals; a single one is as often an article."""
    dates = dates_of(text, language)
    return [
        figure
        for figure in figures_of(text, language)
        if figure.unit != "ordinal"
        and not (figure.is_worded and figure.value == 1)
        and not any(date.start < figure.span.end and figure.span.start < date.end for date in dates)
    ]


def _without(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    remaining = [other.amount for other in others]
    found = []
    for figure in figures:
        if figure.amount in remaining:
            remaining.remove(figure.amount)
        else:
            found.append(figure)
    return found


def _change(left: str, one: Figure, right: str, other: Figure) -> Change:
    return Change(ChangeClass.FIGURE, FIGURE, one.span.of(left), one.span, other.span.of(right), other.span)
