"""Names by their consonants, so that a name is found again in another script.

Each consonant stands for the class of those that take its place from one script to the other, vowels for nothing
(after the Soundex index of R. Russell, US patent 1261167, 1918, with finer classes and no limit of length).
"""

from __future__ import annotations

import regex

LEAST_CONSONANTS = 3
"""A name of fewer classes of consonants is no evidence: too many words share them."""
_BEGINNING = 400
_LETTER = regex.compile(r"\p{L}")
_LATIN = regex.compile(r"\p{Script=Latin}")
_CASED = regex.compile(r"\p{Lu}[\p{L}\p{M}]+")
_UNCASED = regex.compile(r"\p{Script=Arabic}{3,}")
_DIGRAPHS = regex.compile(r"t?sch|tch|sh|ch|zh|ts|tz|ph")
_GROUPS = {
    "b": "bpбпبپ",
    "f": "fvwфвفڤ",
    "k": "kgqcкгхقكگغخک",
    "s": "szxjсзжшщчцجسشصزژضظچ",
    "t": "tdтдتدطثذ",
    "l": "lлل",
    "m": "mмم",
    "n": "nнن",
    "r": "rрر",
}
_CLASS = {letter: group for group, letters in _GROUPS.items() for letter in letters}


def is_latin(text: str) -> bool:
    """Return whether most letters at the beginning of ``text`` are Latin."""
    beginning = text[:_BEGINNING]
    return 2 * len(_LATIN.findall(beginning)) >= len(_LETTER.findall(beginning))


def names_by_sound(text: str) -> frozenset[str]:
    """Return the classes of consonants of each word with a capital, in Arabic script of each word."""
    words = _CASED.findall(text) + _UNCASED.findall(text)
    return frozenset(sound for sound in map(sound_of, words) if len(sound) >= LEAST_CONSONANTS)


def sound_of(word: str) -> str:
    """Return the classes of the consonants of a word in order, those in a row once."""
    classes = [_CLASS.get(letter, "") for letter in _DIGRAPHS.sub(_digraph, word.casefold())]
    return "".join(now for before, now in zip(["", *classes], classes, strict=False) if now != before)


def _digraph(found: regex.Match[str]) -> str:
    return "f" if found.group() == "ph" else "s"
