"""Knowledge: an article with everything that finding its likes and comparing it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reader.relations.vectors import keys_of

if TYPE_CHECKING:
    from reader.base.ids import ArticleId
    from reader.relations.closeness import Print
    from reader.relations.profile import Profile
    from reader.relations.reference import Reference
    from reader.relations.vectors import Keys, Vector


class Lookup(Protocol):
    """Where the profiles of articles are looked up."""

    def profile(self, article: ArticleId) -> Profile:
        """Return the profile of an article."""
        ...

    def brief(self, article: ArticleId) -> Profile:
        """Return the profile of an article, maybe without its text: quicker at hand."""
        ...

    def print(self, article: ArticleId) -> Print:
        """Return what is compared of an article word by word."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """One article, weighed by the reference of its library; its profile is looked up only where somebody asks."""

    article: ArticleId
    vector: Vector
    reference: Reference
    lookup: Lookup

    @property
    def profile(self) -> Profile:
        """Its profile, whole."""
        return self.lookup.profile(self.article)

    @property
    def brief(self) -> Profile:
        """Its profile, maybe without its text."""
        return self.lookup.brief(self.article)

    @property
    def print(self) -> Print:
        """What is compared of it word by word."""
        return self.lookup.print(self.article)

    @property
    def keys(self) -> Keys:
        """What it is found by."""
        return keys_of(self.vector, self.reference)
