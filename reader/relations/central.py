"""The central article of a story: the one that the others are best read against, and that names the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.relation import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.profile import Profile
    from reader.relations.relation import Relation

_UNDATED = "9999"


def central_of(members: Sequence[Profile], relations: Sequence[Relation]) -> Profile:
    """Return the member that the others are best read against.

    The one most often copied from comes first, then the one in most copying relations, then a dated wire original
    before anything else, the earliest date, the longest text and the smallest id. ``relations`` with articles that are
    no members count for nothing.
    """
    given = dict.fromkeys((profile.article for profile in members), 0)
    tied = dict.fromkeys(given, 0)
    for relation in relations:
        if not relation.kind.is_copying or relation.a not in given or relation.b not in given:
            continue
        tied[relation.a] += 1
        tied[relation.b] += 1
        if relation.direction is not None:
            given[relation.a if relation.direction is Direction.A_TO_B else relation.b] += 1

    def rank(profile: Profile) -> tuple[int, int, bool, str, int, int]:
        is_dated_wire = profile.agency is not None and profile.published is not None
        date = profile.published or _UNDATED
        return (
            -given[profile.article],
            -tied[profile.article],
            not is_dated_wire,
            date,
            -len(profile.words),
            profile.article,
        )

    return min(members, key=rank)
