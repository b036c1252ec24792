"""A node of a lineage: an article with what it says of its publisher, its credits and its date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.credited import agency_named
from reader.articles.credits import is_person
from reader.base.words import folded
from reader.relations.moment import moment_of

if TYPE_CHECKING:
    from reader.articles.article import Article, Claim, Published
    from reader.articles.bounds import Bounds
    from reader.base.ids import ArticleId

_CONFLICT = "agency_conflict"


@dataclass(frozen=True, slots=True)
class Node:
    """An article of a lineage.

    ``credits`` run from the publisher to the origin, ``signed_by`` are persons; ``remarks`` are sentences on credits of
    this one article that do not agree.
    """

    article: ArticleId
    title: str
    outlet: Claim | None
    agency: Claim | None
    signed_by: tuple[str, ...]
    credits: tuple[str, ...]
    published: Published | None
    bounds: Bounds
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the article is called: its outlet, else its agency, else its title, else its number."""
        claim = self.outlet or self.agency
        return claim.value if claim is not None else self.title or f"article {self.article}"

    @property
    def stated_agency(self) -> str | None:
        """The agency that the article credits, None where it is only a proposal."""
        return None if self.agency is None or self.agency.is_proposal else self.agency.value

    @property
    def is_agency_text(self) -> bool:
        """Tell whether nobody but an agency is named, so that it may be the text as the agency sent it."""
        agency = self.stated_agency
        return agency is not None and (self.outlet is None or folded(self.outlet.value) == folded(agency))

    @property
    def date(self) -> str:
        """The date of publication as ISO text, empty where there is none."""
        return "" if self.published is None else self.published.value

    @property
    def voices(self) -> frozenset[str]:
        """The folded names of all that are credited: publisher, agency and everyone in between."""
        claims = [claim.value for claim in (self.outlet, self.agency) if claim is not None]
        return frozenset(folded(name) for name in (*claims, *self.credits))

    def is_before(self, other: Node) -> bool:
        """Tell whether dates that both articles state prove that this one came out first."""
        if any(one.published is None or one.published.is_proposal for one in (self, other)):
            return False
        own, others = moment_of(self.published), moment_of(other.published)
        return own is not None and others is not None and own.is_before(others)


def node_of(number: ArticleId, article: Article) -> Node:
    """Return the node of ``article``."""
    return Node(
        article=number,
        title=article.headline.value if article.headline is not None else "",
        outlet=article.outlet,
        agency=article.agency,
        signed_by=tuple(name for name in article.byline if agency_named(name) is None and is_person(name)),
        credits=article.credit_chain,
        published=article.published,
        bounds=article.bounds,
        remarks=tuple(finding.message for finding in article.findings if finding.kind == _CONFLICT),
    )
