"""The report as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.export.phrases import (
    CLASS_NAMES,
    VERDICT_NAMES,
    date_phrase,
    direction_phrase,
    majority_phrase,
    period_phrase,
    relation_phrase,
    rights_of,
    side_phrase,
)
from reader.review.mark import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.finding import Finding, Wording
    from reader.export.report import Report

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown_report(report: Report) -> str:
    """Return the report as Markdown; imported text is escaped, notes stand as they were typed, in quotes."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Return ``text`` on one line with everything that Markdown would take for markup escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    yield f"{period_phrase(report)}, {len(report.sources)} sources"
    yield ""
    yield from _sources(report)
    yield from _counts(report)
    for verdict in VERDICT_NAMES:
        if verdict is not Verdict.NOISE:
            yield from _verdict(report, verdict)
    yield from _ledgers(report)
    yield from _ignored(report)


def _sources(report: Report) -> Iterator[str]:
    yield "## Sources"
    yield ""
    yield "| | outlet | headline | published | agency | relation to A | words | file |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for source in report.sources:
        article = source.article
        agency = article.article.agency
        cells = (
            source.letter,
            source.name,
            article.row.title,
            date_phrase(source),
            agency.value if agency else "",
            relation_phrase(source),
            str(article.row.words),
            article.row.path.replace("\\", "/").rpartition("/")[2],
        )
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"
    yield ""


def _counts(report: Report) -> Iterator[str]:
    yield "## Changes by class"
    yield ""
    for change_class, count in report.counts:
        yield f"- {CLASS_NAMES[change_class]}: {count}"
    if not report.findings:
        yield "No differences were found."
    yield ""


def _verdict(report: Report, verdict: Verdict | None) -> Iterator[str]:
    findings = report.with_verdict(verdict)
    if not findings:
        return
    yield f"## {VERDICT_NAMES[verdict]} ({len(findings)})"
    yield ""
    for finding in findings:
        yield from _finding(report, finding)


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    yield f"### {finding.number}. {CLASS_NAMES[finding.change_class]}"
    yield ""
    yield f"- {escaped(side_phrase(report, 0, finding.left))}: {_quoted(finding.left)}"
    for wording, columns in rights_of(finding):
        places = "; ".join(escaped(side_phrase(report, column, wording)) for column in columns)
        direction = direction_phrase(finding, columns)
        yield f"- {places}: {_quoted(wording)}" + (f" ({direction})" if direction else "")
    if majority := majority_phrase(report, finding):
        yield f"- readings: {majority}"
    yield f"- rule: `{finding.rule}`"
    yield ""
    if finding.note:
        yield from (f"> {line}" for line in finding.note.splitlines())
        yield ""


def _quoted(wording: Wording) -> str:
    if wording.passage is None:
        return "*not in this source*"
    text = f"**{escaped(wording.text)}**" if wording.text else "*(nothing)*"
    return f"{escaped(wording.before)} {text} {escaped(wording.after)}".strip()


def _ledgers(report: Report) -> Iterator[str]:
    letters = {source.article.row.id: source.letter for source in report.sources}
    shared = [entry for entry in report.quotations if len({one.article for one in entry.renderings}) > 1]
    if shared:
        yield f"## Quotations that several sources carry ({len(shared)})"
        yield ""
        for entry in shared:
            yield f"- **{escaped(entry.canonical)}** {escaped(entry.speaker or 'speaker not found')}"
            yield from (
                f"    - {letters[one.article]}, passage {one.passage + 1}, {one.how.value.replace('_', ' ')}: "
                f"{escaped(one.text)}"
                for one in entry.renderings
            )
            if entry.absent:
                yield f"    - not in {', '.join(letters[article] for article in entry.absent)}"
        yield ""
    conflicts = [entry for entry in report.figures if entry.conflict]
    if conflicts:
        yield f"## Figures in conflict ({len(conflicts)})"
        yield ""
        for figure in conflicts:
            yield f"- **{escaped(figure.counts)}**"
            yield from (
                f"    - {letters[one.article]}, passage {one.passage + 1}: {escaped(one.text)}" for one in figure.values
            )
        yield ""


def _ignored(report: Report) -> Iterator[str]:
    yield "## Appendix: what was ignored"
    yield ""
    noise = report.with_verdict(Verdict.NOISE)
    yield f"- {len(report.trivial)} differences of house style and typography, not decided one by one"
    yield f"- {len(noise)} differences judged noise"
    for finding in noise:
        yield f"    - {finding.number}. {CLASS_NAMES[finding.change_class]}: {_quoted(finding.left)}"
    for source in report.sources:
        removed = [block for block in source.article.article.blocks if not block.role.is_passage]
        removed = [block for block in removed if block.role is not Role.HEADLINE]
        yield f"- {source.letter}, {escaped(source.name)}: {len(removed)} blocks not compared"
        for block in removed:
            yield f"    - {block.role.value} (`{block.rule}`): {escaped(block.text)}"
