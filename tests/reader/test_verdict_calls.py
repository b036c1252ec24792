"""Verdicts handed on and merged from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.cli import REFUSED, main
from reader.library import Library
from reader.review.mark import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def decide(path: Path, verdict: Verdict) -> str:
    with Library.open(path) as library:
        story = next(row for row in library.stories() if len(row.articles) == 3)
        keys = library.open_story(story.id).keys
        library.decide(story.id, keys[:1], verdict)
        return keys[0]


def test_two_analysts_hand_verdicts_on_and_see_where_they_disagree(
    filled: Library, library_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second, lines = tmp_path / "second.variorum", tmp_path / "bea.jsonl"
    filled.backup(second)
    filled.close()
    key = decide(library_path, Verdict.MATTERS)
    assert decide(second, Verdict.NOISE) == key
    assert main(["--store", str(second), "verdicts", "--who", "Bea", "-o", str(lines)]) == 0
    (record,) = map(json.loads, lines.read_text("utf-8").splitlines())
    told = {name: record[name] for name in ("key", "verdict", "reason", "note", "who")}
    assert told == {"key": key, "verdict": "noise", "reason": "", "note": "", "who": "Bea"}
    assert record["when"]
    capsys.readouterr()
    assert main(["--store", str(library_path), "--json", "merge", str(lines)]) == 0
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (found["key"], found["own"], found["theirs"], found["who"]) == (key, "matters", "noise", "Bea")
    assert main(["--store", str(library_path), "--json", "merge"]) == 0
    assert json.loads(capsys.readouterr().out)["key"] == key
    with Library.open(library_path) as library:
        assert library.undo_name() == "Merge verdicts of Bea"


def test_what_is_no_file_of_verdicts_is_refused_and_nothing_kept(
    filled: Library, library_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled.close()
    odd = tmp_path / "odd.jsonl"
    odd.write_bytes(b"\xff\xfe\x00")
    assert main(["--store", str(library_path), "merge", str(odd)]) == REFUSED
    assert main(["--store", str(library_path), "merge", str(tmp_path / "gone.jsonl")]) == REFUSED
    assert "gone.jsonl" in capsys.readouterr().err
    assert main(["--store", str(library_path), "verdicts", "-o", str(tmp_path / "no" / "folder.jsonl")]) == REFUSED
    with Library.open(library_path) as library:
        assert library.disagreements() == ()
