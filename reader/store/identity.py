"""Which of the old groups a new group is, so that a story keeps its id when most of its members stay."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Id = TypeVar("Id", bound=int)


def kept_ids(old: Mapping[Id, frozenset[int]], new: Sequence[frozenset[int]]) -> tuple[Id | None, ...]:
    """Return for each of ``new`` the id of the old group that it continues, None for a group without a past.

    A group continues the old one that gave it most members, and only when at least half of that one's members came
    along; an id goes to one group at most. Where two claim it, more shared members win, then the closer fit, then
    the smaller id and the smallest member, so that the order of ``new`` is no matter.
    """
    home = {member: group for group, members in old.items() for member in members}
    claims: list[tuple[int, int, Id, int, int]] = []
    for index, members in enumerate(new):
        shared = Counter(home[member] for member in members if member in home)
        claims += [
            (-count, len(members) + len(old[group]) - 2 * count, group, min(members), index)
            for group, count in shared.items()
            if 2 * count >= len(old[group])
        ]
    kept: dict[int, Id] = {}
    taken: set[Id] = set()
    for _, _, group, _, index in sorted(claims):
        if index not in kept and group not in taken:
            kept[index] = group
            taken.add(group)
    return tuple(kept.get(index) for index in range(len(new)))


def known_ids(
    present: Mapping[Id, frozenset[int]], former: Mapping[Id, frozenset[int]], new: Sequence[frozenset[int]]
) -> tuple[Id | None, ...]:
    """Return for each of ``new`` the id of the present group that it continues, else of a former one that is back."""
    kept = kept_ids(present, new)
    homeless = [members for one, members in zip(kept, new, strict=True) if one is None]
    back = iter(kept_ids(former, homeless))
    return tuple(next(back) if one is None else one for one in kept)
