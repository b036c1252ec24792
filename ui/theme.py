"""The look of the window: colours by role in light and dark, fonts, icons, and the live switch between themes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.base.lexicon import RESOURCES
from reader.comparison.change import ChangeClass
from ui.reading_look import ReadingLook, Typeface
from ui.style import stylesheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

INTERFACE_PIXELS = 13
READING_PIXELS = 15
SMALLEST_SCALE = 0.8
LARGEST_SCALE = 2.0
_ICON_PIXELS = (20, 40, 64)


class ThemeMode(StrEnum):
    """Which colours the person asked for; ``SYSTEM`` follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"
    SYSTEM = "system"


class ColourRole(StrEnum):
    """What a colour is for. Widgets name roles, never colours."""

    BACKGROUND = "background"
    PANEL = "panel"
    PAPER = "paper"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    SELECTION = "selection"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    LANE = "lane"
    GAP = "gap"
    DANGER = "danger"
    SCROLL = "scroll"
    FIGURE_FILL = "figure_fill"
    FIGURE_LINE = "figure_line"
    QUOTATION_FILL = "quotation_fill"
    QUOTATION_LINE = "quotation_line"
    ATTRIBUTION_FILL = "attribution_fill"
    ATTRIBUTION_LINE = "attribution_line"
    MODALITY_FILL = "modality_fill"
    MODALITY_LINE = "modality_line"
    NAME_FILL = "name_fill"
    NAME_LINE = "name_line"
    STATEMENT_FILL = "statement_fill"
    STATEMENT_LINE = "statement_line"


# role: light, dark, high contrast
COLOURS: dict[ColourRole, tuple[str, str, str]] = {
    ColourRole.BACKGROUND: ("#f4f2ed", "#17181b", "#ffffff"),
    ColourRole.PANEL: ("#ebe8e1", "#1e2023", "#f4f4f4"),
    ColourRole.PAPER: ("#fffdf8", "#222428", "#ffffff"),
    ColourRole.INK: ("#1d1f24", "#e6e3dc", "#000000"),
    ColourRole.MUTED: ("#484743", "#bdbbb2", "#2e2e2e"),
    ColourRole.LINE: ("#d8d3c8", "#34363b", "#595959"),
    ColourRole.SELECTION: ("#dfe8f5", "#202c40", "#cfe0ff"),
    ColourRole.ACCENT: ("#17497f", "#9ac5f6", "#00309a"),
    ColourRole.ON_ACCENT: ("#ffffff", "#10151c", "#ffffff"),
    ColourRole.LANE: ("#d8d3c8", "#34363b", "#d2d2d2"),
    ColourRole.GAP: ("#e9e5dc", "#2b2d32", "#dcdcdc"),
    ColourRole.DANGER: ("#8a1f15", "#ffaba3", "#8c0000"),
    ColourRole.SCROLL: ("#bfb9ac", "#55585f", "#3c3c3c"),
    ColourRole.FIGURE_FILL: ("#ffe3a3", "#4d3a10", "#ffdf80"),
    ColourRole.FIGURE_LINE: ("#b06f00", "#f0bd55", "#6b4300"),
    ColourRole.QUOTATION_FILL: ("#e7dcff", "#3a2f57", "#dccbff"),
    ColourRole.QUOTATION_LINE: ("#6a3fc0", "#b79cf5", "#4b1fa0"),
    ColourRole.ATTRIBUTION_FILL: ("#cdeee8", "#153f3a", "#b5ece2"),
    ColourRole.ATTRIBUTION_LINE: ("#0b7466", "#5fd0c0", "#00483f"),
    ColourRole.MODALITY_FILL: ("#dbe9ff", "#1f3352", "#c8dcff"),
    ColourRole.MODALITY_LINE: ("#17497f", "#8fbdf5", "#0a3a7a"),
    ColourRole.NAME_FILL: ("#ffd9cf", "#512519", "#ffc9ba"),
    ColourRole.NAME_LINE: ("#b23a16", "#ff9c7d", "#7d1f00"),
    ColourRole.STATEMENT_FILL: ("#e4e9ee", "#2a323c", "#d5dee8"),
    ColourRole.STATEMENT_LINE: ("#35689e", "#86aedb", "#123f6e"),
}


class ClassGroup(StrEnum):
    """Change classes that are drawn, counted and switched on and off together, in the order of their keys."""

    FIGURE = "figure"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    MODALITY = "modality"
    NAME = "name"
    STATEMENT = "statement"
    WORDING = "wording"
    TRIVIAL = "trivial"


GROUP_OF: dict[ChangeClass, ClassGroup] = {
    ChangeClass.FIGURE: ClassGroup.FIGURE,
    ChangeClass.DATE: ClassGroup.FIGURE,
    ChangeClass.QUOTATION: ClassGroup.QUOTATION,
    ChangeClass.QUOTE_MARKS: ClassGroup.QUOTATION,
    ChangeClass.ATTRIBUTION: ClassGroup.ATTRIBUTION,
    ChangeClass.MODALITY: ClassGroup.MODALITY,
    ChangeClass.NEGATION: ClassGroup.MODALITY,
    ChangeClass.NAME: ClassGroup.NAME,
    ChangeClass.STATEMENT_ADDED: ClassGroup.STATEMENT,
    ChangeClass.STATEMENT_REMOVED: ClassGroup.STATEMENT,
    ChangeClass.REORDERING: ClassGroup.STATEMENT,
    ChangeClass.WORDING: ClassGroup.WORDING,
    ChangeClass.HOUSE_STYLE: ClassGroup.TRIVIAL,
    ChangeClass.TYPOGRAPHY: ClassGroup.TRIVIAL,
}


class LineShape(StrEnum):
    """The shapes of the line under a change, so that colour is never the only mark."""

    SOLID = "solid"
    DOUBLE = "double"
    DASHED = "dashed"
    DOTTED = "dotted"
    WAVE = "wave"
    LONG_DASHED = "long_dashed"
    FINE_DOTTED = "fine_dotted"


@dataclass(frozen=True, slots=True)
class MarkLook:
    """How a change is drawn: fill behind the words (None: no fill) and the line under them, width in pixels."""

    fill: ColourRole | None
    line: ColourRole
    shape: LineShape
    width: int


MARK_LOOKS: dict[ClassGroup, MarkLook] = {
    ClassGroup.FIGURE: MarkLook(ColourRole.FIGURE_FILL, ColourRole.FIGURE_LINE, LineShape.SOLID, 2),
    ClassGroup.QUOTATION: MarkLook(ColourRole.QUOTATION_FILL, ColourRole.QUOTATION_LINE, LineShape.DOUBLE, 1),
    ClassGroup.ATTRIBUTION: MarkLook(ColourRole.ATTRIBUTION_FILL, ColourRole.ATTRIBUTION_LINE, LineShape.DASHED, 2),
    ClassGroup.MODALITY: MarkLook(ColourRole.MODALITY_FILL, ColourRole.MODALITY_LINE, LineShape.DOTTED, 2),
    ClassGroup.NAME: MarkLook(ColourRole.NAME_FILL, ColourRole.NAME_LINE, LineShape.WAVE, 1),
    ClassGroup.STATEMENT: MarkLook(ColourRole.STATEMENT_FILL, ColourRole.STATEMENT_LINE, LineShape.LONG_DASHED, 1),
    ClassGroup.WORDING: MarkLook(None, ColourRole.MUTED, LineShape.FINE_DOTTED, 1),
    ClassGroup.TRIVIAL: MarkLook(None, ColourRole.LINE, LineShape.FINE_DOTTED, 1),
}


def load_fonts() -> tuple[str, ...]:
    """Load the fonts that ship with the program; return the names of their families."""
    files = sorted((RESOURCES / "fonts").glob("*.ttf"))
    loaded = (QFontDatabase.addApplicationFont(str(file)) for file in files)
    return tuple({family for font in loaded for family in QFontDatabase.applicationFontFamilies(font)})


class Theme(QObject):
    """Gives widgets their colours, fonts and icons by role, and tells them when these changed.

    One object, made beside the QApplication and handed to every widget that paints by itself. ``changed`` fires after
    the application's palette and style sheet were renewed; whoever keeps pixmaps or layouts renews them then.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        load_fonts()
        self._application = application
        self._mode = ThemeMode.SYSTEM
        self._scale = 1.0
        self._reading_look = ReadingLook()
        self._applied: tuple[int, float] | None = None
        self._icons: dict[tuple[str, ColourRole], QIcon] = {}
        application.setStyle("Fusion")
        application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "variorum.svg")))
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._apply()

    @property
    def mode(self) -> ThemeMode:
        """The theme that was asked for."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark colours are shown now."""
        if self._mode is ThemeMode.SYSTEM:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    @property
    def _column(self) -> int:
        """Which of the colours of a role is shown."""
        return 2 if self._mode is ThemeMode.HIGH_CONTRAST else int(self.is_dark)

    @property
    def scale(self) -> float:
        """The size of all text against its usual size, 0.8 to 2."""
        return self._scale

    @property
    def reading_look(self) -> ReadingLook:
        """In which typeface articles are read, and how far their lines stand from one another."""
        return self._reading_look

    def set_mode(self, mode: ThemeMode) -> None:
        """Show the colours of ``mode``, or follow the system; takes effect at once."""
        schemes = {
            ThemeMode.LIGHT: Qt.ColorScheme.Light,
            ThemeMode.DARK: Qt.ColorScheme.Dark,
            ThemeMode.HIGH_CONTRAST: Qt.ColorScheme.Light,
        }
        self._mode = mode
        self._application.styleHints().setColorScheme(schemes.get(mode, Qt.ColorScheme.Unknown))
        self._apply()

    def set_scale(self, scale: float) -> None:
        """Show all text ``scale`` times its usual size, held between 0.8 and 2."""
        self._scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        self._apply()

    def set_reading_look(self, look: ReadingLook) -> None:
        """Show the text of articles as ``look`` says; whoever sets any renews its layouts at ``changed``."""
        if look != self._reading_look:
            self._reading_look = look
            self.changed.emit()

    def colour(self, role: ColourRole) -> QColor:
        """Return the colour of ``role`` in the theme shown now."""
        return QColor(COLOURS[role][self._column])

    def mark(self, change_class: ChangeClass) -> MarkLook:
        """Return how changes of ``change_class`` are drawn."""
        return MARK_LOOKS[GROUP_OF[change_class]]

    def sans(self, pixels: float = INTERFACE_PIXELS, *, bold: bool = False) -> QFont:
        """Return the interface font, ``pixels`` high before the zoom."""
        return self._font(Typeface.SANS, pixels, bold=bold)

    def serif(self, pixels: float = READING_PIXELS, *, bold: bool = False) -> QFont:
        """Return the font of titles, ``pixels`` high before the zoom."""
        return self._font(Typeface.SERIF, pixels, bold=bold)

    def reading(self, pixels: float = READING_PIXELS, *, bold: bool = False) -> QFont:
        """Return the font that a person reads articles in, ``pixels`` high before the zoom."""
        return self._font(self._reading_look.typeface, pixels, bold=bold)

    def icon(self, name: str, role: ColourRole = ColourRole.INK) -> QIcon:
        """Return the icon ``resources/icons/<name>.svg`` in the colour of ``role``."""
        key = (name, role)
        if key not in self._icons:
            self._icons[key] = _icon(name, self.colour(role))
        return self._icons[key]

    def _font(self, typeface: Typeface, pixels: float, *, bold: bool) -> QFont:
        font = QFont(typeface.family)
        font.setPixelSize(max(1, round(pixels * self._scale)))
        font.setBold(bold)
        return font

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        shown = (self._column, self._scale)
        if shown == self._applied:
            return  # dressing every widget anew takes time
        self._applied = shown
        self._icons.clear()
        self._application.setFont(self.sans())
        self._application.setPalette(_palette(self))
        self._application.setStyleSheet(
            stylesheet({role.value: self.colour(role).name() for role in ColourRole}, self._scale)
        )
        self.changed.emit()


def _icon(name: str, colour: QColor) -> QIcon:
    source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour.name()).encode()))
    for pixels in _ICON_PIXELS:
        pixmap = _rendered(renderer, pixels)
        icon.addPixmap(pixmap, QIcon.Mode.Normal)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _rendered(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, colour in {
        QPalette.ColorRole.Window: ColourRole.PANEL,
        QPalette.ColorRole.WindowText: ColourRole.INK,
        QPalette.ColorRole.Base: ColourRole.PAPER,
        QPalette.ColorRole.AlternateBase: ColourRole.BACKGROUND,
        QPalette.ColorRole.Text: ColourRole.INK,
        QPalette.ColorRole.PlaceholderText: ColourRole.MUTED,
        QPalette.ColorRole.Button: ColourRole.BACKGROUND,
        QPalette.ColorRole.ButtonText: ColourRole.INK,
        QPalette.ColorRole.ToolTipBase: ColourRole.PAPER,
        QPalette.ColorRole.ToolTipText: ColourRole.INK,
        QPalette.ColorRole.Highlight: ColourRole.ACCENT,
        QPalette.ColorRole.HighlightedText: ColourRole.ON_ACCENT,
        QPalette.ColorRole.Link: ColourRole.ACCENT,
        QPalette.ColorRole.LinkVisited: ColourRole.ACCENT,
        QPalette.ColorRole.BrightText: ColourRole.DANGER,
        QPalette.ColorRole.Accent: ColourRole.ACCENT,
        QPalette.ColorRole.Mid: ColourRole.LINE,
        QPalette.ColorRole.Midlight: ColourRole.LINE,
    }.items():
        palette.setColor(role, theme.colour(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour(ColourRole.MUTED))
    return palette
