"""Credit conflicts: articles that print one text and do not agree on whose it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from reader.base.words import folded
from reader.relations.kinds import NEAR_ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.node import Node
    from reader.relations.relation import Relation

    Nodes = Mapping[ArticleId, Node]
    Names = Mapping[ArticleId, str]


class ConflictKind(StrEnum):
    """What does not fit."""

    TWO_AGENCIES = "two_agencies"
    PRIVATE_BYLINE = "private_byline"
    DATE_AGAINST_CREDIT = "date_against_credit"


@dataclass(frozen=True, slots=True)
class CreditConflict:
    """A sentence for a person, and the articles it names, by id."""

    kind: ConflictKind
    message: str
    articles: tuple[ArticleId, ...]


def conflicts_in(nodes: Nodes, copying: Sequence[Relation]) -> tuple[CreditConflict, ...]:
    """Return where the credits and dates of articles that ``copying`` relations tie contradict each other.

    The relations are sorted by their articles. An agency that is only a proposal contradicts nobody.
    """
    names = _names(nodes.values())
    return (
        *_two_agencies(nodes, copying, names),
        *_bylines(nodes, copying, names),
        *_dates(nodes, copying, names),
        *_remarks(nodes, names),
    )


def _names(nodes: Collection[Node]) -> dict[ArticleId, str]:
    """Return what a sentence calls each article: its name, with its title where two have one name."""
    counts = Counter(node.name for node in nodes)
    return {node.article: node.name if counts[node.name] == 1 else f"{node.name} (“{node.title}”)" for node in nodes}


def _two_agencies(nodes: Nodes, copying: Sequence[Relation], names: Names) -> Iterator[CreditConflict]:
    """Yield a finding for every two agencies that nearly the same text is credited to."""
    found: dict[tuple[str, str], set[ArticleId]] = {}
    for relation in copying:
        one, other = nodes[relation.a].stated_agency, nodes[relation.b].stated_agency
        is_one_text = max(relation.coverage_a, relation.coverage_b) >= NEAR_ALL
        if one is None or other is None or one == other or not is_one_text:
            continue
        if folded(one) not in nodes[relation.b].voices and folded(other) not in nodes[relation.a].voices:
            found.setdefault((min(one, other), max(one, other)), set()).update((relation.a, relation.b))
    for agencies, articles in sorted(found.items()):
        first, second = (
            f"to {agency} by {_listed(names[one] for one in sorted(articles) if nodes[one].stated_agency == agency)}"
            for agency in agencies
        )
        message = f"One text is credited to two agencies: {first}, {second}."
        yield CreditConflict(ConflictKind.TWO_AGENCIES, message, tuple(sorted(articles)))


def _bylines(nodes: Nodes, copying: Sequence[Relation], names: Names) -> Iterator[CreditConflict]:
    """Yield a finding for every article that a person signs and that another one credits to an agency."""
    found = []
    for relation in copying:
        a, b = nodes[relation.a], nodes[relation.b]
        for giver, taker, share in ((a, b, relation.coverage_b), (b, a, relation.coverage_a)):
            if share >= NEAR_ALL and _is_hidden(giver, taker):
                found.append((taker.article, -share, giver.article))
    for article, closest in groupby(sorted(found), key=lambda one: one[0]):
        _, share, other = next(closest)
        message = (
            f"{names[article]} is signed by {_listed(nodes[article].signed_by)} and credits no agency, but"
            f" {-share:.0%} of its words stand in {names[other]}, which is credited to {nodes[other].stated_agency}."
        )
        yield CreditConflict(ConflictKind.PRIVATE_BYLINE, message, tuple(sorted((article, other))))


def _is_hidden(giver: Node, taker: Node) -> bool:
    """Tell whether a person signs ``taker`` where ``giver`` credits an agency that ``taker`` does not name."""
    agency = giver.stated_agency
    is_private = bool(taker.signed_by) and taker.agency is None
    return is_private and agency is not None and folded(agency) not in taker.voices


def _dates(nodes: Nodes, copying: Sequence[Relation], names: Names) -> Iterator[CreditConflict]:
    """Yield a finding for every article that credits another one dated after it."""
    for relation in copying:
        for giver, taker in ((nodes[relation.a], nodes[relation.b]), (nodes[relation.b], nodes[relation.a])):
            origin = _origin(giver) if taker.is_before(giver) else None
            if origin is None or not _credits(taker, origin):
                continue
            message = (
                f"{names[taker.article]} credits {origin}, but is dated {taker.date}, before {names[giver.article]},"
                f" dated {giver.date}: a date is wrong, or an earlier version is missing here."
            )
            articles = tuple(sorted((taker.article, giver.article)))
            yield CreditConflict(ConflictKind.DATE_AGAINST_CREDIT, message, articles)


def _origin(giver: Node) -> str | None:
    """Return the name under which others credit ``giver``: the agency that sent it, else its outlet."""
    if giver.is_agency_text:
        return giver.stated_agency
    return giver.outlet.value if giver.outlet is not None else None


def _credits(taker: Node, origin: str) -> bool:
    """Tell whether ``taker`` names ``origin``, and not as its own publisher."""
    is_own = taker.is_agency_text or (taker.outlet is not None and folded(taker.outlet.value) == folded(origin))
    return not is_own and folded(origin) in taker.voices


def _remarks(nodes: Nodes, names: Names) -> Iterator[CreditConflict]:
    """Yield what was found within one article: credited to an agency, signed by a person."""
    for article, node in sorted(nodes.items()):
        for remark in node.remarks:
            yield CreditConflict(ConflictKind.PRIVATE_BYLINE, f"{names[article]}: {remark}", (article,))


def _listed(names: Iterable[str]) -> str:
    """Return ``A``, ``A and B`` or ``A, B and C``."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
