"""The labelled sets: every label points at what it names, and the engine finds so much of each set."""

from __future__ import annotations

import importlib.util
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from reader.comparison.change import ChangeClass

DATA = Path(__file__).resolve().parents[2] / "data"
SETS = ("changes.jsonl", "changes_second.jsonl", "changes_third.jsonl")
BENCH = Path(__file__).resolve().parents[3] / "bench" / "quality_changes.py"
Row = dict[str, Any]


def rows_of(name: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold() if c.isalnum())


@pytest.mark.parametrize("name", SETS)
def test_every_span_yields_its_text_and_no_empty_side_follows_a_space(name: str) -> None:
    for row in rows_of(name):
        for change in row["changes"]:
            for side in ("left", "right"):
                start, end = change[f"{side}_span"]
                assert row[side][start:end] == change[side], row["id"]
                assert end > start or not row[side][:start].endswith(" "), row["id"]


@pytest.mark.parametrize("name", SETS)
def test_every_class_is_there_and_fits_its_sides(name: str) -> None:
    changes = [change for row in rows_of(name) for change in row["changes"]]
    assert {change["class"] for change in changes} == {str(change_class) for change_class in ChangeClass}
    for change in changes:
        left, right = change["left"], change["right"]
        assert left or right
        if change["class"] in {"typography", "quote_marks"}:
            assert letters(left) == letters(right), change
        if change["class"] in {"statement_added", "statement_removed"}:
            assert bool(left) == (change["class"] == "statement_removed"), change
        if change["class"] == "reordering":
            assert sorted(letters(left)) == sorted(letters(right)), change


@pytest.mark.parametrize("name", SETS)
def test_a_pair_is_identical_only_where_it_has_no_changes(name: str) -> None:
    rows = rows_of(name)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert (row["left"] == row["right"]) == (not row["changes"]), row["id"]


def scorer() -> Any:
    """Return the script that scores a set, as a module."""
    spec = importlib.util.spec_from_file_location("quality_changes", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "spans", "classes", "most_lost"),
    [
        ("changes.jsonl", 0.985, 0.995, 0),
        ("changes_second.jsonl", 0.95, 0.98, 2),
        ("changes_third.jsonl", 0.945, 0.97, 13),
    ],
)
def test_the_engine_finds_so_many_changes_and_tells_their_class(
    name: str, spans: float, classes: float, most_lost: int
) -> None:
    module = scorer()
    score = module.Score()
    for row in rows_of(name):
        module.score_row(row, score)
    assert score.f1(score.matched, score.wanted, score.found) >= spans
    assert score.right_class / score.matched >= classes
    assert len(score.heavy_lost) <= most_lost
