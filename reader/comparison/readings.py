"""Readings: what each column has where a variation stands in the base, equal ones together, and who carries them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.base.text import folded_space
from reader.comparison.language import language_of
from reader.comparison.witnesses import witnesses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.comparison import Comparison
    from reader.comparison.variations import Variation
    from reader.comparison.witnesses import Witness

LONGEST_WORDING = 2000
"""Code points of a reading; longer ones are one reading only when they have the same words."""
_FEW = 3


class Standing(StrEnum):
    """How a reading stands among those of a variation."""

    MAJORITY = "majority"
    """More sources carry it than any other reading."""
    SINGULAR = "singular"
    """One column alone carries it, where three or more have the place."""
    OTHER = "other"
    """Neither, or what differs in it is told by other variations, and it is not counted."""
    WIDER = "wider"
    """Its columns tell the sentence in other words, in which this place cannot be found; it is not counted."""
    ABSENT = "absent"
    """Its columns leave the passage or the sentence out, which this variation is not about; it is not counted."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The same words at one place, or the same value in other spellings, and the columns that carry it.

    ``text`` is that of the base where the base is among them, else that of the most columns; None where the passage is
    left out. ``sources`` counts the columns with each family, articles that copy one text, as one.
    """

    text: str | None
    columns: tuple[int, ...]
    sources: int
    standing: Standing
    is_base: bool

    @property
    def is_majority(self) -> bool:
        """Tell whether more sources carry it than any other reading."""
        return self.standing is Standing.MAJORITY


def readings_of(comparison: Comparison, variation: Variation, families: Sequence[int]) -> tuple[Reading, ...]:
    """Return the readings of ``variation``, that of the base first, then those of the most columns.

    ``families`` gives for each column the number of its family; columns of one family copy one text and are one source.
    Every column is in exactly one reading. The majority is the reading of the most sources; where all columns are of
    one family, that of the most columns. There is none where two readings have as many.
    """
    witnesses = witnesses_of(comparison, variation)
    told = {comparison.base, *(comparison.changes[index].column for index in variation.members)}
    member = comparison.changes[variation.members[0]].column
    texts = (comparison.cell_text(variation.row, column) for column in (comparison.base, member))
    language = language_of(next((text for text in texts if text), ""))
    groups = [
        (group, _uncounted(group, told))
        for group in _groups(witnesses, language, is_exact=variation.change_class.is_trivial)
    ]
    counted = [group for group, standing in groups if standing is None]
    majority = _majority(counted, families)
    voters = sum(len(group) for group in counted)
    found = [
        _reading(group, comparison.base, families, standing or _standing(group, majority, voters))
        for group, standing in groups
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_base, -len(one.columns), one.columns)))


def _uncounted(group: Sequence[Witness], told: set[int]) -> Standing | None:
    """Return why a group is not counted, None where it is: it holds the base or a column with a member."""
    has_words = any(letter.isalnum() for letter in group[0].text or "")
    if all(one.is_wider for one in group):
        return Standing.WIDER if has_words else Standing.ABSENT
    if any(one.column in told for one in group):
        return None
    return Standing.ABSENT if group[0].text is None else Standing.OTHER


def _majority(groups: Sequence[Sequence[Witness]], families: Sequence[int]) -> Sequence[Witness] | None:
    is_one_family = len({families[one.column] for group in groups for one in group}) == 1
    sizes = [len(group) if is_one_family else _sources(group, families) for group in groups]
    most = max(sizes, default=0)
    return groups[sizes.index(most)] if sizes.count(most) == 1 and len(groups) > 1 else None


def _sources(group: Sequence[Witness], families: Sequence[int]) -> int:
    return len({families[one.column] for one in group})


def _standing(group: Sequence[Witness], majority: Sequence[Witness] | None, voters: int) -> Standing:
    if group is majority:
        return Standing.MAJORITY
    return Standing.SINGULAR if len(group) == 1 and voters >= _FEW else Standing.OTHER


def _reading(group: Sequence[Witness], base: int, families: Sequence[int], standing: Standing) -> Reading:
    of_base = next((one for one in group if one.column == base), None)
    return Reading(
        of_base.text if of_base else _usual(group),
        tuple(sorted(one.column for one in group)),
        _sources(group, families),
        standing,
        of_base is not None,
    )


def _usual(group: Sequence[Witness]) -> str | None:
    """Return the words of the most columns, the shortest of them."""
    counts = Counter(one.text for one in group if one.text is not None)
    return min(counts, key=lambda text: (-counts[text], len(text), text)) if counts else None


def _groups(witnesses: Sequence[Witness], language: str, *, is_exact: bool) -> list[list[Witness]]:
    """Return the witnesses in groups of those that say the same; with ``is_exact`` letter by letter."""
    groups: list[list[Witness]] = []
    for witness in witnesses:
        alike = [any(_agree(witness, other, language, is_exact=is_exact) for other in group) for group in groups]
        joined = [one for group, is_alike in zip(groups, alike, strict=True) if is_alike for one in group]
        groups = [group for group, is_alike in zip(groups, alike, strict=True) if not is_alike]
        groups.append([*joined, witness])
    return groups


def _agree(one: Witness, other: Witness, language: str, *, is_exact: bool) -> bool:
    """Tell whether two witnesses have the same words, or the same value in other spellings."""
    if is_exact or one.text is None or other.text is None:
        return one.text == other.text
    if one.is_wider != other.is_wider:
        return False
    if folded_space(one.text) == folded_space(other.text) or (one.is_same and other.is_same):
        return True
    if not one.text or not other.text or max(len(one.text), len(other.text)) > LONGEST_WORDING:
        return False
    # the rules of classes take long to load, and a window starts without a change to show
    from reader.comparison.diff import changes_between  # noqa: PLC0415

    return all(change.change_class.is_trivial for change in changes_between(one.text, other.text, language))
