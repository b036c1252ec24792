"""Group: profiles and decisions made by hand -> relations, stories, storylines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.evidence import evidence_of
from reader.relations.grouping import Grouping
from reader.relations.own_reports import own_reports_of
from reader.relations.stories import stories_of
from reader.relations.storylines import storylines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.grouping import Constraint
    from reader.relations.profile import Profile


def group(profiles: Sequence[Profile], constraints: Sequence[Constraint] = ()) -> Grouping:
    """Return the relations, stories and storylines of ``profiles``; ``constraints`` (oldest first) always hold.

    The result does not depend on the order of ``profiles``. Where two constraints contradict each other the later one
    holds.
    """
    evidence = evidence_of(profiles, constraints)
    groups, stories = stories_of(evidence)
    relations = {**evidence.relations, **own_reports_of(groups, evidence)}
    ordered = tuple(relation for _, relation in sorted(relations.items()))
    return Grouping(ordered, stories, storylines_of(groups, stories, evidence))
