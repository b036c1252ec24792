from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QTreeView

from reader.base.ids import StoryId
from tests.ui.window.articles import saga, story_row
from ui.stories.group import grouped
from ui.stories.model import Progress, StoryModel, progress_of
from ui.stories.panel import StoryPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

STORIES = (
    story_row(1, first="2026-03-12", **saga(1)),
    story_row(2, first="2026-04-02", decided=3, **saga(1)),
    story_row(3, first="2026-05-19", decided=8),
    story_row(4, first=None, is_undated=True, **saga(1)),
    story_row(5, first="2026-06-01", total=None),
)


def test_model_keeps_the_rules_of_qt() -> None:
    model = StoryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(STORIES)
    model.show(STORIES[:2])
    model.show(())
    model.show(STORIES)
    assert tester.model() is model


def test_storylines_come_by_date_and_single_stories_last() -> None:
    groups = grouped(STORIES)
    assert [(group.storyline, [story.id for story in group.stories]) for group in groups] == [
        (1, [1, 2, 4]),
        (None, [5, 3]),
    ]


def test_same_stories_with_other_contents_reset_nothing(qtbot: QtBot) -> None:
    model = StoryModel()
    model.show(STORIES)
    renewed = tuple(
        story_row(row.id, first=row.first, decided=row.decided + 1, storyline=row.storyline) for row in STORIES
    )
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(renewed)
    assert model.node(model.index_of(StoryId(2))).decided == 4  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changed", "progress"),
    [
        ({"decided": 0}, Progress.UNREVIEWED),
        ({"decided": 2}, Progress.HALF),
        ({"decided": 8}, Progress.REVIEWED),
        ({"total": None}, Progress.UNREVIEWED),
        ({"total": 0}, Progress.REVIEWED),
        ({"articles": (1,)}, Progress.NOTHING_TO_DO),
    ],
)
def test_progress(changed: dict[str, object], progress: Progress) -> None:
    assert progress_of(story_row(1, **changed)) is progress


def test_screen_reader_hears_title_date_and_progress() -> None:
    model = StoryModel()
    model.show(STORIES)
    spoken = model.index_of(StoryId(2)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Story 2, 2 Apr 2026, 2 outlets, 1 copy, half reviewed, 3 of 8 changes decided"


def test_tooltip_shows_markup_as_text() -> None:
    model = StoryModel()
    model.show((story_row(1, title='<img src="file:///etc/passwd"> & co'),))
    assert "&lt;img" in model.index_of(StoryId(1)).data(Qt.ItemDataRole.ToolTipRole)


def test_keys_move_through_stories_and_enter_opens(theme: Theme, qtbot: QtBot) -> None:
    panel = StoryPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(292, 600)
    panel.show_stories(STORIES)
    panel.show()
    panel.step(1)
    view = view_of(panel)
    with qtbot.waitSignal(panel.story_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [2]
    panel.step(-9)
    assert view.currentIndex().data() == "Story 1"


def test_next_unreviewed_goes_round_and_ends(theme: Theme, qtbot: QtBot) -> None:
    panel = StoryPanel(theme)
    qtbot.addWidget(panel)
    panel.show_stories(STORIES)
    assert panel.next_unreviewed(StoryId(4)) == 5
    assert panel.next_unreviewed(StoryId(5)) == 1
    panel.show_stories((story_row(1, decided=8), story_row(2, decided=8)))
    assert panel.next_unreviewed(StoryId(1)) is None


def test_folded_storyline_stays_folded(theme: Theme, qtbot: QtBot) -> None:
    panel = StoryPanel(theme)
    qtbot.addWidget(panel)
    panel.show_stories(STORIES)
    view = view_of(panel)
    view.collapse(view.model().index(0, 0))
    panel.show_stories(STORIES[:4])
    assert not view.isExpanded(view.model().index(0, 0))
    assert view.isExpanded(view.model().index(1, 0))


def view_of(panel: StoryPanel) -> QTreeView:
    view = panel.findChild(QTreeView)
    assert view is not None
    return view
