"""Reports quote their evidence, are the same for the same input, and never leave half a file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from reader.base.errors import ExportError, NotFoundError
from reader.base.ids import SessionId
from reader.comparison.variations import variations_of
from reader.export.csv_report import COLUMNS, safe_cell
from reader.export.finding import findings_of
from reader.export.markdown_report import escaped
from reader.export.phrases import rights_of
from reader.export.report import letter_of
from reader.export.template import TEMPLATES, template_named
from reader.export.writing import ReportFormat, write_report
from reader.library import Library
from reader.reporting import session_report, story_report, storyline_report
from reader.review.agreement import member_keys
from reader.review.mark import Verdict
from tests.reader.export.reported import NOTE, content, report_on, text_content

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.base.ids import StoryId
    from reader.export.report import Report
    from reader.store.rows import OpenStory

CHECKOUT = Path(__file__).resolve().parents[3]


def places_told(story: OpenStory) -> int:
    """How many columns tell otherwise, each counted for every variation."""
    changes = story.comparison.changes
    return sum(len({changes[at].column for at in one.members}) for one in variations_of(story.comparison))


def page_of(text: str) -> _Element:
    return etree.fromstring(text.encode("utf-8"), etree.HTMLParser(encoding="utf-8"))


def text_of(element: _Element) -> str:
    return "".join(str(part) for part in element.itertext())


def entry_with(story: OpenStory, verdict: Verdict) -> tuple[str, str]:
    for key, entry in zip(story.keys, story.comparison.changes, strict=True):
        if key in story.marks and story.marks[key].verdict is verdict:
            return entry.change.left, entry.change.right
    raise AssertionError(verdict)


def test_html_quotes_both_wordings_under_the_verdict(decided: OpenStory, report: Report) -> None:
    page = page_of(text_content(report, "html"))
    left, right = entry_with(decided, Verdict.MATTERS)
    heading = next(one for one in page.iter("h2") if text_of(one).startswith("Matters"))
    section = heading.getnext()
    assert section is not None
    marked = [text_of(mark) for mark in section.iter("mark")]
    assert left in marked
    assert right in marked
    words = text_of(section)
    assert "passage" in words
    assert "Northern Wire" in words
    assert "2026-03-12" in words
    assert "rule: " in words
    assert "tender" in [text_of(strong) for strong in section.iter("strong")]


def test_html_leads_back_to_the_passage(decided: OpenStory, report: Report) -> None:
    links = [str(one.get("href")) for one in page_of(text_content(report, "html")).iter("a")]
    back = [link for link in links if link.startswith("variorum:passage?")]
    assert any("outlet=Northern%20Wire&date=2026-03-12T16%3A40&" in link for link in back)
    told = {link.rpartition("change=")[2] for link in back if "change=" in link}
    assert told <= {key[:16] for key in decided.keys}
    assert len(told) > 10


def test_html_strip_has_a_lane_for_each_article_and_links_to_its_findings(report: Report) -> None:
    page = page_of(text_content(report, "html"))
    (strip,) = (one for one in page.iter("figure") if one.get("class") == "strip")
    anchors = {str(one.get("id")) for one in page.iter("section")}
    targets = {str(one.get("href"))[1:] for one in strip.iter("a")}
    assert targets
    assert targets <= anchors
    lanes = [text_of(one)[0] for one in strip.iter("text") if one.get("class") is None]
    assert lanes == [source.letter for source in report.stories[0].sources]
    cells = sum(1 for one in strip.iter("rect") if one.get("class") == "same" and one.get("height") == "14")
    assert cells == sum(sum(row) for row in report.stories[0].presence)


def test_html_is_inert(report: Report) -> None:
    text = text_content(report, "html")
    assert "<script" not in text
    assert not re.search(r"(?:src|href)\s*=\s*['\"]?https?:", text)
    assert "default-src 'none'" in text


def test_html_tells_what_was_ignored(decided: OpenStory, report: Report) -> None:
    text = text_of(page_of(text_content(report, "html")))
    furniture = next(
        block for stored in decided.articles for block in stored.article.blocks if block.role.value == "furniture"
    )
    assert " ".join(furniture.text.split())[:40] in " ".join(text.split())
    assert "Judged noise (1)" in text
    assert "not compared" in text


def test_json_holds_every_change_once(decided: OpenStory, report: Report) -> None:
    record = json.loads(text_content(report, "json"))
    told = sum(len(finding["right"]) for finding in record["findings"])
    assert told == places_told(decided)
    assert any(one["direction"] for finding in record["findings"] for one in finding["right"])
    for finding in record["findings"]:
        carried = sorted(article for reading in finding["readings"] for article in reading["articles"])
        assert carried == sorted(stored.row.id for stored in decided.articles)
    verdicts = [finding["verdict"] for finding in record["findings"] if finding["verdict"]]
    assert sorted(verdicts) == ["matters", "noise", "unsure"]
    assert [source["letter"] for source in record["sources"]] == list("ABCDEFGH")[: len(decided.articles)]
    assert record["ignored"]["noise"] == 1
    assert sum(one["count"] for one in record["ignored"]["trivial"]) == sum(
        one["part"] == "appendix" and one["verdict"] is None for one in record["findings"]
    )


def test_passage_numbers_lead_to_the_words(decided: OpenStory, report: Report) -> None:
    record = json.loads(text_content(report, "json"))
    passages = {stored.row.id: stored.passages for stored in decided.articles}
    checked = 0
    for finding in record["findings"]:
        for side in (finding["left"], *finding["right"]):
            if side["passage"] is not None and "\n" not in side["text"]:
                assert side["text"] in passages[side["article"]][side["passage"] - 1]
                checked += 1
    assert checked > 50


def test_json_lines_hold_what_json_holds(report: Report) -> None:
    whole = json.loads(text_content(report, "json"))
    lines = [json.loads(line) for line in text_content(report, "jsonl").splitlines()]
    for name in ("source", "finding", "quotation", "figure"):
        of_kind = [line for line in lines if line["record"] == name]
        assert [{k: v for k, v in one.items() if k not in ("record", "story")} for one in of_kind] == [
            {k: v for k, v in one.items() if k != "story"} for one in whole[f"{name}s"]
        ]
    assert lines[0]["record"] == "story"
    assert lines[0]["title"] == whole["title"]


def test_csv_has_a_line_for_every_change(decided: OpenStory, report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(text_content(report, "csv").removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == places_told(decided)
    assert {row["standing"] for row in rows} == {"", "alone", "majority"}
    assert {row["direction"] for row in rows} > {""}
    assert {row["part"] for row in rows} == {"report", "appendix"}
    noted = [row for row in rows if row["note"]]
    assert [row["verdict"] for row in noted] == ["Matters"]
    assert noted[0]["note"] == NOTE


def test_markdown_names_sources_and_note(report: Report) -> None:
    text = text_content(report, "md")
    assert "## Matters (1)" in text
    assert "> Check the **tender** file" in text
    assert "| **A** | Northern Wire" in text
    assert re.search(r"^A  [FQACNSwt· ]+$", text, re.MULTILINE)


SCRIPT = """
import hashlib, sys
from pathlib import Path
from reader.export.template import template_named
from reader.export.writing import ReportFormat, report_content
from reader.library import Library
from reader.reporting import story_report
with Library.open(Path(sys.argv[1]), read_only=True) as library:
    report = story_report(library, (int(sys.argv[2]),))
for one in ReportFormat:
    print(one, hashlib.sha256(report_content(report, template_named("everything"), one).data).hexdigest())
"""


@pytest.mark.usefixtures("decided")
def test_same_story_gives_the_same_bytes_in_every_process(library: Library, story: StoryId) -> None:
    report = story_report(library, (story,))
    here = {
        one.value: hashlib.sha256(content(report, one, template_named("everything"))).hexdigest()
        for one in ReportFormat
    }
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(library.path), str(story)],
            cwd=CHECKOUT,
            env={"PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"},
            capture_output=True,
            check=True,
            text=True,
        )
        assert dict(line.split() for line in told.stdout.splitlines()) == here


def test_templates_choose_what_goes_in(report: Report) -> None:
    def told(name: str, *, has_appendix: bool) -> list[dict[str, str]]:
        text = text_content(report, "csv", template_named(name, has_appendix=has_appendix))
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert {row["verdict"] for row in told("matters", has_appendix=False)} == {"Matters"}
    assert {row["class"] for row in told("figures-and-quotations", has_appendix=False)} <= {
        "Figure", "Date", "Quotation wording", "Quotation marks",
    }  # fmt: skip
    assert not {"House style", "Typography"} & {row["class"] for row in told("findings", has_appendix=False)}
    everything = told("everything", has_appendix=False)
    assert {"Noise", "Matters", "Unsure", "Not decided"} == {row["verdict"] for row in everything}
    assert {row["part"] for row in everything} == {"report"}
    assert len(everything) == len(told("findings", has_appendix=True))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_appendix_can_be_left_out(report: Report, template: object) -> None:
    name = getattr(template, "name", "")
    with_it, without = (text_content(report, "html", template_named(name, has_appendix=has)) for has in (True, False))
    assert "Appendix: what was ignored" in with_it
    assert "Appendix" not in without
    assert "ignored" not in json.loads(text_content(report, "json", template_named(name, has_appendix=False)))


def test_unknown_template_is_named() -> None:
    with pytest.raises(ExportError, match=r"“short”.*findings, matters, everything"):
        template_named("short")


def test_unknown_format_is_named(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="“odt”; it can as html, pdf, md, docx, csv, json, jsonl"):
        write_report(report, template_named(), "odt", tmp_path / "report.odt")


@pytest.mark.parametrize("report_format", list(ReportFormat))
def test_failed_writing_leaves_what_was_there(report: Report, report_format: ReportFormat, tmp_path: Path) -> None:
    target = tmp_path / f"report.{report_format}"
    target.mkdir()
    with pytest.raises(ExportError, match=rf"report\.{report_format}"):
        write_report(report, template_named(), report_format, target)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "|cmd", "%0A"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "words", "a=b", "(3)", "“no”"])
def test_harmless_cells_stay(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_letters_go_on_after_z() -> None:
    assert [letter_of(column) for column in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_imported_text_cannot_become_markup() -> None:
    assert escaped("a *b* [c](d) <e>\n# f | g") == r"a \*b\* \[c\](d) &lt;e&gt; \# f &#124; g"


def test_a_variation_is_one_finding_with_its_wordings(report: Report) -> None:
    (story,) = report.stories
    seen = [(one.row, one.left, one.change_class, one.verdict) for one in story.findings]
    assert len(seen) == len(set(seen))
    several = [one for one in story.findings if len(rights_of(one)) > 1]
    assert several
    assert all(len({column for _, columns in rights_of(one) for column in columns}) > 1 for one in several)


@pytest.fixture
def grouped(tmp_path: Path, sample: Path) -> Library:
    opened = Library.open(tmp_path / "grouped.variorum")
    list(opened.import_paths([sample / "bridge-collapse", sample / "minister-resigns"]))
    opened.regroup()
    return opened


def test_storyline_is_told_story_by_story(grouped: Library) -> None:
    with grouped as library:
        storyline = library.stories()[0].storyline
        assert storyline is not None
        report = storyline_report(library, storyline)
    firsts = [story.first or "undated" for story in report.stories]
    assert len(firsts) == 2
    assert firsts == sorted(firsts)
    page = page_of(text_content(report, "html"))
    headings = [text_of(one) for one in page.iter("h2")]
    assert [story.title for story in report.stories] == headings[-2:]
    ids = [str(one.get("id")) for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    targets = {str(one.get("href"))[1:] for one in page.iter("a") if str(one.get("href")).startswith("#")}
    assert targets <= set(ids)
    record = json.loads(text_content(report, "json"))
    assert [one["title"] for one in record["stories"]] == [story.title for story in report.stories]
    for quotation in report.quotations:
        carriers = {one.article for one in quotation.renderings}
        assert sum(any(s.article.row.id in carriers for s in story.sources) for story in report.stories) > 1


def test_stories_are_told_in_the_order_they_are_named(grouped: Library) -> None:
    with grouped as library:
        ids = [row.id for row in library.stories()]
        report = story_report(library, [ids[1], ids[0], ids[1]])
        assert [story.id for story in report.stories] == [ids[1], ids[0]]
        with pytest.raises(NotFoundError):
            story_report(library, ())
        with pytest.raises(NotFoundError):
            storyline_report(library, 999)  # type: ignore[arg-type]


def test_session_is_told_in_the_order_of_its_queue(grouped: Library) -> None:
    with grouped as library:
        ids = [row.id for row in library.stories()]
        session, _ = library.make_session("Bridge week", ids)
        report = session_report(library, session)
        (progress,) = library.sessions()
        assert report.title == "Bridge week"
        assert [story.id for story in report.stories] == list(progress.stories)
        with pytest.raises(NotFoundError):
            session_report(library, SessionId(session + 1))


def test_finding_has_the_verdict_of_all_its_readings_and_every_note(tmp_path: Path, sample: Path) -> None:
    with Library.open(tmp_path / "own.variorum") as library:
        list(library.import_paths([sample / "bridge-collapse"]))
        library.regroup()
        story = next(row.id for row in library.stories() if len(row.articles) > 1)
        opened = library.open_story(story)
        keys = next(keys for one in variations_of(opened.comparison) if len(keys := member_keys(one, opened.keys)) > 1)
        library.decide(story, keys, Verdict.UNSURE)
        library.note(story, keys[0], "First note.")
        library.note(story, keys[1], "Second note.")
        (finding,) = [one for one in findings_of(library.open_story(story)) if one.verdict is Verdict.UNSURE]
        assert finding.note == "First note.\n\nSecond note."
        assert len(finding.columns) >= len(keys)
        library.decide(story, keys[1:2], Verdict.MATTERS)
        found = {one.verdict: one.note for one in findings_of(library.open_story(story)) if one.verdict}
        assert found == {Verdict.UNSURE: "First note.", Verdict.MATTERS: "Second note."}
        assert report_on(library, library.open_story(story)).stories[0].id == story
