"""The change list: every change that is shown as a line of plain text, for whoever reads by ear or by search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.comparison.class_names import class_name
from ui.comparison.heading import published_text
from ui.pieces import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.variations import Variation
    from ui.comparison.cursor import ChangeFilter
    from ui.comparison.view_state import ViewState


@dataclass(frozen=True, slots=True)
class ChangeList:
    """Lines of text, and by line the change that it tells, an index into the comparison's changes, None for others."""

    lines: tuple[str, ...]
    changes: tuple[int | None, ...]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    def change_at(self, line: int) -> int | None:
        """Return the change that ``line`` tells."""
        return self.changes[line] if 0 <= line < len(self.changes) else None

    def line_of(self, change: int | None) -> int | None:
        """Return the line that tells ``change``."""
        return self.changes.index(change) if change is not None and change in self.changes else None


def change_list(state: ViewState, shown: ChangeFilter) -> ChangeList:
    """Return a line for every change in sight that ``shown`` draws, each with all its wordings and its verdict."""
    told = [one for one in state.variations_in_sight if shown.draws(one.change_class)]
    base = state.columns[state.base]
    trivial = sum(one.change_class.is_trivial for one in told)
    head = _translated("{changes} ({trivial} trivial), compared with {outlet}, {date}").format(
        changes=counted(len(told), _translated("{0} change"), _translated("{0} changes")),
        trivial=trivial,
        outlet=base.name,
        date=published_text(base.published),
    )
    lines: list[tuple[str, int | None]] = [(head, None), ("", None)]
    lines += ((_line(state, number, one), one.members[0]) for number, one in enumerate(told, 1))
    hidden = len(state.variations) - len(told)
    if hidden:
        words = counted(hidden, _translated("{0} change is hidden"), _translated("{0} changes are hidden"))
        lines += (("", None), (words, None))
    return ChangeList(tuple(line for line, _ in lines), tuple(change for _, change in lines))


def _line(state: ViewState, number: int, variation: Variation) -> str:
    """Return ``3. Figure, row 4: Wire: “at least 14”; Tribune: “14”; verdict: matters``."""
    head = _translated("{number}. {name}, row {row}").format(
        number=number, name=class_name(variation.change_class), row=variation.row + 1
    )
    parts = list(_wordings(state, variation.members))
    verdict = state.verdict_on(variation)
    key = state.noted_key(variation)
    note = state.marks[key].note if key in state.marks else ""
    if verdict is not None:
        words = QCoreApplication.translate("verdicts", verdict.value)
        parts.append(_translated("verdict: {verdict}").format(verdict=words))
    if note:
        parts.append(_translated("note: {note}").format(note=one_line(note)))
    return f"{head}: {'; '.join(parts)}"


def _wordings(state: ViewState, members: Sequence[int]) -> Iterator[str]:
    """Yield the words of the base, once where all readings are of the same, and those of each article."""
    said = ""
    for index in members:
        place = state.changes[index]
        base = _said(state, state.base, place.change.left)
        if base != said:
            yield base
        said = base
        yield _said(state, place.column, place.change.right)


def _said(state: ViewState, column: int, words: str) -> str:
    text = f"“{one_line(words)}”" if words else _translated("nothing")
    return f"{state.columns[column].name}: {text}"


def _translated(text: str) -> str:
    return QCoreApplication.translate("change list", text)
