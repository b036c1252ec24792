"""The report as one HTML file: no script, nothing remote, readable in light and dark and on paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.base.lexicon import RESOURCES
from reader.export.note import note_html
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
    from reader.export.report import Report, ReportSource

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html_report(report: Report) -> str:
    """Return the report as an HTML page; imported text is escaped, notes are rendered from Markdown and cleaned."""
    return "\n".join(_page(report)) + "\n"


def _page(report: Report) -> Iterator[str]:
    title = escape(report.title)
    style = (RESOURCES / "report" / "report.css").read_text(encoding="utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>"
    yield f"<h1>{title}</h1>"
    yield f"<p class='dates'>{escape(period_phrase(report))} · {len(report.sources)} sources</p>"
    yield from _sources(report)
    yield from _counts(report)
    for verdict in VERDICT_NAMES:
        if verdict is not Verdict.NOISE:
            yield from _verdict(report, verdict)
    yield from _quotations(report)
    yield from _figures(report)
    yield from _ignored(report)
    yield "</body>\n</html>"


def _sources(report: Report) -> Iterator[str]:
    yield "<h2>Sources</h2>\n<table class='sources'>"
    yield "<tr><th></th><th>Outlet</th><th>Headline</th><th>Published</th><th>Relation to A</th><th>Words</th></tr>"
    for source in report.sources:
        article = source.article
        yield (
            f"<tr id='source-{source.letter}'><th>{source.letter}</th><td>{escape(source.name)}{_agency(source)}</td>"
            f"<td>{escape(article.row.title)}<br><small>{escape(_file_name(article.row.path))} · sha256 "
            f"{article.sha256[:12]}</small></td><td>{escape(date_phrase(source))}</td>"
            f"<td>{escape(relation_phrase(source))}</td><td>{article.row.words}</td></tr>"
        )
    yield "</table>"


def _agency(source: ReportSource) -> str:
    agency = source.article.article.agency
    return f"<br><small>agency: {escape(agency.value)}</small>" if agency else ""


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2] or "pasted"


def _counts(report: Report) -> Iterator[str]:
    yield "<h2>Changes by class</h2>"
    if not report.findings:
        yield "<p>No differences were found.</p>"
        return
    yield "<ul class='counts'>"
    for change_class, count in report.counts:
        yield f"<li><mark class='{change_class.value}'>{CLASS_NAMES[change_class]}</mark> {count}</li>"
    yield "</ul>"


def _verdict(report: Report, verdict: Verdict | None) -> Iterator[str]:
    findings = report.with_verdict(verdict)
    if not findings:
        return
    yield f"<h2>{VERDICT_NAMES[verdict]} ({len(findings)})</h2>"
    for finding in findings:
        yield from _finding(report, finding)


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    yield f"<section class='finding' id='finding-{finding.number}'>"
    yield (
        f"<h3>{finding.number}. <mark class='{finding.change_class.value}'>{CLASS_NAMES[finding.change_class]}</mark>"
        f" <small>rule: {escape(finding.rule)}</small></h3>\n<dl>"
    )
    yield f"<dt>{escape(side_phrase(report, 0, finding.left))}</dt><dd>{_quoted(finding, finding.left)}</dd>"
    for wording, columns in rights_of(finding):
        places = "<br>".join(escape(side_phrase(report, column, wording)) for column in columns)
        direction = direction_phrase(finding, columns)
        sign = f" <small>{direction}</small>" if direction else ""
        yield f"<dt>{places}</dt><dd>{_quoted(finding, wording)}{sign}</dd>"
    if majority := majority_phrase(report, finding):
        yield f"<dt>readings</dt><dd><small>{escape(majority)}</small></dd>"
    yield "</dl>"
    if finding.note:
        yield f"<div class='note'>{note_html(finding.note)}</div>"
    yield "</section>"


def _quoted(finding: Finding, wording: Wording) -> str:
    if wording.passage is None:
        return "<i>not in this source</i>"
    words = escape(wording.text) if wording.text else "<i>nothing</i>"
    return f"{escape(wording.before)}<mark class='{finding.change_class.value}'>{words}</mark>{escape(wording.after)}"


def _quotations(report: Report) -> Iterator[str]:
    letters = {source.article.row.id: source.letter for source in report.sources}
    shared = [entry for entry in report.quotations if len({one.article for one in entry.renderings}) > 1]
    if not shared:
        return
    yield f"<h2>Quotations that several sources carry ({len(shared)})</h2>"
    for entry in shared:
        yield f"<section class='finding'><h3>“{escape(entry.canonical)}”"
        yield f" <small>{escape(entry.speaker or 'speaker not found')}</small></h3>\n<dl>"
        for one in entry.renderings:
            how = one.how.value.replace("_", " ")
            yield f"<dt>{letters[one.article]}, passage {one.passage + 1}, {how}</dt><dd>{escape(one.text)}</dd>"
        yield "</dl>"
        if entry.absent:
            yield f"<p>Not in {', '.join(letters[article] for article in entry.absent)}.</p>"
        yield "</section>"


def _figures(report: Report) -> Iterator[str]:
    letters = {source.article.row.id: source.letter for source in report.sources}
    conflicts = [entry for entry in report.figures if entry.conflict]
    if not conflicts:
        return
    yield f"<h2>Figures in conflict ({len(conflicts)})</h2>"
    for entry in conflicts:
        yield f"<section class='finding'><h3>{escape(entry.counts)}</h3>\n<dl>"
        for one in entry.values:
            yield f"<dt>{letters[one.article]}, passage {one.passage + 1}</dt><dd>{escape(one.text)}</dd>"
        yield "</dl></section>"


def _ignored(report: Report) -> Iterator[str]:
    yield "<h2>Appendix: what was ignored</h2>"
    yield f"<p>{len(report.trivial)} differences of house style and typography were not decided one by one.</p>"
    noise = report.with_verdict(Verdict.NOISE)
    yield f"<h3>Judged noise ({len(noise)})</h3>"
    for finding in noise:
        yield from _finding(report, finding)
    for source in report.sources:
        blocks = source.article.article.blocks
        removed = [block for block in blocks if not block.role.is_passage and block.role is not Role.HEADLINE]
        yield f"<h3>{source.letter}, {escape(source.name)}: {len(removed)} blocks not compared</h3>\n<ul>"
        for block in removed:
            yield f"<li><small>{block.role.value}, rule {escape(block.rule)}</small> {escape(block.text)}</li>"
        yield "</ul>"
