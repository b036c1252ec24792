"""The page of the cleaning view: an article's blocks, what is proposed about them, and the keys that change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QPushButton, QWidget

from ui.cleaning.delegate import CleaningDelegate
from ui.cleaning.model import BLOCK_ROLE, CleaningModel, shown_blocks
from ui.commands import CommandId
from ui.pieces import column, counted, framed, plain, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reader.base.ids import ArticleId
    from ui.cleaning.model import Cleaned
    from ui.keymap import Keymap
    from ui.theme import Theme

_FLIPS = (CommandId.FLIP_BLOCK, CommandId.FLIP_FOR_OUTLET)
_ANSWERS = (CommandId.LEAVE_OUT_REPEATED, CommandId.LET_REPEATED_BE)


class BlockList(QListView):
    """The list of blocks; ``entered`` comes when Enter is pressed."""

    entered_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter; leave letters to the commands."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set all text anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class CleaningPage(QFrame):
    """Shows one article as it was cleaned. ``command_chosen`` carries the CommandId of a button."""

    command_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.cleaned: Cleaned | None = None
        self._model = CleaningModel(self)
        self._list = BlockList()
        self._heading = plain(kind="heading", wrap=True)
        self._summary = plain(kind="muted", wrap=True)
        self._asks = plain(wrap=True)
        self._proposal = framed("aligning")
        self._buttons = {command: QPushButton() for command in (*_FLIPS, *_ANSWERS)}
        self._set_up_list(theme)
        self._arrange()
        self.setFocusProxy(self._list)
        self._list.entered_on.connect(self._on_entered)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        for button in self._buttons.values():
            button.clicked.connect(self._on_button)
        theme.changed.connect(self._list.scheduleDelayedItemsLayout)

    @property
    def article(self) -> ArticleId | None:
        """The article that is shown."""
        return self.cleaned.stored.row.id if self.cleaned else None

    @property
    def current_block(self) -> int | None:
        """The number of the block in focus."""
        index = self._list.currentIndex()
        return index.data(BLOCK_ROLE).index if index.isValid() else None

    def show_keys(self, keymap: Keymap) -> None:
        """Name the keys in force."""
        texts = {
            CommandId.LEAVE_OUT_REPEATED: self.tr("Leave out everywhere (Enter)"),
            CommandId.LET_REPEATED_BE: self.tr("No"),
        }
        for command, button in self._buttons.items():
            entry = keymap[command]
            button.setText(texts.get(command) or entry.with_key(entry.shown_text))
            button.setToolTip(entry.shown_tooltip)

    def show_article(self, cleaned: Cleaned, block: int | None = None) -> None:
        """Show an article, with ``block`` in focus; of the same article the block in focus stays."""
        is_same = self.article == cleaned.stored.row.id
        place = block if block is not None else (self.current_block or 0) if is_same else 0
        offset = self._list.verticalScrollBar().value() if is_same and block is None else None
        self.cleaned = cleaned
        blocks = shown_blocks(cleaned)
        self._model.show_blocks(blocks)
        left_out = sum(not one.is_text for one in blocks)
        self._heading.setText(cleaned.stored.row.title or cleaned.stored.row.name)
        words = counted(len(blocks), self.tr("{0} block"), self.tr("{0} blocks"))
        outlet = cleaned.stored.row.outlet
        told = self.tr("{0}, {1} left out of the comparison. Nothing is lost: the page stands here as it came.")
        self._summary.setText(" · ".join(part for part in (outlet, told.format(words, left_out)) if part))
        self._show_proposal(cleaned)
        self._go_to(place, offset)

    def step(self, by: int) -> None:
        """Go to the next block (1) or the one before (-1)."""
        row = self._list.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(row))

    def _go_to(self, place: int, offset: int | None) -> None:
        if self._model.rowCount():
            index = self._model.index(min(place, self._model.rowCount() - 1))
            self._list.setCurrentIndex(index)
            if offset is None:
                self._list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            else:
                self._list.executeDelayedItemsLayout()
                self._list.verticalScrollBar().setValue(offset)

    def _show_proposal(self, cleaned: Cleaned) -> None:
        lines = cleaned.repeated
        self._proposal.setVisible(bool(lines))
        if not lines:
            return
        articles = len({article for line in lines for article in line.articles})
        one, many = self.tr("This line stands"), self.tr("These {0} lines stand")
        told = self.tr("{0} in {1} articles of {2}. Leave out everywhere?")
        stand = counted(len(lines), one, many)
        self._asks.setText(told.format(stand, articles, cleaned.stored.row.outlet or ""))
        self._proposal.setAccessibleName(self._asks.text())

    def _set_up_list(self, theme: Theme) -> None:
        view = self._list
        view.setAccessibleName(self.tr("Blocks of the article"))
        view.setModel(self._model)
        view.setItemDelegate(CleaningDelegate(theme, self._model, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(200)
        view.setTabKeyNavigation(False)

    def _arrange(self) -> None:
        for command, button in self._buttons.items():
            button.setObjectName(command.value)
        answers = (self._buttons[command] for command in _ANSWERS)
        self._proposal.setLayout(row(self._asks, *answers, spacing=8, margins=(12, 8, 12, 8)))
        self._asks.setSizePolicy(self._asks.sizePolicy().Policy.Expanding, self._asks.sizePolicy().Policy.Preferred)
        flips = QWidget()
        flips.setLayout(row(*(self._buttons[command] for command in _FLIPS), None, spacing=6))
        parts = (self._heading, self._summary, self._proposal, self._list, flips)
        layout = column(*parts, spacing=10, margins=(24, 18, 24, 14))
        layout.setStretchFactor(self._list, 1)
        self.setLayout(layout)

    @Slot()
    def _on_entered(self) -> None:
        if self.cleaned is not None and self.cleaned.repeated:
            self.command_chosen.emit(CommandId.LEAVE_OUT_REPEATED)

    @Slot()
    def _on_button(self) -> None:
        self.command_chosen.emit(CommandId(self.sender().objectName()))

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        has_outlet = self.cleaned is not None and self.cleaned.stored.row.outlet is not None
        self._buttons[CommandId.FLIP_BLOCK].setEnabled(index.isValid())
        self._buttons[CommandId.FLIP_FOR_OUTLET].setEnabled(index.isValid() and has_outlet)
