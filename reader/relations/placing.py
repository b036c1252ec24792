"""Placing: where articles stand, worked out anew round those that changed and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.disjoint_sets import DisjointSets
from reader.relations.days import joined_days
from reader.relations.events import LONGEST_STORY
from reader.relations.graph import Place
from reader.relations.linkage import Linkage
from reader.relations.tying import neighbours_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.days import Days
    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Pair, Tie

SAME_EVENT = 0.0875
"""Average likeness at which two groups of articles are one story."""
SAME_PAIR = 0.105
"""Likeness at which two articles are a story of two."""
_CORE, _LOOSELY, _CLEARLY = 3, 0.04, 1.2
"""One or two articles join a story of ``_CORE`` or more with less confidence when they are ``_LOOSELY`` alike it and
``_CLEARLY`` times more than anything else."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What a change reaches: the articles of every core that may have changed, and all their ties."""

    articles: frozenset[ArticleId]
    ties: Mapping[Pair, Tie]


def reached(graph: Graph, decisions: Decisions, seeds: Iterable[ArticleId]) -> Neighbourhood:
    """Return what follows from a change of ``seeds``: all that hang together with them by ties of one event.

    Groups merge only where one pair at least is alike by ``SAME_EVENT``, so that no group reaches further.
    """
    found: set[ArticleId] = set()
    steps: list[Mapping[Pair, Tie]] = []
    frontier = set(seeds)
    while frontier:
        found |= frontier
        new = graph.ties(frontier)
        steps.append(new)
        strong = [pair for pair, tie in new.items() if tie.edge >= SAME_EVENT]
        partners = {other for one in frontier for other in decisions.partners(one)}
        frontier = (neighbours_of(strong, frontier) | partners) - found
    return Neighbourhood(frozenset(found), _merged(steps))


def _merged(parts: Sequence[Mapping[Pair, Tie]]) -> Mapping[Pair, Tie]:
    """Return the ties of all ``parts``; a single one as it is, since it may hold those of a whole library."""
    filled = [part for part in parts if part]
    return filled[0] if len(filled) == 1 else {pair: tie for part in filled for pair, tie in part.items()}


def placed(graph: Graph, decisions: Decisions, near: Neighbourhood) -> dict[ArticleId, Place]:
    """Return where every article of ``near``, and every one that this may move, stands now."""
    cores = _cores(graph, decisions, near)
    return _Hosting(graph, decisions, near, cores).places()


def _cores(graph: Graph, decisions: Decisions, near: Neighbourhood) -> dict[ArticleId, ArticleId]:
    """Return the core of each article of ``near``."""
    inner: defaultdict[ArticleId, dict[Pair, float]] = defaultdict(dict)
    roots = DisjointSets(sorted(near.articles))
    for (a, b), tie in near.ties.items():
        if tie.edge >= SAME_EVENT and a in near.articles and b in near.articles:
            roots.join(a, b)
    groups = [group for group in decisions.together if any(one in near.articles for one in group)]
    for group in groups:
        for one in group[1:]:
            roots.join(group[0], one)
    for pair, tie in near.ties.items():
        if pair[0] in near.articles and pair[1] in near.articles:
            root = roots.root(pair[0])
            if root == roots.root(pair[1]):
                inner[root][pair] = tie.edge
    cores = {}
    for root, members in roots.groups().items():
        for core in _grown(members, inner.get(root, {}), graph, decisions) if len(members) > 1 else [members]:
            cores.update(dict.fromkeys(core, min(core)))
    return cores


def _grown(
    members: list[ArticleId], edges: Mapping[Pair, float], graph: Graph, decisions: Decisions
) -> list[list[ArticleId]]:
    """Return the groups that articles which hang together fall into."""
    numbers = {article: number for number, article in enumerate(members)}
    linkage = Linkage(
        {(numbers[a], numbers[b]): edge for (a, b), edge in edges.items()},
        [_days(graph, article) for article in members],
        [[numbers[one] for one in group] for group in decisions.together_among(numbers)],
        [(numbers[a], numbers[b]) for a, b in decisions.apart_among(numbers)],
        longest=LONGEST_STORY,
    )
    return [[members[number] for number in group] for group in linkage.grow(SAME_EVENT, SAME_PAIR)]


def _days(graph: Graph, article: ArticleId) -> Days | None:
    profile = graph.brief(article)
    return profile.window if profile.has_exact_window else None


class _Hosting:
    """Small cores find the larger ones that they clearly belong to; what that may change is looked at again."""

    def __init__(
        self, graph: Graph, decisions: Decisions, near: Neighbourhood, cores: Mapping[ArticleId, ArticleId]
    ) -> None:
        self._graph, self._decisions, self._near = graph, decisions, near
        outside = neighbours_of(near.ties, near.articles)
        old = graph.places([*near.articles, *outside])
        around = graph.of_cores({place.core for article, place in old.items() if article in outside})
        self._core = dict(cores) | {one: place.core for one, place in around.items() if one not in cores}
        self._members = _by_core(self._core)
        small = [core for core, members in self._members.items() if len(members) < _CORE]
        known = near.articles | {one for core in small for one in self._members[core]}
        ties = _merged([near.ties, graph.ties(known - near.articles)])
        self._widen(neighbours_of(ties, known))
        self._chosen = self._choices(small, ties)
        before = {place.host for one, place in {**around, **old}.items() if place.host is not None and one in known}
        self._widen(before)
        hosts = {host for _, host in self._chosen.values() if host is not None} | before
        self._hosts = (hosts | set(cores.values())) & self._members.keys()

    def _widen(self, articles: Collection[ArticleId]) -> None:
        """Look up the cores of ``articles``, whole."""
        places = self._graph.places([one for one in articles if one not in self._core])
        more = self._graph.of_cores({place.core for place in places.values()})
        self._core |= {one: place.core for one, place in more.items() if one not in self._core}
        self._members = _by_core(self._core)

    def _choices(
        self, small: Iterable[ArticleId], ties: Mapping[Pair, Tie]
    ) -> dict[ArticleId, tuple[float, ArticleId | None]]:
        """Return for each small core the larger one that it clearly belongs to, and how alike they are."""
        wanted = set(small)
        sums: defaultdict[ArticleId, defaultdict[ArticleId, list[float]]] = defaultdict(lambda: defaultdict(list))
        for (a, b), tie in ties.items():
            one, other = self._core[a], self._core[b]
            if one == other:
                continue
            if one in wanted:
                sums[one][other].append(tie.edge)
            if other in wanted:
                sums[other][one].append(tie.edge)
        return {core: self._choice(core, sums.get(core, {})) for core in wanted}

    def _choice(self, core: ArticleId, sums: Mapping[ArticleId, list[float]]) -> tuple[float, ArticleId | None]:
        size = len(self._members[core])
        means = sorted((-sum(sorted(edges)) / (size * len(self._members[one])), one) for one, edges in sums.items())
        hosts = [(mean, one) for mean, one in means if len(self._members[one]) >= _CORE]
        if not hosts or hosts[0] != means[0] or -hosts[0][0] < _LOOSELY:
            return 0.0, None
        if len(hosts) > 1 and hosts[0][0] > _CLEARLY * hosts[1][0]:
            return 0.0, None
        return -hosts[0][0], hosts[0][1]

    def places(self) -> dict[ArticleId, Place]:
        """Return the places of all that may have moved."""
        found: dict[ArticleId, Place] = {}
        near = self._near.articles
        large = {host for host in self._hosts if len(self._members[host]) >= _CORE}
        waiting: defaultdict[ArticleId, list[tuple[float, ArticleId]]] = defaultdict(list)
        for one, place in self._graph.of_hosts(large).items():
            if one == place.core and one not in near and one not in self._chosen:
                waiting[place.host or one].append((place.mean, place.core))
                self._widen([one])
        for core, (mean, host) in self._chosen.items():
            if host is not None:
                waiting[host].append((mean, core))
            found |= {one: Place(core, host, mean, core) for one in self._members[core]}
        for host in large:
            found |= {one: Place(host, None, 0.0, host) for one in self._members[host]}
            for mean, core, is_taken in self._taken(host, waiting[host]):
                story = host if is_taken else core
                found |= {one: Place(core, host, mean, story) for one in self._members[core]}
        return found

    def _taken(
        self, host: ArticleId, waiting: Iterable[tuple[float, ArticleId]]
    ) -> Iterable[tuple[float, ArticleId, bool]]:
        """Yield each small core that would join ``host``, the most alike first, and whether the host takes it."""
        members = list(self._members[host])
        window = self._window(members)
        for mean, core in sorted(waiting, key=lambda one: (-one[0], one[1])):
            own = self._members[core]
            both = joined_days(window, self._window(own))
            is_apart = bool(self._decisions.apart_between(own, members))
            is_taken = not is_apart and (both is None or both.length - 1 <= LONGEST_STORY)
            if is_taken:
                window = both
                members += own
            yield mean, core, is_taken

    def _window(self, members: Iterable[ArticleId]) -> Days | None:
        window = None
        for one in members:
            window = joined_days(window, _days(self._graph, one))
        return window


def _by_core(cores: Mapping[ArticleId, ArticleId]) -> dict[ArticleId, list[ArticleId]]:
    members: defaultdict[ArticleId, list[ArticleId]] = defaultdict(list)
    for article in sorted(cores):
        members[cores[article]].append(article)
    return dict(members)
