"""Identical changes: the same words put in the place of the same words, wherever in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.text import folded_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ChangeKey
    from reader.comparison.change import Change
    from reader.comparison.comparison import Comparison


def identical_changes(comparison: Comparison, keys: Sequence[ChangeKey], key: ChangeKey) -> tuple[ChangeKey, ...]:
    """Return the keys of all changes with the class and the wording of the change ``key``, in reading order.

    ``keys`` runs parallel to ``comparison.changes``; ``key`` is among the result, unless it is none of ``keys``. White
    space is no part of a wording; case is.
    """
    wanted = {_wording(one.change) for one, own in zip(comparison.changes, keys, strict=True) if own == key}
    same = (own for one, own in zip(comparison.changes, keys, strict=True) if _wording(one.change) in wanted)
    return tuple(dict.fromkeys(same))


def _wording(change: Change) -> tuple[str, str, str]:
    return change.change_class.value, folded_space(change.left), folded_space(change.right)
