"""The page of ledgers: its model, its switch, its filter and its keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from reader.articles.block import Role
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.ledgers.contradictions import ContradictionEntry, ContradictionPlace
from reader.ledgers.figures import FigureEntry, FigureValue
from reader.ledgers.quotations import How, QuotationEntry, Rendering
from tests.ui.themed import light_theme
from ui.ledgers.delegate import shortened
from ui.ledgers.entries import Ledgers
from ui.ledgers.entry import LedgerEntry, LedgerKind, LedgerLine, LedgerPlace
from ui.ledgers.model import LedgerModel
from ui.ledgers.page import LedgersPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

ONE, TWO = ArticleId(1), ArticleId(2)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return light_theme(qapp)


def figure(counts: str, *values: tuple[ArticleId, int], conflict: bool = False) -> FigureEntry:
    found = (FigureValue(article, 5, number, None, f"{number} {counts}") for article, number in values)
    return FigureEntry(counts, None, tuple(found), conflict)


LEDGERS = Ledgers(
    (QuotationEntry("Orla", "Nobody came", (Rendering(TWO, 3, "Nobody came", How.VERBATIM, Span(0, 4)),), (ONE,)),),
    (figure("tonnes", (ONE, 900)), figure("men", (ONE, 2), (TWO, 14), conflict=True), figure("boats", (TWO, 30))),
    {ONE: "Wire", TWO: "Coast Mirror"},
)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> LedgersPage:
    found = LedgersPage(theme)
    qtbot.addWidget(found)
    found.show_ledgers(LEDGERS)
    found.resize(900, 600)
    found.show()
    return found


def column(page: LedgersPage, number: int) -> list[str]:
    model = page.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_model_is_sound_and_shows_html_as_text() -> None:
    model = LedgerModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model
    line = LedgerLine(("Finnestad", "“<i>Nobody</i>”", "A, B", ""), ("A", "B"), LedgerPlace(ONE, 0), is_first=True)
    model.show(("Speaker", "Words", "Carried by", "How"), (LedgerEntry((line,), is_contested=False),))
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "<qt>“&lt;i&gt;Nobody&lt;/i&gt;”</qt>"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "A, B"


def test_keys_change_the_ledger(page: LedgersPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_2)
    assert column(page, 0) == ["men", "", "tonnes", "boats"]
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert column(page, 0) == ["Orla", ""]
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert page.table.accessibleName() == "Within one article"
    assert [button.isChecked() for button in page.tabs.buttons] == [False, False, False, False, True]


@pytest.mark.parametrize("held", ["NoModifier", "ShiftModifier", "KeypadModifier"])
def test_slash_goes_to_the_filter_however_a_keyboard_writes_it(page: LedgersPage, held: str) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Slash, Qt.KeyboardModifier[held])
    assert page.filter.hasFocus()


@pytest.mark.parametrize("held", ["ControlModifier", "AltModifier"])
def test_slash_with_another_key_held_is_not_the_filter(page: LedgersPage, held: str) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Slash, Qt.KeyboardModifier[held])
    assert not page.filter.hasFocus()


def test_filter_keeps_an_entry_whole(page: LedgersPage) -> None:
    page.show_kind(LedgerKind.FIGURES)
    page.filter.setText("MIRROR men")
    assert column(page, 1) == ["2 men", "14 men"]
    page.filter.setText("nothing like it")
    assert column(page, 1) == []
    assert "fits the filter" in page._nothing.text()


def test_only_contradictions(page: LedgersPage) -> None:
    page.show_kind(LedgerKind.FIGURES)
    page.contested_only.setChecked(True)
    assert column(page, 0) == ["men", ""]


def test_values_are_sorted_as_numbers_with_entries_kept_whole(page: LedgersPage) -> None:
    page.show_kind(LedgerKind.FIGURES)
    page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(page, 1) == ["2 men", "14 men", "30 boats", "900 tonnes"]
    assert page.order.currentText() == "Value"
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert column(page, 1) == ["900 tonnes", "30 boats", "2 men", "14 men"]
    page.order.activated.emit(0)
    assert column(page, 0) == ["men", "", "tonnes", "boats"]


def test_enter_goes_to_the_passage(page: LedgersPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.passage_chosen) as chosen:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert chosen.args == [LedgerPlace(TWO, 3)]


def test_line_that_says_who_is_silent_leads_nowhere(page: LedgersPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.table.model().index(1, 0))
    with qtbot.assertNotEmitted(page.passage_chosen):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_outlets_are_shortened_by_whole_names(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.sans())
    names = ("Coast Courier", "The Inland Post", "Merren Herald", "Wire")
    room = metrics.horizontalAdvance("Coast Courier, The Inland Post +2")
    assert shortened(names, metrics, room) == "Coast Courier, The Inland Post +2"
    assert shortened(names, metrics, 9_999) == ", ".join(names)
    assert shortened(names, metrics, metrics.horizontalAdvance("Coast +3")).endswith("… +3")


def test_the_storyline_is_asked_for_by_key_where_there_is_one(page: LedgersPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.storyline_asked):
        QTest.keyClick(page.table, Qt.Key.Key_S)
    page.show_ledgers(replace(LEDGERS, has_storyline=True))
    with qtbot.waitSignal(page.storyline_asked) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_S)
    assert asked.args == [True]


def test_a_contradiction_inside_an_article_leads_to_its_place(page: LedgersPage, qtbot: QtBot) -> None:
    place = ContradictionPlace(TWO, 7, 9, Role.CAPTION, "March 2", Span(3, 10))
    slip = ContradictionEntry("spacing", "A space.", is_cue=True, places=(replace(place, passage=1),))
    entry = ContradictionEntry("date_conflict", "Two dates.", is_cue=False, places=(place,))
    page.show_ledgers(replace(LEDGERS, contradictions=(slip, entry)))
    QTest.keyClick(page.table, Qt.Key.Key_5)
    assert column(page, 0) == ["date", "space before a mark"]
    assert column(page, 3) == ["Two dates.", "A space."]
    with qtbot.waitSignal(page.passage_chosen) as chosen:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert chosen.args == [LedgerPlace(TWO, 7)]
    page.contested_only.setChecked(True)
    assert column(page, 0) == ["date"]


def test_switches_keep_their_words_where_room_is_short(page: LedgersPage) -> None:
    switches, holder = (page.contested_only, page.whole_storyline), page.whole_storyline.parentWidget()
    assert holder is not None
    layout = holder.layout()
    assert layout is not None
    page.whole_storyline.show()
    layout.setGeometry(QRect(0, 0, 400, 20))
    assert switches[0].y() == switches[1].y()
    layout.setGeometry(QRect(0, 0, switches[0].sizeHint().width(), 60))
    assert switches[0].geometry().bottom() < switches[1].y()
    assert all(one.width() >= one.sizeHint().width() for one in switches)


def test_an_empty_ledger_names_what_was_gathered(page: LedgersPage) -> None:
    page.show_ledgers(Ledgers(has_storyline=True))
    assert "No article of this story quotes anybody." in texts(page)
    page.whole_storyline.setChecked(True)
    page.show_ledgers(Ledgers(has_storyline=True))
    assert "No article of this storyline quotes anybody." in texts(page)


def texts(page: LedgersPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]
