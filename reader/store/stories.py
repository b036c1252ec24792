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
from reader.store.metadata import loaded
from reader.store.rows import StoryDetail, StoryRow
from reader.store.tags import tags_by_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.store.database import Row, Store
    from reader.store.rows import ArticleRow

_SELECT = """
SELECT stories.id, stories.title, stories.first, stories.last, stories.base, stories.storyline,
    storylines.title AS storyline_title
FROM stories
LEFT JOIN storylines ON storylines.id = stories.storyline
WHERE :story IS NULL OR stories.id = :story
ORDER BY stories.last IS NULL, stories.last DESC, stories.id
"""


def story_rows(store: Store) -> tuple[StoryRow, ...]:
    """Return one row for every story, the latest first and undated ones last."""
    rows = store.rows("SELECT story, article, family, is_firm FROM memberships ORDER BY story, position, article")
    members = {story: list(group) for story, group in groupby(rows, key=lambda row: int(row["story"]))}
    articles = {article.id: article for article in article_rows(store)}
    known = _known(store)
    stories = store.rows(_SELECT, {"story": None})
    return store.made(lambda row: _story(row, members.get(row["id"], []), articles, known), stories)


def story_row(store: Store, story: StoryId) -> StoryRow:
    """Return the row of one story; NotFoundError where the library has none of that id."""
    rows = store.rows(_SELECT, {"story": story})
    if not rows:
        raise NotFoundError(f"There is no story {story} in this library.", subject=str(story))
    members = store.rows(
        "SELECT article, family, is_firm FROM memberships WHERE story = :story ORDER BY position, article",
        {"story": story},
    )
    articles = {row.id: row for row in article_rows(store, tuple(ArticleId(member["article"]) for member in members))}
    known = _known(store)
    return store.made(lambda row: _story(row, members, articles, known), rows)[0]


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
    counts = counts_by_content(store)
    found = []
    for story, group in groupby(store.rows(_COUNTED), key=lambda row: int(row["story"])):
        members = list(group)
        texts = {ArticleId(row["article"]): row["passage_hash"] for row in members}
        total, decided = counts.get(content_hash(texts, ArticleId(members[0]["base"])), (None, 0))
        if total is not None and decided >= total and len(texts) > 1:
            found.append(StoryId(story))
    return tuple(found)


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
    """What a person did, wherever it was: counts by what is compared, articles put together, tags by article."""

    counts: Mapping[str, tuple[int, int]]
    by_hand: frozenset[ArticleId]
    tags: Mapping[ArticleId, tuple[str, ...]]


def _known(store: Store) -> _Known:
    return _Known(counts_by_content(store), _put_together(store), tags_by_article(store))


def _story(row: Row, members: Sequence[Row], articles: Mapping[ArticleId, ArticleRow], known: _Known) -> StoryRow:
    ids = tuple(ArticleId(member["article"]) for member in members)
    present = [articles[one] for one in ids]
    families = Counter(member["family"] for member in members if member["family"] is not None)
    total, decided = known.counts.get(content_hash(texts_of(present), ArticleId(row["base"])), (None, 0))
    return StoryRow(
        id=StoryId(row["id"]),
        title=row["title"],
        storyline=None if row["storyline"] is None else StorylineId(row["storyline"]),
        storyline_title=row["storyline_title"],
        first=row["first"],
        last=row["last"],
        articles=ids,
        outlets=len({article.outlet for article in present if article.outlet}),
        copies=sum(size - 1 for size in families.values()),
        is_undated=row["first"] is None,
        total=total,
        decided=decided,
        loose=sum(not member["is_firm"] for member in members),
        is_by_hand=len(known.by_hand.intersection(ids)) > 1,
        tags=tuple(sorted({tag for one in ids for tag in known.tags.get(one, ())})),
    )
