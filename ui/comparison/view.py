"""The comparison view: heads, table and overview of one story, and the moves between its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.comparison.align_bar import AlignBar
from ui.comparison.align_mode import AlignMode
from ui.comparison.column_heads import ColumnHeads
from ui.comparison.column_mode import ColumnMode
from ui.comparison.find_bar import FindBar
from ui.comparison.find_mode import FindMode
from ui.comparison.fold_mode import FoldMode
from ui.comparison.furniture import FurnitureState
from ui.comparison.layout_mode import LayoutMode
from ui.comparison.model import ComparisonModel
from ui.comparison.overview_strip import OverviewStrip
from ui.comparison.row_tie import tie_words
from ui.comparison.table import ComparisonTable
from ui.comparison.view_state import FurnitureCell, ViewState

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from reader.articles.block import Block
    from reader.base.ids import ArticleId
    from ui.theme import Theme


class ComparisonView(QWidget):
    """Lays heads, table and overview out and keeps them level.

    Signals: ``base_chosen`` (article id), ``furniture_changed`` (:class:`FurnitureState`), ``place_changed`` (text such
    as ``Row 2 · Daily Tribune``).
    """

    base_chosen = Signal(object)
    furniture_changed = Signal(object)
    place_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._furniture = FurnitureState.FOLDED
        self._model = ComparisonModel(self)
        self.table = ComparisonTable(theme, self._model, self)
        self.heads = ColumnHeads(theme, self._model, self.table.places, self)
        self.overview = OverviewStrip(theme, self)
        self.align_bar = AlignBar(theme, self)
        self.find_bar = FindBar(theme, self)
        self.finding = FindMode(self.table, self._model, self.find_bar)
        self.folding = FoldMode(self.table, self._model)
        self.columns = ColumnMode(self.table, self._model, self.heads)
        self.aligning = AlignMode(self.table, self._model, self.align_bar)
        self.layouts = LayoutMode(self.table, self.heads, self.folding, self.aligning)
        self.setFocusProxy(self.table)
        self.setAccessibleName(self.tr("Comparison of articles"))
        self._arrange()
        self.heads.base_asked.connect(self._on_base_asked)
        self.overview.place_asked.connect(self.table.scroll_to_share)
        self.overview.wheel_turned.connect(self._on_wheel_turned)
        self.table.current_cell_changed.connect(self._on_cell_changed)
        self.table.furniture_clicked.connect(self.cycle_furniture)
        self.table.scrolled.connect(self._on_scrolled)

    @property
    def article_in_focus(self) -> ArticleId | None:
        """The article of the column in focus, None where no story is shown."""
        shown = self.table.currentIndex().column()
        if self.state is None or not 0 <= shown < len(self.state.column_order):
            return None
        return self.state.columns[self._model.source_column(shown)].article

    @property
    def state(self) -> ViewState | None:
        """The story as it is shown, None while none is open."""
        return self._model.state

    @property
    def furniture(self) -> FurnitureState:
        """How furniture is shown."""
        return self._furniture

    @property
    def focus_place(self) -> tuple[int, int | None, tuple[Block, ...]] | None:
        """The cell in focus: its column of the comparison, its row (None for furniture), and the furniture in it."""
        index = self.table.currentIndex()
        if self.state is None or not index.isValid():
            return None
        cell = self._model.cell(index.row(), index.column())
        furniture = cell.blocks if isinstance(cell, FurnitureCell) else ()
        return self._model.source_column(index.column()), self.state.rows[index.row()].number, furniture

    @property
    def shows_focus(self) -> bool:
        """Tell whether the text of the cell in focus is on the screen: folded furniture is not."""
        place = self.focus_place
        return place is not None and (place[1] is not None or self._furniture is FurnitureState.GREY)

    @property
    def hidden_row_count(self) -> int:
        """How many rows of passages are folded because nothing in them changed."""
        return self.folding.count

    @property
    def furniture_count(self) -> int:
        """How many blocks of the story are no passages."""
        rows = self.state.rows if self.state else ()
        return sum(len(cell.blocks) for row in rows for cell in row.cells if isinstance(cell, FurnitureCell))

    def go_to_passage(self, article: ArticleId, passage: int | None) -> None:
        """Go to the row that holds ``passage`` of ``article``; None goes to the top of its column."""
        if self.state is None:
            return
        column = next((i for i, head in enumerate(self.state.columns) if head.article == article), None)
        if column is None:
            return
        self.columns.show_article(article)
        number = self.state.row_of_passage(column, passage or 0)
        if number is not None:
            self.table.show_cell(self.state.shown_row(number), self._model.shown_column(column))

    @property
    def scroll_place(self) -> str:
        """How the table is scrolled, by its cell in focus, so that it holds in a window of another size."""
        index = self.table.currentIndex()
        if not index.isValid():
            return ""
        top = self.table.places.rows.top(index.row()) - self.table.verticalOffset()
        return f"{index.row()}:{top}:{self.table.horizontalOffset()}"

    def restore_scroll(self, place: str) -> None:
        """Scroll to where ``scroll_place`` was; what is no such place changes nothing."""
        numbers = [int(part) for part in place.split(":") if part.lstrip("-").isdigit()]
        if self.state is not None and len(numbers) == 3 and 0 <= numbers[0] < len(self.state.rows):
            row, top, sideways = numbers
            if self.table.currentIndex().row() != row:
                self.table.show_cell(row, max(0, self.table.currentIndex().column()))
            self.table.put_at(row, top)
            self.table.horizontalScrollBar().setValue(sideways)

    def move_row(self, step: int) -> None:
        """Go a row down (1) or up (-1), while passages are aligned a passage."""
        if self.aligning.step(step):
            return
        actions = self.table.CursorAction
        self._move(actions.MoveDown if step > 0 else actions.MoveUp)

    def move_column(self, step: int) -> None:
        """Go a column right (1) or left (-1)."""
        actions = self.table.CursorAction
        self._move(actions.MoveRight if step > 0 else actions.MoveLeft)

    def page(self, step: int) -> bool:
        """Scroll a page down (1) or up (-1); False where the end is reached already."""
        return self.table.scroll_page(step)

    def make_base(self) -> None:
        """Ask to compare the other articles with that of the column in focus."""
        self._on_base_asked(self.table.currentIndex().column())

    @Slot()
    def cycle_furniture(self) -> None:
        """Show furniture folded, in grey or not at all."""
        self._furniture = self._furniture.following
        self.table.set_furniture(self._furniture)
        self.furniture_changed.emit(self._furniture)

    def set_overview_visible(self, is_visible: bool) -> None:  # noqa: FBT001 - a slot for a checkable action
        """Show or hide the overview; without it the table has a scroll bar."""
        policies = Qt.ScrollBarPolicy
        self.overview.setVisible(is_visible)
        self.table.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOff if is_visible else policies.ScrollBarAsNeeded)

    def toggle_overview(self) -> None:
        """Show the overview, or hide it."""
        self.set_overview_visible(self.overview.isHidden())

    @Slot(int, int)
    def _on_cell_changed(self, row: int, shown: int) -> None:
        self.place_changed.emit(self._place_text(row, shown))

    @Slot(int)
    def _on_base_asked(self, shown: int) -> None:
        if self.state is not None and 0 < shown < len(self.state.column_order):
            self.base_chosen.emit(self.state.columns[self._model.source_column(shown)].article)

    @Slot(object)
    def _on_wheel_turned(self, event: QWheelEvent) -> None:
        QCoreApplication.sendEvent(self.table.verticalScrollBar(), event)

    @Slot()
    def _on_scrolled(self) -> None:
        self.heads.set_margin(self.width() - self.table.viewport().width())
        self.overview.set_window(self.table.visible_share(), self.table.places.rows)

    def _arrange(self) -> None:
        self.heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # order of columns, heads and lanes is one
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heads, 0, 0, 1, 2)
        layout.addWidget(self.table, 1, 0)
        layout.addWidget(self.overview, 1, 1)
        layout.addWidget(self.find_bar, 2, 0, 1, 2)
        layout.addWidget(self.align_bar, 3, 0, 1, 2)

    def _move(self, action: ComparisonTable.CursorAction) -> None:
        self.table.setCurrentIndex(self.table.moveCursor(action, Qt.KeyboardModifier.NoModifier))

    def _focus_number(self, step: int) -> int | None:
        """Return the aligned row in focus; for furniture the one beyond it in the way of ``step``."""
        row = self.table.currentIndex().row()
        rows = self.state.rows if self.state else ()
        while 0 <= row < len(rows):
            number = rows[row].number
            if number is not None:
                return number
            row += step
        return None

    def _place_text(self, row: int, shown: int) -> str:
        if self.state is None or not 0 <= row < len(self.state.rows):
            return ""
        name = self.state.columns[self._model.source_column(shown)].name
        number = self.state.rows[row].number
        if number is None:
            return self.tr("Furniture · {outlet}").format(outlet=name)
        place = self.tr("Row {row} · {outlet}").format(row=number + 1, outlet=name)
        marked = self.state.columns_marked_in_base(self.state.base)
        if shown == 0 and len(marked) < len(self.state.column_order) - 1:
            words = self.tr("marked where its copies differ") if marked else self.tr("not marked, nothing copies it")
            place = f"{place}, {words}"
        tie = tie_words(self.state.ties[number])
        return f"{place} · {tie}" if tie else place
