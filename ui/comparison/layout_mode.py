"""The mode of layout: how the table shows a story, what is folded in it, what scrolls apart, how large its text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.comparison.kept_view import LARGEST, SMALLEST
from ui.comparison.layouts import Layout
from ui.pieces import counted

if TYPE_CHECKING:
    from ui.comparison.align_mode import AlignMode
    from ui.comparison.column_heads import ColumnHeads
    from ui.comparison.fold_mode import FoldMode
    from ui.comparison.table import ComparisonTable


class LayoutMode(QObject):
    """Lays out ``table`` and its ``heads``; the row in focus stays where it is.

    ``changed`` says that something is laid out otherwise, ``said`` carries a sentence about it.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, table: ComparisonTable, heads: ColumnHeads, folding: FoldMode, aligning: AlignMode) -> None:
        super().__init__(table)
        self._table, self._heads, self._folding = table, heads, folding
        self._aligning = aligning
        self._shown = Layout.COLUMNS

    @property
    def shown(self) -> Layout:
        """How the story is laid out."""
        return self._shown

    def show(self, layout: Layout) -> None:
        """Lay the story out as ``layout`` says."""
        self._aligning.leave()
        self._shown = layout
        self.lock()
        self._table.set_unified(layout is Layout.UNIFIED)
        self._folding.set_on(layout is Layout.CHANGES)

    def begin_aligning(self) -> None:
        """Start aligning by hand at the cell in focus, with every article in its column."""
        if self._shown is Layout.UNIFIED:
            self.show(Layout.COLUMNS)
        self._aligning.begin()

    def lock(self) -> None:
        """Let all columns scroll together."""
        self._table.hold_base(False)
        self._heads.hold_base(False)

    def toggle_lock(self) -> None:
        """Keep the base where it is while the other columns scroll, or scroll all of them together again."""
        if self._shown is Layout.UNIFIED:
            self.show(Layout.COLUMNS)
        self._table.hold_base(not self._table.is_base_held)
        self._heads.hold_base(self._table.is_base_held)
        held, together = self.tr("The base stays while the others scroll"), self.tr("All columns scroll together")
        self.said.emit(held if self._table.is_base_held else together)

    @property
    def scale(self) -> float:
        """How much larger than all other text the articles are shown."""
        return self._table.scale

    def set_scale(self, scale: float) -> None:
        """Show the articles ``scale`` times as large as all other text."""
        self._table.set_scale(min(LARGEST, max(SMALLEST, scale)))
        self.changed.emit()

    def change_context(self, step: int) -> None:
        """Show more (1) or fewer (-1) of the equal rows round those with changes, where only these are shown."""
        self._aligning.leave()
        if self._shown is not Layout.CHANGES:
            self.show(Layout.CHANGES)
        self._folding.set_context(self._folding.context + step)
        count = self._folding.context
        words = counted(count, self.tr("{0} equal row round each change"), self.tr("{0} equal rows round each change"))
        self.said.emit(words if count else self.tr("No equal rows round the changes"))

    def toggle_fold(self) -> None:
        """Fold the equal rows round the focus, or unfold them."""
        self._aligning.leave()
        if not self._folding.toggle():
            self.said.emit(self.tr("Only equal rows are folded, and here are none"))
