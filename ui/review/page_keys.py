"""What can be done with the lines of the review page, and with which keys."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from ui.review.lists import ReviewList

if TYPE_CHECKING:
    from collections.abc import Mapping


class PageAct(StrEnum):
    """The acts of the review page, in the order of their buttons."""

    RESUME = "resume"
    NEW = "new"
    RENAME = "rename"
    ARCHIVE = "archive"
    THEIRS = "theirs"
    OWN = "own"
    ACCEPT = "accept"
    REFUSE = "refuse"
    EXPORT = "export"
    MERGE = "merge"

    @property
    def needs_line(self) -> bool:
        """Tell whether the act is about the line in focus."""
        return self not in (PageAct.NEW, PageAct.EXPORT, PageAct.MERGE)


_ACTS: Mapping[ReviewList, Mapping[Qt.Key, PageAct]] = {
    ReviewList.SESSIONS: {
        Qt.Key.Key_Return: PageAct.RESUME,
        Qt.Key.Key_Enter: PageAct.RESUME,
        Qt.Key.Key_N: PageAct.NEW,
        Qt.Key.Key_F2: PageAct.RENAME,
        Qt.Key.Key_Delete: PageAct.ARCHIVE,
    },
    ReviewList.DISAGREEMENTS: {
        Qt.Key.Key_T: PageAct.THEIRS,
        Qt.Key.Key_O: PageAct.OWN,
        Qt.Key.Key_S: PageAct.EXPORT,
        Qt.Key.Key_M: PageAct.MERGE,
    },
    ReviewList.RULES: {Qt.Key.Key_A: PageAct.ACCEPT, Qt.Key.Key_Delete: PageAct.REFUSE},
    ReviewList.LOST: {},
}


def act_for(kind: ReviewList, key: Qt.Key) -> PageAct | None:
    """Return what ``key`` does in a list, None where nothing."""
    return _ACTS[kind].get(key)


def acts_of(kind: ReviewList) -> frozenset[PageAct]:
    """Return what can be done in a list."""
    return frozenset(_ACTS[kind].values())


def key_names(act: PageAct) -> tuple[str, str]:
    """Return what an act is called, and its key as the cheat sheet writes it."""
    return {
        PageAct.RESUME: (_tr("Resume"), "Enter"),
        PageAct.NEW: (_tr("New session from what is shown"), "n"),
        PageAct.RENAME: (_tr("Rename"), "F2"),
        PageAct.ARCHIVE: (_tr("Archive, or bring back"), "Del"),
        PageAct.THEIRS: (_tr("Take theirs"), "t"),
        PageAct.OWN: (_tr("Keep my own"), "o"),
        PageAct.ACCEPT: (_tr("Make it a rule"), "a"),
        PageAct.REFUSE: (_tr("Refuse or drop"), "Del"),
        PageAct.EXPORT: (_tr("Save my verdicts…"), "s"),
        PageAct.MERGE: (_tr("Merge verdicts…"), "m"),
    }[act]


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
