"""The order of the house: the engine knows no window, and each room only those before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
ROOMS = (
    "base", "sources", "articles", "relations", "alignment", "comparison", "ledgers", "review", "store", "batches",
    "export", "calls",
)  # fmt: skip
ENGINE = sorted((CHECKOUT / "reader").rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_engine_knows_no_window(path: Path) -> None:
    foreign = {name for name in imports_of(path) if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}}
    assert not foreign


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_only_rooms_before_it(room: str) -> None:
    own = {"reader.cli"} if room == "calls" else {"reader.cli", "reader.library"}
    later = {f"reader.{name}" for name in ROOMS[ROOMS.index(room) + 1 :]} | own
    wrong = {
        f"{path.relative_to(CHECKOUT)} imports {name}"
        for path in (CHECKOUT / "reader" / room).rglob("*.py")
        for name in imports_of(path)
        if ".".join(name.split(".")[:2]) in later
    }
    assert not wrong


def test_wall_sees_a_breach(tmp_path: Path) -> None:
    breach = tmp_path / "breach.py"
    breach.write_text("from PySide6.QtCore import QObject\nimport ui.theme\n", encoding="utf-8")
    assert imports_of(breach) == {"PySide6.QtCore", "ui.theme"}


@pytest.mark.parametrize(
    "path",
    [path for folder in ("reader", "ui") for path in sorted((CHECKOUT / folder).rglob("*.py"))],
    ids=lambda path: str(path.relative_to(CHECKOUT)),
)
def test_module_stays_under_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
