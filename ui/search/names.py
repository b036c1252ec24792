"""The names that a library is searched by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.rows import SavedSearch


@dataclass(frozen=True, slots=True)
class SearchNames:
    """What can be asked for by name: saved searches and outlets."""

    searches: tuple[SavedSearch, ...] = ()
    outlets: tuple[str, ...] = ()
