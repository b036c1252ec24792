"""Undo steps: a log of what a person did that survives the end of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reader.base.ids import StepId
from reader.store.hand import Image, apply, current, image_from
from reader.store.metadata import dumped, loaded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.database import Row, Store


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did: its name in words, and the rows it made and replaced."""

    id: StepId
    name: str
    forward: tuple[Image, ...]
    backward: tuple[Image, ...]


def take_step(store: Store, name: str, images: Sequence[Image], now_utc: str) -> bool:
    """Make the hand tables look like ``images`` and log it; what was undone can no longer be redone.

    Return False, and do nothing, where they look like that already.
    """
    before = tuple(current(store, image) for image in images)
    if all(_is_same(old, new) for old, new in zip(before, images, strict=True)):
        return False
    apply(store, images)
    log_step(store, name, images, before, now_utc)
    return True


def go_on_with_step(store: Store, name: str, images: Sequence[Image], now_utc: str) -> bool:
    """Do as ``take_step`` does, within the last step where that has this name, is about these rows and is just made.

    So a note that is kept every second while it is typed is one step.
    """
    last = store.row("SELECT id, name, forward, made_utc FROM steps WHERE is_undone = 0 ORDER BY id DESC LIMIT 1")
    if last is None or last["name"] != name or not 0 <= _seconds(last["made_utc"], now_utc) <= _GOING_ON_S:
        return take_step(store, name, images, now_utc)
    if [(one.table, dict(one.key)) for one in map(image_from, loaded(last["forward"]))] != [
        (one.table, dict(one.key)) for one in images
    ]:
        return take_step(store, name, images, now_utc)
    apply(store, images)
    store.write("DELETE FROM steps WHERE is_undone = 1")
    store.write(
        "UPDATE steps SET forward = :forward, made_utc = :made_utc WHERE id = :id",
        {"forward": _plain(images), "made_utc": now_utc, "id": last["id"]},
    )
    return True


def _seconds(first_utc: str, then_utc: str) -> float:
    return (datetime.fromisoformat(then_utc) - datetime.fromisoformat(first_utc)).total_seconds()


def log_step(store: Store, name: str, forward: Sequence[Image], backward: Sequence[Image], now_utc: str) -> None:
    """Log a step whose rows are made already; what was undone can no longer be redone."""
    store.write("DELETE FROM steps WHERE is_undone = 1")
    store.write(
        "INSERT INTO steps (name, forward, backward, is_undone, made_utc)"
        " VALUES (:name, :forward, :backward, 0, :made_utc)",
        {"name": name, "forward": _plain(forward), "backward": _plain(backward), "made_utc": now_utc},
    )


def next_undo(store: Store) -> Step | None:
    """Return the step that undo would take back now."""
    return _first(store, "SELECT id, name, forward, backward FROM steps WHERE is_undone = 0 ORDER BY id DESC LIMIT 1")


def next_redo(store: Store) -> Step | None:
    """Return the step that redo would take again now."""
    return _first(store, "SELECT id, name, forward, backward FROM steps WHERE is_undone = 1 ORDER BY id LIMIT 1")


def take_back(store: Store, step: Step) -> None:
    """Restore what stood before ``step``."""
    apply(store, step.backward)
    store.write("UPDATE steps SET is_undone = 1 WHERE id = :id", {"id": step.id})


def take_again(store: Store, step: Step) -> None:
    """Restore what ``step`` made."""
    apply(store, step.forward)
    store.write("UPDATE steps SET is_undone = 0 WHERE id = :id", {"id": step.id})


_GOING_ON_S = 30.0
"""How long after a step typing goes on within it."""

_TIMES = ("decided_utc", "made_utc")


def _is_same(old: Image, new: Image) -> bool:
    """Tell whether two images differ in nothing but the time they were made."""
    if old.row is None or new.row is None:
        return old.row is new.row
    return all(new.row[name] == value for name, value in old.row.items() if name not in _TIMES)


def _plain(images: Sequence[Image]) -> str:
    return dumped([image.as_json() for image in images])


def _first(store: Store, statement: str) -> Step | None:
    steps = store.made(_step, store.rows(statement))
    return steps[0] if steps else None


def _step(row: Row) -> Step:
    return Step(
        StepId(row["id"]),
        row["name"],
        tuple(map(image_from, loaded(row["forward"]))),
        tuple(map(image_from, loaded(row["backward"]))),
    )
