"""The filters of a query as conditions on articles, in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.metadata import dumped
from reader.store.query import Filter, FilterName, State
from reader.store.stories import story_rows

if TYPE_CHECKING:
    from reader.store.database import Parameters, Store
    from reader.store.query import Query

_IN_LIST = "IN (SELECT value FROM json_each(:{0}))"

_CONDITIONS = {
    FilterName.OUTLET: f"articles.outlet {_IN_LIST}",
    FilterName.AGENCY: f"articles.agency {_IN_LIST}",
    FilterName.BEFORE: "articles.published < :{0}",
    FilterName.AFTER: "articles.published >= :{0}",
    FilterName.TAG: "0",
    FilterName.STORYLINE: f"""articles.id IN (
        SELECT memberships.article FROM stories JOIN memberships ON memberships.story = stories.id
        WHERE stories.storyline {_IN_LIST}
    )""",
}

_OF_REVIEWED = f"articles.id IN (SELECT article FROM memberships WHERE story {_IN_LIST})"
_STATES = {
    State.UNDATED: "articles.published IS NULL",
    State.FLAGGED: "0",
    State.REVIEWED: _OF_REVIEWED,
    # a story of one article has nothing to review
    State.UNREVIEWED: f"""EXISTS (
        SELECT 1 FROM memberships JOIN memberships AS others USING (story)
        WHERE memberships.article = articles.id AND others.article <> articles.id
    ) AND NOT {_OF_REVIEWED}""",
}


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


def _value(store: Store, one: Filter) -> str:
    """Return what the condition of a filter compares with: its value, or the names or ids that fit it as JSON."""
    match one.name:
        case FilterName.OUTLET | FilterName.AGENCY:
            return dumped(_names_like(store, one))
        case FilterName.STORYLINE:
            rows = store.rows("SELECT id, title FROM storylines ORDER BY id")
            return dumped([row["id"] for row in rows if one.is_in(row["title"])])
        case FilterName.IS if one.value in {State.REVIEWED, State.UNREVIEWED}:
            return dumped([row.id for row in story_rows(store) if row.total is not None and row.decided >= row.total])
        case _:
            return one.value


def _names_like(store: Store, one: Filter) -> list[str]:
    column = one.name.value
    rows = store.rows(f"SELECT DISTINCT {column} AS name FROM articles WHERE {column} IS NOT NULL ORDER BY {column}")
    return [row["name"] for row in rows if one.is_in(row["name"])]
