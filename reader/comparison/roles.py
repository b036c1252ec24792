"""What words do in a sentence: report, hedge, negate, label, introduce a source, limit a figure."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import snowballstemmer

from reader.base.lexicon import lexicon
from reader.base.words import folded
from reader.comparison.elsewhere import CALENDAR, CJK, NUMERAL, is_elsewhere, phrases_elsewhere
from reader.comparison.phrases import ByWords, Phrases, by_words, entries_at
from reader.comparison.tokens import Token, TokenKind, word_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

REPORT = "report"
SOURCE = "source"
SOURCE_NOUN = "source noun"
HEDGE = "hedge"
NEGATION = "negation"
HONORIFIC = "honorific"
QUALIFIER = "qualifier"
FUNCTION = "function"
FILLER = "filler"
PREPOSITION = "preposition"
CLAUSE = "clause"
DETERMINER = "determiner"
AUXILIARY = "auxiliary"
MEASURE = "measure"
QUANTITY = "quantity"
PLACE = "place"
DIRECTION = "direction"
COMPASS = "compass"
EPITHET = "epithet"
_NONE: frozenset[str] = frozenset()
_SHORTEST_STEMMED = 4
TIME_UNIT = "time unit"
_NO_BOUND = ("only", "total")
ATTITUDE = "attitude"

_WHOLE = frozenset({REPORT, SOURCE, HEDGE, NEGATION, QUALIFIER, MEASURE, NUMERAL, CALENDAR})
"""Roles that a phrase has as a whole."""

_STEMMERS = {"en": "english", "fr": "french", "de": "german", "es": "spanish", "ru": "russian", "ar": "arabic"}
_STEMMED = frozenset({REPORT, HEDGE, ATTITUDE, SOURCE_NOUN})
"""Roles that every inflection of a word has, but in English, where nouns and verbs share their forms."""

Found = defaultdict[int, set[str]]
"""Roles by token; most tokens have none, and a set for each of them would cost more than finding the others."""


def _add(table: Phrases, entries: Iterable[str], tag: str) -> None:
    for entry in entries:
        words = (
            tuple(word_key(word) for word in entry.replace("'", "' ").split())
            if entry.endswith("'")
            else tuple(word_key(word) for word in entry.split())
        )
        table[words[0]].append((words, tag))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(_STEMMERS[language])


@lru_cache(maxsize=50_000)
def stem_of(word: str, language: str) -> str:
    """Return the Snowball stem of ``word`` in ``language``."""
    return str(_stemmer(language).stemWord(unicodedata.normalize("NFC", word).lower().replace("’", "'")))


def _is_stemmed(tag: str, language: str) -> bool:
    return tag.startswith(("label", "opposite")) or (tag in _STEMMED and language != "en")


_WHOLE_WORD = 3
_UNPREDICTABLE = frozenset({"ar"})
"""Languages whose stemmer also takes beginnings of words away."""


@cache
def _stem_starts(language: str) -> frozenset[str]:
    """Return how a word must begin to have one of the stems: see ``_may_have_stem``."""
    return frozenset(_start(stem, language) for stem in _stems(language)) | frozenset(
        _start(stem[:_WHOLE_WORD], language)[:-1] for stem in _stems(language) if len(stem) <= _WHOLE_WORD
    )


def _start(word: str, language: str) -> str:
    """Return the first letters of a word as no stemmer changes them: three; one in German, which joins ae and ä."""
    return folded(word[:4])[: 1 if language == "de" else _WHOLE_WORD].replace("y", "i")


def _may_have_stem(word: str, language: str) -> bool:
    """Tell whether a word begins as one of the stems does; most do not and need not be stemmed."""
    if language in _UNPREDICTABLE or "'" in word or "’" in word:
        return True
    start, starts = _start(word, language), _stem_starts(language)
    return start in starts or start[:-1] in starts


@lru_cache(maxsize=50_000)
def _stem_roles(word: str, language: str) -> frozenset[str]:
    """Return the roles that a word has by its stem."""
    return _stems(language).get(stem_of(word, language), _NONE) if _may_have_stem(word, language) else _NONE


@cache
def _stems(language: str) -> dict[str, frozenset[str]]:
    """Return the roles of single words by their stem."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry, tag in _single_words(language):
        if _is_stemmed(tag, language) and len(entry) >= _SHORTEST_STEMMED:
            found[stem_of(entry, language)].add(tag)
    return {stem: frozenset(tags) for stem, tags in found.items()}


def _single_words(language: str) -> Iterator[tuple[str, str]]:
    reporting, negation = lexicon("change_reporting")[language], lexicon("change_negation")[language]
    yield from ((entry, REPORT) for entry in reporting["verbs"])
    yield from ((entry, SOURCE_NOUN) for entry in reporting["sources"])
    yield from ((entry, HEDGE) for entry in lexicon("change_modality")[language]["hedges"])
    yield from ((entry, ATTITUDE) for entry in lexicon("change_modality")[language]["attitudes"])
    for row, sides in enumerate(negation["opposites"]):
        yield from ((entry, f"opposite:{row}{sign}") for sign, side in zip("+-", sides, strict=True) for entry in side)
    for row, group in enumerate(lexicon("change_labels")[language]["groups"]):
        yield from ((entry, f"label:{row}") for entry in group if " " not in entry)


@cache
def _phrases(language: str) -> Phrases:
    table: Phrases = defaultdict(list)
    reporting = lexicon("change_reporting")[language]
    _add(table, reporting["verbs"], REPORT)
    _add(table, reporting["introductions"], SOURCE)
    _add(table, reporting["sources"], SOURCE_NOUN)
    _add(table, lexicon("change_modality")[language]["hedges"], HEDGE)
    _add(table, lexicon("change_modality")[language]["attitudes"], ATTITUDE)
    negation = lexicon("change_negation")[language]
    _add(table, negation["words"], NEGATION)
    for row, (one, other) in enumerate(negation["opposites"]):
        _add(table, one, f"opposite:{row}+")
        _add(table, other, f"opposite:{row}-")
    for row, group in enumerate(lexicon("change_labels")[language]["groups"]):
        _add(table, group, f"label:{row}")
    _add(table, lexicon("change_house_style")[language]["honorifics"], HONORIFIC)
    numbers = lexicon("change_numbers")[language]
    _add(table, (words for words, bound in numbers["qualifiers"].items() if bound not in _NO_BOUND), QUALIFIER)
    _add(table, numbers["measures"], MEASURE)
    grammar = lexicon("change_grammar")[language]
    for tag in (DETERMINER, PREPOSITION, CLAUSE, AUXILIARY, FILLER):
        _add(table, grammar[f"{tag}s"], tag)
    _add(table, grammar["directions"], DIRECTION)
    _add(table, grammar["compass"], COMPASS)
    _add(table, lexicon("change_labels")[language]["epithets"], EPITHET)
    times = lexicon("change_dates")[language]["times"]
    for forms in (*times["units"].values(), times["frequencies"]):
        _add(table, forms, TIME_UNIT)
    _add(table, numbers["quantities"]["words"], QUANTITY)
    return table


@cache
def qualifiers_of(language: str) -> frozenset[tuple[str, ...]]:
    """Return the qualifiers of figures in a language, each as the keys of its words."""
    words = lexicon("change_numbers")[language]["qualifiers"]
    return frozenset(
        tuple(word_key(word) for word in entry.split()) for entry, bound in words.items() if bound not in _NO_BOUND
    )


@cache
def _places() -> frozenset[tuple[str, ...]]:
    tables = lexicon("change_places")
    names = [name for table in tables.values() for row in table.values() for name in row]
    return frozenset(tuple(word_key(word) for word in _split(name)) for name in names)


def _split(name: str) -> list[str]:
    """Return the words of a name; in scripts without spaces its letters."""
    return list(name) if CJK.fullmatch(name) else name.split()


@cache
def _place_starts() -> dict[str, int]:
    """Return the most words a place takes, by its first word."""
    longest: dict[str, int] = {}
    for name in _places():
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


def roles_of(tokens: Sequence[Token], language: str) -> tuple[tuple[frozenset[str], ...], tuple[tuple[int, int], ...]]:
    """Return the roles each of ``tokens`` has where it stands, and the phrase ``[first, last)`` it is part of.

    A phrase gives its roles to all its words; a word in none is a phrase by itself.
    """
    found, extents = _looked_up(tokens, language)
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD:
            continue
        if token.text[0].isupper() or not token.text.isascii():
            _mark_place(tokens, index, found)
        if language == "ar":
            _mark_name(tokens, index, found, language)
        if "-" in token.text and _is_compound_epithet(token.text, language):
            found[index].add(EPITHET)
        if index in found:
            _settle(tokens, index, found)
            first, last = extents[index]
            if last - first > 1 and HEDGE in found[index]:
                found[index].discard(ATTITUDE)
    return tuple([frozenset(found[at]) if at in found else _NONE for at in range(len(tokens))]), tuple(extents)


def _looked_up(tokens: Sequence[Token], language: str) -> tuple[Found, list[tuple[int, int]]]:
    phrases = _phrases_by_words(language)
    further = _further_by_words() if is_elsewhere(tokens, language) else {}
    found: Found = defaultdict(set)
    keys = tuple([token.key for token in tokens])
    extents = [(at, at + 1) for at in range(len(tokens))]
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD:
            continue
        entries = entries_at(keys, index, phrases)
        if further:
            entries = [*entries, *entries_at(keys, index, further)]
        if not entries and language == "ar":
            entries = _behind_conjunction(token.key, _phrases(language))
        if not entries and (roles := _stem_roles(token.text, language)):
            found[index] |= roles
        for words, tag in entries:
            end = index + len(words)
            if len(words) > 2 and keys[index:end] != words:
                continue
            if tag != QUALIFIER or _limits(tokens, end):
                in_letters = len(words) > 1 and CJK.fullmatch(token.text) is not None
                _mark_phrase(tag, index, end, found, extents, tokens_are_letters=in_letters)
    return found, extents


@cache
def _phrases_by_words(language: str) -> ByWords:
    return by_words(_phrases(language))


@cache
def _further_by_words() -> ByWords:
    return by_words(phrases_elsewhere())


def _behind_conjunction(key: str, phrases: Phrases) -> list[tuple[tuple[str, ...], str]]:
    """Return the single words that an Arabic word is with *and* or *then* written before it."""
    if len(key) <= _SHORTEST_STEMMED or key[0] not in "وف":
        return []
    return [((key,), tag) for words, tag in phrases.get(key[1:], ()) if len(words) == 1]


def _mark_phrase(
    tag: str, index: int, end: int, found: Found, extents: list[tuple[int, int]], *, tokens_are_letters: bool = False
) -> None:
    """Give a phrase its role; in scripts without spaces any phrase of several tokens is one word."""
    for at in range(index, end):
        first, last = extents[at]
        if end - index > last - first and (
            tag in _WHOLE or tokens_are_letters or tag.startswith(("opposite", "label"))
        ):
            extents[at] = (index, end)
        found[at].add(tag)
        if tag == HEDGE and end - index > 1:
            found[at].discard(REPORT)


_MAY_STAND_BETWEEN = frozenset({"в", "на", "до", "de", "d'", "the", "a", "um", "auf"})


def _limits(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a figure or a duration stands at ``at``."""
    if at < len(tokens) and tokens[at].key in _MAY_STAND_BETWEEN:
        at += 1
    if at >= len(tokens):
        return False
    return tokens[at].kind is TokenKind.NUMBER or (tokens[at].kind is TokenKind.DATE and ":" in tokens[at].key)


@cache
def _epithet_parts(language: str) -> tuple[frozenset[str], frozenset[str]]:
    tables = lexicon("change_labels")[language]
    return frozenset(tables["epithet_beginnings"]), frozenset(tables["epithet_endings"])


def _is_compound_epithet(text: str, language: str) -> bool:
    """Tell whether a word with a hyphen says whose or of what kind something is: rebel-held, pro-government."""
    beginnings, endings = _epithet_parts(language)
    parts = text.lower().split("-")
    return parts[0] in beginnings or parts[-1] in endings


@cache
def _name_openers(language: str) -> frozenset[str]:
    tables = lexicon("change_labels")[language]
    return frozenset(word_key(word) for kind in ("name_heads", "given_names") for word in tables.get(kind, ()))


def _mark_name(tokens: Sequence[Token], index: int, found: Found, language: str) -> None:
    """Mark what follows a given name or a word such as city, where no capitals tell names."""
    if index and not found.get(index) and tokens[index - 1].key in _name_openers(language):
        found[index].add(PLACE)


def _mark_place(tokens: Sequence[Token], index: int, found: Found) -> None:
    first = tokens[index].key.removesuffix("'s")
    longest = _place_starts().get(first, 0)
    for length in range(min(longest, len(tokens) - index), 0, -1):
        if tuple(token.key.removesuffix("'s") for token in tokens[index : index + length]) in _places():
            for at in range(index, index + length):
                found[at].add(PLACE)
            return


_NOUNS_TOO = frozenset(
    [
        "claims",
        "reports",
        "report",
        "claim",
        "state",
        "states",
        "notes",
        "comments",
        "promise",
        "promises",
        "remarks",
        "warning",
        "warnings",
        "call",
        "calls",
        "threat",
        "posts",
        "post",
        "found",
        "maintain",
        "states",
        "finds",
        "argument",
    ]
)
_ADJECTIVES_TOO = frozenset(
    ["alleged", "suspected", "reported", "supposed", "purported", "accused", "believed", "estimated"]
)


_ASPECTS = frozenset(["continued", "continue", "continues", "went", "goes", "on", "began", "begins", "kept", "started"])
_LIVES = frozenset(["life", "lives"])


def _goes_on(tokens: Sequence[Token], index: int, key: str) -> bool:
    """Tell whether a verb that may report does something else here: went on searching, claimed three lives."""
    if key not in _ASPECTS and key != "claimed":
        return False
    following = [token.key for token in tokens[index + 1 : index + 6]]
    if key in _ASPECTS:
        then = following[1:2] if following[:1] == ["on"] else following[:1]
        return any(word == "to" or word.endswith("ing") for word in then)
    return not _LIVES.isdisjoint(following)


def _settle(tokens: Sequence[Token], index: int, found: Found) -> None:
    """Take a role away from a word that cannot have it where it stands."""
    roles, key = found[index], tokens[index].key
    if REPORT not in roles:
        return
    before = found.get(index - 1, _NONE)
    after_noun_marker = bool(before & {DETERMINER, PREPOSITION})
    if key in _NOUNS_TOO and after_noun_marker:
        roles.discard(REPORT)
    if _goes_on(tokens, index, key):
        roles.discard(REPORT)
    if key in _ADJECTIVES_TOO and (after_noun_marker or not index or AUXILIARY in before):
        roles.discard(REPORT)
