"""The bar at the top: menu, the open story with its date, the views, and the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QToolButton, QWidget

from ui.commands import BY_ID, COMMANDS, CommandId, Group
from ui.dates import short_date
from ui.key_button import ButtonLook, KeyButton
from ui.pieces import ElidedLabel, plain, plain_tooltip, row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QAction

    from reader.store.rows import StoryRow
    from ui.theme import Theme

VIEWS = (CommandId.COMPARE, CommandId.LEDGERS, CommandId.LINEAGE, CommandId.TIMELINE, CommandId.REVIEW)
_SEARCH_WIDTH = 250
_LONGEST_TITLE = 430
_SESSION_WIDTH = 130


class HeaderBar(QFrame):
    """Shows what is open. ``view_chosen`` carries the CommandId of a view, ``search_asked`` comes from the field."""

    view_chosen = Signal(object)
    search_asked = Signal()

    def __init__(self, theme: Theme, actions: Mapping[CommandId, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._theme = theme
        self._menu_button = QToolButton()
        self._title = ElidedLabel(kind="title")
        self._date = plain(kind="chip")
        self._session = plain(kind="chip")
        self._views = QButtonGroup(self)
        self._views.setExclusive(False)
        self._search = KeyButton(theme, self.tr("Search all articles"), _key(CommandId.PALETTE), ButtonLook.FIELD)
        self._set_up_menu(actions)
        self._title.setMaximumWidth(_LONGEST_TITLE)
        self._search.setMaximumWidth(_SEARCH_WIDTH)
        self._search.setToolTip(BY_ID[CommandId.PALETTE].shown_tooltip)
        layout = row(self._menu_button, self._title, self._date, margins=(8, 5, 14, 5), spacing=10)
        for place, view in enumerate(VIEWS):
            layout.addWidget(self._tab(place, view))
        layout.addStretch(1)
        layout.addWidget(self._session)
        layout.addWidget(self._search, 2)
        self.setLayout(layout)
        self._session.hide()
        self.show_story(None)
        self._views.idClicked.connect(self._on_view_clicked)
        self._search.clicked.connect(self.search_asked)
        theme.changed.connect(self._dress)

    def show_story(self, story: StoryRow | None) -> None:
        """Show the title and date of ``story``, or the name of the program when none is open."""
        self._title.show_text(story.title if story else self.tr("Variorum"))
        self._date.setVisible(story is not None)
        if story is not None:
            is_dated = bool(story.first) and not story.is_undated
            self._date.setText(self.tr("event {0}").format(short_date(story.first)) if is_dated else self.tr("undated"))

    def show_session(self, text: str, whole: str = "") -> None:
        """Show how far the session under way is, in ``whole`` words when asked; nothing where both are empty."""
        self._session.setText(text)
        self._session.setToolTip(plain_tooltip(whole))
        self._session.setAccessibleName(whole)
        self._session.setVisible(bool(text))
        self._title.setMaximumWidth(_LONGEST_TITLE - (_SESSION_WIDTH if text else 0))

    def show_view(self, view: CommandId) -> None:
        """Mark ``view`` as the one shown."""
        for place, one in enumerate(VIEWS):
            self._views.button(place).setChecked(one is view)

    def enable_views(self, views: Collection[CommandId]) -> None:
        """Let only ``views`` be chosen."""
        for place, view in enumerate(VIEWS):
            self._views.button(place).setEnabled(view in views)

    def show_tabs(self, *, visible: bool) -> None:
        """Show the views, or hide them while there is nothing to view."""
        for button in self._views.buttons():
            button.setVisible(visible)

    def _tab(self, place: int, view: CommandId) -> KeyButton:
        tab = KeyButton(self._theme, BY_ID[view].shown_text, _key(view)[-1], ButtonLook.TAB)
        tab.setToolTip(BY_ID[view].shown_tooltip)
        self._views.addButton(tab, place)
        return tab

    def _set_up_menu(self, actions: Mapping[CommandId, QAction]) -> None:
        menu = QMenu(self)
        for group in Group:
            part = menu.addMenu(self.tr(group.value))
            for command in COMMANDS:
                if command.group is group:
                    part.addAction(actions[command.id])
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("Menu of all commands"))
        self._dress()

    @Slot()
    def _dress(self) -> None:
        side = round(18 * self._theme.scale)
        self._menu_button.setIcon(self._theme.icon("list"))
        self._menu_button.setIconSize(QSize(side, side))

    @Slot(int)
    def _on_view_clicked(self, place: int) -> None:
        self.view_chosen.emit(VIEWS[place])


def _key(command: CommandId) -> str:
    return BY_ID[command].shown_keys[0]
