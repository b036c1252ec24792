"""Counted things: every figure of a passage with what it counts, in the words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.numbers import figures_of
from reader.base.words import folded
from reader.comparison.dates import dates_of
from reader.comparison.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.base.numbers import Figure
    from reader.base.span import Span
    from reader.comparison.dates import DatePhrase

_LONGEST_PHRASE = 4
_EVENT_REACH = 8
_SMALL = 10
_OLDEST = 120
_PART = "part of"
_LONGEST_NUMBER = 9
_LONGEST_TIED = 4
_TOKEN = regex.compile(r"[\p{L}\p{M}]+(?:['’\-‐‑][\p{L}\p{M}]+)*|\p{N}+|[^\s\p{L}\p{M}\p{N}]")
_ADDRESS = regex.compile(r"://|www\.|@|\w/\w+/|_|\.(?:com|org|net|html?|php|aspx?|pdf|jpe?g|png)\b|[?&]\w+=")
_PARTICIPLE = regex.compile(r"\p{Ll}{3,}(?:ed|ing)")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a passage and what it counts.

    ``thing`` is the counted phrase in the words of the text, ``head`` its last word folded (after ``part of`` where
    more are spoken of: three of his eight children), ``event`` what happens to those counted where a word beside the
    figure says so. ``text`` runs from the qualifier to the end of the phrase. ``sentence`` is the sentence around it,
    ``as_of`` the days up to which the count is said to hold.
    """

    passage: int
    figure: Figure
    thing: str
    head: str
    event: str | None
    is_of_people: bool
    text: str
    sentence: str
    as_of: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Counting:
    """The words of one language that say what is counted."""

    stops: frozenset[str]
    definite: frozenset[str]
    people: frozenset[str]
    times: frozenset[str]
    as_of: tuple[str, ...]
    partitive: str
    plural_ending: str
    plurals: frozenset[str]
    age: str
    events: Mapping[str, str]


@cache
def _counting(language: str) -> _Counting:
    tables = lexicon("ledger_figures")
    table = tables.get(language, tables["en"])
    return _Counting(
        frozenset(table["stops"]),
        frozenset(table["definite"]),
        frozenset(table["people"]),
        frozenset(table["times"]),
        tuple(table["as_of"]),
        table["partitive"],
        table["plural_ending"],
        frozenset(table["plurals"]),
        table["age"],
        {folded(word): event for event, words in table["events"].items() for word in words},
    )


def counts_in(passage: str, number: int, language: str | None) -> Iterator[Count]:
    """Yield the figures of passage ``number`` with what they count.

    Left out: dates and durations, ordinals, and numbers that point back (``the two men``, ``one of them``).
    """
    language = language or "en"
    counting = _counting(language)
    dates = dates_of(passage, language)
    figures = figures_of(passage, language)
    plain = _without(passage, [figure.span for figure in figures], dates)
    dated = {at for date in dates for at in range(date.start, date.end)}
    for figure in figures:
        is_date = not dated.isdisjoint(range(figure.span.start, figure.span.end))
        if is_date or figure.unit == "ordinal" or _is_in_address(passage, figure.span):
            continue
        start, end = _sentence(passage, figure.span)
        before = _TOKEN.findall(passage, start, figure.span.start)
        is_another = _is_another(figure, passage[figure.span.end : end], counting)
        if is_another or _points_back(figure, figure.span.of(passage), before, counting):
            continue
        count = _count((passage, plain), number, figure, counting, (start, end), dates)
        if count is not None:
            yield count


def _without(passage: str, figures: Sequence[Span], dates: Sequence[DatePhrase]) -> str:
    """Return the passage with figures and dates blotted out: no other figure is counted in their words."""
    letters = list(passage)
    for start, end in (*((span.start, span.end) for span in figures), *((date.start, date.end) for date in dates)):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _is_in_address(passage: str, span: Span) -> bool:
    """Tell whether the digits are a part of a web address, a file name or a code, or are a code themselves."""
    digits = span.of(passage)
    is_tied = span.start > 0 and passage[span.start - 1] in "-/_" and len(span) > _LONGEST_TIED
    is_padded = len(span) > 1 and digits[0] == "0"
    if digits.isdigit() and (len(span) >= _LONGEST_NUMBER or is_tied or is_padded):
        return True
    start = max(passage.rfind(" ", 0, span.start), passage.rfind("\n", 0, span.start)) + 1
    end = next((at for at in range(span.end, len(passage)) if passage[at].isspace()), len(passage))
    return _ADDRESS.search(passage[start:end]) is not None


def _is_another(figure: Figure, after: str, counting: _Counting) -> bool:
    """Tell whether a worded fraction is an ordinal: a third victim, where a part would be a third of the victims."""
    following = _TOKEN.match(after.lstrip(" "))
    is_part = figure.value.denominator == 1 or figure.unit is not None or not figure.is_worded
    return (
        not is_part
        and following is not None
        and following.group()[0].isalpha()
        and (folded(following.group()) not in counting.stops)
    )


def _points_back(figure: Figure, text: str, before: Sequence[str], counting: _Counting) -> bool:
    if not figure.is_worded or figure.unit or figure.is_vague or figure.value > _SMALL:
        return False
    return (
        figure.value == 1
        or folded(text) in counting.definite
        or bool(before and folded(before[-1]) in counting.definite)
    )


def _sentence(passage: str, span: Span) -> tuple[int, int]:
    for sentence in sentences_of(passage):
        if sentence.start <= span.start < sentence.end:
            return sentence.start, max(sentence.end, span.end)
    return 0, len(passage)


def _count(
    texts: tuple[str, str],
    number: int,
    figure: Figure,
    counting: _Counting,
    bounds: tuple[int, int],
    dates: Sequence[DatePhrase],
) -> Count | None:
    start, end = bounds
    passage, plain = texts
    first = figure.qualifier_span.start if figure.qualifier_span else figure.span.start
    phrase_start, phrase_end = _phrase(passage, figure.span.end, end, counting)
    words = passage[phrase_start:phrase_end].strip(" -‐‑").split()
    before = _TOKEN.findall(plain, start, first)
    is_followed = passage[figure.span.end : figure.span.end + 1].isspace()
    event = _event(passage, (start, end), figure.span, counting)
    thing = _thing(figure, words, before, counting, is_followed=is_followed, has_event=event is not None)
    if thing is None:
        return None
    head = folded(thing.split()[-1]) if thing else ""
    if figure.unit is None and len(passage[figure.span.end : phrase_start].split()) > 1:
        head = f"{_PART} {head}"
    is_of_people = event is not None and (not words or head in counting.people or head in counting.events)
    text = passage[first : max(phrase_end, figure.span.end)].strip()
    held = _held(passage, (start, end), dates, counting)
    return Count(number, figure, thing, head, event, is_of_people, text, passage[start:end], held)


def _thing(
    figure: Figure,
    words: Sequence[str],
    before: Sequence[str],
    counting: _Counting,
    *,
    is_followed: bool,
    has_event: bool,
) -> str | None:
    """Return what a figure counts: the words after it, else those before it; None for a number beside names only.

    A number behind a comma of which something is said to happen stands beside no name (on Monday, 12 were hurt).
    """
    content = [word for word in before if word[0].isalpha() and folded(word) not in counting.stops]
    if words and folded(words[-1]) in counting.times:
        return " ".join([*words, *content[-1:]])
    if words:
        return " ".join(words)
    is_bare = not (figure.unit or figure.qualifier or figure.is_worded)
    if is_bare and not is_followed and figure.value <= _OLDEST and (name := _name_before_comma(before)):
        return f"{counting.age} {name}"
    is_apart = has_event and not (before and before[-1][0].isupper())
    if is_bare and content and content[-1][0].isupper() and not is_apart:
        return None
    return " ".join(content[-2:])


def _name_before_comma(before: Sequence[str]) -> str | None:
    """Return the name that an age follows: Ada Lund, 44, or Ada Lund (44)."""
    if len(before) < 2 or before[-1] not in {",", "("}:
        return None
    start = len(before) - 1
    while start > 0 and before[start - 1][0].isupper():
        start -= 1
    return " ".join(before[start:-1]) or None


def _phrase(passage: str, start: int, end: int, counting: _Counting) -> tuple[int, int]:
    """Return where the counted phrase after a figure stands; an empty span where none follows."""
    found: list[regex.Match[str]] = []
    for match in _after_partitive(passage, start, end, counting):
        word = match.group()
        is_break = not word[0].isalpha() or folded(word) in counting.stops
        is_verb = bool(found and _PARTICIPLE.fullmatch(word)) and not found[-1].group().endswith("ly")
        if is_break or is_verb or "\n" in passage[start : match.start()]:
            break
        found.append(match)
        if len(found) == _LONGEST_PHRASE or _is_plural(folded(word), counting):
            break
    return (found[0].start(), found[-1].end()) if found else (start, start)


def _is_plural(word: str, counting: _Counting) -> bool:
    ending = counting.plural_ending
    return word in counting.plurals or bool(ending and word.endswith(ending) and not word.endswith(2 * ending))


def _after_partitive(passage: str, start: int, end: int, counting: _Counting) -> list[regex.Match[str]]:
    """Return the words after a figure, without a hyphen that ties them to it or the ``of the`` before them."""
    words = list(_TOKEN.finditer(passage, start, end))
    skip = 1 if words and words[0].group() in "-‐‑" else 0
    if len(words) > 1 and counting.partitive and folded(words[0].group()) == counting.partitive:
        skip = 2 if folded(words[1].group()) in counting.definite else 1
    return words[skip:]


def _event(passage: str, bounds: tuple[int, int], span: Span, counting: _Counting) -> str | None:
    """Return what happens to those counted: the event word nearest to the figure in its sentence."""
    before = _TOKEN.findall(passage, bounds[0], span.start)[::-1]
    after = _TOKEN.findall(passage, span.end, bounds[1])
    near = [
        (distance, side, counting.events[folded(word)])
        for side, words in enumerate((after, before))
        for distance, word in enumerate(words[:_EVENT_REACH])
        if folded(word) in counting.events
    ]
    return min(near)[2] if near else None


def _held(
    passage: str, bounds: tuple[int, int], dates: Sequence[DatePhrase], counting: _Counting
) -> tuple[tuple[str, ...], ...]:
    """Return the dates in the sentence that stand after a word such as ``by`` or ``as of``."""
    start, end = bounds
    return tuple(
        sorted(
            date.value
            for date in dates
            if start <= date.start
            and date.end <= end
            and any(
                f" {folded(passage[start : date.start])}".rstrip().endswith(f" {word}")
                or folded(passage[date.start : date.end]).startswith(f"{word} ")
                for word in counting.as_of
            )
        )
    )
