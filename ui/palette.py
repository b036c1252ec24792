"""The command palette: type a few letters of a command, a story, a saved search or an outlet, press Enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.store.query import asking_outlet
from ui.commands import CommandId
from ui.fuzzy import score
from ui.key_button import key_cap_size, paint_key_cap
from ui.pieces import column, one_line
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.base.ids import StoryId
    from reader.store.rows import SavedSearch, StoryRow
    from ui.keymap import Keymap
    from ui.search.names import SearchNames
    from ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHOWN = 60
_SIZE = QSize(640, 420)
_TOP = 56
_AROUND = 28  # margins and the space below the field
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the palette: a command, a story, a saved search, or (``query``) an outlet or what is typed."""

    text: str
    detail: str
    icon: str
    key: str = ""
    command: CommandId | None = None
    story: StoryId | None = None
    saved: SavedSearch | None = None
    query: str | None = None


def best(typed: str, choices: Iterable[Choice]) -> list[Choice]:
    """Return the choices that match ``typed``, the best first, at most as many as one looks through."""
    scored = []
    for place, choice in enumerate(choices):
        points = score(typed, choice.text)
        if points is not None:
            scored.append((-points if typed.strip() else 0, place, choice))
    scored.sort(key=lambda one: one[:2])
    return [choice for _, _, choice in scored[:_SHOWN]]


class ChoiceModel(QAbstractListModel):
    """The choices that match what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []

    def show(self, choices: list[Choice]) -> None:
        """Show ``choices``."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def choice(self, index: AnyIndex) -> Choice | None:
        """Return the choice at ``index``."""
        return self._choices[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many match."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, the choice, or what a screen reader says."""
        choice = self.choice(index)
        if choice is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.UserRole:
            return choice
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (choice.text, choice.detail, choice.key) if part)
        return None


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws icon, text, detail and key of a choice."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Return one line with room around it."""
        return QSize(100, round(QFontMetricsF(self._theme.sans()).height() * 1.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one choice."""
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ColourRole.SELECTION))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), 6, 6)
        place = QRectF(option.rect).adjusted(16, 0, -16, 0)
        side = round(16 * self._theme.scale)
        if choice.icon:
            icon = self._theme.icon(choice.icon, ColourRole.MUTED)
            icon.paint(painter, round(place.left()), round(place.center().y() - side / 2), side, side)
        place.setLeft(place.left() + side + 10)
        if choice.key:
            size = key_cap_size(choice.key, self._theme)
            cap = QRectF(place.right() - size.width(), place.center().y() - size.height() / 2, 0, 0)
            paint_key_cap(painter, QRectF(cap.topLeft(), size.size()), choice.key, self._theme)
            place.setRight(cap.left() - 10)
        self._paint_words(painter, place, choice)
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRectF, choice: Choice) -> None:
        small = QFontMetricsF(self._theme.sans(12))
        align = Qt.AlignmentFlag.AlignVCenter
        detail = small.elidedText(choice.detail, Qt.TextElideMode.ElideRight, place.width() / 2)
        painter.setFont(self._theme.sans(12))
        painter.setPen(self._theme.colour(ColourRole.MUTED))
        painter.drawText(place, align | Qt.AlignmentFlag.AlignRight, detail)
        place.setRight(place.right() - small.horizontalAdvance(detail) - 12)
        font = self._theme.serif(14) if choice.story is not None else self._theme.sans()
        painter.setFont(font)
        painter.setPen(self._theme.colour(ColourRole.INK))
        text = QFontMetricsF(font).elidedText(choice.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, align | Qt.AlignmentFlag.AlignLeft, text)


class Palette(QDialog):
    """Finds commands, stories, saved searches and outlets.

    ``command_chosen``, ``story_chosen``, ``saved_chosen`` and ``search_chosen`` say what was picked.

    ``stories_asked`` carries what was typed, for the stories that it may mean; ``show_stories`` takes them.
    """

    stories_asked = Signal(str)
    command_chosen = Signal(object)
    story_chosen = Signal(object)
    saved_chosen = Signal(object)
    search_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Find a command or story"))
        self._commands: list[Choice] = []
        self._stories: list[Choice] = []
        self._names: list[Choice] = []
        self._recent: list[CommandId] = []
        self._field = QLineEdit()
        self._list = QListView()
        self._model = ChoiceModel(self)
        self._field.setPlaceholderText(self.tr("Type a command, a story, an outlet, or words to search for"))
        self._field.setAccessibleName(self.tr("Find a command or story"))
        self._list.setAccessibleName(self.tr("Matches"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_ChoiceDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayout(column(self._field, self._list, spacing=6, margins=(10, 10, 10, 10)))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._on_chosen)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The commands and names that can be chosen, whatever is typed, and the stories found for it so far."""
        return (*self._commands, *self._stories, *self._names)

    def ask(self, possible: Mapping[CommandId, str], names: SearchNames, keymap: Keymap) -> None:
        """Open over the parent, with the commands that are possible now, by their texts, and with ``names``."""
        recent = {command: place for place, command in enumerate(self._recent)}
        commands = [
            command for command in keymap.commands if command.id in possible and command.id is not CommandId.PALETTE
        ]
        commands.sort(key=lambda command: recent.get(command.id, len(recent)))
        self._commands = [
            Choice(
                possible[command.id].rstrip("…"),
                self.tr(command.group.value),
                command.icon or "command",
                command.shown_key,
                command=command.id,
            )
            for command in commands
        ]
        saved, outlet = self.tr("Saved search"), self.tr("Outlet")
        self._names = [Choice(one.name, saved, "bookmark", saved=one) for one in names.searches]
        self._names += [Choice(one_line(one), outlet, "search", query=asking_outlet(one)) for one in names.outlets]
        self._field.clear()
        self._on_typed("")
        self._place()
        self.show()
        self._field.setFocus()

    @Slot(object)
    def show_stories(self, stories: Sequence[StoryRow]) -> None:
        """Offer ``stories``, of which those that fit what is typed by now are shown; the choice made stays."""
        self._stories = [
            Choice(one_line(story.title), story.storyline_title or "", "newspaper", story=story.id) for story in stories
        ]
        chosen, row = self._model.choice(self._list.currentIndex()), self._list.currentIndex().row()
        shown = self._fitting(self._field.text())
        self._model.show(shown)
        self._list.setCurrentIndex(self._model.index(shown.index(chosen) if row > 0 and chosen in shown else 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the field move through the list, and Enter choose."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self._move(_MOVES[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_chosen(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        width = min(_SIZE.width(), parent.width() - 40)
        line = max(1, self._list.sizeHintForRow(0))
        around = self._field.sizeHint().height() + _AROUND
        lines = (min(_SIZE.height(), parent.height() - 2 * _TOP) - around) // line
        self.resize(width, around + max(4, lines) * line)  # no line is cut
        self.move(
            parent.mapToGlobal(parent.rect().topLeft()).x() + (parent.width() - width) // 2,
            parent.mapToGlobal(parent.rect().topLeft()).y() + _TOP,
        )

    def _move(self, by: int) -> None:
        row = max(0, min(self._model.rowCount() - 1, self._list.currentIndex().row() + by))
        self._list.setCurrentIndex(self._model.index(row))

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self._model.show(self._fitting(typed))
        self._list.setCurrentIndex(self._model.index(0))
        self.stories_asked.emit(typed)

    def _fitting(self, typed: str) -> list[Choice]:
        shown = best(typed, self.choices)
        if typed.strip():
            text = self.tr("Search all articles for “{0}”").format(one_line(typed))
            shown.append(Choice(text, "", "search", query=typed.strip()))
        return shown

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        choice = self._model.choice(index)
        if choice is None:
            return
        self.hide()
        if choice.command is not None:
            self._recent = [choice.command, *(one for one in self._recent if one is not choice.command)]
            self.command_chosen.emit(choice.command)
        elif choice.story is not None:
            self.story_chosen.emit(choice.story)
        elif choice.saved is not None:
            self.saved_chosen.emit(choice.saved)
        else:
            self.search_chosen.emit(choice.query)
