"""Changes between two texts: each the smallest difference that means one thing, with its class and rule."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.classes.deciding import verdict_on
from reader.comparison.edits import Edit, edits_between
from reader.comparison.parts import parts_of
from reader.comparison.side import Side, side_of
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_TOKENS = 20000


def changes_between(left: str, right: str, language: str | None = None) -> tuple[Change, ...]:
    """Return the changes from ``left`` to ``right`` in reading order; none where the texts are the same."""
    if left == right:
        return ()
    if left > right:
        return tuple(sorted((_mirrored(change) for change in _changes(right, left, language or "en")), key=_place))
    return _changes(left, right, language or "en")


def _place(change: Change) -> tuple[Span, Span]:
    return change.left_span, change.right_span


def _mirrored(change: Change) -> Change:
    swapped = {
        ChangeClass.STATEMENT_ADDED: ChangeClass.STATEMENT_REMOVED,
        ChangeClass.STATEMENT_REMOVED: ChangeClass.STATEMENT_ADDED,
    }
    return Change(
        swapped.get(change.change_class, change.change_class),
        change.rule,
        change.right,
        change.right_span,
        change.left,
        change.left_span,
    )


def _changes(left_text: str, right_text: str, language: str) -> tuple[Change, ...]:
    left, right = side_of(left_text, language), side_of(right_text, language)
    edits = edits_between(left.keys(), right.keys())
    parts = [part for edit in edits for part in _merged(parts_of(edit, left, right), left, right)]
    found = [*_moves(parts, left, right), *_quote_marks(edits, left, right), *_surfaces(edits, left, right)]
    return tuple(sorted(found, key=_place))


def _merged(parts: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Drop equal pairs and join neighbours that say the same kind of thing."""
    kept: list[Edit] = []
    for part in parts:
        pair = part.left < part.left_end and part.right < part.right_end
        if pair and left.tokens[part.left].key == right.tokens[part.right].key:
            continue
        if kept and kept[-1].left_end == part.left and kept[-1].right_end == part.right:
            before = kept[-1]
            joined = Edit(before.left, part.left_end, before.right, part.right_end)
            classes = {verdict_on(edit, left, right).change_class for edit in (before, part)}
            one_sided = part.left == part.left_end or part.right == part.right_end
            before_one_sided = before.left == before.left_end or before.right == before.right_end
            if len(classes) == 1 or one_sided or before_one_sided:
                kept[-1] = joined
                continue
        kept.append(part)
    return kept


def _change(edit: Edit, left: Side, right: Side) -> Change:
    verdict = verdict_on(edit, left, right)
    left_first, left_last = _trimmed(left, edit.left, edit.left_end)
    right_first, right_last = _trimmed(right, edit.right, edit.right_end)
    left_span, right_span = left.span(left_first, left_last), right.span(right_first, right_last)
    return Change(*verdict, left_span.of(left.text), left_span, right_span.of(right.text), right_span)


def _trimmed(side: Side, first: int, last: int) -> tuple[int, int]:
    """Take commas off the ends of a stretch that has words."""
    words = [at for at in range(first, last) if side.tokens[at].kind is not TokenKind.PUNCTUATION]
    if not words:
        return first, last
    end = last if side.tokens[last - 1].key in ".?!" else words[-1] + 1
    return words[0], end


def _moves(parts: Sequence[Edit], left: Side, right: Side) -> list[Change]:
    """Return the changes of ``parts``; a removal and an addition of the same words are one reordering."""
    removed = {_key(left, part.left, part.left_end): part for part in parts if part.right == part.right_end}
    found: list[Change] = []
    used: set[Edit] = set()
    for part in parts:
        twin = removed.get(_key(right, part.right, part.right_end)) if part.left == part.left_end else None
        if twin is None or twin in used:
            continue
        used |= {twin, part}
        left_span = left.span(*_trimmed(left, twin.left, twin.left_end))
        right_span = right.span(*_trimmed(right, part.right, part.right_end))
        found.append(
            Change(
                ChangeClass.REORDERING,
                "moved-words",
                left_span.of(left.text),
                left_span,
                right_span.of(right.text),
                right_span,
            )
        )
    return found + [_change(part, left, right) for part in parts if part not in used]


def _key(side: Side, first: int, last: int) -> tuple[str, ...]:
    return tuple(token.key for token in side.tokens[first:last] if token.kind is not TokenKind.PUNCTUATION)


def _pairs(edits: Iterable[Edit], left: Side) -> list[tuple[int, int]]:
    """Return the tokens that stand on both sides."""
    found: list[tuple[int, int]] = []
    at = to = 0
    for edit in edits:
        found.extend(zip(range(at, edit.left), range(to, edit.right), strict=True))
        at, to = edit.left_end, edit.right_end
    found.extend((at + more, to + more) for more in range(len(left.tokens) - at))
    return found


def _quote_marks(edits: Sequence[Edit], left: Side, right: Side) -> list[Change]:
    """Return the stretches of common words that stand in marks on one side only."""
    found: list[Change] = []
    run: list[tuple[int, int]] = []
    for pair in [*_pairs(edits, left), (-9, -9)]:
        differs = pair[0] >= 0 and left.inside[pair[0]] != right.inside[pair[1]]
        if differs and (not run or (run[-1][0] + 1, run[-1][1] + 1) == pair):
            run.append(pair)
            continue
        if run:
            left_span = _with_marks(left, run[0][0], run[-1][0])
            right_span = _with_marks(right, run[0][1], run[-1][1])
            found.append(
                Change(
                    ChangeClass.QUOTE_MARKS,
                    "marks-put-or-taken",
                    left_span.of(left.text),
                    left_span,
                    right_span.of(right.text),
                    right_span,
                )
            )
        run = [pair] if differs else []
    return found


def _with_marks(side: Side, first: int, last: int) -> Span:
    start, end = side.tokens[first].start, side.tokens[last].end
    for opening, closing in side.regions:
        if side.marks[opening].end == start:
            start = side.marks[opening].start
        if side.marks[closing].start == end:
            end = side.marks[closing].end
    return Span(start, end)


def _surfaces(edits: Sequence[Edit], left: Side, right: Side) -> list[Change]:
    """Return the pairs of tokens that say the same in another form."""
    found = []
    for at, to in _pairs(edits, left):
        one, other = left.tokens[at], right.tokens[to]
        if one.text == other.text or (one.text.lower() == other.text.lower() and 0 in (at, to)):
            continue
        left_span, right_span = Span(one.start, one.end), Span(other.start, other.end)
        same = unicodedata.normalize("NFC", one.text).lower() == unicodedata.normalize("NFC", other.text).lower()
        is_style = one.kind in (TokenKind.NUMBER, TokenKind.DATE, TokenKind.WORD) and not same
        verdict = ChangeClass.HOUSE_STYLE if is_style else ChangeClass.TYPOGRAPHY
        rule = "same-value" if is_style else "same-letters"
        found.append(Change(verdict, rule, one.text, left_span, other.text, right_span))
    return found
