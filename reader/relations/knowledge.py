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


class Prints(Protocol):
    """What can be compared of articles word by word."""

    def print(self, article: ArticleId) -> Print:
        """Return that of one article."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """One article, weighed by the reference of its library; its profile may come without words."""

    profile: Profile
    vector: Vector
    reference: Reference
    prints: Prints

    @property
    def print(self) -> Print:
        """What is compared of it word by word."""
        return self.prints.print(self.profile.article)

    @property
    def keys(self) -> Keys:
        """What it is found by."""
        return keys_of(self.vector, self.reference)
