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
    """Return the agency that ``text`` as a whole names, or each part of which names one (``AFP/Reuters``), or None."""
    folded = text.strip(_EDGES).casefold()
    if folded in _agencies():
        return _agencies()[folded]
    first = re.split(r"[/,&]| and | with ", folded, maxsplit=1)[0].strip(_EDGES)
    return _agencies().get(first)


def agencies_in(text: str) -> tuple[str, ...]:
    """Return the agencies that ``text`` names anywhere; short names count only in capitals."""
    found: list[str] = []
    for match in _agency_pattern().finditer(text):
        written = match.group()
        if len(written) <= 5 and not written.isupper() and written.casefold() == written:
            continue
        if len(written) <= 4 and not written[0].isupper():
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
