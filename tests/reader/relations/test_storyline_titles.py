"""Storylines bear the names that come back in them; stories the headline of the article that the others follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId
from reader.relations.central import central_of
from reader.relations.group import group
from reader.relations.relation import Direction, Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.relations.profile import Profile

TEXT = "The ferry Kestrel ran aground off Dunmore on Monday with 212 people on board, the coast guard said."


def copy(a: int, b: int, direction: Direction | None = None) -> Relation:
    return Relation(ArticleId(a), ArticleId(b), RelationKind.COPY, 0.9, 0.9, direction, (), ())


def test_article_that_was_copied_is_central(profiled: Callable[..., Profile]) -> None:
    members = [profiled(1, TEXT, published="2024-01-01"), profiled(2, TEXT, published="2024-01-03"), profiled(3, TEXT)]
    relations = [copy(1, 2, Direction.B_TO_A), copy(2, 3, Direction.A_TO_B)]
    assert central_of(members, relations).article == 2
    assert central_of(members[::-1], relations[::-1]).article == 2


def test_without_copies_the_earliest_dated_wire_report_is_central_then_the_longest(
    profiled: Callable[..., Profile],
) -> None:
    early = profiled(1, TEXT, published="2024-01-01")
    wires = [
        profiled(2, TEXT, published="2024-01-03", agency="AFP"),
        profiled(3, TEXT, published="2024-01-02", agency="AP"),
    ]
    assert central_of([early, *wires], []).article == 3
    assert central_of([profiled(1, TEXT), profiled(2, f"{TEXT} Nobody was hurt.")], []).article == 2


def test_story_bears_the_headline_of_its_base(sample_profiles: list[Profile]) -> None:
    for story in group(sample_profiles).stories:
        base = next(profile for profile in sample_profiles if profile.article == story.base)
        assert story.title == base.title
        assert base.agency is not None


def test_storylines_are_titled_with_names_in_full(sample_profiles: list[Profile]) -> None:
    titles = [storyline.title for storyline in group(sample_profiles).storylines]
    assert any("Port Merren" in title for title in titles)
    assert all(title[0].isupper() for title in titles)
