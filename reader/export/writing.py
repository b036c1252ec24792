"""Writing: a report put into a format and into a file, which holds all of it or what it held before."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ExportError

if TYPE_CHECKING:
    from reader.export.report import Report
    from reader.export.template import Template


class ReportFormat(StrEnum):
    """The formats a report is written in."""

    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "md"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"
    JSON_LINES = "jsonl"


@dataclass(frozen=True, slots=True)
class Content:
    """A report in a format; ``gaps`` names the letters that this format cannot show, empty where it shows all."""

    data: bytes
    gaps: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file asked for and, where that cannot show every letter, the same report as HTML.

    ``notice`` tells in words why there is a second file.
    """

    path: Path
    beside: Path | None = None
    notice: str = ""


def write_report(report: Report, template: Template, report_format: str, path: Path) -> Written:
    """Write ``report`` to ``path``; the same report gives the same bytes.

    Files are written aside and renamed, so that ``path`` holds either what it held or the whole report. A PDF whose
    fonts cannot show all letters gets the HTML report beside it, under its own name with ``.html`` after it.

    Raises:
        ExportError: the format is not one of ReportFormat, or the file cannot be written.
    """
    if report_format not in set(ReportFormat):
        known = ", ".join(ReportFormat)
        raise ExportError(f"A report cannot be written as “{report_format}”; it can as {known}.", subject=report_format)
    content = report_content(report, template, ReportFormat(report_format))
    _write_aside(content.data, path)
    if not content.gaps:
        return Written(path)
    beside = path.with_name(f"{path.name}.html")
    _write_aside(report_content(report, template, ReportFormat.HTML).data, beside)
    notice = f"The fonts of the PDF cannot show all letters ({content.gaps}); {beside.name} beside it shows them."
    return Written(path, beside, notice)


def report_content(report: Report, template: Template, report_format: ReportFormat) -> Content:
    """Return ``report`` as the content of a file in that format."""
    # each format is loaded only when it is asked for: start-up time of the window and of other calls
    match report_format:
        case ReportFormat.CSV:
            from reader.export.csv_report import csv_report  # noqa: PLC0415

            return _text(csv_report(report, template))
        case ReportFormat.JSON:
            from reader.export.json_report import json_report  # noqa: PLC0415

            return _text(json_report(report, template))
        case ReportFormat.JSON_LINES:
            from reader.export.json_report import json_lines_report  # noqa: PLC0415

            return _text(json_lines_report(report, template))
        case _:
            return _for_people(report, template, report_format)


def _for_people(report: Report, template: Template, report_format: ReportFormat) -> Content:
    from reader.export.composing import document_of  # noqa: PLC0415

    document = document_of(report, template)
    match report_format:
        case ReportFormat.MARKDOWN:
            from reader.export.markdown_report import markdown_report  # noqa: PLC0415

            return _text(markdown_report(document))
        case ReportFormat.DOCX:
            from reader.export.docx_report import docx_report  # noqa: PLC0415

            return Content(docx_report(document))
        case ReportFormat.PDF:
            from reader.export.pdf_report import pdf_report  # noqa: PLC0415

            made = pdf_report(document)
            return Content(made.content, made.gaps)
        case _:
            from reader.export.html_report import html_report  # noqa: PLC0415

            return _text(html_report(document))


def _text(text: str) -> Content:
    return Content(text.encode("utf-8", "replace"))


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
