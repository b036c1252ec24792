"""Who is credited in a line: agencies and outlets by the names that the lexicons know."""

from __future__ import annotations

import re
from functools import cache

from reader.base.lexicon import lexicon

_DOMAIN = re.compile(
    r"\b(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|info|news|co|uk|de|fr|eu|tv|io|ru|cn|in|au|ca|example)\b"
)
_EDGES = " \t\n.,;:()[]*_|–—-\"'“”‘’"


@cache
def _agencies() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon("article_agencies")["agencies"]
    return {alias: name for name, aliases in table.items() for alias in [*aliases, name.casefold()]}


@cache
def _outlets() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon("article_outlets")["outlets"]
    return {alias: name for name, aliases in table.items() for alias in [*aliases, name.casefold()]}


@cache
def _agency_pattern() -> re.Pattern[str]:
    names = sorted(_agencies(), key=len, reverse=True)
    return re.compile(r"(?<![\w/])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)


def agency_named(text: str) -> str | None:
    """Return the agency that ``text`` names as a whole or first (``AFP/Reuters``), known or by its shape, or None."""
    stripped = text.strip(_EDGES)
    if stripped.casefold() in _agencies():
        return _agencies()[stripped.casefold()]
    first = re.split(r"[/,&]| and | with ", stripped, maxsplit=1)[0].strip(_EDGES)
    return _agencies().get(first.casefold()) or (first if is_agency_shaped(first) else None)


def is_agency_shaped(name: str) -> bool:
    """Tell whether ``name`` is a name as agencies bear, such as "Harbour Press" or "Northern News Agency"."""
    own = name.split()
    shape: dict[str, list[str]] = lexicon("article_agencies")["shape"]
    return (
        2 <= len(own) <= 4
        and own[-1].casefold() in shape["words"]
        and all(word[0].isupper() for word in own)
        and not any(word.casefold() in shape["unless"] for word in own)
    )


def is_outlet_shaped(name: str) -> bool:
    """Tell whether ``name`` is a known outlet, or a name as outlets bear, such as "The Harbour Gazette"."""
    own = name.strip(_EDGES).split()
    if not 1 <= len(own) <= 5:
        return False
    last: list[str] = lexicon("article_outlets")["shape"]["words"]
    is_named = len(own) > 1 and own[-1].casefold() in last and all(word[0].isupper() for word in own)
    return is_named or outlet_named(name) is not None


def agencies_in(text: str) -> tuple[str, ...]:
    """Return the agencies that ``text`` names anywhere; short names count only in capitals."""
    found: list[str] = []
    for match in _agency_pattern().finditer(text):
        written = match.group()
        if written.islower():
            continue
        if len(written) <= 3 and not written.isupper():
            continue
        name = _agencies()[written.casefold()]
        if name not in found:
            found.append(name)
    return tuple(found)


def outlet_named(text: str) -> str | None:
    """Return the outlet, agency or web domain that ``text`` as a whole names, else None."""
    stripped = text.strip(_EDGES)
    folded = stripped.casefold()
    if folded in _outlets():
        return _outlets()[folded]
    return _agencies().get(folded) or (stripped if _DOMAIN.fullmatch(folded) else None)


def is_domain(text: str) -> bool:
    """Tell whether ``text`` is a web domain such as ``example.org``."""
    return _DOMAIN.fullmatch(text.strip(_EDGES).casefold()) is not None


def is_photo_source(text: str) -> bool:
    """Tell whether ``text`` names somebody who is credited for pictures, agencies included."""
    folded = text.casefold()
    names: list[str] = lexicon("article_agencies")["photo"]["names"]
    return any(name in folded for name in names) or bool(agencies_in(text))
