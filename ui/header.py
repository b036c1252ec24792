"""The bar at the top: menu, the open story with its date, the views, and the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QToolButton, QWidget

from ui.command import shown_key
from ui.commands import BY_ID, COMMANDS, CommandId, Group
from ui.dates import short_date
from ui.key_button import ButtonLook, KeyButton, TabFold
from ui.pieces import ElidedLabel, plain, plain_tooltip, row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QAction, QResizeEvent

    from reader.store.rows import StoryRow
    from ui.commands import Command
    from ui.keymap import Keymap
    from ui.theme import Theme

VIEWS = (
    CommandId.COMPARE,
    CommandId.LEDGERS,
    CommandId.LINEAGE,
    CommandId.TIMELINE,
    CommandId.REVIEW,
    CommandId.COVERAGE,
    CommandId.READINGS,
)
_SEARCH_WIDTH = 250
_LONGEST_TITLE = 430
_SESSION_WIDTH = 130
_TITLE_LETTERS = 14
"""How many letters of the title shall be seen before tabs become icons."""


class HeaderBar(QFrame):
    """Shows what is open. ``view_chosen`` carries the CommandId of a view, ``search_asked`` comes from the field."""

    view_chosen = Signal(object)
    search_asked = Signal()

    def __init__(self, theme: Theme, actions: Mapping[CommandId, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._theme = theme
        self._menu_button = QToolButton()
        self._has_date = False
        self._title = ElidedLabel(kind="title")
        self._date = plain(kind="chip")
        self._session = plain(kind="chip")
        self._views = QButtonGroup(self)
        self._views.setExclusive(False)
        self._search = KeyButton(theme, self.tr("Search all articles"), "", ButtonLook.FIELD)
        self._set_up_menu(actions)
        self._title.setMaximumWidth(_LONGEST_TITLE)
        self._search.setMaximumWidth(_SEARCH_WIDTH)
        self._search.icon_name = "search"
        layout = row(self._menu_button, self._title, self._date, margins=(8, 5, 14, 5), spacing=10)
        self._tabs = tuple(self._tab(place, view) for place, view in enumerate(VIEWS))
        for tab in self._tabs:
            layout.addWidget(tab)
        layout.addStretch(1)
        layout.addWidget(self._session)
        layout.addWidget(self._search, 2)
        self.setLayout(layout)
        self._session.hide()
        self._dress()
        self.show_story(None)
        self._views.idClicked.connect(self._on_view_clicked)
        self._search.clicked.connect(self.search_asked)
        theme.changed.connect(self._dress)

    def show_keys(self, keymap: Keymap) -> None:
        """Show the keys in force."""
        for tab, view in zip(self._tabs, VIEWS, strict=True):
            tab.show_key(_tab_key(keymap[view]))
            tab.setToolTip(keymap[view].shown_tooltip)
        self._search.show_key(keymap[CommandId.PALETTE].shown_key)
        self._search.setToolTip(keymap[CommandId.PALETTE].shown_tooltip)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Never keep the window from being narrow: what does not fit is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def show_story(self, story: StoryRow | None) -> None:
        """Show the title and date of ``story``, or the name of the program when none is open."""
        self._title.show_text(story.title if story else self.tr("Variorum"))
        self._has_date = story is not None
        if story is not None:
            is_dated = bool(story.first) and not story.is_undated
            self._date.setText(self.tr("event {0}").format(short_date(story.first)) if is_dated else self.tr("undated"))
        self._fit()

    def show_session(self, text: str, whole: str = "") -> None:
        """Show how far the session under way is, in ``whole`` words when asked; nothing where both are empty."""
        self._session.setText(text)
        self._session.setToolTip(plain_tooltip(whole))
        self._session.setAccessibleName(whole)
        self._session.setVisible(bool(text))
        self._title.setMaximumWidth(_LONGEST_TITLE - (_SESSION_WIDTH if text else 0))
        self._fit()

    def show_view(self, view: CommandId) -> None:
        """Mark ``view`` as the one shown."""
        for place, one in enumerate(VIEWS):
            self._views.button(place).setChecked(one is view)
        self._fit()

    def enable_views(self, views: Collection[CommandId]) -> None:
        """Let only ``views`` be chosen."""
        for place, view in enumerate(VIEWS):
            self._views.button(place).setEnabled(view in views)

    def show_tabs(self, *, visible: bool) -> None:
        """Show the views, or hide them while there is nothing to view."""
        for button in self._views.buttons():
            button.setVisible(visible)
        self._fit()

    def _tab(self, place: int, view: CommandId) -> KeyButton:
        tab = KeyButton(self._theme, BY_ID[view].shown_text, "", ButtonLook.TAB)
        tab.icon_name = BY_ID[view].icon
        self._views.addButton(tab, place)
        return tab

    def _set_up_menu(self, actions: Mapping[CommandId, QAction]) -> None:
        menu = QMenu(self)
        for group in Group:
            part = menu.addMenu(self.tr(group.value))
            for command in COMMANDS:
                if command.group is group:
                    part.addAction(actions[command.id])
        # a button with a menu of its own would take the keys of single panes for its own, Tab of the comparison first
        self.menu = menu
        self._menu_button.clicked.connect(self._on_menu)
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("Menu of all commands"))

    def _fit(self) -> None:
        """Give the parts their room; where it is short the date goes first, then words of tabs, then keys of tabs."""
        room = self.width() - self._needed_without_tabs()
        date = self._date.sizeHint().width() + self._spacing if self._has_date else 0
        tabs = [tab for tab in self._tabs if not tab.isHidden()]
        whole = sum(tab.width_as(TabFold.WHOLE) + self._spacing for tab in tabs)
        folded = sum(tab.width_as(TabFold.WHOLE if tab.isChecked() else TabFold.ICON_AND_KEY) for tab in tabs)
        for tab in tabs:
            if whole <= room:
                fold = TabFold.WHOLE
            elif folded + len(tabs) * self._spacing <= room:
                fold = TabFold.WHOLE if tab.isChecked() else TabFold.ICON_AND_KEY
            else:
                fold = TabFold.ICON
            tab.fold(fold)
        self._date.setVisible(self._has_date and whole + date <= room)

    def _needed_without_tabs(self) -> int:
        margins = self.contentsMargins()
        around = 22 + margins.left() + margins.right()  # the margins of the layout
        title = min(self._title.sizeHint().width(), _TITLE_LETTERS * self._title.fontMetrics().averageCharWidth())
        session = 0 if self._session.isHidden() else self._session.sizeHint().width() + self._spacing
        search = self._search.minimumSizeHint().width() + self._spacing
        return around + self._menu_button.sizeHint().width() + title + session + search + 2 * self._spacing

    @property
    def _spacing(self) -> int:
        layout = self.layout()
        return layout.spacing() if layout is not None else 0

    @Slot()
    def _dress(self) -> None:
        side = round(18 * self._theme.scale)
        self._menu_button.setIcon(self._theme.icon("list"))
        self._menu_button.setIconSize(QSize(side, side))
        self._fit()

    @Slot()
    def _on_menu(self) -> None:
        self.menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    @Slot(int)
    def _on_view_clicked(self, place: int) -> None:
        self.view_chosen.emit(VIEWS[place])


def _tab_key(view: Command) -> str:
    """Return the first key of ``view``; a key it came with leaves out Ctrl, which all of those share."""
    if not view.keys or view.keys[0] not in BY_ID[view.id].keys:
        return view.shown_key
    return shown_key(view.keys[0].removeprefix("Ctrl+"))
