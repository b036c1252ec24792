"""The tables that a person fills: decisions as images of rows before and after, which is all that undo needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.store.metadata import loaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.store.database import Store


@dataclass(frozen=True, slots=True)
class Image:
    """One row of a hand table: its table, the values of its key, and the other columns; None: there is no such row."""

    table: str
    key: Mapping[str, Any]
    row: Mapping[str, Any] | None

    @property
    def pages(self) -> frozenset[str]:
        """Hashes of the page texts that the row is about; none for the absence of a mark."""
        values = {**self.key, **(self.row or {})}
        anchors = (anchor[0] for anchor in loaded(values["anchors"])) if self.table == "notes" and self.row else ()
        return frozenset((*(values[name] for name in _PAGES if name in values), *anchors))

    @property
    def outlet(self) -> str | None:
        """The outlet that the row is about, where it is about all that one prints."""
        return self.key.get("outlet")

    @property
    def article(self) -> int | None:
        """The id of the article that the row is about, where it is about one and not about a text."""
        return self.key.get("article")

    def as_json(self) -> list[object]:
        """Return the image as plain data."""
        return [self.table, dict(self.key), None if self.row is None else dict(self.row)]


TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "marks": (
        ("key",),
        (
            "verdict",
            "note",
            "decided_utc",
            "change_class",
            "left_text",
            "right_text",
            "left_hash",
            "right_hash",
            "reason",
        ),
    ),
    "verdict_reasons": (("name",), ("position", "made_utc")),
    "sessions": (("id",), ("name", "ordering", "pages", "left_pages", "is_archived", "made_utc")),
    "notes": (("kind", "place"), ("anchors", "note", "quoted", "made_utc")),
    "house_rules": (("left_words", "right_words"), ("is_accepted", "made_utc")),
    "opinions": (("key", "who"), ("verdict", "reason", "note", "decided_utc")),
    "constraints": (("a_hash", "b_hash"), ("is_together", "made_utc")),
    "storyline_constraints": (("a_hash", "b_hash"), ("is_together", "made_utc")),
    "corrections": (("page_hash", "field"), ("value", "made_utc")),
    "block_roles": (("page_hash", "start", "end"), ("role", "made_utc")),
    "outlet_blocks": (("outlet", "text_hash"), ("role", "made_utc")),
    "anchors": (("left_hash", "left_passage", "right_hash", "right_passage"), ("made_utc",)),
    "isolations": (("page_hash", "passage"), ("made_utc",)),
    "discarded": (("article",), ("made_utc",)),
    "tags": (("page_hash", "tag"), ("made_utc",)),
    "saved_searches": (("name",), ("query", "made_utc")),
}
"""Name -> columns of the key and other columns. Only what a person decided; everything else can be computed again."""


_PAGES = ("page_hash", "a_hash", "b_hash", "left_hash", "right_hash")


def image_from(fields: list[Any]) -> Image:
    """Return the image that ``as_json`` made plain."""
    table, key, row = fields
    return Image(table, key, row)


def current(store: Store, image: Image) -> Image:
    """Return the row that now stands under the key of ``image``."""
    key, columns = TABLES[image.table]
    row = store.row(f"SELECT {_names(columns)} FROM {image.table} WHERE {_where(key)}", image.key)
    return Image(image.table, image.key, None if row is None else dict(row))


def apply(store: Store, images: Iterable[Image]) -> None:
    """Make the hand tables look like ``images``."""
    for image in images:
        key, columns = TABLES[image.table]
        store.write(f"DELETE FROM {image.table} WHERE {_where(key)}", image.key)
        if image.row is None:
            continue
        # steps logged before a column was added do not name it; it then has its default
        names = (*key, *(name for name in columns if name in image.row))
        store.write(
            f"INSERT INTO {image.table} ({_names(names)}) VALUES ({', '.join(f':{name}' for name in names)})",
            {**image.key, **image.row},
        )


def _where(key: Iterable[str]) -> str:
    return " AND ".join(f'"{name}" = :{name}' for name in key)


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
