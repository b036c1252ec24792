from __future__ import annotations

from reader.alignment.abroad import constant_bags, constants_of, linked_abroad
from reader.alignment.features import bags_of
from reader.alignment.likeness import equal_lines, likeness_of
from reader.alignment.linking import Links, Side, linked

WIRE = (
    "The reservoir above Torv has burst its banks after three days of rain, the province said.",
    "Some 200 families were brought to the school in Lia before the road was cut.",
    "Engineer Ada Lund warned in March that the old sluice would not withstand a flood.",
)


def links(left: tuple[str, ...], right: tuple[str, ...], forced: frozenset[tuple[int, int]] = frozenset()) -> Links:
    ours, theirs = bags_of([left, right])
    return linked(Side(left, ours), Side(right, theirs), forced)


def test_likeness_is_one_for_equal_passages_and_absent_for_unlike_ones() -> None:
    alike = likeness_of(*bags_of([WIRE, WIRE]))
    assert all(alike[number, number] == 1.0 for number in range(3))
    assert (0, 1) not in alike


def test_a_block_that_moved_is_moved_and_the_rest_is_kept() -> None:
    found = links(WIRE, (WIRE[2], WIRE[0], WIRE[1]))
    assert found == Links(kept=((0, 1), (1, 2)), moved=((2, 0),))


def test_forced_links_push_others_away() -> None:
    found = links(WIRE, WIRE, frozenset({(0, 1)}))
    assert (0, 1) in found.kept + found.moved
    assert (0, 0) not in found.kept + found.moved
    assert (1, 1) not in found.kept + found.moved


def test_equal_lines_are_a_longest_common_subsequence() -> None:
    assert equal_lines(["a", "b", "c", "d"], ["b", "x", "c", "a"]) == ((1, 0), (2, 2))
    assert equal_lines([], ["a"]) == ()


def test_constants_are_names_and_values() -> None:
    assert constants_of("In Torv vierzehn Tote", "de") == {"torv", "tote", "#14"}
    assert "#14" in constants_of("fourteen people", "en")


def test_passages_of_a_translation_are_linked_by_constants_and_order() -> None:
    german = (
        "Der Stausee oberhalb von Torv ist nach drei Tagen Regen über die Ufer getreten, teilte die Provinz mit.",
        "Etwa 200 Familien wurden in die Schule von Lia gebracht, bevor die Straße unterbrochen war.",
        "Die Ingenieurin hatte davor gewarnt, dass die alte Schleuse einer Flut nicht standhalten werde.",
    )
    ours, theirs = constant_bags([WIRE, german], ["en", "de"])
    found = linked_abroad(Side(WIRE, ours), Side(german, theirs))
    assert found == Links(kept=((0, 0), (1, 1), (2, 2)), moved=())


def test_a_gap_of_unequal_number_is_left_open() -> None:
    german = ("Der Stausee oberhalb von Torv ist über die Ufer getreten.", "Es regnet.", "Niemand weiß, wie lange.")
    ours, theirs = constant_bags([WIRE, german], ["en", "de"])
    short = Side(WIRE[:2], ours[:2])
    assert linked_abroad(short, Side(german, theirs)).kept == ((0, 0),)
