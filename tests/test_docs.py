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
from ui.commands import COMMANDS, Command
from ui.search.operators import OPERATORS, Operator

DOCS = Path(__file__).resolve().parents[1] / "docs"


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def calls() -> dict[str, argparse.ArgumentParser]:
    action = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


def test_every_call_is_named_once_in_code_and_parser() -> None:
    assert sorted(calls()) == sorted(COMMAND_NAMES)


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_command_and_its_options_are_documented(name: str) -> None:
    text = text_of("command-line.md")
    assert re.search(rf"`{name}\b", text)
    for action in calls()[name]._actions:
        for option in action.option_strings:
            if option not in {"-h", "--help", "--output"}:
                assert option in text, f"{name} {option}"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id.value)
def test_command_of_the_window_is_documented(command: Command) -> None:
    lines = text_of("keys.md").splitlines()
    keys = " ".join(f"`{key}`" for key in command.shown_keys)
    assert f"| {keys} | {command.text} | {command.tooltip} |" in lines


def test_keys_document_no_command_that_is_not_there() -> None:
    rows = [line for line in text_of("keys.md").splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) == len(COMMANDS) + text_of("keys.md").count("| key | command |")


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


@pytest.mark.parametrize(
    "name", ["README.md", "docs/architecture.md", "docs/command-line.md", "docs/quality.md", "docs/search.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    page = DOCS.parent / name
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("kind", Kind)
def test_format_is_documented(kind: Kind) -> None:
    assert any(line.startswith(f"| `{kind.value}` |") for line in text_of("formats.md").splitlines())


def test_no_format_is_documented_that_is_not_read() -> None:
    rows = [line.split("`")[1] for line in text_of("formats.md").splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted({row.kind.value for row in FORMATS})
