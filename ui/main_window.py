"""The main window: the frame, its actions, and the one block in which the parts are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Slot
from PySide6.QtWidgets import QMainWindow

from ui.actions import bind_actions, dress_actions, make_actions
from ui.aligning_desk import AligningDesk
from ui.appearance import Appearance
from ui.arrivals import Arrivals
from ui.box_desk import BoxDesk
from ui.cleaning.desk import CleaningDesk
from ui.commands import BY_ID, CommandId, Scope
from ui.coverage.desk import CoverageDesk
from ui.desk import StoryDesk
from ui.frame import Frame
from ui.grouping_desk import GroupingDesk
from ui.header import VIEWS
from ui.history import History
from ui.importing.desk import ImportDesk
from ui.importing.flow import ImportFlow
from ui.keymap import Keymap
from ui.layout_desk import LayoutDesk
from ui.libraries.desk import LibraryDesk
from ui.lineage.desk import LineageDesk
from ui.link_desk import LinkDesk
from ui.list_desk import ListDesk
from ui.navigation import Navigation
from ui.notes_desk import NotesDesk
from ui.opening_window import SIZE
from ui.problems import Problems
from ui.readings.desk import ReadingsDesk
from ui.review_desk import ReviewDesk
from ui.search.desk import SearchDesk
from ui.session_desk import SessionDesk
from ui.shelf_desk import ShelfDesk
from ui.steps_desk import StepsDesk
from ui.story_facts import StoryFacts
from ui.tags.desk import TagsDesk
from ui.timeline.desk import TimelineDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from ui.theme import Theme
    from ui.worker import Worker

_SMALLEST = QSize(960, 600)
_CLOSE_TIMEOUT_S = 20.0


class MainWindow(QMainWindow):
    """Variorum's window over a worker whose library is being opened, or will be."""

    def __init__(self, theme: Theme, worker: Worker, settings: QSettings) -> None:
        super().__init__()
        self._theme, self._worker = theme, worker
        self.closed_cleanly = True
        """Whether the library was closed when the window was; False: a call was still running."""
        self.keymap = Keymap(settings, self)
        self.commands = make_actions(self, theme, self.keymap)
        self.frame = Frame(theme, self.commands, self.keymap)
        self.setCentralWidget(self.frame)
        self.desk = StoryDesk(worker, self)
        self.imports = ImportDesk(theme, worker, self)
        self.flow = ImportFlow(self.frame, self.imports, worker, self)
        self.navigation = Navigation(self.frame, self.desk, self.commands, self)
        self.facts = StoryFacts(self.frame, self.desk, self)
        self.reviewing = ReviewDesk(self.frame, self.desk, self.facts, self)
        self.history = History(self.frame, self.desk, self.run_command, self)
        self.lineage = LineageDesk(self.frame, self.desk, self.navigation, worker, self)
        self.coverage = CoverageDesk(self.frame, self.desk, worker, self)
        self.links = LinkDesk(self.frame, self.desk, self.navigation, worker, self)
        self.readings = ReadingsDesk(self.frame, self.desk, worker, self)
        self.layouts = LayoutDesk(self.frame, self.desk, self.readings.show, self)
        self.timeline = TimelineDesk(self.frame, self.desk, worker, self)
        self.grouping = GroupingDesk(self.frame, self.desk, worker, self)
        self.listed = ListDesk(self.frame, self.desk, worker, self.facts)
        self.sessions = SessionDesk(self.frame, self.desk, worker, self.reviewing, self.facts, self.listed)
        self.shelf = ShelfDesk(self.frame, self.desk, worker, self.reviewing, self.sessions, self.facts)
        self.searches = SearchDesk(self.frame, self.desk, self.navigation, worker, self)
        self.tags = TagsDesk(self.frame, self.desk, worker, self)
        self.notes = NotesDesk(self.frame, self.desk, worker, self)
        self.aligning = AligningDesk(self.frame, self.desk, worker, self.reviewing, self)
        self.arrivals = Arrivals(self.frame, self.desk, self.imports, self.navigation, self.reviewing)
        self.cleaning = CleaningDesk(self.frame, self.desk, self.navigation, worker, self)
        self.libraries = LibraryDesk(self.frame, self.imports, worker, settings)
        self.problems = Problems(self.frame.messages, self)
        self.boxes = BoxDesk(theme, self.keymap, self.desk, self.arrivals, self)
        self.appearance = Appearance(theme, settings, self)
        self.steps = StepsDesk(self.frame, self.desk, self.sessions, settings, self)
        self._handlers = self._all_handlers()
        self.setMinimumSize(_SMALLEST)
        self.resize(SIZE)
        self.setWindowTitle(self.tr("Variorum"))
        self._add_actions()
        self._connect()
        self.appearance.restore(self, self.frame.splitter)
        self.frame.show_page(self.frame.welcome)
        self._renew_actions()

    def run_command(self, command: CommandId) -> None:
        """Do what ``command`` stands for."""
        self._handlers[command]()

    @property
    def handled_commands(self) -> frozenset[CommandId]:
        """The commands that something happens for."""
        return frozenset(self._handlers)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import ``paths`` as soon as the library is open."""
        self.arrivals.import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep sizes and places, stop an import, close the library. Never asks: everything is saved already."""
        self.keep_appearance()
        self._finish()
        self.hide()
        self.closed_cleanly = self._worker.close(_CLOSE_TIMEOUT_S)
        event.accept()

    def keep_appearance(self) -> None:
        """Keep the look and the sizes, for the next window."""
        self.appearance.keep(self, self.frame.splitter)

    def leave(self, what: str, call: Callable[[], object]) -> None:
        """Keep what is under way and close the library without waiting, then run ``call``, as the worker does."""
        self._finish()
        self._worker.leave(what, call)

    def _finish(self) -> None:
        self.frame.inspector.keep_note()
        self.sessions.keep_place()
        self.desk.memory.flush()
        self.imports.importer.close()

    def _all_handlers(self) -> dict[CommandId, Callable[[], object]]:
        imports = self.imports
        own: dict[CommandId, Callable[[], object]] = {
            CommandId.IMPORT_FILES: imports.choose_files,
            CommandId.IMPORT_FOLDER: imports.choose_folder,
            CommandId.OPEN_SAMPLE: imports.import_sample,
            CommandId.PASTE_ARTICLE: imports.paste,
            CommandId.QUIT: self.close,
        }
        parts = (
            self.aligning,
            self.appearance,
            self.boxes,
            self.cleaning,
            self.flow,
            self.grouping,
            self.coverage,
            self.history,
            self.layouts,
            self.libraries,
            self.lineage,
            self.navigation,
            self.readings,
            self.notes,
            self.reviewing,
            self.listed,
            self.searches,
            self.sessions,
            self.shelf,
            self.steps,
            self.tags,
            self.timeline,
        )
        return own | {command: act for part in parts for command, act in part.handlers().items()}

    def _add_actions(self) -> None:
        for command, action in self.commands.items():
            places = {Scope.COMPARISON: self.frame.comparison, Scope.STORIES: self.frame.stories}
            places.get(BY_ID[command].scope, self).addAction(action)
            action.triggered.connect(self._on_action)

    def _connect(self) -> None:  # noqa: PLR0915 - all connections between widgets stand in this one block
        """Connect the parts, sorted by sender; widgets know neither the library nor each other."""
        desk, frame, imports, importer = self.desk, self.frame, self.imports, self.imports.importer
        arrivals, navigation, reviewing = self.arrivals, self.navigation, self.reviewing
        facts, flow, pane, inspector = self.facts, self.flow, frame.comparison, frame.inspector
        grouping = self.grouping
        notes, sessions, shelf, tags = self.notes, self.sessions, self.shelf, self.tags
        aligning, mode = self.aligning, frame.comparison.aligning
        self.appearance.said.connect(facts.say)
        arrivals.renewed.connect(self._renew_actions)
        arrivals.renewed.connect(facts.show_facts)
        self.cleaning.failed.connect(self.problems.show_failure)
        self.cleaning.renewed.connect(self._renew_actions)
        desk.explained.connect(grouping.show_reasons)
        desk.failed.connect(self.problems.show_failure)
        desk.ledgers_made.connect(frame.ledgers.show_ledgers)
        desk.marks_changed.connect(reviewing.show_marks)
        desk.marks_changed.connect(notes.renew)
        desk.marks_changed.connect(tags.renew)
        desk.reported.connect(arrivals.on_reported)
        desk.started.connect(self.layouts.on_started)
        desk.started.connect(arrivals.on_started)
        desk.started.connect(self.links.on_started)
        desk.started.connect(flow.on_started)
        desk.steps_named.connect(self._on_steps_named)
        desk.stories_listed.connect(arrivals.on_stories)
        desk.story_asked.connect(arrivals.on_story_asked)
        desk.story_closed.connect(arrivals.on_story_closed)
        desk.story_closed.connect(self.steps.renew)
        desk.story_closed.connect(notes.renew)
        desk.story_closed.connect(tags.renew)
        desk.story_opened.connect(arrivals.on_story_opened)
        desk.story_opened.connect(sessions.on_story_opened)
        desk.story_opened.connect(notes.renew)
        desk.story_opened.connect(tags.renew)
        desk.story_opened.connect(self.history.on_story_opened)
        desk.story_opened.connect(self.links.on_story_opened)
        desk.story_opened.connect(self.steps.renew)
        desk.story_renewed.connect(arrivals.on_story_renewed)
        desk.story_renewed.connect(notes.renew)
        desk.story_renewed.connect(tags.renew)
        desk.story_renewed.connect(aligning.on_renewed)
        desk.story_renewed.connect(self.lineage.on_story_renewed)
        desk.story_renewed.connect(self.readings.on_story_renewed)
        desk.story_renewed.connect(self.timeline.on_story_renewed)
        desk.story_renewed.connect(self.coverage.on_story_renewed)
        frame.change_list.change_chosen.connect(self.layouts.open_change)
        frame.change_list.change_reached.connect(pane.follow)
        frame.coverage.base_chosen.connect(self.coverage.compare_with)
        frame.coverage.place_chosen.connect(navigation.open_place)
        frame.empty.import_asked.connect(imports.choose_files)
        frame.empty.sample_asked.connect(imports.import_sample)
        frame.first_steps.end_asked.connect(self.steps.end)
        frame.first_steps.next_asked.connect(self.steps.show_next)
        frame.footer.hint_chosen.connect(self._on_command)
        frame.header.search_asked.connect(navigation.show_palette)
        frame.header.view_chosen.connect(self._on_command)
        flow.failed.connect(self.problems.show_failure)
        flow.renewed.connect(self._renew_actions)
        frame.cleaning.command_chosen.connect(self._on_command)
        frame.import_bar.cancel_asked.connect(flow.cancel)
        frame.import_bar.pause_asked.connect(importer.toggle_pause)
        frame.ledgers.passage_chosen.connect(navigation.open_place)
        frame.ledgers.storyline_asked.connect(desk.gather_storyline)
        frame.messages.offer_declined.connect(flow.decline_unfinished)
        frame.messages.offer_taken.connect(self._on_command)
        frame.pages.currentChanged.connect(self._renew_actions)
        frame.pages.currentChanged.connect(self.history.on_moved)
        frame.pages.currentChanged.connect(facts.show_facts)
        frame.pages.currentChanged.connect(self.steps.renew)
        frame.palette_box.command_chosen.connect(self._on_command)
        frame.palette_box.saved_chosen.connect(navigation.ask_saved)
        frame.palette_box.search_chosen.connect(navigation.search_for)
        frame.palette_box.stories_asked.connect(self.listed.find_named)
        frame.palette_box.story_chosen.connect(navigation.open_story)
        frame.leaving.taken.connect(sessions.leave_story)
        frame.review.asked.connect(shelf.on_asked)
        frame.summary.left.connect(navigation.show_story)
        frame.summary.next_asked.connect(sessions.go_on)
        frame.readings.change_chosen.connect(self.readings.open_change)
        frame.results.article_chosen.connect(self.cleaning.open_article)
        frame.results.command_chosen.connect(self._on_command)
        frame.results.closed.connect(navigation.show_story)
        frame.results.row_changed.connect(self._renew_actions)
        frame.search.asked.connect(self.searches.search)
        frame.search.closed.connect(navigation.show_story)
        frame.search.command_chosen.connect(self._on_command)
        frame.search.hit_chosen.connect(navigation.open_hit)
        frame.stories.filter_bar.asked.connect(desk.filter_stories)
        frame.stories.filter_bar.counts_asked.connect(self.listed.count_common)
        frame.stories.filter_bar.order_chosen.connect(desk.order_stories)
        frame.stories.rows_wanted.connect(self.listed.read_rows)
        frame.stories.selection_changed.connect(facts.show_facts)
        frame.stories.story_chosen.connect(navigation.open_story)
        frame.lineage.spot_opened.connect(self.lineage.open_spot)
        frame.timeline.spot_chosen.connect(navigation.open_spot)
        frame.timeline.story_chosen.connect(navigation.open_story)
        importer.broke.connect(self.problems.show_error)
        importer.finished.connect(arrivals.on_imported)
        importer.paused.connect(frame.import_bar.show_paused)
        importer.progressed.connect(frame.import_bar.show_progress)
        importer.started.connect(frame.import_bar.begin)
        importer.started.connect(self._renew_actions)
        imports.refused.connect(self.problems.show_refusal)
        inspector.group_toggled.connect(pane.toggle_group)
        inspector.left.connect(pane.setFocus)
        inspector.note_changed.connect(notes.keep)
        inspector.notes.preview_asked.connect(notes.ask_preview)
        inspector.verdict_chosen.connect(reviewing.decide_key)
        mode.apart_asked.connect(aligning.apart)
        mode.level_asked.connect(aligning.level)
        mode.refused.connect(aligning.say)
        pane.base_chosen.connect(desk.make_base)
        pane.current_change_changed.connect(reviewing.show_change)
        pane.current_change_changed.connect(notes.renew)
        pane.current_change_changed.connect(self.layouts.renew_list)
        pane.current_change_changed.connect(sessions.on_moved)
        pane.filter_changed.connect(reviewing.show_filter)
        pane.filter_changed.connect(self.layouts.renew_list)
        pane.furniture_changed.connect(facts.show_facts)
        pane.layout_changed.connect(facts.show_facts)
        pane.layout_changed.connect(self.layouts.keep)
        pane.marks_shown.connect(self.layouts.renew_list)
        pane.place_changed.connect(facts.show_place)
        pane.place_changed.connect(notes.renew)
        pane.place_changed.connect(tags.renew)
        pane.table.scrolled.connect(sessions.on_moved)
        pane.table.zoom_asked.connect(self.layouts.zoom)
        pane.columns.refused.connect(facts.say)
        reviewing.decided.connect(sessions.on_decided)
        reviewing.next_asked.connect(sessions.open_next)
        sessions.changed.connect(self.steps.renew)
        shelf.arrived.connect(sessions.on_shelf)
        self.steps.renewed.connect(self._renew_actions)
        self.steps.said.connect(facts.say)
        pane.table.current_cell_changed.connect(self.history.on_cell)
        pane.walk_ended.connect(facts.say)
        self.history.changed.connect(self._renew_actions)
        self.keymap.changed.connect(self._on_keys)
        self._theme.changed.connect(self._on_theme)
        self._worker.changed.connect(grouping.on_changed)
        self._worker.changed.connect(self.listed.on_changed)
        self._worker.failed.connect(aligning.on_failed)
        self._worker.failed.connect(grouping.on_failed)
        self._worker.changed.connect(shelf.on_changed)
        self._worker.changed.connect(self.searches.on_changed)
        self._worker.failed.connect(reviewing.forget_unconfirmed)
        self._worker.failed.connect(self.problems.show_failure)
        self._worker.changed.connect(self.cleaning.on_changed)
        self._worker.not_opened.connect(frame.welcome.show_closed)
        self._worker.opened.connect(arrivals.on_opened)
        self._worker.opened.connect(self.libraries.on_opened)
        self._worker.opened.connect(shelf.on_opened)
        self._worker.opened.connect(self.searches.on_opened)
        self.lineage.failed.connect(self.problems.show_failure)
        self.coverage.failed.connect(self.problems.show_failure)
        self.libraries.failed.connect(self.problems.show_failure)
        self.links.failed.connect(self.problems.show_failure)
        self.readings.failed.connect(self.problems.show_failure)
        self.searches.failed.connect(self.problems.show_failure)
        self.searches.found.connect(frame.search.show_hits)
        self.tags.failed.connect(self.problems.show_failure)
        self.timeline.failed.connect(self.problems.show_failure)

    @Slot()
    def _on_action(self) -> None:
        self.run_command(CommandId(self.sender().objectName()))

    @Slot(object)
    def _on_command(self, command: CommandId) -> None:
        if self.commands[command].isEnabled():
            self.run_command(command)

    @Slot(object, object)
    def _on_steps_named(self, undo: str | None, redo: str | None) -> None:
        texts = {
            CommandId.UNDO: self.tr("Undo {0}").format(undo) if undo else BY_ID[CommandId.UNDO].shown_text,
            CommandId.REDO: self.tr("Redo {0}").format(redo) if redo else BY_ID[CommandId.REDO].shown_text,
        }
        for command, text in texts.items():
            self.commands[command].setText(text)
        self.commands[CommandId.UNDO].setEnabled(undo is not None)
        self.commands[CommandId.REDO].setEnabled(redo is not None)

    @Slot()
    def _on_keys(self) -> None:
        bind_actions(self.commands, self.keymap)
        self.frame.show_keys()
        self.facts.show_facts()

    @Slot()
    def _on_theme(self) -> None:
        dress_actions(self.commands, self._theme)

    @Slot()
    def _renew_actions(self) -> None:
        for command, action in self.commands.items():
            if BY_ID[command].needs_story:
                action.setEnabled(self.desk.story is not None)
        for command in (CommandId.REPORT, CommandId.LEDGERS, CommandId.LINEAGE, CommandId.TIMELINE):
            self.commands[command].setEnabled(self.desk.story is not None)
        self.frame.header.enable_views({view for view in VIEWS if self.commands[view].isEnabled()})
        resting = (self.frame.comparison, self.frame.welcome, self.frame.empty)
        self.commands[CommandId.GO_BACK].setEnabled(self.frame.page not in resting)
        self.commands[CommandId.BACK].setEnabled(self.history.can_go_back)
        self.commands[CommandId.FORWARD].setEnabled(self.history.can_go_forward)
        self.commands[CommandId.SEARCH].setEnabled(self.desk.has_stories)
        self.commands[CommandId.IMPORT_RESULTS].setEnabled(self.navigation.has_results)
        self.cleaning.enable(self.commands)
        self.flow.enable(self.commands)
        self.steps.enable(self.commands)
