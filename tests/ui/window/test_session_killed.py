"""Sessions killed at random moments: no acknowledged verdict is lost, and at most two seconds of typing."""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import shutil
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from tests.ui.window.articles import write_ferry

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from pathlib import Path

START_S = 60.0
KILLS, AT_ONCE = 50, 25
LONGEST_S = 2.6
"""How long the last session of a round lives, on average."""

LOST_S = 2.0
"""How much typing may be lost."""
AT_REST_S = 1.0
"""How long a write takes at most where the machine does not halt; a letter waits a second, and then its turn."""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "template.variorum"
    with Library.open(path) as library:
        list(library.import_paths(write_ferry(tmp_path / "ferry")))
        library.regroup()
        library.backup(tmp_path / "copy.variorum")
    return tmp_path / "copy.variorum"


def processes() -> BaseContext:
    """Return a way to start processes that load the program once, where the system has one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.ui.session_child"])
    return context


def started(context: BaseContext, path: Path) -> tuple[BaseProcess, Connection]:
    from tests.ui.session_child import run  # noqa: PLC0415 - what it loads is for the processes only

    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=run, args=(str(path), theirs), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return process, mine


def killed_after(process: BaseProcess, said: Connection, delay_s: float) -> tuple[list[str], float]:
    """Kill the process ``delay_s`` after its first word; return what it said and when it was killed."""
    assert said.poll(START_S)
    process.join(delay_s)
    at = time.monotonic()
    process.kill()
    lines = []
    with contextlib.suppress(EOFError, OSError):
        while True:
            lines.append(said.recv())
    process.join()
    return lines, at


def following(asked: list[str], said: list[str]) -> str | None:
    """Return the change decided next in a round through all of them, None in the first round: it is a new one."""
    count = next(int(line.split()[1]) for line in said if line.startswith("n "))
    return asked[len(asked) % count] if len(asked) >= count else None


def check(path: Path, said: list[str], at: float) -> int:
    """Hold the library against what was acknowledged; return how many letters were kept."""
    verdicts = {line.split()[1]: line.split()[2] for line in said if line.startswith("v ")}
    typed = [(int(line.split()[1]), float(line.split()[2])) for line in said if line.startswith("t ")]
    asked = [line.split()[1] for line in said if line.startswith("v ")]
    with Library.open(path) as library:
        assert library.check().is_sound
        story = max(library.stories(), key=lambda row: len(row.articles))
        marks = library.open_story(story.id).marks
        given = {str(key): mark.verdict for key, mark in marks.items()}
        # the verdict after the last one heard of may have been kept, too
        sure = verdicts.keys() - {following(asked, said)}
        assert {key: given.get(key) for key in sure} == {key: verdicts[key] for key in sure}
        notes = [mark.note for mark in marks.values() if mark.note]
    kept = len(notes[0]) if notes else 0
    heard = [*(float(line.split()[3]) for line in said if line.startswith("v ")), at]
    slow_s = max((after - before for before, after in pairwise(heard)), default=0.0)
    lost_s = LOST_S + max(0.0, slow_s - AT_REST_S)  # a note waits its turn behind a write
    due = max((count for count, when in typed if when <= at - lost_s), default=0)
    assert kept >= due, f"{due} letters were typed {lost_s:.1f} s before the end, {kept} are kept"
    whole = "".join(chr(ord("A") + place % 26) for place in range(kept))
    assert not notes or notes[0] == whole
    return kept


def test_fifty_sessions_killed_at_random_moments_lose_no_verdict_and_two_seconds_of_typing(
    template: Path, tmp_path: Path
) -> None:
    chance = random.Random(50)
    kept: list[int] = []
    acknowledged = 0
    context = processes()
    for _ in range(KILLS // AT_ONCE):
        paths = [tmp_path / f"{number}.variorum" for number in range(AT_ONCE)]
        for path in paths:
            for old in tmp_path.glob(f"{path.name}*"):
                old.unlink()
            shutil.copyfile(template, path)
        running = [started(context, path) for path in paths]
        try:
            for path, (process, said) in zip(paths, running, strict=True):
                lines, at = killed_after(process, said, chance.uniform(0.0, LONGEST_S / AT_ONCE * 2))
                acknowledged += sum(line.startswith("v ") for line in lines)
                kept.append(check(path, lines, at))
        finally:
            for process, _ in running:
                process.kill()
    assert len(kept) == KILLS
    assert acknowledged > KILLS
    assert sum(count > 0 for count in kept) >= KILLS // 3, "too few sessions lived long enough to be worth a kill"
