"""The class counts: how many changes of each kind the story has, and which kinds are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from ui.commands import CommandId
from ui.comparison.class_names import group_name
from ui.comparison.cursor import ChangeFilter, TrivialState
from ui.comparison.marks import Inks, draw_swatch
from ui.key_button import key_cap_size, paint_key_cap
from ui.pieces import column
from ui.theme import GROUP_OF, MARK_LOOKS, ClassGroup, ColourRole

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from ui.comparison.view_state import ViewState
    from ui.keymap import Keymap
    from ui.theme import Theme

_COMMANDS = {
    ClassGroup.FIGURE: CommandId.TOGGLE_FIGURE,
    ClassGroup.QUOTATION: CommandId.TOGGLE_QUOTATION,
    ClassGroup.ATTRIBUTION: CommandId.TOGGLE_ATTRIBUTION,
    ClassGroup.MODALITY: CommandId.TOGGLE_MODALITY,
    ClassGroup.NAME: CommandId.TOGGLE_NAME,
    ClassGroup.STATEMENT: CommandId.TOGGLE_STATEMENT,
    ClassGroup.WORDING: CommandId.TOGGLE_WORDING,
    ClassGroup.TRIVIAL: CommandId.CYCLE_TRIVIAL,
}
_PIXELS = 12.5
_SWATCH = (14.0, 10.0)
_SPACE = 7.0
_ROOM = 6


class ClassLine(QAbstractButton):
    """One line: swatch, name, count. Checked while its changes are shown; the name is struck out while not."""

    def __init__(self, theme: Theme, group: ClassGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.class_group = group
        self._count = ""
        self._key = ""
        self.setText(group_name(group))
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_key(self, key: str) -> None:
        """Show ``key`` at the end of the line, nothing where it is empty."""
        self._key = key
        self.update()

    def show_count(self, count: str) -> None:
        """Show how many changes there are, in words where they are not shown in full."""
        self._count = count
        self.setAccessibleName(f"{self.text()}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """A line of text."""
        metrics = QFontMetricsF(self._font())
        return QSize(160, round(metrics.height()) + _ROOM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw swatch, name and count, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        width, height = _SWATCH
        if self.isChecked():
            box = QRectF(0, middle - height / 2, width, height)
            draw_swatch(painter, box, self.class_group, MARK_LOOKS[self.class_group], Inks(self._theme))
        else:
            painter.setPen(QPen(self._theme.colour(ColourRole.LINE), 1))
            painter.drawRoundedRect(QRectF(0.5, middle - height / 2 + 0.5, width - 1, height - 1), 2, 2)
        right = self._paint_count(painter)
        self._paint_name(painter, QRectF(width + _SPACE, 0, right - width - 2 * _SPACE, self.height()))
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(self._theme.colour(ColourRole.ACCENT), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-1.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _paint_name(self, painter: QPainter, room: QRectF) -> None:
        font = self._font()
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        is_plain = self.isChecked() and self.class_group is not ClassGroup.TRIVIAL
        painter.setPen(self._theme.colour(ColourRole.INK if is_plain else ColourRole.MUTED))
        text = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_count(self, painter: QPainter) -> float:
        """Draw the count, and the key after it where there is one; return where they start."""
        right = float(self.width())
        if self._key:
            cap = key_cap_size(self._key, self._theme)
            right -= cap.width()
            place = QRectF(right, (self.height() - cap.height()) / 2, cap.width(), cap.height())
            paint_key_cap(painter, place, self._key, self._theme)
            right -= 5
        font = self._font()
        width = QFontMetricsF(font).horizontalAdvance(self._count)
        painter.setFont(font)
        is_plain = self.isChecked() and self.class_group is not ClassGroup.TRIVIAL
        painter.setPen(self._theme.colour(ColourRole.INK if is_plain else ColourRole.MUTED))
        room = QRectF(right - width, 0, width + 1, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._count)
        return right - width

    def _font(self) -> QFont:
        return self._theme.sans(_PIXELS)


class ClassCounts(QFrame):
    """A line for each group of classes. ``group_toggled`` carries the group that was clicked."""

    group_toggled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._lines = {group: ClassLine(theme, group) for group in ClassGroup}
        self._numbers = dict.fromkeys(ClassGroup, 0)
        self._shown = ChangeFilter()
        for line in self._lines.values():
            line.clicked.connect(self._on_clicked)
        self.setLayout(column(*self._lines.values(), spacing=0, margins=(12, 9, 12, 9)))

    def show_keys(self, keymap: Keymap) -> None:
        """Show the key in force of the trivial changes at their line, those of the others in tooltips."""
        self._lines[ClassGroup.TRIVIAL].show_key(keymap[CommandId.CYCLE_TRIVIAL].shown_key)
        for group, command in _COMMANDS.items():
            self._lines[group].setToolTip(keymap[command].shown_tooltip)

    def show_counts(self, state: ViewState | None) -> None:
        """Count the changes of ``state``."""
        self._numbers = dict.fromkeys(ClassGroup, 0)
        for variation in state.variations if state else ():
            self._numbers[GROUP_OF[variation.change_class]] += 1
        self._renew()

    def set_shown(self, shown: ChangeFilter) -> None:
        """Show which groups are switched on, and how trivial changes are drawn."""
        self._shown = shown
        self._renew()

    def _renew(self) -> None:
        for group, line in self._lines.items():
            is_trivial = group is ClassGroup.TRIVIAL
            line.setChecked(
                self._shown.trivial is not TrivialState.HIDDEN if is_trivial else group in self._shown.groups
            )
            line.show_count(self._count_text(group))

    def _count_text(self, group: ClassGroup) -> str:
        number = self._numbers[group]
        if group is not ClassGroup.TRIVIAL or self._shown.trivial is TrivialState.SHOWN:
            return str(number)
        if self._shown.trivial is TrivialState.DIMMED:
            return self.tr("{number} dimmed").format(number=number)
        return self.tr("{number} hidden").format(number=number)

    @Slot()
    def _on_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, ClassLine):
            self._renew()
            self.group_toggled.emit(line.class_group)
