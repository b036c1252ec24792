"""A verdict: the class of a difference and the rule that gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.comparison.change import ChangeClass


class Verdict(NamedTuple):
    """A class and the name of the rule that gave it; docs/changes.md explains each rule."""

    change_class: ChangeClass
    rule: str
