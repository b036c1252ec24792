"""The report as CSV: a line per finding and source, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from reader.export.phrases import CLASS_NAMES, VERDICT_NAMES, direction_phrase, relation_phrase, standing_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.finding import Finding
    from reader.export.report import Report

COLUMNS = (
    "finding",
    "class",
    "rule",
    "verdict",
    "note",
    "base_outlet",
    "base_date",
    "base_passage",
    "base_wording",
    "base_context",
    "outlet",
    "date",
    "passage",
    "wording",
    "context",
    "relation",
    "direction",
    "standing",
)
_FORMULA_STARTS = frozenset("=+-@\t\r\n|%")


def csv_report(report: Report) -> str:
    """Return the report as CSV with a byte order mark (spreadsheets read UTF-8 by it), all cells quoted."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerows([safe_cell(cell) for cell in line] for line in _lines(report, finding))
    return "\ufeff" + text.getvalue()


def safe_cell(text: str) -> str:
    """Return ``text`` with an apostrophe before it where a spreadsheet would take it for a formula."""
    seen = unicodedata.normalize("NFKC", text.lstrip())
    is_formula = (text and text[0] in _FORMULA_STARTS) or (seen and seen[0] in _FORMULA_STARTS)
    return f"'{text}" if is_formula else text


def _lines(report: Report, finding: Finding) -> Iterator[tuple[str, ...]]:
    base = report.sources[0]
    left = finding.left
    for column, right, rule in zip(finding.columns, finding.rights, finding.rules, strict=True):
        source = report.sources[column]
        yield (
            str(finding.number),
            CLASS_NAMES[finding.change_class],
            rule,
            VERDICT_NAMES[finding.verdict],
            finding.note,
            base.name,
            base.article.row.published or "",
            str(left.passage or ""),
            left.text,
            f"{left.before}{left.text}{left.after}",
            source.name,
            source.article.row.published or "",
            str(right.passage or ""),
            right.text,
            f"{right.before}{right.text}{right.after}",
            relation_phrase(source),
            direction_phrase(finding, (column,)),
            standing_phrase(finding, column),
        )
