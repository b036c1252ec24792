from __future__ import annotations

from reader.alignment.alignment import Alignment
from reader.base.ids import ChangeKey
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import Comparison, RowChange
from reader.review.identical import identical_changes


def change(left: str, right: str, change_class: ChangeClass = ChangeClass.WORDING) -> Change:
    return Change(change_class, "rule", left, Span(0, len(left)), right, Span(0, len(right)))


CHANGES = (
    change("militants", "rebels"),
    change("12", "14", ChangeClass.FIGURE),
    change("militants ", " rebels"),
    change("rebels", "militants"),
    change("militants", "rebels", ChangeClass.NAME),
    change("Militants", "Rebels"),
)
COMPARISON = Comparison(((), ()), 0, Alignment(()), tuple(RowChange(row, 1, one) for row, one in enumerate(CHANGES)))
KEYS = tuple(ChangeKey(letter) for letter in "abcdef")


def test_same_wording_of_the_same_class_in_the_same_direction_is_identical() -> None:
    assert identical_changes(COMPARISON, KEYS, KEYS[0]) == ("a", "c")
    assert identical_changes(COMPARISON, KEYS, KEYS[2]) == ("a", "c")


def test_a_change_without_a_twin_is_alone() -> None:
    assert identical_changes(COMPARISON, KEYS, KEYS[1]) == ("b",)


def test_an_unknown_key_has_no_twin() -> None:
    assert identical_changes(COMPARISON, KEYS, ChangeKey("z")) == ()


def test_a_key_that_stands_for_two_columns_is_named_once() -> None:
    keys = (KEYS[0], KEYS[1], KEYS[0], *KEYS[3:])
    assert identical_changes(COMPARISON, keys, KEYS[0]) == ("a",)
