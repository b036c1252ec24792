"""The filters of a query as conditions on articles, in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.metadata import dumped
from reader.store.query import Filter, FilterName, State
from reader.store.stories import reviewed_stories
from reader.store.tags import FLAG

if TYPE_CHECKING:
    from reader.store.database import Parameters, Store
    from reader.store.query import Query

KEPT = "articles.kind <> 'list' AND articles.id NOT IN (SELECT article FROM discarded)"
"""The condition that an article is shown anywhere."""

_IN_LIST = "IN (SELECT value FROM json_each(:{0}))"
_OF_STORIES = f"articles.id IN (SELECT article FROM memberships WHERE story {_IN_LIST})"
_TAGGED = f"""articles.id IN (
    SELECT tagged.id FROM tags JOIN articles AS tagged ON tagged.page_hash = tags.page_hash WHERE tags.tag {_IN_LIST}
)"""

_CONDITIONS = {
    FilterName.OUTLET: f"articles.outlet {_IN_LIST}",
    FilterName.AGENCY: f"articles.agency {_IN_LIST}",
    FilterName.BEFORE: "articles.published < :{0}",
    FilterName.AFTER: "articles.published >= :{0}",
    FilterName.TAG: _TAGGED,
    FilterName.STORYLINE: f"""articles.id IN (
        SELECT memberships.article FROM stories JOIN memberships ON memberships.story = stories.id
        WHERE stories.storyline {_IN_LIST}
    )""",
}
_STATES = {
    State.UNDATED: "articles.published IS NULL",
    State.FLAGGED: _TAGGED,
    State.REVIEWED: _OF_STORIES,
    # a story of one article has nothing to review
    State.UNREVIEWED: f"""EXISTS (
        SELECT 1 FROM memberships JOIN memberships AS others USING (story)
        WHERE memberships.article = articles.id AND others.article <> articles.id
    ) AND NOT {_OF_STORIES}""",
}
_LOOKED_UP = {
    FilterName.TAG: "SELECT DISTINCT tag AS name, tag AS value FROM tags ORDER BY tag",
    FilterName.STORYLINE: "SELECT title AS name, id AS value FROM storylines ORDER BY id",
}

# every name once, each found by one step in the index, however many articles bear it
_NAMES = """
WITH RECURSIVE names (name) AS (
    SELECT min({0}) FROM articles WHERE {0} IS NOT NULL
    UNION ALL
    SELECT (SELECT min({0}) FROM articles WHERE {0} > names.name) FROM names WHERE names.name IS NOT NULL
)
SELECT name, name AS value FROM names WHERE name IS NOT NULL
"""
_OUTLETS = f"""{_NAMES.format(FilterName.OUTLET.value)}
AND EXISTS (SELECT 1 FROM articles WHERE articles.outlet = names.name AND {KEPT})
"""


def conditions(store: Store, query: Query) -> tuple[str, Parameters]:
    """Return what follows a WHERE clause for the filters of ``query``, and the parameters that it names."""
    parameters: Parameters = {}
    groups = []
    for group in query.filters:
        wanted = []
        for one in group:
            name = f"filter_{len(parameters)}"
            parameters[name] = _value(store, one)
            condition = (_STATES[State(one.value)] if one.name is FilterName.IS else _CONDITIONS[one.name]).format(name)
            # what an article does not have is unknown to SQL; it is not what was asked for
            wanted.append(f"NOT coalesce({condition}, 0)" if one.is_not else f"({condition})")
        groups.append(f" AND ({' OR '.join(wanted)})")
    return "".join(groups), parameters


def known_outlets(store: Store) -> tuple[str, ...]:
    """Return every outlet of which an article is shown, by name."""
    return tuple(row["name"] for row in store.rows(_OUTLETS))


def _value(store: Store, one: Filter) -> str:
    """Return what the condition of a filter compares with: its value, or the names or ids that fit it as JSON."""
    match one.name:
        case FilterName.BEFORE | FilterName.AFTER:
            return one.value
        case FilterName.IS:
            return dumped([FLAG] if one.value == State.FLAGGED else _stories_in_state(store, State(one.value)))
        case _:
            rows = store.rows(_LOOKED_UP.get(one.name) or _NAMES.format(one.name.value))
            meant = one.meant(row["name"] for row in rows)
            return dumped([row["value"] for row in rows if row["name"] in meant])


def _stories_in_state(store: Store, state: State) -> list[int]:
    return [] if state is State.UNDATED else list(map(int, reviewed_stories(store)))
