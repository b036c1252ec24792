"""The cast of an article: the persons it names in full, what they are said to be, and whether they are women or men."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.base.words import folded
from reader.ledgers.speech import ARTICLES, tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reader.ledgers.speech import Speech

_REACH = 4
_LONGEST_NAME = 4
_SHORT = 4


class Named(NamedTuple):
    """A person named at words ``[first, last)``.

    ``is_aside`` tells that a preposition or an article stands before, ``is_place`` that it is one word behind ``in``.
    """

    name: str
    first: int
    last: int
    offices: tuple[str, ...]
    is_aside: bool
    is_place: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of an article by their last names, folded; where the first one stands alone, by that too (Xi).

    ``full`` holds the fullest form, None where two persons share a last name; ``holders`` the last names of those who
    are said to be something (``minister``, ``finance minister``); ``genders`` which of the two a person is, where a
    title or an article says so.
    """

    full: Mapping[str, str | None]
    holders: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]

    def fullest(self, name: str) -> str:
        """Return the full form of a name of one word, ``name`` itself where none or several are known."""
        return name if " " in name else self.full.get(folded(name)) or name

    def holder(self, words: Sequence[str]) -> str | None:
        """Return the one person who is called what ``words`` end with, None where nobody or several are."""
        for length in (2, 1):
            office = " ".join(folded(word) for word in words[-length:])
            found = self.holders.get(office) or self._by_ending(office)
            if len(found) == 1 and len(words) >= length:
                (last,) = found
                return self.full.get(last) or None
        return None

    def _by_ending(self, office: str) -> frozenset[str]:
        """Return who holds an office that ends with a word: the minister is the interior minister."""
        names = [names for one, names in self.holders.items() if len(office) > _SHORT and one.endswith(office)]
        return frozenset().union(*names)

    def may_be(self, name: str, pronoun: str, speech: Speech) -> bool:
        """Tell whether a pronoun may stand for a person, as far as it is known what they are."""
        wanted, known = speech.gender(pronoun), self.genders.get(folded(name).split()[-1])
        return wanted is None or known is None or wanted == known


def cast_of(passages: Sequence[str], speech: Speech) -> Cast:
    """Return the persons that the passages of an article name."""
    full: dict[str, str | None] = {}
    places: set[str] = set()
    holders: dict[str, set[str]] = defaultdict(set)
    genders: dict[str, str] = {}
    for passage in passages:
        words = [word for word, _ in tokens_in(passage, 0, len(passage))]
        for named in named_in(words, speech):
            last = folded(named.name).split()[-1]
            known = full.get(last, "")
            places |= {last} if named.is_place else set()
            if " " in named.name:
                full[last] = named.name if not known else _same(known, named.name)
            for office in named.offices:
                holders[office].add(last)
            before = words[max(0, named.first - len(named.offices) - 1) : named.first]
            for word in (*before, *(part for office in named.offices for part in office.split())):
                if gender := speech.gender(word):
                    genders[last] = gender
    persons = {last: name for last, name in full.items() if last not in places}
    return Cast(
        _by_first(persons, places) | persons, {office: frozenset(names) for office, names in holders.items()}, genders
    )


def _by_first(full: Mapping[str, str | None], places: AbstractSet[str]) -> dict[str, str | None]:
    """Return the names by their first words, None where two persons share one."""
    found: dict[str, str | None] = {}
    for name in full.values():
        if name is not None:
            first = folded(name).split()[0]
            found[first] = None if first in found else name
    return {first: name for first, name in found.items() if first not in places}


def _same(known: str, name: str) -> str | None:
    """Return the longer of two forms of one name, None where they are two names (Anna Berg, Otto Berg)."""
    short, long = sorted((known, name), key=lambda one: (len(one.split()), one))
    return long if folded(short).split()[0] in folded(long).split() else None


def named_in(words: Sequence[str], speech: Speech) -> Iterator[Named]:
    """Yield the names in ``words``: runs of words with a capital, without the offices at their beginning."""
    at = 0
    while at < len(words):
        last = at
        while last < len(words) and words[last][0].isupper() and _may_be_part(words[last], speech):
            last += 1
        if last == at:
            at += 1
            continue
        first = max((place + 1 for place in range(at, last) if speech.is_title(words[place])), default=at)
        if 0 < last - first <= _LONGEST_NAME:
            before = folded(words[at - 1]) if at else ""
            is_aside = first == at and (before in speech.prepositions or before in ARTICLES)
            is_place = last - at == 1 and before in speech.within
            name = " ".join(words[first:last]).removesuffix("'s").removesuffix("’s")
            yield Named(name, first, last, tuple(_offices(words, at, first, last, speech)), is_aside, is_place)
        at = last


def _may_be_part(word: str, speech: Speech) -> bool:
    return speech.is_name(word) or speech.is_title(word)


def _offices(words: Sequence[str], start: int, first: int, last: int, speech: Speech) -> Iterator[str]:
    """Yield what the person at ``[first, last)`` is said to be: before the name, before a comma, behind a comma."""
    before = words[start:first] if start < first else _plain_end(words[max(0, start - _REACH) : start], speech)
    if start > 1 and words[start - 1] == ",":
        before = _plain_end(words[max(0, start - 1 - _REACH) : start - 1], speech)
    behind: list[str] = []
    if last + 1 < len(words) and words[last] == ",":
        place = last + 1 + (folded(words[last + 1]) in speech.openings)
        while place < len(words) and _is_plain(words[place], speech) and len(behind) < _REACH:
            behind.append(words[place])
            place += 1
    for phrase in (before, behind):
        if phrase:
            yield folded(phrase[-1])
        if len(phrase) > 1:
            yield " ".join(folded(word) for word in phrase[-2:])


def _plain_end(words: Sequence[str], speech: Speech) -> list[str]:
    """Return the plain words that ``words`` end with; a capital one may begin them (Finance minister)."""
    found: list[str] = []
    for word in reversed(words):
        if not _is_plain(word, speech) and not (found and word[0].isupper() and _may_be_part(word, speech)):
            break
        found.insert(0, word)
        if word[0].isupper():
            break
    return found


def _is_plain(word: str, speech: Speech) -> bool:
    is_word = word.replace("-", "").isalpha() and word.islower() and len(word) > 2
    return is_word and folded(word) not in speech.idle and not speech.is_verb(word)
