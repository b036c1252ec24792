"""A lineage as a record and as a tree of lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.base.ids import ArticleId, StoryId
from reader.export.lineage_records import lineage_record, lineage_text
from reader.relations.lineage import Lineage, lineage_of
from reader.relations.relation import Direction, Relation, RelationKind
from tests.reader.export.reported import text_content

if TYPE_CHECKING:
    from reader.export.report import Report

WIRE, HERALD, POST = ArticleId(1), ArticleId(2), ArticleId(3)


def article(outlet: str, agency: str, published: str | None = None) -> Article:
    return Article(
        kind=ArticleKind.ARTICLE,
        headline=None,
        outlet=Claim(outlet, "test"),
        agency=Claim(agency, "test"),
        byline=(),
        credit_chain=(outlet, agency),
        published=Published(published, Precision.DAY, "test") if published else None,
        language="en",
        url=None,
        blocks=(),
        bounds=("2024", None),
    )


def lineage() -> Lineage:
    """A copy of which the direction is proved, and one under another agency, undated."""
    articles = {
        WIRE: article("Northern Wire", "Northern Wire", "2026-03-12"),
        HERALD: article("Herald", "Northern Wire", "2026-03-13"),
        POST: article("Post", "Ternwick Press"),
    }
    kind = RelationKind.COPY
    return lineage_of(
        articles,
        [
            Relation(WIRE, HERALD, kind, 0.96, 0.98, Direction.A_TO_B, ("Herald credits Northern Wire.",), ()),
            Relation(HERALD, POST, kind, 0.9, 0.92, None, (), ()),
        ],
    )


def test_record_holds_nodes_edges_and_findings() -> None:
    record = lineage_record(StoryId(7), lineage(), {WIRE: "w-1"})
    assert record["story"] == 7
    assert record["families"] == [[1, 2, 3]]
    assert record["nodes"][0] == {
        "article": 1, "external_id": "w-1", "title": "", "outlet": "Northern Wire", "agency": "Northern Wire",
        "signed_by": [], "credit_chain": ["Northern Wire", "Northern Wire"], "published": "2026-03-12",
        "published_precision": "day", "published_bounds": ["2024", None],
    }  # fmt: skip
    assert record["edges"][0] == {
        "a": 1, "b": 2, "relation": "copy", "directed": True, "coverage_a": 0.96, "coverage_b": 0.98, "weight": 0.9699,
        "density": None, "place": "branch", "reasons": ["Herald credits Northern Wire."],
    }  # fmt: skip
    assert [one["kind"] for one in record["findings"]] == ["two_agencies"]


def test_tree_shows_what_hangs_from_what() -> None:
    assert lineage_text(lineage()).split("\n") == [
        "1 Northern Wire · 2026-03-12",
        "    > copy 98%: 2 Herald · 2026-03-13",
        "        - copy 92%: 3 Post · undated",
        "! One text is credited to two agencies: to Northern Wire by Herald, to Ternwick Press by Post.",
    ]


def test_report_tells_credits_that_do_not_agree(report: Report) -> None:
    conflicts = lineage().conflicts
    (story,) = report.stories
    told = replace(report, stories=(replace(story, credit_conflicts=conflicts),))
    for name in ("html", "md", "json", "jsonl"):
        assert conflicts[0].message in text_content(told, name)
        assert conflicts[0].message not in text_content(report, name)
    assert "Credits that do not agree" in text_content(told, "md")
    assert "Credits that do not agree" not in text_content(report, "md")
