"""What can be read from a library: every method returns frozen values and changes nothing that a person made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from reader.base.errors import NotFoundError
from reader.opening import Comparisons, articles_in_order, open_story
from reader.store.articles import article_rows, discarded_rows, stored_article
from reader.store.backups import backups_of
from reader.store.batches import unfinished_paths
from reader.store.checking import check
from reader.store.copying import copy_aside
from reader.store.learned import learned_lines
from reader.store.marks import orphaned_marks
from reader.store.named import stories_named
from reader.store.query import parsed
from reader.store.relations import all_relations, relations_among
from reader.store.search import search
from reader.store.sources import content_of as source_content
from reader.store.state import state_of
from reader.store.steps import next_redo, next_undo
from reader.store.stories import (
    members_of,
    members_of_storyline,
    stories_of_storyline,
    story_detail,
    story_row,
    story_rows,
    story_with_most,
    storyline_reasons,
)
from reader.store.story_filter import fitting_stories
from reader.store.story_list import StoryOrder
from reader.store.story_listing import homes, story_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.articles.repeated import RepeatedLine
    from reader.base.ids import ArticleId, StoryId, StorylineId
    from reader.comparison.comparison import Comparison
    from reader.ledgers.attributions import AttributionEntry
    from reader.ledgers.contradictions import ContradictionEntry
    from reader.ledgers.figures import FigureEntry
    from reader.ledgers.labels import LabelEntry
    from reader.ledgers.ledger import LedgerArticle
    from reader.ledgers.quotations import QuotationEntry
    from reader.ledgers.threads import Thread
    from reader.relations.lineage import Lineage
    from reader.relations.relation import Relation
    from reader.store.backups import Backup
    from reader.store.database import Store
    from reader.store.rows import (
        ArticleRow,
        CheckReport,
        OpenStory,
        OrphanedMark,
        SearchHit,
        StoredArticle,
        StoryDetail,
        StoryRow,
    )
    from reader.store.story_list import Homes, StoryList

_BLOCK = 200


class LibraryReads:
    """The reading half of Library."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._comparisons = Comparisons()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the library lies."""
        return self._store.path

    @property
    def is_read_only(self) -> bool:
        """Tell whether writes are refused."""
        return self._store.is_read_only

    @property
    def notice(self) -> str | None:
        """Why a library that was to be written is open for reading only, in words; None where it is not so."""
        return self._store.notice

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def articles(self, ids: Sequence[ArticleId] | None = None) -> tuple[ArticleRow, ...]:
        """Return the rows of ``ids``, whatever became of them, by id.

        Without ``ids`` a row for every article and stub; pages that are only lists of others are left out.
        """
        return article_rows(self._store, ids)

    def discarded(self) -> tuple[ArticleRow, ...]:
        """Return a row for every article that was laid aside, the last one first."""
        return discarded_rows(self._store)

    def article(self, article: ArticleId) -> StoredArticle:
        """Return an article with its blocks; NotFoundError where there is none of that id."""
        return stored_article(self._store, article)

    def repeated_furniture(self, article: ArticleId) -> tuple[RepeatedLine, ...]:
        """Return lines of an article that its outlet prints again and again, as a proposal to leave them out."""
        return learned_lines(self._store, stored_article(self._store, article))

    def source(self, sha256: str) -> bytes | None:
        """Return the bytes of a source as they came in."""
        return source_content(self._store, sha256)

    def stories(self, ids: Sequence[StoryId] | None = None) -> tuple[StoryRow, ...]:
        """Return the rows of ``ids`` in their order, those that are gone left out.

        Without ``ids`` a row for every story, the latest first, undated ones last.
        """
        return story_rows(self._store, ids)

    def story_list(self, query: str = "", order: StoryOrder = StoryOrder.LATEST) -> StoryList:
        """Return the ids of the stories that ``query`` asks for, or of all, in the order and groups of a list."""
        wanted = fitting_stories(self._store, parsed(query))
        listed = story_list(self._store, order)
        return listed if wanted is None else listed.only(wanted)

    def count_stories(self, query: str) -> int:
        """Return how many stories ``query`` asks for; each of them has an article that fits its filters."""
        wanted = fitting_stories(self._store, parsed(query))
        return len(self.story_list().ids) if wanted is None else len(wanted)

    def homes(self) -> Homes:
        """Return which article stands in which story."""
        return homes(self._store)

    def stories_of_storyline(self, storyline: StorylineId) -> tuple[StoryRow, ...]:
        """Return the rows of the stories of a storyline, the latest first, undated ones last."""
        return story_rows(self._store, stories_of_storyline(self._store, storyline))

    def story_with_most(self, articles: Iterable[ArticleId]) -> StoryId | None:
        """Return the story that has most of ``articles``, None where none has any."""
        return story_with_most(self._store, articles)

    def stories_named(self, typed: str, limit: int) -> tuple[tuple[StoryId, str], ...]:
        """Return at most ``limit`` stories, by id and title, whose title may be meant by the letters ``typed``."""
        return stories_named(self._store, typed, limit)

    def next_undecided(self, ids: Sequence[StoryId], after: StoryId | None) -> StoryId | None:
        """Return the first of ``ids`` below ``after`` with something left to decide, from the top at the end."""
        start = ids.index(after) + 1 if after in ids else 0
        ordered = [one for one in (*ids[start:], *ids[:start]) if one != after]
        blocks = (ordered[place : place + _BLOCK] for place in range(0, len(ordered), _BLOCK))
        rows = (row for block in blocks for row in story_rows(self._store, block))
        return next((row.id for row in rows if not row.is_done), None)

    def story(self, story: StoryId) -> StoryDetail:
        """Return a story with reasons, families and near misses."""
        return story_detail(self._store, story_row(self._store, story))

    def story_details(self) -> Iterator[StoryDetail]:
        """Yield every story with reasons, families and near misses, in the order of ``stories``."""
        return (story_detail(self._store, row) for row in self.stories())

    def storyline_reasons(self) -> dict[StorylineId, tuple[str, ...]]:
        """Return why the stories of each storyline belong together."""
        return storyline_reasons(self._store)

    def relations(self, story: StoryId | None = None) -> tuple[Relation, ...]:
        """Return the relations between articles of one story, or all."""
        if story is None:
            return all_relations(self._store)
        return relations_among(self._store, members_of(self._store, story))

    def lineage(self, story: StoryId) -> Lineage:
        """Return which article of a story printed whose text, and where their credits contradict each other."""
        from reader.relations.lineage import lineage_of  # noqa: PLC0415 - start-up time

        found = self._articles_of(story, None)
        return lineage_of({one.row.id: one.article for one in found}, self.relations(story))

    def comparison(self, articles: Sequence[ArticleId], base: ArticleId | None = None) -> Comparison:
        """Return the comparison of ``articles`` in that order of columns, read against ``base`` or the first."""
        found = articles_in_order(self._store, articles)
        if base is not None and base not in articles:
            raise NotFoundError(f"Article {base} is not among those to compare.", subject=str(base))
        return self._comparisons.of(self._store, found, 0 if base is None else list(articles).index(base))

    def open_story(self, story: StoryId, base: ArticleId | None = None) -> OpenStory:
        """Return a story ready to be read; ``base`` (else the story's own) stands in the first column."""
        return open_story(self._store, self._comparisons, story_row(self._store, story), base)

    def quotations(
        self, *, story: StoryId | None = None, storyline: StorylineId | None = None
    ) -> tuple[QuotationEntry, ...]:
        """Return the quotations of a story, of a storyline, or of the whole library."""
        from reader.ledgers.quotations import quotation_ledger  # noqa: PLC0415 - start-up time

        return quotation_ledger(self._ledger_articles(story, storyline))

    def figures(self, *, story: StoryId | None = None, storyline: StorylineId | None = None) -> tuple[FigureEntry, ...]:
        """Return the figures of a story, of a storyline, or of the whole library."""
        from reader.ledgers.figures import figure_ledger  # noqa: PLC0415 - start-up time

        return figure_ledger(self._ledger_articles(story, storyline), self._told_together(story))

    def attributions(
        self, *, story: StoryId | None = None, storyline: StorylineId | None = None
    ) -> tuple[AttributionEntry, ...]:
        """Return who is named as source for what in a story, in a storyline, or in the whole library."""
        from reader.ledgers.attributions import attribution_ledger  # noqa: PLC0415 - start-up time

        return attribution_ledger(self._ledger_articles(story, storyline), self._told_together(story))

    def labels(self, *, story: StoryId | None = None, storyline: StorylineId | None = None) -> tuple[LabelEntry, ...]:
        """Return what the articles of a story, of a storyline, or of the whole library call the same thing."""
        from reader.ledgers.labels import label_ledger  # noqa: PLC0415 - start-up time

        return label_ledger(self._ledger_articles(story, storyline), self._told_together(story))

    def contradictions(
        self, *, story: StoryId | None = None, storyline: StorylineId | None = None
    ) -> tuple[ContradictionEntry, ...]:
        """Return what does not fit inside each article of a story, of a storyline, or of the whole library."""
        from reader.ledgers.contradictions import contradiction_ledger  # noqa: PLC0415 - start-up time

        found = self._articles_of(story, storyline)
        return contradiction_ledger(tuple((one.row.id, one.article) for one in found))

    def threads(self, storyline: StorylineId) -> tuple[Thread, ...]:
        """Return what recurs from event to event of a storyline."""
        from reader.ledgers.threads import threads_of  # noqa: PLC0415 - start-up time

        home = {article: row.id for row in self.stories_of_storyline(storyline) for article in row.articles}
        return threads_of(
            self.quotations(storyline=storyline),
            self.figures(storyline=storyline),
            self.labels(storyline=storyline),
            home,
        )

    def search(self, query: str, limit: int = 200) -> tuple[SearchHit, ...]:
        """Return passages and headlines that ``query`` asks for; no query fails."""
        return search(self._store, query, limit)

    def state(self, name: str) -> str | None:
        """Return what ``set_state`` kept under ``name``."""
        return state_of(self._store, name)

    def undo_name(self) -> str | None:
        """Return the name of the step that ``undo`` would take back."""
        step = next_undo(self._store)
        return None if step is None else step.name

    def redo_name(self) -> str | None:
        """Return the name of the step that ``redo`` would take again."""
        step = next_redo(self._store)
        return None if step is None else step.name

    def orphaned_marks(self) -> tuple[OrphanedMark, ...]:
        """Return verdicts and notes on words that no article has any more."""
        return orphaned_marks(self._store)

    def unfinished_imports(self) -> tuple[str, ...]:
        """Return the files that an import was killed before."""
        return unfinished_paths(self._store)

    def check(self) -> CheckReport:
        """Return what is wrong with the library, and what would repair it."""
        return check(self._store)

    def backup(self, path: Path) -> None:
        """Write a consistent, checked copy of the library to ``path``."""
        copy_aside(self._store.path, path)

    def backups(self) -> tuple[Backup, ...]:
        """Return the copies that ``keep_backup`` made of the library, the newest first."""
        return backups_of(self._store.path)

    def _told_together(self, story: StoryId | None) -> tuple[tuple[ArticleId, ...], ...] | None:
        """Return the articles of each story, None where a ledger is asked for one story only."""
        return None if story is not None else tuple(row.articles for row in self.stories())

    def _ledger_articles(self, story: StoryId | None, storyline: StorylineId | None) -> tuple[LedgerArticle, ...]:
        from reader.ledgers.ledger import LedgerArticle  # noqa: PLC0415 - start-up time

        found = self._articles_of(story, storyline)
        return tuple(LedgerArticle(one.row.id, one.passages, one.article.language, one.row.published) for one in found)

    def _articles_of(self, story: StoryId | None, storyline: StorylineId | None) -> tuple[StoredArticle, ...]:
        if story is not None:
            ids = members_of(self._store, story)
        elif storyline is not None:
            ids = members_of_storyline(self._store, storyline)
        else:
            ids = tuple(row.id for row in self.articles())
        return tuple(articles_in_order(self._store, ids))
