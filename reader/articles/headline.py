"""The headline: which piece of a page is it, or what may be proposed in its place."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader.articles.article import Claim
from reader.articles.line import ends_sentence, is_paragraph, stems, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.line import Typed
    from reader.articles.piece import Piece
    from reader.sources.page import RawField

_TITLE_FIELDS = (
    ("headline", "json-ld"),
    ("title", "front matter"),
    ("title", "record"),
    ("headline", "microdata"),
    ("og:title", "meta"),
    ("twitter:title", "meta"),
    ("title", "meta"),
    ("title", "title element"),
    ("headline", "json-ld page"),
    ("title", "document properties"),
    ("title", "book"),
)
_SITE_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s+::\s+")
_LONGEST_WORDS = 30
_LEAD_PARAGRAPHS = 3
_CANDIDATES = 60  # a headline stands near the top
_LONGEST_LINE = 400
_MARKS = 40  # signs and white space round a line
_ALIKE = 0.9
_HEADING = re.compile(r"#{1,6}\s+|[*_]{1,3}")


def shown(piece: Piece) -> str:
    """Return the text of a piece without Markdown's signs, white space folded."""
    text = " ".join(piece.text.split())
    return _HEADING.sub("", text).strip() if piece.tag else text


def is_alike(a: str, b: str) -> bool:
    """Tell whether two lines are the same headline, small differences allowed."""
    return _are_alike(words(a), words(b))


def _are_alike(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if own == other:
        return bool(own)
    if not own or not other or abs(len(own) - len(other)) > 2:
        return False
    if len(set(own) & set(other)) < _ALIKE * max(len(own), len(other)) - 2:
        return False
    return SequenceMatcher(None, own, other, autojunk=False).ratio() >= _ALIKE


def title_claims(fields: Sequence[RawField]) -> list[Claim]:
    """Return the titles that the page's metadata gives, best kept first."""
    claims = []
    for name, origin in _TITLE_FIELDS:
        for field in fields:
            if field.stands_in(name, origin) and field.value.strip():
                claims.append(Claim(" ".join(field.value.split()), f"{field.origin}: {name}"))
                break
    return claims


def headline_index(pieces: Sequence[Piece], typed: Sequence[Typed | None], fields: Sequence[RawField]) -> int | None:
    """Return which piece is the headline, or None when no piece is.

    A piece that says what the metadata gives as title is it; else the first heading of the top level; else, above the
    first paragraph, the line that shares most words with the opening paragraphs, a line that comes again first.
    """
    titles = [claim.value for claim in title_claims(fields)]
    index = _matching_title(pieces, titles)
    if index is None:
        index = next((i for i, piece in enumerate(pieces) if piece.tag == "h1" and len(words(piece.text)) >= 2), None)
    if index is None and not titles and not any(piece.is_main is not None for piece in pieces):
        index = _best_line(pieces, typed)
    return index


def _matching_title(pieces: Sequence[Piece], titles: Sequence[str]) -> int | None:
    wanted = [words(title) for title in dict.fromkeys([*titles, *map(without_site, titles)])]
    longest = max(map(len, wanted), default=0)
    longest_line = min(_LONGEST_LINE, 2 * max(map(len, titles), default=0) + _MARKS)
    matching: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if len(piece.text) > longest_line or (piece.link_share > 0.9 and piece.tag != "h1") or not wanted:
            continue
        own = words(shown(piece))
        if len(own) <= longest + 2 and any(_are_alike(own, title) for title in wanted):
            rank = {"h1": 0, "h2": 1, "h3": 2}.get(piece.tag, 3)
            matching.append((rank, index))
    return min(matching)[1] if matching else None


def without_site(title: str) -> str:
    """Return ``title`` without the site's name behind a separator, when what is left is still the longer part."""
    parts = _SITE_SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    longest = max(parts, key=len)
    return longest if len(longest) * 2 > len(title) else title


def _best_line(pieces: Sequence[Piece], typed: Sequence[Typed | None]) -> int | None:
    first = next((i for i, piece in enumerate(pieces) if is_paragraph(piece.text) and typed[i] is None), len(pieces))
    lead = [
        piece.text for i, piece in enumerate(pieces[first:], first) if typed[i] is None and is_paragraph(piece.text)
    ]
    told = set(stems(" ".join(lead[:_LEAD_PARAGRAPHS])))
    times = Counter(words(piece.text) for piece in pieces if len(piece.text) <= _LONGEST_LINE)
    best: tuple[float, int] | None = None
    for index in range(min(first, _CANDIDATES)):
        text = pieces[index].text
        own = stems(text)
        if typed[index] is not None or not 2 <= len(words(text)) <= _LONGEST_WORDS or text.endswith(":"):
            continue
        again = times[words(text)] > 1
        share = len(set(own) & told) / max(1, len(set(own)))
        score = share + (again and share > 0)
        if best is None or score > best[0] + 1e-9:
            best = (score, index)
    return best[1] if best is not None and (best[0] > 0 or ends_sentence(pieces[best[1]].text) is False) else None


def proposed_headline(opening: str, what: str) -> Claim:
    """Return a headline proposed from the first sentence of ``opening``; ``what`` names where that stood."""
    folded = " ".join(opening.split())
    match = re.match(r".{20,240}?[.!?](?=\s|\Z)", folded)
    sentence = match.group() if match is not None else folded[:160]
    return Claim(sentence.rstrip("."), f"proposed from the {what}", is_proposal=True)
