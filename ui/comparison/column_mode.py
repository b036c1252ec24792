"""The mode of columns: a person moves, hides and widens them; what was made of a story's columns is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.comparison.arrangement import Arrangement

if TYPE_CHECKING:
    from reader.base.ids import ArticleId, StoryId
    from ui.comparison.column_heads import ColumnHeads
    from ui.comparison.model import ComparisonModel
    from ui.comparison.table import ComparisonTable
    from ui.comparison.view_state import ViewState


class ColumnMode(QObject):
    """Arranges the columns of ``table`` by its heads and by keys.

    ``rearranged`` says that columns stand elsewhere, ``resized`` that they are only wider or narrower, ``refused``
    carries a sentence.
    """

    rearranged = Signal()
    resized = Signal()
    refused = Signal(str)

    def __init__(self, table: ComparisonTable, model: ComparisonModel, heads: ColumnHeads) -> None:
        super().__init__(table)
        self._table, self._model, self._heads = table, model, heads
        self._kept: dict[StoryId, Arrangement] = {}
        self._story: StoryId | None = None
        heads.move_asked.connect(self.move_to)
        heads.width_asked.connect(self.set_width)
        heads.menu_asked.connect(self.show_menu)

    @property
    def arrangement(self) -> Arrangement:
        """How the columns of the story are arranged."""
        return self._kept.get(self._story, Arrangement()) if self._story is not None else Arrangement()

    @property
    def hidden_count(self) -> int:
        """How many columns are hidden."""
        state = self._model.state
        return len(state.columns) - len(state.column_order) if state else 0

    def put(self, story: StoryId, arrangement: Arrangement) -> None:
        """Arrange the columns of ``story`` like this when it is shown."""
        self._kept[story] = arrangement

    def take(self, story: StoryId | None) -> None:
        """Arrange the columns of ``story`` from now on, as they were left."""
        self._story = story

    def arranged(self, state: ViewState) -> ViewState:
        """Return ``state`` with its columns as they are arranged."""
        order = self.arrangement.columns(state)
        self._table.places.factors = self._factors(state, order)
        return replace(state, order=order)

    def step(self, by: int) -> None:
        """Move the column in focus to the right (1) or left (-1); the base stays where it is."""
        shown = self._table.currentIndex().column()
        if shown == 0:
            self.refused.emit(self.tr("The base stays first"))
        elif shown > 0:
            self.move_to(shown, shown + by)

    @Slot(int, int)
    def move_to(self, shown: int, to: int) -> None:
        """Put the column at place ``shown`` at place ``to``."""
        state = self._model.state
        if state is not None:
            self._keep(self.arrangement.moved(state, shown, to))

    def hide(self) -> None:
        """Hide the column in focus; the base is never hidden."""
        article = self._article(self._table.currentIndex().column())
        if article is None:
            return
        if self._table.currentIndex().column() == 0:
            self.refused.emit(self.tr("The base is never hidden"))
        else:
            self._keep(self.arrangement.without(article))

    def show_all(self) -> None:
        """Show every column, each as wide as usual."""
        kept = self.arrangement
        self._keep(Arrangement(kept.order))

    def show_article(self, article: ArticleId) -> None:
        """Show the column of ``article`` if it is hidden."""
        if article in self.arrangement.hidden:
            self._keep(self.arrangement.showing(article))

    def widen(self, step: int) -> None:
        """Make the column in focus a step wider (1) or narrower (-1)."""
        article = self._article(self._table.currentIndex().column())
        if article is not None:
            self._keep(self.arrangement.stepped(article, step))

    @Slot(int, float)
    def set_width(self, shown: int, factor: float) -> None:
        """Make the column at place ``shown`` ``factor`` times as wide as usual."""
        article = self._article(shown)
        if article is not None:
            self._keep(self.arrangement.resized(article, factor))

    @Slot(QPoint)
    def show_menu(self, at: QPoint) -> None:
        """Offer every column to be shown or hidden, at ``at`` of the screen."""
        menu = self.menu()
        menu.popup(at)

    def menu(self) -> QMenu:
        """Return a menu with a tick for every column, those shown ticked."""
        menu = QMenu(self._heads)
        menu.aboutToHide.connect(menu.deleteLater)
        state = self._model.state
        for column in state.own_order if state else ():
            assert state is not None
            head = state.columns[column]
            action = QAction(head.name.replace("&", "&&"), menu, checkable=True)
            action.setChecked(column in state.column_order)
            action.setEnabled(not head.is_base)
            action.setData(head.article)
            action.triggered.connect(self._on_ticked)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("All columns, as wide as usual")).triggered.connect(self._on_all)
        return menu

    @Slot()
    def _on_ticked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            kept, article = self.arrangement, action.data()
            self._keep(kept.showing(article) if article in kept.hidden else kept.without(article))

    @Slot()
    def _on_all(self) -> None:
        self.show_all()

    def _keep(self, wanted: Arrangement) -> None:
        before, state = self.arrangement, self._model.state
        if wanted == before or self._story is None or state is None:
            return
        self._kept[self._story] = wanted
        if wanted.columns(state) != state.column_order:
            self.rearranged.emit()
        else:
            self._table.set_factors(self._factors(state, state.column_order))
            self.resized.emit()

    def _article(self, shown: int) -> ArticleId | None:
        state = self._model.state
        if state is None or not 0 <= shown < len(state.column_order):
            return None
        return state.columns[state.column_order[shown]].article

    def _factors(self, state: ViewState, order: tuple[int, ...]) -> tuple[float, ...]:
        return tuple(self.arrangement.factor(state.columns[column].article) for column in order)
