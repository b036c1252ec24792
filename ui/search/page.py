"""The page that searches the text of every article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QPushButton, QWidget

from ui.pieces import column, counted, plain, row
from ui.search.delegate import HitDelegate
from ui.search.model import HIT_ROLE, HitModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reader.base.ids import ArticleId
    from reader.store.rows import SearchHit
    from ui.theme import Theme

MOST_HITS = 200
_PAUSE_MS = 150


class _HitView(QListView):
    """A list whose rows are as high as their text asks for at the width there is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class SearchPage(QFrame):
    """A field and its hits. ``asked`` carries a query, ``hit_chosen`` a SearchHit, ``closed`` asks to go back."""

    asked = Signal(object)
    hit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._field = QLineEdit()
        self._summary = plain(kind="muted")
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
        self.setLayout(column(top, self._summary, self._list, spacing=8, margins=(24, 18, 24, 18)))
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_return)
        self._pause.timeout.connect(self._on_pause)
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_activated)
        self._close.clicked.connect(self.closed)
        theme.changed.connect(self._list.scheduleDelayedItemsLayout)

    def begin(self, query: str | None = None) -> None:
        """Take a new query, or, with None, let the person change the one that is there."""
        if query is not None:
            self._field.setText(query)
        self._field.setFocus()
        self._field.selectAll()

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """The articles that were found, each once, in their order."""
        return self._articles

    def show_hits(self, found: Sequence[SearchHit]) -> None:
        """Show the first ``MOST_HITS`` of what was found, and say so where there are more."""
        hits = found[:MOST_HITS]
        self._model.show(hits)
        self._articles = tuple(dict.fromkeys(hit.article for hit in hits))
        if hits:
            passages = counted(len(hits), self.tr("{0} passage"), self.tr("{0} passages"))
            among = counted(len(self._articles), self.tr("{0} article"), self.tr("{0} articles"))
            is_all = len(hits) == len(found)
            words = self.tr("{0} in {1}") if is_all else self.tr("The first {0}, in {1}; more words narrow the search")
            self._summary.setText(words.format(passages, among))
            self._list.setCurrentIndex(self._model.index(0))
        elif self._field.text().strip():
            self._summary.setText(self.tr("Nothing found. Try fewer or shorter words."))
        else:
            self._summary.setText(self.tr("Words are searched in every article; “quoted words” stay together."))

    def _set_up(self, theme: Theme) -> None:
        self._field.setPlaceholderText(self.tr("Search all articles"))
        self._field.setAccessibleName(self.tr("Search all articles"))
        self._field.setClearButtonEnabled(True)
        self._close.setToolTip(self.tr("Close the search (Esc)"))
        self._list.setAccessibleName(self.tr("Passages found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(HitDelegate(theme, self._model, self._list))
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.show_hits(())

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self.asked.emit(self._field.text().strip())

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
