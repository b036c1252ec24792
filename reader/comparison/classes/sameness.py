"""House style: the same value in another convention. These rules stand before all others."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.numbers import Figure, figures_of
from reader.base.words import folded
from reader.comparison.canonical import are_variants, has_variants
from reader.comparison.change import ChangeClass
from reader.comparison.classes.verdict import Verdict
from reader.comparison.names import is_name
from reader.comparison.roles import AUXILIARY, DETERMINER, HONORIFIC, PREPOSITION, QUALIFIER
from reader.comparison.tokens import TokenKind, word_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.comparison.edits import Edit
    from reader.comparison.side import Side

_FACTORS = {
    "km": ("length", "1000"), "m": ("length", "1"), "cm": ("length", "0.01"), "mile": ("length", "1609.344"),
    "ft": ("length", "0.3048"), "yd": ("length", "0.9144"), "in": ("length", "0.0254"), "kg": ("mass", "1"),
    "t": ("mass", "1000"), "ton": ("mass", "907.185"), "lb": ("mass", "0.45359"), "ha": ("area", "10000"),
    "acre": ("area", "4046.86"), "km/h": ("speed", "1"), "mph": ("speed", "1.609344"), "litre": ("volume", "1"),
    "gallon": ("volume", "3.785"),
}  # fmt: skip
_FIGURES = frozenset({TokenKind.NUMBER, TokenKind.DATE})
_WORD_OR_SIGN = regex.compile(r"\p{L}+|[^\s\p{L}]")
_CLOSE_ENOUGH = Fraction(5, 100)
_BETWEEN_NUMBERS = frozenset({"to", "and", "-", "–", "bis", "a", "y", "et", "до", "by"})
_LATIN_SKELETON = tuple(
    (regex.compile(pattern), to)
    for pattern, to in (
        (r"^(?:al|el)(?=\p{L}{3})", ""), (r"kh", "h"), (r"ou|oo", "u"), (r"tch|tsch", "ch"), (r"ph", "f"),
        (r"q|ck", "k"), (r"sch", "sh"), (r"sk(?:yy|iy|ii|ij|yi|y|i)$", "ski"), (r"(?:ei|ey|ej)$", "ei"),
        (r"(?:ai|ay|aj)$", "ai"), (r"['’ʿʾ`]", ""), (r"dzh", "j"), (r"(?:iy|ij|yi|yy|ii)", "i"),
        (r"(?<=[bdghklmnrstvz])y(?=[aou])", "i"),
    )
)  # fmt: skip


def same_value(edit: Edit, left: Side, right: Side) -> Verdict | None:
    """Return the house-style verdict when both sides of ``edit`` say the same; None where they do not."""
    if edit.left == edit.left_end or edit.right == edit.right_end:
        return None
    rule = next((rule for rule, holds in _RULES if holds(edit, left, right)), None)
    return Verdict(ChangeClass.HOUSE_STYLE, rule) if rule else None


def _same_letters(edit: Edit, left: Side, right: Side) -> bool:
    return _letters(left, edit.left, edit.left_end) == _letters(right, edit.right, edit.right_end)


def _letters(side: Side, first: int, last: int) -> str:
    return "".join(token.key.replace("-", "") for token in side.tokens[first:last])


def _phrase(side: Side, first: int, last: int) -> str:
    return " ".join(word_key(word) for word in side.span(first, last).of(side.text).split())


def _variants(edit: Edit, left: Side, right: Side) -> bool:
    one = _phrase(left, edit.left, edit.left_end)
    if not has_variants(one):
        return False
    other = _phrase(right, edit.right, edit.right_end)
    if not are_variants(one, other):
        return False
    limits = [
        QUALIFIER in left.roles_in(edit.left, edit.left_end),
        QUALIFIER in right.roles_in(edit.right, edit.right_end),
    ]
    words = {phrase for language in ("en", "fr", "de", "es", "ru", "ar") for phrase in _qualifiers(language)}
    return all(limits) or not {one, other} & words


@cache
def _qualifiers(language: str) -> frozenset[str]:
    tables = lexicon("change_numbers")[language]["qualifiers"]
    return frozenset(" ".join(word_key(word) for word in entry.split()) for entry in tables)


def _same_written_out(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides are the same words once contractions are written out."""
    sides = _lowered(left, edit.left, edit.left_end), _lowered(right, edit.right, edit.right_end)
    if not any("'" in word or word.startswith("can") for words in sides for word in words):
        return sides[0] == sides[1]
    return bool(_expanded(sides[0]) & _expanded(sides[1]))


def _lowered(side: Side, first: int, last: int) -> list[str]:
    return [token.text.lower().replace("’", "'") for token in side.tokens[first:last]]


def _expanded(words: Sequence[str]) -> frozenset[str]:
    """Return the readings of lower-case words with their contractions written out."""
    readings = {""}
    for word in words:
        readings = {f"{reading} {form}" for reading in readings for form in _written_out(word)}
    return frozenset(" ".join(reading.replace("can not", "cannot").split()) for reading in readings)


def _written_out(word: str) -> set[str]:
    forms = {word}
    if "'" not in word:
        return forms
    for ending, full in lexicon("change_house_style")["contractions"].items():
        if word == ending:
            forms.add(full)
        elif ending[0] in "n'" and word.endswith(ending) and len(word) > len(ending):
            forms.add(word[: -len(ending)] + full)
    if word.endswith("'s") and word[:-2] in {"it", "he", "she", "that", "there", "what", "who", "here", "where"}:
        forms.add(word[:-2] + " has")
    if word.endswith("'d"):
        forms.add(word[:-2] + " had")
    return forms


def _is_acronym(edit: Edit, left: Side, right: Side) -> bool:
    if edit.left_end - edit.left == edit.right_end - edit.right == 1:
        return False
    one = [token for token in left.tokens[edit.left : edit.left_end] if token.key != "the"]
    other = [token for token in right.tokens[edit.right : edit.right_end] if token.key != "the"]
    short, long = sorted((one, other), key=len)
    if len(short) != 1 or len(long) < 2:
        return False
    letters = [letter for letter in short[0].text if letter.isalpha()]
    if len(letters) < 2 or not all(letter.isupper() for letter in letters):
        return False
    heads = [word[:1].upper() for token in long for word in token.text.split("-") if word]
    big = [token.text[:1] for token in long if token.text[:1].isupper()]
    return letters in (heads, big)


def _holds_figure(side: Side, first: int, last: int) -> bool:
    return any(token.kind in _FIGURES for token in side.tokens[first:last])


def _amounts(side: Side, first: int, last: int) -> list[Figure] | None:
    """Return the figures of a stretch that holds nothing else, None where it does."""
    if not _holds_figure(side, first, last):
        return None
    text = side.span(first, last).of(side.text)
    figures = list(figures_of(text, side.language))
    for figure in reversed(figures):
        text = text[: figure.span.start] + " " + text[figure.span.end :]
    rest = {word_key(word) for word in _WORD_OR_SIGN.findall(text)}
    return figures if figures and rest <= _BETWEEN_NUMBERS else None


def _same_amounts(edit: Edit, left: Side, right: Side) -> bool:
    one = _amounts(left, edit.left, edit.left_end)
    other = _amounts(right, edit.right, edit.right_end) if one is not None else None
    if one is None or other is None:
        return False

    def values(figures: list[Figure]) -> list[Fraction]:
        return [value for figure in figures for value in (figure.value, figure.upper) if value is not None]

    units = {figure.unit for figure in (*one, *other)} - {None}
    vague = {figure.is_vague for figure in (*one, *other)}
    return values(one) == values(other) and len(units) <= 1 and len(vague) == 1


def _converted(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether two measures are one, rounded: 50 miles, 80 kilometres."""
    if not (_holds_figure(left, edit.left, edit.left_end) and _holds_figure(right, edit.right, edit.right_end)):
        return False
    measures = []
    for side, first, last in ((left, edit.left, edit.left_end), (right, edit.right, edit.right_end)):
        figures = figures_of(side.text, side.language)
        span = side.span(first, last)
        inside = [figure for figure in figures if span.start <= figure.span.start < span.end]
        if len(inside) != 1 or inside[0].unit not in _FACTORS or inside[0].upper is not None:
            return False
        kind, factor = _FACTORS[inside[0].unit]
        measures.append((inside[0].unit, kind, inside[0].value * Fraction(factor)))
    (unit, kind, value), (other_unit, other_kind, other_value) = measures
    if unit == other_unit or kind != other_kind or not value:
        return False
    return abs(value - other_value) <= _CLOSE_ENOUGH * max(value, other_value)


def _without_honorifics(side: Side, first: int, last: int) -> tuple[str, ...]:
    tokens = zip(side.tokens[first:last], side.roles[first:last], strict=True)
    return tuple([token.key for token, roles in tokens if token.kind is TokenKind.WORD and HONORIFIC not in roles])


@cache
def _courtesies(language: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in lexicon("change_house_style")[language]["courtesies"])


def _is_courtesy(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether a form of address such as Mr stands for the title of an office before the same name."""
    words = left.words(edit.left, edit.left_end), right.words(edit.right, edit.right_end)
    if not all(HONORIFIC in side.roles[at] for side, places in zip((left, right), words, strict=True) for at in places):
        return False
    return any(
        {side.tokens[at].key for at in places} <= _courtesies(side.language)
        for side, places in zip((left, right), words, strict=True)
        if places
    )


def _same_person(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides are one name, with another or no honorific before it."""
    roles = left.roles_in(edit.left, edit.left_end) | right.roles_in(edit.right, edit.right_end)
    kinds = {
        token.kind for token in (*left.tokens[edit.left : edit.left_end], *right.tokens[edit.right : edit.right_end])
    }
    if kinds & {TokenKind.NUMBER, TokenKind.DATE}:
        return False
    if HONORIFIC in roles and _is_courtesy(edit, left, right):
        return True
    one = _without_honorifics(left, edit.left, edit.left_end)
    return bool(one) and one == _without_honorifics(right, edit.right, edit.right_end)


_PARTS_OF_PLACES = frozenset(
    ["lower", "upper", "greater", "little", "new", "old", "north", "south", "east", "west", "northern", "southern"]
) | frozenset(["eastern", "western", "central", "inner", "outer"])
"""Words of a name without which it is another place: Lower Saxony, Saxony."""


def _shorter_name(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether one side is the end of the name on the other: Elin Torv, Torv."""
    one, other = left.keys(edit.left, edit.left_end), right.keys(edit.right, edit.right_end)
    if len(one) == len(other) or not (is_name(left, edit.left_end - 1) and is_name(right, edit.right_end - 1)):
        return False
    short, long = sorted((one, other), key=len)
    side, first, last = (left, edit.left, edit.left_end) if long == one else (right, edit.right, edit.right_end)
    if not _PARTS_OF_PLACES.isdisjoint(set(long) - set(short)):
        return False
    whole = all(
        is_name(side, at) or len(side.tokens[at].text) <= 2 or side.roles[at] & {PREPOSITION, DETERMINER}
        for at in range(first, last)
    )
    return whole and len(long) <= 4 and (long[-len(short) :] == short or (long[0], long[-1]) == (short[0], short[-1]))


def _skeleton(key: str) -> str:
    for pattern, to in _LATIN_SKELETON:
        key = pattern.sub(to, key)
    return key


def _transliterated(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides are names that differ only in how foreign letters are written."""
    one, other = left.keys(edit.left, edit.left_end), right.keys(edit.right, edit.right_end)
    if len(one) != len(other) or not (is_name(left, edit.left) and is_name(right, edit.right)):
        return False
    if not all(key.isascii() for key in (*one, *other)):
        return False
    return all(_skeleton(folded(a)) == _skeleton(folded(b)) for a, b in zip(one, other, strict=True))


_RULES: tuple[tuple[str, Callable[[Edit, Side, Side], bool]], ...] = (
    ("joined-or-split-word", _same_letters),
    ("abbreviation-or-variant", _variants),
    ("contraction", _same_written_out),
    ("abbreviation", _is_acronym),
    ("same-amount", _same_amounts),
    ("converted-unit", _converted),
    ("honorific", _same_person),
    ("shorter-name", _shorter_name),
    ("transliteration", _transliterated),
)


def only_small_words(side: Side, first: int, last: int) -> bool:
    """Tell whether a stretch holds nothing but articles, prepositions and auxiliaries."""
    words = side.words(first, last)
    return bool(words) and all(side.roles[at] & {DETERMINER, PREPOSITION, AUXILIARY} for at in words)
