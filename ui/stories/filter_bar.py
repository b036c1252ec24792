"""The filter above the list of stories: a field, a menu of what is often asked for, the count, and the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from reader.store.query import FilterName, State
from reader.store.story_list import StoryOrder
from ui.commands import BY_ID, CommandId
from ui.flow import Flow
from ui.pieces import column, counted, plain, row
from ui.view_page import ViewPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.keymap import Keymap
    from ui.theme import Theme

_PAUSE_MS = 150
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)

COMMON = tuple(f"{FilterName.IS.value}:{state.value}" for state in (State.UNREVIEWED, State.FLAGGED, State.UNDATED))
"""What the menu switches on and off, in the language of the search."""
_BEGINNINGS = tuple(f"{name.value}:" for name in FilterName if name is not FilterName.IS)


class FilterBar(ViewPage):
    """``asked`` carries a query as it was typed, ``order_chosen`` a StoryOrder, ``left`` says to go to the list.

    ``counts_asked`` asks how many stories each of ``COMMON`` would leave; ``show_counts`` takes the answer.
    """

    asked = Signal(str)
    order_chosen = Signal(object)
    counts_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._theme = theme
        self._field = QLineEdit()
        self._count = plain(kind="muted")
        self._common = QToolButton()
        self._sort = QToolButton()
        self._states: dict[str, QAction] = {}
        self._orders = QActionGroup(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._set_up_field()
        self._set_up_menus()
        top, below = QWidget(), QWidget()
        top.setLayout(row(self._field, self._common, spacing=4))
        below.setLayout(Flow(self._count, self._sort, space=6))
        self.setLayout(column(top, below, spacing=2, margins=(12, 10, 8, 4)))
        self.lead_focus_to(self._field)
        self._pause.timeout.connect(self._on_pause)
        theme.changed.connect(self._dress)
        self.show_order(StoryOrder.LATEST)
        self._dress()

    @property
    def query(self) -> str:
        """What is typed."""
        return self._field.text().strip()

    @property
    def has_focus(self) -> bool:
        """Whether a query is being typed."""
        return self._field.hasFocus()

    def clear(self) -> None:
        """Ask for every story again."""
        self.ask_for("")

    def ask_for(self, query: str) -> None:
        """Put ``query`` into the field and ask it at once."""
        self._field.setText(query)
        self._pause.stop()
        self._on_pause()

    def begin(self) -> None:
        """Take a query."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def open_common(self) -> None:
        """Open the menu of what is often asked for."""
        _open_below(self._common)

    def open_orders(self) -> None:
        """Open the menu of orders."""
        _open_below(self._sort)

    def show_keys(self, keymap: Keymap) -> None:
        """Show the keys in force."""
        filtering = keymap[CommandId.FILTER_STORIES]
        words = self.tr("Filter the stories")
        self._field.setPlaceholderText(f"{words} ({filtering.shown_key})" if filtering.shown_key else words)
        self._field.setToolTip(filtering.shown_tooltip)
        self._common.setToolTip(keymap[CommandId.FILTER_MENU].shown_tooltip)
        self._sort.setToolTip(keymap[CommandId.SORT_STORIES].shown_tooltip)

    def show_order(self, order: StoryOrder) -> None:
        """Show in which order the list is."""
        for action in self._orders.actions():
            action.setChecked(action.data() == order.value)
        self._sort.setText(f"{order_words(order)} ▾")
        self._sort.setAccessibleName(self.tr("Order: {0}").format(order_words(order)))

    def show_count(self, shown: int, whole: int) -> None:
        """Show how many stories are left of how many."""
        words = counted(whole, self.tr("{0:,} story"), self.tr("{0:,} stories"))
        self._count.setText(words if shown == whole else self.tr("{0:,} of {1}").format(shown, words))

    @Slot(object)
    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many stories each of ``COMMON`` would leave."""
        for query, count in counts.items():
            self._states[query].setText(f"{_state_words(query)}\t{count:,}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clear the field with Esc, or leave it where it is empty; go to the list with the arrow and Enter.

        Alt with the arrow opens the menu, also where the window has another use for it.
        """
        if watched is self._field and isinstance(event, QKeyEvent):
            key = event.key()
            is_ours = key == Qt.Key.Key_Escape or _opens_menu(event)
            if is_ours and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and key in (Qt.Key.Key_Escape, *_TO_LIST):
                self._take(event)
                return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> None:
        if _opens_menu(event):
            self.open_common()
        elif event.key() == Qt.Key.Key_Escape and self._field.text():
            self.clear()
        else:
            if self._pause.isActive():
                self._pause.stop()
                self._on_pause()
            self.left.emit()

    def _set_up_field(self) -> None:
        self._field.setAccessibleName(self.tr("Filter the stories"))
        self._field.setClearButtonEnabled(True)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_typed)

    def _set_up_menus(self) -> None:
        common, sort = QMenu(self), QMenu(self)
        for query in COMMON:
            action = common.addAction(_state_words(query))
            action.setCheckable(True)
            action.setData(query)
            action.triggered.connect(self._on_state)
            self._states[query] = action
        common.addSeparator()
        for beginning in _BEGINNINGS:
            action = common.addAction(_beginning_words(beginning))
            action.setData(beginning)
            action.triggered.connect(self._on_beginning)
        common.aboutToShow.connect(self._on_opening)
        for order in StoryOrder:
            action = sort.addAction(order_words(order))
            action.setCheckable(True)
            action.setData(order.value)
            self._orders.addAction(action)
        self._orders.triggered.connect(self._on_order)
        for button, menu, name in (
            (self._common, common, CommandId.FILTER_MENU),
            (self._sort, sort, CommandId.SORT_STORIES),
        ):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setAccessibleName(BY_ID[name].shown_text.rstrip("…"))

    @Slot()
    def _dress(self) -> None:
        side = round(16 * self._theme.scale)
        self._common.setIcon(self._theme.icon("funnel"))
        self._common.setIconSize(QSize(side, side))
        self._count.setMinimumHeight(self._sort.sizeHint().height())  # both stand on one line of writing

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self.asked.emit(self.query)

    @Slot()
    def _on_opening(self) -> None:
        words = self.query.split()
        for query, action in self._states.items():
            action.setChecked(query in words)
        self.counts_asked.emit()

    @Slot()
    def _on_state(self) -> None:
        query = self._sent()
        words = self.query.split()
        self.ask_for(" ".join(word for word in words if word != query) if query in words else f"{self.query} {query}")
        self.left.emit()

    @Slot()
    def _on_beginning(self) -> None:
        beginning = self._sent()
        self._field.setText(f"{self.query} {beginning}".lstrip())
        self._field.setFocus()
        self._field.end(False)

    def _sent(self) -> str:
        action = self.sender()
        assert isinstance(action, QAction)
        return str(action.data())

    @Slot(QAction)
    def _on_order(self, action: QAction) -> None:
        self.order_chosen.emit(StoryOrder(action.data()))


def order_words(order: StoryOrder) -> str:
    """Return an order in words."""
    return {
        StoryOrder.LATEST: _tr("Latest first"),
        StoryOrder.OLDEST: _tr("Oldest first"),
        StoryOrder.TITLE: _tr("By title"),
        StoryOrder.ARTICLES: _tr("Most articles first"),
        StoryOrder.UNDECIDED: _tr("Most undecided first"),
    }[order]


def _opens_menu(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def _state_words(query: str) -> str:
    words = {State.UNREVIEWED: _tr("Unreviewed"), State.FLAGGED: _tr("Flagged"), State.UNDATED: _tr("Undated")}
    return words[State(query.partition(":")[2])]


def _beginning_words(beginning: str) -> str:
    words = {
        FilterName.OUTLET: _tr("By an outlet…"),
        FilterName.AGENCY: _tr("From an agency…"),
        FilterName.BEFORE: _tr("Before a date…"),
        FilterName.AFTER: _tr("From a date on…"),
        FilterName.TAG: _tr("With a tag…"),
        FilterName.STORYLINE: _tr("In a storyline…"),
    }
    return f"{words[FilterName(beginning[:-1])]}\t{beginning}"


def _open_below(button: QToolButton) -> None:
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    menu.setActiveAction(menu.actions()[0])


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterBar", text)
