from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from reader.base.ids import StoryId
from tests.ui.listed import listing
from tests.ui.window.articles import saga, story_row
from ui.stories.listing import LONG_LIST
from ui.stories.model import Progress, StoryModel, progress_of
from ui.stories.panel import StoryPanel
from ui.stories.row_cache import BLOCK
from ui.stories.view import StoryView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from reader.store.rows import StoryRow
    from ui.theme import Theme

STORIES = (
    story_row(1, first="2026-03-12", **saga(1)),
    story_row(2, first="2026-04-02", decided=3, **saga(1)),
    story_row(4, first=None, is_undated=True, **saga(1)),
    story_row(5, first="2026-06-01", total=None),
    story_row(3, first="2026-05-19", decided=8),
)
MANY = tuple(story_row(number) for number in range(1, 4 * LONG_LIST + 1))


def show(model: StoryModel, rows: Sequence[StoryRow], read: Sequence[StoryRow] | None = None) -> None:
    shown = listing(rows, read)
    model.show(shown.shown, shown.rows)


def texts(model: StoryModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> StoryPanel:
    panel = StoryPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(292, 600)
    return panel


def view_of(panel: StoryPanel) -> StoryView:
    view = panel.findChild(StoryView)
    assert view is not None
    return view


def test_model_keeps_the_rules_of_qt() -> None:
    model = StoryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    show(model, STORIES)
    for row in (0, 4):
        model.fold(row, is_folded=True)
        model.fold(row, is_folded=False)
    show(model, STORIES[:2])
    show(model, ())
    show(model, MANY, ())
    model.take_rows(MANY[:BLOCK])
    assert tester.model() is model


def test_headings_stand_above_their_stories_and_fold_them_away() -> None:
    model = StoryModel()
    show(model, STORIES)
    assert texts(model) == ["Saga 1", "Story 1", "Story 2", "Story 4", "Not in a storyline", "Story 5", "Story 3"]
    model.fold(0, is_folded=True)
    assert texts(model) == ["Saga 1", "Not in a storyline", "Story 5", "Story 3"]
    assert not model.index_of(StoryId(2)).isValid()
    assert model.index_of(StoryId(3)).row() == 3
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Saga 1, 3 events, folded"


def test_same_stories_with_other_contents_reset_nothing(qtbot: QtBot) -> None:
    model = StoryModel()
    show(model, STORIES)
    renewed = tuple(
        story_row(row.id, first=row.first, decided=row.decided + 1, storyline=row.storyline, storyline_title="Saga 1")
        for row in STORIES[:3]
    )
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        show(model, (*renewed, *STORIES[3:]))
    assert model.node(model.index_of(StoryId(2))).decided == 4  # type: ignore[union-attr]


def test_a_row_is_asked_for_when_it_is_looked_at_with_those_round_it(qtbot: QtBot) -> None:
    model = StoryModel()
    show(model, MANY, MANY[:5])
    with qtbot.waitSignal(model.rows_wanted) as wanted:
        assert model.index_of(StoryId(600)).data() == "…"
    (asked,) = wanted.args
    assert 600 in asked
    assert len(asked) <= BLOCK + 1
    with qtbot.assertNotEmitted(model.rows_wanted, wait=50):  # one question at a time
        assert model.index_of(StoryId(200)).data() == "…"
    with qtbot.waitSignal(model.dataChanged):
        model.take_rows(tuple(MANY[story - 1] for story in asked))
    assert model.index_of(StoryId(600)).data() == "Story 600"
    with qtbot.waitSignal(model.rows_wanted) as wanted:
        assert model.index_of(StoryId(200)).data() == "…"
    with qtbot.assertNotEmitted(model.rows_wanted, wait=50):
        model.take_rows(())  # the library has none of these any more
        assert model.index_of(StoryId(200)).data() == "…"


def test_what_was_read_is_shown_until_it_is_read_anew(qtbot: QtBot) -> None:
    model = StoryModel()
    show(model, MANY, MANY[:5])
    with qtbot.waitSignal(model.rows_wanted) as wanted:
        show(model, MANY[:-1], ())
        assert model.index_of(StoryId(3)).data() == "Story 3"
    assert 3 in wanted.args[0]


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
    show(model, STORIES)
    spoken = model.index_of(StoryId(2)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Story 2, 2 Apr 2026, 2 outlets, 1 copy, half reviewed, 3 of 8 changes decided"


def test_tooltip_shows_markup_as_text() -> None:
    model = StoryModel()
    show(model, (story_row(1, title='<img src="file:///etc/passwd"> & co'),))
    assert "&lt;img" in model.index_of(StoryId(1)).data(Qt.ItemDataRole.ToolTipRole)


def test_keys_move_through_stories_and_enter_opens(panel: StoryPanel, qtbot: QtBot) -> None:
    panel.show_listing(listing(STORIES))
    panel.show()
    panel.step(1)
    view = view_of(panel)
    with qtbot.waitSignal(panel.story_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [2]
    panel.step(-9)
    assert view.currentIndex().data() == "Story 1"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert panel.current == 3
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert panel.current is None


def test_arrows_fold_and_unfold_a_group(panel: StoryPanel) -> None:
    panel.show_listing(listing(STORIES))
    panel.show()
    panel.step(2)
    view = view_of(panel)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.model().rowCount() == 4
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.model().rowCount() == 7
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.model().rowCount() == 4
    panel.step(1)  # into the group that is folded
    assert panel.current == 1
    assert view.model().rowCount() == 7


def test_folded_storyline_stays_folded(panel: StoryPanel) -> None:
    panel.show_listing(listing(STORIES))
    view = view_of(panel)
    view.fold_asked.emit(0, True)
    panel.show_listing(listing(STORIES[:4]))
    assert [view.model().index(row, 0).data() for row in range(3)] == ["Saga 1", "Not in a storyline", "Story 5"]


def test_a_merge_leaves_the_list_at_the_story_that_has_the_articles(panel: StoryPanel) -> None:
    panel.show_listing(listing(STORIES))
    panel.mark_open(StoryId(2))
    merged = story_row(7, articles=(*STORIES[0].articles, *STORIES[1].articles), **saga(1))
    panel.show_listing(listing((merged, *STORIES[2:])))
    assert panel.current == 7


def test_what_stood_below_the_open_story_follows_it_when_it_leaves_the_list(panel: StoryPanel) -> None:
    panel.show_listing(listing(STORIES))
    panel.mark_open(StoryId(2))
    panel.show_listing(listing((STORIES[0], *STORIES[2:])))
    assert panel.current == 4
    assert panel.ids_below(StoryId(2)) == (4, 5, 3, 1)
    panel.show_listing(listing((STORIES[0], *STORIES[3:])))
    assert panel.ids_below(StoryId(2)) == (5, 3, 1)
    assert panel.ids_below(StoryId(5)) == (3, 1, 5)
    panel.show_listing(listing(STORIES[:1]))
    assert panel.ids_below(StoryId(2)) == (1,)


def test_a_row_that_changes_while_it_is_being_read_is_read_again(qtbot: QtBot) -> None:
    model = StoryModel()
    show(model, MANY, MANY[:5])
    assert model.read_rows([StoryId(3), StoryId(600)]) == (3,)
    with qtbot.waitSignal(model.rows_wanted):
        assert model.index_of(StoryId(600)).data() == "…"
    assert model.read_rows([StoryId(3), StoryId(600)]) == (3, 600)


def test_titles_have_the_room_they_need_in_a_short_list_and_none_in_a_long_one(panel: StoryPanel) -> None:
    long_title = "A title that goes on and on until it needs three lines of the narrow list at the left of the window"
    panel.show()
    panel.show_listing(listing((story_row(1), story_row(2, title=long_title))))
    view = view_of(panel)
    assert view.rowHeight(2) > view.rowHeight(1) > view.rowHeight(0)
    panel.show_listing(listing(MANY, MANY[:1]))
    heights = {view.rowHeight(row) for row in range(1, view.model().rowCount())}
    assert len(heights) == 1
    assert view.rowHeight(0) < heights.pop()


def test_selection_is_told_in_the_order_of_the_list(panel: StoryPanel) -> None:
    panel.show_listing(listing(STORIES))
    for story in (5, 1):
        panel.mark_open(StoryId(story))
        panel.toggle_selected()
    assert list(panel.selected) == [1, 5]
    panel.show_listing(listing(STORIES[1:]))
    assert list(panel.selected) == [5]
    assert view_of(panel).model().rowCount(QModelIndex()) == 6
