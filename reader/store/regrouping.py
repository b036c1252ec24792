"""A grouping written to the library: stories keep their ids, and constraints made by hand go into it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.ids import ArticleId, StoryId, StorylineId
from reader.relations.own_reports import own_report
from reader.store.identity import kept_ids, known_ids
from reader.store.marks import marks_by_base
from reader.store.metadata import dumped
from reader.store.neighbourhoods import listed, write_places
from reader.store.relations import write_relations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, KeysView, Mapping

    from reader.relations.graph import Graph
    from reader.relations.grouping import NearMiss, Story
    from reader.relations.regrouping import Regrouping
    from reader.store.database import Store


_LISTED = "(SELECT value FROM json_each(:ids))"
_STORIES = f"(SELECT story FROM memberships WHERE article IN {_LISTED})"
_IS_COPYING = "EXISTS (SELECT 1 FROM ties WHERE ties.a = relations.a AND ties.b = relations.b AND ties.is_copying)"
_FORMER = f"(SELECT story FROM former_members WHERE article IN {_LISTED})"


def write_regrouping(store: Store, result: Regrouping, graph: Graph, gone: Collection[ArticleId]) -> frozenset[StoryId]:
    """Put ``result`` in the place of what it is about, and return the stories that are new, changed or gone.

    ``graph`` is what it was worked out from; ``gone`` are articles that stand in no story any more. All that the
    change did not reach stays untouched.
    """
    articles = {*gone, *(one for members in result.stories.values() for one in members)}
    ids = listed(articles)
    before = _members(store, f"SELECT story, article FROM memberships WHERE story IN {_STORIES}", ids)
    former = _members(store, f"SELECT story, article FROM former_members WHERE story IN {_FORMER}", ids)
    names = sorted(result.stories, key=lambda name: result.stories[name])
    members = [frozenset(map(int, result.stories[name])) for name in names]
    known = known_ids(before, former, members)
    _forget(store, before, ids)
    write_places(store, result.places)
    _write_own_reports(store, result, graph, ids)
    titles, marked = _titles(store, articles), marks_by_base(store, articles).keys()
    written = tuple(
        _write_story(store, _with_known_base(store, result.account.story(name), marked), one, titles)
        for name, one in zip(names, known, strict=True)
    )
    _delete(store, "stories", before.keys() - set(written))
    _write_near_misses(store, result)
    _write_former(store, before, frozenset(written))
    _write_sagas(store, result, dict(zip(names, written, strict=True)))
    after = dict(zip(written, members, strict=True))
    return frozenset(one for one in before.keys() | after.keys() if before.get(one) != after.get(one))


def _forget(store: Store, stories: Collection[StoryId], articles: Mapping[str, str]) -> None:
    """Drop what was said of stories and of who is in them."""
    store.write(f"DELETE FROM memberships WHERE article IN {_LISTED}", articles)
    store.write(f"DELETE FROM near_misses WHERE story IN {_LISTED}", listed(stories))


def _write_own_reports(store: Store, result: Regrouping, graph: Graph, articles: Mapping[str, str]) -> None:
    """Keep the relations of articles of one story that copy nothing, drop those of articles no longer in one.

    Copying relations do not depend on stories and stay, and so do those that are wanted again.
    """
    rows = store.rows(
        f"SELECT a, b FROM relations WHERE a IN {_LISTED} AND NOT {_IS_COPYING}"
        f" UNION SELECT a, b FROM relations WHERE b IN {_LISTED} AND NOT {_IS_COPYING}",
        articles,
    )
    kept = {(ArticleId(row["a"]), ArticleId(row["b"])) for row in rows}
    wanted = {pair for name in result.stories for pair in result.account.own_reports(name)}
    store.write_many("DELETE FROM relations WHERE a = :a AND b = :b", ({"a": a, "b": b} for a, b in kept - wanted))
    found = (own_report(pair, graph) for pair in sorted(wanted - kept))
    write_relations(store, (one for one in found if one is not None))


def _titles(store: Store, articles: Iterable[ArticleId]) -> dict[ArticleId, str]:
    rows = store.rows(f"SELECT id, title FROM articles WHERE id IN {_LISTED}", listed(articles))
    return {ArticleId(row["id"]): row["title"] for row in rows}


def _members(store: Store, statement: str, parameters: Mapping[str, str]) -> dict[StoryId, frozenset[int]]:
    stories: dict[StoryId, set[int]] = {}
    for row in store.rows(statement, parameters):
        stories.setdefault(StoryId(row["story"]), set()).add(row["article"])
    return {story: frozenset(articles) for story, articles in stories.items()}


def _titled_by(story: Story, titles: Mapping[ArticleId, str]) -> ArticleId | None:
    return next((one for one in (story.base, *story.articles) if titles[one] == story.title), None)


def _with_known_base(store: Store, story: Story, marked: KeysView[ArticleId]) -> Story:
    """Return ``story`` read against the article that most verdicts and notes were made against, if any were."""
    if marked.isdisjoint(story.articles):
        return story
    marks = marks_by_base(store, story.articles)
    if marks.get(story.base, 0) == max(marks.values(), default=0):
        return story
    return replace(story, base=min(marks, key=lambda one: (-marks[one], one)))


def _write_story(store: Store, story: Story, known: StoryId | None, titles: Mapping[ArticleId, str]) -> StoryId:
    columns = {
        "id": known,
        "title": story.title,
        "titled_by": _titled_by(story, titles),
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
    _insert_near_misses(store, story_id, story.near_misses)
    return story_id


def _write_near_misses(store: Store, result: Regrouping) -> None:
    """Put the near misses of stories that did not change otherwise in the place of those that they had."""
    for name, story in _stories_named(store, result.beside).items():
        store.write("DELETE FROM near_misses WHERE story = :story", {"story": story})
        _insert_near_misses(store, story, result.account.near_misses(name))


def _insert_near_misses(store: Store, story: StoryId, near_misses: Iterable[NearMiss]) -> None:
    store.write_many(
        "INSERT OR IGNORE INTO near_misses (story, article, reason) VALUES (:story, :article, :reason)",
        ({"story": story, "article": one.article, "reason": one.reason} for one in near_misses),
    )


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


def _write_sagas(store: Store, result: Regrouping, written: Mapping[ArticleId, StoryId]) -> None:
    """Put the storylines of all stories that were weighed in the place of those that they stood in."""
    stories = {**_stories_named(store, result.weighed - written.keys()), **written}
    weighed = [stories[name] for name in result.weighed]
    lines = [
        row["storyline"] for row in store.rows(f"SELECT storyline FROM stories WHERE id IN {_LISTED}", listed(weighed))
    ]
    before = _storylines(store, [line for line in lines if line is not None])
    members = [frozenset(int(stories[name]) for name in saga) for saga in result.sagas]
    store.write(f"UPDATE stories SET storyline = NULL WHERE id IN {_LISTED}", listed(weighed))
    kept = set()
    sagas = map(result.account.saga, result.sagas)
    for saga, known, ids in zip(sagas, kept_ids(before, members), members, strict=True):
        inserted = store.write(
            "INSERT INTO storylines (id, title, reasons) VALUES (:id, :title, :reasons)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, reasons = excluded.reasons",
            {"id": known, "title": saga.title, "reasons": dumped(saga.reasons)},
        )
        line = StorylineId(inserted) if known is None else known
        kept.add(line)
        store.write(
            f"UPDATE stories SET storyline = :storyline WHERE id IN {_LISTED}", {"storyline": line, **listed(ids)}
        )
    _delete(store, "storylines", before.keys() - kept)


def _stories_named(store: Store, names: Iterable[ArticleId]) -> dict[ArticleId, StoryId]:
    rows = store.rows(f"SELECT article, story FROM memberships WHERE article IN {_LISTED}", listed(names))
    return {ArticleId(row["article"]): StoryId(row["story"]) for row in rows}


def _storylines(store: Store, lines: Iterable[int]) -> dict[StorylineId, frozenset[int]]:
    storylines: dict[StorylineId, set[int]] = {}
    for row in store.rows(f"SELECT storyline, id FROM stories WHERE storyline IN {_LISTED}", listed(lines)):
        storylines.setdefault(StorylineId(row["storyline"]), set()).add(row["id"])
    return {storyline: frozenset(stories) for storyline, stories in storylines.items()}


def _delete(store: Store, table: str, ids: Iterable[int]) -> None:
    store.write(f"DELETE FROM {table} WHERE id IN {_LISTED}", listed(ids))
