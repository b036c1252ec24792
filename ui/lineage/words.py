"""The lineage in words: what a card, a line and a point to look at say, to the eye and to a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.relations.edge import Edge
from reader.relations.relation import RelationKind
from ui.comparison.heading import published_text
from ui.dates import short_date
from ui.pieces import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.base.ids import ArticleId
    from reader.relations.lineage import Lineage
    from reader.relations.node import Node

    Spot = ArticleId | Edge
    """What has the focus: an article, or an edge between two."""

KIND_NAMES = {
    RelationKind.COPY: "copy",
    RelationKind.LATER_TAKE: "later take",
    RelationKind.CUT: "cut",
    RelationKind.REWORDED: "reworded",
    RelationKind.TRANSLATED: "translated",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A spot in words: a title, what is known of it, why it is so, and what to look at."""

    title: str
    facts: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    points: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Everything in one line, for a screen reader."""
        return ". ".join(part.rstrip(".") for part in (self.title, *self.facts, *self.points, *self.reasons) if part)


class Words:
    """Puts the spots of one lineage into words; ``names`` are what its articles are called."""

    def __init__(self, lineage: Lineage, names: Mapping[ArticleId, str]) -> None:
        self._lineage, self.names = lineage, names
        self._nodes = {node.article: node for node in lineage.nodes}
        self._ties: dict[ArticleId, list[Edge]] = {}
        for edge in sorted(lineage.edges, key=lambda edge: -edge.weight):
            self._ties.setdefault(edge.a, []).append(edge)
            self._ties.setdefault(edge.b, []).append(edge)
        self._has_years = len({node.date[:4] for node in lineage.nodes if node.date}) > 1

    def told(self, spot: Spot) -> Telling:
        """Return what is told of ``spot``."""
        return self._told_edge(spot) if isinstance(spot, Edge) else self._told_node(self._nodes[spot])

    def date(self, article: ArticleId, *, has_year: bool = True) -> str:
        """Return when an article was published, as exactly as it is known, or what bounds it."""
        node = self._nodes[article]
        text = published_text(node.published, has_year=has_year)
        zone = _zone(node.date)
        if node.published is not None:
            return f"{text} {zone}" if zone else text
        first, last = (short_date(bound) for bound in node.bounds)
        if first and last:
            return _translated("undated, {0} to {1}").format(first, last)
        if first or last:
            return _translated("undated, {0} or later" if first else "undated, {0} or before").format(first or last)
        return text

    def card_date(self, article: ArticleId) -> str:
        """Return the date for a card: without the year where the time line has one only."""
        return self.date(article, has_year=self._has_years)

    def credit(self, article: ArticleId) -> str:
        """Return whom an article credits, else who signs it."""
        node = self._nodes[article]
        credited = _credited(node)
        if node.is_agency_text:
            return _translated("sent by the agency") if node.outlet is not None else _translated("no publisher named")
        if credited:
            return one_line(" ← ".join(credited))
        if node.signed_by:
            return _translated("signed {0}").format(one_line(", ".join(node.signed_by)))
        return _translated("no credit")

    def kind(self, edge: Edge) -> str:
        """Return the short words on a line: the kind, and how much of the second article stands in the first."""
        kind = _translated(KIND_NAMES[edge.kind])
        return f"{kind} {edge.coverage_b * 100:.0f}\N{NO-BREAK SPACE}%" if edge.weight else kind

    def line(self, spot: Spot) -> str:
        """Return a spot in one line: a name, or the ends of an edge, its kind and how much is shared."""
        return f"{self._title(spot)}: {self.kind(spot)}" if isinstance(spot, Edge) else self.names[spot]

    def points(self, spot: Spot) -> tuple[str, ...]:
        """Return the sentences on credits that do not agree and name the article, or both ends of the edge."""
        ends = {spot.a, spot.b} if isinstance(spot, Edge) else {spot}
        return tuple(one_line(one.message) for one in self._lineage.conflicts if ends <= set(one.articles))

    def lane(self, articles: tuple[ArticleId, ...], *, is_family: bool) -> str:
        """Return the title of a lane."""
        if is_family:
            return _translated("One text in {0} articles").format(len(articles))
        return counted(
            len(articles), _translated("{0} report that copies nothing"), _translated("{0} reports that copy nothing")
        )

    def _told_node(self, node: Node) -> Telling:
        published = node.published
        evidence = published.evidence if published is not None else ""
        date = self.date(node.article)
        facts = [
            one_line(node.title),
            one_line(f"{date} · {evidence}" if evidence else date),
            _translated("The zone of this time is not known") if self._is_other_clock(node) else "",
            _chain(node),
            _translated("Signed by {0}").format(one_line(", ".join(node.signed_by))) if node.signed_by else "",
        ]
        reasons = [self.line(edge) for edge in self._ties.get(node.article, ())]
        alone = _translated("It copies no other article of this story, and none copies it.")
        return Telling(
            self.names[node.article],
            tuple(fact for fact in facts if fact),
            tuple(reasons) or (alone,),
            self.points(node.article),
        )

    def _is_other_clock(self, node: Node) -> bool:
        """Tell whether the time of an article names no zone where that of another one does."""
        return "T" in node.date and not _zone(node.date) and any(_zone(one.date) for one in self._lineage.nodes)

    def _told_edge(self, edge: Edge) -> Telling:
        shares = _translated(
            "{0}\N{NO-BREAK SPACE}% of {1} stands in {2}, {3}\N{NO-BREAK SPACE}% the other way round"
        ).format(
            f"{edge.coverage_b * 100:.0f}",
            self.names[edge.b],
            self.names[edge.a],
            f"{edge.coverage_a * 100:.0f}",
        )
        runs = _translated("Shared text stands in runs of about {0} characters").format(f"{edge.density or 0:.0f}")
        facts = (
            _translated(KIND_NAMES[edge.kind]),
            shares if edge.weight else "",
            runs if edge.density else "",
            _translated("Direction proved") if edge.is_directed else _translated(_UNPROVED),
        )
        reasons = tuple(one_line(reason) for reason in edge.reasons)
        return Telling(self._title(edge), tuple(fact for fact in facts if fact), reasons, self.points(edge))

    def _title(self, edge: Edge) -> str:
        pattern = _translated("{0} → {1}") if edge.is_directed else _translated("{0} and {1}")
        return pattern.format(self.names[edge.a], self.names[edge.b])


_UNPROVED = "Which was first is not proved: neither dates nor credits nor inclusion tell"


def _credited(node: Node) -> list[str]:
    """Return the chain of credits without the publisher it begins with."""
    own = {claim.value for claim in (node.outlet,) if claim is not None}
    agency = [node.agency.value] if node.agency is not None and node.agency.value not in node.credits else []
    return [name for name in (*node.credits, *agency) if name not in own]


def _chain(node: Node) -> str:
    publisher = node.outlet.value if node.outlet is not None else _translated("no publisher named")
    return one_line(" ← ".join((publisher, *_credited(node))))


def _zone(iso: str) -> str:
    """Return the offset of ISO text with a time, such as ``+01:00``; empty where the zone is not known."""
    if "T" not in iso:
        return ""
    rest = iso.split("T")[1][5:]
    return "UTC" if rest == "Z" else rest if rest[:1] in {"+", "-"} else ""


def _translated(text: str) -> str:
    return QCoreApplication.translate("lineage", text)
