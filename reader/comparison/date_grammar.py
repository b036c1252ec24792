"""The grammar of dates, times and durations: one pattern a language, built from the lexicon."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from reader.base.lexicon import lexicon
from reader.base.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Letters(NamedTuple):
    """How a pattern writes: letters, letters and digits, and what may follow a date in a script without spaces."""

    letter: str
    sign: str
    edge: str
    end: str


_EDGE = r"[[\p{L}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}]]"
ANY_SCRIPT = Letters(r"[\p{L}]", r"[\p{L}\p{N}]", _EDGE, rf"(?:(?<=[\p{{Han}}])|(?!{_EDGE}))")
"""For the engine of the package ``regex``."""
PLAIN = Letters("[A-Za-z]", "[A-Za-z0-9]", "[A-Za-z0-9]", "(?![A-Za-z0-9])")
"""For the engine of Python and text that ``is_plain``."""


def unaccented(text: str) -> str:
    """Return ``text`` with accents taken off its letters, each letter in its place."""
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda match: _bare(match.group()), text)


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return plain if len(plain) == 1 else letter


def _either(words: Iterable[str]) -> str:
    ordered = sorted({regex.escape(unaccented(word)).replace(r"\ ", r"\s+") for word in words}, key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})" if ordered else r"(?:(?!))"


def _names(table: Mapping[str, list[str]], *, cased: bool) -> str:
    body = _either(form for forms in table.values() for form in forms)
    return rf"(?:(?-i:{body}))" if cased else body


def _months(table: Mapping[str, list[str]], *, cased: bool) -> str:
    """Return months; only a short form takes a point."""
    longest = {form for forms in table.values() for form in forms[:1]}
    short = {form for forms in table.values() for form in forms[1:]} - longest
    body = rf"(?:{_either(short)}\.(?=\s*[\d,])|{_either(longest | short)})"
    return rf"(?:(?-i:{body}))" if cased else body


def _months_alone(table: Mapping[str, list[str]], *, cased: bool) -> str:
    """Return months that no number stands beside; a short form before a capital is a first name (Jan Berg)."""
    longest = {form for forms in table.values() for form in forms[:1]}
    short = {form for forms in table.values() for form in forms[1:]} - longest
    if not cased:
        return _either(longest | short)
    return rf"(?:(?-i:{_either(longest)}|{_either(short)}(?!\s+[A-Z])))"


def _number(language: str) -> str:
    words = number_words(language)
    joined = _either([word for word in (*words.units, *words.scales) if len(word) > 1])
    half = r"(?:\s+and\s+a\s+half)?" if language == "en" else ""
    return rf"(?:\d+(?:[.,]\d+)?|(?:{joined})(?:[-\s](?:and\s|et\s|y\s|und\s)?{joined})*){half}"


def date_pattern(language: str, letters: Letters) -> str:
    """Return the pattern of all that may stand for a date, time or duration in ``language``, longest forms first."""
    tables = lexicon("change_dates")[language]
    times: Mapping[str, Any] = tables["times"]
    cased = language in ("en", "de")
    weekday = _names(tables["weekdays"], cased=cased)
    month = _months(tables["months"], cased=cased)
    units = _either(unit for forms in times["units"].values() for unit in forms)
    plurals = _either(unit for forms in times["units"].values() for unit in forms[1:])
    number = _number(language)
    half = r"(?:\s+and\s+a\s+half|\s+et\s+demie?|\s+y\s+medi[oa])?"
    dot = r"|\." if language == "de" else ""
    day = rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|º|°{dot})?)"
    year = r"(?:(?:1[5-9]|20)\d\d(?!\d|[.,]\d))"
    of = r"(?:\s+(?:of|de|del|of\s+the))?"
    clock_end = rf"(?:\s*{_either(times['clock'])}(?!{letters.sign}))"
    zone = rf"(?:\s+\(?{_either(times['zones'])}(?!{letters.letter}))"
    ending = {"ru": r"(?:\s+года?|\s+г\.)", "fr": r"(?:(?!))", "ar": r"(?:(?!))"}.get(language, r"(?:(?!))")
    and_ = r"(?:and|et|und|y|и)"
    part = _either(times["parts_of_day"])
    season = _either(times["seasons"])
    relative = _either(times["relative"])
    pointing = _either(times["pointing"])
    after = _either(times["after"])
    around = _either(times["around"])
    age = r"(?!(?:[-\s](?:old|ans?\sd'âge))|[-]?jährig)"
    full = [
        rf"(?:{number}\s+(?:{units})(?:,?\s+{and_}\s+|,?\s+))+{number}\s+(?:{units}){age}",
        r"\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?",
        r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)",
        rf"(?:{weekday}\.?,?\s+)?{day}{of}\s+{month}(?:,?{of}\s+{year}{ending}?)?",
        rf"(?:{weekday}\.?,?\s+)?{month}\s+{day}(?!\d|[.,:]\d)(?:,?\s+{year})?",
        rf"{season}\s+(?:of|de|del)\s+{year}",
        rf"{month},?{of}\s+{year}{ending}?",
        rf"(?:{around}[-\s]+)?{_either(times['quarters'])}(?:{of}\s+{year})?",
        rf"\d{{1,2}}[:.]\d\d{clock_end}{zone}?|\d{{1,2}}(?::|\.(?=\d\d\s*(?:Uhr|hrs)))\d\d{zone}?",
        rf"\d{{1,2}}\s?h\s?\d\d|\d{{4}}(?=\s(?:GMT|UTC|hours)){zone}",
        rf"\d{{1,2}}{clock_end}{zone}?",
        rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?|(?:mid)-?)(?:{weekday}|{month})(?:\s+{part})?",
        rf"{relative}",
        rf"(?:in\s+der\s+)?Nacht\s+(?:zum|auf|vom\s+{weekday}\s+auf)\s+(?:den\s+)?{weekday}"
        if language == "de"
        else r"(?!)",
        rf"(?:в\s+)?ночь\s+(?:с\s+{weekday}\s+)?на\s+{weekday}" if language == "ru" else r"(?!)",
        rf"{weekday}\s+(?:à|a|al|au)\s+{weekday}" if language in ("fr", "es") else r"(?!)",
        rf"{part}\s+(?:يوم\s+)?{weekday}" if language == "ar" else r"(?!)",
        rf"{around}\s+{part}",
        rf"(?:{pointing}\s+)(?:{units}|{weekday}|{month}|{season}|{part}|weekend|quarter)(?:\s+{after})?",
        rf"(?:every|each)\s+(?:{number}\s+)?(?:{units}|{weekday}|{part})" if language == "en" else r"(?!)",
        rf"(?:(?:{number}|{_either(times['vague_counts'])})[-\s]+)(?:{units}){age}{half}(?:\s+{after})?",
        rf"(?:(?:{number}|{_either(times['vague_counts'])})\s+)(?:{season})s?",
        rf"(?:{_EDGES[language]})(?:{units}|{month}|{season}|{year})",
        rf"{_ordinal(language)}\s+(?:{units})",
        rf"(?:la|le|l['’]|el)\s?(?:{units})\s+(?:derni[eè]re?|prochaine?|pass[eé]e?|pasad[oa]|pr[oó]xim[oa])",
        r"\d{1,2}\.\d{1,2}\.(?!\d)" if language in ("de", "ru") else r"(?!)",
        r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{4}年|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号])?",
        r"(?:午前|午後|上午|下午|早上|晚上|凌晨|清晨|中午|傍晚|深夜|未明|早朝|夜)?\d{1,2}[時点时](?:\d{1,2}分|半)?",
        r"早上|晚上|今晚|今早|昨晚|午前|午後|上午|下午|凌晨|清晨|中午|傍晚|深夜|未明|早朝|第[一二三四1-4]季度|[上下]半年|周末|週末",
        r"(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?|昨[天日]|今[天日]|明[天日]|来週|先週|上周|下周|去年|今年|明年|来年",
        r"\d+(?:年|个月|か月|天|小时|時間|分钟|分間|周|週間|日間)",
        rf"{year}(?:[-–/]\d\d(?:\d\d)?(?!\d))?s?{ending}?",
        rf"{weekday}(?:\s+(?:in\s+the\s+|au\s+|à\s+|por\s+la\s+|en\s+la\s+)?{part}|\s+{_either(_WHICH)})?",
        _months_alone(tables["months"], cased=cased),
        rf"{part}",
        rf"{season}",
        rf"(?:{plurals})",
        _either(tables.get("feasts", {}).get("words", [])),
    ]
    return rf"(?<!{letters.edge})(?<![_$€£#№])(?:{'|'.join(full)}){letters.end}"


_WHICH = ("dernier", "dernière", "prochain", "prochaine", "pasado", "próximo", "الماضي", "المقبل", "القادم")
"""Words behind a weekday that say which one is meant."""
_EDGES = {
    "en": r"(?:the\s+)?(?:end|beginning|start|middle|turn|close)\s+of\s+(?:(?:the|this|next|last)\s+)?",
    "fr": r"(?:(?:la\s+)?fin|(?:le\s+)?début|debut|mi)(?:[-\s]+)(?:de\s+(?:l['’]\s?|la\s+|cette\s+)?|du\s+)?",
    "de": r"(?:Anfang|Ende|Mitte)\s+(?:des\s+|der\s+)?",
    "es": r"(?:finales|fines|principios|mediados|(?:el\s+)?(?:fin|final|inicio))"
    r"\s+(?:de\s+(?:la\s+|este\s+|esta\s+)?|del\s+)",
    "ru": r"(?:начал[аоеу]|конц[аеу]|конец|середин[аеуы])\s+(?:этого\s+|следующего\s+)?",
    "ar": r"(?:نهاية|بداية|مطلع|منتصف|أوائل|أواخر)\s+",
}
"""How the beginning, middle or end of a month, year or decade is written before it."""


def _ordinal(language: str) -> str:
    return rf"(?:\d+(?:st|nd|rd|th|e|er)|{_either(number_words(language).ordinals)})"


def first_words(language: str) -> frozenset[str]:
    """Return the words, in small letters, with which a date, time or duration may begin."""
    tables = lexicon("change_dates")[language]
    entries: list[str] = []
    for table in (tables["months"], tables["weekdays"], tables["times"]["units"]):
        entries.extend(form for forms in table.values() for form in forms)
    entries.extend(entry for key, list_ in tables["times"].items() if key != "units" for entry in list_)
    entries.extend(tables["feasts"]["words"])
    words = number_words(language)
    entries.extend([*words.units, *words.scales, *words.ordinals, *_FURTHER])
    return frozenset(
        unaccented(part.lower()) for entry in entries for part in regex.findall(r"[\p{L}\p{M}]+", entry)[:1]
    )


_FURTHER = (
    *("every", "each", "mid", "early", "late", "earlier", "later", "la", "le", "l", "el"),
    *("the", "end", "beginning", "start", "middle", "turn", "close", "fin", "debut", "mi"),
    *("anfang", "ende", "mitte", "finales", "fines", "principios", "mediados", "final", "inicio"),
    *("начала", "начало", "начале", "началу", "конца", "конце", "концу", "конец"),
    *("середина", "середине", "середину", "середины", "نهاية", "بداية", "مطلع", "منتصف", "أوائل", "أواخر"),
)
