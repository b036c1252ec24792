"""Choices of columns as text, as a library keeps them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.sources.tables.columns import header_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.sources.tables.columns import Choices

COLUMNS = "columns"
"""The name under which they are kept."""


def chosen_before(kept: str | None) -> Choices:
    """Return the choices in ``kept``; None, and a text that is none of ours, hold none."""
    try:
        found = json.loads(kept or "{}")
        return tuple((str(key), tuple((str(a), str(b)) for a, b in columns.items())) for key, columns in found.items())
    except (ValueError, AttributeError):
        return ()


def chosen_also(choices: Choices, header: Sequence[str], columns: Mapping[str, str]) -> str:
    """Return ``choices`` as text with one for tables with ``header``, in the place of an earlier one."""
    found = {key: dict(one) for key, one in choices}
    found[header_key(header)] = dict(columns)
    return json.dumps(found, ensure_ascii=False, sort_keys=True)
