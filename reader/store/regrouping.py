"""A grouping written to the library: stories keep their ids, and constraints made by hand go into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId, StoryId, StorylineId
from reader.store.identity import kept_ids, known_ids
from reader.store.metadata import dumped
from reader.store.relations import replace_relations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.relations.grouping import Grouping, Story
    from reader.store.database import Store
    from reader.store.rows import ArticleRow


_GROUPED_BY = ("constraints", "corrections", "block_roles", "outlet_blocks", "discarded")
"""Hand tables that have a say in the grouping."""


def revision(store: Store) -> str:
    """Return a text that changes whenever something changes that a grouping depends on."""
    parts = [store.rows("SELECT count(*), max(id) FROM articles")[0]]
    parts += [store.rows(f"SELECT count(*), max(made_utc) FROM {table}")[0] for table in _GROUPED_BY]
    return dumped([tuple(part) for part in parts])


def write_grouping(store: Store, grouping: Grouping, articles: Mapping[ArticleId, ArticleRow]) -> frozenset[StoryId]:
    """Put ``grouping`` in the place of the stored one and return the stories that are new, changed or gone."""
    before = _members(store, "memberships")
    former = _members(store, "former_members")
    ids = known_ids(before, former, [frozenset(map(int, story.articles)) for story in grouping.stories])
    storylines_before = _storylines(store)
    store.write("DELETE FROM memberships")
    store.write("DELETE FROM near_misses")
    replace_relations(store, grouping.relations)
    written = tuple(
        _write_story(store, story, known, _titled_by(story, articles))
        for story, known in zip(grouping.stories, ids, strict=True)
    )
    _delete_all_but(store, "stories", written)
    _write_former(store, before, frozenset(written))
    _write_storylines(store, grouping, written, storylines_before)
    after = {one: frozenset(map(int, story.articles)) for one, story in zip(written, grouping.stories, strict=True)}
    return frozenset(one for one in before.keys() | after.keys() if before.get(one) != after.get(one))


def _members(store: Store, table: str) -> dict[StoryId, frozenset[int]]:
    stories: dict[StoryId, set[int]] = {}
    for row in store.rows(f"SELECT story, article FROM {table}"):
        stories.setdefault(StoryId(row["story"]), set()).add(row["article"])
    return {story: frozenset(articles) for story, articles in stories.items()}


def _storylines(store: Store) -> dict[StorylineId, frozenset[int]]:
    storylines: dict[StorylineId, set[int]] = {}
    for row in store.rows("SELECT storyline, id FROM stories WHERE storyline IS NOT NULL"):
        storylines.setdefault(StorylineId(row["storyline"]), set()).add(row["id"])
    return {storyline: frozenset(stories) for storyline, stories in storylines.items()}


def _titled_by(story: Story, articles: Mapping[ArticleId, ArticleRow]) -> ArticleId | None:
    return next((one for one in story.articles if articles[one].title == story.title), None)


def _write_story(store: Store, story: Story, known: StoryId | None, titled_by: ArticleId | None) -> StoryId:
    columns = {
        "id": known,
        "title": story.title,
        "titled_by": titled_by,
        "first": story.first,
        "last": story.last,
        "base": story.base,
    }
    inserted = store.write(
        "INSERT INTO stories (id, title, titled_by, first, last, base)"
        " VALUES (:id, :title, :titled_by, :first, :last, :base)"
        " ON CONFLICT (id) DO UPDATE SET title = excluded.title, titled_by = excluded.titled_by,"
        " first = excluded.first, last = excluded.last, base = excluded.base",
        columns,
    )
    story_id = StoryId(inserted) if known is None else known
    family_of = {article: number for number, family in enumerate(story.families) for article in family}
    store.write_many(
        "INSERT INTO memberships (article, story, position, family, reasons, against, is_firm)"
        " VALUES (:article, :story, :position, :family, :reasons, :against, :is_firm)",
        (
            {
                "article": member.article,
                "story": story_id,
                "position": position,
                "family": family_of.get(member.article),
                "reasons": dumped(member.reasons),
                "against": dumped(member.against),
                "is_firm": int(member.is_firm),
            }
            for position, member in enumerate(story.members)
        ),
    )
    store.write_many(
        "INSERT OR IGNORE INTO near_misses (story, article, reason) VALUES (:story, :article, :reason)",
        ({"story": story_id, "article": one.article, "reason": one.reason} for one in story.near_misses),
    )
    return story_id


def _write_former(store: Store, before: Mapping[StoryId, frozenset[int]], written: frozenset[StoryId]) -> None:
    """Remember who was in the stories that are gone, so that an undone merge or removal gives them their ids back."""
    store.write_many("DELETE FROM former_members WHERE story = :story", ({"story": story} for story in written))
    store.write_many(
        "INSERT OR IGNORE INTO former_members (story, article) VALUES (:story, :article)",
        (
            {"story": story, "article": article}
            for story, articles in before.items()
            if story not in written
            for article in articles
        ),
    )


def _write_storylines(
    store: Store, grouping: Grouping, stories: Sequence[StoryId], before: Mapping[StorylineId, frozenset[int]]
) -> None:
    members = [frozenset(int(stories[index]) for index in storyline.stories) for storyline in grouping.storylines]
    store.write("UPDATE stories SET storyline = NULL")
    written = []
    for storyline, known, ids in zip(grouping.storylines, kept_ids(before, members), members, strict=True):
        inserted = store.write(
            "INSERT INTO storylines (id, title, reasons) VALUES (:id, :title, :reasons)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, reasons = excluded.reasons",
            {"id": known, "title": storyline.title, "reasons": dumped(storyline.reasons)},
        )
        written.append(StorylineId(inserted) if known is None else known)
        store.write_many(
            "UPDATE stories SET storyline = :storyline WHERE id = :story",
            ({"storyline": written[-1], "story": story} for story in ids),
        )
    _delete_all_but(store, "storylines", written)


def _delete_all_but(store: Store, table: str, kept: Sequence[int]) -> None:
    ids = f"[{','.join(str(int(one)) for one in kept)}]"
    store.write(f"DELETE FROM {table} WHERE id NOT IN (SELECT value FROM json_each(:ids))", {"ids": ids})
