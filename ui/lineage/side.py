"""The text beside the graph: what is told of the spot in focus, what to look at, and everything as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QLabel, QListView, QScrollArea, QVBoxLayout, QWidget

from ui.lineage.legend import Legend
from ui.lineage.spots_model import SPOT_ROLE, SpotsModel
from ui.pieces import column, framed, one_line, plain

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection

    from reader.relations.lineage import Lineage
    from ui.lineage.words import Spot, Telling, Words
    from ui.theme import Theme

_LETTERS = 28


class LineageSide(QFrame):
    """Shows a telling as plain text. ``spot_chosen`` and ``spot_opened`` carry a spot of the list."""

    spot_chosen = Signal(object)
    spot_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._theme = theme
        self._title, self._facts, self._points, self._reasons = (
            plain(kind="title", wrap=True), plain(kind="muted", wrap=True), plain(wrap=True), plain(wrap=True),
        )  # fmt: skip
        self._findings = plain(wrap=True)
        self._findings_head, self._legend_head = self._heading(""), self._heading(self.tr("Lines"))
        self._why = self._heading("")
        self._legend: QWidget | None = None
        self._lineage: Lineage | None = None
        self._words: Words | None = None
        self._parts = self._arranged_parts()
        self._model = SpotsModel(self)
        self.list = QListView()
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)

    def show_lineage(self, lineage: Lineage, words: Words) -> None:
        """Show the legend, the findings and the list of another lineage."""
        if self._legend is not None:
            self._parts.removeWidget(self._legend)
            self._legend.deleteLater()
        self._legend = Legend(self._theme, lineage)
        self._parts.insertWidget(self._parts.indexOf(self._legend_head) + 1, self._legend)
        self._legend_head.setVisible(bool(lineage.edges))
        self._findings.setText("\n".join(f"! {one_line(one.message)}" for one in lineage.conflicts))
        for part in (self._findings_head, self._findings):
            part.setVisible(bool(lineage.conflicts))
        self._findings_head.setText(self.tr("Credits that do not agree").upper())
        self._lineage, self._words = lineage, words

    def show_rest(self, *, is_whole: bool) -> None:
        """Take the ties that are not drawn into the list, or leave them out."""
        if self._lineage is not None and self._words is not None:
            lineage = self._lineage
            edges = lineage.edges if is_whole else (*lineage.branches, *lineage.joints)
            self._model.show([*(node.article for node in lineage.nodes), *edges], self._words)

    def show_telling(self, telling: Telling | None, *, is_edge: bool) -> None:
        """Show what is told of a spot."""
        for part in (self._title, self._facts, self._points, self._why, self._reasons):
            part.setVisible(telling is not None)
        if telling is None:
            return
        self._title.setText(telling.title)
        self._facts.setText("\n".join(telling.facts))
        self._points.setText("\n".join(f"! {point}" for point in telling.points))
        self._points.setVisible(bool(telling.points))
        self._why.setText((self.tr("Why") if is_edge else self.tr("Ties")).upper())
        self._reasons.setText("\n".join(f"+ {reason}" if is_edge else f"· {reason}" for reason in telling.reasons))

    def mark(self, spot: Spot | None) -> None:
        """Mark in the list which spot has the focus."""
        row = self._model.row_of(spot)
        blocked = self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        self.list.selectionModel().blockSignals(blocked)
        self.list.viewport().update()

    def _arranged_parts(self) -> QVBoxLayout:
        card = framed("card")
        parts: tuple[QWidget, ...] = (self._title, self._facts, self._points, self._why, self._reasons)
        card.setLayout(column(*parts, spacing=5, margins=(14, 10, 14, 12)))
        return column(
            card, self._findings_head, self._findings, self._legend_head, None,
            spacing=6, margins=(14, 12, 14, 8),
        )  # fmt: skip

    def _arrange(self) -> None:
        inside = framed("panel")
        inside.setLayout(self._parts)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("What is known of it"))
        self.list.setModel(self._model)
        self.list.setProperty("kind", "panel")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Articles and ties as text"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setViewportMargins(10, 0, 0, 0)
        head = self._heading(self.tr("All of it as text"))
        head.setContentsMargins(14, 6, 14, 0)
        layout = column(area, head, self.list, spacing=4, margins=(0, 0, 0, 6))
        layout.setStretchFactor(area, 2)
        layout.setStretchFactor(self.list, 1)
        self.setLayout(layout)

    def _heading(self, text: str) -> QLabel:
        label = plain(text.upper(), "section")
        label.setContentsMargins(0, 6, 0, 0)
        return label

    @Slot()
    def _dress(self) -> None:
        """Leave room for some words of the size shown now."""
        self.setMinimumWidth(round(_LETTERS * QFontMetricsF(self._theme.sans()).averageCharWidth()))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.spot_opened.emit(index.data(SPOT_ROLE))

    @Slot()
    def _on_selected(self, chosen: QItemSelection, _left: QItemSelection) -> None:
        if chosen.indexes():
            self.spot_chosen.emit(chosen.indexes()[0].data(SPOT_ROLE))
