"""The review desk: the keys of the comparison, and verdicts and notes on its changes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader.review.agreement import verdict_on
from reader.review.identical import identical_changes
from reader.review.mark import Mark, Verdict
from ui.article_facts import single_points
from ui.commands import CommandId
from ui.comparison.cursor import Wanted
from ui.edit_dialog import EditDialog
from ui.identical_dialog import IdenticalDialog
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.base.ids import ChangeKey
    from reader.store.rows import OpenStory
    from ui.comparison.cursor import ChangeFilter
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.story_facts import StoryFacts

_TOGGLES = {
    CommandId.TOGGLE_FIGURE: ClassGroup.FIGURE,
    CommandId.TOGGLE_QUOTATION: ClassGroup.QUOTATION,
    CommandId.TOGGLE_ATTRIBUTION: ClassGroup.ATTRIBUTION,
    CommandId.TOGGLE_MODALITY: ClassGroup.MODALITY,
    CommandId.TOGGLE_NAME: ClassGroup.NAME,
    CommandId.TOGGLE_STATEMENT: ClassGroup.STATEMENT,
    CommandId.TOGGLE_WORDING: ClassGroup.WORDING,
}
_WALKS = {
    CommandId.NEXT_CHANGE: (1, Wanted.ANY),
    CommandId.PREVIOUS_CHANGE: (-1, Wanted.ANY),
    CommandId.NEXT_HEAVY: (1, Wanted.HEAVY),
    CommandId.PREVIOUS_HEAVY: (-1, Wanted.HEAVY),
    CommandId.NEXT_QUOTATION: (1, Wanted.QUOTATION),
    CommandId.PREVIOUS_QUOTATION: (-1, Wanted.QUOTATION),
    CommandId.NEXT_FIGURE: (1, Wanted.FIGURE),
    CommandId.PREVIOUS_FIGURE: (-1, Wanted.FIGURE),
    CommandId.NEXT_STATEMENT: (1, Wanted.STATEMENT),
    CommandId.PREVIOUS_STATEMENT: (-1, Wanted.STATEMENT),
}
_VERDICTS = {
    CommandId.MATTERS: Verdict.MATTERS,
    CommandId.NOISE: Verdict.NOISE,
    CommandId.UNSURE: Verdict.UNSURE,
}


class ReviewDesk(QObject):
    """Answers the commands of the comparison with the pane, the inspector and the desk of ``frame``.

    ``decided`` carries every verdict that was given here, None where one was taken back. ``next_asked`` asks for the
    next story with something to decide.
    """

    decided = Signal(object)
    next_asked = Signal()

    def __init__(self, frame: Frame, desk: StoryDesk, facts: StoryFacts, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._pane, self._inspector = frame, frame.comparison, frame.inspector
        self._desk, self._facts = desk, facts
        self._decided: list[tuple[ChangeKey, Mapping[ChangeKey, Verdict | None]]] = []
        """The changes that were given a verdict here, with what each of their readings had before."""
        self._unconfirmed: dict[ChangeKey, Mark] = {}
        """Verdicts that are shown and not known to be kept yet; what comes from the library may be older."""

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command of the comparison does."""
        pane = self._pane
        found: dict[CommandId, Callable[[], object]] = {
            CommandId.COPY_CITATION: self.copy_citation,
            CommandId.CYCLE_FURNITURE: pane.cycle_furniture,
            CommandId.CYCLE_TRIVIAL: pane.cycle_trivial,
            CommandId.EDIT_ARTICLE: self.edit_article,
            CommandId.FIRST_CHANGE: partial(pane.go_to_end, -1),
            CommandId.GO_TO_TWIN: pane.go_to_twin,
            CommandId.LAST_CHANGE: partial(pane.go_to_end, 1),
            CommandId.MATTERS_ALL: partial(self.decide_identical, Verdict.MATTERS),
            CommandId.NOISE_ALL: partial(self.decide_identical, Verdict.NOISE),
            CommandId.MAKE_BASE: pane.make_base,
            CommandId.NEXT_COLUMN: partial(pane.move_column, 1),
            CommandId.PAGE_UP: partial(pane.page, -1),
            CommandId.PREVIOUS_COLUMN: partial(pane.move_column, -1),
            CommandId.REDO: self.redo,
            CommandId.SHOW_ALL_CLASSES: pane.show_all_classes,
            CommandId.TOGGLE_OVERVIEW: pane.toggle_overview,
            CommandId.UNDO: self.undo,
            CommandId.UNDO_VERDICT: self.undo_verdict,
        }
        found |= {command: partial(pane.go, *walk) for command, walk in _WALKS.items()}
        found |= {command: partial(pane.toggle_group, group) for command, group in _TOGGLES.items()}
        found |= {command: partial(self.decide, verdict) for command, verdict in _VERDICTS.items()}
        return found

    @Slot(object)
    def show_story(self, story: OpenStory | None) -> None:
        """Lay another story on the desk, or none; a note in hand is kept first."""
        self._decided.clear()
        self._unconfirmed.clear()
        self._facts.take_story(story)
        self._inspector.keep_note()
        self._pane.show_story(story)
        self._inspector.show_story(self._pane.state)
        self._inspector.show_points(single_points(story.articles) if story else ())
        self._facts.show_facts()

    @Slot(object)
    def show_marks(self, story: OpenStory) -> None:
        """Show the verdicts and notes of the story as the library holds them, later ones over them."""
        self._unconfirmed = {
            key: mark
            for key, mark in self._unconfirmed.items()
            if verdict_on(key, story.marks) is not mark.verdict
            or (key in story.marks and story.marks[key].reason != mark.reason)
        }
        self._show_marks({**story.marks, **self._unconfirmed})

    @Slot()
    def forget_unconfirmed(self) -> None:
        """Take what the library holds for what there is, since a verdict was not kept or was undone."""
        self._unconfirmed.clear()

    def undo(self) -> None:
        """Take the last step back."""
        self._unconfirmed.clear()
        self._desk.undo()

    def redo(self) -> None:
        """Take the step again that was undone last."""
        self._unconfirmed.clear()
        self._desk.redo()

    @Slot(object)
    def show_change(self, _current: int | None) -> None:
        """Show the current change of the pane in the inspector, and keep its place."""
        if self._pane.state is not None:
            self._inspector.show_change(self._pane.state, self._pane.cursor_place)
        self._desk.remember_change(self._pane.cursor_place.current)

    @Slot(object)
    def show_filter(self, shown: ChangeFilter) -> None:
        """Show which classes are switched on."""
        self._inspector.set_shown(shown)
        self._facts.show_facts()

    def decide(self, verdict: Verdict) -> None:
        """Give the current change ``verdict`` and go to the next; without a current one, go to the first."""
        state, current = self._pane.state, self._pane.cursor_place.current
        if state is not None and current is not None:
            self._decide(state.keys[current], verdict)
        self._pane.go(1)
        if current is not None:
            self.decided.emit(verdict)

    @Slot(object, object)
    def decide_key(self, key: ChangeKey, verdict: Verdict | None) -> None:
        """Give the change with ``key``, with its readings in other columns, the verdict; None takes it back."""
        self._decide(key, verdict)
        self.decided.emit(verdict)

    def change_to_explain(self) -> tuple[tuple[ChangeKey, ...], str, str] | None:
        """Return the keys of the current change if it has a verdict, else of the one decided last, and two texts.

        The texts are what the change is, and the reason it has. None where no change has a verdict.
        """
        state, variation = self._pane.state, self._pane.cursor_place.variation
        if state is None:
            return None
        keys = state.keys_of(variation) if variation is not None and state.verdict_on(variation) is not None else ()
        if not keys and self._decided and self._decided[-1][0] in state.keys:
            keys = state.readings_at(self._decided[-1][0])
        mark = state.marks.get(keys[0]) if keys else None
        if mark is None or mark.verdict is None:
            return None
        change = state.changes[state.keys.index(keys[0])].change
        nothing = self.tr("(nothing)")
        words = f"{self.tr(mark.verdict.value)}: {change.left or nothing} → {change.right or nothing}"
        return keys, words, mark.reason

    def explain(self, keys: Sequence[ChangeKey], reason: str) -> None:
        """Keep why the verdict on changes of the open story was given."""
        state, story = self._pane.state, self._desk.story
        if state is not None and story is not None:
            self._show({key: replace(state.marks[key], reason=reason) for key in keys})
            self._desk.explain_verdict(keys, reason)

    def keep_note(self) -> None:
        """Keep a note in hand now."""
        self._inspector.keep_note()

    def _decide(self, key: ChangeKey, verdict: Verdict | None) -> None:
        state = self._pane.state
        if state is None or key not in state.keys:
            return
        keys = state.readings_at(key)
        self._decided.append((key, {one: verdict_on(one, state.marks) for one in keys}))
        self._put(keys, verdict)

    def decide_identical(self, verdict: Verdict) -> None:
        """Give ``verdict`` to all changes with the words of the current one, after a preview."""
        state, variation = self._pane.state, self._pane.cursor_place.variation
        if state is None or variation is None:
            return
        own = state.keys_of(variation)
        keys = tuple(dict.fromkeys(one for key in own for one in identical_changes(state.comparison, state.keys, key)))
        if IdenticalDialog(state, keys, verdict, self._frame.window()).exec():
            self._decided.append((own[0], {one: verdict_on(one, state.marks) for one in keys}))
            self._put(keys, verdict)
            self._pane.go(1)
            self.decided.emit(verdict)

    def edit_article(self) -> None:
        """Ask for corrections of the article of the column in focus."""
        story, article = self._desk.story, self._pane.article_in_focus
        if story is None or article is None:
            return
        dialog = EditDialog(story.articles, article, self._frame.window())
        if dialog.exec():
            self._desk.edit(dialog.edits)

    def undo_verdict(self) -> None:
        """Take back the verdict given last on this story, whatever was done since, and return to its change."""
        state = self._pane.state
        if state is None or not self._decided:
            self._facts.say(self.tr("No verdict given since this story was opened"))
            return
        key, before = self._decided.pop()
        if key in state.keys:
            for verdict in dict.fromkeys(before.values()):
                self._put(tuple(one for one, had in before.items() if had is verdict), verdict)
            self._pane.go_to_change(state.keys.index(key))
            self.decided.emit(None)

    def _put(self, keys: Sequence[ChangeKey], verdict: Verdict | None) -> None:
        """Show a verdict at once, since the eye need not wait for the disk, and keep it."""
        state = self._pane.state
        assert state is not None
        present = {key: state.marks.get(key, Mark(key, None, "", "")) for key in keys}
        self._show({key: _decided(mark, verdict) for key, mark in present.items()})
        self._desk.decide(keys, verdict)

    def _show(self, marks: Mapping[ChangeKey, Mark]) -> None:
        """Show marks at once, whatever comes from the library before they are kept."""
        state = self._pane.state
        assert state is not None
        self._unconfirmed |= marks
        self._show_marks({**state.marks, **marks})

    def page_down(self) -> None:
        """Scroll a page down; at the end open the next story that has something to decide."""
        if not self._pane.page(1):
            self.next_asked.emit()

    def copy_citation(self) -> None:
        """Put both wordings of the current change with their sources on the clipboard."""
        text = self._pane.citation()
        if text:
            QGuiApplication.clipboard().setText(text)
            self._facts.say(self.tr("Citation copied"))

    def _show_marks(self, marks: Mapping[ChangeKey, Mark]) -> None:
        self._pane.set_marks(marks)
        if self._pane.state is not None:
            self._inspector.set_marks(self._pane.state)
        self._facts.show_facts()


def _decided(mark: Mark, verdict: Verdict | None) -> Mark:
    return replace(mark, verdict=verdict, reason=mark.reason if mark.verdict is verdict else "")
