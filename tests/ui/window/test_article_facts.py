"""What is told of an article: claims with their evidence, and findings in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.articles.article import Article, ArticleKind, Claim, Finding, Precision, Published
from reader.base.ids import ArticleId, TextHash
from reader.store.rows import ArticleRow, StoredArticle
from ui.article_facts import count_points, facts_of, kind_words, point_line, single_points

ARTICLE = Article(
    ArticleKind.ARTICLE,
    headline=Claim("A ferry waits", "standfirst", is_proposal=True),
    outlet=Claim("Coast Mirror", "meta: site name"),
    agency=None,
    byline=(),
    credit_chain=("Coast Mirror", "Lake Wire"),
    published=Published("2026-06", Precision.MONTH, "“Friday” in the text", is_proposal=True),
    language="en",
    url=None,
    blocks=(),
    findings=(Finding("date_bounds", "Not older."), Finding("agency_conflict", "Two <b>names</b>\nfor it.")),
    bounds=("2026-05", None),
)
ROW = ArticleRow(
    ArticleId(1), None, ArticleKind.ARTICLE, "A ferry waits", "Coast Mirror", None, "2026-06", Precision.MONTH,
    True, "en", None, 12, None, "/in/a.txt", 0, TextHash("p"), TextHash("q"),
)  # fmt: skip
STORED = StoredArticle(ROW, ARTICLE, "", "ab" * 32, "utf-8", "valid UTF-8")


def told(article: Article) -> dict[str, str]:
    return {fact.name: fact.value for fact in facts_of(replace(STORED, article=article))}


def test_claims_stand_with_their_evidence_and_proposals_say_so() -> None:
    facts = told(ARTICLE)
    assert facts["Published"] == "Jun 2026 (proposed) · “Friday” in the text"
    assert facts["The text allows"] == "May 2026 or later"
    assert facts["Headline"] == "A ferry waits (proposed) · standfirst"
    assert facts["Outlet"] == "Coast Mirror · meta: site name"
    assert facts["Credits"] == "Coast Mirror ← Lake Wire"
    assert facts["Language"] == "English"
    assert (facts["File"], facts["SHA-256"]) == ("/in/a.txt", "ab" * 32)
    assert "Agency" not in facts


def test_undated_article_tells_what_bounds_it() -> None:
    facts = told(replace(ARTICLE, published=None, bounds=("2026-05", "2026-07")))
    assert facts["Published"] == "Not older."
    assert facts["The text allows"] == "May 2026 to Jul 2026"
    assert told(replace(ARTICLE, published=None, findings=()))["Published"] == "undated"


def test_known_date_needs_no_bounds() -> None:
    known = Published("2026-06-04T09:40", Precision.MINUTE, "json-ld", is_proposal=False)
    facts = told(replace(ARTICLE, published=known))
    assert facts["Published"] == "4 Jun 2026 09:40 · json-ld"
    assert "The text allows" not in facts


def test_findings_are_told_in_words_and_counted_without_bounds() -> None:
    assert count_points((STORED, STORED)) == 2
    assert point_line(ARTICLE.findings[1]) == "Agency and signature: Two <b>names</b> for it."


def test_one_article_alone_has_its_points_and_proposals_told() -> None:
    assert single_points((STORED,)) == (
        "Agency and signature: Two <b>names</b> for it.",
        "Date: Jun 2026 (proposed) · “Friday” in the text",
        "The headline is a proposal: standfirst",
    )
    assert single_points((STORED, STORED)) == ()


@pytest.mark.parametrize(
    ("kind", "words"), [("name_spelling", "one name, two spellings"), ("a_new_kind", "a new kind")]
)
def test_every_kind_has_words(kind: str, words: str) -> None:
    assert kind_words(Finding(kind, "")) == words
