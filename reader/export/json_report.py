"""The report as JSON: one object a story with sources, findings and ledgers; or one record a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.export.appendix import ignored_blocks
from reader.export.lineage_records import conflict_record
from reader.export.link import link_to
from reader.export.phrases import direction_phrase, majority_phrase, standing_phrase
from reader.export.records import stored_article_record
from reader.export.selection import selection_of
from reader.review.note import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.finding import Finding, Wording
    from reader.export.report import Report, ReportSource, StoryReport
    from reader.export.selection import Selection
    from reader.export.story_note import StoryNote
    from reader.export.template import Template
    from reader.ledgers.figures import FigureEntry
    from reader.ledgers.quotations import QuotationEntry

Record = dict[str, Any]


def json_report(report: Report, template: Template) -> str:
    """Return the report as indented JSON, ending with a line end; keys stand in a fixed order.

    A report on one story is that story's object; one on several has their objects under ``stories``.
    """
    stories = [_story(story, template) for story in report.stories]
    if len(stories) == 1:
        (record,) = stories
    else:
        record = {
            "title": report.title,
            "template": template.name,
            "stories": stories,
            "quotations": [_quotation(entry) for entry in report.quotations],
        }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def json_lines_report(report: Report, template: Template) -> str:
    """Return the report as JSON Lines: each record says in ``record`` what it is, and in ``story`` of which story."""
    lines: list[Record] = []
    for story in report.stories:
        whole = _story(story, template)
        head = {name: value for name, value in whole.items() if not isinstance(value, list)}
        lines.append({"record": "story", **head})
        for name, record in _KINDS.items():
            lines += ({"record": record, "story": story.id, **one} for one in whole.get(name, []))
    lines += ({"record": "quotation", "story": None, **_quotation(entry)} for entry in report.quotations)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


_KINDS = {
    "sources": "source",
    "credit_conflicts": "credit_conflict",
    "findings": "finding",
    "notes": "note",
    "quotations": "quotation",
    "figures": "figure",
}


def _story(story: StoryReport, template: Template) -> Record:
    selection = selection_of(story, template)
    record: Record = {
        "story": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "template": template.name,
        "sources": [_source(source) for source in story.sources],
        "credit_conflicts": [conflict_record(one) for one in story.credit_conflicts],
        "findings": list(_findings(story, selection, template)),
        "notes": [_note(story, note) for note in story.notes],
    }
    if template.has_ledgers:
        record["quotations"] = [_quotation(entry) for entry in story.quotations]
        record["figures"] = [_figure(entry) for entry in story.figures]
    if template.has_appendix:
        record["ignored"] = _ignored(story, selection)
    return record


def _findings(story: StoryReport, selection: Selection, template: Template) -> Iterator[Record]:
    yield from (_finding(story, finding, "report") for finding in selection.told)
    if template.has_appendix:
        yield from (_finding(story, finding, "appendix") for finding in (*selection.noise, *selection.trivial))


def _source(source: ReportSource) -> Record:
    relation = source.relation
    return {
        "letter": source.letter,
        **stored_article_record(source.article),
        "relation": relation.kind.value if relation else None,
    }


def _finding(story: StoryReport, finding: Finding, part: str) -> Record:
    return {
        "number": finding.number,
        "part": part,
        "key": finding.key,
        "class": finding.change_class.value,
        "rule": finding.rule,
        "row": finding.row,
        "left": _wording(story, finding, 0, finding.left),
        "right": [
            {
                **_wording(story, finding, column, wording),
                "rule": rule,
                "direction": direction_phrase(finding, (column,)).replace(" ", "_") or None,
                "standing": standing_phrase(finding, column) or None,
            }
            for column, wording, rule in zip(finding.columns, finding.rights, finding.rules, strict=True)
        ],
        "readings": [
            {
                "text": one.text,
                "articles": [story.sources[column].article.row.id for column in one.columns],
                "sources": one.sources,
                "standing": one.standing.value,
            }
            for one in finding.readings
        ],
        "majority": majority_phrase(story, finding) or None,
        "verdict": finding.verdict.value if finding.verdict else None,
        "reason": finding.reason,
        "note": finding.note,
    }


def _wording(story: StoryReport, finding: Finding, column: int, wording: Wording) -> Record:
    source = story.sources[column]
    row = source.article.row
    return {
        "source": source.letter,
        "article": row.id,
        "outlet": source.name,
        "date": row.published,
        "relation": source.relation.kind.value if source.relation else None,
        "passage": wording.passage,
        "before": wording.before,
        "text": wording.text,
        "after": wording.after,
        "link": str(link_to(row, wording.passage, finding.key)),
    }


def _note(story: StoryReport, note: StoryNote) -> Record:
    is_on_story = note.kind is NoteKind.STORY
    return {
        "kind": note.kind.value,
        "article": None if is_on_story else story.sources[note.column].article.row.id,
        "passage": note.passage,
        "quoted": note.quoted,
        "text": note.text,
    }


def _quotation(entry: QuotationEntry) -> Record:
    return {
        "speaker": entry.speaker,
        "canonical": entry.canonical,
        "renderings": [
            {"article": one.article, "passage": one.passage, "text": one.text, "how": one.how.value}
            for one in entry.renderings
        ],
        "absent": list(entry.absent),
    }


def _figure(entry: FigureEntry) -> Record:
    return {
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


def _ignored(story: StoryReport, selection: Selection) -> Record:
    return {
        "noise": len(selection.noise),
        "trivial": [
            {"class": kind.value, "rule": rule, "count": count} for kind, rule, count in selection.trivial_counts
        ],
        "left_out": len(selection.left_out),
        "blocks": [
            {"article": source.article.row.id, "role": block.role.value, "rule": block.rule, "text": block.text}
            for source in story.sources
            for block in ignored_blocks(source)
        ],
    }
