"""The page of the timeline: events of the open story's storyline, and what runs through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStackedWidget, QTableView, QWidget

from ui.pieces import column, plain
from ui.timeline.delegate import EventHeader, TimelineDelegate
from ui.timeline.model import EVENT_ROLE, LINE_ROLE, TimelineModel
from ui.timeline.sheet import LineKind, TimelineSheet
from ui.view_page import ViewPage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme import Theme

_TITLES = 220
_NARROWEST = 170


class TimelinePage(ViewPage):
    """Shows a sheet. ``spot_chosen`` carries the Spot of an activated cell, ``story_chosen`` an event's StoryId."""

    spot_chosen = Signal(object)
    story_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = plain(kind="heading", wrap=True)
        self._nothing = plain(kind="muted", wrap=True)
        self._detail = plain(kind="serif", wrap=True)
        self._model = TimelineModel(self)
        self.table = QTableView()
        self._body = QStackedWidget()
        self._arrange()
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.horizontalHeader().sectionClicked.connect(self._on_event)
        theme.changed.connect(self._on_theme)
        self.show_sheet(TimelineSheet())

    def show_waiting(self) -> None:
        """Say that the timeline is being made."""
        if not self._model.sheet.events:
            self._nothing.setText(self.tr("Gathering the events of this storyline…"))

    def clear(self) -> None:
        """Forget the timeline of another story."""
        self.show_sheet(TimelineSheet())

    @Slot(object)
    def show_sheet(self, sheet: TimelineSheet) -> None:
        """Show the timeline of a storyline, or say that there is none."""
        kept = (self.table.currentIndex().row(), self.table.currentIndex().column())
        self._model.show(sheet)
        self._title.setText(sheet.title)
        self._title.setVisible(bool(sheet.title))
        self._nothing.setText(
            self.tr(
                "This story belongs to no storyline yet. As soon as another event of the same saga is imported, both "
                "stand here side by side."
            )
        )
        self._body.setCurrentIndex(0 if sheet.events else 1)
        self._span_headings()
        self._divide()
        self.table.resizeRowsToContents()
        here = self._model.index(*kept) if kept[0] > 0 else self._model.index(1, 1)
        if here.isValid():
            self.table.setCurrentIndex(here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        self._divide()

    def _arrange(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setHorizontalHeader(EventHeader(self._theme, table))
        table.setItemDelegate(TimelineDelegate(self._theme, table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setAccessibleName(self.tr("Timeline of the storyline"))
        holder = QFrame()
        holder.setProperty("kind", "page")
        holder.setLayout(column(self._nothing, None, margins=(0, 12, 0, 0)))
        self._body.addWidget(table)
        self._body.addWidget(holder)
        card = QFrame()
        card.setProperty("kind", "card")
        card.setLayout(column(self._detail, margins=(14, 10, 14, 10)))
        self._card = card
        parts = column(self._title, self._body, card, spacing=10, margins=(24, 14, 24, 14))
        parts.setStretchFactor(self._body, 1)
        self.setLayout(parts)
        self.lead_focus_to(table)

    def _span_headings(self) -> None:
        self.table.clearSpans()
        columns = self._model.columnCount()
        for number, line in enumerate(self._model.sheet.lines):
            if line.kind is LineKind.HEADING and columns > 1:
                self.table.setSpan(number, 0, 1, columns)

    def _divide(self) -> None:
        events = len(self._model.sheet.events)
        if not events:
            return
        scale = self._theme.scale
        titles = round(_TITLES * scale)
        room = max(round(_NARROWEST * scale), (self.table.viewport().width() - titles) // events)
        self.table.setColumnWidth(0, titles)
        for number in range(1, events + 1):
            self.table.setColumnWidth(number, room)

    @Slot()
    def _on_theme(self) -> None:
        self._divide()
        self.table.resizeRowsToContents()
        self.table.horizontalHeader().updateGeometry()
        self.table.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Show the words of the cell in focus in full."""
        text = current.data(Qt.ItemDataRole.AccessibleTextRole) if current.isValid() else None
        self._card.setVisible(bool(text))
        self._detail.setText(text or "")

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        event, line = index.data(EVENT_ROLE), index.data(LINE_ROLE)
        if event is None or line is None:
            return
        spots = line.cells[index.column() - 1] if line.cells else ()
        if spots:
            self.spot_chosen.emit(spots[0])
        else:
            self.story_chosen.emit(event.story)

    @Slot(int)
    def _on_event(self, section: int) -> None:
        event = self._model.headerData(section, Qt.Orientation.Horizontal, EVENT_ROLE)
        if event is not None:
            self.story_chosen.emit(event.story)
