"""What the heads of columns say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.articles.article import Precision, Published
from reader.relations.relation import RelationKind
from tests.ui.open_stories import bridge_story
from ui.comparison.heading import facts, heading_lines, published_text, relation_text
from ui.comparison.view_state import view_state

if TYPE_CHECKING:
    from ui.comparison.view_state import ShownColumn


def column(index: int = 1) -> ShownColumn:
    return view_state(bridge_story()).columns[index]


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("2026-03-12T09:40+01:00", Precision.MINUTE, "12 Mar 2026 09:40"),
        ("2026-03-12T23:59", Precision.MINUTE, "12 Mar 2026 23:59"),
        ("2026-03-12", Precision.DAY, "12 Mar 2026"),
        ("2026-03", Precision.MONTH, "March 2026"),
        ("2026", Precision.YEAR, "2026"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(value: str, precision: Precision, expected: str) -> None:
    assert published_text(Published(value, precision, "a line")) == expected


def test_a_guessed_date_says_so_and_none_is_undated() -> None:
    guess = Published("2026-03-12", Precision.DAY, "the year is that of the file", is_proposal=True)
    assert published_text(guess) == "12 Mar 2026 (proposed)"
    assert published_text(guess, has_year=False) == "12 Mar (proposed)"
    assert published_text(None) == "undated"
    assert "the year is that of the file" in heading_lines(replace(column(), published=guess))


def test_relation_is_told_with_its_share() -> None:
    assert relation_text(column(1)) == "cut 91 %"
    assert relation_text(column(2)) == "reworded 46 %"
    assert relation_text(column(0)) == ""
    assert relation_text(replace(column(), relation=RelationKind.OWN_REPORT)) == "own report"


def test_facts_tell_the_most_important_first() -> None:
    assert facts(column(0), has_year=False) == ("12 Mar 09:40", "84 words")
    assert facts(column(1), has_year=False) == ("12 Mar 11:05", "no credit", "67 words")
    credited = replace(column(1), credits=("Northern Wire", "AP"))
    assert facts(credited)[1] == "credits Northern Wire, AP"
