"""Directions: told where words and values show them, opposite the other way round, and nothing where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.lexicon import lexicon
from reader.base.number_words import LANGUAGES
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparing import compare
from reader.comparison.diff import changes_between
from reader.comparison.direction import Direction, KnownDirection, direction_in, direction_of

SOFT, HARD, VAGUE, EXACT = Direction.SOFTENED, Direction.HARDENED, Direction.VAGUER, Direction.MORE_EXACT

KNOWN = (
    ("en", "The bridge will close in spring.", "The bridge may close in spring.", SOFT, "degree-of-certainty"),
    ("en", "The goat drowned in the pond.", "The goat allegedly drowned in the pond.", SOFT, "degree-of-certainty"),
    ("en", "The suspected thief fled to the wood.", "The thief fled to the wood.", HARD, "degree-of-certainty"),
    ("en", "The thief possibly hid there.", "The thief probably hid there.", HARD, "degree-of-certainty"),
    ("fr", "Le pont va fermer au printemps.", "Le pont pourrait fermer au printemps.", SOFT, "degree-of-certainty"),
    ("fr", "Le voleur présumé a fui.", "Le voleur a fui.", HARD, "degree-of-certainty"),
    ("de", "Die Brücke könnte bald schließen.", "Die Brücke wird bald schließen.", HARD, "degree-of-certainty"),
    ("de", "Der Dieb floh in den Wald.", "Der mutmaßliche Dieb floh in den Wald.", SOFT, "degree-of-certainty"),
    ("es", "El presunto ladrón huyó al bosque.", "El ladrón huyó al bosque.", HARD, "degree-of-certainty"),
    ("ru", "Вор якобы скрылся в лесу.", "Вор скрылся в лесу.", HARD, "degree-of-certainty"),
    ("en", "The mayor will resign.", "Will the mayor resign?", SOFT, "asked-or-stated"),
    ("en", "The pilot said the fog was thick.", "The pilot claimed the fog was thick.", SOFT, "stance-of-verb"),
    ("en", "The pilot claimed the fog was thick.", "The pilot confirmed the fog was thick.", HARD, "stance-of-verb"),
    ("en", "The pilot said the fog was thick.", "The pilot admitted the fog was thick.", HARD, "stance-of-verb"),
    ("de", "Der Lotse sagte, es sei neblig.", "Der Lotse behauptete, es sei neblig.", SOFT, "stance-of-verb"),
    ("ru", "Он утверждал, что мост закрыт.", "Он сказал, что мост закрыт.", HARD, "stance-of-verb"),
    ("en", "The army met militants by the dam.", "The army met terrorists by the dam.", HARD, "charge-of-label"),
    ("en", "The regime closed the border.", "The government closed the border.", SOFT, "charge-of-label"),
    ("en", "At least 14 goats drowned.", "14 goats drowned.", EXACT, "qualifier-of-figure"),
    ("en", "At least 14 goats drowned.", "16 goats drowned.", EXACT, "qualifier-of-figure"),
    (
        "en",
        "12 goats drowned in the pond.",
        "Between 10 and 14 goats drowned in the pond.",
        VAGUE,
        "qualifier-of-figure",
    ),
    ("fr", "Au moins 14 chèvres se sont noyées.", "14 chèvres se sont noyées.", EXACT, "qualifier-of-figure"),
    ("en", "Dozens of goats drowned in the pond.", "43 goats drowned in the pond.", EXACT, "order-of-magnitude"),
    ("en", "The dam cost 1,387 crowns.", "The dam cost 1,400 crowns.", VAGUE, "rounded-figure"),
    ("en", "It rained on 12 March in Tarn.", "It rained in March in Tarn.", VAGUE, "precision-of-date"),
    ("en", "It rained on Monday in Tarn.", "It rained on Monday morning in Tarn.", EXACT, "precision-of-date"),
    ("en", "It rained for several days in Tarn.", "It rained for three days in Tarn.", EXACT, "vague-duration"),
)
UNKNOWN = (
    ("en", "The dam held 147 goats.", "The dam held 150 goats."),
    ("en", "At least 14 goats drowned.", "12 goats drowned."),
    ("en", "Dozens of goats drowned in the pond.", "4 goats drowned in the pond."),
    ("en", "The dam is 14 miles away.", "The dam is 14 kilometres away."),
    ("en", "It rained on 12 March 2024 in Tarn.", "It rained on 12 March in Tarn."),
    ("en", "It rained on Monday in Tarn.", "It rained on Tuesday in Tarn."),
    ("en", "The bridge will not close in spring.", "The bridge may close in spring."),
    ("en", "The bridge must close in spring.", "The bridge may close in spring."),
    ("en", "The pilot said the fog was thick.", "The pilot warned the fog was thick."),
    ("en", "“We had no warning at all,” she said.", "“We had no warning,” she said."),
    ("en", "The goat, which was black, drowned.", "The goat drowned."),
    ("en", "It was not sold in the end.", "It was sold in the end."),
    ("en", "The army met militants by the dam.", "The army met soldiers by the dam."),
)
WORDS = (
    *(
        "may",
        "will",
        "allegedly",
        "confirmed",
        "must",
        "not",
        "said",
        "claimed",
        "admitted",
        "the regime",
        "government",
    ),
    *("at least 14", "14", "about 15", "dozens", "1,387", "1,400", "between 10 and 14", "10-20", "12 March", "March"),
    *("12 March 2024", "Monday", "Monday morning", "three days", "several days", "3 p.m.", "?", "", "about", "nearly"),
)


def known(left: str, right: str, language: str) -> set[KnownDirection]:
    found = {direction_of(change, language) for change in changes_between(left, right, language)}
    return {one for one in found if one is not None}


@pytest.mark.parametrize(("language", "left", "right", "direction", "rule"), KNOWN)
def test_direction_is_told_with_its_rule(language: str, left: str, right: str, direction: Direction, rule: str) -> None:
    assert known(left, right, language) == {KnownDirection(direction, rule)}
    assert known(right, left, language) == {KnownDirection(direction.opposite, rule)}


@pytest.mark.parametrize(("language", "left", "right"), UNKNOWN)
def test_nothing_is_told_where_nothing_is_known(language: str, left: str, right: str) -> None:
    assert changes_between(left, right, language)
    assert known(left, right, language) == set()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ChangeClass), st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(LANGUAGES))
def test_the_way_back_has_the_opposite_direction(kind: ChangeClass, left: str, right: str, language: str) -> None:
    sides = (left, Span(0, len(left))), (right, Span(0, len(right)))
    there = direction_of(Change(kind, "rule", *sides[0], *sides[1]), language)
    back = direction_of(Change(kind, "rule", *sides[1], *sides[0]), language)
    assert back == (KnownDirection(there.direction.opposite, there.rule) if there else None)


def test_a_comparison_tells_the_language_itself() -> None:
    texts = ("Die Brücke wird im Frühjahr für den Verkehr schließen.", "Die Brücke könnte im Frühjahr schließen.")
    comparison = compare([[text] for text in texts], 0)
    found = {direction_in(comparison, entry) for entry in comparison.changes} - {None}
    assert found == {KnownDirection(SOFT, "degree-of-certainty")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_degree_belongs_to_a_hedge_that_the_classes_know(language: str) -> None:
    hedges = set(lexicon("change_modality")[language]["hedges"])
    degrees = lexicon("change_direction")[language]["certainty"]
    assert {word for words in degrees.values() for word in words} <= hedges
    told = [word for words in degrees.values() for word in words]
    assert len(told) == len(set(told))
