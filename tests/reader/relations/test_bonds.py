"""Decisions made by hand: what is accepted holds in every grouping, what contradicts names what is in the way."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.base.ids import ArticleId
from reader.relations.bonds import Bonds, Record, fitting
from reader.relations.group import group
from reader.relations.grouping import Constraint, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.relations.grouping import Grouping
    from reader.relations.profile import Profile

TEXTS = (
    "The ferry Kestrel ran aground off Dunmore with 212 people on board, the coast guard said. Nobody was hurt.",
    "Tugs pulled the ferry Kestrel off a sandbank at Dunmore; the coast guard counted 212 people and nobody hurt.",
    "The ferry Kestrel was freed off Dunmore. The coast guard will ask why 212 people sat on a sandbank for hours.",
    "Frost ruined apple blossom in the Vell valley, the orchard union said. Tomas Arrel lit candles for two nights.",
    "The orchard union of the Vell valley counts half of the apple blossom lost to frost, Tomas Arrel told reporters.",
    "A year on, the orchard union of the Vell valley plants late apples against frost, Tomas Arrel said at the fair.",
    "The council of Larkhaven closed the old pool after a crack was found in the roof above the diving boards.",
)
SIZE = len(TEXTS)
DECISIONS = st.builds(
    lambda pair, is_together, scope: Constraint(
        ArticleId(pair[0]), ArticleId(pair[1]), is_together, scope, "2026-05-03"
    ),
    st.sampled_from(list(combinations(range(SIZE), 2))),
    st.booleans(),
    st.sampled_from(Scope),
)


def decided(a: int, b: int, scope: Scope = Scope.STORY, *, is_together: bool = True) -> Constraint:
    return Constraint(ArticleId(a), ArticleId(b), is_together, scope)


def contradicts(made: Sequence[Constraint]) -> bool:
    """Tell, by colouring alone, whether no grouping can keep all of ``made``."""
    for scope in Scope:
        colour = list(range(SIZE))
        for one in made:
            if one.is_together and one.scope in (Scope.STORY, scope):
                old, new = colour[one.b], colour[one.a]
                colour = [new if c == old else c for c in colour]
        if any(colour[o.a] == colour[o.b] for o in made if not o.is_together and o.scope is scope):
            return True
    return False


def keeps(grouping: Grouping, one: Constraint) -> bool:
    story_of = {article: place for place, story in enumerate(grouping.stories) for article in story.articles}
    line_of = {story: place for place, line in enumerate(grouping.storylines) for story in line.stories}
    a, b = story_of[one.a], story_of[one.b]
    if one.scope is Scope.STORYLINE:
        is_one = a == b or (a in line_of and line_of[a] == line_of.get(b))
        return is_one is one.is_together
    return (a == b) is one.is_together


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(DECISIONS, max_size=7), order=st.permutations(range(SIZE)))
def test_what_is_accepted_holds_in_every_order_of_articles_and_nothing_else_is_refused(
    profiled: Callable[..., Profile], wanted: list[Constraint], order: list[int]
) -> None:
    record, accepted = Record(), list[Constraint]()
    for one in wanted:
        clash = record.clash(one)
        assert bool(clash) is contradicts([*accepted, one])
        assert set(clash) <= set(accepted)
        if not clash:
            record.add(one)
            accepted.append(one)
    grouping = group([profiled(number, TEXTS[number]) for number in order], accepted)
    assert [one for one in accepted if not keeps(grouping, one)] == []
    assert grouping == group([profiled(number, TEXTS[number]) for number in range(SIZE)], accepted[::-1])


@given(made=st.lists(DECISIONS, max_size=8))
def test_of_contrary_decisions_the_later_ones_are_kept(made: list[Constraint]) -> None:
    kept = fitting(made)
    assert not contradicts(kept)
    assert kept == tuple(made) if not contradicts(made) else kept[-1:] == tuple(made[-1:])


def test_a_clash_names_the_chain_that_ties_and_the_decision_that_parts() -> None:
    first, second = decided(0, 1), decided(1, 2)
    record = Record([first, second])
    assert record.clash(decided(0, 2, is_together=False)) == (first, second)
    assert record.clash(decided(0, 2, Scope.STORYLINE, is_together=False)) == (first, second)
    parted = decided(2, 3, is_together=False)
    record.add(parted)
    assert record.clash(decided(3, 0)) == (parted,)
    assert record.clash(decided(3, 0, Scope.STORYLINE)) == ()


def test_one_story_means_one_storyline() -> None:
    out = decided(0, 3, Scope.STORYLINE, is_together=False)
    record = Record([out, decided(0, 1)])
    assert record.clash(decided(1, 3)) == (out,)
    assert record.clash(decided(1, 3, Scope.STORYLINE)) == (out,)
    assert record.clash(decided(1, 3, is_together=False)) == ()


def test_the_shortest_chain_is_told() -> None:
    links = [decided(0, 1), decided(1, 2), decided(2, 3), decided(0, 3)]
    bonds = Bonds(Scope.STORY, links)
    assert bonds.path(ArticleId(0), ArticleId(3)) == (links[3],)
    assert bonds.path(ArticleId(0), ArticleId(5)) == ()
    assert bonds.groups() == ((0, 1, 2, 3),)
