from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.numbers import digits_value, figures_of

if TYPE_CHECKING:
    from fractions import Fraction


def read(text: str, language: str = "en") -> list[tuple[str, Fraction, str | None, str | None]]:
    return [(f.span.of(text), f.value, f.unit, f.qualifier) for f in figures_of(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "shown", "value"),
    [
        ("lost 1,400 books", "en", "1,400", 1400),
        ("lost two thousand seven hundred and fifty books", "en", "two thousand seven hundred and fifty", 2750),
        ("lost twenty-one books", "en", "twenty-one", 21),
        ("lost a hundred books", "en", "a hundred", 100),
        ("lost a dozen books", "en", "a dozen", 12),
        ("lost three dozen books", "en", "three dozen", 36),
        ("lost half a million books", "en", "half a million", 500_000),
        ("lost 3.2 million books", "en", "3.2 million", 3_200_000),
        ("both books", "en", "both", 2),
        ("1 400 vaches", "fr", "1 400", 1400),
        ("quatre-vingt-douze vaches", "fr", "quatre-vingt-douze", 92),
        ("vingt et un vaches", "fr", "vingt et un", 21),
        ("1.400 Bücher", "de", "1.400", 1400),
        ("zweiundzwanzig Bücher", "de", "zweiundzwanzig", 22),
        ("dreihundertfünf Bücher", "de", "dreihundertfünf", 305),
        ("treinta y dos libros", "es", "treinta y dos", 32),
        ("3 mil millones de libros", "es", "3 mil millones", 3_000_000_000),
        ("двадцать пять книг", "ru", "двадцать пять", 25),
        ("3,2 млн книг", "ru", "3,2 млн", 3_200_000),
        ("١٤ كتابا", "ar", "١٤", 14),
        ("خمسة وعشرون كتابا", "ar", "خمسة وعشرون", 25),
        ("投资3亿元", "zh", "3亿元", 300_000_000),
    ],
)
def test_a_figure_is_read_in_digits_and_in_words(text: str, language: str, shown: str, value: int) -> None:
    assert [(one, int(worth)) for one, worth, _, _ in read(text, language)] == [(shown, value)]


@pytest.mark.parametrize(
    ("text", "language", "shown", "unit"),
    [
        ("cost $3.2 million", "en", "$3.2 million", "USD"),
        ("cost 400,000 euros", "en", "400,000 euros", "EUR"),
        ("cost £5m", "en", "£5m", "GBP"),
        ("rose 6 per cent", "en", "6 per cent", "%"),
        ("rose 6%", "en", "6%", "%"),
        ("ran 50 miles", "en", "50", "mile"),
        ("the third attack", "en", "third", "ordinal"),
        ("3,2 millions d'euros", "fr", "3,2 millions d'euros", "EUR"),
        ("3,5 Mio. Euro", "de", "3,5 Mio. Euro", "EUR"),
        ("3 ملايين دولار", "ar", "3 ملايين دولار", "USD"),
    ],
)
def test_the_unit_belongs_to_the_figure(text: str, language: str, shown: str, unit: str) -> None:
    assert [(one, of) for one, _, of, _ in read(text, language)] == [(shown, unit)]


@pytest.mark.parametrize(
    ("text", "language", "qualifier"),
    [
        ("at least 14 men", "en", "minimum"),
        ("more than 14 men", "en", "above"),
        ("nearly 14 men", "en", "almost"),
        ("as many as 14 men", "en", "maximum"),
        ("plus de 14 hommes", "fr", "above"),
        ("mindestens 14 Menschen", "de", "minimum"),
        ("casi 14 personas", "es", "almost"),
        ("не менее 14 человек", "ru", "minimum"),
        ("ما لا يقل عن 14 شخصا", "ar", "minimum"),
        ("the 14 men", "en", None),
    ],
)
def test_the_words_before_a_figure_qualify_it(text: str, language: str, qualifier: str | None) -> None:
    assert [limit for _, _, _, limit in read(text, language)] == [qualifier]


def test_scores_ranges_and_ratios_have_two_ends() -> None:
    figures = figures_of("won 3-1, sold 10-15, lost one in five")
    assert [(int(figure.value), int(figure.upper or 0)) for figure in figures] == [(3, 1), (10, 15), (1, 5)]


def test_orders_of_magnitude_are_vague() -> None:
    hundreds, thousands = figures_of("Hundreds came, then thousands")
    assert hundreds.is_vague
    assert hundreds.amount != thousands.amount


@pytest.mark.parametrize("text", ["an F-16 flew", "no one came", "one another", "COVID-19 spread", "the M.4 road"])
def test_names_and_pronouns_are_no_figures(text: str) -> None:
    assert figures_of(text) == ()


@settings(derandomize=True)
@given(st.integers(0, 10**12))
def test_grouped_digits_have_the_value_they_show(number: int) -> None:
    assert digits_value(f"{number:,}", "en") == number
    assert digits_value(f"{number:,}".replace(",", "."), "de") == number or number < 1000
    assert digits_value(f"{number:,}".replace(",", " "), "fr") == number


@settings(derandomize=True)
@given(st.text(max_size=80), st.sampled_from(("en", "fr", "de", "es", "ru", "ar")))
def test_figures_stand_in_order_and_apart(text: str, language: str) -> None:
    end = 0
    for figure in figures_of(text, language):
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end
