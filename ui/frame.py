"""The frame: every part of the window in its place. Knows no library and makes no connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.cleaning.page import CleaningPage
from ui.commands import CommandId
from ui.comparison.change_list_page import ChangeListPage
from ui.comparison.pane import ComparisonPane
from ui.coverage.page import CoveragePage
from ui.empty_page import EmptyPage
from ui.first_steps import FirstSteps
from ui.footer import FooterBar
from ui.header import HeaderBar
from ui.importing.bar import ImportBar
from ui.importing.results_page import ResultsPage
from ui.ledgers.page import LedgersPage
from ui.lineage.page import LineagePage
from ui.message_bar import MessageBar
from ui.palette import Palette
from ui.passing_notice import PassingNotice
from ui.pieces import column
from ui.readings.page import ReadingsPage
from ui.review.inspector import Inspector
from ui.review.offer_line import OfferLine
from ui.review.page import ReviewPage
from ui.review.summary_page import SummaryPage
from ui.search.page import SearchPage
from ui.stories.panel import StoryPanel
from ui.timeline.page import TimelinePage
from ui.welcome_page import WelcomePage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from ui.keymap import Keymap
    from ui.theme import Theme

_WIDTHS = (292, 848, 300)


class Frame(QWidget):
    """Holds header, message bar, story list, the pages in the middle, the inspector, import bar and footer."""

    def __init__(self, theme: Theme, actions: Mapping[CommandId, QAction], keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap
        """The keys in force, for whoever names one."""
        self.header = HeaderBar(theme, actions)
        self.messages = MessageBar(theme)
        self.stories = StoryPanel(theme)
        self.empty = EmptyPage(theme)
        self.welcome = WelcomePage()
        self.comparison = ComparisonPane(theme)
        self.ledgers = LedgersPage(theme)
        self.lineage = LineagePage(theme)
        self.timeline = TimelinePage(theme)
        self.coverage = CoveragePage(theme)
        self.readings = ReadingsPage(theme)
        self.change_list = ChangeListPage(theme)
        self.review = ReviewPage(theme)
        self.summary = SummaryPage(theme)
        self.search = SearchPage(theme)
        self.results = ResultsPage(theme)
        self.cleaning = CleaningPage(theme)
        self.inspector = Inspector(theme)
        self.leaving = OfferLine(theme, keymap[CommandId.LEAVE_STORY].shown_text)
        self.first_steps = FirstSteps(theme, keymap)
        self.import_bar = ImportBar()
        self.footer = FooterBar(theme)
        self._bars = (self.leaving, self.first_steps, self.import_bar, self.footer)
        self.palette_box = Palette(theme, self)
        self.passing = PassingNotice(theme, self._bars, self)
        self.pages = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        views = (self.comparison, self.ledgers, self.lineage, self.timeline, self.coverage, self.readings)
        for page in (
            self.empty,
            self.welcome,
            *views,
            self.change_list,
            self.review,
            self.summary,
            self.search,
            self.results,
            self.cleaning,
        ):
            self.pages.addWidget(page)
        self._arrange()
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys in force wherever one is named."""
        keymap = self.keymap
        self.header.show_keys(keymap)
        self.stories.filter_bar.show_keys(keymap)
        self.messages.show_keys(keymap)
        self.empty.show_keys(keymap)
        self.welcome.show_keys(keymap)
        self.comparison.align_bar.show_key(keymap[CommandId.PAGE_DOWN].shown_key)
        self.results.show_keys(keymap)
        self.cleaning.show_keys(keymap)
        self.inspector.show_keys(keymap)
        self.leaving.show_key(keymap[CommandId.LEAVE_STORY].shown_key)
        self.first_steps.show_keys()
        self.import_bar.show_keys(keymap)
        self.footer.show_keys(keymap)

    def show_page(self, page: QWidget) -> None:
        """Show ``page`` in the middle, with the parts round it that belong to it."""
        self.pages.setCurrentWidget(page)
        has_stories = page is not self.empty
        self.stories.setVisible(has_stories)
        self.inspector.setVisible(page in (self.comparison, self.change_list))
        self.splitter.refresh()  # at once, so that a story opens at the width it keeps
        self.header.show_tabs(visible=has_stories)
        self.header.show_view(self.view_of(page) or CommandId.COMPARE)
        self.footer.show_story_hints(visible=page is self.comparison)

    @property
    def page(self) -> QWidget:
        """The page in the middle."""
        page = self.pages.currentWidget()
        assert page is not None
        return page

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in their order."""
        return [pane for pane in (self.stories, self.page, self.inspector) if pane.isVisible()]

    def place_of(self, page: QWidget) -> CommandId | None:
        """Return the command that shows ``page`` where one can go back to it: a view, the search or the results."""
        others: dict[QWidget, CommandId] = {
            self.search: CommandId.SEARCH,
            self.results: CommandId.IMPORT_RESULTS,
        }
        return self.view_of(page) or others.get(page)

    def view_of(self, page: QWidget) -> CommandId | None:
        """Return the command that shows ``page`` where it is a view of a story, else None."""
        views: dict[QWidget, CommandId] = {
            self.comparison: CommandId.COMPARE,
            self.ledgers: CommandId.LEDGERS,
            self.lineage: CommandId.LINEAGE,
            self.timeline: CommandId.TIMELINE,
            self.review: CommandId.REVIEW,
            self.coverage: CommandId.COVERAGE,
            self.readings: CommandId.READINGS,
        }
        return views.get(page)

    def _arrange(self) -> None:
        for place, part in enumerate((self.stories, self.pages, self.inspector)):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(place, False)
            self.splitter.setStretchFactor(place, 1 if part is self.pages else 0)
        self.stories.setMinimumWidth(200)
        self.pages.setMinimumWidth(360)
        self.inspector.setMinimumWidth(240)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes(list(_WIDTHS))
        layout = column(self.header, self.messages, self.splitter, *self._bars, spacing=0)
        layout.setStretchFactor(self.splitter, 1)
        self.setLayout(layout)
