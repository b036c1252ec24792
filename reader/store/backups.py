"""Backups that the program makes by itself: in a folder beside the library, the older the fewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.base.errors import StorageError
from reader.store.copying import copy_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_FORM = "%Y-%m-%dT%H%M%SZ"
_ENDING = ".variorum"
_NEWEST, _DAYS, _WEEKS = 2, 7, 4
_PAUSE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library and when it was made."""

    path: Path
    made_utc: datetime


def backup_folder(library: Path) -> Path:
    """Return where the backups of ``library`` lie."""
    return library.with_name(library.name + ".backups")


def backups_of(library: Path) -> tuple[Backup, ...]:
    """Return the backups of ``library``, the newest first; other files in the folder are left out."""
    found = []
    for path in backup_folder(library).glob("*" + _ENDING):
        try:
            made = datetime.strptime(path.name.removesuffix(_ENDING), _FORM).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, made))
    return tuple(sorted(found, key=lambda backup: backup.made_utc, reverse=True))


def keep_backup(library: Path, now: datetime, *, pause: timedelta = _PAUSE) -> Path | None:
    """Copy ``library`` into its folder of backups when the last copy is older than ``pause``, and thin the old ones.

    Return the copy, None where none was due. A library that is damaged is never copied, and then no old backup goes.

    Raises:
        StorageError: the copy cannot be made or is not sound.
    """
    present = backups_of(library)
    if present and now - pause < present[0].made_utc <= now:
        return None
    path = backup_folder(library) / (now.astimezone(UTC).strftime(_FORM) + _ENDING)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {path.parent} cannot be made: {error.strerror}.", subject=str(path)) from error
    copy_aside(library, path)
    for backup in surplus(backups_of(library)):
        backup.path.unlink(missing_ok=True)
    return path


def surplus(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Return those of ``backups`` that are not kept: the 2 newest, the last of each of 7 days and of 4 weeks are."""
    ordered = sorted(backups, key=lambda backup: backup.made_utc, reverse=True)
    kept = [*ordered[:_NEWEST], *_last_of_each(ordered, "%Y-%m-%d", _DAYS), *_last_of_each(ordered, "%G-%V", _WEEKS)]
    return tuple(backup for backup in ordered if backup not in kept)


def _last_of_each(backups: Iterable[Backup], period: str, count: int) -> list[Backup]:
    """Return the newest of each of the last ``count`` periods; ``backups`` come newest first."""
    last: dict[str, Backup] = {}
    for backup in backups:
        last.setdefault(backup.made_utc.strftime(period), backup)
    return list(last.values())[:count]
