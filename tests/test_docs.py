"""The documentation names everything there is: commands, options, keys, formats, columns and rules."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from reader.cli import parser
from reader.command_names import COMMAND_NAMES
from reader.export.csv_report import COLUMNS
from reader.export.writing import ReportFormat
from reader.sources.formats import FORMATS
from reader.sources.source import Kind
from ui.commands import COMMANDS, Command, CommandId
from ui.native_keys import NATIVE_KEYS, NativeKeys
from ui.search.operators import OPERATORS, Operator

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = (DOCS.parent / "README.md", DOCS.parent / "CHANGELOG.md", *sorted(DOCS.glob("*.md")))
COMMON_OPTIONS = {"-h", "--help", "--store", "--json", "--output"}
"""What the top of the page tells of every call, and the long form of ``-o``."""
OPENINGS = {
    CommandId.COVERAGE: "In the map",
    CommandId.LEDGERS: "In the table of the ledgers",
    CommandId.LINEAGE: "In the lineage",
    CommandId.READINGS: "In the readings",
    CommandId.REVIEW: "On the review page",
}
"""How the paragraph of keys.md begins that tells the keys which a view takes for itself."""


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def calls() -> dict[str, argparse.ArgumentParser]:
    action = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


def test_every_call_is_named_once_in_code_and_parser() -> None:
    assert sorted(calls()) == sorted(COMMAND_NAMES)


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_command_and_its_options_are_documented(name: str) -> None:
    rows = [line for line in text_of("command-line.md").splitlines() if re.match(rf"\| `{name}\b", line)]
    assert rows
    for action in calls()[name]._actions:
        for option in action.option_strings:
            if option not in COMMON_OPTIONS:
                assert any(re.search(rf"(?<![\w-]){option}\b", row) for row in rows), f"{name} {option}"


def test_help_of_the_search_names_every_operator() -> None:
    told = calls()["search"].format_help()
    names = {operator.form.partition(":")[0] for operator in OPERATORS if ":" in operator.form}
    assert [name for name in names if f" {name}:" not in told] == []
    assert "OR" in told
    assert "-word" in told


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id.value)
def test_command_of_the_window_is_documented(command: Command) -> None:
    lines = text_of("keys.md").splitlines()
    keys = " ".join(f"`{key}`" for key in command.shown_keys)
    assert f"| {keys} | {command.text} | {command.tooltip} |" in lines


def test_keys_document_no_command_that_is_not_there() -> None:
    rows = [line for line in text_of("keys.md").splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) == len(COMMANDS) + text_of("keys.md").count("| key | command |")


@pytest.mark.parametrize("native", [row for row in NATIVE_KEYS if row.view], ids=lambda row: f"{row.view}: {row.text}")
def test_keys_of_single_views_are_documented(native: NativeKeys) -> None:
    assert native.view is not None
    (told,) = (part for part in text_of("keys.md").split("\n\n") if part.startswith(OPENINGS[native.view]))
    for words in written(native):
        assert re.search(rf"(?<!\w){re.escape(words)}(?!\w)", told), words


def written(native: NativeKeys) -> list[str]:
    """Return the keys as a sentence writes them."""
    if all(key.isdigit() for key in native.keys) and len(native.keys) > 1:
        return [f"{native.keys[0]} to {native.keys[-1]}"]
    named = {"Return": "Enter"}
    return [f"`{key.lower()}`" if len(key) == 1 else named.get(key, key) for key in native.keys]


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.form)
def test_operator_of_the_search_is_documented(operator: Operator) -> None:
    assert f"| `{operator.form}` | {operator.meaning} |" in text_of("search.md").splitlines()


def test_search_documents_no_operator_that_is_not_there() -> None:
    rows = [line for line in text_of("search.md").splitlines() if line.startswith("| `")]
    assert len(rows) == len(OPERATORS)


@pytest.mark.parametrize("report_format", list(ReportFormat))
def test_report_format_is_documented(report_format: ReportFormat) -> None:
    assert f"| `{report_format.value}` |" in text_of("report.md")


@pytest.mark.parametrize("column", COLUMNS)
def test_csv_column_is_documented(column: str) -> None:
    assert f"`{column}`" in text_of("report.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("kind", Kind)
def test_format_is_documented(kind: Kind) -> None:
    assert any(line.startswith(f"| `{kind.value}` |") for line in text_of("formats.md").splitlines())


def test_no_format_is_documented_that_is_not_read() -> None:
    rows = [line.split("`")[1] for line in text_of("formats.md").splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted({row.kind.value for row in FORMATS})
