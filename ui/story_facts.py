"""The facts in the footer: where one is, how much of the story is decided, and what is not shown in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.comparison.variations import variations_of
from reader.review.agreement import is_decided, member_keys
from ui.article_facts import count_points
from ui.commands import CommandId
from ui.comparison.cursor import TrivialState
from ui.comparison.furniture import FurnitureState
from ui.pieces import counted

if TYPE_CHECKING:
    from reader.comparison.variations import Variation
    from reader.store.rows import OpenStory
    from ui.comparison.view_state import ViewState
    from ui.desk import StoryDesk
    from ui.frame import Frame

_MESSAGE_MS = 4000


class StoryFacts(QObject):
    """Writes the footer of ``frame``; a passing message takes its place for a few seconds."""

    def __init__(self, frame: Frame, desk: StoryDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._pane, self._desk = frame, frame.comparison, desk
        self._heavy: tuple[Variation, ...] = ()
        self._place = ""
        self._passing = ""
        self._clearing = QTimer(self)
        self._clearing.setSingleShot(True)
        self._clearing.setInterval(_MESSAGE_MS)
        self._clearing.timeout.connect(self._on_passed)

    def take_story(self, story: OpenStory | None) -> None:
        """Count the changes of another story, or of the same one after it changed."""
        found = variations_of(story.comparison) if story else ()
        self._heavy = tuple(one for one in found if not one.change_class.is_trivial)

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something in the footer for a few seconds."""
        self._passing = text
        self._clearing.start()
        self.show_facts()

    @Slot(str)
    def show_place(self, place: str) -> None:
        """Show which row and column has the focus."""
        self._place = place
        self.show_facts()

    @Slot()
    def show_facts(self) -> None:
        """Show in the footer where one is, how much is decided and what is not shown in full."""
        self._frame.footer.show_facts([self._passing] if self._passing else self._facts())

    def _facts(self) -> list[str]:
        pane, story = self._pane, self._desk.story
        if story is None or pane.state is None:
            return [self._selected_words(), *([self._count_words()] if self._desk.has_stories else [])]
        if self._frame.page is not pane:
            return self._facts_elsewhere()
        return [
            self._selected_words(),
            self._place,
            self._decided_words(story, pane.state),
            self._lost_words(),
            self._elsewhere_words(),
            self._trivial_words(),
            self._furniture_words(),
            self._row_words(),
            self._column_words(),
            self._large_words(),
            self._point_words(),
        ]

    def _facts_elsewhere(self) -> list[str]:
        """Return what is true outside the comparison, of which only a part has to do with the open story."""
        frame, story, state = self._frame, self._desk.story, self._pane.state
        if frame.view_of(frame.page) in (None, CommandId.REVIEW) or story is None or state is None:
            return [self._selected_words(), self._count_words()]
        return [self._selected_words(), self._decided_words(story, state), self._point_words()]

    def _decided_words(self, story: OpenStory, state: ViewState) -> str:
        decided = sum(is_decided(member_keys(one, story.keys), state.marks) for one in self._heavy)
        return self.tr("{0} of {1} changes decided").format(decided, len(self._heavy)) if self._heavy else ""

    def _count_words(self) -> str:
        listing = self._desk.listing
        whole, shown = len(listing.whole.ids), len(listing.shown.ids)
        words = counted(whole, self.tr("{0:,} story"), self.tr("{0:,} stories"))
        return words if shown == whole else self.tr("{0:,} of {1}").format(shown, words)

    def _selected_words(self) -> str:
        count = len(self._frame.stories.selected)
        return counted(count, self.tr("✓ {0} story selected"), self.tr("✓ {0} stories selected")) if count else ""

    def _trivial_words(self) -> str:
        count = self._pane.trivial_count
        words = {
            TrivialState.SHOWN: self.tr("{0} trivial shown"),
            TrivialState.DIMMED: self.tr("{0} trivial dimmed"),
            TrivialState.HIDDEN: self.tr("{0} trivial hidden"),
        }
        return words[self._pane.shown.trivial].format(count) if count else ""

    def _furniture_words(self) -> str:
        count = self._pane.furniture_count
        words = {
            FurnitureState.FOLDED: (self.tr("{0} furniture block folded"), self.tr("{0} furniture blocks folded")),
            FurnitureState.GREY: (self.tr("{0} furniture block in grey"), self.tr("{0} furniture blocks in grey")),
            FurnitureState.HIDDEN: (self.tr("{0} furniture block hidden"), self.tr("{0} furniture blocks hidden")),
        }
        return counted(count, *words[self._pane.furniture]) if count else ""

    def _point_words(self) -> str:
        count = count_points(self._desk.story.articles) if self._desk.story else 0
        words = (self.tr("{0} point to look at"), self.tr("{0} points to look at"))
        return self._frame.keymap[CommandId.STORY_DETAILS].with_key(counted(count, *words)) if count else ""

    def _row_words(self) -> str:
        count = self._pane.hidden_row_count
        return counted(count, self.tr("{0} equal row folded"), self.tr("{0} equal rows folded")) if count else ""

    def _column_words(self) -> str:
        count = self._pane.columns.hidden_count
        return counted(count, self.tr("{0} column hidden"), self.tr("{0} columns hidden")) if count else ""

    def _large_words(self) -> str:
        count = self._pane.state.too_large_count if self._pane.state else 0
        words = (self.tr("{0} passage too large to compare"), self.tr("{0} passages too large to compare"))
        return counted(count, *words) if count else ""

    def _lost_words(self) -> str:
        count = len(self._desk.story.lost) if self._desk.story else 0
        words = (self.tr("{0} verdict without its change"), self.tr("{0} verdicts without their change"))
        return self._frame.keymap[CommandId.STORY_DETAILS].with_key(counted(count, *words)) if count else ""

    def _elsewhere_words(self) -> str:
        count = sum(self._desk.story.elsewhere.values()) if self._desk.story else 0
        words = (self.tr("{0} verdict against another base"), self.tr("{0} verdicts against another base"))
        return self._frame.keymap[CommandId.STORY_DETAILS].with_key(counted(count, *words)) if count else ""

    @Slot()
    def _on_passed(self) -> None:
        self._passing = ""
        self.show_facts()
