"""The inspector: the change shown, verdicts and notes asked for, counts by class."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.comparison.change import ChangeClass
from reader.comparison.readings import Standing
from reader.review.mark import Mark, Verdict
from tests.ui.open_stories import bridge_story, toll_story
from tests.ui.themed import keys_as_delivered
from ui.comparison.cursor import ChangeCursor, ChangeFilter, TrivialState
from ui.comparison.view_state import ViewState, view_state
from ui.review.inspector import Inspector
from ui.review.note_editor import SAVE_AFTER_MS
from ui.review.note_places import NoteFor, NoteSlot
from ui.review.reading_line import StandingSign
from ui.review.rule_words import known_rules, rule_name, rule_words
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def inspector(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Inspector:
    shown = Inspector(theme)
    shown.show_keys(keys_as_delivered(tmp_path))
    qtbot.addWidget(shown)
    shown.resize(300, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def state_with(index: int, verdict: Verdict | None, note: str = "") -> ViewState:
    state = view_state(bridge_story())
    key = state.keys[index]
    return replace(state, marks={key: Mark(key, verdict, note, "")})


def show(inspector: Inspector, state: ViewState, index: int | None) -> None:
    inspector.show_story(state)
    show_change(inspector, state, index)


def show_change(inspector: Inspector, state: ViewState, index: int | None) -> None:
    """Show a change and the note on it, as the desk of notes does."""
    cursor = ChangeCursor(state.variations).at(index)
    inspector.show_change(state, cursor)
    slots = {}
    if cursor.variation is not None:
        key = state.noted_key(cursor.variation)
        slots[NoteFor.CHANGE] = NoteSlot(key, state.marks[key].note if key in state.marks else "")
    inspector.notes.show_slots(slots, is_other_place=True)


def texts(inspector: Inspector) -> list[str]:
    return [label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector)]


def test_points_of_one_article_are_plain_text_and_go_again(inspector: Inspector) -> None:
    inspector.show_points(("Dates: <b>two</b> of them",))
    labels = [label for label in inspector.findChildren(QLabel) if label.text() == "Dates: <b>two</b> of them"]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]
    assert "Dates: <b>two</b> of them" in texts(inspector)
    inspector.show_points(())
    assert "Dates: <b>two</b> of them" not in texts(inspector)


def button(inspector: Inspector, verdict: Verdict) -> QAbstractButton:
    found = inspector.findChild(QAbstractButton, verdict.value)
    assert isinstance(found, QAbstractButton)
    return found


def test_change_is_shown_with_every_reading(inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), 1)
    shown = texts(inspector)
    assert shown[0] == "CHANGE 2 OF 10"
    assert "Figure" in shown
    start = shown.index("at least 14")
    assert shown[start : start + 6] == [
        "at least 14",
        "Northern Wire (base) · Merren Herald",
        "Majority: 2 outlets, 1 source",
        "14",
        "Daily Tribune",
        "Alone with it · = more exact",
    ]
    signs = [one.standing for one in inspector.findChildren(StandingSign) if one.isVisibleTo(inspector)]
    assert signs == [Standing.MAJORITY, Standing.SINGULAR]
    assert any("Rule: figure rule" in text for text in shown)


def test_what_is_left_out_is_called_so(inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), 4)
    assert "not in" in texts(inspector)


def test_verdict_of_the_change_is_the_button_that_is_on(inspector: Inspector) -> None:
    show(inspector, state_with(1, Verdict.NOISE), 1)
    assert [one.value for one in Verdict if button(inspector, one).isChecked()] == ["noise"]
    inspector.set_marks(state_with(1, Verdict.MATTERS))
    assert [one.value for one in Verdict if button(inspector, one).isChecked()] == ["matters"]
    show(inspector, view_state(bridge_story()), 2)
    assert not any(button(inspector, one).isChecked() for one in Verdict)


def test_readings_of_one_change_are_shown_and_counted_together(inspector: Inspector) -> None:
    state = view_state(toll_story())
    show(inspector, state, 2)
    shown = texts(inspector)
    assert shown[0] == "CHANGE 1 OF 3"
    assert [shown.index(words) for words in ("14", "15", "Sixteen")] == sorted(
        shown.index(words) for words in ("14", "15", "Sixteen")
    )
    assert "No reading has a majority." in shown
    lines = {one.text(): one.accessibleName() for one in inspector.counts.findChildren(QAbstractButton)}
    assert lines["Figures, dates"] == "Figures, dates: 1"


def test_verdict_is_shown_when_all_readings_have_it(inspector: Inspector) -> None:
    state = view_state(toll_story())
    show(inspector, state, 0)
    first, second = state.keys_of(state.variations[0])
    one = {first: Mark(first, Verdict.NOISE, "", "")}
    inspector.set_marks(replace(state, marks=one))
    assert not any(button(inspector, verdict).isChecked() for verdict in Verdict)
    inspector.set_marks(replace(state, marks={**one, second: Mark(second, Verdict.NOISE, "", "")}))
    assert button(inspector, Verdict.NOISE).isChecked()


def test_a_click_asks_for_the_verdict_and_a_second_takes_it_back(qtbot: QtBot, inspector: Inspector) -> None:
    state = view_state(bridge_story())
    show(inspector, state, 3)
    for expected in (Verdict.UNSURE, None):
        with qtbot.waitSignal(inspector.verdict_chosen) as told:
            QTest.mouseClick(button(inspector, Verdict.UNSURE), Qt.MouseButton.LeftButton)
        assert told.args == [state.keys[3], expected]


def test_note_is_kept_a_second_after_the_last_key(qtbot: QtBot, inspector: Inspector) -> None:
    state = view_state(bridge_story())
    show(inspector, state, 3)
    inspector.notes.edit()
    with qtbot.waitSignal(inspector.note_changed, timeout=SAVE_AFTER_MS + 2000) as told:
        QTest.keyClicks(inspector.note, "Ask *Brandt*")
    assert told.args == [state.keys[3], "Ask *Brandt*"]


def test_note_is_kept_when_the_focus_leaves(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    inspector, other = Inspector(theme), QLineEdit()
    layout.addWidget(inspector)
    layout.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    state = view_state(bridge_story())
    show(inspector, state, 0)
    inspector.notes.edit()
    qtbot.waitUntil(inspector.note.hasFocus)
    QTest.keyClicks(inspector.note, "x")
    with qtbot.waitSignal(inspector.note_changed, timeout=SAVE_AFTER_MS // 2) as told:
        other.setFocus()
    assert told.args == [state.keys[0], "x"]


def test_escape_keeps_the_note_and_gives_the_keys_back(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), 0)
    QTest.keyClicks(inspector.note, "done")
    with qtbot.waitSignals([inspector.note_changed, inspector.left], timeout=SAVE_AFTER_MS // 2):
        QTest.keyClick(inspector.note, Qt.Key.Key_Escape)


def test_note_in_hand_goes_to_its_own_change(qtbot: QtBot, inspector: Inspector) -> None:
    state = view_state(bridge_story())
    show(inspector, state, 0)
    QTest.keyClicks(inspector.note, "first")
    with qtbot.waitSignal(inspector.note_changed, timeout=SAVE_AFTER_MS // 2) as told:
        show_change(inspector, state, 1)
    assert told.args == [state.keys[0], "first"]
    assert inspector.note.toPlainText() == ""


def test_note_that_is_shown_is_not_told_as_changed(qtbot: QtBot, inspector: Inspector) -> None:
    with qtbot.assertNotEmitted(inspector.note_changed, wait=SAVE_AFTER_MS + 200):
        show(inspector, state_with(1, None, "A note kept before"), 1)
    assert inspector.note.toPlainText() == "A note kept before"


def test_what_is_being_typed_is_not_overwritten_by_its_own_answer(inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), 1)
    QTest.keyClicks(inspector.note, "half a wo")
    show_change(inspector, state_with(1, None, "half"), 1)
    assert inspector.note.toPlainText() == "half a wo"


def test_counts_by_class(inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), None)
    lines = {one.text(): one.accessibleName() for one in inspector.counts.findChildren(QAbstractButton)}
    assert lines["Figures, dates"] == "Figures, dates: 2"
    assert lines["Attribution"] == "Attribution: 2"
    assert lines["House style, typography"] == "House style, typography: 1 dimmed"
    inspector.set_shown(ChangeFilter(trivial=TrivialState.HIDDEN))
    names = [one.accessibleName() for one in inspector.counts.findChildren(QAbstractButton)]
    assert "House style, typography: 1 hidden" in names


def test_a_click_on_a_count_asks_to_switch_its_group(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), None)
    line = next(one for one in inspector.counts.findChildren(QAbstractButton) if one.text() == "Names and labels")
    with qtbot.waitSignal(inspector.group_toggled) as told:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 5))
    assert told.args == [ClassGroup.NAME]
    assert line.isChecked()
    inspector.set_shown(ChangeFilter().toggled(ClassGroup.NAME))
    assert not line.isChecked()


def test_without_a_change_it_says_what_to_do(inspector: Inspector) -> None:
    assert "Open a story to compare its articles." in texts(inspector)
    state = view_state(bridge_story())
    show(inspector, state, None)
    assert "Press n to go to the first change." in texts(inspector)
    show(inspector, replace(state, changes=(), keys=(), variations=()), None)
    assert any("No differences found" in text for text in texts(inspector))
    assert not inspector.note.isVisibleTo(inspector)


def test_trivial_change_is_called_so(inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), 10)
    assert texts(inspector)[0] == "TRIVIAL CHANGE"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_the_inspector(qtbot: QtBot, inspector: Inspector, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    show(inspector, view_state(bridge_story()), 4)
    inside = inspector.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.width() <= inspector.viewport().width())
    for part in inside.findChildren(QWidget):
        if part.isVisibleTo(inside):
            assert part.mapTo(inside, QPoint(part.width(), 0)).x() <= inside.width()


def test_imported_text_is_never_read_as_html(inspector: Inspector) -> None:
    show(inspector, view_state(bridge_story()), 3)
    formats = {label.textFormat() for label in inspector.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_every_rule_of_the_documentation_is_told_in_words() -> None:
    text = (CHECKOUT / "docs" / "changes.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))
    assert len(documented) > 30
    assert documented <= known_rules()
    sentences = {rule_words(rule, ChangeClass.WORDING) for rule in known_rules()}
    assert len(sentences) == len(known_rules())


def test_an_unknown_rule_is_told_by_its_class() -> None:
    assert len({rule_words("not-a-rule", change_class) for change_class in ChangeClass}) == len(ChangeClass)
    assert rule_name("reporting-verb") == "reporting verb"
