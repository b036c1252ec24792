"""Layouts: the ways in which the comparison shows a story, in the order in which one key goes through them."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """Articles in columns, base and one article in one text, or in columns only what changed."""

    COLUMNS = "columns"
    UNIFIED = "unified"
    CHANGES = "changes"

    @property
    def following(self) -> Layout | None:
        """The layout that the key brings next, None after the last one."""
        layouts = tuple(Layout)
        return next(iter(layouts[layouts.index(self) + 1 :]), None)
