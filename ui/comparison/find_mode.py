"""The mode in which words are looked for in the open story: what was found, which finding is current, and the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.comparison.finding import MOST, findings_of

if TYPE_CHECKING:
    from ui.comparison.find_bar import FindBar
    from ui.comparison.finding import Finding
    from ui.comparison.model import ComparisonModel
    from ui.comparison.table import ComparisonTable


class FindMode(QObject):
    """Finds what is typed into ``bar``, shows the findings in ``table`` and goes from one to the next."""

    def __init__(self, table: ComparisonTable, model: ComparisonModel, bar: FindBar) -> None:
        super().__init__(table)
        self._table, self._model, self._bar = table, model, bar
        self._found: tuple[Finding, ...] = ()
        self._place: int | None = None
        bar.words_changed.connect(self._on_words)
        bar.stepped.connect(self.step)
        bar.left.connect(self.leave)
        model.modelReset.connect(self.renew)
        model.retold.connect(self.renew)

    @property
    def current(self) -> Finding | None:
        """The finding shown now, None while there is none."""
        return None if self._place is None else self._found[self._place]

    @property
    def total(self) -> int:
        """How often the words stand in the story."""
        return len(self._found)

    def begin(self) -> None:
        """Ask for words; those asked for last are offered."""
        self._bar.show()
        self._bar.field.setFocus()
        self._bar.field.selectAll()
        self._look(self._bar.field.text())

    @Slot()
    def leave(self) -> None:
        """Look for nothing any more; the focus stays at what was found."""
        if self._bar.isVisible():
            self._bar.hide()
            self._found, self._place = (), None
            self._table.set_findings((), None)
            self._table.setFocus()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding, round the end."""
        if self._found:
            place = (0 if by > 0 else len(self._found) - 1) if self._place is None else self._place + by
            self._go(place % len(self._found))

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self._look(words)

    @Slot()
    def renew(self) -> None:
        """Look again in other contents, without going anywhere."""
        if self._bar.isVisible():
            self._found, self._place = findings_of(self._bar.field.text(), self._model), None
            self._tell()

    def _look(self, words: str) -> None:
        """Find ``words`` and go to the first place at or behind the row in focus."""
        self._found, self._place = findings_of(words, self._model), None
        here = self._table.currentIndex().row()
        place = next((n for n, one in enumerate(self._found) if one.row >= here), 0 if self._found else None)
        if place is None:
            self._tell()
        else:
            self._go(place)

    def _go(self, place: int) -> None:
        self._place = place
        found = self._found[place]
        self._tell()
        self._table.show_words(found.row, found.shown, found.span)

    def _tell(self) -> None:
        self._table.set_findings(self._found, self.current)
        self._bar.show_count(self._place, len(self._found), is_capped=len(self._found) == MOST)
