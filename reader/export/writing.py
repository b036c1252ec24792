"""Writing: a report put into a format and into a file, which holds all of it or what it held before."""

from __future__ import annotations

import os
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ExportError
from reader.export.report import report_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.report import Report
    from reader.ledgers.figures import FigureEntry
    from reader.ledgers.quotations import QuotationEntry
    from reader.store.rows import OpenStory


class ReportFormat(StrEnum):
    """The formats a report is written in."""

    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"


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
