"""Invented lineages for the tests of the view: a wire, those who copied it, and one who reported alone."""

from __future__ import annotations

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.base.ids import ArticleId
from reader.relations.lineage import Lineage, lineage_of
from reader.relations.relation import Direction, Relation, RelationKind

WIRE, HERALD, COURIER, POST, GLOBE = (ArticleId(number) for number in range(1, 6))
NAMES = {WIRE: "Northern Wire", HERALD: "Merren Herald", COURIER: "Coast Courier", POST: "Inland Post", GLOBE: "Globe"}


def article(
    outlet: str | None, published: str | None = None, agency: str | None = None, *byline: str, year: str | None = None
) -> Article:
    """An article without a text; ``year`` bounds an undated one from below."""
    precision = Precision.MINUTE if "T" in (published or "") else Precision.DAY
    return Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim(f"Ferry aground, says {outlet}", "test"),
        outlet=Claim(outlet, "test") if outlet else None,
        agency=Claim(agency, "credit line") if agency else None,
        byline=byline,
        credit_chain=(),
        published=Published(published, precision, "test") if published else None,
        language="en",
        url=None,
        blocks=(),
        bounds=(year, None),
    )


def relation(a: ArticleId, b: ArticleId, kind: RelationKind, share: float, *, is_proved: bool = False) -> Relation:
    """A relation with a reason; ``is_proved`` that ``a`` gave."""
    direction = Direction.A_TO_B if is_proved else None
    return Relation(a, b, kind, share, share, direction, (f"They share <b>{share:.0%}</b> of their words.",), ())


def small_lineage() -> Lineage:
    """Five articles: a copy, a cut, an undated copy under a private byline, and an own report."""
    articles = {
        WIRE: article(None, "2026-03-12T09:40", "Northern Wire"),
        HERALD: article("Merren Herald", "2026-03-12T11:05", "Northern Wire"),
        COURIER: article("Coast Courier", "2026-03-13"),
        POST: article("Inland Post", None, None, "Ilse Brandt", year="2024"),
        GLOBE: article("Globe", "2026-03-12T13:20", None, "Ragna Thorsby"),
    }
    kinds = RelationKind
    relations = (
        relation(WIRE, HERALD, kinds.COPY, 0.97, is_proved=True),
        relation(WIRE, COURIER, kinds.CUT, 0.9, is_proved=True),
        relation(WIRE, POST, kinds.COPY, 0.95),
        relation(HERALD, POST, kinds.COPY, 0.93),
        relation(HERALD, GLOBE, kinds.OWN_REPORT, 0.04),
    )
    return lineage_of(articles, relations)


def large_family(count: int) -> tuple[dict[ArticleId, Article], list[Relation], dict[ArticleId, str]]:
    """Articles of which every pair is related, the relations, and what each article is called."""
    ids = [ArticleId(number) for number in range(1, count + 1)]
    names = {one: f"Paper number {one} of Port Merren" for one in ids}
    articles = {
        one: article(
            names[one], None if one % 9 == 0 else f"2026-03-{12 + one % 4}T{one % 24:02}:{one % 60:02}", "Wire"
        )
        for one in ids
    }
    kinds = [kind for kind in RelationKind if kind.is_copying]
    relations = [
        relation(a, b, kinds[(a + b) % len(kinds)], 0.6 + (a * 7 + b * 13) % 39 / 100)
        for place, a in enumerate(ids)
        for b in ids[place + 1 :]
    ]
    return articles, relations, names


def large_lineage(count: int) -> tuple[Lineage, dict[ArticleId, str]]:
    """The lineage of a large family, and what each article is called."""
    articles, relations, names = large_family(count)
    return lineage_of(articles, relations), names
