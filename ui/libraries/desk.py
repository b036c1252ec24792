"""The library desk: going to another library, backing up, restoring and checking the one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from reader.base.errors import ReaderError
from reader.store.backups import backup_folder
from ui.commands import CommandId
from ui.libraries.recent import RecentLibraries
from ui.libraries.restore_box import RestoreBox
from ui.pieces import counted
from ui.stories.choice_dialog import ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from reader.library import Library
    from reader.store.rows import CheckReport
    from ui.channel import Failure
    from ui.frame import Frame
    from ui.importing.desk import ImportDesk
    from ui.worker import Opened, Worker

_ENDING = "variorum"
_MOST_PROBLEMS = 3


@dataclass(frozen=True, slots=True)
class _Sound:
    """A backup that was checked, when its file was written, and where the present library would be kept."""

    backup: Path
    written: datetime
    aside: Path


class LibraryDesk(QObject):
    """Asks for libraries and backups, and checks them off the window's thread.

    ``open_asked`` carries the path of a library to go to, sound or new; ``restore_asked`` that of a sound backup to put
    in the place of the open library; ``failed`` a Failure that is a mistake of the program.
    """

    open_asked = Signal(object)
    restore_asked = Signal(object)
    failed = Signal(object)

    def __init__(self, frame: Frame, imports: ImportDesk, worker: Worker, settings: QSettings) -> None:
        super().__init__(frame)
        self._frame, self._imports, self._worker = frame, imports, worker
        self._recent = RecentLibraries(settings)
        self._folder = Path.home()
        self._is_open = False
        self._looking = worker.file_channel(self.tr("open the library"))
        self._judging = worker.file_channel(self.tr("restore the backup"))
        self._copying = worker.write_channel(self.tr("write the backup"))
        self._checking = worker.channel(self.tr("check the library"))
        self._looking.arrived.connect(self._on_openable)
        self._judging.arrived.connect(self._on_sound)
        self._copying.arrived.connect(self._on_copied)
        self._checking.arrived.connect(self._on_checked)
        for channel in (self._looking, self._judging, self._copying, self._checking):
            channel.failed.connect(self.say_failure)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command about libraries does."""
        return {
            CommandId.BACK_UP: self.back_up,
            CommandId.CHECK_LIBRARY: self.check,
            CommandId.OPEN_LIBRARY: self.choose_library,
            CommandId.RECENT_LIBRARIES: self.choose_recent,
            CommandId.RESTORE: self.choose_backup,
        }

    @Slot(object)
    def on_opened(self, opened: Opened) -> None:
        """Note which library is open, for the list of recent ones."""
        self._is_open = True
        self._recent.note(opened.path)

    def choose_library(self) -> None:
        """Ask for a library, or for a name of a new one, and go to it."""
        if self._is_held_up():
            return
        title = self.tr("Open a library, or make one by giving a new name")
        dialog = QFileDialog(self._frame.window(), title, str(self._home), self._kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Open"))
        dialog.setDefaultSuffix(_ENDING)
        if dialog.exec():
            path = Path(dialog.selectedFiles()[0])
            self._go_to(path, may_be_new=True)
        dialog.deleteLater()

    def choose_recent(self) -> None:
        """List the libraries that were open before, and go to the one that is chosen."""
        if self._is_held_up():
            return
        present = self._worker.path
        others = [path for path in self._recent.paths if not _is_same(path, present)]
        if not others:
            words = self.tr("No other library was open before; {0} goes to one")
            self._frame.passing.say(words.format(self._frame.keymap[CommandId.OPEN_LIBRARY].way))
            return
        dialog = ChoiceDialog(
            self.tr("Recent libraries"),
            self.tr("Open now: {0}").format(present),
            [f"{path.name} · {path.parent}" for path in others],
            self.tr("Open"),
            self._frame.window(),
        )
        if dialog.exec() and dialog.chosen:
            self._go_to(others[dialog.chosen[0]], may_be_new=False)

    def back_up(self) -> None:
        """Ask for a file and write a checked copy of the library to it."""
        path = self._worker.path
        if path is None or not self._is_open:
            self._refuse_closed()
            return
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        proposal = self._folder / f"{path.stem} {day}.{_ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._frame.window(), self.tr("Back up this library"), str(proposal), self._kinds
        )
        if chosen:
            self._folder = Path(chosen).parent
            self._frame.inspector.keep_note()
            self._frame.passing.say(self.tr("Writing the backup…"))
            self._copying.ask(partial(_copied, Path(chosen)))

    def choose_backup(self) -> None:
        """Ask for a backup, check it, say what a restore does, and have it done."""
        path = self._worker.path
        if path is None or self._is_held_up():
            return
        kept = backup_folder(path)
        chosen, _ = QFileDialog.getOpenFileName(
            self._frame.window(),
            self.tr("Restore from a backup"),
            str(kept if kept.is_dir() else self._folder),
            self._kinds,
        )
        if not chosen:
            return
        if _is_same(Path(chosen), path):
            self._frame.messages.show_notice(self.tr("This file is the library that is open; choose a copy of it."))
            return
        self._frame.passing.say(self.tr("Checking the backup…"))
        self._judging.ask(partial(_sound, Path(chosen), path))

    def check(self) -> None:
        """Look for damage in the library."""
        if not self._is_open:
            self._refuse_closed()
            return
        self._frame.passing.say(self.tr("Checking the library…"))
        self._checking.ask(_checked)

    def say_restored(self, aside: Path | None) -> None:
        """Say that this library came out of a backup, and where the one before it is kept."""
        advice = self.tr("What was here before is kept in {0}").format(aside) if aside else ""
        self._frame.messages.show_notice(self.tr("The backup was restored and is open."), advice)

    @Slot(object)
    def say_failure(self, failure: Failure) -> None:
        """Say why something about libraries did not work, and that the open one is safe."""
        self._frame.passing.dismiss()
        if not isinstance(failure.error, ReaderError):
            self.failed.emit(failure)
            return
        happened = self.tr("Could not {0}. {1}").format(failure.what, failure.error)
        advice = self.tr("The library that is open stays open and is as it was before; choose another file.")
        self._frame.messages.show_problem(happened, advice)

    @property
    def _home(self) -> Path:
        return self._worker.path.parent if self._worker.path else self._folder

    @property
    def _kinds(self) -> str:
        return self.tr("Libraries (*.{0});;All files (*)").format(_ENDING)

    def _is_held_up(self) -> bool:
        """Tell whether an import runs, and say so: it goes into the library that is open."""
        if self._imports.importer.is_running:
            words = self.tr("An import is running into this library; let it end, or cancel it ({0}), and ask again.")
            self._frame.messages.show_notice(words.format(self._frame.keymap[CommandId.CANCEL_IMPORT].way))
        return self._imports.importer.is_running

    def _refuse_closed(self) -> None:
        self._frame.messages.show_notice(self.tr("No library is open."))

    def _go_to(self, path: Path, *, may_be_new: bool) -> None:
        if self._is_open and _is_same(path, self._worker.path):
            self._frame.passing.say(self.tr("This library is open already"))
            return
        self._frame.passing.say(self.tr("Opening {0}…").format(path))
        self._looking.ask(partial(_openable, path, may_be_new))

    @Slot(object)
    def _on_openable(self, path: Path) -> None:
        if not self._is_held_up():
            self.open_asked.emit(path)

    @Slot(object)
    def _on_sound(self, sound: _Sound) -> None:
        self._frame.passing.dismiss()
        path = self._worker.path
        assert path is not None
        box = RestoreBox(sound.backup, sound.written, path, sound.aside, self._frame.window())
        if box.exec() and not self._is_held_up():
            self.restore_asked.emit(sound.backup)

    @Slot(object)
    def _on_copied(self, path: Path) -> None:
        self._frame.passing.say(self.tr("Backup written to {0} and checked").format(path))

    @Slot(object)
    def _on_checked(self, report: CheckReport) -> None:
        self._frame.passing.dismiss()
        articles = counted(report.articles, self.tr("{0} article"), self.tr("{0} articles"))
        sources = counted(report.sources, self.tr("{0} source"), self.tr("{0} sources"))
        if report.is_sound:
            words = self.tr("The library is sound: {0} from {1} were checked.").format(articles, sources)
            self._frame.messages.show_notice(words, str(self._worker.path))
            return
        found = [self.tr("{0} To do: {1}.").format(*one) for one in zip(report.problems, report.repairs, strict=True)]
        rest = len(found) - _MOST_PROBLEMS
        more = [counted(rest, self.tr("And {0} more."), self.tr("And {0} more."))] if rest > 0 else []
        heading = counted(len(found), self.tr("{0} problem was found."), self.tr("{0} problems were found."))
        safe = self.tr("Nothing was changed.")
        self._frame.messages.show_problem(
            f"{heading} {safe}", " ".join([*found[:_MOST_PROBLEMS], *more]), "\n".join(found)
        )


def _is_same(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def _openable(path: Path, may_be_new: bool) -> Path:  # noqa: FBT001 - for partial
    from reader.store.copying import verify  # noqa: PLC0415 - start-up time

    if path.exists() or not may_be_new:
        verify(path)
    return path


def _sound(backup: Path, library: Path) -> _Sound:
    from reader.store.copying import aside_path, verify  # noqa: PLC0415 - start-up time

    verify(backup)
    return _Sound(backup, datetime.fromtimestamp(backup.stat().st_mtime, UTC).astimezone(), aside_path(library))


def _copied(path: Path, library: Library) -> Path:
    library.backup(path)
    return path


def _checked(library: Library) -> CheckReport:
    return library.check()
