"""The lineage of a story: its skeleton, which is the same in every order, its directions and its dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.relations.lineage import Lineage, lineage_of
from reader.relations.moment import moment_of
from reader.relations.relation import Direction, Relation, RelationKind, SharedSpan
from reader.relations.skeleton import Tie, skeleton_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.relations.edge import Edge

COPYING = [kind for kind in RelationKind if kind.is_copying]


def article(outlet: str | None = None, published: str | None = None) -> Article:
    """An article without a text, dated to the precision of ``published``."""
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(published or ""), Precision.MINUTE)
    return Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim("Ferry aground off Sandmoor", "test"),
        outlet=Claim(outlet, "test") if outlet else None,
        agency=None,
        byline=(),
        credit_chain=(),
        published=Published(published, precision, "test") if published else None,
        language="en",
        url=None,
        blocks=(),
    )


def relation(a: int, b: int, share: float, direction: Direction | None = None) -> Relation:
    """A copy of which as much stands in the one as in the other."""
    kind = RelationKind.COPY
    return Relation(ArticleId(a), ArticleId(b), kind, share, share, direction, (f"{a} and {b}",), ())


def lineage(count: int, relations: Iterable[Relation], **dates: str) -> Lineage:
    """The lineage of articles 1 to ``count``; ``_2="2026-03-12"`` dates the second."""
    found = {ArticleId(n): article(f"Paper {n}", dates.get(f"_{n}")) for n in range(1, count + 1)}
    return lineage_of(found, relations)


def pairs(edges: Iterable[Edge]) -> set[tuple[int, int]]:
    return {(edge.a, edge.b) for edge in edges}


@st.composite
def families(draw: st.DrawFn) -> tuple[int, list[Relation]]:
    """How many articles, and relations between some of them, with directions or without."""
    count = draw(st.integers(1, 8))
    every = [(a, b) for a in range(1, count + 1) for b in range(a + 1, count + 1)]
    chosen = draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    shares = st.sampled_from([0.0, 0.3, 0.5, 0.9, 0.9, 1.0])
    return count, [
        Relation(
            ArticleId(a),
            ArticleId(b),
            draw(st.sampled_from(list(RelationKind))),
            draw(shares),
            draw(shares),
            draw(st.sampled_from([None, *Direction])),
            (),
            (),
        )
        for a, b in chosen
    ]


@settings(max_examples=60)
@given(families(), st.randoms(use_true_random=False))
def test_lineage_does_not_depend_on_any_order(family: tuple[int, list[Relation]], random: object) -> None:
    count, relations = family
    articles = [(ArticleId(n), article(f"Paper {n}")) for n in range(1, count + 1)]
    expected = lineage_of(dict(articles), relations)
    random.shuffle(relations)  # type: ignore[attr-defined]
    assert lineage_of(dict(reversed(articles)), relations) == expected


@settings(max_examples=60)
@given(families())
def test_skeleton_ties_every_family_and_keeps_every_relation(family: tuple[int, list[Relation]]) -> None:
    count, relations = family
    found = lineage(count, relations)
    copying = {(one.a, one.b) for one in relations if one.kind.is_copying}
    assert len(found.edges) == len(copying)
    assert {(min(pair), max(pair)) for pair in pairs(found.edges)} == copying
    assert len(found.branches) + len(found.joints) == sum(len(one) - 1 for one in found.families)
    takers = [edge.b for edge in found.branches]
    assert len(takers) == len(set(takers)), "an article hangs from two others"


@settings(max_examples=60)
@given(families())
def test_only_what_was_proved_has_a_direction(family: tuple[int, list[Relation]]) -> None:
    count, relations = family
    proved = {
        (one.a, one.b) if one.direction is Direction.A_TO_B else (one.b, one.a)
        for one in relations
        if one.direction is not None and one.kind.is_copying
    }
    assert pairs(edge for edge in lineage(count, relations).edges if edge.is_directed) == proved


@settings(max_examples=60)
@given(st.integers(2, 7), st.data())
def test_without_directions_the_skeleton_is_as_heavy_as_can_be(count: int, data: st.DataObject) -> None:
    weights = st.integers(1, 99)
    shares = {(a, b): data.draw(weights) / 100 for a in range(1, count + 1) for b in range(a + 1, count + 1)}
    found = lineage(count, [relation(a, b, share) for (a, b), share in shares.items()])
    inside, heaviest = {1}, 0.0
    while len(inside) < count:  # Prim 1957
        share, new = max(
            (share, a if b in inside else b) for (a, b), share in shares.items() if (a in inside) != (b in inside)
        )
        inside.add(new)
        heaviest += share
    assert sum(edge.weight for edge in found.branches) == pytest.approx(heaviest)


def test_star_of_copies_comes_out_as_star() -> None:
    down = Direction.A_TO_B
    told = [relation(1, 2, 0.97, down), relation(1, 3, 0.96, down), relation(1, 4, 0.95, down)]
    between = [relation(2, 3, 0.94), relation(2, 4, 0.93), relation(3, 4, 0.92)]
    found = lineage(4, [*told, *between])
    assert pairs(found.branches) == {(1, 2), (1, 3), (1, 4)}
    assert pairs(found.rest) == {(2, 3), (2, 4), (3, 4)}
    assert found.families == ((1, 2, 3, 4),)


def test_article_with_two_sources_hangs_from_the_closer_one() -> None:
    found = lineage(3, [relation(1, 3, 0.6, Direction.A_TO_B), relation(2, 3, 0.5, Direction.A_TO_B)])
    assert pairs(found.branches) == {(1, 3)}
    assert pairs(found.joints) == {(2, 3)}


def test_edge_without_direction_leads_away_from_the_root() -> None:
    found = lineage(3, [relation(1, 2, 0.9), relation(2, 3, 0.8)], _2="2026-03-12T09:00")
    assert pairs(found.branches) == {(2, 1), (2, 3)}
    assert not any(edge.is_directed for edge in found.branches)


def test_times_of_different_zones_prove_a_direction() -> None:
    found = lineage(2, [relation(1, 2, 0.9)], _1="2026-03-12T18:05+01:00", _2="2026-03-12T16:40+00:00")
    edge = found.branches[0]
    assert (edge.a, edge.b, edge.is_directed) == (2, 1, True)
    assert edge.reasons[-1] == "Paper 2 is dated 2026-03-12T16:40+00:00, Paper 1 2026-03-12T18:05+01:00."


def test_time_without_a_zone_proves_nothing_against_one_with_it() -> None:
    found = lineage(2, [relation(1, 2, 0.9)], _1="2026-03-12T18:05+01:00", _2="2026-03-12T16:40")
    assert not found.branches[0].is_directed


def test_density_is_the_length_of_the_run_that_a_shared_character_stands_in() -> None:
    spans = (SharedSpan(Span(0, 30), Span(5, 35)), SharedSpan(Span(40, 50), Span(60, 70)))
    edge = lineage(2, [replace(relation(1, 2, 0.9), spans=spans)]).branches[0]
    assert edge.density == pytest.approx((30 * 30 + 10 * 10) / 40)
    assert lineage(2, [relation(1, 2, 0.9)]).branches[0].density is None


def test_own_report_is_a_node_without_an_edge() -> None:
    found = lineage(2, [replace(relation(1, 2, 0.04), kind=RelationKind.OWN_REPORT)])
    assert [node.name for node in found.nodes] == ["Paper 1", "Paper 2"]
    assert not found.edges
    assert not found.families


def test_strongest_ties_make_the_branches() -> None:
    ties = [Tie(ArticleId(a), ArticleId(b), is_directed=False) for a, b in ((1, 2), (3, 4), (2, 3), (1, 4))]
    found = skeleton_of(ties)
    assert found.branches == tuple(ties[:3])
    assert found.rest == (ties[3],)
    assert found.roots == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("earlier", "later", "is_proved"),
    [
        ("2026-03-11", "2026-03-12", True),
        ("2026-03", "2026-04-01", True),
        ("2025", "2026-01", True),
        ("2026-03-12", "2026-03-12T23:00", False),
        ("2026-03-12T09:00", "2026-03-12T09:01", True),
        ("2026-03-12T23:30+00:00", "2026-03-13T00:10", True),
        ("2026-03-12T09:00+02:00", "2026-03-12T08:30+00:00", True),
        ("2026-03-12T09:00", "2026-03-12T09:00", False),
    ],
)
def test_moments_tell_what_dates_prove(earlier: str, later: str, *, is_proved: bool) -> None:
    moments = [moment_of(Published(value, Precision.DAY, "test")) for value in (earlier, later)]
    assert moments[0] is not None
    assert moments[1] is not None
    assert moments[0].is_before(moments[1]) is is_proved
    assert not moments[1].is_before(moments[0])


def test_what_is_no_date_has_no_moment() -> None:
    assert moment_of(Published("last spring", Precision.DAY, "test")) is None
    assert moment_of(None) is None
