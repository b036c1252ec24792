"""Words are found in the open story and walked by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.comparison.large_story import large_story
from tests.ui.open_stories import bridge_story
from ui.comparison.finding import MOST, Finding, findings_of
from ui.comparison.layouts import Layout
from ui.comparison.model import ComparisonModel
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from ui.comparison.pane import ComparisonPane

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT = Qt.KeyboardModifier.ShiftModifier


def model_of(pane: ComparisonPane) -> ComparisonModel:
    model = pane.table.model()
    assert isinstance(model, ComparisonModel)
    return model


def words_of(pane: ComparisonPane, finding: Finding) -> str:
    index = pane.table.model().index(finding.row, finding.shown)
    return finding.span.of(str(index.data()))


@pytest.mark.parametrize("asked", ["no WARNING", "no  warning", "warning"])
def test_findings_are_the_words_in_reading_order(pane: ComparisonPane, asked: str) -> None:
    found = findings_of(asked, model_of(pane))
    assert found
    assert {words_of(pane, one).casefold() for one in found} == {" ".join(asked.casefold().split())}
    assert [(one.row, one.shown) for one in found] == sorted((one.row, one.shown) for one in found)


def test_signs_stand_for_themselves(pane: ComparisonPane) -> None:
    assert findings_of(".*", model_of(pane)) == ()
    assert findings_of("", model_of(pane)) == findings_of("  ", model_of(pane)) == ()


def test_typing_goes_to_the_first_finding_and_enter_to_the_next_round_the_end(pane: ComparisonPane) -> None:
    pane.finding.begin()
    QTest.keyClicks(pane.find_bar.field, "bridge")
    total = pane.finding.total
    assert total > 1
    first = pane.finding.current
    assert first is not None
    assert pane.find_bar.count_text == f"1 of {total}"
    seen = [first]
    for _ in range(total - 1):
        QTest.keyClick(pane.find_bar.field, ENTER)
        current = pane.finding.current
        assert current is not None
        assert (pane.table.currentIndex().row(), pane.table.currentIndex().column()) == (current.row, current.shown)
        seen.append(current)
    assert len(set(seen)) == total
    QTest.keyClick(pane.find_bar.field, ENTER)
    assert pane.finding.current == first
    QTest.keyClick(pane.find_bar.field, ENTER, SHIFT)
    assert pane.finding.current == seen[-1]


def test_nothing_found_is_said(pane: ComparisonPane) -> None:
    pane.finding.begin()
    QTest.keyClicks(pane.find_bar.field, "zeppelin")
    assert pane.find_bar.count_text == "nothing found"
    QTest.keyClick(pane.find_bar.field, ENTER)
    assert pane.finding.current is None


def test_leaving_keeps_the_place_and_gives_the_keys_back(pane: ComparisonPane) -> None:
    pane.finding.begin()
    QTest.keyClicks(pane.find_bar.field, "bridge")
    place = pane.table.currentIndex()
    QTest.keyClick(pane.find_bar.field, ESCAPE)
    assert not pane.find_bar.isVisible()
    assert pane.table.hasFocus()
    assert pane.table.currentIndex() == place
    assert pane.finding.total == 0


def test_another_story_is_searched_anew(pane: ComparisonPane) -> None:
    pane.finding.begin()
    QTest.keyClicks(pane.find_bar.field, "bridge")
    pane.show_story(large_story(3, 2))
    assert pane.finding.current is None
    assert pane.finding.total == len(findings_of("bridge", model_of(pane)))
    pane.show_story(bridge_story())
    assert pane.finding.total > 1


def test_findings_are_those_of_the_texts_that_a_change_made_other(pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    pane.toggle_group(ClassGroup.FIGURE)
    pane.table.show_cell(0, 2)
    pane.finding.begin()
    QTest.keyClicks(pane.find_bar.field, "people")
    pane.go_to_change(1)
    pane.finding.step(1)
    current = pane.finding.current
    assert current is not None
    assert words_of(pane, current) == "people"
    pane.go_to_change(None)
    pane.finding.step(1)
    current = pane.finding.current
    assert current is not None
    assert words_of(pane, current) == "people"


def test_findings_without_end_are_capped_and_said_to_be(pane: ComparisonPane) -> None:
    pane.show_story(large_story(60, 6))
    pane.finding.begin()
    QTest.keyClicks(pane.find_bar.field, "e")
    assert pane.finding.total == MOST
    assert f"more than {MOST}" in pane.find_bar.count_text


def test_findings_are_drawn(pane: ComparisonPane) -> None:
    before = pane.table.viewport().grab().toImage()
    pane.finding.begin()
    QTest.keyClicks(pane.find_bar.field, "bridge")
    pane.find_bar.hide()
    assert pane.table.viewport().grab().toImage() != before
