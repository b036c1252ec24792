"""The skeleton of a family: of all ties between its articles the few that tell how the text most likely travelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.base.disjoint_sets import DisjointSets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.base.ids import ArticleId


class Tie(NamedTuple):
    """Two articles that share a text; ``a`` gave and ``b`` took where ``is_directed``."""

    a: ArticleId
    b: ArticleId
    is_directed: bool


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The ties of a family, sorted out.

    ``branches`` make trees in which no article has two proven givers; ``joints`` tie the trees of one family, where an
    article took from two sides; ``rest`` are all others. Branches and joints of a family of n articles are n - 1.
    ``roots`` are the articles from which a whole tree is reached without going against a direction.
    """

    branches: tuple[Tie, ...]
    joints: tuple[Tie, ...]
    rest: tuple[Tie, ...]
    roots: frozenset[ArticleId]


def skeleton_of(ties: Iterable[Tie]) -> Skeleton:
    """Return the skeleton of ``ties``, which come strongest first.

    Method: Oriented Kruskal (Dias, Rocha and Goldenstein 2012, "Image phylogeny by minimal spanning trees"; used for
    texts by Marmerola et al. 2016): the strongest tie that joins two trees is taken if the article it leads to is the
    root of its tree. Here most ties have no proven direction, so that a tree keeps all articles that may be its root:
    those from which every directed tie can be walked in its own direction. Where no tie has a direction the result is
    a maximum spanning forest (Kruskal 1956). What is left apart in the end is joined by the strongest ties left.
    """
    known = tuple(ties)
    articles = {end for tie in known for end in (tie.a, tie.b)}
    forest, families = _Forest(articles), DisjointSets(articles)
    branches, joints, rest = [], [], []
    later = []
    for tie in known:
        if forest.is_joined_by(tie):
            branches.append(tie)
            families.join(tie.a, tie.b)
        else:
            later.append(tie)
    for tie in later:
        if families.root(tie.a) != families.root(tie.b):
            joints.append(tie)
            families.join(tie.a, tie.b)
        else:
            rest.append(tie)
    return Skeleton(tuple(branches), tuple(joints), tuple(rest), forest.roots())


class _Forest:
    """Trees of articles; each keeps which of its articles may be its root."""

    def __init__(self, articles: Collection[ArticleId]) -> None:
        self._trees = DisjointSets(articles)
        self._roots = {article: {article} for article in articles}

    def roots(self) -> frozenset[ArticleId]:
        """Return the articles that may be the roots of their trees."""
        return frozenset(root for tree in self._trees.groups() for root in self._roots[tree])

    def is_joined_by(self, tie: Tie) -> bool:
        """Join the trees of ``tie`` if that leaves an article that may be the root; tell whether it did."""
        a, b = self._trees.root(tie.a), self._trees.root(tie.b)
        if a == b:
            return False
        roots = set(self._roots[a]) if tie.b in self._roots[b] else set()
        if not tie.is_directed and tie.a in self._roots[a]:
            roots |= self._roots[b]
        if not roots:
            return False
        self._trees.join(a, b)
        self._roots[self._trees.root(a)] = roots
        return True
