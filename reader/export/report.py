"""A report: the findings on stories with their evidence, before a template chooses and a format is taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export.finding import Finding, findings_of
from reader.export.story_note import StoryNote, notes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import StoryId
    from reader.comparison.change import ChangeClass
    from reader.ledgers.figures import FigureEntry
    from reader.ledgers.quotations import QuotationEntry
    from reader.relations.credit_conflicts import CreditConflict
    from reader.relations.relation import Relation
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
class StoryReport:
    """What a report says of one story. The first source is the base.

    ``presence`` tells for each row of the comparison which sources have it, ``credit_conflicts`` where the credits of
    sources do not agree; ``notes`` are those on texts, while the notes on findings stand on these.
    """

    id: StoryId
    title: str
    first: str | None
    last: str | None
    sources: tuple[ReportSource, ...]
    findings: tuple[Finding, ...]
    quotations: tuple[QuotationEntry, ...]
    figures: tuple[FigureEntry, ...]
    presence: tuple[tuple[bool, ...], ...]
    credit_conflicts: tuple[CreditConflict, ...] = ()
    notes: tuple[StoryNote, ...] = ()

    @property
    def shared_quotations(self) -> tuple[QuotationEntry, ...]:
        """The quotations that several sources carry."""
        return tuple(one for one in self.quotations if len({part.article for part in one.renderings}) > 1)

    @property
    def conflicts(self) -> tuple[FigureEntry, ...]:
        """The figures in conflict."""
        return tuple(one for one in self.figures if one.conflict)


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says: one story, or several with the quotations that run through more than one of them."""

    title: str
    stories: tuple[StoryReport, ...]
    quotations: tuple[QuotationEntry, ...] = ()


def report_of(
    story: OpenStory,
    quotations: Sequence[QuotationEntry],
    figures: Sequence[FigureEntry],
    credit_conflicts: Sequence[CreditConflict] = (),
) -> StoryReport:
    """Return what there is to report on an opened story, with the story's ledgers and what its lineage found."""
    base = story.articles[0].row.id
    relation_to = {relation.b if relation.a == base else relation.a: relation for relation in story.relations}
    sources = tuple(
        ReportSource(letter_of(column), article, relation_to.get(article.row.id), column == 0)
        for column, article in enumerate(story.articles)
    )
    row = story.row
    presence = tuple(tuple(cell is not None for cell in one.cells) for one in story.comparison.alignment.rows)
    return StoryReport(
        row.id,
        row.title,
        row.first,
        row.last,
        sources,
        findings_of(story),
        tuple(quotations),
        tuple(figures),
        presence,
        tuple(credit_conflicts),
        notes_of(story),
    )


def joined_report(title: str, stories: Sequence[StoryReport], quotations: Sequence[QuotationEntry] = ()) -> Report:
    """Return the report on several stories; of ``quotations`` those are kept that more than one of them carries."""
    story_of = {source.article.row.id: place for place, story in enumerate(stories) for source in story.sources}
    across = (one for one in quotations if len({story_of.get(part.article) for part in one.renderings} - {None}) > 1)
    return Report(title, tuple(stories), tuple(across))


def class_counts(findings: Sequence[Finding]) -> tuple[tuple[ChangeClass, int], ...]:
    """Return how many of ``findings`` each class has, heaviest class first."""
    counted = Counter(finding.change_class for finding in findings)
    return tuple(sorted(counted.items(), key=lambda item: item[0].weight))


def letter_of(column: int) -> str:
    """Return the letter that stands for a column: A to Z, then AA, AB and so on."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
