"""Sources in the library: every byte as it came in, compressed."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from reader.base.ids import SourceId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.source import Source
    from reader.store.database import Store


def source_id(store: Store, sha256: str) -> SourceId | None:
    """Return the id of the source with that hash, None where the library has none."""
    row = store.row("SELECT id FROM sources WHERE sha256 = :sha256", {"sha256": sha256})
    return None if row is None else SourceId(row["id"])


def insert_source(store: Store, source: Source, path: str, now_utc: str) -> SourceId:
    """Keep ``source`` and return its id."""
    return SourceId(
        store.write(
            "INSERT INTO sources (sha256, kind, path, size, content, imported_utc)"
            " VALUES (:sha256, :kind, :path, :size, :content, :imported_utc)",
            {
                "sha256": source.sha256,
                "kind": source.kind.value,
                "path": path,
                "size": len(source.content),
                "content": zlib.compress(source.content),
                "imported_utc": now_utc,
            },
        )
    )


def content_of(store: Store, sha256: str) -> bytes | None:
    """Return the bytes of the source with that hash as they came in, None where the library has none."""
    row = store.row("SELECT content FROM sources WHERE sha256 = :sha256", {"sha256": sha256})
    return None if row is None else zlib.decompress(row["content"])


def damaged_sources(store: Store) -> Iterator[str]:
    """Yield the paths of sources whose kept bytes are no longer the ones that came in."""
    for row in store.rows("SELECT id, path FROM sources ORDER BY id"):
        kept = store.row("SELECT sha256, content FROM sources WHERE id = :id", {"id": row["id"]})
        if kept is None or not _is_whole(kept["sha256"], kept["content"]):
            yield row["path"]


def _is_whole(sha256: str, content: bytes) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(content)).hexdigest() == sha256
    except zlib.error:
        return False
