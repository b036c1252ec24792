"""The page that searches the text of every article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QPushButton, QStackedWidget, QWidget

from reader.store.query import parsed
from ui.pieces import column, counted, plain, plain_tooltip, row
from ui.search.delegate import HitDelegate
from ui.search.model import HIT_ROLE, HitModel
from ui.search.operator_sheet import OperatorSheet
from ui.search.operators import OPERATORS
from ui.search.saved_bar import SavedBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reader.base.ids import ArticleId
    from reader.store.rows import SavedSearch, SearchHit
    from ui.theme import Theme

MOST_HITS = 200
_PAUSE_MS = 150
_BATCH = 20
"""So many hits are measured at once, so that a page of them never holds the window up."""


class _HitView(QListView):
    """A list whose rows are as high as their text asks for at the width there is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class SearchPage(QFrame):
    """A field, saved searches and the hits. ``asked`` carries a query, ``hit_chosen`` a SearchHit.

    ``command_chosen`` carries what is to be done with the query, ``closed`` asks to go back.
    """

    asked = Signal(object)
    hit_chosen = Signal(object)
    command_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._field = QLineEdit()
        self.saved = SavedBar()
        self._help = plain(kind="muted", wrap=True)
        self._summary = plain(kind="muted", wrap=True)
        self._list = _HitView()
        self._model = HitModel(self)
        self._articles: tuple[ArticleId, ...] = ()
        self._close = QPushButton(self.tr("Back to the story"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._set_up(theme)
        top = QWidget()
        top.setLayout(row(self._field, self._close))
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._list)
        self._sheets.addWidget(OperatorSheet())
        parts = (top, self._help, self.saved, self._summary, self._sheets)
        self.setLayout(column(*parts, spacing=8, margins=(24, 18, 24, 18)))
        self.show_hits(())
        self.setFocusProxy(self._field)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_return)
        self._pause.timeout.connect(self._on_pause)
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_activated)
        self._close.clicked.connect(self.closed)
        self.saved.chosen.connect(self._on_saved_chosen)
        self.saved.command_chosen.connect(self.command_chosen)
        theme.changed.connect(self._list.scheduleDelayedItemsLayout)

    def begin(self, query: str | None = None) -> None:
        """Take a new query, or, with None, let the person change the one that is there."""
        if query is not None:
            self._field.setText(query)
        self._field.setFocus()
        self._field.selectAll()

    def begin_saved(self, search: SavedSearch) -> None:
        """Take the query of a saved search."""
        self.begin(search.query)
        self.saved.show_chosen(search)

    def focus_hits(self) -> None:
        """Give the focus to what is found, or will be."""
        self._field.setCursorPosition(0)
        self._list.setFocus()

    @property
    def query(self) -> str:
        """What the field asks for."""
        return self._field.text().strip()

    @property
    def article_in_focus(self) -> ArticleId | None:
        """The article of the hit in focus, None where the list has no focus."""
        index = self._list.currentIndex()
        return index.data(HIT_ROLE).article if self._list.hasFocus() and index.isValid() else None

    def step(self, by: int) -> None:
        """Go ``by`` hits down."""
        last = self._model.rowCount() - 1
        if last >= 0:
            place = max(0, min(last, self._list.currentIndex().row() + by))
            self._list.setCurrentIndex(self._model.index(place))

    def ask_again(self) -> None:
        """Ask for what the field says once more, because the library is another now."""
        self.asked.emit(self.query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let an arrow go from the field down into the list."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_down = event.key() == Qt.Key.Key_Down and self._model.rowCount() > 0
        else:
            is_down = False
        if is_down:
            self._list.setFocus()
            return True
        return super().eventFilter(watched, event)

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """The articles that were found, each once, in their order."""
        return self._articles

    def show_hits(self, found: Sequence[SearchHit]) -> None:
        """Show the first ``MOST_HITS`` of what was found, and say so where there are more."""
        hits = found[:MOST_HITS]
        here = self._list.currentIndex().data(HIT_ROLE)
        self._model.show(hits)
        self._articles = tuple(dict.fromkeys(hit.article for hit in hits))
        if hits:
            passages = counted(len(hits), self.tr("{0} passage"), self.tr("{0} passages"))
            among = counted(len(self._articles), self.tr("{0} article"), self.tr("{0} articles"))
            is_all = len(hits) == len(found)
            words = self.tr("{0} in {1}") if is_all else self.tr("The first {0}, in {1}; more words narrow the search")
            if is_all and parsed(self.query).like is not None:
                words = self.tr("Printed in {0} of {1}, the oldest first")
            self._summary.setText(words.format(passages, among))
            self._list.setCurrentIndex(self._model.index(hits.index(here) if here in hits else 0))
        elif self.query:
            self._summary.setText(self.tr("Nothing found. Try fewer or shorter words."))
        else:
            self._summary.setText(self.tr("Every article is searched; Enter or the arrow down goes to the hits."))
        self._sheets.setCurrentIndex(0 if self.query else 1)
        self._help.setVisible(bool(self.query))
        self._summary.setAccessibleName(self._summary.text())

    def _set_up(self, theme: Theme) -> None:
        self._field.setPlaceholderText(self.tr("Search all articles"))
        self._field.setAccessibleName(self.tr("Search all articles"))
        self._field.setClearButtonEnabled(True)
        self._help.setText("   ·   ".join(one.form for one in OPERATORS[1:]))
        self._help.setToolTip(plain_tooltip("\n".join(f"{one.form}  {self.tr(one.meaning)}" for one in OPERATORS)))
        self._help.setAccessibleName(". ".join(f"{one.form}: {self.tr(one.meaning)}" for one in OPERATORS))
        self._close.setToolTip(self.tr("Close the search (Esc)"))
        self._list.setAccessibleName(self.tr("Passages found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(HitDelegate(theme, self._model, self._list))
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._list.setBatchSize(_BATCH)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self.saved.show_query(self.query)
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self.asked.emit(self.query)

    @Slot(object)
    def _on_saved_chosen(self, search: SavedSearch) -> None:
        self._field.setText(search.query)
        self.saved.show_chosen(search)
        self._on_return()
        self._list.setFocus()

    @Slot()
    def _on_return(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._on_pause()
        else:
            self._list.setFocus()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hit_chosen.emit(index.data(HIT_ROLE))
