"""The question into which storyline some stories go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pieces import counted
from ui.stories.choice_dialog import ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from reader.base.ids import StoryId, StorylineId
    from reader.store.story_list import StoryList


def storylines_for(stories: Collection[StoryId], listed: StoryList) -> dict[StorylineId | None, str]:
    """Return where ``stories`` of the list can go, with its title.

    That is a storyline of their own (None), where they are several, and every one that not all stand in already.
    """
    here = {group.storyline for group in listed.storylines_of(stories)}
    new = _tr("A new storyline of these {0} stories").format(len(stories))
    found: dict[StorylineId | None, str] = {None: new} if len(stories) > 1 else {}
    for group in listed.groups:
        if group.storyline is not None and here != {group.storyline}:
            found[group.storyline] = group.title
    return found


class StorylineDialog(ChoiceDialog):
    """Asks into which of ``lines`` the ``count`` stories go; ``leaves`` says that some stand in another one now."""

    def __init__(self, count: int, lines: dict[StorylineId | None, str], parent: QWidget, *, leaves: bool) -> None:
        self._lines = tuple(lines)
        heading = counted(count, _tr("Put this story into a storyline"), _tr("Put {0} stories into a storyline"))
        advice = _tr("What stands in another storyline now leaves it.") if leaves else ""
        super().__init__(heading, advice, tuple(lines.values()), _tr("Put in"), parent)

    @property
    def storyline(self) -> StorylineId | None:
        """The storyline that is marked, None for a new one."""
        return self._lines[self.chosen[0]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("StorylineDialog", text)
