"""Surfaces: the same words on both sides in other spelling, other marks or other spaces."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.names import name_run
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.quote_regions import Region
    from reader.comparison.side import Side
    from reader.comparison.tokens import Token

Pair = tuple[int, int]

_PERCENT = frozenset(
    [
        *(
            "percent",
            "per cent",
            "pct",
            "pour cent",
            "prozent",
            "por ciento",
            "процентов",
            "процента",
            "بالمئة",
            "بالمائة",
        ),
        *("في المئة", "في المائة", "percentage points", "prozentpunkte", "points de pourcentage"),
    ]
)
_MARKS = regex.compile(r"[\"“”„‟«»‹›‘’‚‛'「」『』]")
_LETTERS_ONLY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": "..."}
)


def change_of(
    change_class: ChangeClass, rule: str, left: Side, left_span: Span, right: Side, right_span: Span
) -> Change:
    """Return the change between two spans of two sides."""
    return Change(change_class, rule, left_span.of(left.text), left_span, right_span.of(right.text), right_span)


def surface_changes(pairs: Sequence[Pair], left: Side, right: Side) -> list[Change]:
    """Return what differs in form between matched tokens ``pairs`` and between their marks and spaces."""
    matched = set(pairs)
    found: list[Change] = []
    for at, to in pairs:
        one = left.tokens[at]
        # Most matched words are the same letter by letter, with the same space after them.
        if one.kind is TokenKind.PUNCTUATION or one.text != right.tokens[to].text:
            change = _dash(at, to, left, right) or _token(at, to, left, right) or _order_of_marks(at, to, left, right)
            if change is not None:
                found.append(change)
        if (at + 1, to + 1) in matched and _gap(left, at) != _gap(right, to) and not _is_dash(left, at, at + 1):
            found.extend(_spaces(at, to, left, right))
    return [*_joined_capitals(found, left, right), *_kinds_of_marks(matched, left, right)]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_LETTERS_ONLY).lower()


def _token(at: int, to: int, left: Side, right: Side) -> Change | None:
    one, other = left.tokens[at], right.tokens[to]
    if one.text == other.text:
        return None
    spans = Span(one.start, one.end), Span(other.start, other.end)
    if _plain(one.text) == _plain(other.text):
        if _is_follow_up_capital(at, to, left, right):
            return None
        rule = _typographic_rule(one.text, other.text)
        if rule == "dash" and len(one.text) == len(other.text):
            spans = _only_dash(one.text, other.text, spans)
        return change_of(ChangeClass.TYPOGRAPHY, rule, left, spans[0], right, spans[1])
    if one.kind is TokenKind.PUNCTUATION:
        return change_of(ChangeClass.TYPOGRAPHY, "punctuation", left, spans[0], right, spans[1])
    rule = {TokenKind.NUMBER: "same-amount", TokenKind.DATE: "same-date"}.get(one.kind, "spelling")
    if rule == "spelling" and "".join(_plain(one.text).split("-")) == "".join(_plain(other.text).split("-")):
        rule = "hyphen"
    if rule == "spelling":
        spans = _whole_name(at, to, left, right)
    return change_of(
        ChangeClass.HOUSE_STYLE,
        rule,
        left,
        _trimmed_unit(left, spans[0], other.text),
        right,
        _trimmed_unit(right, spans[1], one.text),
    )


def _whole_name(at: int, to: int, left: Side, right: Side) -> tuple[Span, Span]:
    """Return the spans of two spellings of a word, or of the names they are part of."""
    first, last = name_run(left, at)
    other_first, other_last = name_run(right, to)
    if (at - first, last - at) != (to - other_first, other_last - to):
        first, last, other_first, other_last = at, at + 1, to, to + 1
    return left.span(first, last), right.span(other_first, other_last)


def _trimmed_unit(side: Side, span: Span, other: str) -> Span:
    """Leave the number out where only the word for per cent differs."""
    text = span.of(side.text)
    number, _, unit = text.partition(" ")
    other_number, _, other_unit = other.partition(" ")
    if not unit or not other_unit or text == other:
        return span
    if unit == other_unit and unit.lower() in _PERCENT:
        return Span(span.start, span.start + len(number))
    if number == other_number and unit.lower() in _PERCENT and other_unit.lower() in _PERCENT:
        return Span(span.end - len(unit), span.end)
    return span


def _only_dash(one: str, other: str, spans: tuple[Span, Span]) -> tuple[Span, Span]:
    """Return the spans of the one letter in which two tokens differ."""
    at = next(at for at in range(len(one)) if one[at] != other[at])
    return Span(spans[0].start + at, spans[0].start + at + 1), Span(spans[1].start + at, spans[1].start + at + 1)


def _typographic_rule(one: str, other: str) -> str:
    if one.lower() != other.lower() and unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other):
        return "unicode-form"
    if one.lower() == other.lower():
        return "case"
    return "apostrophe" if "'" in one.translate(_LETTERS_ONLY) else "dash"


def _is_follow_up_capital(at: int, to: int, left: Side, right: Side) -> bool:
    """Tell whether a capital differs only because the word begins its sentence on one side."""
    one, other = left.tokens[at].text, right.tokens[to].text
    only_capital = one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold()
    return only_capital and (at in left.starts) != (to in right.starts)


def _joined_capitals(found: Sequence[Change], left: Side, right: Side) -> list[Change]:
    """Make one change of neighbouring words in other capitals."""
    kept: list[Change] = []
    for change in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.rule == change.rule == "case"
            and left.text[before.left_span.end : change.left_span.start] == " "
            and right.text[before.right_span.end : change.right_span.start] == " "
        ):
            left_span = Span(before.left_span.start, change.left_span.end)
            right_span = Span(before.right_span.start, change.right_span.end)
            kept[-1] = change_of(change.change_class, "case", left, left_span, right, right_span)
            continue
        kept.append(change)
    return kept


def _is_dash(side: Side, *indexes: int) -> bool:
    return any(side.tokens[at].key == "-" for at in indexes)


def _gap(side: Side, at: int) -> str:
    """Return what stands between token ``at`` and the next."""
    end = side.tokens[at + 1].start if at + 1 < len(side.tokens) else len(side.text)
    return side.text[side.tokens[at].end : end]


def _gap_before(side: Side, at: int) -> str:
    return side.text[side.tokens[at - 1].end if at else 0 : side.tokens[at].start]


def _dash(at: int, to: int, left: Side, right: Side) -> Change | None:
    """Return the change of a dash that is another dash, or has other spaces round it."""
    if not (_is_dash(left, at) and _is_dash(right, to)):
        return None
    spans = [Span(side.tokens[i].start, side.tokens[i].end) for side, i in ((left, at), (right, to))]
    spaces = [(_gap_before(side, i), _gap(side, i)) for side, i in ((left, at), (right, to))]
    if spaces[0] != spaces[1] and all(not gap.strip() for pair in spaces for gap in pair):
        spans = [
            Span(span.start - len(before), span.end + len(after))
            for span, (before, after) in zip(spans, spaces, strict=True)
        ]
    elif left.tokens[at].text == right.tokens[to].text:
        return None
    return change_of(ChangeClass.TYPOGRAPHY, "dash", left, spans[0], right, spans[1])


def _spaces(at: int, to: int, left: Side, right: Side) -> list[Change]:
    """Return the runs of white space that differ in the gaps between two matched tokens and the next two."""
    one, other = _gap(left, at), _gap(right, to)
    if "\n" in one + other:
        return []
    if ("«" in one + other or "»" in one + other) and _MARKS.findall(one) != _MARKS.findall(other):
        one, other = _without_inner_spaces(one), _without_inner_spaces(other)
    ones, others = _MARKS.split(one), _MARKS.split(other)
    if len(ones) != len(others):
        return []
    found = []
    starts = [left.tokens[at].end, right.tokens[to].end]
    for piece, counterpart in zip(ones, others, strict=True):
        if piece != counterpart:
            spans = Span(starts[0], starts[0] + len(piece)), Span(starts[1], starts[1] + len(counterpart))
            found.append(change_of(ChangeClass.TYPOGRAPHY, "spaces", left, spans[0], right, spans[1]))
        starts = [starts[0] + len(piece) + 1, starts[1] + len(counterpart) + 1]
    return found


def _order_of_marks(at: int, to: int, left: Side, right: Side) -> Change | None:
    """Return the change of a comma or point that went inside or outside the closing mark."""
    if left.tokens[at].kind is not TokenKind.PUNCTUATION:
        return None
    sides = []
    for side, index in ((left, at), (right, to)):
        before = _MARKS.search(_gap_before(side, index))
        after = _MARKS.match(_gap(side, index))
        sides.append((bool(before), bool(after)))
    if sorted(sides) != [(False, True), (True, False)]:
        return None
    spans = []
    for side, index, (is_before, _) in ((left, at, sides[0]), (right, to, sides[1])):
        token = side.tokens[index]
        spans.append(Span(token.start - 1, token.end) if is_before else Span(token.start, token.end + 1))
    return change_of(ChangeClass.TYPOGRAPHY, "comma-and-marks", left, spans[0], right, spans[1])


def _kinds_of_marks(matched: set[Pair], left: Side, right: Side) -> list[Change]:
    """Return the marks that are of another kind round matched words."""
    found: list[Change] = []
    to_of = dict(matched)
    taken: set[Region] = set()
    for region in left.regions:
        twin = _twin(region, to_of, left, right, taken)
        if twin is None:
            continue
        taken.add(twin)
        for one, other in ((region.opening, twin.opening), (region.closing, twin.closing)):
            if one.text != other.text:
                spans = _with_inner_space(one, left), _with_inner_space(other, right)
                found.append(change_of(ChangeClass.TYPOGRAPHY, "kind-of-marks", left, spans[0], right, spans[1]))
    return found


def _with_inner_space(mark: Token, side: Side) -> Span:
    """Return the mark with the space that belongs to it inside (French guillemets)."""
    if mark.text == "«" and side.text[mark.end : mark.end + 1].isspace():
        return Span(mark.start, mark.end + 1)
    if mark.text == "»" and side.text[mark.start - 1 : mark.start].isspace():
        return Span(mark.start - 1, mark.end)
    return Span(mark.start, mark.end)


def _without_inner_spaces(gap: str) -> str:
    return regex.sub(r"(?<=«)\s|\s(?=»)", "", gap)


def _twin(region: Region, to_of: dict[int, int], left: Side, right: Side, taken: set[Region]) -> Region | None:
    """Return the quotation of the right side that holds most of the words of ``region``."""
    first, last = left.region_tokens(region)
    images = [to_of[at] for at in range(first, last) if at in to_of]
    best, most = None, 0
    for other in right.regions:
        if other in taken:
            continue
        start, end = right.region_tokens(other)
        count = sum(start <= to < end for to in images)
        if count > most or (count == most and best is not None and count and end - start < last - first):
            best, most = other, count
    return best
