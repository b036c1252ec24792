"""Stories and storylines in the library, with the reasons of every membership."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader.base.errors import NotFoundError
from reader.base.ids import ArticleId, StoryId, StorylineId
from reader.relations.grouping import Membership, NearMiss, Scope
from reader.relations.hand_decision import decisions_about
from reader.store.articles import article_rows
from reader.store.constraints import constraints
from reader.store.counts import content_hash, counts_by_content, texts_of
from reader.store.metadata import dumped, loaded
from reader.store.rows import StoryDetail, StoryRow
from reader.store.tags import tags_by_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.store.database import Row, Store
    from reader.store.rows import ArticleRow

_SELECT = """
SELECT stories.id, stories.title, stories.first, stories.last, stories.base, stories.storyline,
    storylines.title AS storyline_title
FROM stories
LEFT JOIN storylines ON storylines.id = stories.storyline
"""
_LATEST_FIRST = " ORDER BY stories.last IS NULL, stories.last DESC, stories.id"
_IN_LIST = "IN (SELECT value FROM json_each(:ids))"

_MEMBERS = """
SELECT memberships.story, memberships.article, memberships.family, memberships.is_firm,
    articles.outlet, articles.passage_hash
FROM memberships
JOIN articles ON articles.id = memberships.article
"""
_IN_ORDER = " ORDER BY memberships.story, memberships.position, memberships.article"


def story_rows(store: Store, stories: Sequence[StoryId] | None = None) -> tuple[StoryRow, ...]:
    """Return the rows of ``stories`` in their order, those that are gone left out.

    Without ``stories`` one row for every story, the latest first and undated ones last.
    """
    if stories is None:
        return _rows(store, store.rows(_SELECT + _LATEST_FIRST), store.rows(_MEMBERS + _IN_ORDER), None)
    wanted = {"ids": dumped([int(one) for one in stories])}
    rows = store.rows(f"{_SELECT} WHERE stories.id {_IN_LIST}", wanted)
    members = store.rows(f"{_MEMBERS} WHERE memberships.story {_IN_LIST} {_IN_ORDER}", wanted)
    by_id = {row.id: row for row in _rows(store, rows, members, stories)}
    return tuple(by_id[one] for one in stories if one in by_id)


def story_row(store: Store, story: StoryId) -> StoryRow:
    """Return the row of one story; NotFoundError where the library has none of that id."""
    for row in story_rows(store, (story,)):
        return row
    raise NotFoundError(f"There is no story {story} in this library.", subject=str(story))


def stories_of_storyline(store: Store, storyline: StorylineId) -> tuple[StoryId, ...]:
    """Return the stories of a storyline, the latest first."""
    rows = store.rows(f"SELECT id FROM stories WHERE storyline = :storyline {_LATEST_FIRST}", {"storyline": storyline})
    return tuple(StoryId(row["id"]) for row in rows)


def story_with_most(store: Store, articles: Iterable[ArticleId]) -> StoryId | None:
    """Return the story that has most of ``articles``, None where none has any."""
    row = store.row(
        "SELECT memberships.story FROM memberships JOIN stories ON stories.id = memberships.story"
        f" WHERE memberships.article {_IN_LIST} GROUP BY memberships.story"
        " ORDER BY count(*) DESC, stories.last IS NULL, stories.last DESC, stories.id",
        {"ids": dumped(sorted(int(one) for one in articles))},
    )
    return None if row is None else StoryId(row["story"])


# what was counted or decided leads to the stories that can be reviewed, however many others there are
_COUNTED = """
SELECT memberships.story, stories.base, memberships.article, articles.passage_hash FROM memberships
JOIN stories ON stories.id = memberships.story
JOIN articles ON articles.id = memberships.article
WHERE memberships.story IN (
    SELECT memberships.story FROM articles JOIN memberships ON memberships.article = articles.id
    WHERE articles.page_hash IN (SELECT base_hash FROM story_totals UNION SELECT left_hash FROM marks)
)
ORDER BY memberships.story
"""


def reviewed_stories(store: Store) -> tuple[StoryId, ...]:
    """Return the stories of several articles of whose variations none is left to decide."""
    return tuple(story for story, (total, decided) in counted_stories(store).items() if decided >= total)


def counted_stories(store: Store) -> dict[StoryId, tuple[int, int]]:
    """Return of each story of several articles that was counted how many variations it has, and how many decided."""
    counts = counts_by_content(store)
    found = {}
    for story, group in groupby(store.rows(_COUNTED), key=lambda row: int(row["story"])):
        members = list(group)
        texts = {ArticleId(row["article"]): row["passage_hash"] for row in members}
        total, decided = counts.get(content_hash(texts, ArticleId(members[0]["base"])), (None, 0))
        if total is not None and len(texts) > 1:
            found[StoryId(story)] = (total, decided)
    return found


def members_of(store: Store, story: StoryId) -> tuple[ArticleId, ...]:
    """Return the articles of a story; NotFoundError where the library has none of that id."""
    rows = store.rows(
        "SELECT article FROM memberships WHERE story = :story ORDER BY position, article", {"story": story}
    )
    if not rows:
        raise NotFoundError(f"There is no story {story} in this library.", subject=str(story))
    return tuple(ArticleId(row["article"]) for row in rows)


def members_of_storyline(store: Store, storyline: StorylineId) -> tuple[ArticleId, ...]:
    """Return the articles of all stories of a storyline, story by story in order of date."""
    rows = store.rows(
        "SELECT memberships.article FROM memberships JOIN stories ON stories.id = memberships.story"
        " WHERE stories.storyline = :storyline"
        " ORDER BY stories.first IS NULL, stories.first, stories.id, memberships.position",
        {"storyline": storyline},
    )
    if not rows:
        raise NotFoundError(f"There is no storyline {storyline} in this library.", subject=str(storyline))
    return tuple(ArticleId(row["article"]) for row in rows)


def base_of_story(store: Store, story: StoryId) -> ArticleId:
    """Return the article that a story is read against unless a person asks for another."""
    row = store.row("SELECT base FROM stories WHERE id = :story", {"story": story})
    if row is None:
        raise NotFoundError(f"There is no story {story} in this library.", subject=str(story))
    return ArticleId(row["base"])


def content_of_story(store: Store, story: StoryId) -> str:
    """Return the hash of what is compared when a story is opened."""
    return content_hash(texts_of(article_rows(store, members_of(store, story))), base_of_story(store, story))


def rename_story(store: Store, article: ArticleRow, title: str) -> None:
    """Give the story of ``article`` the new title where it was named after it."""
    store.write(
        "UPDATE stories SET title = :title WHERE id = :story AND titled_by = :article AND :title <> ''",
        {"title": title, "story": article.story, "article": article.id},
    )


def story_detail(store: Store, row: StoryRow) -> StoryDetail:
    """Return the story of ``row`` with its reasons, families and near misses."""
    members = store.rows(
        "SELECT article, family, reasons, against, is_firm FROM memberships WHERE story = :story"
        " ORDER BY position, article",
        {"story": row.id},
    )
    near_misses = store.rows(
        "SELECT article, reason FROM near_misses WHERE story = :story ORDER BY article", {"story": row.id}
    )
    return StoryDetail(
        row,
        store.made(_membership, members),
        _families(members),
        tuple(NearMiss(ArticleId(one["article"]), one["reason"]) for one in near_misses),
        decisions_about(constraints(store), row.articles),
    )


def storyline_reasons(store: Store) -> dict[StorylineId, tuple[str, ...]]:
    """Return why the stories of each storyline belong together."""
    rows = store.rows("SELECT id, reasons FROM storylines")
    return dict(store.made(lambda row: (StorylineId(row["id"]), tuple(loaded(row["reasons"]))), rows))


def _families(members: Sequence[Row]) -> tuple[tuple[ArticleId, ...], ...]:
    families: dict[int, list[ArticleId]] = {}
    for row in members:
        if row["family"] is not None:
            families.setdefault(row["family"], []).append(ArticleId(row["article"]))
    return tuple(tuple(families[number]) for number in sorted(families))


def _membership(row: Row) -> Membership:
    return Membership(
        ArticleId(row["article"]), tuple(loaded(row["reasons"])), tuple(loaded(row["against"])), bool(row["is_firm"])
    )


def _put_together(store: Store) -> frozenset[ArticleId]:
    """Return the articles that were put into one story with others by hand."""
    made = (one for one in constraints(store) if one.is_together and one.scope is Scope.STORY)
    return frozenset(end for one in made for end in (one.a, one.b))


@dataclass(frozen=True, slots=True)
class _Known:
    """What a person did: how much of each story is decided, articles put together, tags by article."""

    counts: Mapping[int, tuple[int | None, int]]
    by_hand: frozenset[ArticleId]
    tags: Mapping[ArticleId, tuple[str, ...]]


def _rows(
    store: Store, stories: Sequence[Row], members: Sequence[Row], wanted: Sequence[StoryId] | None
) -> tuple[StoryRow, ...]:
    """Return the rows of ``stories``, whose ``members`` come story by story; ``wanted`` None: these are all."""
    of_story = {story: list(group) for story, group in groupby(members, key=lambda row: int(row["story"]))}
    contents = {row["id"]: _content(of_story.get(row["id"], []), row["base"]) for row in stories}
    counts = counts_by_content(store, None if wanted is None else contents.values())
    by_story = {story: counts.get(content, (None, 0)) for story, content in contents.items()}
    known = _Known(by_story, _put_together(store), tags_by_article(store))
    return store.made(lambda row: _story(row, of_story.get(row["id"], []), known), stories)


def _content(members: Sequence[Row], base: int) -> str:
    return content_hash({ArticleId(row["article"]): row["passage_hash"] for row in members}, ArticleId(base))


def _story(row: Row, members: Sequence[Row], known: _Known) -> StoryRow:
    ids = tuple(ArticleId(member["article"]) for member in members)
    families = Counter(member["family"] for member in members if member["family"] is not None)
    total, decided = known.counts[row["id"]]
    return StoryRow(
        id=StoryId(row["id"]),
        title=row["title"],
        storyline=None if row["storyline"] is None else StorylineId(row["storyline"]),
        storyline_title=row["storyline_title"],
        first=row["first"],
        last=row["last"],
        articles=ids,
        outlets=len({member["outlet"] for member in members if member["outlet"]}),
        copies=sum(size - 1 for size in families.values()),
        is_undated=row["first"] is None,
        total=total,
        decided=decided,
        loose=sum(not member["is_firm"] for member in members),
        is_by_hand=len(known.by_hand.intersection(ids)) > 1,
        tags=tuple(sorted({tag for one in ids for tag in known.tags.get(one, ())})),
    )
