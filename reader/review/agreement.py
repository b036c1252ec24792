"""Agreement: what the verdicts on the readings of a variation say of it as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.base.ids import ChangeKey
    from reader.comparison.variations import Variation
    from reader.review.mark import Mark, Verdict


def member_keys(variation: Variation, keys: Sequence[ChangeKey]) -> tuple[ChangeKey, ...]:
    """Return the keys of the members of ``variation``, each once; ``keys`` runs parallel to the changes.

    Members may share a key, where two articles have the same text.
    """
    return tuple(dict.fromkeys(keys[index] for index in variation.members))


def verdict_on(key: ChangeKey, marks: Mapping[ChangeKey, Mark]) -> Verdict | None:
    """Return the verdict on one change, None where there is none."""
    mark = marks.get(key)
    return mark.verdict if mark else None


def agreed_verdict(keys: Sequence[ChangeKey], marks: Mapping[ChangeKey, Mark]) -> Verdict | None:
    """Return the verdict that all of ``keys`` have, None where one has none or another one."""
    found = {verdict_on(key, marks) for key in keys}
    return found.pop() if len(found) == 1 else None


def is_decided(keys: Sequence[ChangeKey], marks: Mapping[ChangeKey, Mark]) -> bool:
    """Tell whether every one of ``keys`` has a verdict, be it the same or not."""
    return all(verdict_on(key, marks) is not None for key in keys)
