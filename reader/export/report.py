"""A report: the findings on a story with their evidence, before it takes a format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export.finding import Finding, findings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.change import ChangeClass
    from reader.ledgers.figures import FigureEntry
    from reader.ledgers.quotations import QuotationEntry
    from reader.relations.relation import Relation
    from reader.review.mark import Verdict
    from reader.store.rows import OpenStory, StoredArticle


@dataclass(frozen=True, slots=True)
class ReportSource:
    """One article of the report: ``letter`` stands for it in the findings, ``relation`` is the one to the base."""

    letter: str
    article: StoredArticle
    relation: Relation | None
    is_base: bool

    @property
    def name(self) -> str:
        """What the article is called in the findings."""
        return self.article.row.name


@dataclass(frozen=True, slots=True)
class Report:
    """What a report on a story says, before it takes a format. The first source is the base."""

    title: str
    first: str | None
    last: str | None
    sources: tuple[ReportSource, ...]
    findings: tuple[Finding, ...]
    quotations: tuple[QuotationEntry, ...]
    figures: tuple[FigureEntry, ...]

    @property
    def counts(self) -> tuple[tuple[ChangeClass, int], ...]:
        """How many findings each class has, heaviest class first."""
        counted = Counter(finding.change_class for finding in self.findings)
        return tuple(sorted(counted.items(), key=lambda item: item[0].weight))

    def with_verdict(self, verdict: Verdict | None) -> tuple[Finding, ...]:
        """Return the findings with that verdict; those without one are told without the trivial ones."""
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict is verdict and (verdict or not finding.change_class.is_trivial)
        )

    @property
    def trivial(self) -> tuple[Finding, ...]:
        """The trivial findings that nobody decided on; the appendix counts them."""
        return tuple(one for one in self.findings if one.change_class.is_trivial and one.verdict is None)


def report_of(story: OpenStory, quotations: Sequence[QuotationEntry], figures: Sequence[FigureEntry]) -> Report:
    """Return the report on an opened story, with the story's ledgers."""
    base = story.articles[0].row.id
    relation_to = {relation.b if relation.a == base else relation.a: relation for relation in story.relations}
    sources = tuple(
        ReportSource(letter_of(column), article, relation_to.get(article.row.id), column == 0)
        for column, article in enumerate(story.articles)
    )
    row = story.row
    return Report(row.title, row.first, row.last, sources, findings_of(story), tuple(quotations), tuple(figures))


def letter_of(column: int) -> str:
    """Return the letter that stands for a column: A to Z, then AA, AB and so on."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
