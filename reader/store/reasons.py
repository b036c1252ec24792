"""The reasons that a person gives verdicts for: a short list of the library's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.text import folded_space
from reader.store.hand import Image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.database import Store


def reasons(store: Store) -> tuple[str, ...]:
    """Return the reasons in the order in which they are offered."""
    return store.made(lambda row: str(row["name"]), store.rows("SELECT name FROM verdict_reasons ORDER BY position"))


def reason_images(store: Store, wanted: Sequence[str], now_utc: str) -> tuple[Image, ...]:
    """Return the rows that make the list look like ``wanted``, white space folded, empty and repeated ones left out."""
    names = tuple(dict.fromkeys(name for name in map(folded_space, wanted) if name))
    gone = (Image("verdict_reasons", {"name": name}, None) for name in reasons(store) if name not in names)
    kept = (
        Image("verdict_reasons", {"name": name}, {"position": place, "made_utc": now_utc})
        for place, name in enumerate(names)
    )
    return (*gone, *kept)
