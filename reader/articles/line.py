"""What a line says about itself, whatever stands round it: form text, share words, captions, rights, bylines."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.articles.block import Role
from reader.articles.byline import names_of_byline
from reader.articles.credited import is_domain, is_photo_source, outlet_named
from reader.articles.dates import dates_in, is_date_line
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable


class Typed(NamedTuple):
    """A role and the name of the rule that gave it."""

    role: Role
    rule: str


_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_END = re.compile(r"[.!?…。！？।؟:][\"'”’»)\]\s*_]*\Z")
_CREDIT_END = re.compile(
    r"\s(?:[-–—|]\s?)?(?:©|\(c\)|copyright)\s?(?:\d{4}\s)?[^.!?]{2,80}\Z"
    r"|[(\[](?:photo|image|picture|foto|bild|credit|source|file|photograph|illustration|courtesy|ap|afp|reuters|epa)"
    r"[^()\[\]]{0,100}[)\]]\.?\Z",
    re.IGNORECASE,
)
_CREDIT_PAIR = re.compile(r"(?<=[.!?\w”’] )[(\[][A-Z][^()\[\]/]{1,40}/\s?[A-Z][^()\[\]]{1,40}[)\]]\Z")
_CREDIT_TAIL = re.compile(r"(?:^|[.\s|–—-])\s?([^.|–—!?]{2,60})\Z")
_PHOTO_LABEL_END = re.compile(
    r"\b(?:photo|photograph|picture|pictures|image|foto|bild|video|credit|illustration|graphic)s?(?: credit)?(?: by)?"
    r"\s?[:/|]\s?[^:]{2,80}\Z|\b(?:photo|photograph|image|picture) by [A-Z][^.]{2,60}\.?\Z",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;/|•·]")
_VIA = re.compile(r"\bvia\b")
_DASHED = re.compile(r"[-–—]{1,2}\s?(?=\S)[^.!?]{2,80}?\s?[-–—]{1,2}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,400}")
_BREADCRUMB = re.compile(r"(?:home|start|startseite|accueil|inicio)\s?[»›>/|]\s?.{0,200}", re.IGNORECASE)
_SYMBOLS = re.compile(r"[\W\d_]{1,12}")
_COUNTER = re.compile(
    r"(?:\d[\d.,]{0,8}\s?[km]?\s?)?(?:views?|shares?|likes?|comments?|min read|minutes? read|reads?|minute read)?"
    r"(?:\s?\d[\d.,]{0,8}[km]?)?\s*",
    re.IGNORECASE,
)
_READ_TIME = re.compile(
    r"(?:reading time:? )?(?:about )?\d{1,3}[ -]?min(?:ute)?s?(?: read| of reading)?"
    r"|(?:reading|read) time:? \d{1,3}.{0,12}",
    re.IGNORECASE,
)
_RIGHTS_YEAR = re.compile(r"[^.!?]{0,60}(?:©|\(c\)|copyright)\s?\(?\d{4}\)?[^.!?]{0,80}\.?", re.IGNORECASE)

_WIRE_SIGN = re.compile(r"[A-Z]{2,4}-[A-Z]{2}-\d{2}-\d{2}-\d{2}\s\d{4}[A-Z]{3,4}")
"""The last line of a message of an agency: its sign, the wire, day and hour."""

_LONGEST_SHARE = 300


@cache
def _phrases(section: str, key: str) -> tuple[str, ...]:
    return tuple(lexicon("article_lines")[section].get(key, ()))


@cache
def _word_set(section: str, key: str) -> frozenset[str]:
    return frozenset(_phrases(section, key))


def _holds(folded: str, section: str) -> bool:
    return any(map(folded.__contains__, _phrases(section, "holds")))


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a line in lower case."""
    return tuple(_WORD.findall(text.casefold()))


def stems(text: str) -> list[str]:
    """Return the longer words of ``text``, cut to their first five letters: enough to tell what a line is about."""
    return [word[:5] for word in words(text) if len(word) > 3]


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, closing quotes and brackets allowed."""
    return _END.search(text[-12:]) is not None


@lru_cache(maxsize=2048)
def is_paragraph(text: str) -> bool:
    """Tell whether ``text`` looks like a paragraph of running text: a sentence end and at least eight words."""
    return len(text) >= 40 and ends_sentence(text) and (len(words(text)) >= 8 or _UNSPACED.search(text) is not None)


@lru_cache(maxsize=2048)
def typed_line(text: str) -> Typed | None:
    """Return what the line says it is, whatever stands round it, or None when it says nothing."""
    folded = " ".join(text.casefold().split()).strip("*_# \u200b\ufeff").replace(" :", ":")
    for rule, role, test in _RULES:
        if test(text, folded):
            return Typed(role, rule)
    return None


def _is_mark(_text: str, folded: str) -> bool:
    return not folded or (_SYMBOLS.fullmatch(folded) is not None and "©" not in folded)


def _is_counter(_text: str, folded: str) -> bool:
    if len(folded) >= 40 or not any(letter.isdigit() for letter in folded):
        return False
    return _COUNTER.fullmatch(folded) is not None or _READ_TIME.fullmatch(folded) is not None


def _is_share(_text: str, folded: str) -> bool:
    if folded.rstrip("!:.") in _word_set("share", "whole"):
        return True
    first = _WORD.search(folded) if len(folded) <= _LONGEST_SHARE else None
    if first is None or first.group() not in _word_set("share", "words"):
        return False
    own = words(folded)
    return (
        len(own) <= 24
        and all(word in _word_set("share", "words") for word in own)
        and any(word in _word_set("share", "needs") for word in own)
    )


def _is_form(_text: str, folded: str) -> bool:
    return len(folded) < 400 and (
        (folded.startswith(_phrases("form", "starts")) and len(words(folded)) <= 40)
        or any(phrase in folded for phrase in _phrases("form", "holds"))
    )


def _is_newsletter(text: str, folded: str) -> bool:
    if "“" in text:
        return False
    if _holds(folded, "newsletter"):
        return len(words(folded)) <= 40
    return folded.startswith(_phrases("newsletter", "starts")) and len(words(folded)) <= 14


def _is_navigation(_text: str, folded: str) -> bool:
    return folded.rstrip(":»›>… ") in _word_set("navigation", "labels")


def _is_reference(_text: str, folded: str) -> bool:
    return len(folded) < 240 and folded.startswith(_phrases("navigation", "starts"))


def _is_advertisement(_text: str, folded: str) -> bool:
    return folded.strip("[]()-–—:.>»… ") in _word_set("advertisement", "whole")


def _is_rights(_text: str, folded: str) -> bool:
    if folded.startswith(_phrases("rights", "starts")) or _holds(folded, "rights"):
        return len(words(folded)) <= 80
    return "©" in folded and len(words(folded)) <= 8 and _RIGHTS_YEAR.fullmatch(folded) is not None


def _is_caption(text: str, folded: str) -> bool:
    plain = text.strip("*_ ")
    is_credited = (
        folded.startswith(_phrases("caption", "starts"))
        or folded in _word_set("caption", "names")
        or _ends_in_credit(plain, folded)
    )
    return is_credited and len(words(folded)) <= 70


def _ends_in_credit(plain: str, folded: str) -> bool:
    """Tell whether a line ends with whose picture it is; the patterns are asked only where they can hold."""
    is_bracketed = plain.endswith((")", "]", ").", "]."))
    if is_bracketed or "©" in plain or "(c)" in folded or "copyright" in folded:
        found = _CREDIT_END.search(plain)
        if found is not None and found.start() > 0:
            return True
    if is_bracketed and _CREDIT_PAIR.search(plain) is not None:
        return True
    return not ends_sentence(plain) and _PHOTO_LABEL_END.search(plain) is not None


def _is_source_line(_text: str, folded: str) -> bool:
    is_source = folded.startswith(_phrases("source", "starts")) or _holds(folded, "source")
    return is_source and len(words(folded)) <= 40


def _is_credit_list(text: str, _folded: str) -> bool:
    """``A via B, C, D.org``: two names at least, all short, at least half of them known."""
    if len(text) > 200 or ends_sentence(text.rstrip(".")):
        return False
    parts = [name for part in _PARTS.split(text) for name in _VIA.split(part) if name.strip()]
    if not parts or not all(_is_name_of_outlet(part.strip()) for part in parts):
        return False
    known = sum(outlet_named(part) is not None for part in parts)
    return known * 2 >= len(parts) and known >= 1


def _is_name_of_outlet(part: str) -> bool:
    return len(part.split()) <= 5 and (part[0].isupper() or is_domain(part))


def _is_byline(text: str, folded: str) -> bool:
    if len(text) > 200 or is_paragraph(text):
        return False
    return bool(names_of_byline(text)) or (len(text) < 80 and folded.startswith(_phrases("byline", "staff")))


def _is_placed_date(text: str, _folded: str) -> bool:
    """``Varn on Sea | Oster, 3 May 2024``: names of places, then a full date and nothing else."""
    if len(text) > 80 or "," not in text:
        return False
    date = next(iter(dates_in(text)), None)
    if date is None or date.year is None or date.day is None or text[date.end :].strip(" ."):
        return False
    place, comma, rest = text[: date.start].rpartition(",")
    own = [word for word in place.split() if word[0].isalpha()]
    is_named = len(own) <= 6 and all(word[0].isupper() or len(word) <= 3 for word in own)
    return is_named and place[:1].isupper() and bool(comma) and len(rest.split()) <= 1


def _is_dashed(text: str, _folded: str) -> bool:
    return _DASHED.fullmatch(text) is not None and len(words(text)) <= 12


_RULES: tuple[tuple[str, Role, Callable[[str, str], bool]], ...] = (
    ("date-line", Role.DATELINE, lambda text, _folded: is_date_line(text)),
    ("mark", Role.FURNITURE, _is_mark),
    ("counter", Role.FURNITURE, _is_counter),
    ("share", Role.FURNITURE, _is_share),
    ("form-text", Role.FORM, _is_form),
    ("navigation", Role.FURNITURE, _is_navigation),
    ("advertisement", Role.FURNITURE, _is_advertisement),
    ("breadcrumb", Role.FURNITURE, lambda text, _folded: _BREADCRUMB.fullmatch(text) is not None),
    ("reference", Role.TEASER, _is_reference),
    ("dashed-subheading", Role.SUBHEADING, _is_dashed),
    ("wire-sign", Role.FURNITURE, lambda text, _folded: _WIRE_SIGN.fullmatch(text) is not None),
    ("by-name", Role.BYLINE, _is_byline),
    ("place-and-date", Role.DATELINE, _is_placed_date),
    ("rights-line", Role.RIGHTS, _is_rights),
    ("caption-credit", Role.CAPTION, _is_caption),
    ("source-line", Role.CREDIT, _is_source_line),
    ("credit-list", Role.CREDIT, _is_credit_list),
    ("address", Role.FURNITURE, lambda text, _folded: _ADDRESS.fullmatch(text) is not None),
    ("newsletter", Role.FURNITURE, _is_newsletter),
)


def credit_of_caption(text: str) -> str | None:
    """Return the part of a caption that says whose picture it is, or None."""
    for pattern in (_CREDIT_END, _CREDIT_PAIR, _PHOTO_LABEL_END):
        found = pattern.search(text.strip("*_ "))
        if found is not None:
            return found.group().strip(" -–—|")
    tail = _CREDIT_TAIL.search(text)
    return tail.group(1).strip() if tail is not None and is_photo_source(tail.group(1)) else None
