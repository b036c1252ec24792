from __future__ import annotations

from itertools import pairwise

import pytest

from reader.comparison.change import Change, ChangeClass
from reader.comparison.diff import changes_between

WIRE = (
    "A ferry capsized off the port of Halvik on Tuesday morning, killing at least 14 people and leaving dozens in the "
    "freezing water, the coast guard said."
)
OWN = (
    "Sixteen people are known to have died when the boat went over within sight of the quay, two nurses told this "
    "newspaper at midnight."
)


def told(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(change.rule, change.left, change.right) for change in changes_between(left, right, "en")]


def of_class(changes: tuple[Change, ...], change_class: ChangeClass) -> list[tuple[str, str]]:
    return [(change.left, change.right) for change in changes if change.change_class is change_class]


def test_toll_and_source_are_told_and_the_rest_is_wording() -> None:
    changes = changes_between(WIRE, OWN, "en")
    assert of_class(changes, ChangeClass.FIGURE) == [("at least 14", "Sixteen")]
    assert len(of_class(changes, ChangeClass.ATTRIBUTION)) == 1
    others = {change.rule for change in changes} - {"other-figure", "other-source"}
    assert others <= {"told-otherwise", "clause", "date-alone"}
    assert "told-otherwise" in others


def test_a_retold_sentence_without_other_facts_is_one_change() -> None:
    left = "The council shut three libraries in spring because it could no longer heat the old reading rooms."
    right = "Cold was why, months ago, three libraries came to an end and readers of the old quarter lost rooms."
    assert [rule for rule, _, _ in told(left, right)] == ["told-otherwise"]


def test_a_lightly_edited_sentence_is_compared_word_by_word() -> None:
    left = "The council shut three libraries in spring because it could no longer heat the old reading rooms."
    right = "The council closed three libraries in spring because it could not heat the old reading rooms."
    assert "told-otherwise" not in {rule for rule, _, _ in told(left, right)}


def test_the_same_quotation_in_a_retold_sentence_is_no_change() -> None:
    left = '"Nobody told us about the leak," site manager Olga Brekke told reporters outside the gate last night.'
    right = (
        'Speaking by phone, Olga Brekke, who has run the place for years, insisted: "Nobody told us about the leak."'
    )
    assert not any("leak" in one + other for _, one, other in told(left, right))


def test_another_quotation_is_told_apart_from_the_words_around_it() -> None:
    left = '"Nobody told us about the big leak," site manager Olga Brekke told reporters outside the gate last night.'
    right = (
        'Speaking by phone, Olga Brekke, who has run the place for years, said: "Nobody told us about the small leak."'
    )
    assert of_class(changes_between(left, right, "en"), ChangeClass.QUOTATION) == [("big", "small")]


def test_a_word_negated_on_one_side_is_told() -> None:
    left = "Engineers had inspected every weld of the tower in autumn, records kept by the builder show."
    right = "Papers suggest that nobody cared: contractors had not inspected the tower in autumn or since 2019."
    assert of_class(changes_between(left, right, "en"), ChangeClass.NEGATION) == [("inspected", "not inspected")]


def test_a_name_behind_the_same_title_is_told() -> None:
    left = "Rescue work ended at dusk because of the rising tide, fire chief Davo Morrin announced."
    right = "With night falling, rescue work became far too risky, according to fire chief Piet Lund."
    changes = changes_between(left, right, "en")
    heavy = of_class(changes, ChangeClass.NAME) + of_class(changes, ChangeClass.ATTRIBUTION)
    assert any("Morrin" in one and "Lund" in other for one, other in heavy)


def test_sentences_are_paired_by_what_they_count() -> None:
    left = f"{WIRE} Divers were expected to go on until Thursday."
    right = f"{OWN} The quay was empty."
    rules = [rule for rule, _, _ in told(left, right)]
    assert "other-figure" in rules


@pytest.mark.parametrize(("left", "right"), [(WIRE, OWN), (OWN, WIRE)])
def test_spans_are_exact_and_apart(left: str, right: str) -> None:
    changes = changes_between(left, right, "en")
    assert all(change.left_span.of(left) == change.left for change in changes)
    for one, other in pairwise(sorted(change.left_span for change in changes if change.left)):
        assert one.end <= other.start


def test_the_way_back_mirrors_the_way_there() -> None:
    swapped = {"statement_added": "statement_removed", "statement_removed": "statement_added"}
    there = {(c.change_class.value, c.rule, c.left, c.right) for c in changes_between(WIRE, OWN, "en")}
    back = changes_between(OWN, WIRE, "en")
    assert there == {(swapped.get(c.change_class.value, c.change_class.value), c.rule, c.right, c.left) for c in back}
