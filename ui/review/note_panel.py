"""The note panel: what a note is about, the note, and what its Markdown looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QTextBrowser, QWidget

from ui.commands import CommandId
from ui.flow import Flow
from ui.pieces import column, plain
from ui.review.note_editor import NoteEditor
from ui.review.note_places import NoteFor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.keymap import Keymap
    from ui.review.note_places import NoteSlot

_LINES = 5


class NotePreview(QTextBrowser):
    """Shows HTML made of a note; it loads nothing and opens nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Preview of the note"))

    def loadResource(self, _kind: int, _name: object) -> Any:
        """Load no image, no style and no page, whatever a note names."""
        return None

    def sizeHint(self) -> QSize:
        """A few lines of text."""
        return QSize(200, round(QFontMetricsF(self.font()).lineSpacing() * _LINES))

    def minimumSizeHint(self) -> QSize:
        """A line and a half."""
        return QSize(80, round(QFontMetricsF(self.font()).lineSpacing() * 1.5))


class NotePanel(QWidget):
    """Edits the note on one of the places of the focus, the nearest unless a person chose another.

    Signals: ``note_changed`` (key of a NoteSlot, text), ``preview_asked`` (text), ``left`` (Escape).
    """

    note_changed = Signal(object, str)
    preview_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slots: Mapping[NoteFor, NoteSlot] = {}
        self._chosen: NoteFor | None = None
        self._keys = ("", "")
        self._group = QButtonGroup(self)
        self._title = plain(self.tr("Note").upper(), "section")
        self.editor = NoteEditor()
        self.preview = NotePreview()
        self._buttons = {kind: self._button(kind) for kind in NoteFor}
        targets = QWidget()
        targets.setLayout(Flow(*self._buttons.values()))
        self.setLayout(column(self._title, targets, self.editor, self.preview, spacing=6))
        self.preview.hide()
        self._group.buttonClicked.connect(self._on_clicked)
        self.editor.note_changed.connect(self._on_note)
        self.editor.left.connect(self.left)

    @property
    def about(self) -> NoteFor | None:
        """What the note shown is about."""
        if self._chosen in self._slots:
            return self._chosen
        return next((kind for kind in NoteFor if kind in self._slots), None)

    def show_keys(self, keymap: Keymap) -> None:
        """Name the keys in force."""
        self._keys = keymap[CommandId.EDIT_NOTE].shown_key, keymap[CommandId.NOTE_ON].shown_key
        self._show()

    def show_slots(self, slots: Mapping[NoteFor, NoteSlot], *, is_other_place: bool) -> None:
        """Show the note of the nearest of ``slots``; at the same place what a person chose stays chosen."""
        if is_other_place and not self.editor.hasFocus():
            self._chosen = None
        self._slots = slots
        self._show()

    def choose(self, about: NoteFor) -> None:
        """Show the note on ``about``, where there is such a place, and give it the keys."""
        if about in self._slots:
            self.editor.keep()
            self._chosen = about
            self._show()
        self.edit()

    def choose_next(self) -> None:
        """Show the note on the next wider place, after the widest the nearest, and give it the keys."""
        kinds = [kind for kind in NoteFor if kind in self._slots]
        if kinds and self.about is not None:
            self.choose(kinds[(kinds.index(self.about) + 1) % len(kinds)])

    def edit(self) -> None:
        """Give the keys to the note."""
        if self.about is not None:
            self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_preview(self, html: str) -> None:
        """Show ``html``, which was made harmless, as what the note looks like; nothing where it is empty."""
        self.preview.setHtml(html)
        self.preview.setVisible(bool(html))

    def _button(self, kind: NoteFor) -> QPushButton:
        button = QPushButton(self.name(kind))
        button.setObjectName(kind.value)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("kind", "small")
        self._group.addButton(button)
        return button

    def name(self, kind: NoteFor) -> str:
        """Return what a place is called."""
        return {
            NoteFor.CHANGE: self.tr("Change"),
            NoteFor.ROW: self.tr("Row"),
            NoteFor.SPAN: self.tr("Words"),
            NoteFor.ARTICLE: self.tr("Article"),
            NoteFor.STORY: self.tr("Story"),
        }[kind]

    def _show(self) -> None:
        about = self.about
        for kind, button in self._buttons.items():
            slot = self._slots.get(kind)
            button.setVisible(slot is not None)
            is_noted = slot is not None and bool(slot.text)
            button.setText(f"{self.name(kind)} ✎" if is_noted else self.name(kind))
            key = self._keys[0] if kind is about else self._keys[1]
            words = self.tr("Note on this {0}").format(self.name(kind).lower())
            button.setToolTip(f"{words} ({key})" if key else words)
            button.setAccessibleName(self.tr("{0}, noted").format(self.name(kind)) if is_noted else self.name(kind))
        slot = self._slots.get(about) if about else None
        self.setVisible(slot is not None)
        self.editor.show_note(slot.key if slot else None, slot.text if slot else "")
        if about is not None:
            self._buttons[about].setChecked(True)
            self.editor.setAccessibleName(self.tr("Note on this {0}").format(self.name(about).lower()))
        self.preview_asked.emit(slot.text if slot else "")

    @Slot(object, str)
    def _on_note(self, key: object, text: str) -> None:
        self.note_changed.emit(key, text)
        self.preview_asked.emit(text)

    @Slot(object)
    def _on_clicked(self, button: QPushButton) -> None:
        self.choose(NoteFor(button.objectName()))
