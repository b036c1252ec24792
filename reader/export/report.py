"""A report: the findings on a story with their evidence, and a file written from it."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ExportError
from reader.export.finding import Finding, findings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.change import ChangeClass
    from reader.comparison.figures import FigureEntry
    from reader.comparison.quotations import QuotationEntry
    from reader.relations.relation import Relation
    from reader.review.mark import Verdict
    from reader.store.rows import OpenStory, StoredArticle


class ReportFormat(StrEnum):
    """The formats a report is written in."""

    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ReportSource:
    """One article of the report: ``letter`` stands for it in the findings, ``relation`` is the one to the base."""

    letter: str
    article: StoredArticle
    relation: Relation | None
    is_base: bool

    @property
    def name(self) -> str:
        """What the article is called in the findings."""
        return self.article.row.name


@dataclass(frozen=True, slots=True)
class Report:
    """What a report on a story says, before it takes a format. The first source is the base."""

    title: str
    first: str | None
    last: str | None
    sources: tuple[ReportSource, ...]
    findings: tuple[Finding, ...]
    quotations: tuple[QuotationEntry, ...]
    figures: tuple[FigureEntry, ...]

    @property
    def counts(self) -> tuple[tuple[ChangeClass, int], ...]:
        """How many findings each class has, heaviest class first."""
        counted = Counter(finding.change_class for finding in self.findings)
        return tuple(sorted(counted.items(), key=lambda item: item[0].weight))

    def with_verdict(self, verdict: Verdict | None) -> tuple[Finding, ...]:
        """Return the findings with that verdict; those without one are told without the trivial ones."""
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict is verdict and (verdict or not finding.change_class.is_trivial)
        )

    @property
    def trivial(self) -> tuple[Finding, ...]:
        """The trivial findings that nobody decided on; the appendix counts them."""
        return tuple(one for one in self.findings if one.change_class.is_trivial and one.verdict is None)


def report_of(story: OpenStory, quotations: Sequence[QuotationEntry], figures: Sequence[FigureEntry]) -> Report:
    """Return the report on an opened story, with the story's ledgers."""
    base = story.articles[0].row.id
    relation_to = {relation.b if relation.a == base else relation.a: relation for relation in story.relations}
    sources = tuple(
        ReportSource(letter_of(column), article, relation_to.get(article.row.id), column == 0)
        for column, article in enumerate(story.articles)
    )
    row = story.row
    return Report(row.title, row.first, row.last, sources, findings_of(story), tuple(quotations), tuple(figures))


def letter_of(column: int) -> str:
    """Return the letter that stands for a column: A to Z, then AA, AB and so on."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def write_report(
    story: OpenStory,
    quotations: Sequence[QuotationEntry],
    figures: Sequence[FigureEntry],
    report_format: str,
    path: Path,
) -> None:
    """Write the report on ``story`` to ``path``; the same story gives the same bytes.

    The file is written aside and renamed, so that ``path`` holds either what it held or the whole report.

    Raises:
        ExportError: the format is not one of ReportFormat, or the file cannot be written.
    """
    if report_format not in set(ReportFormat):
        known = ", ".join(ReportFormat)
        raise ExportError(f"A report cannot be written as “{report_format}”; it can as {known}.", subject=report_format)
    text = report_text(report_of(story, quotations, figures), ReportFormat(report_format))
    _write_aside(text.encode("utf-8", "replace"), path)


def report_text(report: Report, report_format: ReportFormat) -> str:
    """Return the report as the text of a file in that format."""
    # each format is loaded only when it is asked for: start-up time of the window and of other calls
    match report_format:
        case ReportFormat.HTML:
            from reader.export.html_report import html_report  # noqa: PLC0415

            return html_report(report)
        case ReportFormat.MARKDOWN:
            from reader.export.markdown_report import markdown_report  # noqa: PLC0415

            return markdown_report(report)
        case ReportFormat.CSV:
            from reader.export.csv_report import csv_report  # noqa: PLC0415

            return csv_report(report)
        case ReportFormat.JSON:
            from reader.export.json_report import json_report  # noqa: PLC0415

            return json_report(report)


def _write_aside(content: bytes, path: Path) -> None:
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except OSError as error:
        Path(aside).unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ExportError:
    reason = error.strerror or str(error)
    return ExportError(
        f"The report cannot be written to {path}: {reason}. Nothing was changed there.", subject=str(path)
    )
