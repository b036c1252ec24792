"""The page of ledgers: the quotations and the figures of a story, each in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.ledgers.model import LINE_ROLE, LedgerModel, figure_lines, quotation_lines
from ui.pieces import column, counted, plain, row
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPersistentModelIndex

    from reader.base.ids import ArticleId
    from reader.comparison.figures import FigureEntry
    from reader.comparison.quotations import QuotationEntry
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Ledgers:
    """What the page shows: both ledgers of a story, and the outlet of each of its articles."""

    quotations: tuple[QuotationEntry, ...]
    figures: tuple[FigureEntry, ...]
    outlets: Mapping[ArticleId, str]


class _LedgerDelegate(QStyledItemDelegate):
    """Draws a line above each entry, so that its renderings stand together."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        if index.column() == 1:
            option.font = self._theme.serif(14)
        super().paint(painter, option, index)
        if index.data(LINE_ROLE).is_first and index.row():
            painter.setPen(QPen(self._theme.colour(ColourRole.LINE), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())


class LedgersPage(QFrame):
    """Two tables, one above the other. ``article_chosen`` carries the ArticleId of an activated line."""

    article_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._theme = theme
        self._ledgers = Ledgers((), (), {})
        told = (self.tr("Carried by"), self.tr("How"))
        self._quotations = LedgerModel((self.tr("Speaker"), self.tr("Words"), *told), self)
        self._figures = LedgerModel((self.tr("What is counted"), self.tr("Value"), self.tr("Carried by"), ""), self)
        self._quotation_table = self._table(self._quotations, self.tr("Quotations"))
        self._figure_table = self._table(self._figures, self.tr("Figures"))
        self._quotation_heading = plain(self.tr("Quotations"), "heading")
        self._figure_heading = plain(self.tr("Figures"), "heading")
        self._conflicts = QCheckBox(self.tr("Only figures that contradict each other"))
        top = QWidget()
        top.setLayout(row(self._figure_heading, None, self._conflicts))
        layout = column(
            self._quotation_heading, self._quotation_table, top, self._figure_table, spacing=8, margins=(24, 18, 24, 18)
        )
        self.setLayout(layout)
        self.setFocusProxy(self._quotation_table)
        self._conflicts.toggled.connect(self._on_conflicts)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def show_waiting(self) -> None:
        """Say that the ledgers are being made."""
        if not self._ledgers.outlets:
            self._quotation_heading.setText(self.tr("Gathering quotations…"))
            self._figure_heading.setText(self.tr("Gathering figures…"))

    def clear(self) -> None:
        """Forget the ledgers of another story."""
        self.show_ledgers(Ledgers((), (), {}))

    def show_ledgers(self, ledgers: Ledgers) -> None:
        """Show the ledgers of a story."""
        self._ledgers = ledgers
        ways = {
            "verbatim": self.tr("word for word"),
            "trimmed": self.tr("trimmed"),
            "reworded": self.tr("reworded"),
            "translated": self.tr("translated"),
            "marks_dropped": self.tr("without quotation marks"),
        }
        lines = quotation_lines(ledgers.quotations, ledgers.outlets, ways, self.tr("not quoted"))
        self._quotations.show(lines)
        self._quotation_heading.setText(
            counted(len(ledgers.quotations), self.tr("{0} quotation"), self.tr("{0} quotations"))
        )
        self._show_figures()

    def _show_figures(self) -> None:
        figures, outlets = self._ledgers.figures, self._ledgers.outlets
        only = self._conflicts.isChecked()
        self._figures.show(figure_lines(figures, outlets, self.tr("contradict each other"), conflicts_only=only))
        self._figure_heading.setText(counted(len(figures), self.tr("{0} figure"), self.tr("{0} figures")))

    def _table(self, model: LedgerModel, name: str) -> QTableView:
        table = QTableView()
        table.setAccessibleName(name)
        table.setModel(model)
        table.setItemDelegate(_LedgerDelegate(self._theme, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for section, width in ((0, 170), (2, 300), (3, 150)):
            header.resizeSection(section, width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._on_activated)
        return table

    @Slot()
    def _on_theme(self) -> None:
        for table in (self._quotation_table, self._figure_table):
            table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 1.8))

    @Slot(bool)
    def _on_conflicts(self, _checked: bool) -> None:  # noqa: FBT001  (Qt calls it so)
        self._show_figures()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        article = index.data(LINE_ROLE).article
        if article is not None:
            self.article_chosen.emit(article)
