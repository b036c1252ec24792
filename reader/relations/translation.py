"""Translation: one text in two languages, told by who is credited and by the names and figures that stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.events import timing

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from reader.relations.profile import Profile

_FEWEST = 3
_SHARE_OF_NAMES = 0.4
_SHARE_OF_FIGURES = 0.6


def translation_reasons(a: Profile, b: Profile) -> tuple[str, ...]:
    """Return what speaks for one being a translation of the other; empty when not enough does.

    Own reports in two languages share names and figures too, so that a common origin must be credited as well.
    """
    origins = common_origins(a, b)
    names = _shared({name for name, _ in a.names}, {name for name, _ in b.names}, _SHARE_OF_NAMES)
    figures = _shared(set(a.figures), set(b.figures), _SHARE_OF_FIGURES)
    if not origins or not names or not figures:
        return ()
    return (
        f"Both credit {', '.join(sorted(origins))}.",
        f"One is in {a.language}, the other in {b.language}.",
        f"They share the names {', '.join(names[:_FEWEST])} and the figures {', '.join(figures[:_FEWEST])}.",
    )


def common_origins(a: Profile, b: Profile) -> set[str]:
    """Return whom two articles in two languages both credit; nobody where their dates speak against one text.

    Neither names nor figures are looked at, so that profiles without their text will do.
    """
    if a.language is None or b.language is None or a.language == b.language or not timing(a, b).is_open:
        return set()
    return _voices(a) & _voices(b)


def _voices(profile: Profile) -> set[str]:
    return {voice for voice in (profile.outlet, profile.agency, *profile.credits) if voice is not None}


def _shared(a: AbstractSet[str], b: AbstractSet[str], share: float) -> list[str]:
    """Return what both have, in order, if it is enough of the smaller side."""
    shared = a & b
    if len(shared) < max(_FEWEST, share * min(len(a), len(b))):
        return []
    return sorted(shared, key=lambda text: (-len(text), text))
