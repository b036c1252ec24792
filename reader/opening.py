"""A story opened for reading: columns in order, compared, with what was decided; comparisons are kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from reader.base.errors import NotFoundError
from reader.comparison.variations import variations_of
from reader.relations.families import family_numbers
from reader.review.agreement import member_keys
from reader.review.house_style import with_rules
from reader.review.mark import change_key
from reader.store.anchors import anchors_among
from reader.store.articles import stored_articles
from reader.store.columns import column_order
from reader.store.counts import content_hash, texts_of
from reader.store.house_rules import accepted_rules
from reader.store.isolations import isolations_among
from reader.store.marks import MarkedChange, lost_marks, marks_by_base, marks_of
from reader.store.notes import notes_standing_on
from reader.store.relations import relations_among
from reader.store.rows import OpenStory
from reader.store.stories import base_of_story, members_of, story_row
from reader.store.tags import tags_by_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.base.ids import ArticleId, ChangeKey, StoryId
    from reader.comparison.comparison import Comparison
    from reader.store.database import Store
    from reader.store.rows import StoredArticle, StoryRow

_KEPT = 24


class Comparisons:
    """Comparisons made lately, by what was compared; the same texts in the same columns are compared once."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[object, ...], Comparison] = OrderedDict()

    def of(self, store: Store, articles: Sequence[StoredArticle], base: int) -> Comparison:
        """Return the comparison of ``articles`` in this order of columns, read against column ``base``."""
        anchors, isolations = anchors_among(store, articles), isolations_among(store, articles)
        rules = accepted_rules(store)
        from reader.comparison.comparing import compare  # noqa: PLC0415 - start-up time: not before a story is opened

        key = (base, anchors, isolations, rules, *((one.row.passage_hash, one.article.language) for one in articles))
        if key not in self._made:
            made = compare(
                tuple(one.passages for one in articles),
                base,
                anchors=anchors,
                languages=tuple(one.article.language for one in articles),
                isolations=isolations,
            )
            self._made[key] = with_rules(made, rules)
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]


def articles_in_order(store: Store, ids: Sequence[ArticleId]) -> tuple[StoredArticle, ...]:
    """Return the articles of ``ids`` in that order; NotFoundError where one is not in the library."""
    found = {stored.row.id: stored for stored in stored_articles(store, ids)}
    for one in ids:
        if one not in found:
            raise NotFoundError(f"There is no article {one} in this library.", subject=str(one))
    return tuple(found[one] for one in ids)


def open_story(store: Store, comparisons: Comparisons, row: StoryRow, base: ArticleId | None) -> OpenStory:
    """Return the story of ``row`` ready to be read against ``base``, or against the base it has of itself."""
    members = members_of(store, row.id)
    if base is None:
        base = base_of_story(store, row.id)
    if base not in members:
        raise NotFoundError(f"Article {base} does not belong to story {row.id}.", subject=str(base))
    relations = relations_among(store, members)
    found = articles_in_order(store, members)
    order = column_order([one.row for one in found], relations, base)
    by_id = {one.row.id: one for one in found}
    articles = tuple(by_id[one] for one in order)
    comparison = comparisons.of(store, articles, 0)
    keys = keys_of(comparison)
    pages = [one.row.page_hash for one in articles]
    return OpenStory(
        row=row,
        articles=articles,
        comparison=comparison,
        keys=keys,
        marks=marks_of(store, keys),
        relations=tuple(one for one in relations if base in (one.a, one.b)),
        families=family_numbers(order, relations),
        anchors=anchors_among(store, articles),
        isolations=isolations_among(store, articles),
        lost=lost_marks(store, pages[0], pages[1:], keys),
        elsewhere=_elsewhere(store, articles),
        notes=notes_standing_on(store, pages),
        tags={one: tags for one, tags in tags_by_article(store).items() if one in members},
    )


def _elsewhere(store: Store, articles: Sequence[StoredArticle]) -> dict[ArticleId, int]:
    """Return how many marks stand against each article but the first; of articles of one text the first counts."""
    pages = {one.row.id: one.row.page_hash for one in articles}
    first = {page: one for one, page in reversed(pages.items())}
    marks = marks_by_base(store, list(pages))
    return {one: count for one, count in marks.items() if first[pages[one]] == one and one != articles[0].row.id}


def keys_of(comparison: Comparison) -> tuple[ChangeKey, ...]:
    """Return the key of every change of ``comparison``, in their order."""
    return tuple(
        change_key(
            one.change,
            comparison.cell_text(one.row, comparison.base),
            comparison.cell_text(one.row, one.column),
        )
        for one in comparison.changes
    )


def counted(story: OpenStory) -> tuple[tuple[ChangeKey, ...], ...]:
    """Return the keys of every variation of ``story``, trivial ones left out."""
    return tuple(
        member_keys(variation, story.keys)
        for variation in variations_of(story.comparison)
        if not variation.change_class.is_trivial
    )


def content_of(story: OpenStory) -> str:
    """Return the hash of what is compared in ``story``."""
    return content_hash(texts_of(one.row for one in story.articles), story.articles[story.comparison.base].row.id)


def marked_changes(story: OpenStory) -> dict[ChangeKey, MarkedChange]:
    """Return for every key of ``story`` what a mark on it keeps of the change."""
    base = story.articles[story.comparison.base].row.page_hash
    return {
        key: MarkedChange(
            key,
            one.change.change_class.value,
            one.change.left,
            one.change.right,
            base,
            story.articles[one.column].row.page_hash,
        )
        for key, one in zip(story.keys, story.comparison.changes, strict=True)
    }


def changes_of(
    store: Store, comparisons: Comparisons, story: StoryId, keys: Iterable[ChangeKey], seen: OpenStory | None
) -> dict[ChangeKey, MarkedChange]:
    """Return what marks on ``keys`` keep, whichever member of ``story`` they were read against.

    Changes that a person has ``seen`` count also when the story has them no more. NotFoundError where one is neither
    of them nor a change of the story, whatever the base.
    """
    missing = set(keys)
    found: dict[ChangeKey, MarkedChange] = {}
    for opened in _readings(store, comparisons, story, seen):
        changes = marked_changes(opened)
        found |= {key: changes[key] for key in missing & changes.keys()}
        missing -= changes.keys()
        if not missing:
            return found
    raise NotFoundError(f"Story {story} has no change {min(missing)}.", subject=min(missing))


def _readings(store: Store, comparisons: Comparisons, story: StoryId, seen: OpenStory | None) -> Iterator[OpenStory]:
    """Yield the story as it was seen, read against its own base, and against each of its articles."""
    if seen is not None:
        yield seen
    row = story_row(store, story)
    for base in (None, *row.articles):
        yield open_story(store, comparisons, row, base)
