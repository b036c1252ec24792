"""The steps desk: when the first steps are shown, which of them, and that they are put away for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import CommandId
from ui.first_steps import STEP_COUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction

    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.session_desk import SessionDesk

FIRST_STEPS = "window/first_steps"
"""Where the settings say that the first steps were put away."""
PUT_AWAY = "put away"


class StepsDesk(QObject):
    """Shows the first steps beside the first story that is compared, until somebody puts them away.

    A session is worked through without them. ``renewed`` says that they came or went, ``said`` carries a sentence.
    """

    renewed = Signal()
    said = Signal(str)

    def __init__(
        self, frame: Frame, desk: StoryDesk, sessions: SessionDesk, settings: QSettings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._sessions, self._settings = frame, desk, sessions, settings
        self._is_wanted = settings.value(FIRST_STEPS) != PUT_AWAY
        self._is_asked = False
        self._step = 0

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {CommandId.FIRST_STEPS: self.show_next, CommandId.END_FIRST_STEPS: self.end}

    def enable(self, actions: Mapping[CommandId, QAction]) -> None:
        """Offer to put the steps away while they are shown."""
        actions[CommandId.END_FIRST_STEPS].setEnabled(not self._frame.first_steps.isHidden())

    @Slot()
    def show_next(self) -> None:
        """Show the first step, or the one after that which is shown; after the last one put them away."""
        if self._sessions.session is not None:
            self.said.emit(self.tr("The first steps are not shown during a session"))
        elif self._frame.first_steps.isHidden():
            self._is_wanted = self._is_asked = True
            self._step = 0
            self.renew()
        elif self._step + 1 < STEP_COUNT:
            self._step += 1
            self.renew()
        else:
            self.end()

    @Slot()
    def end(self) -> None:
        """Put the steps away for good; the menu Help brings them back."""
        self._is_wanted = self._is_asked = False
        self._settings.setValue(FIRST_STEPS, PUT_AWAY)
        self._settings.sync()
        self.said.emit(self.tr("The menu Help shows the first steps again"))
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Show or hide the steps as page, story and session are now."""
        is_comparing = self._frame.page is self._frame.comparison and self._desk.story is not None
        if self._is_wanted and self._sessions.session is None and (self._is_asked or is_comparing):
            self._frame.first_steps.show_step(self._step)
        else:
            self._frame.first_steps.hide()
        self.renewed.emit()
