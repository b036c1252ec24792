"""The box of tags: known ones with a tick each, and a field that finds them or takes a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from reader.base.text import folded_space
from reader.base.words import folded
from ui.pieces import ElidedLabel, column, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LINES = 27
"""Height and width, in lines of text."""

_LONGEST = 60


class TagDialog(QDialog):
    """Asks which tags ``about`` shall carry; ``put_on`` and ``taken_off`` are the answer once it was accepted.

    ``known`` gives for each tag of the library whether all of the articles carry it (True), none (False), or some
    (None). Typing finds tags; Enter ticks the one of that very name, or makes it where there is none; the arrows go to
    others that have it as a part. With an empty field Enter is done.
    """

    def __init__(self, known: Mapping[str, bool | None], about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags"))
        self._before = dict(known)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Type a tag; Enter puts it on or takes it off"))
        self._field.setAccessibleName(self.tr("Tag"))
        self._field.setMaxLength(_LONGEST)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Tags; Space puts one on or takes it off"))
        self._new = QListWidgetItem()
        self._new.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self._list.addItem(self._new)
        for tag, state in known.items():
            self._add(tag, state)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        hint = plain(self.tr("Enter with an empty field is done. A tag stays with the text of an article."), "muted")
        hint.setWordWrap(True)
        parts = (plain(self.tr("Tags"), "heading"), ElidedLabel(about, "serif"))
        self.setLayout(column(*parts, self._field, self._list, hint, buttons, spacing=8, margins=(24, 18, 24, 16)))
        side = _LINES * self.fontMetrics().height()
        self.resize(min(side, parent.width() - 40), min(side, parent.height() - 40))
        self._field.textChanged.connect(self._on_typed)
        self._list.itemClicked.connect(self._on_clicked)
        self._field.installEventFilter(self)
        self._list.installEventFilter(self)
        self._field.setFocus()
        self._on_typed("")

    @property
    def put_on(self) -> tuple[str, ...]:
        """The tags that not all articles carried and all shall carry."""
        return tuple(tag for tag, state in self._states().items() if state and self._before.get(tag) is not True)

    @property
    def taken_off(self) -> tuple[str, ...]:
        """The tags that some articles carried and none shall carry."""
        carried = {tag for tag, state in self._before.items() if state is not False}
        return tuple(tag for tag, state in self._states().items() if state is False and tag in carried)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter tick or end, and the arrows of the field move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_return()
                return True
            if watched is self._field and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _on_return(self) -> None:
        typed = folded_space(self._field.text())
        item = self._list.currentItem()
        if not typed:
            self.accept()
            return
        if item is self._new:
            self._add(self._name(), is_on=True)
        elif item is not None and not item.isHidden():
            self._toggle(item)
        self._field.clear()
        self._field.setFocus()

    def _name(self) -> str:
        """Return the tag that is typed, as it is kept."""
        return folded_space(self._field.text().replace('"', " "))

    def _move(self, by: int) -> None:
        shown = [item for item in (self._new, *self._items()) if not item.isHidden()]
        if shown:
            here = self._list.currentItem()
            place = shown.index(here) + by if here in shown else 0
            self._list.setCurrentItem(shown[max(0, min(len(shown) - 1, place))])

    def _add(self, tag: str, is_on: bool | None) -> QListWidgetItem:  # noqa: FBT001 - a state of three
        item = QListWidgetItem(tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}
        item.setCheckState(states[is_on])
        self._list.addItem(item)
        return item

    @staticmethod
    def _toggle(item: QListWidgetItem) -> None:
        is_on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _items(self) -> Iterable[QListWidgetItem]:
        return [self._list.item(place) for place in range(1, self._list.count())]

    def _states(self) -> dict[str, bool | None]:
        states = {Qt.CheckState.Checked: True, Qt.CheckState.Unchecked: False, Qt.CheckState.PartiallyChecked: None}
        return {item.text(): states[item.checkState()] for item in self._items()}

    @Slot(str)
    def _on_typed(self, _typed: str) -> None:
        """Show the tags that have what is typed, and first the one to make where none is just that; Enter means it."""
        name = self._name()
        wanted, same = folded(name), None
        for item in self._items():
            item.setHidden(wanted not in folded(item.text()))
            if folded(item.text()) == wanted and (same is None or item.text() == name):
                same = item
        is_new = same is None and any(letter.isalnum() for letter in name)
        self._new.setHidden(not is_new)
        self._new.setText(self.tr("New tag “{0}”").format(name) if is_new else "")
        meant = self._new if is_new else same
        self._list.setCurrentRow(-1 if meant is None else self._list.row(meant))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item is self._new:
            self._on_return()
