"""The command line, called as scripts call it: records, exit status, and complaints on the other stream."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.base.ids import ArticleId
from reader.cli import CALLS, main
from reader.command_names import COMMAND_NAMES
from reader.library import Library

CHECKOUT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, list[Any], str]]
"""Calls the command line and returns exit status, records and complaints."""


@pytest.fixture
def run(library_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line with --json on the library of the test."""

    def call(*words: object) -> tuple[int, list[Any], str]:
        status = main(["--store", str(library_path), "--json", *map(str, words)])
        captured = capsys.readouterr()
        return status, [json.loads(line) for line in captured.out.splitlines()], captured.err

    return call


@pytest.fixture
def imported(run: Run, news: Path) -> Run:
    assert run("import", news)[0] == 0
    return run


def test_names_for_the_window_are_the_calls_there_are() -> None:
    assert sorted(COMMAND_NAMES) == sorted(CALLS)


def test_import_prints_one_line_an_article_and_names_what_failed(run: Run, news: Path) -> None:
    missing = news / "gone.txt"
    status, records, complaints = run("import", news, missing)
    assert status == 1
    assert [record["status"] for record in records] == ["new"] * 4 + ["failed"]
    assert {"path", "part", "status", "article", "error"} <= records[0].keys()
    assert str(missing) in complaints
    assert run("import", news)[0] == 0


def test_stories_articles_and_relations_hang_together(imported: Run) -> None:
    _, articles, _ = imported("articles")
    _, stories, _ = imported("stories")
    assert sorted(article for story in stories for article in story["articles"]) == [1, 2, 3, 4]
    by_story = {article: story["story"] for story in stories for article in story["articles"]}
    assert all(by_story[article["article"]] == article["story"] for article in articles)
    ferry = next(story for story in stories if len(story["articles"]) == 3)
    assert ferry["reasons"]
    _, relations, _ = imported("relations", "--story", ferry["story"])
    assert {(one["a"], one["b"]) for one in relations} == {(1, 2), (1, 3), (2, 3)}
    _, lineages, _ = imported("lineage", ferry["story"])
    assert {node["article"] for node in lineages[0]["nodes"]} == {1, 2, 3}
    copying = {(one["a"], one["b"]) for one in relations if one["relation"] != "own_report"}
    assert {tuple(sorted((one["a"], one["b"]))) for one in lineages[0]["edges"]} == copying
    stored = imported("article", 1)[1][0]["blocks"]
    assert all(block["end"] - block["start"] == len(block["text"]) for block in stored)


def test_compare_prints_rows_and_classed_changes(imported: Run) -> None:
    status, (record,), _ = imported("compare", 1, 2)
    assert status == 0
    assert record["articles"] == [1, 2]
    assert record["base"] == 1
    figure = next(change for change in record["changes"] if change["class"] == "figure")
    assert (figure["left"], figure["right"]) == ("212", "221")
    cells = record["rows"][figure["row"]]["cells"]
    assert all(row["sure"] is True and 0 <= row["strength"] <= 1 for row in record["rows"])
    start, end = figure["left_span"]
    assert cells[0]["text"][start:end] == figure["left"]
    _, (other,), _ = imported("compare", 1, 2, "--base", 2)
    assert other["base"] == 2
    assert any((change["left"], change["right"]) == ("221", "212") for change in other["changes"])


@pytest.mark.parametrize(
    "words",
    [("compare", 1), ("compare", 1, 99), ("compare", 1, 2, "--base", 3), ("article", "nobody"), ("diff", "one.txt")],
)
def test_a_wrong_call_is_refused_in_a_sentence(imported: Run, words: tuple[object, ...]) -> None:
    status, records, complaints = imported(*words)
    assert status == 2
    assert records == []
    assert complaints.startswith("variorum: ")


def test_reading_needs_a_library(run: Run, library_path: Path) -> None:
    status, _, complaints = run("articles")
    assert status == 2
    assert str(library_path) in complaints
    assert not library_path.exists()


def test_bulk_import_gives_external_ids_back_everywhere(run: Run, news: Path, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"x-{path.stem}", "title": path.stem, "text": path.read_text(encoding="utf-8")})
        for path in sorted(news.iterdir())
    ]
    bulk = tmp_path / "bulk.jsonl"
    bulk.write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    status, records, complaints = run("import", bulk)
    assert status == 1
    assert "bulk.jsonl" in complaints
    names = {f"x-{path.stem}" for path in news.iterdir()}
    assert {record["external_id"] for record in records if record["status"] == "new"} == names
    assert {article["external_id"] for article in run("articles")[1]} == names
    assert {name for story in run("stories")[1] for name in story["external_ids"]} == names
    assert all({one["a_external_id"], one["b_external_id"]} <= names for one in run("relations")[1])
    assert run("compare", "x-1-wire", "x-2-herald")[1][0]["external_ids"] == ["x-1-wire", "x-2-herald"]
    assert all(hit["external_id"] in names for hit in run("search", "ferry")[1])


def test_tags_are_told_of_articles_and_stories(imported: Run, library_path: Path) -> None:
    with Library.open(library_path) as library:
        library.tag([ArticleId(1)], ["to quote"])
    assert {one["article"]: one["tags"] for one in imported("articles")[1]} == {1: ["to quote"], 2: [], 3: [], 4: []}
    assert imported("article", 1)[1][0]["tags"] == ["to quote"]
    assert sorted(one["tags"] for one in imported("stories")[1]) == [[], ["to quote"]]
    assert {one["article"] for one in imported("search", "tag:quote")[1]} == {1}


def test_search_prints_snippets(imported: Run) -> None:
    _, hits, _ = imported("search", "rudder")
    assert {hit["article"] for hit in hits} == {1, 2}
    assert all("rudder" in hit["snippet"] for hit in hits)
    assert imported("search", '"', "NEAR(", "source:")[0] == 0


def test_search_takes_a_minus_first_behind_two(imported: Run) -> None:
    _, hits, _ = imported("search", "--", "-rudder", "ferry")
    assert hits
    assert not any("rudder" in hit["snippet"] for hit in hits)


def test_ledgers_print_entries(imported: Run) -> None:
    _, quotations, _ = imported("ledger", "quotations")
    assert any("hull held" in entry["canonical"] for entry in quotations)
    assert {"speaker", "canonical", "renderings", "absent"} <= quotations[0].keys()
    _, figures, _ = imported("ledger", "figures")
    assert {"counts", "unit", "values", "conflict"} <= figures[0].keys()
    assert any({value["value"] for value in entry["values"]} >= {212, 221} for entry in figures) or any(
        entry["conflict"] for entry in figures
    )


def test_ledgers_for_people_have_a_line_for_every_article_that_carries_an_entry(
    imported: Run, library_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported("ledger", "labels")[1] == []
    assert main(["--store", str(library_path), "ledger", "quotations"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "hull held" in line]
    assert len(lines) == 3
    assert main(["--store", str(library_path), "ledger", "figures"]) == 0
    table = capsys.readouterr().out
    assert "212" in table
    assert "221" in table


def test_regroup_check_backup_and_restore(imported: Run, tmp_path: Path) -> None:
    assert imported("regroup")[1][0] == {"stories": 2, "changed": 0}
    (report,) = imported("check")[1]
    assert report["is_sound"]
    assert report["articles"] == 4
    copy = tmp_path / "copy.variorum"
    assert imported("backup", copy)[0] == 0
    assert imported("restore", copy)[0] == 0
    assert len(imported("articles")[1]) == 4
    copy.write_bytes(b"not a library at all" * 100)
    assert imported("restore", copy)[0] == 2


def test_check_repairs_the_index(imported: Run, library_path: Path) -> None:
    connection = sqlite3.connect(library_path)
    connection.execute("DELETE FROM passages_index WHERE rowid IN (SELECT rowid FROM passages_index LIMIT 3)")
    connection.commit()
    connection.close()
    status, (report,), complaints = imported("check")
    assert status == 1
    assert "3 passages are not in the search index" in complaints
    assert report["repairs"]
    assert imported("check", "--repair")[0] == 0


def test_extract_prints_articles_without_a_library(run: Run, news: Path, library_path: Path) -> None:
    (news / "empty.txt").touch()
    status, records, complaints = run("extract", news)
    assert status == 1
    assert [record["kind"] for record in records] == ["article"] * 4 + ["unreadable"]
    assert "empty.txt" in complaints
    assert records[0]["published"] == "2024-03-04"
    assert not library_path.exists()


def test_diff_of_two_files_and_of_pairs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = tmp_path / "a.txt", tmp_path / "b.txt"
    left.write_text("The mayor may open 12 parks.", encoding="utf-8")
    right.write_text("The mayor will open 14 parks.", encoding="utf-8")
    _, (record,), _ = run("diff", left, right)
    assert [change["class"] for change in record["changes"]] == ["modality", "figure"]
    pairs = [
        json.dumps({"id": 7, "left": "Nine boats sank.", "right": "Ten boats sank."}),
        "",
        "[1, 2]",
        json.dumps({"id": "z", "left": "Same.", "right": "Same."}),
    ]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(pairs).encode())))
    status, records, complaints = run("diff", "--pairs", "-")
    assert status == 1
    assert [record["id"] for record in records] == [7, "z"]
    assert records[0]["changes"][0]["class"] == "figure"
    assert "line 3" in complaints


def test_align_of_pairs(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    a = ["The bridge over the Orl closed on Monday.", "Repairs will take two years, the county said."]
    file.write_text(json.dumps({"id": 1, "a": a, "b": [*a, "A ferry replaces it."]}), encoding="utf-8")
    status, (record,), _ = run("align", "--pairs", file)
    assert status == 0
    assert record == {"id": 1, "links": [[0, 0], [1, 1]], "moved": []}


def test_tables_are_for_people_and_never_obey_the_text(
    imported: Run,
    library_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_text("Bridge \x1b[2Jclosed\n\nThe bridge over the river Orl closed on Monday for repairs, " * 3)
    assert imported("import", evil)[0] == 0
    assert main(["--store", str(library_path), "articles"]) == 0
    table = capsys.readouterr().out
    assert table.splitlines()[0].startswith("article")
    assert "Ferry stuck on sandbank" in table
    assert "\x1b" not in table
    assert main(["--store", str(library_path), "article", "1"]) == 0
    assert "[body]" in capsys.readouterr().out


def test_report_is_written(imported: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    story = next(story for story in imported("stories")[1] if len(story["articles"]) == 3)["story"]
    assert imported("report", story, "--format", "json", "-o", target)[0] == 0
    assert json.loads(target.read_text(encoding="utf-8"))
    assert imported("report", story, "--format", "cuneiform", "-o", tmp_path / "x")[0] == 2
    assert not (tmp_path / "x").exists()


def test_a_reader_that_goes_away_is_no_error(news: Path) -> None:
    code = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
    many = ["--json", "extract", str(news)]
    process = subprocess.Popen(
        [sys.executable, "-c", code, *many], cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()
