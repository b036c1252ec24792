"""Furniture that an outlet's articles teach: what repeats among them, proposed, accepted as one step, or let be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind
from reader.articles.block import Role
from reader.articles.repeated import OutletArticle, RepeatedLine, repeated_lines
from reader.store.articles import ids_of_outlet, stored_articles
from reader.store.hand import Image
from reader.store.state import state_of, write_state

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from reader.base.ids import ArticleId
    from reader.store.database import Store
    from reader.store.rows import StoredArticle

_LOOKED_AT = 400
_DECLINED = "declined furniture"


def learned_lines(store: Store, stored: StoredArticle) -> tuple[RepeatedLine, ...]:
    """Return the lines of an article that repeat across its outlet and that nobody said no to.

    Looks at the articles of the outlet that came last, a few hundred of them.
    """
    outlet = stored.row.outlet
    if outlet is None or stored.row.kind is ArticleKind.LIST:
        return ()
    laid_aside = {row["article"] for row in store.rows("SELECT article FROM discarded")}
    ids = [one for one in ids_of_outlet(store, outlet) if one not in laid_aside][-_LOOKED_AT:]
    families = _families(store, ids)
    articles = (
        OutletArticle(one.row.id, _origin(one, families), one.article.blocks)
        for one in stored_articles(store, ids)
        if one.row.kind is not ArticleKind.LIST
    )
    let_be = set(_declined(store).get(outlet, ()))
    return tuple(line for line in repeated_lines(stored.article.blocks, articles) if line.shape not in let_be)


def learned_images(outlet: str, lines: Iterable[RepeatedLine], now_utc: str) -> tuple[Image, ...]:
    """Return the rows that leave ``lines`` out wherever ``outlet`` prints them."""
    row = {"role": Role.FURNITURE.value, "made_utc": now_utc}
    return tuple(Image("outlet_blocks", {"outlet": outlet, "text_hash": line.shape}, row) for line in lines)


def decline_lines(store: Store, outlet: str, lines: Iterable[RepeatedLine]) -> None:
    """Never propose ``lines`` of ``outlet`` again."""
    declined = _declined(store)
    declined[outlet] = sorted({*declined.get(outlet, ()), *(line.shape for line in lines)})
    write_state(store, _DECLINED, json.dumps(declined))


def _declined(store: Store) -> dict[str, list[str]]:
    kept = state_of(store, _DECLINED)
    return dict(json.loads(kept)) if kept else {}


def _families(store: Store, ids: Sequence[ArticleId]) -> dict[int, Hashable]:
    rows = store.rows(
        "SELECT article, story, family FROM memberships WHERE family IS NOT NULL"
        " AND article IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps([int(one) for one in ids])},
    )
    return {int(row["article"]): (row["story"], row["family"]) for row in rows}


def _origin(stored: StoredArticle, families: dict[int, Hashable]) -> Hashable:
    """Return the same for articles that copy one text or are versions of one another."""
    return families.get(int(stored.row.id), stored.row.version_of or stored.row.id)
