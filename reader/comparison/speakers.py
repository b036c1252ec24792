"""Speakers: whoever is named as the source of a statement taken as one thing when another one stands there."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.comparison.classes.speech import only_names_source
from reader.comparison.edits import Edit
from reader.comparison.names import is_name
from reader.comparison.reporting import SourceTag, reporting_words, tag_in
from reader.comparison.roles import AUXILIARY, DETERMINER, HONORIFIC, PREPOSITION, REPORT, SOURCE, SOURCE_NOUN, stem_of
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.side import Side

_SMALL = frozenset({DETERMINER, PREPOSITION, AUXILIARY, HONORIFIC})
_COMMAS = ",،，"
_THAT = frozenset({"أن", "إن", "بأن", "انه", "أنه", "أنها"})
_SAYS = frozenset("说稱称說")
_LONGEST = 9
_MOST_TAGS = 8
_SILENT = frozenset({"put", "puts", "declined", "refused", "declines"})
_LINKS = frozenset({"but", "and", "while", "as", "though", "although", "when", "where"})


def whole_speakers(edits: Sequence[Edit], whole: Edit, left: Side, right: Side) -> list[Edit]:
    """Return ``edits`` with each exchanged source one edit, and each tag that came or went one apart from the rest."""
    if not edits:
        return []
    ours, theirs = tags_of(left, whole.left, whole.left_end), tags_of(right, whole.right, whole.right_end)
    found = list(edits)
    if len(ours) == len(theirs):
        for one, other in zip(ours, theirs, strict=True):
            if _is_exchange(left, one.source, right, other.source):
                found = _as_one(found, _unit(left, one, right, other))
    elif ours and not theirs:
        found = [piece for edit in found for piece in _without_tags(edit, ours, left)]
    elif theirs and not ours:
        flipped = [piece for edit in found for piece in _without_tags(_flipped(edit), theirs, right)]
        found = [_flipped(edit) for edit in flipped]
    return found


def _unit(left: Side, one: SourceTag, right: Side, other: SourceTag) -> Edit:
    """Return what is exchanged: the sources, or all of both tags where they are built in two ways."""
    opens = [SOURCE in side.roles[tag.whole[0]] for side, tag in ((left, one), (right, other))]
    return Edit(*one.whole, *other.whole) if opens[0] != opens[1] else Edit(*one.source, *other.source)


def _flipped(edit: Edit) -> Edit:
    return Edit(edit.right, edit.right_end, edit.left, edit.left_end)


@lru_cache(maxsize=2048)
def tags_of(side: Side, first: int, last: int) -> tuple[SourceTag, ...]:
    """Return the places in ``[first, last)`` that say where a statement comes from, in order."""
    keys = side.keys(first, last)
    spoken = any(side.roles[at] & {REPORT, SOURCE} for at in range(first, last))
    if not spoken and side.text.isascii() and not _SILENT & set(keys):
        return ()
    found: list[SourceTag] = []
    at, words = first, reporting_words(side.language)
    while len(found) < _MOST_TAGS and (tag := tag_in(side, at, last, words)) is not None:
        found.append(tag)
        at = max(tag.whole[1], tag.verb[1], tag.source[1], at + 1)
    return tuple(found or _further_tags(side, first, last))


def _further_tags(side: Side, first: int, last: int) -> Iterator[SourceTag]:
    """Yield the tags of other build: after the last comma; an Arabic verb before its source; Chinese ``X 说``."""
    silent = _beside_estimate(side, first, last)
    if silent is not None:
        yield silent
        return
    words = side.words(first, last)
    comma = next((at for at in range(last - 1, first, -1) if side.tokens[at].key in _COMMAS), None)
    if comma is not None and words and comma < words[-1] and only_names_source(side, comma + 1, words[-1] + 1):
        end = words[-1] + 1
        starts = comma + 2 if REPORT in side.roles[comma + 1] and comma + 2 < end else comma + 1
        yield SourceTag((starts, end), (comma + 1, starts), (comma + 1, end))
        return
    if side.language == "ar" and words and REPORT in side.roles[words[0]]:
        stop = next((at for at in words[1:_LONGEST] if side.tokens[at].key in _THAT), None)
        if stop is not None and stop > words[0] + 1:
            yield SourceTag((words[0] + 1, stop), (words[0], words[0] + 1), (words[0], stop))
        return
    for at in words:
        if side.tokens[at].key in _SAYS:
            start = at
            while start > first and at - start < _LONGEST and side.tokens[start - 1].kind is TokenKind.WORD:
                start -= 1
            if start < at and (start == first or side.tokens[start - 1].kind is TokenKind.PUNCTUATION):
                yield SourceTag((start, at), (at, at + 1), (start, at + 1))
            return


@cache
def _estimates() -> frozenset[str]:
    return frozenset(lexicon("change_reporting")["en"]["estimates"])


def _beside_estimate(side: Side, first: int, last: int) -> SourceTag | None:
    """Return the tag of ``X put the toll at`` and ``X declined to comment``."""
    keys = side.keys(first, last)
    for at, key in enumerate(keys):
        following = keys[at + 1 : at + _LONGEST]
        puts = key in ("put", "puts") and "at" in following and _estimates() & set(following)
        if not puts and not (key in ("declined", "refused", "declines") and following[:2] == ("to", "comment")):
            continue
        start = at
        while start and side.tokens[first + start - 1].kind is TokenKind.WORD and keys[start - 1] not in _LINKS:
            start -= 1
        if start < at:
            return SourceTag((first + start, first + at), (first + at, first + at + 1), (first + start, first + at + 1))
    return None


def _content(side: Side, span: tuple[int, int]) -> list[str]:
    return [stem_of(side.tokens[at].key, side.language) for at in side.words(*span) if not side.roles[at] & _SMALL]


def _is_exchange(left: Side, one: tuple[int, int], right: Side, other: tuple[int, int]) -> bool:
    """Tell whether two sources are two different ones, and not one named in two ways."""
    ours, theirs = _content(left, one), _content(right, other)
    if not ours or not theirs or max(one[1] - one[0], other[1] - other[0]) == 1:
        return False
    shared = set(ours) & set(theirs)
    if not shared:
        return not _may_be_variants(ours, theirs)
    names = any(is_name(left, at) for at in range(*one)) and any(is_name(right, at) for at in range(*other))
    return not names and len(shared) == 1 and ours[-1] != theirs[-1] and ours[0] != theirs[0]


def _may_be_variants(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two sources are as long and nearly spelled alike, as another form of one name is."""
    return len(ours) == len(theirs) and all(one[:2] == other[:2] for one, other in zip(ours, theirs, strict=True))


def _as_one(edits: Sequence[Edit], unit: Edit) -> list[Edit]:
    """Return ``edits`` with ``unit`` as one of them, what reaches beyond it cut off; unchanged where words cross it."""
    touching = [edit for edit in edits if _touches(edit, unit)]
    if not touching or not _is_level(edits, unit):
        return list(edits)
    found = [edit for edit in edits if edit not in touching and edit <= unit]
    head = Edit(touching[0].left, unit.left, touching[0].right, unit.right)
    tail = Edit(unit.left_end, touching[-1].left_end, unit.right_end, touching[-1].right_end)
    found.extend(piece for piece in (head, unit, tail) if _is_valid(piece))
    return [*found, *(edit for edit in edits if edit not in touching and edit > unit)]


def _touches(edit: Edit, unit: Edit) -> bool:
    is_left = edit.left < unit.left_end and unit.left < edit.left_end
    is_right = edit.right < unit.right_end and unit.right < edit.right_end
    return is_left or is_right


def _is_level(edits: Sequence[Edit], unit: Edit) -> bool:
    """Tell whether both ends of ``unit`` stand in one edit, or beside the same equal words, on both sides."""
    return all(
        any(edit.left <= left <= edit.left_end and edit.right <= right <= edit.right_end for edit in edits)
        or _offset(edits, left) == right
        for left, right in ((unit.left, unit.right), (unit.left_end, unit.right_end))
    )


def _offset(edits: Sequence[Edit], left: int) -> int | None:
    """Return where the token ``left``, which stands in no edit, stands on the right."""
    before = [edit for edit in edits if edit.left_end <= left]
    if not before:
        return edits[0].right - edits[0].left + left
    return before[-1].right_end + left - before[-1].left_end


def _is_valid(edit: Edit) -> bool:
    widths = edit.left_end - edit.left, edit.right_end - edit.right
    return min(widths) >= 0 and max(widths) > 0


def _without_tags(edit: Edit, tags: Sequence[SourceTag], side: Side) -> list[Edit]:
    """Cut a tag at the end of an edit off it: it went, and only the words before it were replaced."""
    if edit.left == edit.left_end or edit.right == edit.right_end:
        return [edit]
    for tag in tags:
        words = side.words(*tag.whole)
        start, end = words[0], words[-1] + 1
        if edit.left < start and not side.words(end, edit.left_end) and end <= edit.left_end:
            border = start - 1 if side.tokens[start - 1].key in _COMMAS else start
            if border > edit.left:
                return [
                    Edit(edit.left, border, edit.right, edit.right_end),
                    Edit(border, edit.left_end, edit.right_end, edit.right_end),
                ]
    return [edit]


@lru_cache(maxsize=4096)
def is_speaker_exchange(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether an edit is the exchange of one source for another."""
    one, other = (edit.left, edit.left_end), (edit.right, edit.right_end)
    if one[0] == one[1] or other[0] == other[1]:
        return False
    are_sources = one in _sources_around(left, one[0]) and other in _sources_around(right, other[0])
    return (are_sources and _is_exchange(left, one, right, other)) or _are_tags(left, one, right, other)


def _are_tags(left: Side, one: tuple[int, int], right: Side, other: tuple[int, int]) -> bool:
    """Tell whether two stretches say in two ways that others said it: according to the owner, officials said."""
    places = left.words(*one), right.words(*other)
    if min(map(len, places)) < 2 or not (only_names_source(left, *one) and only_names_source(right, *other)):
        return False
    opens = SOURCE in left.roles[places[0][0]], SOURCE in right.roles[places[1][0]]
    return any(opens) and _is_exchange(left, one, right, other)


def stands_in_source(side: Side, first: int, last: int) -> bool:
    """Tell whether the tokens ``[first, last)`` are part of what names a source, and themselves who can speak."""
    return SOURCE_NOUN in side.roles[last - 1] and any(
        start <= first and last <= end for start, end in _sources_around(side, first)
    )


def _sources_around(side: Side, at: int) -> list[tuple[int, int]]:
    number = bisect_right([sentence.first for sentence in side.sentences], at) - 1
    if number < 0:
        return []
    sentence = side.sentences[number]
    return [tag.source for tag in tags_of(side, sentence.first, sentence.last)]
