"""The graph of a library: which articles are alike, what was made of it, and how grouping looks both up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.closeness import Print
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation
    from reader.relations.storylines import Chapter
    from reader.relations.vectors import Vector

    Pair = tuple[ArticleId, ArticleId]
    """Two articles, the smaller id first."""


class Tie(NamedTuple):
    """How alike two articles are in words, and the same with copied text, dates and languages taken into account."""

    alike: float
    edge: float


class Place(NamedTuple):
    """Where an article stands: its core, the core that this one would join, how alike the two are, and its story.

    A core is a group of articles that are clearly of one event, named by its smallest id. ``host`` is the one larger
    core that a core of one or two clearly belongs to, None where there is none. ``story`` is the core that the story
    is named by: the article's own, or the host that took it.
    """

    core: ArticleId
    host: ArticleId | None
    mean: float
    story: ArticleId


class Graph(Protocol):
    """What grouping looks up; in memory or in a library file."""

    def profile(self, article: ArticleId) -> Profile:
        """Return the profile of an article."""
        ...

    def brief(self, article: ArticleId) -> Profile:
        """Return the profile of an article, maybe without its text: quicker at hand."""
        ...

    def vector(self, article: ArticleId) -> Vector:
        """Return the weighed traits of an article."""
        ...

    def vectors(self, articles: Collection[ArticleId]) -> Sequence[Vector]:
        """Return the weighed traits of articles, in order."""
        ...

    def print(self, article: ArticleId) -> Print:
        """Return what is compared of an article word by word."""
        ...

    def ties(self, articles: Collection[ArticleId]) -> Mapping[Pair, Tie]:
        """Return every tie with an end, or both, among ``articles``."""
        ...

    def copying(self, articles: Collection[ArticleId]) -> Mapping[Pair, Relation]:
        """Return the copying relations with both ends among ``articles``."""
        ...

    def places(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return where articles stood before; those that are new are left out."""
        ...

    def of_cores(self, cores: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return the articles that stood in these cores, and where."""
        ...

    def of_hosts(self, hosts: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return the articles whose cores would join these, and where they stood."""
        ...

    def of_stories(self, stories: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return the articles that stood in the stories of these names, and where."""
        ...

    def companions(self, articles: Collection[ArticleId]) -> Collection[ArticleId]:
        """Return the articles of the storylines that ``articles`` stood in."""
        ...

    def chapters(self, stories: Iterable[ArticleId]) -> Mapping[ArticleId, Chapter]:
        """Return what stories of these names that did not change are to a saga."""
        ...


def pair_of(a: ArticleId, b: ArticleId) -> Pair:
    """Return two articles as a pair."""
    return (a, b) if a < b else (b, a)
