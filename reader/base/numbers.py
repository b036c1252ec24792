"""Figures of a text, in digits and in words: value, unit, qualifier and where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from reader.base.number_words import NumberWords, number_words, words_value
from reader.base.span import Span
from reader.base.words import folded, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₪": "ILS", "₺": "TRY", "₴": "UAH"}
_PREFIXES = {
    "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL",
    "rs": "INR", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "rmb": "CNY", "cny": "CNY",
}  # fmt: skip
_MYRIADS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_YUAN = {"元": "CNY", "人民币": "CNY", "円": "JPY", "美元": "USD", "ドル": "USD", "欧元": "EUR", "ユーロ": "EUR"}
_ATOM = regex.compile(
    r"(?P<money>(?:(?<!\p{L})(?:US|A|C|NZ|HK|S|R|us|a|c|nz|hk|s|r))?[$€£¥₽₹₪₺₴])"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[.,٬٫'’]\d+)*)"
    r"|(?P<sign>[%‰٪]|°[CF]?)"
    r"|(?P<myriad>[十百千万亿萬億兆]+(?=[^\p{Han}]|元|円|美|欧|日|人|名|个|只|吨|公|韩|英))"
    r"|(?P<yuan>元|円|美元|欧元|ユーロ|ドル|人民币)"
    r"|(?P<word>\p{L}[\p{L}\p{M}]*(?:[-‐‑]\p{L}[\p{L}\p{M}]*)*(?:['’](?=\p{L}))?)"
    r"|(?P<dash>[-–—‑](?=\d))"
    r"|(?P<slash>/)"
    r"|(?P<space>[ \u00a0\u202f\u2009\t]+|\n(?!\s*\n))"
    r"|(?P<other>.)",
    regex.DOTALL,
)
# The same for plain text, for the plain engine; spaces first, since they are half of all atoms.
_PLAIN_ATOM = re.compile(
    r"(?P<space>[ \t]+|\n(?![ \t\n\r\f\v]*\n))"
    r"|(?P<money>(?:(?<![A-Za-z])(?:US|A|C|NZ|HK|S|R|us|a|c|nz|hk|s|r))?[$€£])"
    r"|(?P<number>\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,'’]\d+)*)"
    r"|(?P<sign>%)"
    r"|(?P<word>[A-Za-z]+(?:-[A-Za-z]+)*(?:['’](?=[A-Za-z]))?)"
    r"|(?P<dash>[-–—](?=\d))"
    r"|(?P<slash>/)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_JOINED_UNIT_WORDS = frozenset({"de", "d'", "of", "des"})
_FOLDED = frozenset({"word", "money", "sign"})
_LONGEST_PHRASE = 5
_CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")

Amount = tuple[Fraction, Fraction | None, str | None, bool]
"""Value, upper value, unit and whether it is vague: what two figures must share to be the same amount."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text.

    ``value`` is exact; ``upper`` is the other end of a range, the second part of a score or of ``one in five``.
    ``unit`` is a currency code, ``%``, ``points``, ``ordinal``, a measure or None. ``qualifier`` names what stands
    before the number (``minimum``, ``above``, ``maximum``, ``below``, ``almost``, ``about`` ...) or is None.
    ``span`` covers the number with multiplier, currency and per cent; ``qualifier_span`` the qualifier alone.
    """

    value: Fraction
    upper: Fraction | None
    unit: str | None
    qualifier: str | None
    span: Span
    qualifier_span: Span | None
    is_vague: bool = False
    """Only an order of magnitude: dozens, hundreds, thousands."""
    is_worded: bool = False
    """Written in words."""

    @property
    def amount(self) -> Amount:
        """What two figures must share to be the same amount."""
        return self.value, self.upper, self.unit, self.is_vague


LONGEST_NUMBER = 100
"""Code points of a number in digits; a longer run of digits is a key or noise, and no figure."""
MOST_MYRIADS = 4
"""Han multipliers that count after a number; nobody writes more than two."""


class _Atoms(NamedTuple):
    """The atoms of a text as three rows of one length, but for the end of the text, the last of ``starts``.

    Rows, since of the hundred atoms of a passage hardly ten are looked at: an object each would cost more than the
    reading.
    """

    kinds: list[str]
    texts: list[str]
    starts: list[int]


class _Core(NamedTuple):
    """A number found: atoms ``[start, end)`` and what it is worth."""

    value: Fraction
    start: int
    end: int
    unit: str | None = None
    upper: Fraction | None = None
    is_vague: bool = False
    is_worded: bool = False


def digits_value(text: str, language: str) -> Fraction:
    """Return the value of a number in digits, by the separators of ``language``."""
    if text.isascii() and text.isdigit():
        return Fraction(int(text))
    plain = "".join(text.split()).replace("'", "").replace("’", "")
    plain = plain.replace("٬", "").replace("٫", ".") if "٫" in plain or "٬" in plain else plain
    plain = "".join(letter if letter in ".," else str(unicodedata.decimal(letter, 0)) for letter in plain)
    marks = [letter for letter in plain if letter in ".,"]
    if not marks:
        return Fraction(int(plain))
    decimal = _decimal_mark(plain, marks, language)
    thousands = "," if decimal == "." else "."
    if decimal is None:
        return Fraction(int(plain.replace(",", "").replace(".", "")))
    return Fraction(plain.replace(thousands, "").replace(",", "."))


def _decimal_mark(plain: str, marks: Sequence[str], language: str) -> str | None:
    if len(set(marks)) == 2:
        return marks[-1]
    mark = marks[0]
    if len(marks) > 1:
        return None
    groups_of_three = len(plain.split(mark)[1]) == 3 and plain.split(mark, maxsplit=1)[0] not in ("", "0")
    usual = "." if language in ("en", "ar") else ","
    return None if mark != usual and groups_of_three else mark


def _atoms(text: str) -> _Atoms:
    if is_plain(text):
        matches = list(_PLAIN_ATOM.finditer(text))
        starts = [*[match.start() for match in matches], len(text)]
        plain = text.lower().replace("’", "'")
        texts = [plain[start:end] for start, end in pairwise(starts)]
        return _Atoms([str(match.lastgroup) for match in matches], texts, starts)
    found = list(_ATOM.finditer(text))
    kinds = [str(match.lastgroup) for match in found]
    texts = [
        folded(match.group()) if kind in _FOLDED else match.group() for match, kind in zip(found, kinds, strict=True)
    ]
    return _Atoms(kinds, texts, [*[match.start() for match in found], len(text)])


@lru_cache(maxsize=50_000)
def _may_begin(word: str, language: str) -> bool:
    """Tell whether a folded word is a currency code or may begin a figure in words."""
    return word in _PREFIXES or number_words(language).may_start(word)


class _Grammar:
    """One pass over the atoms of one text; each method tries one form at an atom."""

    def __init__(self, text: str, language: str) -> None:
        self.words: NumberWords = number_words(language)
        self.language = self.words.language
        self.kinds, self.texts, self.starts = _atoms(text)

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in order; none overlaps another."""
        found: list[Figure] = []
        free = 0
        for index, kind in enumerate(self.kinds):
            may_begin = _may_begin(self.texts[index], self.language) if kind == "word" else kind in ("number", "money")
            core = self._core(index) if may_begin and index >= free else None
            if core is not None:
                found.append(self._finished(core))
                free = core.end
        return tuple(found)

    def _core(self, index: int) -> _Core | None:
        kind = self.kinds[index]
        if kind == "number":
            return self._digits(index)
        if kind == "money":
            return self._money(index)
        return self._code(index) or self._worded(index)

    def _kind(self, index: int) -> str:
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def _text(self, index: int) -> str:
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def _skip_space(self, index: int) -> int:
        return index + 1 if self._kind(index) == "space" else index

    def _money(self, index: int) -> _Core | None:
        at = self._skip_space(index + 1)
        if self._kind(at) != "number":
            return None
        core = self._digits(at, is_money=True)
        sign = self._text(index)
        unit = _PREFIXES.get(sign) or _SIGNS.get(sign[-1])
        return core and core._replace(start=index, unit=unit)

    def _code(self, index: int) -> _Core | None:
        unit = _PREFIXES.get(self._text(index))
        at = self._skip_space(index + 1)
        if unit is None or self._kind(at) != "number":
            return None
        core = self._digits(at, is_money=True)
        return core and core._replace(start=index, unit=unit)

    def _digits(self, index: int, *, is_money: bool = False) -> _Core | None:
        before = self._kind(index - 1)
        if before == "word" and _CJK.match(self._text(index - 1)[-1:]):
            before = ""
        if self._text(index - 1) == "." and self._kind(index - 2) == "word":
            return None
        if not is_money and (before == "word" or (before == "dash" and self._kind(index - 2) == "word")):
            return None
        if len(self._text(index)) > LONGEST_NUMBER:
            return None
        value = digits_value(self._text(index), self.language)
        end, upper = index + 1, None
        if self._kind(end) == "dash" and self._kind(end + 1) == "number" and len(self._text(end + 1)) <= LONGEST_NUMBER:
            upper = digits_value(self._text(end + 1), self.language)
            end += 2
        if self._kind(end) == "word" and self._text(end).split("-")[0] in self.words.ordinals_of_digits:
            return _Core(value, index, end + 1, "ordinal")
        if self._kind(end) == "myriad":
            return self._myriads(value, index, end)
        scale, end = self._scale(end)
        return _Core(value * scale, index, end, None, upper if upper is None else upper * scale)

    def _myriads(self, value: Fraction, index: int, end: int) -> _Core:
        """Take the Han multipliers and the currency after a number in digits."""
        for letter in self._text(end)[:MOST_MYRIADS]:
            value *= _MYRIADS[letter]
        is_money = self._kind(end + 1) == "yuan"
        return _Core(value, index, end + 1 + is_money, _YUAN[self._text(end + 1)] if is_money else None)

    def _scale(self, index: int) -> tuple[int, int]:
        """Return the multiplier after a number and the atom after it."""
        scale = 1
        if self._kind(index) == "space" and self._kind(index + 2) == "money":
            index += 1 if self._text(index + 1) in self.words.short_scales else 0
        if self._kind(index) == "word" and self._text(index) in self.words.short_scales:
            return self.words.short_scales[self._text(index)], self._after_dot(index + 1)
        while True:
            at = self._skip_space(index) if self._text(index) != "-" else index + 1
            word = self._text(at)
            if self._kind(at) == "word" and word in self.words.scales:
                scale, index = scale * self.words.scales[word], at + 1
            elif at > index and len(word) > 1 and word in self.words.short_scales and scale == 1:
                return self.words.short_scales[word], self._after_dot(at + 1)
            else:
                return scale, index

    def _after_dot(self, index: int) -> int:
        is_dot = self._text(index) == "." and self._kind(index + 1) == "space"
        if not is_dot:
            return index
        return index + 1 if (self._text(index + 2),) in self.words.units_of_measure else index

    def _run(self, index: int, count: int) -> tuple[list[str], list[int]]:
        """Return up to ``count`` words from ``index`` on that only spaces part, and the atoms after each."""
        run: list[str] = []
        ends: list[int] = []
        while len(run) < count and self._kind(index) in ("word", "sign"):
            run.append(self._text(index))
            ends.append(index + 1)
            glued = self._text(index).endswith(("'", "’"))
            index = index + 1 if glued else self._skip_space(index + 1)
        return run, ends

    def _worded(self, index: int) -> _Core | None:
        if not self.words.may_start(self._text(index)) or self._is_pronoun(index):
            return None
        run, ends = self._run(index, 8)
        table = self._from_tables(run)
        value, taken = words_value(run, self.language)
        if table is not None and table[2] >= taken and (table[1] or table[2] > taken):
            return self._tabled(table, index, ends)
        if not taken:
            return None
        return self._with_group(_Core(Fraction(value), index, ends[taken - 1], None, is_worded=True))

    def _is_pronoun(self, index: int) -> bool:
        """Tell whether the word counts nothing: no one, one another."""
        run, _ = self._run(index, 3)
        if run[0] == "one" and self._text(index - 2) == "no":
            return True
        return any(tuple(run[:length]) in self.words.not_figures for length in range(2, len(run) + 1))

    def _tabled(self, table: tuple[Fraction, bool, int, str | None], index: int, ends: Sequence[int]) -> _Core:
        """Return the number of a vague word, a fraction or an ordinal."""
        found, is_vague, length, unit = table
        end = ends[length - 1]
        if not is_vague and unit is None:
            scale, end = self._fraction_scale(end)
            found *= scale
        return _Core(found, index, end, unit, is_vague=is_vague, is_worded=True)

    def _fraction_scale(self, index: int) -> tuple[int, int]:
        """Return the multiplier of ``half a million``."""
        run, ends = self._run(self._skip_space(index), 2)
        if len(run) == 2 and run[0] in self.words.articles and run[1] in self.words.scales:
            return self.words.scales[run[1]], ends[1]
        return 1, index

    def _with_group(self, core: _Core) -> _Core:
        """Take ``dozen`` after ``two``, and ``in five`` after ``one``."""
        run, ends = self._run(self._skip_space(core.end), 3)
        if run and run[0] in self.words.groups:
            return core._replace(value=core.value * self.words.groups[run[0]], end=ends[0])
        if self.language == "en" and len(run) > 1 and run[0] in ("in", "out"):
            skip = 2 if run[:2] == ["out", "of"] else 1
            value, taken = words_value(run[skip:], self.language)
            if taken and value > core.value and not (skip == 1 and value > 100):
                return core._replace(upper=Fraction(value), end=ends[skip + taken - 1], unit="ratio")
        return core

    def _from_tables(self, run: Sequence[str]) -> tuple[Fraction, bool, int, str | None] | None:
        for length in range(min(len(run), _LONGEST_PHRASE), 0, -1):
            words = tuple(run[:length])
            if words in self.words.vague:
                return Fraction(self.words.vague[words]), True, length, None
            if words in self.words.fractions:
                return self.words.fractions[words], False, length, None
        word = run[0]
        if len(run) > 1 and word in self.words.articles and run[1] in self.words.groups:
            return Fraction(self.words.groups[run[1]]), False, 2, None
        if word in self.words.ordinals:
            return Fraction(self.words.ordinals[word]), False, 1, "ordinal"
        if word in self.words.multiples:
            return self.words.multiples[word], False, 1, "times"
        return None

    def _unit(self, core: _Core) -> tuple[str | None, int]:
        """Return the unit after the number and the atom after it; measures count but stay outside the span."""
        at = self._skip_space(core.end)
        if self._kind(at) == "money":
            sign = self._text(at)
            return _PREFIXES.get(sign) or _SIGNS.get(sign[-1]), at + 1
        if self._text(core.end) in ("-", "‑"):
            at = core.end + 1
        run, ends = self._run(at, 4)
        skip = 1 if run and run[0] in _JOINED_UNIT_WORDS else 0
        for length in range(min(len(run) - skip, 3), 0, -1):
            words = tuple(run[skip : skip + length])
            unit = self.words.units_of_measure.get(words)
            if unit is not None:
                is_part = unit in ("%", "points", "cent") or (unit.isupper() and len(unit) == 3)
                return unit, ends[skip + length - 1] if is_part else core.end
        return core.unit, core.end

    def _finished(self, core: _Core) -> Figure:
        unit, end = (core.unit, core.end) if core.unit else self._unit(core)
        span = Span(self.starts[core.start], self.starts[end])
        qualifier, qualifier_span = self._qualifier(core.start)
        return Figure(core.value, core.upper, unit, qualifier, span, qualifier_span, core.is_vague, core.is_worded)

    def _qualifier(self, index: int) -> tuple[str | None, Span | None]:
        """Return what stands before the number."""
        at = index
        while at >= max(2, index - 2 * _LONGEST_PHRASE + 2) and self.kinds[at - 2 : at] == ["word", "space"]:
            at -= 2
        for first in range(at, index, 2):
            words = tuple(self.texts[first:index:2])
            if words in self.words.qualifiers:
                return self.words.qualifiers[words], Span(self.starts[first], self.starts[index - 1])
        return None, None


@lru_cache(maxsize=2048)
def figures_of(text: str, language: str = "en") -> tuple[Figure, ...]:
    """Return the figures of ``text`` in order, by the number words and separators of ``language``."""
    return _Grammar(text, language).figures()
