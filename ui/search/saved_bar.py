"""The row of saved searches: one button each, and what can be done with the one that is asked now."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from ui.commands import BY_ID, CommandId
from ui.flow import Flow
from ui.pieces import plain, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.rows import SavedSearch

_SPACE = 6
_NAME_LETTERS = 40
_ACTS = (CommandId.SAVE_SEARCH, CommandId.RENAME_SEARCH, CommandId.DROP_SEARCH)


class SavedBar(QWidget):
    """Shows saved searches by name. ``chosen`` carries the one to ask, ``command_chosen`` what to do with the query."""

    chosen = Signal(object)
    command_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searches: tuple[SavedSearch, ...] = ()
        self._names: list[QPushButton] = []
        self._query = ""
        self._chosen: str | None = None
        """The name of the search that was chosen, for as long as its query is asked; others may have the same."""
        self._title = plain(self.tr("Saved searches"), "muted")
        self._acts = {command: self._act(command) for command in _ACTS}
        self._flow = Flow(self._title, *self._acts.values(), space=_SPACE)
        self.setLayout(self._flow)
        self.show_query("")

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Show ``searches`` in their order; one that comes in with the query that is asked is the one that is meant."""
        came = [one.name for one in searches if one not in self._searches and one.query == self._query]
        self._searches = tuple(searches)
        if len(came) == 1:
            self._chosen = came[0]
        for button in self._names:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._names = [self._name(place, one) for place, one in enumerate(self._searches)]
        for part in (self._title, *self._acts.values()):
            self._flow.removeWidget(part)
        for part in (self._title, *self._names, *self._acts.values()):
            self._flow.addWidget(part)
        self._set_tab_order()
        self.show_query(self._query)

    def show_query(self, query: str) -> None:
        """Show which saved search is the one that is asked now, and what can be done with it."""
        if query != self._query:
            self._query, self._chosen = query, None
        here = self.current
        for button, one in zip(self._names, self._searches, strict=True):
            button.setChecked(one == here)
        self._title.setVisible(bool(self._searches))
        self._title.setMinimumHeight(self._acts[CommandId.SAVE_SEARCH].sizeHint().height())
        self._acts[CommandId.SAVE_SEARCH].setVisible(bool(query) and here is None)
        self._acts[CommandId.RENAME_SEARCH].setVisible(here is not None)
        self._acts[CommandId.DROP_SEARCH].setVisible(here is not None)
        self.setVisible(bool(self._searches or query))

    def show_chosen(self, search: SavedSearch) -> None:
        """Show that ``search`` is the one that is asked now, also where others have the same query."""
        self._query, self._chosen = search.query, search.name
        self.show_query(search.query)

    @property
    def searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches as they are shown."""
        return self._searches

    @property
    def current(self) -> SavedSearch | None:
        """The saved search whose query is asked now: of several the one that was chosen, else the first."""
        asked = [one for one in self._searches if one.query == self._query]
        return next((one for one in asked if one.name == self._chosen), asked[0] if asked else None)

    def _name(self, place: int, search: SavedSearch) -> QPushButton:
        short = search.name if len(search.name) <= _NAME_LETTERS else f"{search.name[: _NAME_LETTERS - 1]}…"
        button = QPushButton(short.replace("&", "&&"))
        button.setProperty("kind", "small")
        button.setObjectName(str(place))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(plain_tooltip(f"{search.name}: {search.query}"))
        button.setAccessibleName(self.tr("Saved search {0}").format(search.name))
        button.clicked.connect(self._on_name)
        return button

    def _act(self, command: CommandId) -> QPushButton:
        button = QPushButton(BY_ID[command].shown_text)
        button.setProperty("kind", "small")
        button.setObjectName(command.value)
        button.setAutoDefault(False)
        button.setToolTip(QCoreApplication.translate("commands", BY_ID[command].tooltip))
        button.setAccessibleName(BY_ID[command].shown_text)
        button.clicked.connect(self._on_act)
        return button

    def _set_tab_order(self) -> None:
        buttons = [*self._names, *self._acts.values()]
        for one, other in pairwise(buttons):
            QWidget.setTabOrder(one, other)

    @Slot()
    def _on_name(self) -> None:
        self.chosen.emit(self._searches[int(self.sender().objectName())])

    @Slot()
    def _on_act(self) -> None:
        self.command_chosen.emit(CommandId(self.sender().objectName()))
