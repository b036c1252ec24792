from __future__ import annotations

from itertools import permutations

import pytest

from reader.base.ids import ArticleId
from reader.comparison.counted import counts_in
from reader.ledgers.figures import FigureEntry, figure_ledger
from reader.ledgers.ledger import LedgerArticle

FERRY = (
    "At least 14 people were killed when the ferry Sunniva sank off Tolen in heavy seas, the coast guard said.",
    "The ferry carried 230 passengers, although its licence allowed only 180.",
)
FERRY_LATER = (
    "The sinking of the ferry Sunniva off Tolen has left 19 people dead, according to the coast guard.",
    "Some 230 passengers were on board.",
)


def article(number: int, *passages: str) -> LedgerArticle:
    return LedgerArticle(ArticleId(number), passages, "en")


def entry(ledger: tuple[FigureEntry, ...], counts: str) -> FigureEntry:
    return next(entry for entry in ledger if counts in entry.counts)


@pytest.mark.parametrize(
    ("text", "thing", "event"),
    [
        ("Some 130 countries sent a delegation.", "countries", None),
        ("They met roughly 40 times in ten years.", "times met", None),
        ("A 12-point peace plan was handed over.", "point peace plan", None),
        ("About 40 percent of the voters stayed away.", "voters", None),
        ("Turnout was 64 percent.", "Turnout", None),
        ("Engineer Ada Lund, 44, built it.", "age of Engineer Ada Lund", None),
        ("The engineer Ada Lund (44) built it.", "age of Ada Lund", None),
        ("The blast left 30 people wounded.", "people", "injured"),
        ("The blast killed 12 and injured 30.", "blast killed", "killed"),
    ],
)
def test_the_counted_thing_stands_beside_the_figure(text: str, thing: str, event: str | None) -> None:
    first = next(counts_in(text, 0, "en"))
    assert (first.thing, first.event) == (thing, event)


@pytest.mark.parametrize(
    "text",
    [
        "It began on 14 March 2023.",
        "It took 14 days.",
        "It was the 80th such meeting.",
        "The two men shook hands.",
        "Both leaders smiled.",
        "A third victim was found.",
        "It was built by Lund 44 and Moe.",
        "See www.vestavind.example/2023/4711 for more.",
        "It is one of the oldest towns.",
    ],
)
def test_dates_ordinals_and_numbers_that_point_back_are_no_counts(text: str) -> None:
    assert list(counts_in(text, 0, "en")) == []


def test_two_tolls_of_one_event_are_in_conflict() -> None:
    found = entry(figure_ledger([article(1, *FERRY), article(2, *FERRY_LATER)]), "people killed")
    assert [(value.article, value.passage, value.value, value.qualifier) for value in found.values] == [
        (1, 0, 14, "minimum"),
        (2, 0, 19, None),
    ]
    assert found.values[0].text == "At least 14 people"
    assert found.conflict


def test_the_same_value_is_no_conflict_whatever_its_qualifier() -> None:
    found = entry(figure_ledger([article(1, *FERRY), article(2, *FERRY_LATER)]), "passengers")
    assert [value.value for value in found.values] == [230, 230]
    assert not found.conflict


def test_the_day_up_to_which_a_count_holds_explains_a_difference() -> None:
    monday = "By Monday 14 people had been killed in the floods along the Wenne, the province said."
    tuesday = "By Tuesday 19 people had been killed in the floods along the Wenne, the province said."
    found = entry(figure_ledger([article(1, monday), article(2, tuesday)]), "people killed")
    assert len(found.values) == 2
    assert not found.conflict


def test_a_round_value_agrees_with_an_exact_one() -> None:
    articles = [
        article(1, "About 5,000 people marched through Lauen against the toll road on Sunday."),
        article(2, "On Sunday 4,870 people marched through Lauen against the toll road."),
    ]
    (found,) = figure_ledger(articles)
    assert not found.conflict


def test_two_ages_of_one_person_are_in_conflict() -> None:
    articles = [article(1, "The dam was built by Ada Lund, 44."), article(2, "Ada Lund, 47, built the dam.")]
    found = entry(figure_ledger(articles), "Ada Lund")
    assert [value.value for value in found.values] == [44, 47]
    assert found.conflict


def test_some_of_a_number_do_not_contradict_the_number() -> None:
    articles = [
        article(1, "Three of her eight sons work on the dam near Torv, Ada Lund said."),
        article(2, "Ada Lund said that eight sons of hers work on the dam near Torv."),
    ]
    assert not any(entry.conflict for entry in figure_ledger(articles))


def test_values_in_different_units_never_meet() -> None:
    articles = [
        article(1, "The new bridge over the Lau cost 40 million euros, the council of Lauen said."),
        article(2, "The new bridge over the Lau cost 44 million dollars, the council of Lauen said."),
    ]
    ledger = figure_ledger(articles)
    assert sorted(str(entry.unit) for entry in ledger) == ["EUR", "USD"]
    assert not any(entry.conflict for entry in ledger)


def test_amounts_of_one_thing_conflict() -> None:
    articles = [
        article(1, "The new bridge over the Lau cost 40 million euros, the council of Lauen said."),
        article(2, "The new bridge over the Lau has cost 44 million euros, said the council of Lauen."),
    ]
    (found,) = figure_ledger(articles)
    assert found.conflict
    assert [value.value for value in found.values] == [40_000_000, 44_000_000]


def test_people_killed_elsewhere_are_counted_apart() -> None:
    articles = [article(1, FERRY[0]), article(2, "In a mine near Dorn 52 miners died years ago; the shaft is closed.")]
    assert all(len(entry.values) == 1 for entry in figure_ledger(articles))


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [article(1, *FERRY), article(2, *FERRY_LATER), article(3, *FERRY[::-1])]
    expected = figure_ledger(articles)
    assert all(figure_ledger(list(order)) == expected for order in permutations(articles))


def dated(number: int, published: str, *passages: str) -> LedgerArticle:
    return LedgerArticle(ArticleId(number), passages, "en", published)


def test_a_later_toll_is_an_update_and_no_conflict() -> None:
    early = dated(1, "2031-03-03", "The quake near Osk killed 12 people, the mayor said.")
    late = dated(2, "2031-03-05", "The quake near Osk has killed 41 people, the mayor said.")
    found = entry(figure_ledger([early, late]), "people killed")
    assert (found.conflict, found.is_update) == (False, True)
    same_day = dated(2, "2031-03-03", *late.passages)
    found = entry(figure_ledger([early, same_day]), "people killed")
    assert (found.conflict, found.is_update) == (True, False)


def test_takes_of_one_day_are_in_order_where_a_toll_grew() -> None:
    early = dated(1, "2031-03-03T09:00+00:00", "The quake near Osk killed 12 people.")
    late = dated(2, "2031-03-03T15:30+00:00", "The quake near Osk killed 41 people.")
    assert entry(figure_ledger([early, late]), "people killed").is_update
    late, early = dated(1, late.published or "", *early.passages), dated(2, early.published or "", *late.passages)
    assert entry(figure_ledger([early, late]), "people killed").conflict


def test_a_value_for_another_day_is_an_update_and_says_the_day() -> None:
    articles = [
        article(1, "Floods in the Tarn valley had killed 7 people by Sunday."),
        article(2, "Floods in the Tarn valley have killed 19 people as of Tuesday, up from 7."),
    ]
    found = entry(figure_ledger(articles), "people killed")
    assert (found.conflict, found.is_update) == (False, True)
    assert [value.as_of for value in found.values][:2] == ["Sunday", "Tuesday"]


def test_figures_of_two_stories_never_contradict_each_other() -> None:
    articles = [article(1, *FERRY), article(2, *FERRY_LATER)]
    apart = figure_ledger(articles, [[ArticleId(1)], [ArticleId(2)]])
    assert not any(one.conflict or one.is_update for one in apart)


@pytest.mark.parametrize(
    ("one", "other", "is_conflict"),
    [
        ("Between 300 and 400 people marched in Marl.", "About 350 people marched in Marl.", False),
        ("Between 300 and 400 people marched in Marl.", "Some 2,000 people marched in Marl.", True),
        ("At least 14 divers died off Marl.", "In all 16 divers died off Marl.", False),
        ("At least 16 divers died off Marl.", "In all 14 divers died off Marl.", True),
        ("The storm killed 5 people in Marl and 3 people in Osk.", "The storm killed 8 people in Marl.", False),
        ("The rate rose to 7.1 percent from 6.8 percent.", "The rate rose to 7.1 percent.", False),
        ("The rate rose by 0.5 percentage points.", "The rate rose by 0.7 percent.", False),
        ("Turnout in Marl was 54 percent at noon.", "Turnout in Marl was 71 percent.", False),
        ("Turnout in Marl was 54 percent.", "Turnout in Marl was 71 percent.", True),
        ("On Monday, 12 were wounded in Marl.", "On Monday, 17 were wounded in Marl.", True),
    ],
)
def test_only_what_cannot_both_be_true_is_a_conflict(one: str, other: str, *, is_conflict: bool) -> None:
    ledger = figure_ledger([article(1, one), article(2, other)])
    assert any(found.conflict for found in ledger) is is_conflict


def test_a_range_is_one_value_and_a_conversion_counts_the_same_thing() -> None:
    (found,) = figure_ledger([article(1, "Between 300 and 400 people marched in Marl.")])
    assert [(value.value, value.upper, value.text) for value in found.values] == [(300, 400, "300 and 400 people")]
    ledger = figure_ledger([article(1, "The bridge will cost 4.2 million euros ($4.6 million).")])
    assert {(one.counts, one.unit) for one in ledger} == {("bridge cost", "EUR"), ("bridge cost", "USD")}
