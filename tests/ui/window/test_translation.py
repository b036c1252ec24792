"""The window in a language that nobody speaks, four tenths longer than ours, and in one that is read from the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from tests.ui.window.conftest import PAGES, WAIT_MS
from tests.ui.window.pseudo import FIRST, LAST, PseudoTranslator, pseudo
from ui.commands import CommandId
from ui.pieces import ElidedLabel
from ui.search.operators import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

_WORD = re.compile(r"[^\W\d_]{2,}")
_DAYS = {"jun", "thu", "am", "pm"}
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def foreign(qapp: QApplication) -> Iterator[None]:
    """The pseudo language, there before the window is."""
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """A language that is read from the right, there before the window is."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def show(window: MainWindow, view: CommandId, qtbot: QtBot) -> None:
    """Show ``view`` over the comparison and wait until it is filled."""
    window.run_command(CommandId.COMPARE)
    window.run_command(view)
    if view in {CommandId.LEDGERS, CommandId.COVERAGE, CommandId.READINGS}:
        tables = window.frame.page.findChildren(QTableView)
        qtbot.waitUntil(lambda: any(table.model().rowCount() for table in tables), timeout=WAIT_MS)
    qtbot.wait(50)  # the layout settles


def texts_of(window: QWidget) -> Iterator[str]:
    """Return every text that the visible parts of ``window`` show, tell a screen reader, or have as tooltip."""
    for part in window.findChildren(QWidget):
        if not part.isVisible():
            continue
        yield from (part.toolTip(), part.accessibleName())
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        if isinstance(part, QLineEdit | QPlainTextEdit):
            yield part.placeholderText()
        if isinstance(part, QComboBox):
            yield from (part.itemText(place) for place in range(part.count()))
        if isinstance(part, QTableView | QListView) and part.model() is not None:
            yield from _cell_texts(part)


def _cell_texts(view: QTableView | QListView) -> Iterator[str]:
    model = view.model()
    rows, columns = range(min(20, model.rowCount())), range(model.columnCount() if isinstance(view, QTableView) else 1)
    for role in _ROLES:
        yield from (str(model.index(row, column).data(role) or "") for row in rows for column in columns)
    if isinstance(view, QTableView):
        for header in (view.horizontalHeader(), view.verticalHeader()):
            if header.isVisible():
                yield from (_head(header, section) for section in range(min(20, header.count())))


def _head(header: QHeaderView, section: int) -> str:
    return str(header.model().headerData(section, header.orientation()) or "")


def untranslated(text: str) -> str:
    """Return what of ``text`` stands outside the brackets of the pseudo language."""
    depth, left = 0, []
    for letter in re.sub(r"</?qt>", "", text).replace("\u200b", ""):
        depth += (letter == FIRST) - (letter == LAST)
        left.append(letter if depth == 0 else " ")
    return "".join(left)


def words_of_library(window: MainWindow) -> set[str]:
    """Return every word that comes out of the articles, and the parts of keys."""
    story = window.desk.story
    assert story is not None
    told = [text for one in story.articles for text in (one.text, one.row.title, one.row.name, one.row.path)]
    keys = [key for row in window.keymap.commands for key in row.shown_keys]
    keys += [operator.form for operator in OPERATORS]
    return {word.casefold() for text in (*told, *keys) for word in _WORD.findall(text)} | _DAYS


def words_of_engine(window: MainWindow) -> set[str]:
    """Return every word of the reasons and findings of the lineage, which the engine gives in English as evidence."""
    lineage = window.frame.lineage.side._lineage
    assert lineage is not None
    told = [one.message for one in lineage.conflicts]
    told += [reason for edge in lineage.edges for reason in edge.reasons]
    told += ["dateline"]  # the rule that found an outlet
    return {word.casefold() for text in told for word in _WORD.findall(text)}


def test_the_pseudo_language_is_longer_and_keeps_its_places() -> None:
    assert pseudo("Undo {0}") == "⟦Üñdö {0}·~⟧"
    assert len(pseudo("Every key that works in the view shown")) >= 1.4 * len("Every key that works in the view shown")


@pytest.mark.usefixtures("foreign")
def test_every_text_was_offered_for_translation_or_is_data(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.run_command(CommandId.NEXT_CHANGE)
    data = words_of_library(ferry)
    left: dict[str, CommandId] = {}
    for view in PAGES:
        show(ferry, view, qtbot)
        if view is CommandId.LINEAGE:
            data |= words_of_engine(ferry)
        for text in texts_of(ferry):
            if any(word.casefold() not in data for word in _WORD.findall(untranslated(text))):
                left.setdefault(text, view)
    assert left == {}


@pytest.mark.usefixtures("foreign")
def test_every_command_was_offered_for_translation(window: MainWindow) -> None:
    texts = [text for action in window.commands.values() for text in (action.text(), action.toolTip())]
    assert [text for text in texts if FIRST not in text] == []


@pytest.mark.usefixtures("foreign")
def test_nothing_is_cut_in_a_longer_language(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.resize(1366, 768)
    ferry.run_command(CommandId.NEXT_CHANGE)
    found: dict[str, CommandId] = {}
    for view in PAGES:
        show(ferry, view, qtbot)
        for text in cut_texts(ferry):
            found.setdefault(text, view)
    assert found == {}


def cut_texts(window: QWidget) -> Iterator[str]:
    """Return the texts of labels and buttons that have less room than they ask for; those that end in … may."""
    for part in window.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, ElidedLabel):
            continue
        if isinstance(part, QLabel) and part.text():
            wraps = part.wordWrap()
            asked = part.heightForWidth(part.width()) if wraps else part.sizeHint().width()
            if (part.height() if wraps else part.width()) < asked:
                yield part.text()
        if isinstance(part, QAbstractButton) and part.width() < part.minimumSizeHint().width():
            yield part.text()


@pytest.mark.usefixtures("mirrored")
def test_every_view_can_be_read_from_the_right(ferry: MainWindow, qtbot: QtBot) -> None:
    menu = ferry.frame.header.findChild(QToolButton)
    assert menu is not None
    assert menu.x() > ferry.width() / 2
    assert ferry.frame.stories.x() > ferry.frame.inspector.x()
    ferry.run_command(CommandId.NEXT_CHANGE)
    for view in PAGES:
        show(ferry, view, qtbot)
        picture = QPixmap(ferry.size())
        ferry.render(picture)
        assert list(cut_texts(ferry)) == [], view
    ferry.run_command(CommandId.COMPARE)
    table = ferry.frame.comparison.table
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())
