"""Sentences of a text, and which sentence of one text stands for which of another."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from reader.base.span import Span
from reader.base.words import is_plain
from reader.comparison.edits import edits_between

if TYPE_CHECKING:
    from collections.abc import Sequence

Keys = tuple[str, ...]

_END = regex.compile(
    r"(?:(?<=[。！？])[」』”]*(?=\S))"
    r"|(?:(?<![.!?…؟])[.!?…؟]+[\"'”’»“)\]]*\s++(?=[\"'“„«‘(\[—–-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]))"
    r"|\n\s*\n\s*"
)
# The same for plain text, for the plain engine.
_PLAIN_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»“)\]]*\s++(?=[\"'“„«‘(\[—–-]*\s*[A-Z0-9])|\n\s*\n\s*", re.ASCII)
_ABBREVIATION = regex.compile(
    r"(?:^|[\s(\"“'’])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|St|Rev|Jr|Sr|No|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Co|Corp|Inc|Ltd|Mio|Mrd|bzw|ca|Nr|Hr|Fr|Mme|Mlle|Sra|Srta|Dra|"
    r"Ud|EE|UU|г|им|тыс|млн|млрд|руб|долл|ул|т\.\s?е|art|al)\.$",
)
_ORDINAL = regex.compile(r"(?<!\d)\d{1,2}\.$")
_GERMAN_MONTH = regex.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Quartal)"
)
_LEAST_ALIKE = 0.3
_MOVED_ALIKE = 0.6
_LARGEST_BLOCK = 2500
_MOST_PAIRS = 400


class SentencePair(NamedTuple):
    """Sentences ``left`` and ``right`` (indexes) say the same; an empty side came or went; ``is_moved`` elsewhere."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    is_moved: bool = False


@lru_cache(maxsize=2048)
def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` with their closing marks, white space between them left out."""
    found: list[Span] = []
    start = 0
    for match in (_PLAIN_END if is_plain(text) else _END).finditer(text):
        head = text[start : match.end()].rstrip()
        bare = head.rstrip("\"'”’»“)]")
        if _ORDINAL.search(bare[-4:]) and _GERMAN_MONTH.match(text, match.end()):
            continue
        if not head or (_ABBREVIATION.search(bare[-12:]) and "\n" not in match.group()):
            continue
        found.append(_stripped(text, start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append(_stripped(text, start, len(text)))
    return tuple(found)


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * _shared(one, other) / total if total else 0.0


def align_sentences(left: Sequence[Keys], right: Sequence[Keys]) -> tuple[SentencePair, ...]:
    """Pair sentences given as token keys: equal ones first, then by shared words in order, then moved ones.

    One sentence may stand for two (split, joined). The result holds every sentence once, in the order of the left
    side, additions after the sentence they follow.
    """
    found: list[SentencePair] = []
    at = to = 0
    edits = edits_between([" ".join(keys) for keys in left], [" ".join(keys) for keys in right], clean=False)
    for edit in edits:
        found.extend(SentencePair((at + n,), (to + n,)) for n in range(edit.left - at))
        found.extend(_block(left, right, range(edit.left, edit.left_end), range(edit.right, edit.right_end)))
        at, to = edit.left_end, edit.right_end
    found.extend(SentencePair((at + n,), (to + n,)) for n in range(len(left) - at))
    return tuple(_with_moves(found, left, right))


def _block(left: Sequence[Keys], right: Sequence[Keys], rows: range, columns: range) -> list[SentencePair]:
    """Align sentences of which none are equal, by dynamic programming; too many are taken as come and gone."""
    if len(rows) == 1 and len(columns) == 1 and _may_pair(left[rows[0]], right[columns[0]], len(left), len(right)):
        return [SentencePair((rows[0],), (columns[0],))]
    if not rows or not columns or len(rows) * len(columns) > _LARGEST_BLOCK:
        return [SentencePair((n,), ()) for n in rows] + [SentencePair((), (n,)) for n in columns]
    return _walked(left, right, rows, columns)


def _may_pair(left: Keys, right: Keys, lefts: int, rights: int) -> bool:
    """Tell whether two sentences that face each other alone are one sentence changed."""
    return (lefts == rights == 1) or _alike(Counter(left), Counter(right)) >= _LEAST_ALIKE / 2


def _walked(left: Sequence[Keys], right: Sequence[Keys], rows: range, columns: range) -> list[SentencePair]:
    table = _Table(left[rows.start : rows.stop], right[columns.start : columns.stop])
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for row in range(len(rows) + 1):
        for column in range(len(columns) + 1):
            if row or column:
                best[row, column] = max(_steps(best, table, row, column))
    found: list[SentencePair] = []
    row, column = len(rows), len(columns)
    while row or column:
        back_row, back_column = best[row, column][1]
        taken = tuple(rows[row - back_row : row]), tuple(columns[column - back_column : column])
        found.append(SentencePair(*taken))
        row, column = row - back_row, column - back_column
    return found[::-1]


class _Table:
    """How many words each sentence of one block shares with each of another, counted once."""

    def __init__(self, left: Sequence[Keys], right: Sequence[Keys]) -> None:
        self._left = [Counter(keys) for keys in left]
        self._right = [Counter(keys) for keys in right]
        self._sizes = [len(keys) for keys in left], [len(keys) for keys in right]
        self._shared = [[_shared(one, other) for other in self._right] for one in self._left]

    def alike(self, row: int, column: int, down: int, across: int) -> float | None:
        """Return how alike ``down`` sentences before ``row`` and ``across`` before ``column`` are.

        None where two sentences face one and are surely not it: where either of them has less than half of its words
        in it, or both together have too few.
        """
        lefts, rights = self._sizes
        shared, size, other_size = self._shared[row - 1][column - 1], lefts[row - 1], rights[column - 1]
        if down == 2:
            # What stands last is asked first: where that is not in the other sentence, the two are not it.
            if shared < 0.5 * size:
                return None
            parts, sizes = (self._shared[row - 2][column - 1], shared), (lefts[row - 2], size, other_size)
            return _alike_joined(self._left[row - 2], self._left[row - 1], self._right[column - 1], parts, sizes)
        if across == 2:
            if shared < 0.5 * other_size:
                return None
            parts, sizes = (self._shared[row - 1][column - 2], shared), (rights[column - 2], other_size, size)
            return _alike_joined(self._right[column - 2], self._right[column - 1], self._left[row - 1], parts, sizes)
        total = size + other_size
        return 2 * shared / total if total else 0.0


def _alike_joined(
    first: Counter[str], second: Counter[str], whole: Counter[str], parts: tuple[int, int], sizes: tuple[int, int, int]
) -> float | None:
    """Return how alike two sentences are to one; ``parts`` is what each shares with it, ``sizes`` their words."""
    if parts[0] < 0.5 * sizes[0] or parts[1] < 0.5 * sizes[1] or 2 * sum(parts) < _LEAST_ALIKE * sum(sizes):
        return None
    shared = sum([min(count, first.get(key, 0) + second.get(key, 0)) for key, count in whole.items()])
    return 2 * shared / sum(sizes) if any(sizes) else 0.0


def _shared(one: Counter[str], other: Counter[str]) -> int:
    """Return how many words two sentences have in common."""
    common = one.keys() & other.keys()
    return sum(map(min, map(one.__getitem__, common), map(other.__getitem__, common)))


def _steps(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], table: _Table, row: int, column: int
) -> list[tuple[float, tuple[int, int]]]:
    steps = []
    if row:
        steps.append((best[row - 1, column][0], (1, 0)))
    if column:
        steps.append((best[row, column - 1][0], (0, 1)))
    for down, across in ((1, 1), (2, 1), (1, 2)):
        if row < down or column < across:
            continue
        alike = table.alike(row, column, down, across)
        if alike is not None and alike >= _LEAST_ALIKE:
            # A joined pair must be worth more than its better half alone.
            steps.append(
                (best[row - down, column - across][0] + alike * (1 if down == across else 1.02), (down, across))
            )
    return steps


def _with_moves(pairs: list[SentencePair], left: Sequence[Keys], right: Sequence[Keys]) -> list[SentencePair]:
    gone = [pair for pair in pairs if not pair.right]
    come = [pair for pair in pairs if not pair.left]
    if len(gone) * len(come) > _LARGEST_BLOCK:
        return pairs
    twins: dict[SentencePair, SentencePair] = {}
    bags = {other: Counter(right[other.right[0]]) for other in come} if gone else {}
    for pair in gone:
        words = Counter(left[pair.left[0]])
        scored = [(_alike(words, bags[other]), -n) for n, other in enumerate(come)]
        if scored and max(scored)[0] >= _MOVED_ALIKE:
            twins[pair] = come.pop(-max(scored)[1])
    taken = set(twins.values())
    moved = {pair: SentencePair(pair.left, twin.right, is_moved=True) for pair, twin in twins.items()}
    found = [moved.get(pair, pair) for pair in pairs if pair not in taken]
    return _with_fewest_words_moved(found, left) if moved else found


def _with_fewest_words_moved(pairs: list[SentencePair], left: Sequence[Keys]) -> list[SentencePair]:
    """Return ``pairs`` with those called moved that leave the most words where they are in the same order."""
    both = [pair for pair in pairs if pair.left and pair.right]
    if len(both) > _MOST_PAIRS:
        return pairs
    best: list[tuple[int, int]] = []
    for number, pair in enumerate(both):
        before = [(best[n][0], n) for n in range(number) if both[n].right[-1] < pair.right[0]]
        words, last = max(before, default=(0, -1))
        best.append((words + sum(len(left[at]) for at in pair.left), last))
    at = max(range(len(both)), key=lambda n: best[n][0])
    staying: set[SentencePair] = set()
    while at >= 0:
        staying.add(both[at])
        at = best[at][1]
    return [pair._replace(is_moved=pair not in staying) if pair.left and pair.right else pair for pair in pairs]
