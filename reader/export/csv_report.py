"""The report as CSV: a line per finding and source, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from reader.export.document import visible
from reader.export.link import link_to
from reader.export.phrases import (
    CLASS_NAMES,
    VERDICT_NAMES,
    direction_phrase,
    majority_phrase,
    relation_phrase,
    standing_phrase,
)
from reader.export.selection import selection_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.finding import Finding
    from reader.export.report import Report, StoryReport
    from reader.export.template import Template

COLUMNS = (
    "story",
    "finding",
    "part",
    "class",
    "rule",
    "verdict",
    "reason",
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
    "readings",
    "link",
)
_FORMULA_STARTS = frozenset("=+-@\t\r\n|%")


def csv_report(report: Report, template: Template) -> str:
    """Return the report as CSV with a byte order mark (spreadsheets read UTF-8 by it), all cells quoted."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for story in report.stories:
        selection = selection_of(story, template)
        ignored = (*selection.noise, *selection.trivial) if template.has_appendix else ()
        for part, findings in (("report", selection.told), ("appendix", ignored)):
            for finding in findings:
                writer.writerows([safe_cell(cell) for cell in line] for line in _lines(story, finding, part))
    return "\ufeff" + text.getvalue()


def safe_cell(text: str) -> str:
    """Return ``text`` with an apostrophe before it where a spreadsheet would take it for a formula."""
    text = visible(text)
    seen = unicodedata.normalize("NFKC", text.lstrip())
    is_formula = (text and text[0] in _FORMULA_STARTS) or (seen and seen[0] in _FORMULA_STARTS)
    return f"'{text}" if is_formula else text


def _lines(story: StoryReport, finding: Finding, part: str) -> Iterator[tuple[str, ...]]:
    base = story.sources[0]
    left = finding.left
    readings = majority_phrase(story, finding)
    for column, right, rule in zip(finding.columns, finding.rights, finding.rules, strict=True):
        source = story.sources[column]
        yield (
            story.title,
            str(finding.number),
            part,
            CLASS_NAMES[finding.change_class],
            rule,
            VERDICT_NAMES[finding.verdict],
            finding.reason,
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
            readings,
            str(link_to(source.article.row, right.passage, finding.key)),
        )
