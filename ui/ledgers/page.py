"""The page of ledgers: quotations, figures, attributions, labels and contradictions, one table at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QStackedWidget, QWidget

from ui.flow import Flow
from ui.ledgers.entries import Ledgers
from ui.ledgers.entry import LedgerKind
from ui.ledgers.model import LINE_ROLE, LedgerModel
from ui.ledgers.table import LedgerTable
from ui.ledgers.tabs import LedgerTabs
from ui.pieces import column, plain, row
from ui.view_page import ViewPage, is_slash

if TYPE_CHECKING:
    from ui.ledgers.entry import LedgerEntry
    from ui.theme import Theme

_KEYS = {getattr(Qt.Key, f"Key_{place + 1}"): kind for place, kind in enumerate(LedgerKind)}
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_HELD_KEYS = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class LedgersPage(ViewPage):
    """Shows one ledger at a time. ``passage_chosen`` carries the LedgerPlace of an activated line.

    ``storyline_asked`` tells whether the ledgers of the whole storyline are wanted. Keys in the table: 1 to 5 and the
    arrows to the sides change the ledger, ``/`` goes to the filter, ``s`` takes in the storyline, Enter goes to the
    passage.
    """

    passage_chosen = Signal(object)
    storyline_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledgers = Ledgers()
        self._entries: dict[LedgerKind, tuple[LedgerEntry, ...]] = dict.fromkeys(LedgerKind, ())
        self._is_waiting = False
        self._kind = LedgerKind.QUOTATIONS
        self._model = LedgerModel(self)
        self.tabs = LedgerTabs(theme)
        self.table = LedgerTable(theme, self._model)
        self.filter = QLineEdit()
        self.order = QComboBox()
        self.contested_only = QCheckBox()
        self.whole_storyline = QCheckBox(self.tr("Whole storyline  ( s )"))
        self._nothing = plain(kind="muted", wrap=True)
        self._whole = plain(kind="serif", wrap=True)
        self._names = plain(kind="muted", wrap=True)
        self._body = QStackedWidget()
        self._arrange()
        self._connect()
        self.show_ledgers(Ledgers())

    def show_waiting(self) -> None:
        """Say that the ledgers are being made."""
        if not self._ledgers.outlets:
            self._is_waiting = True
            self._renew_body()

    def clear(self) -> None:
        """Forget the ledgers of another story."""
        self.show_ledgers(Ledgers())

    def show_ledgers(self, ledgers: Ledgers) -> None:
        """Show the ledgers of a story."""
        self._ledgers, self._is_waiting = ledgers, False
        self.whole_storyline.setVisible(ledgers.has_storyline)
        self._entries = {kind: ledgers.entries(kind) for kind in LedgerKind}
        self.tabs.show_counts({kind: len(entries) for kind, entries in self._entries.items()})
        self.show_kind(self._kind)

    @Slot(object)
    def show_kind(self, kind: LedgerKind) -> None:
        """Show the ledger ``kind``."""
        self._kind = kind
        self.tabs.mark(kind)
        titles = self._titles(kind)
        is_open = self.order.blockSignals(True)
        self.order.clear()
        self.order.addItems([self._first_order(kind), *titles])
        self.order.blockSignals(is_open)
        self.contested_only.setText(self._contested_text(kind))
        self.contested_only.setVisible(kind is not LedgerKind.LABELS)
        self.table.setAccessibleName(self.tabs.name(kind))
        self._model.show(titles, self._entries[kind])
        self.table.lay_out(kind)
        self._renew_filter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of this page before the shortcuts of the window do, with the focus in table or tabs."""
        if isinstance(event, QKeyEvent) and (is_slash(event) or _is_plain(event)):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _take(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Slash:
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if key == Qt.Key.Key_S:
            if self.whole_storyline.isVisible():
                self.whole_storyline.toggle()
            return
        kinds = tuple(LedgerKind)
        step = kinds[(kinds.index(self._kind) + _STEPS.get(key, 0)) % len(kinds)]
        self.show_kind(_KEYS.get(key, step))

    def _arrange(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter  ( / )"))
        self.filter.setAccessibleName(self.tr("Filter the entries"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(140)
        self.filter.setMaximumWidth(320)
        self.order.setAccessibleName(self.tr("Order"))
        self.order.view().setAccessibleName(self.tr("Order"))
        self.order.setToolTip(self.tr("What stands first; a click on a column title does the same"))
        order = plain(self.tr("Order"), "muted")
        order.setBuddy(self.order)
        tools, holder = QWidget(), QFrame()
        self.whole_storyline.setToolTip(self.tr("Gather the ledgers over every story of this storyline"))
        choices = QWidget()
        choices.setLayout(Flow(self.contested_only, self.whole_storyline, space=12))
        tools_row = row(self.filter, choices, order, self.order, spacing=12)
        tools_row.setStretchFactor(self.filter, 2)
        tools_row.setStretchFactor(choices, 5)
        tools_row.setAlignment(choices, Qt.AlignmentFlag.AlignVCenter)
        tools.setLayout(tools_row)
        holder.setProperty("kind", "page")
        holder.setLayout(column(self._nothing, None, margins=(0, 12, 0, 0)))
        self._body.addWidget(self.table)
        self._body.addWidget(holder)
        detail = QFrame()
        detail.setProperty("kind", "card")
        detail.setLayout(column(self._whole, self._names, spacing=4, margins=(14, 10, 14, 10)))
        self._detail = detail
        parts = column(self.tabs, tools, self._body, detail, spacing=10, margins=(24, 14, 24, 14))
        parts.setStretchFactor(self._body, 1)
        self.setLayout(parts)
        for part in (self.table, *self.tabs.buttons):
            part.installEventFilter(self)

    def _connect(self) -> None:
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(self._on_sorted)
        self.order.activated.connect(self._on_order)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self.setFocus)
        self.contested_only.toggled.connect(self._on_filter)
        self.whole_storyline.toggled.connect(self.storyline_asked)
        self.tabs.chosen.connect(self.show_kind)
        self.table.activated.connect(self._on_activated)
        self.table.line_changed.connect(self._on_line)

    def _titles(self, kind: LedgerKind) -> tuple[str, ...]:
        carried = self.tr("Carried by")
        return {
            LedgerKind.QUOTATIONS: (self.tr("Speaker"), self.tr("Words"), carried, self.tr("How")),
            LedgerKind.FIGURES: (self.tr("What is counted"), self.tr("Value"), carried, self.tr("Conflict")),
            LedgerKind.ATTRIBUTIONS: (self.tr("Named source"), self.tr("Statement"), carried, self.tr("How")),
            LedgerKind.LABELS: (self.tr("Who or what"), self.tr("Called"), carried, self.tr("In the text")),
            LedgerKind.CONTRADICTIONS: (self.tr("What"), self.tr("Words"), self.tr("Stands in"), self.tr("Why")),
        }[kind]

    def _first_order(self, kind: LedgerKind) -> str:
        return {
            LedgerKind.QUOTATIONS: self.tr("Altered ones first"),
            LedgerKind.FIGURES: self.tr("Conflicts first"),
            LedgerKind.ATTRIBUTIONS: self.tr("Contested ones first"),
            LedgerKind.LABELS: self.tr("Most labels first"),
            LedgerKind.CONTRADICTIONS: self.tr("Contradictions first"),
        }[kind]

    def _contested_text(self, kind: LedgerKind) -> str:
        return {
            LedgerKind.QUOTATIONS: self.tr("Only quotations that were altered"),
            LedgerKind.FIGURES: self.tr("Only figures that contradict each other"),
            LedgerKind.ATTRIBUTIONS: self.tr("Only where sources differ"),
            LedgerKind.LABELS: "",
            LedgerKind.CONTRADICTIONS: self.tr("Only contradictions, no slips"),
        }[kind]

    def _renew_filter(self) -> None:
        only = self.contested_only.isChecked() and self._kind is not LedgerKind.LABELS
        self._model.filter_by(self.filter.text(), contested_only=only)
        self._renew_body()
        self.table.select_first()
        if not self._model.rowCount():
            self._on_line(None)

    def _renew_body(self) -> None:
        """Show the table, or words where it is empty; the keys go to what is there."""
        table, tab = self.table, self.tabs.button(self._kind)
        had_focus = table.hasFocus() or any(button.hasFocus() for button in self.tabs.buttons)
        self._nothing.setText(self._nothing_text())
        self._body.setCurrentIndex(0 if self._model.rowCount() else 1)
        self.lead_focus_to(table if self._model.rowCount() else tab)
        if had_focus:
            self.setFocus()

    def _nothing_text(self) -> str:
        if self._is_waiting:
            return self.tr("Gathering quotations, figures, attributions and labels…")
        if self._entries[self._kind]:
            return self.tr("No entry of this ledger fits the filter.")
        is_storyline = self.whole_storyline.isChecked() and not self.whole_storyline.isHidden()
        where = self.tr("this storyline") if is_storyline else self.tr("this story")
        return {
            LedgerKind.QUOTATIONS: self.tr("No article of {0} quotes anybody."),
            LedgerKind.FIGURES: self.tr("No article of {0} gives a figure."),
            LedgerKind.ATTRIBUTIONS: self.tr("No article of {0} names a source for a statement."),
            LedgerKind.LABELS: self.tr("The articles of {0} call everybody and everything the same."),
            LedgerKind.CONTRADICTIONS: self.tr("No article of {0} contradicts itself."),
        }[self._kind].format(where)

    @Slot(int, Qt.SortOrder)
    def _on_sorted(self, section: int, _order: Qt.SortOrder) -> None:
        self.order.setCurrentIndex(section + 1)

    @Slot(int)
    def _on_order(self, place: int) -> None:
        self.table.sortByColumn(place - 1, Qt.SortOrder.AscendingOrder)

    @Slot()
    def _on_filter(self) -> None:
        self._renew_filter()

    @Slot(object)
    def _on_line(self, index: QModelIndex | None) -> None:
        """Show the words of the line in focus in full, since a cell may be too narrow for them."""
        line = index.data(LINE_ROLE) if index is not None and index.isValid() else None
        self._detail.setVisible(line is not None)
        if line is not None:
            self._whole.setText(line.cells[1] or line.cells[3])
            self._names.setText(" · ".join(part for part in (", ".join(line.carriers), line.cells[3]) if part))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        place = index.data(LINE_ROLE).place
        if place is not None:
            self.passage_chosen.emit(place)


def _is_plain(event: QKeyEvent) -> bool:
    """Tell whether one of the keys of the page is pressed with nothing held."""
    key = Qt.Key(event.key())
    return event.modifiers() in _HELD_KEYS and (key in _KEYS or key in _STEPS or key == Qt.Key.Key_S)
