"""The review page: sessions with their progress, disagreements, rules of house style, and what has lost its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QComboBox, QFrame, QHeaderView, QTableView, QWidget

from reader.review.session import SessionOrder
from ui.flow import Flow
from ui.key_button import ButtonLook, KeyButton
from ui.pieces import column, plain, row
from ui.review.list_model import ReviewListModel
from ui.review.lists import ReviewList, Shelf, column_titles, empty_words, lines_of, list_name
from ui.review.page_keys import PageAct, act_for, acts_of, key_names

if TYPE_CHECKING:
    from ui.review.lists import ReviewLine
    from ui.theme import Theme

_HELD_KEYS = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
_ROW_HEIGHT = 34


class ReviewPage(QFrame):
    """Shows one list at a time. ``asked`` carries a PageAct and what the line in focus stands for, or None.

    Keys in the table: 1 to 4 change the list, and those that stand beside the acts below it.
    """

    asked = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._theme = theme
        self._shelf = Shelf()
        self._kind = ReviewList.SESSIONS
        self._model = ReviewListModel(self)
        self._tabs = QButtonGroup(self)
        self._tabs.setExclusive(False)
        self.table = QTableView()
        self.order = QComboBox()
        self._order_name = plain(self.tr("Order of new sessions"), "muted")
        self._nothing = plain(kind="muted", wrap=True)
        self._detail = plain(kind="serif", wrap=True)
        self._card = QFrame()
        self._acts = {act: self._button(act) for act in PageAct}
        self._arrange()
        self._tabs.idClicked.connect(self._on_tab)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.show_shelf(Shelf())

    @property
    def kind(self) -> ReviewList:
        """The list that is shown."""
        return self._kind

    @property
    def chosen_order(self) -> SessionOrder:
        """How the stories of a new session shall follow each other."""
        return SessionOrder(self.order.currentData())

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what the library holds now; the line in focus keeps its place."""
        self._shelf = shelf
        self.show_list(self._kind)

    def show_list(self, kind: ReviewList) -> None:
        """Show one of the lists."""
        place = self.table.currentIndex().row() if kind is self._kind else 0
        self._kind = kind
        for number, one in enumerate(ReviewList):
            button, count = self._tabs.button(number), len(lines_of(one, self._shelf))
            button.setChecked(one is kind)
            button.setText(f"{list_name(one)} {count}" if count else list_name(one))
            button.setAccessibleName(button.text())
            button.updateGeometry()
        lines = lines_of(kind, self._shelf)
        self._model.show(column_titles(kind), lines)
        self.table.setAccessibleName(list_name(kind))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._nothing.setText(empty_words(kind))
        self._nothing.setVisible(not lines)
        self.table.horizontalHeader().setVisible(bool(lines))
        self._show_acts()
        if lines:
            self.table.selectRow(max(0, min(place, len(lines) - 1)))
        else:
            self._show_line(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of this page before the shortcuts of the window do, with the focus in table or tabs."""
        if isinstance(event, QKeyEvent) and event.modifiers() in _HELD_KEYS:
            key = Qt.Key(event.key())
            act = act_for(self._kind, key)
            number = key - Qt.Key.Key_1
            if act is None and not 0 <= number < len(ReviewList):
                return super().eventFilter(watched, event)
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if act is None:
                    self.show_list(tuple(ReviewList)[number])
                else:
                    self._ask(act)
                return True
        return super().eventFilter(watched, event)

    def _button(self, act: PageAct) -> KeyButton:
        text, key = key_names(act)
        button = KeyButton(self._theme, text, key, ButtonLook.HINT)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setObjectName(act.value)
        button.setToolTip(f"{text} ({key})")
        button.clicked.connect(self._on_act)
        return button

    def _arrange(self) -> None:
        for place, kind in enumerate(ReviewList):
            tab = KeyButton(self._theme, list_name(kind), str(place + 1), ButtonLook.TAB)
            tab.setToolTip(self.tr("{0} ({1}, with the focus in the table)").format(list_name(kind), place + 1))
            tab.installEventFilter(self)
            self._tabs.addButton(tab, place)
        names = (self.tr("heaviest first"), self.tr("by date"), self.tr("as the list shows them"))
        for order, name in zip(SessionOrder, names, strict=True):
            self.order.addItem(name, order.value)
        self.order.setCurrentIndex(list(SessionOrder).index(SessionOrder.STORY))
        self.order.setAccessibleName(self._order_name.text())
        self.order.view().setAccessibleName(self._order_name.text())
        self._order_name.setBuddy(self.order)
        self._set_up_table()
        tabs, acts, ordering = QWidget(), QWidget(), QWidget()
        ordering.setLayout(row(self._order_name, self.order, spacing=6, margins=(14, 0, 0, 0)))
        tabs.setLayout(Flow(*self._tabs.buttons(), ordering))
        acts.setLayout(Flow(*self._acts.values(), space=18))
        self._ordering = ordering
        self._card.setProperty("kind", "card")
        self._card.setLayout(column(self._detail, margins=(14, 10, 14, 10)))
        layout = column(tabs, self._nothing, self.table, self._card, acts, spacing=10, margins=(24, 14, 24, 14))
        layout.setStretchFactor(self.table, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setProperty("kind", "page")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(_ROW_HEIGHT * self._theme.scale))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        table.installEventFilter(self)

    def _show_acts(self) -> None:
        wanted = acts_of(self._kind)
        has_line = self._model.rowCount() > 0
        for act, button in self._acts.items():
            button.setVisible(act in wanted and (has_line or not act.needs_line))
        self._ordering.setVisible(self._kind is ReviewList.SESSIONS)

    def _line(self) -> ReviewLine | None:
        return self._model.line(self.table.currentIndex())

    def _show_line(self, line: ReviewLine | None) -> None:
        self._detail.setText(line.detail if line else "")
        self._card.setVisible(bool(line and line.detail))

    def _ask(self, act: PageAct) -> None:
        line = self._line()
        if line is not None or not act.needs_line:
            self.asked.emit(act, line.subject if line else None)

    @Slot(int)
    def _on_tab(self, place: int) -> None:
        self.show_list(tuple(ReviewList)[place])
        self.table.setFocus()

    @Slot()
    def _on_act(self) -> None:
        self._ask(PageAct(self.sender().objectName()))

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        if self._kind is ReviewList.SESSIONS:
            self._ask(PageAct.RESUME)

    @Slot(QModelIndex)
    def _on_row(self, _index: QModelIndex) -> None:
        self._show_line(self._line())
