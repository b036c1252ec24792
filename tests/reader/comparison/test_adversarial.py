"""Texts made to hang the comparison: each takes bounded time, and where it is not compared, the result says so.

Time is that of the processor, so that a busy machine does not fail the test.
"""

from __future__ import annotations

import random
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.comparison.comparing import compare
from reader.comparison.diff import LONGEST_TEXT, MOST_MARKS, changes_between

if TYPE_CHECKING:
    from pathlib import Path

    from reader.comparison.change import Change

LONGEST_S = 5.0
TOO_LARGE = "too-large-to-compare"
LINE = "The council met on Monday and agreed to close the road.\n"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467 "


def prose(count: int, seed: int) -> str:
    """``count`` invented words in sentences of 15."""
    chance = random.Random(seed)
    stock = [f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{number:x}" for number in range(4000)]
    found = [stock[int(len(stock) * chance.random() ** 3)] for _ in range(count)]
    return " ".join(word.capitalize() + ("." if at % 15 == 0 else "") for at, word in enumerate(found))


def edited(text: str, seed: int) -> str:
    """The text with a word in ten exchanged."""
    chance = random.Random(seed)
    return " ".join("zuv" if chance.random() < 0.1 else word for word in text.split(" "))


def timed(left: str, right: str) -> tuple[Change, ...]:
    """The changes, found in bounded time, each with spans that yield its wordings, none over another."""
    start = time.process_time()
    changes = changes_between(left, right)
    assert time.process_time() - start < LONGEST_S
    for change in changes:
        assert change.left_span.of(left) == change.left
        assert change.right_span.of(right) == change.right
    for one, other in pairwise(changes):
        assert one.left_span.end <= other.left_span.start
    return changes


HUNDRED_THOUSAND = prose(100_000, 1)
TOO_LARGE_PAIRS = {
    "100,000 words, edited": (HUNDRED_THOUSAND, edited(HUNDRED_THOUSAND, 2)),
    "one word of 1 MB": ("a" * 1_000_000, "a" * 500_000 + "b" + "a" * 499_999),
    "50,000 marks": ('"' * 50_000, '"' * 49_000 + "'" * 1000),
    "50,000 marks that nothing closes": ("“" * 50_000, "”" * 49_999),
    "50,000 marks round words": ('"a b ' * 16_000, '"a c ' * 16_000),
    "deep brackets": ("(" * 40_000 + ")" * 40_000, "[" * 40_000 + "]" * 40_000),
}
PAIRS = {
    "30 kB, unrelated": (prose(5000, 3)[:30_000], prose(5000, 4)[:30_000]),
    "equal lines": (LINE * 1500, LINE * 2000),
    "equal lines but one": (LINE * 1500, LINE * 700 + LINE.replace("Monday", "Friday") + LINE * 799),
    "brackets round words": ("(a " * 3000 + ") " * 3000, "(b " * 3000 + ") " * 3000),
    "a word of 90 kB": ("x " + "a" * 90_000 + " y", "z " + "a" * 89_999 + "b w"),
    "NULs": ("\0" * 50_000, "\0" * 49_999 + "a"),
    "NULs among words": ("a\0b " * 500, "a\0c " * 500),
    "lone surrogates": ("\ud800" * 5000, "\udc00" * 5000),
    "lone surrogates among words": ("\ud800a " * 3000, "\ud800b " * 3000),
    "emoji": ("\U0001f600" * 5000, "\U0001f601" * 5000),
    "joined emoji": (FAMILY * 2000, FAMILY.replace("\U0001f467", "\U0001f466") * 2000),
    "marks of direction": ("\u202e" * 5000, "\u202d" * 5000),
    "marks of direction apart": ("\u200f " * 5000, "\u200e " * 5000),
    "points": ("." * 8000, "!" * 8000),
    "points and spaces": ("." * 5000 + " " * 5000 + "a", "." * 5000 + " " * 5000 + "b"),
    "digits": ("1" * 90_000, "2" * 90_000),
    "multipliers": ("1" + "万" * 9000, "2" + "万" * 9000),
}


@pytest.mark.parametrize("name", TOO_LARGE_PAIRS)
def test_what_is_too_large_is_one_change_of_everything_that_says_so(name: str) -> None:
    left, right = TOO_LARGE_PAIRS[name]
    changes = timed(left, right)
    assert [change.rule for change in changes] == [TOO_LARGE]
    assert len(changes[0].left_span) > 0.9 * len(left)


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_made_to_hang_takes_bounded_time_and_keeps_its_spans(name: str) -> None:
    left, right = PAIRS[name]
    assert timed(left, right)
    assert timed(left, left) == ()


def test_a_long_passage_with_one_word_changed_is_compared_word_by_word() -> None:
    right = HUNDRED_THOUSAND.replace(" " + HUNDRED_THOUSAND.split(" ")[50_000] + " ", " Zuv ", 1)
    (change,) = timed(HUNDRED_THOUSAND, right)
    assert change.rule != TOO_LARGE
    assert "Zuv" in change.right
    assert len(change.right) < 200


def test_a_text_just_under_the_cap_is_compared() -> None:
    text = prose(20_000, 5)[: LONGEST_TEXT - 2000]
    changes = timed(text, edited(text, 6)[:LONGEST_TEXT])
    assert len(changes) > 500
    assert TOO_LARGE not in {change.rule for change in changes}


def test_quotations_under_the_cap_are_compared() -> None:
    left = '"Ba." ' * (MOST_MARKS // 2)
    assert TOO_LARGE not in {change.rule for change in timed(left, left.replace("Ba", "Do", 7))}


def test_a_long_run_of_digits_is_no_figure_but_a_change() -> None:
    assert [c.rule for c in timed("He sold " + "1" * 5000 + " goats.", "He sold 12 goats.")]


def test_a_comparison_of_columns_says_what_was_too_large() -> None:
    text = prose(1100, 7)
    left, right = (" ".join(f'"{word}"' for word in one.split()) for one in (text, edited(text, 8)))
    comparison = compare([[left], [right]], 0)
    assert TOO_LARGE in {entry.change.rule for entry in comparison.changes}


def test_the_command_line_says_what_was_too_large(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / name for name in ("one.txt", "other.txt")]
    for path, text in zip(paths, ("ba " * 40_000 + "\n", "do " * 40_000 + "\n"), strict=True):
        path.write_text(text, encoding="utf-8")
    main(["diff", *map(str, paths)])
    assert TOO_LARGE in capsys.readouterr().out
