"""Reports quote their evidence, are the same for the same input, and never leave half a file."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from reader.base.errors import ExportError
from reader.comparison.variations import variations_of
from reader.export.csv_report import COLUMNS, safe_cell
from reader.export.finding import findings_of
from reader.export.markdown_report import escaped
from reader.export.phrases import rights_of
from reader.export.report import letter_of, report_of
from reader.export.writing import ReportFormat, write_report
from reader.library import Library
from reader.review.agreement import member_keys
from reader.review.mark import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from reader.base.ids import ChangeKey, StoryId
    from reader.store.rows import OpenStory

NOTE = "Check the **tender** file <script>alert(1)</script>."


@pytest.fixture
def library(tmp_path: Path, sample: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "report.variorum")
    list(opened.import_paths([sample / "bridge-collapse"]))
    opened.regroup()
    yield opened
    opened.close()


@pytest.fixture
def story(library: Library) -> StoryId:
    return next(row.id for row in library.stories() if len(row.articles) > 1)


def heavy_keys(story: OpenStory) -> list[tuple[ChangeKey, ...]]:
    """The keys of each heavy variation with words on both sides."""
    changes = story.comparison.changes
    return [
        member_keys(one, story.keys)
        for one in variations_of(story.comparison)
        if one.change_class.is_heavy and all(changes[at].change.left and changes[at].change.right for at in one.members)
    ]


@pytest.fixture
def decided(library: Library, story: StoryId) -> OpenStory:
    first, second, third = heavy_keys(library.open_story(story))[:3]
    library.decide(story, first, Verdict.MATTERS)
    library.note(story, first[0], NOTE)
    library.decide(story, second, Verdict.NOISE)
    library.decide(story, third, Verdict.UNSURE)
    return library.open_story(story)


def places_told(story: OpenStory) -> int:
    """How many columns tell otherwise, each counted for every variation."""
    changes = story.comparison.changes
    return sum(len({changes[at].column for at in one.members}) for one in variations_of(story.comparison))


def written(library: Library, story: OpenStory, report_format: str, folder: Path) -> str:
    path = folder / f"report.{report_format}"
    write_report(
        story, library.quotations(story=story.row.id), library.figures(story=story.row.id), report_format, path
    )
    return path.read_bytes().decode("utf-8")


def page_of(text: str) -> _Element:
    return etree.fromstring(text.encode("utf-8"), etree.HTMLParser(encoding="utf-8"))


def text_of(element: _Element) -> str:
    return "".join(str(part) for part in element.itertext())


def entry_with(story: OpenStory, verdict: Verdict) -> tuple[str, str]:
    for key, entry in zip(story.keys, story.comparison.changes, strict=True):
        if key in story.marks and story.marks[key].verdict is verdict:
            return entry.change.left, entry.change.right
    raise AssertionError(verdict)


def test_html_quotes_both_wordings_under_the_verdict(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    page = page_of(written(library, decided, "html", tmp_path))
    left, right = entry_with(decided, Verdict.MATTERS)
    heading = next(one for one in page.iter("h2") if text_of(one).startswith("Matters"))
    section = heading.getnext()
    assert section is not None
    marked = [text_of(mark) for mark in section.iter("mark")]
    assert left in marked
    assert right in marked
    assert "passage" in text_of(section)
    assert [text_of(strong) for strong in section.iter("strong")] == ["tender"]


def test_html_is_inert(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    text = written(library, decided, "html", tmp_path)
    assert "<script" not in text
    assert not re.search(r"(?:src|href)\s*=\s*['\"]?https?:", text)
    assert "default-src 'none'" in text


def test_html_tells_what_was_ignored(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    text = text_of(page_of(written(library, decided, "html", tmp_path)))
    furniture = next(
        block for stored in decided.articles for block in stored.article.blocks if block.role.value == "furniture"
    )
    assert " ".join(furniture.text.split())[:40] in " ".join(text.split())
    assert "Judged noise (1)" in text


def test_json_holds_every_change_once(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    record = json.loads(written(library, decided, "json", tmp_path))
    told = sum(len(finding["right"]) for finding in record["findings"])
    assert told == places_told(decided)
    assert any(one["direction"] for finding in record["findings"] for one in finding["right"])
    for finding in record["findings"]:
        carried = sorted(article for reading in finding["readings"] for article in reading["articles"])
        assert carried == sorted(stored.row.id for stored in decided.articles)
    verdicts = [finding["verdict"] for finding in record["findings"] if finding["verdict"]]
    assert sorted(verdicts) == ["matters", "noise", "unsure"]
    assert [source["letter"] for source in record["sources"]] == list("ABCDEFGH")[: len(decided.articles)]


def test_passage_numbers_lead_to_the_words(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    record = json.loads(written(library, decided, "json", tmp_path))
    passages = {stored.row.id: stored.passages for stored in decided.articles}
    checked = 0
    for finding in record["findings"]:
        for side in (finding["left"], *finding["right"]):
            if side["passage"] is not None and "\n" not in side["text"]:
                assert side["text"] in passages[side["article"]][side["passage"] - 1]
                checked += 1
    assert checked > 50


def test_csv_has_a_line_for_every_change(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(library, decided, "csv", tmp_path).removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == places_told(decided)
    assert {row["standing"] for row in rows} == {"", "alone", "majority"}
    assert {row["direction"] for row in rows} > {""}
    noted = [row for row in rows if row["note"]]
    assert [row["verdict"] for row in noted] == ["Matters"]
    assert noted[0]["note"] == NOTE


def test_markdown_names_sources_and_note(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    text = written(library, decided, "md", tmp_path)
    assert "## Matters (1)" in text
    assert f"> {NOTE}" in text
    assert "| A | Northern Wire |" in text


@pytest.mark.parametrize("report_format", list(ReportFormat))
def test_same_story_gives_the_same_bytes(
    library: Library, decided: OpenStory, report_format: ReportFormat, tmp_path: Path
) -> None:
    first = written(library, decided, report_format, tmp_path)
    again = written(library, library.open_story(decided.row.id), report_format, tmp_path)
    assert first == again


def test_unknown_format_is_named(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="“odt”; it can as html, md, csv, json"):
        written(library, decided, "odt", tmp_path)


def test_failed_writing_leaves_what_was_there(library: Library, decided: OpenStory, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.mkdir()
    with pytest.raises(ExportError, match=r"report\.html"):
        written(library, decided, "html", tmp_path)
    assert target.is_dir()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".report")] == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "|cmd", "%0A"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "words", "a=b", "(3)", "“no”"])
def test_harmless_cells_stay(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_letters_go_on_after_z() -> None:
    assert [letter_of(column) for column in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_imported_text_cannot_become_markup() -> None:
    assert escaped("a *b* [c](d) <e>\n# f | g") == r"a \*b\* \[c\](d) \<e\> \# f \| g"


def test_a_variation_is_one_finding_with_its_wordings(decided: OpenStory) -> None:
    report = report_of(decided, (), ())
    seen = [(one.row, one.left, one.change_class, one.verdict) for one in report.findings]
    assert len(seen) == len(set(seen))
    several = [one for one in report.findings if len(rights_of(one)) > 1]
    assert several
    assert all(len({column for _, columns in rights_of(one) for column in columns}) > 1 for one in several)


def test_finding_has_the_verdict_of_all_its_readings_and_every_note(library: Library, story: StoryId) -> None:
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
