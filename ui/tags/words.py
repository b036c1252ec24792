"""How a tag is written where it is shown."""

from __future__ import annotations

from reader.store.tags import FLAG

_MOST_LETTERS = 28


def tag_text(tag: str) -> str:
    """Return ``tag`` as a chip shows it: marked as one, the flag with its own sign, a long one cut."""
    short = tag if len(tag) <= _MOST_LETTERS else f"{tag[: _MOST_LETTERS - 1]}…"
    return f"⚑\u00a0{short}" if tag == FLAG else f"#\u00a0{short}"
