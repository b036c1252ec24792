"""The page that says what became of every file of the last import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from reader.batches.batch import brought
from reader.store.rows import ImportStatus
from ui.commands import CommandId
from ui.importing.results_model import RESULT_ROLE, ResultsModel
from ui.pieces import column, counted, plain, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.base.ids import ArticleId
    from reader.store.rows import ImportResult
    from ui.importing.run import Outcome
    from ui.keymap import Keymap
    from ui.theme import Theme

_ALL = -2  # QButtonGroup keeps -1 for itself
_STATUSES = tuple(ImportStatus)
_TABLES = (".csv", ".tsv", ".tab", ".json")


class ResultsPage(QFrame):
    """Lists results, by verdict and in any order. ``article_chosen`` carries an ArticleId, ``closed`` asks to go back.

    ``command_chosen`` carries the CommandId of a button: to retry what failed, name columns, undo the import, copy the
    list. ``row_changed`` says that another row has the focus.
    """

    article_chosen = Signal(object)
    row_changed = Signal()
    command_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._theme = theme
        self._model = ResultsModel(theme, self)
        self._heading = plain(kind="heading")
        self._summary = plain(kind="muted", wrap=True)
        self._table = QTableView()
        self._meaning = plain(kind="muted", wrap=True)
        self._articles: tuple[ArticleId, ...] = ()
        self._filters = QButtonGroup(self)
        self._close = QPushButton(self.tr("Back to the stories"))
        self._buttons = {
            CommandId.RETRY_FAILED: QPushButton(),
            CommandId.CHOOSE_COLUMNS: QPushButton(self.tr("Columns…")),
            CommandId.UNDO_IMPORT: QPushButton(self.tr("Undo this import")),
            CommandId.COPY_RESULTS: QPushButton(self.tr("Copy as text")),
        }
        self._set_up_table()
        parts = (self._heading, self._summary, self._filter_row(), self._table, self._meaning, self._button_row())
        self.setLayout(column(*parts, spacing=10, margins=(24, 18, 24, 18)))
        self.setFocusProxy(self._table)
        self._filters.idClicked.connect(self._on_filter)
        self._close.clicked.connect(self.closed)
        self._table.activated.connect(self._on_activated)
        self._table.selectionModel().currentChanged.connect(self._on_row)
        theme.changed.connect(self._on_theme)

    def show_keys(self, keymap: Keymap) -> None:
        """Name the keys in force."""
        again = self.tr("Close this list; {0} shows it again")
        self._close.setToolTip(again.format(keymap[CommandId.IMPORT_RESULTS].way))
        for command, button in self._buttons.items():
            button.setToolTip(keymap[command].shown_tooltip)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what became of an import; failures first in sight when there are any."""
        self._model.show(sorted(outcome.results, key=_is_read))
        failed = self._model.count(ImportStatus.FAILED)
        self._heading.setText(self.tr("Import stopped") if outcome.is_cancelled else self.tr("Import finished"))
        words = [counted(len(outcome.results), self.tr("{0} result."), self.tr("{0} results."))]
        if failed:
            words.append(self.tr("{0} could not be read; all others are in the library.").format(failed))
        if outcome.left:
            one = self.tr("{0} file was not imported; drop it again to go on.")
            words.append(counted(outcome.left, one, self.tr("{0} files were not imported; drop them again to go on.")))
        self._summary.setText(" ".join(words))
        for status in _STATUSES:
            button = self._filters.button(_STATUSES.index(status))
            button.setText(f"{self._model.verdict(status)} {self._model.count(status)}")
            button.setVisible(self._model.count(status) > 0)
        self._filters.button(_ALL).setText(f"{self.tr('All')} {len(outcome.results)}")
        self._filters.button(_ALL).setChecked(True)
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._articles = tuple(brought(outcome.results))
        retry = self._buttons[CommandId.RETRY_FAILED]
        retry.setText(counted(len(self.failed_paths), self.tr("Retry {0} file"), self.tr("Retry {0} files")))
        retry.setVisible(bool(self.failed_paths))
        self._buttons[CommandId.UNDO_IMPORT].setEnabled(bool(self._articles))
        self._select_first()

    @property
    def failed_paths(self) -> tuple[Path, ...]:
        """The files of which something could not be read; a paste has none."""
        return self._model.failed_paths()

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """The articles that the import brought, none after it was taken back."""
        return self._articles

    @property
    def current_article(self) -> ArticleId | None:
        """The article of the row in focus."""
        index = self._table.currentIndex()
        return index.data(RESULT_ROLE).article if index.isValid() else None

    @property
    def current_table(self) -> Path | None:
        """The file of the row in focus where its name says that it is a table, else None."""
        index = self._table.currentIndex()
        path = index.data(RESULT_ROLE).path if index.isValid() else ""
        return Path(path) if path.lower().endswith(_TABLES) else None

    def lines(self) -> tuple[str, ...]:
        """Return the rows that are shown, as text."""
        return self._model.lines()

    def show_undone(self) -> None:
        """Show that the import was taken back."""
        self._articles = ()
        self._buttons[CommandId.UNDO_IMPORT].setEnabled(False)
        self._heading.setText(self.tr("Import taken back"))

    def _button_row(self) -> QWidget:
        holder = QWidget()
        layout = row(*self._buttons.values(), None, self._close, spacing=6)
        for command, button in self._buttons.items():
            button.setObjectName(command.value)
            button.clicked.connect(self._on_button)
        holder.setLayout(layout)
        return holder

    def _filter_row(self) -> QWidget:
        holder = QWidget()
        layout = row(spacing=6)
        every = QPushButton(self.tr("All"))
        every.setCheckable(True)
        every.setChecked(True)
        self._filters.addButton(every, _ALL)
        layout.addWidget(every)
        for place, status in enumerate(_STATUSES):
            button = QPushButton(self._model.verdict(status))
            button.setCheckable(True)
            button.setToolTip(self.tr("Show these only"))
            self._filters.addButton(button, place)
            layout.addWidget(button)
        layout.addStretch(1)
        holder.setLayout(layout)
        return holder

    def _set_up_table(self) -> None:
        table = self._table
        table.setAccessibleName(self.tr("Results of the import"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.verticalHeader().hide()
        table.setSortingEnabled(True)
        header = table.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._on_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names of files a good third of the room."""
        super().resizeEvent(event)
        self._table.horizontalHeader().resizeSection(1, self._table.width() * 36 // 100)

    def _select_first(self) -> None:
        if self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(0, 0))

    @Slot()
    def _on_theme(self) -> None:
        line = self._table.fontMetrics().height()
        self._table.verticalHeader().setDefaultSectionSize(round(line * 1.9))
        words = (self._model.verdict(status) for status in _STATUSES)
        widest = max(self._table.fontMetrics().horizontalAdvance(word) for word in words)
        self._table.horizontalHeader().resizeSection(0, widest + 4 * line)

    @Slot()
    def _on_row(self) -> None:
        index = self._table.currentIndex()
        self._meaning.setText(self._model.index(index.row(), 2).data() if index.isValid() else "")
        self._buttons[CommandId.CHOOSE_COLUMNS].setVisible(self.current_table is not None)
        self.row_changed.emit()

    @Slot(int)
    def _on_filter(self, place: int) -> None:
        self._model.filter_by(_STATUSES[place] if place >= 0 else None)
        self._select_first()

    @Slot()
    def _on_button(self) -> None:
        self.command_chosen.emit(CommandId(self.sender().objectName()))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        article = index.data(RESULT_ROLE).article
        if article is not None:
            self.article_chosen.emit(article)


def _is_read(result: ImportResult) -> bool:
    return result.status is not ImportStatus.FAILED
