"""Credit conflicts: one text under two agencies, under a private byline, and credits that dates contradict."""

from __future__ import annotations

from dataclasses import replace

from reader.articles.article import Article, ArticleKind, Claim, Finding, Precision, Published
from reader.base.ids import ArticleId
from reader.relations.credit_conflicts import ConflictKind, CreditConflict
from reader.relations.lineage import lineage_of
from reader.relations.relation import Relation, RelationKind

WIRE, HERALD, POST, GLOBE = (ArticleId(number) for number in range(1, 5))


def article(
    outlet: str | None,
    agency: str | None = None,
    *byline: str,
    chain: tuple[str, ...] = (),
    published: str | None = None,
    is_proposal: bool = False,
) -> Article:
    """An article with credits and no text."""
    return Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim(f"A title of {outlet}", "test"),
        outlet=Claim(outlet, "test") if outlet else None,
        agency=Claim(agency, "test", is_proposal) if agency else None,
        byline=byline,
        credit_chain=chain,
        published=Published(published, Precision.DAY, "test") if published else None,
        language="en",
        url=None,
        blocks=(),
    )


def copy(a: ArticleId, b: ArticleId, share: float = 0.95, kind: RelationKind = RelationKind.COPY) -> Relation:
    return Relation(a, b, kind, share, share, None, (), ())


def conflicts(articles: dict[ArticleId, Article], *relations: Relation) -> tuple[CreditConflict, ...]:
    return lineage_of(articles, relations).conflicts


def test_one_text_under_two_agencies() -> None:
    articles = {
        WIRE: article(None, "Northern Wire"),
        HERALD: article("Herald", "Northern Wire"),
        POST: article("Post", "Ternwick Press"),
    }
    found = conflicts(articles, copy(WIRE, POST), copy(HERALD, POST), copy(WIRE, HERALD))
    assert [(one.kind, one.articles) for one in found] == [(ConflictKind.TWO_AGENCIES, (WIRE, HERALD, POST))]
    assert found[0].message == (
        "One text is credited to two agencies: to Northern Wire by Northern Wire and Herald, to Ternwick Press by Post."
    )


def test_agency_that_passes_another_on_is_no_conflict() -> None:
    passing = article("Post", "Ternwick Press", chain=("Post", "Ternwick Press", "Northern Wire"))
    assert not conflicts({HERALD: article("Herald", "Northern Wire"), POST: passing}, copy(HERALD, POST))


def test_proposed_agency_and_text_that_is_only_reworded_are_no_conflict() -> None:
    herald = article("Herald", "Northern Wire")
    proposed = article("Post", "Ternwick Press", is_proposal=True)
    stated = article("Post", "Ternwick Press")
    assert not conflicts({HERALD: herald, POST: proposed}, copy(HERALD, POST))
    assert not conflicts({HERALD: herald, POST: stated}, copy(HERALD, POST, 0.4, RelationKind.REWORDED))


def test_agency_text_under_a_private_byline() -> None:
    articles = {
        HERALD: article("Herald", "Northern Wire"),
        POST: article("Post", "Northern Wire"),
        GLOBE: article("Globe", None, "Ragna Thorsby", "Globe staff"),
    }
    found = conflicts(articles, copy(HERALD, GLOBE, 0.9), copy(POST, GLOBE, 0.97))
    assert [(one.kind, one.articles) for one in found] == [(ConflictKind.PRIVATE_BYLINE, (POST, GLOBE))]
    assert found[0].message == (
        "Globe is signed by Ragna Thorsby and credits no agency, but 97% of its words stand in Post, which is credited"
        " to Northern Wire."
    )


def test_byline_of_a_desk_and_signature_beside_the_agency_are_no_conflict() -> None:
    herald = article("Herald", "Northern Wire")
    desk = article("Globe", None, "Globe staff")
    beside = article("Globe", "Northern Wire", "Ragna Thorsby")
    assert not conflicts({HERALD: herald, GLOBE: desk}, copy(HERALD, GLOBE))
    assert not conflicts({HERALD: herald, GLOBE: beside}, copy(HERALD, GLOBE))


def test_credit_that_the_dates_contradict() -> None:
    articles = {
        WIRE: article("Northern Wire", "Northern Wire", published="2026-03-13"),
        HERALD: article("Herald", "Northern Wire", published="2026-03-12"),
        POST: article("Post", "Northern Wire", published="2026-03-14"),
    }
    found = conflicts(articles, copy(WIRE, HERALD), copy(WIRE, POST))
    assert [(one.kind, one.articles) for one in found] == [(ConflictKind.DATE_AGAINST_CREDIT, (WIRE, HERALD))]
    assert found[0].message == (
        "Herald credits Northern Wire, but is dated 2026-03-12, before Northern Wire, dated 2026-03-13:"
        " a date is wrong, or an earlier version is missing here."
    )


def test_two_articles_of_one_name_are_told_apart_by_their_titles() -> None:
    articles = {
        WIRE: article("Herald", "Northern Wire"),
        HERALD: article("Herald", "Ternwick Press"),
    }
    assert "“A title of Herald”" in conflicts(articles, copy(WIRE, HERALD))[0].message


def test_conflict_within_one_article_is_told_too() -> None:
    remark = Finding("agency_conflict", "The text is credited to AFP (credit line), but signed by Ragna Thorsby.")
    found = conflicts({GLOBE: replace(article("Globe", "AFP", "Ragna Thorsby"), findings=(remark,))})
    assert found[0].message == f"Globe: {remark.message}"
    assert found[0].articles == (GLOBE,)
