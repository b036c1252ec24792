"""The summary of a story: what was decided in it, by class and verdict, with the notes, before the next story."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QWidget

from reader.review.mark import Verdict
from ui.comparison.class_names import class_name
from ui.pieces import column, counted, framed, plain, row
from ui.review.swatch import Swatch
from ui.theme import GROUP_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reader.comparison.change import ChangeClass
    from ui.comparison.view_state import ViewState
    from ui.theme import Theme

_WIDEST = 760


@dataclass(frozen=True, slots=True)
class StorySummary:
    """What was decided in a story: how many changes by class and verdict (None: undecided), and the notes on it."""

    title: str
    counts: tuple[tuple[ChangeClass, Verdict | None, int], ...]
    notes: tuple[str, ...]
    progress: str
    following: str | None

    def count(self, change_class: ChangeClass | None, verdict: Verdict | None) -> int:
        """Return how many changes of a class, or of all, have ``verdict``."""
        return sum(n for one, given, n in self.counts if given is verdict and change_class in (None, one))

    @property
    def classes(self) -> tuple[ChangeClass, ...]:
        """The classes that occur, heaviest first."""
        return tuple(sorted({one for one, _, _ in self.counts}, key=lambda one: one.weight))


def summary_of(
    state: ViewState, title: str, notes: Sequence[str], progress: str, following: str | None
) -> StorySummary:
    """Return the summary of a story as it is decided now; trivial changes are counted where they were decided."""
    found: Counter[tuple[ChangeClass, Verdict | None]] = Counter()
    for one in state.variations:
        verdict = state.verdict_on(one)
        if verdict is not None or not one.change_class.is_trivial:
            found[one.change_class, verdict] += 1
    on_changes = (state.marks[key].note for key in dict.fromkeys(state.keys) if key in state.marks)
    told = tuple(dict.fromkeys(note for note in (*on_changes, *notes) if note))
    return StorySummary(title, tuple((*key, count) for key, count in found.items()), told, progress, following)


class SummaryPage(QFrame):
    """Shows a StorySummary. ``next_asked`` comes with Enter, ``left`` when a person goes back to the story."""

    next_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._kicker = plain(kind="section")
        self._title = plain(kind="heading", wrap=True)
        self._progress = plain(kind="muted", wrap=True)
        self._body = QWidget()
        self._notes_title = plain(self.tr("Notes").upper(), "section")
        self._notes = plain(kind="serif", wrap=True)
        self._next = QPushButton(self.tr("Next story  ( Enter )"))
        self._back = QPushButton(self.tr("Back to the story  ( Esc )"))
        self._arrange()
        self._next.clicked.connect(self.next_asked)
        self._back.clicked.connect(self.left)

    def show_summary(self, summary: StorySummary) -> None:
        """Show what was decided in a story."""
        self._kicker.setText(self.tr("Story reviewed").upper())
        self._title.setText(summary.title)
        self._progress.setText(summary.progress)
        self._show_counts(summary)
        for part in (self._notes_title, self._notes):
            part.setVisible(bool(summary.notes))
        self._notes.setText("\n\n".join(summary.notes))
        following = summary.following
        self._next.setText(self.tr("Next story  ( Enter )") if following else self.tr("The session is done  ( Enter )"))
        self._next.setToolTip(following or "")
        decided = sum(summary.count(None, verdict) for verdict in Verdict)
        self.setAccessibleName(
            counted(decided, self.tr("{0} change decided"), self.tr("{0} changes decided")) + f": {summary.title}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_asked.emit()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        card = framed("card")
        card.setLayout(column(self._body, margins=(16, 14, 16, 14)))
        self._card_layout = card.layout()
        buttons = QWidget()
        buttons.setLayout(row(self._next, self._back, None, spacing=10))
        for button in (self._next, self._back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._next.setProperty("kind", "primary")
        self._back.setProperty("kind", "large")
        inner = framed("page")
        inner.setMaximumWidth(_WIDEST)
        inner.setLayout(
            column(
                self._kicker, self._title, self._progress, card, self._notes_title, self._notes, buttons, None,
                spacing=10, margins=(32, 26, 32, 20),
            )
        )  # fmt: skip
        holder = framed("page")
        holder.setLayout(row(None, inner, None, spacing=0))
        holder.layout().setStretch(1, 1)  # type: ignore[union-attr]
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Summary of the story"))
        self.setLayout(column(area, spacing=0))

    def _show_counts(self, summary: StorySummary) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(6)
        verdicts = (*Verdict, None)
        heads = (self.tr("Matters"), self.tr("Noise"), self.tr("Unsure"), self.tr("Undecided"))
        for place, head in enumerate(heads, 2):
            grid.addWidget(plain(head, "muted"), 0, place, Qt.AlignmentFlag.AlignRight)
        for line, change_class in enumerate(summary.classes, 1):
            grid.addWidget(Swatch(self._theme, GROUP_OF[change_class]), line, 0)
            grid.addWidget(plain(class_name(change_class)), line, 1)
            self._add_counts(grid, line, [summary.count(change_class, verdict) for verdict in verdicts], "")
        last = len(summary.classes) + 1
        grid.addWidget(plain(self.tr("All"), "title"), last, 1)
        self._add_counts(grid, last, [summary.count(None, verdict) for verdict in verdicts], "title")
        grid.setColumnStretch(1, 1)
        old, self._body = self._body, QWidget()
        self._body.setLayout(grid)
        assert self._card_layout is not None
        self._card_layout.replaceWidget(old, self._body)
        old.deleteLater()

    def _add_counts(self, grid: QGridLayout, line: int, counts: Sequence[int], kind: str) -> None:
        for place, count in enumerate(counts, 2):
            grid.addWidget(plain(str(count) if count else "–", kind), line, place, Qt.AlignmentFlag.AlignRight)

    @Slot()
    def focus_first(self) -> None:
        """Take the keys."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
