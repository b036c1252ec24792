"""The box of keys: every command with its keys, to be given others by pressing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from ui.flow import Flow
from ui.keys.capture import KeyCapture
from ui.keys.model import KeyModel, key_lines
from ui.pieces import column, plain, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.commands import CommandId
    from ui.keymap import Keymap

_WIDTH, _HEIGHT = 980, 700
_ROW_SHARE = 1.8
_SHARES = (40, 24, 17)
"""Of a hundred parts of the width, for the first columns."""
_TO_TABLE = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeysDialog(QDialog):
    """Lists commands and keys; Enter, Insert and Del in the list do what the first three buttons do."""

    def __init__(self, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change keys"))
        self._keymap = keymap
        self._adds = False
        self.field = QLineEdit()
        self.table = QTableView()
        self.model = KeyModel(self)
        self.capture = KeyCapture()
        self._told = plain(kind="title", wrap=True)
        self.change = self._button(
            self.tr("New key (Enter)"), self.tr("Take the next key pressed in place of its keys")
        )
        self.add = self._button(self.tr("One more key (Ins)"), self.tr("Take the next key pressed besides its keys"))
        self.clear = self._button(self.tr("No key (Del)"), self.tr("Take its keys away; the palette still finds it"))
        self.reset = self._button(self.tr("As it came"), self.tr("Give this command the keys it came with"))
        self.reset_all = self._button(self.tr("All as they came"), self.tr("Give all commands the keys they came with"))
        self._set_up_table()
        self._arrange()
        self._connect()
        self._show(None)
        self.resize(min(parent.width() - 40, _WIDTH), min(parent.height() - 40, _HEIGHT))
        self.field.setFocus()

    @property
    def told(self) -> str:
        """What was said last: what a command has now, or why a key is refused."""
        return self._told.text()

    @property
    def current(self) -> CommandId | None:
        """The command in focus, None on a key that stays as it is."""
        line = self.model.line(self.table.currentIndex())
        return line.command if line else None

    def go_to(self, command: CommandId) -> None:
        """Bring ``command`` in focus where what is typed does not leave it out."""
        line = self.model.row_of(command)
        if line is not None:
            self.table.setCurrentIndex(self.model.index(line, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        for place, share in enumerate(_SHARES):
            self.table.horizontalHeader().resizeSection(place, self.table.width() * share // 100)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Insert and Del in the list, and the way from the field into it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if watched is self.field and key in (*_TO_TABLE, *_RETURNS):
                self.table.setFocus()
                return True
            keys = {Qt.Key.Key_Insert: self.add, Qt.Key.Key_Delete: self.clear, **dict.fromkeys(_RETURNS, self.change)}
            if watched is self.table and key in keys:
                keys[key].click()
                return True
        return super().eventFilter(watched, event)

    def _button(self, text: str, tooltip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tooltip)
        button.setAutoDefault(False)
        return button

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Commands and their keys"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * _ROW_SHARE))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(len(_SHARES), QHeaderView.ResizeMode.Stretch)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _arrange(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter by command, key or place"))
        self.field.setAccessibleName(self.tr("Filter the commands"))
        self.field.setClearButtonEnabled(True)
        advice = self.tr(
            "Enter on a command, then the new key. Keys of other commands are refused, and so are those of lists and "
            "single views, which stand at the end and stay as they are."
        )
        acts, foot = QWidget(), QWidget()
        close = self._button(self.tr("Close"), self.tr("Close this box (Esc)"))
        acts.setLayout(Flow(self.change, self.add, self.clear, self.reset, self.reset_all))
        close.clicked.connect(self.reject)
        foot.setLayout(row(acts, close, spacing=20))
        bottom = foot.layout()
        assert isinstance(bottom, QHBoxLayout)
        bottom.setStretchFactor(acts, 1)
        bottom.setAlignment(close, Qt.AlignmentFlag.AlignBottom)
        notice = QFrame()
        notice.setProperty("kind", "card")
        notice.setLayout(column(self.capture, self._told, margins=(14, 9, 14, 9)))
        self._notice = notice
        heading = plain(self.tr("Change keys"), "heading")
        parts = (heading, plain(advice, "muted", wrap=True), self.field, self.table, notice, foot)
        layout = column(*parts, spacing=10, margins=(24, 20, 24, 16))
        layout.setStretchFactor(self.table, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.table.installEventFilter(self)
        self.add.clicked.connect(self._on_add)
        self.capture.given_up.connect(self._on_given_up)
        self.capture.pressed.connect(self._on_pressed)
        self.change.clicked.connect(self._on_change)
        self.clear.clicked.connect(self._on_clear)
        self.field.textChanged.connect(self._on_typed)
        self.reset.clicked.connect(self._on_reset)
        self.reset_all.clicked.connect(self._on_reset_all)
        self.table.doubleClicked.connect(self._on_change)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    def _show(self, command: CommandId | None) -> None:
        self.model.show(key_lines(self._keymap))
        if command is not None:
            self.go_to(command)
        elif self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _say(self, text: str) -> None:
        self.capture.hide()
        self._told.setText(text)
        self._told.show()
        self._notice.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _ask_key(self, *, adds: bool) -> None:
        command = self.current
        if command is None:
            return
        self._adds = adds
        name = self._keymap[command].shown_text.rstrip("…")
        self._told.hide()
        self._notice.show()
        self.capture.begin(self.tr("Press the new key for “{0}”. Esc leaves everything as it is.").format(name))

    def _tell(self, command: CommandId, refusal: str) -> None:
        """Say what came of it, and give the focus back to the list."""
        entry = self._keymap[command]
        name, keys = entry.shown_text.rstrip("…"), ", ".join(entry.shown_keys)
        told = self.tr("“{0}”: {1}.").format(name, keys) if keys else self.tr("“{0}” has no key now.").format(name)
        self._show(command)
        self._say(refusal or told)
        self.table.setFocus()

    @Slot()
    def _on_change(self) -> None:
        self._ask_key(adds=False)

    @Slot()
    def _on_add(self) -> None:
        self._ask_key(adds=True)

    @Slot(str)
    def _on_pressed(self, key: str) -> None:
        command = self.current
        if command is None:
            return
        had = self._keymap[command].keys if self._adds else ()
        refusal = self._keymap.give(command, (*had, key))
        self._tell(command, refusal)

    @Slot()
    def _on_given_up(self) -> None:
        self._say("")
        self.table.setFocus()

    @Slot()
    def _on_clear(self) -> None:
        if (command := self.current) is not None:
            self._tell(command, self._keymap.give(command, ()))

    @Slot()
    def _on_reset(self) -> None:
        if (command := self.current) is not None:
            self._tell(command, self._keymap.reset(command))

    @Slot()
    def _on_reset_all(self) -> None:
        command = self.current
        self._keymap.reset_all()
        self._show(command)
        self._say(self.tr("All commands have the keys they came with."))

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self.model.filter_by(typed)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_row()

    @Slot()
    def _on_row(self) -> None:
        if self.capture.isHidden():
            self._say("")
        line = self.model.line(self.table.currentIndex())
        can_change = line is not None and line.command is not None
        for button in (self.change, self.add, self.clear, self.reset):
            button.setEnabled(can_change)
