"""What a piece is by what stands round it: lines above the text, plugs and sub-headings inside it, and its tail."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.articles.byline import names_of_byline
from reader.articles.dates import dates_in
from reader.articles.line import Typed, ends_sentence, is_paragraph, stems, words
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.piece import Piece

_Roles = list[Typed | None]
_CONTACT = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}|\b1-\d{3}-\d{3}-\d{4}\b|\+\d{1,3}[ \d()-]{7,15}")
_CONTACT_SIGNS = ("@", "1-", "+")
_TAIL_ROLES = (Role.FORM, Role.RIGHTS, Role.BIO)
_SHORT = 12
_NAMES = 12
_SHORTEST_SENTENCE = 3
_RUNNING = 0.6
"""Share of the longer words without a capital in a line of running words; a title has more capitals or fewer words."""


def surrounded(pieces: Sequence[Piece], typed: _Roles, headline: int | None, authors: Sequence[str] = ()) -> None:
    """Type what only its place tells; ``authors`` are those that metadata names; ``typed`` is filled in place."""
    _type_bios(pieces, typed, authors)
    _type_tail(pieces, typed)
    _type_after_navigation(pieces, typed)
    if not any(piece.is_main is not None for piece in pieces):
        _type_top(pieces, typed, headline)
        _type_inner_lines(pieces, typed)


def _open_paragraphs(pieces: Sequence[Piece], typed: _Roles) -> list[int]:
    return [i for i, piece in enumerate(pieces) if typed[i] is None and is_paragraph(piece.text)]


def _type_bios(pieces: Sequence[Piece], typed: _Roles, authors: Sequence[str]) -> None:
    names = [words(name) for name in authors[:_NAMES]] + [
        words(name)
        for piece, given in zip(pieces, typed, strict=True)
        if given is not None and given.rule == "by-name"
        for name in names_of_byline(piece.text)
    ][:_NAMES]
    professions = set(lexicon("article_lines")["bio"]["professions"])
    phrases = lexicon("article_lines")["bio"]["holds"]
    for index, piece in enumerate(pieces):
        if typed[index] is not None:
            continue
        own = words(piece.text)
        if any(name and own[: len(name)] == name for name in names) and len(own) <= 5 and not ends_sentence(piece.text):
            typed[index] = Typed(Role.BYLINE, "byline-name")
            continue
        opens = any(name and own[: len(name)] == name for name in names)
        is_contact = any(sign in piece.text for sign in _CONTACT_SIGNS) and _CONTACT.search(piece.text) is not None
        if not opens and not is_contact:
            continue
        told = bool(professions & set(own)) or any(phrase in piece.text.casefold() for phrase in phrases)
        signs = opens + bool(professions & set(own[:14])) + is_contact
        if told and signs >= 2:
            typed[index] = Typed(Role.BIO, "bio")


def _type_tail(pieces: Sequence[Piece], typed: _Roles) -> None:
    """Type what stands behind the end of the article: after its last paragraph, and after an end mark near it."""
    open_ones = _open_paragraphs(pieces, typed)
    if not open_ones:
        return
    last = open_ones[-1]
    behind = open_ones[-2] if len(open_ones) > 1 else last  # an end mark has at most one paragraph behind it
    ends = [
        index
        for index, given in enumerate(typed)
        if given is not None and given.role in _TAIL_ROLES and index > max(open_ones[0], behind)
    ]
    last = min(last, ends[0]) if ends and len(open_ones) > 3 else _end_of_text(pieces, typed, last)
    for index in range(last + 1, len(pieces)):
        if typed[index] is None and (pieces[index].is_main is None or not pieces[index].is_main):
            typed[index] = Typed(Role.FURNITURE, "after-end")


def _end_of_text(pieces: Sequence[Piece], typed: _Roles, last: int) -> int:
    """Return the last piece of the text of a plain text, whose last paragraph is number ``last``.

    Short sentences right behind it go on telling, and so does a single line of running words whose full stop is lost;
    titles of other articles come in several.
    """
    index = last + 1
    while index < len(pieces) and typed[index] is None and pieces[index].is_main is None:
        if not (_is_short_sentence(pieces[index].text) or _is_lone_line(pieces, typed, index)):
            break
        index += 1
    return index - 1


def _is_short_sentence(text: str) -> bool:
    return ends_sentence(text) and not text.endswith(":") and len(words(text)) >= _SHORTEST_SENTENCE


def _is_lone_line(pieces: Sequence[Piece], typed: _Roles, index: int) -> bool:
    own = [word for word in pieces[index].text.split() if len(word) > 3]
    is_running = len(own) >= _SHORTEST_SENTENCE and sum(word[0].islower() for word in own) > _RUNNING * len(own)
    return is_running and all(given is not None for given in typed[index + 1 :])


def _type_after_navigation(pieces: Sequence[Piece], typed: _Roles) -> None:
    """Type the lines under a label such as "Previous Post" as teasers, up to the next paragraph or known line."""
    for index, given in enumerate(typed):
        if given is None or given.rule != "navigation":
            continue
        for following in range(index + 1, min(index + 12, len(pieces))):
            given_there = typed[following]
            if given_there is not None and given_there.rule != "after-end":
                break
            if is_paragraph(pieces[following].text) or pieces[following].is_main:
                break
            typed[following] = Typed(Role.TEASER, "after-navigation")


def _type_top(pieces: Sequence[Piece], typed: _Roles, headline: int | None) -> None:
    open_ones = _open_paragraphs(pieces, typed)
    first = open_ones[0] if open_ones else len(pieces)
    if first == len(pieces):
        return
    for index in range(first):
        if typed[index] is not None:
            continue
        text = pieces[index].text
        if headline is not None and index > headline and len(words(text)) >= 6:
            typed[index] = Typed(Role.STANDFIRST, "below-headline")
        elif text.isupper() and len(words(text)) <= 6:
            typed[index] = Typed(Role.CREDIT, "outlet-line")
        else:
            typed[index] = Typed(Role.FURNITURE, "above-text")
    if headline is None and len(open_ones) > 2 and _is_standfirst(pieces, typed, open_ones):
        typed[first] = Typed(Role.STANDFIRST, "standfirst-before-lead")


_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)+")


def _is_standfirst(pieces: Sequence[Piece], typed: _Roles, open_ones: list[int]) -> bool:
    """Tell whether the first paragraph is a standfirst.

    It is a single sentence that names people whom only the next paragraph introduces by their full names.
    """
    first, second = pieces[open_ones[0]].text, pieces[open_ones[1]].text
    before = typed[open_ones[0] - 1] if open_ones[0] else None
    if before is not None and before.role is Role.DATELINE:
        return False
    if len(words(first)) > 40 or re.search(r"[.!?]\s+[A-Z]", first):
        return False
    shared = _name_pairs(first) & _name_pairs(second)
    said = set(re.findall(r"[\w’'-]+", first))
    return not shared and any(a in said or b in said for a, b in _name_pairs(second))


def _name_pairs(text: str) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring capitalised words: first and last names, titles and names."""
    runs = (match.group().split() for match in _CAPITALISED.finditer(text))
    return {pair for run in runs for pair in pairwise(run)}


def _type_inner_lines(pieces: Sequence[Piece], typed: _Roles) -> None:
    """Type short lines without a sentence end that stand between paragraphs: plugs and sub-headings."""
    plug_words = set(lexicon("article_lines")["plug"]["words"])
    open_ones = _open_paragraphs(pieces, typed)
    if not open_ones:
        return
    told = {stem for index in open_ones for stem in stems(pieces[index].text)}
    for index in range(open_ones[0], open_ones[-1]):
        text = pieces[index].text
        own = words(text)
        if typed[index] is not None or len(own) > _SHORT or ends_sentence(text) or pieces[index].tag.startswith("h"):
            continue
        if text[:1] in "“\"'‘«-–—•*" or text[:1].islower():
            continue
        dated = any(date.day is not None and date.end >= len(text) - 1 for date in dates_in(text))
        if dated or plug_words & set(own) or _is_foreign_title(text, told):
            typed[index] = Typed(Role.FURNITURE, "plug")
        else:
            typed[index] = Typed(Role.SUBHEADING, "short-line")


def _is_foreign_title(text: str, told: set[str]) -> bool:
    """Tell whether a line is written as a title, each longer word with a capital, and has no word of the text in it."""
    long = [word for word in text.split() if len(word) > 3]
    return len(text.split()) > 1 and all(word[0].isupper() for word in long) and not set(stems(text)) & told
