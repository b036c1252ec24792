from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from reader.base.words import words_of
from reader.relations.group import relate
from reader.relations.relation import Direction, Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.relations.profile import Profile

WIRE = """A water tower in the market square of Sollen collapsed early on Tuesday, flooding two streets and trapping \
a baker in his cellar for three hours, the fire brigade said.

“I heard a groan like a ship and then the wall of water came down the stairs,” the baker, Piet Anders, said after \
divers had cut him free.

The tower, built in 1931 and listed as a monument, held 400 cubic metres. The town had postponed its repair twice for \
lack of money, according to minutes of the council seen by the agency.

Mayor Ilka Brun said an engineer had looked at the rivets in March and found them sound. The prosecutor in Veldern \
has asked for the report.

Forty houses were without drinking water until the evening. The army sent six tankers from its depot in Harrow.

A crane is expected to lift the broken bowl from the square on Thursday. The weekly market moves to the station."""

REWORDED = """Two streets were flooded when the water tower on Sollen’s market square collapsed early on Tuesday. A \
baker was trapped for three hours in his cellar, according to the fire brigade.

The baker, Piet Anders, heard “a groan like a ship”, he said after divers had cut him free; then water had come down \
the stairs.

Listed as a monument and built in 1931, the tower held 400 cubic metres. Its repair had been postponed twice, minutes \
of the council show, for lack of money.

An engineer looked at the rivets in March and found them sound, said the mayor, Ilka Brun. The prosecutor in Veldern \
wants to see the report.

Until the evening forty houses had no drinking water; six tankers came from the army’s depot in Harrow.

On Thursday a crane is to lift the broken bowl. The market moves to the station."""

OWN = """Piet Anders still smells of mud. He had just put the rolls in when his cellar filled to the ceiling, and he \
stood on a flour bin and breathed under the vault until the divers knocked.

Everybody in Sollen knew that the tower wept. Children put their cups under the seams, and pensioners wrote letters \
to the town hall that nobody answered.

Now the iron bowl lies between the stalls like a dead whale. Ilka Brun, who has been mayor for a year, walks round it \
and says little. Her predecessor cannot be reached.

In Veldern the prosecutor opened a file before noon. Somebody will have to say who signed what."""


def relation_of(a: Profile, b: Profile) -> Relation | None:
    found = relate([a, b])
    assert len(found) <= 1
    return found[0] if found else None


def test_the_same_text_with_a_few_words_changed_is_a_copy(profiled: Callable[..., Profile]) -> None:
    edited = WIRE.replace("forty", "fifty").replace("trapping", "and trapping").replace("has asked", "had asked")
    found = relation_of(profiled(1, WIRE), profiled(2, edited))
    assert found is not None
    assert found.kind is RelationKind.COPY
    assert min(found.coverage_a, found.coverage_b) > 0.9
    assert found.direction is None


def test_a_shortened_text_is_a_cut_of_the_longer_one(profiled: Callable[..., Profile]) -> None:
    found = relation_of(profiled(1, "\n\n".join(WIRE.split("\n\n")[:4])), profiled(2, WIRE))
    assert found is not None
    assert found.kind is RelationKind.CUT
    assert found.direction is Direction.B_TO_A
    assert found.coverage_a > 0.95 > found.coverage_b
    assert any("contained" in reason for reason in found.reasons)


def test_a_text_that_grew_at_a_later_time_is_a_later_take(profiled: Callable[..., Profile]) -> None:
    early = profiled(1, "\n\n".join(WIRE.split("\n\n")[:4]), published="2024-05-07T08:10")
    late = profiled(2, WIRE, published="2024-05-07T17:45")
    found = relation_of(early, late)
    assert found is not None
    assert found.kind is RelationKind.LATER_TAKE
    assert found.direction is Direction.A_TO_B


def test_other_words_in_the_same_order_of_telling_are_reworded(profiled: Callable[..., Profile]) -> None:
    found = relation_of(profiled(1, WIRE), profiled(2, REWORDED))
    assert found is not None
    assert found.kind is RelationKind.REWORDED


def test_a_report_of_its_own_is_no_copy(profiled: Callable[..., Profile]) -> None:
    found = relation_of(profiled(1, WIRE), profiled(2, OWN))
    assert found is None or found.kind is RelationKind.OWN_REPORT


def test_dates_prove_the_direction_of_a_copy(profiled: Callable[..., Profile]) -> None:
    found = relation_of(
        profiled(1, WIRE, published="2024-05-08"),
        profiled(2, WIRE.replace("Tuesday", "Monday"), published="2024-05-07"),
    )
    assert found is not None
    assert found.direction is Direction.B_TO_A
    assert any("2024-05-07" in reason for reason in found.reasons)


@pytest.mark.parametrize("later", ["2024-05-07", "2024-05-07T09:00+02:00"])
def test_dates_of_the_same_day_prove_nothing_unless_their_clocks_compare(
    profiled: Callable[..., Profile], later: str
) -> None:
    found = relation_of(profiled(1, WIRE, published="2024-05-07T08:00"), profiled(2, WIRE, published=later))
    assert found is not None
    assert found.direction is None


def test_a_credit_proves_the_direction(profiled: Callable[..., Profile]) -> None:
    agency = profiled(1, WIRE, outlet="Harrow Wire")
    paper = profiled(2, WIRE.replace("Tuesday", "Monday"), outlet="Sollen Post", agency="Harrow Wire")
    found = relation_of(agency, paper)
    assert found is not None
    assert found.direction is Direction.A_TO_B


def test_spans_lie_in_the_page_texts_and_hold_the_same_words(profiled: Callable[..., Profile]) -> None:
    found = relation_of(profiled(1, WIRE), profiled(2, REWORDED))
    assert found is not None
    assert found.spans
    for span in found.spans:
        left, right = words_of(span.a.of(WIRE)), words_of(span.b.of(REWORDED))
        assert [word.folded for word in left] == [word.folded for word in right]


def test_coverage_is_the_share_of_words_in_spans(profiled: Callable[..., Profile]) -> None:
    found = relation_of(profiled(1, WIRE), profiled(2, REWORDED))
    assert found is not None
    covered = sum(len(words_of(span.a.of(WIRE))) for span in found.spans)
    assert found.coverage_a == pytest.approx(covered / len(words_of(WIRE)))


def test_the_order_of_articles_does_not_matter(profiled: Callable[..., Profile]) -> None:
    profiles = [profiled(1, WIRE), profiled(2, REWORDED), profiled(3, OWN), profiled(4, WIRE.replace("Sollen", "Soln"))]
    results = {relate(order) for order in permutations(profiles)}
    assert len(results) == 1


def test_texts_without_words_relate_to_nothing(profiled: Callable[..., Profile]) -> None:
    assert relate([profiled(1, ""), profiled(2, "—"), profiled(3, "One two.")]) == ()


def test_a_phrase_of_the_trade_ties_nobody(profiled: Callable[..., Profile]) -> None:
    phrase = "who spoke on condition of anonymity because he was not authorised to speak to the press"
    one = profiled(1, WIRE.replace("the fire brigade said", f"said an officer {phrase}"))
    trade = (
        f"A trade official, {phrase}, ruled out new tariffs on steel. Ministers meet in Orlan next month to talk about "
        "quotas, dairy and fish, and nobody hopes for much."
    )
    other = profiled(2, trade)
    assert all(not found.kind.is_copying for found in relate([one, other]))


GERMAN = """In Sollen ist am Dienstag der 1931 gebaute Wasserturm eingestürzt. 400 Kubikmeter Wasser liefen in die \
Straßen; der Bäcker Piet Anders saß drei Stunden in seinem Keller fest.

Bürgermeisterin Ilka Brun erklärte, 40 Häuser seien ohne Wasser. In Veldern ermittelt die Justiz, Tanklaster kamen \
aus Harrow."""
ENGLISH = """The water tower of Sollen, built in 1931, fell on Tuesday. Its 400 cubic metres of water ran into the \
streets, and Piet Anders, a baker, sat in his cellar for three hours.

Mayor Ilka Brun said 40 houses had no water. Prosecutors in Veldern look into it; tankers came from Harrow."""


def test_a_credited_text_in_another_language_is_translated(profiled: Callable[..., Profile]) -> None:
    one = profiled(1, ENGLISH, agency="Harrow Wire")
    other = profiled(2, GERMAN, agency="Harrow Wire", language="de")
    found = relation_of(one, other)
    assert found is not None
    assert found.kind is RelationKind.TRANSLATED
    assert any("harrow wire" in reason for reason in found.reasons)


def test_names_and_figures_alone_prove_no_translation(profiled: Callable[..., Profile]) -> None:
    assert relation_of(profiled(1, ENGLISH), profiled(2, GERMAN, language="de")) is None


@pytest.mark.parametrize(("other", "is_related"), [("Sollen Post", False), ("Harrow Mail", True)])
def test_a_line_that_an_outlet_adds_to_short_texts_makes_none_of_them_reworded(
    profiled: Callable[..., Profile], other: str, *, is_related: bool
) -> None:
    line = (
        "Readers can reach the desk of the paper every morning between nine and noon, on the square and by letter, "
        "and corrections stand on the second page of the next day"
    )
    texts = [f"{WIRE.split(chr(10))[2]}\n\n{line}.", f"{OWN.split(chr(10))[4]}\n\n{line}."]
    found = relation_of(profiled(1, texts[0], outlet="Sollen Post"), profiled(2, texts[1], outlet=other))
    assert (found is not None) is is_related
