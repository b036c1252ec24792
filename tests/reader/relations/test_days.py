from __future__ import annotations

from datetime import date

import pytest

from reader.relations.days import Days, dates_in, days_of


def day(iso: str) -> Days:
    ordinal = date.fromisoformat(iso).toordinal()
    return Days(ordinal, ordinal)


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on 3 May 2024.",
        "The dam broke on May 3, 2024, at dawn.",
        "The dam broke on May 3rd 2024.",
        "The dam broke (2024-05-03).",
        "https://paper.example/2024/05/03/dam",
        "Le barrage a cédé le 3 mai 2024.",
        "Der Damm brach am 3. Mai 2024.",
        "La presa cedió el 3 de mayo de 2024.",
    ],
)
def test_a_day_is_found_in_any_common_form(text: str) -> None:
    assert dates_in(text) == (day("2024-05-03"),)


def test_a_month_with_its_year_is_a_range() -> None:
    assert dates_in("talks that began in May 2024") == (days_of("2024-05"),)


@pytest.mark.parametrize("text", ["in 2024", "on May 3", "room 2024-77", "31 February 2023", "a 2024 model of 12 May"])
def test_what_is_no_full_date_is_left_out(text: str) -> None:
    assert dates_in(text) == ()


def test_dates_far_apart_in_a_long_text_are_all_found() -> None:
    text = "On 3 May 2024 it rained. " + "It went on and on. " * 200 + "It stopped on June 1, 2024, they said."
    assert dates_in(text) == (day("2024-05-03"), day("2024-06-01"))


def test_days_of_any_precision() -> None:
    assert days_of("2024-02") == Days(date(2024, 2, 1).toordinal(), date(2024, 2, 29).toordinal())
    assert days_of("2024-05-03T09:40+02:00") == day("2024-05-03")
    assert days_of("2024") == Days(date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal())
    assert days_of("unknown") is None


def test_gap_counts_days_between_ranges() -> None:
    assert day("2024-05-03").gap(day("2024-05-13")) == 10
    assert day("2024-05-13").gap(day("2024-05-03")) == 10
    month = days_of("2024-05")
    assert month is not None
    assert month.gap(day("2024-05-20")) == 0
