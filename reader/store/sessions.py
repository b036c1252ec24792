"""Sessions in the library: what they are is undone and redone, where they stand is only kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import NotFoundError
from reader.base.ids import ChangeKey, SessionId, StoryId, TextHash
from reader.review.session import QueuedStory, Session, SessionOrder, SessionPlace, SessionProgress
from reader.store.articles import article_rows
from reader.store.hand import Image
from reader.store.metadata import dumped, loaded
from reader.store.stories import base_of_story, story_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.store.database import Row, Store
    from reader.store.rows import StoryRow

_SESSION = "id, name, ordering, pages, left_pages, is_archived, made_utc"
_PLACE = "session, page_hash, change, scroll, used_utc, seconds, verdicts"


def sessions(store: Store) -> tuple[Session, ...]:
    """Return every session, the one made last first."""
    return store.made(_session, store.rows(f"SELECT {_SESSION} FROM sessions ORDER BY id DESC"))


def session(store: Store, wanted: SessionId) -> Session:
    """Return one session; NotFoundError where there is none of that id."""
    rows = store.rows(f"SELECT {_SESSION} FROM sessions WHERE id = :id", {"id": wanted})
    if not rows:
        raise NotFoundError(f"There is no session {wanted} in this library.", subject=str(wanted))
    return store.made(_session, rows)[0]


def next_session_id(store: Store) -> SessionId:
    """Return an id that no session has, nor had while its place is kept."""
    row = store.row(
        "SELECT max(coalesce((SELECT max(id) FROM sessions), 0),"
        " coalesce((SELECT max(session) FROM session_places), 0)) + 1 AS id"
    )
    assert row is not None
    return SessionId(row["id"])


def session_image(one: Session) -> Image:
    """Return the row that a session is kept in."""
    row = {
        "name": one.name,
        "ordering": one.order.value,
        "pages": dumped(one.pages),
        "left_pages": dumped(sorted(one.left_pages)),
        "is_archived": int(one.is_archived),
        "made_utc": one.made_utc,
    }
    return Image("sessions", {"id": one.id}, row)


def write_place(store: Store, wanted: SessionId, place: SessionPlace) -> None:
    """Keep where a session stands."""
    store.write(
        f"INSERT OR REPLACE INTO session_places ({_PLACE})"
        " VALUES (:session, :page_hash, :change, :scroll, :used_utc, :seconds, :verdicts)",
        {
            "session": wanted,
            "page_hash": place.page,
            "change": place.change,
            "scroll": place.scroll,
            "used_utc": place.used_utc,
            "seconds": place.seconds,
            "verdicts": place.verdicts,
        },
    )


def queued(store: Store, stories: Sequence[StoryId]) -> tuple[QueuedStory, ...]:
    """Return what the stories are queued by, in the order given; those that are gone are left out."""
    wanted = story_rows(store, tuple(dict.fromkeys(stories)))
    bases = {row.id: base_of_story(store, row.id) for row in wanted}
    pages = {row.id: row.page_hash for row in article_rows(store, tuple(bases.values()))}
    return tuple(
        QueuedStory(
            row.id,
            pages[bases[row.id]],
            None if row.total is None else row.total - row.decided,
            len(row.articles),
            row.first,
        )
        for row in wanted
    )


def page_of_story(store: Store, story: StoryId) -> TextHash:
    """Return the hash of the page by which a session keeps ``story``."""
    return article_rows(store, (base_of_story(store, story),))[0].page_hash


def progress_of_sessions(store: Store) -> tuple[SessionProgress, ...]:
    """Return every session with how far it is, the one used last first, those never used by when they were made."""
    found = sessions(store)
    places = dict(store.made(_place, store.rows(f"SELECT {_PLACE} FROM session_places")))
    homes = _homes(store, {page for one in found for page in (*one.pages, *_page(places.get(one.id)))})
    rows = {row.id: row for row in story_rows(store, tuple(set(homes.values())))}
    told = [_progress(one, places.get(one.id, SessionPlace()), homes, rows) for one in found]
    return tuple(sorted(told, key=lambda one: one.place.used_utc or one.session.made_utc, reverse=True))


def _progress(
    one: Session, place: SessionPlace, homes: Mapping[TextHash, StoryId], rows: Mapping[StoryId, StoryRow]
) -> SessionProgress:
    stories = tuple(dict.fromkeys(homes[page] for page in one.pages if page in homes))
    left = {homes[page] for page in one.left_pages if page in homes}
    counted = [rows[story] for story in stories if rows[story].total is not None]
    return SessionProgress(
        session=one,
        place=place,
        stories=stories,
        done=frozenset(story for story in stories if story in left or rows[story].is_done),
        here=None if place.page is None else homes.get(place.page),
        decided=sum(row.decided for row in counted),
        total=sum(row.total or 0 for row in counted),
        uncounted=sum(rows[story].total is None and len(rows[story].articles) > 1 for story in stories),
    )


def _homes(store: Store, pages: Iterable[TextHash]) -> dict[TextHash, StoryId]:
    """Return the story in which the text of each page stands now."""
    rows = store.rows(
        "SELECT articles.page_hash AS page, max(memberships.story) AS story FROM articles"
        " JOIN memberships ON memberships.article = articles.id"
        " WHERE articles.page_hash IN (SELECT value FROM json_each(:pages)) GROUP BY articles.page_hash",
        {"pages": dumped(sorted(pages))},
    )
    return {TextHash(row["page"]): StoryId(row["story"]) for row in rows}


def _page(place: SessionPlace | None) -> tuple[TextHash, ...]:
    return () if place is None or place.page is None else (place.page,)


def _session(row: Row) -> Session:
    return Session(
        id=SessionId(row["id"]),
        name=row["name"],
        order=SessionOrder(row["ordering"]),
        pages=tuple(TextHash(page) for page in loaded(row["pages"])),
        left_pages=frozenset(TextHash(page) for page in loaded(row["left_pages"])),
        is_archived=bool(row["is_archived"]),
        made_utc=row["made_utc"],
    )


def _place(row: Row) -> tuple[SessionId, SessionPlace]:
    place = SessionPlace(
        page=None if row["page_hash"] is None else TextHash(row["page_hash"]),
        change=None if row["change"] is None else ChangeKey(row["change"]),
        scroll=row["scroll"],
        used_utc=row["used_utc"],
        seconds=float(row["seconds"]),
        verdicts=int(row["verdicts"]),
    )
    return SessionId(row["session"]), place
