"""Processes killed at random moments: what was acknowledged is there, nothing is there twice, the file is sound."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library

CHECKOUT = Path(__file__).resolve().parents[3]
FILES = 40

IMPORT = """
import sys
from pathlib import Path
from reader.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    for result in library.import_paths([Path(sys.argv[2])]):
        print(result.status, result.article, Path(result.path).name, flush=True)
    library.regroup()
    print("done", flush=True)
"""

DECIDE = """
import sys
from pathlib import Path
from reader.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    for number in range(100_000):
        if number % 5 == 4:
            library.undo()
            print("undone", flush=True)
        else:
            library.edit(1, "outlet", f"Outlet {number}")
            print("edited", number, flush=True)
"""


def report_of(number: int) -> str:
    chance = random.Random(number)
    words = " ".join(chance.choice(["harbour", "council", "bridge", "storm", "market", "pilot"]) for _ in range(60))
    return f"Report {number} from the coast\n\nTOWN {number}, May {number % 28 + 1}, 2023 - Report {number}: {words}.\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:03}.txt").write_text(report_of(number), encoding="utf-8")
    return folder


def killed(code: str, arguments: list[Path], delay_s: float) -> tuple[list[str], bool]:
    """Run ``code``, kill it some time after it opened the library, and return what it said and whether it ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(delay_s)
    process.kill()
    lines = [first, *process.stdout]
    process.stdout.close()
    process.wait()
    said = [line.strip() for line in lines if line.endswith("\n")]
    return said, "done" in said


def test_an_import_killed_again_and_again_ends_as_if_it_never_was(library_path: Path, reports: Path) -> None:
    chance = random.Random(7)
    acknowledged: set[str] = set()
    kills = 0
    for _ in range(9):
        said, is_done = killed(IMPORT, [library_path, reports], chance.uniform(0.0, 0.3))
        now_there = {line.split()[2] for line in said if line.startswith(("new", "same_text"))}
        acknowledged |= now_there
        if is_done:
            break
        kills += 1
        with Library.open(library_path) as library:
            assert library.check().is_sound
            assert acknowledged <= {Path(row.path).name for row in library.articles()}
            waiting = {Path(path).name for path in library.unfinished_imports()}
            assert not waiting & now_there
    assert kills >= 3
    with Library.open(library_path) as library:
        list(library.import_paths([reports]))
        names = [Path(row.path).name for row in library.articles()]
        assert sorted(names) == sorted({path.name for path in reports.iterdir()})
        assert library.unfinished_imports() == ()
        assert library.check().is_sound


def test_a_kill_while_deciding_loses_nothing_acknowledged(filled: Library, library_path: Path) -> None:
    filled.close()
    chance = random.Random(11)
    for _ in range(4):
        said, _ = killed(DECIDE, [library_path], chance.uniform(0.1, 0.5))
        with Library.open(library_path) as library:
            assert library.check().is_sound
            edits = [line for line in said if line.startswith("edited")]
            if said[-1].startswith("edited"):
                # the step after the last one heard of may have been stored, too
                outlet = library.articles()[0].outlet or ""
                assert int(outlet.split()[-1]) >= int(edits[-1].split()[-1]) - 1
            while library.undo_name() == "Edit outlet":
                library.undo()
            assert not (library.articles()[0].outlet or "").startswith("Outlet")
