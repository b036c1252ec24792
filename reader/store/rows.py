"""What reads of the library return: frozen rows that know nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.alignment.alignment import Anchor, Isolation
    from reader.articles.article import Article, ArticleKind, Precision
    from reader.base.ids import ArticleId, ChangeKey, StoryId, StorylineId, TextHash
    from reader.base.span import Span
    from reader.comparison.comparison import Comparison
    from reader.relations.grouping import Membership, NearMiss
    from reader.relations.hand_decision import HandDecision
    from reader.relations.relation import Relation
    from reader.review.mark import Mark
    from reader.review.note import Note


class ImportStatus(StrEnum):
    """What became of one article of an imported file, in the spelling that scripts read."""

    NEW = "new"
    SAME_TEXT = "same_text"
    NEW_VERSION = "new_version"
    STUB = "stub"
    LIST = "list"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of part ``part`` of the file at ``path``.

    ``article`` is the article made, or the one that has the same text already; None where the import failed, and
    then ``error`` says why. ``known_path`` is where the same text came from, ``external_id`` what a bulk import calls
    the part.
    """

    path: str
    part: int
    status: ImportStatus
    article: ArticleId | None
    error: str | None = None
    known_path: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list of articles; hand corrections are in it.

    ``published`` is ISO text cut to ``published_precision``; ``is_proposed`` says that headline or date is a guess
    that nobody accepted. ``passage_hash`` is the hash of the passages as they are compared now.
    """

    id: ArticleId
    external_id: str | None
    kind: ArticleKind
    title: str
    outlet: str | None
    agency: str | None
    published: str | None
    published_precision: Precision | None
    is_proposed: bool
    language: str | None
    url: str | None
    words: int
    story: StoryId | None
    path: str
    part: int
    page_hash: TextHash
    passage_hash: TextHash
    version_of: ArticleId | None = None

    @property
    def name(self) -> str:
        """What the article is called wherever it is named in a word: its outlet, else its agency, else its title."""
        return self.outlet or self.agency or self.title


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the library holds it: ``text`` is the page text in which the spans of its blocks lie."""

    row: ArticleRow
    article: Article
    text: str
    sha256: str
    charset: str
    charset_evidence: str

    @property
    def passages(self) -> tuple[str, ...]:
        """The texts that take part in comparison, in their order."""
        return tuple(block.text for block in self.article.passages)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One line of the list of stories.

    ``first`` and ``last`` are ISO dates; ``outlets`` counts different outlets, ``copies`` the articles that copy
    another of the story. ``total`` is the number of variations without trivial ones between the base and the others,
    None until the story was opened once; ``decided`` how many of them have a verdict on every reading. ``loose``
    counts the articles that joined with less confidence; ``is_by_hand`` says that some were put together by hand.
    ``tags`` are those of any of its articles, by name.
    """

    id: StoryId
    title: str
    storyline: StorylineId | None
    storyline_title: str | None
    first: str | None
    last: str | None
    articles: tuple[ArticleId, ...]
    outlets: int
    copies: int
    is_undated: bool
    total: int | None
    decided: int
    loose: int = 0
    is_by_hand: bool = False
    tags: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to decide: every change has a verdict, or there is nothing to compare."""
        return len(self.articles) < 2 or (self.total is not None and self.decided >= self.total)


@dataclass(frozen=True, slots=True)
class StoryDetail:
    """A story with the reasons of each membership, its families and what was left out narrowly.

    ``decisions`` were made by hand about its articles, the oldest first.
    """

    row: StoryRow
    members: tuple[Membership, ...]
    families: tuple[tuple[ArticleId, ...], ...]
    near_misses: tuple[NearMiss, ...]
    decisions: tuple[HandDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A story ready to be read: articles in column order, the first of them the base unless another was asked for.

    ``keys`` runs parallel to ``comparison.changes``; ``marks`` holds those of them that a person decided or noted;
    ``relations`` are those between the base and each other article, where there is one. ``families`` gives for each
    article the number of its family: articles with one number copy one text. ``anchors`` and ``isolations`` are what
    a person put level and set apart, counted in columns; ``lost`` are verdicts and notes on changes that the comparison
    no longer has, since its passages were aligned otherwise. ``elsewhere`` counts those that are seen when another
    article is made the base, by that article. ``notes`` are those on its rows, words and articles and on the story
    itself. ``tags`` holds those of each article that carries one.
    """

    row: StoryRow
    articles: tuple[StoredArticle, ...]
    comparison: Comparison
    keys: tuple[ChangeKey, ...]
    marks: Mapping[ChangeKey, Mark]
    relations: tuple[Relation, ...]
    families: tuple[int, ...]
    anchors: tuple[Anchor, ...] = ()
    isolations: tuple[Isolation, ...] = ()
    lost: tuple[OrphanedMark, ...] = ()
    elsewhere: Mapping[ArticleId, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    tags: Mapping[ArticleId, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage, or a headline (``passage`` None), that a search found.

    ``snippet`` is plain text; ``marks`` are the spans of it that matched.
    """

    article: ArticleId
    passage: int | None
    title: str
    outlet: str | None
    published: str | None
    snippet: str
    marks: tuple[Span, ...]
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that a person gave a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class OrphanedMark:
    """A verdict or note without its change: its words are gone, or stand otherwise beside each other."""

    mark: Mark
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the library found: ``problems`` in words, and for each what would repair it."""

    problems: tuple[str, ...]
    repairs: tuple[str, ...]
    articles: int
    sources: int
    orphaned_marks: int

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.problems
