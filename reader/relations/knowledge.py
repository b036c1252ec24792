"""Knowledge: an article with everything that finding its likes and comparing it needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.relations.closeness import print_of
from reader.relations.vectors import keys_of

if TYPE_CHECKING:
    from reader.relations.closeness import Print
    from reader.relations.profile import Profile
    from reader.relations.reference import Reference
    from reader.relations.vectors import Keys, Vector


@dataclass(frozen=True, eq=False)
class Knowledge:
    """One article, weighed by the reference of its library."""

    profile: Profile
    vector: Vector
    reference: Reference

    @cached_property
    def print(self) -> Print:
        """What is compared of it word by word."""
        return print_of(self.profile)

    @property
    def keys(self) -> Keys:
        """What it is found by."""
        return keys_of(self.vector, self.reference)
