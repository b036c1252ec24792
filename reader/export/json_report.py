"""The report as JSON: one object with sources, findings and ledgers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.export.records import stored_article_record

if TYPE_CHECKING:
    from reader.export.finding import Finding, Wording
    from reader.export.report import Report, ReportSource


def json_report(report: Report) -> str:
    """Return the report as indented JSON, ending with a line end; keys stand in a fixed order."""
    record = {
        "title": report.title,
        "first": report.first,
        "last": report.last,
        "sources": [_source(source) for source in report.sources],
        "findings": [_finding(report, finding) for finding in report.findings],
        "quotations": [
            {
                "speaker": entry.speaker,
                "canonical": entry.canonical,
                "renderings": [
                    {"article": one.article, "passage": one.passage, "text": one.text, "how": one.how.value}
                    for one in entry.renderings
                ],
                "absent": list(entry.absent),
            }
            for entry in report.quotations
        ],
        "figures": [
            {
                "counts": entry.counts,
                "unit": entry.unit,
                "values": [
                    {
                        "article": one.article,
                        "passage": one.passage,
                        "value": one.value,
                        "qualifier": one.qualifier,
                        "text": one.text,
                    }
                    for one in entry.values
                ],
                "conflict": entry.conflict,
            }
            for entry in report.figures
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _source(source: ReportSource) -> dict[str, Any]:
    relation = source.relation
    return {
        "letter": source.letter,
        **stored_article_record(source.article),
        "relation": relation.kind.value if relation else None,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "number": finding.number,
        "key": finding.key,
        "class": finding.change_class.value,
        "rule": finding.rule,
        "row": finding.row,
        "left": _wording(report, 0, finding.left),
        "right": [
            {**_wording(report, column, wording), "rule": rule, "direction": direction.value if direction else None}
            for column, wording, rule, direction in zip(
                finding.columns, finding.rights, finding.rules, finding.directions, strict=True
            )
        ],
        "readings": [
            {
                "text": one.text,
                "articles": [report.sources[column].article.row.id for column in one.columns],
                "sources": one.sources,
                "standing": one.standing.value,
            }
            for one in finding.readings
        ],
        "verdict": finding.verdict.value if finding.verdict else None,
        "note": finding.note,
    }


def _wording(report: Report, column: int, wording: Wording) -> dict[str, Any]:
    source = report.sources[column]
    return {
        "source": source.letter,
        "article": source.article.row.id,
        "passage": wording.passage,
        "before": wording.before,
        "text": wording.text,
        "after": wording.after,
    }
