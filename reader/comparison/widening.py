"""Widening: an edit grown to the whole name, qualifier, date or verb that it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.ages import states_age
from reader.comparison.edits import Edit
from reader.comparison.elsewhere import CALENDAR, CJK, CURRENCY, NUMERAL
from reader.comparison.names import is_name, name_run
from reader.comparison.roles import HEDGE, PREPOSITION, QUALIFIER
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.side import Side

_BE = ("is", "are", "was", "were")
_FEW = 3


def is_gap(edit: Edit) -> bool:
    """Tell whether only one side has words."""
    return edit.left == edit.left_end or edit.right == edit.right_end


def _grown(edit: Edit, before: int, after: int, left: Side, right: Side) -> Edit:
    """Return the edit with so many tokens more, if they are the same on both sides; else as it is."""
    grown = Edit(edit.left - before, edit.left_end + after, edit.right - before, edit.right_end + after)
    if min(grown.left, grown.right) < 0 or grown.left_end > len(left.tokens) or grown.right_end > len(right.tokens):
        return edit
    same_before = left.keys(grown.left, edit.left) == right.keys(grown.right, edit.right)
    return (
        grown
        if same_before and left.keys(edit.left_end, grown.left_end) == right.keys(edit.right_end, grown.right_end)
        else edit
    )


def widened(edit: Edit, left: Side, right: Side) -> Edit:
    """Return the edit widened to whole names and to the date or figure that its words lean on."""
    if is_gap(edit):
        return _widened_gap(_verb_group(_coordination(edit, left, right), left, right), left, right)
    whole = _whole_qualifiers(edit, left, right)
    if whole is not None:
        return whole
    edit = _with_scale(_whole_words(edit, left, right), left, right)
    duration = _with_unit_of_time(edit, left, right)
    if duration is not None:
        return duration
    names = is_name(left, edit.left) and is_name(right, edit.right)
    if names or (is_name(left, edit.left_end - 1) and is_name(right, edit.right_end - 1)):
        return _whole_names(edit, left, right)
    return _with_date(edit, left, right)


def _whole_qualifiers(edit: Edit, left: Side, right: Side) -> Edit | None:
    """Return the edit widened to the whole qualifiers it cuts: more than, less than."""
    if not (QUALIFIER in left.roles[edit.left_end - 1] and QUALIFIER in right.roles[edit.right_end - 1]):
        return None
    last, other_last = left.phrases[edit.left_end - 1][1], right.phrases[edit.right_end - 1][1]
    if left.keys(edit.left_end, last) != right.keys(edit.right_end, other_last):
        return None
    return Edit(edit.left, max(edit.left_end, last), edit.right, max(edit.right_end, other_last))


def _whole_words(edit: Edit, left: Side, right: Side) -> Edit:
    """Return the edit grown to the words it cuts, in scripts without spaces: 上调, 下调."""
    if not CJK.fullmatch(left.tokens[edit.left].text) or not CJK.fullmatch(right.tokens[edit.right].text):
        return edit
    firsts = edit.left - left.phrases[edit.left][0], edit.right - right.phrases[edit.right][0]
    lasts = left.phrases[edit.left_end - 1][1] - edit.left_end, right.phrases[edit.right_end - 1][1] - edit.right_end
    return _grown(edit, max(*firsts, 0), max(*lasts, 0), left, right)


def _with_unit_of_time(edit: Edit, left: Side, right: Side) -> Edit | None:
    """Return the edit with the day or unit of time behind its numbers in a further language, but for ages."""
    if edit.left_end >= len(left.tokens) or edit.right_end >= len(right.tokens):
        return None
    places = (left, edit.left_end), (right, edit.right_end)
    if not all(_is_unit_of_time(side, at) and _counts(side, at - 1) for side, at in places):
        return None
    if states_age(left, edit.left_end - 1) or left.tokens[edit.left_end].key != right.tokens[edit.right_end].key:
        return None
    return _grown(edit, 0, 1, left, right)


def _counts(side: Side, at: int) -> bool:
    return side.tokens[at].kind is TokenKind.NUMBER or NUMERAL in side.roles[at]


def _with_scale(edit: Edit, left: Side, right: Side) -> Edit:
    """Return the edit with the million and the currency behind its figures in a further language."""
    grown = edit
    for role in (NUMERAL, CURRENCY):
        ends = grown.left_end, grown.right_end
        if ends[0] >= len(left.tokens) or ends[1] >= len(right.tokens):
            break
        if role in left.roles[ends[0]] and role in right.roles[ends[1]] and _counts(left, ends[0] - 1):
            grown = _grown(grown, 0, 1, left, right)
    return grown


def _is_unit_of_time(side: Side, at: int) -> bool:
    """Tell whether token ``at`` is a bare unit of time, or a day, of a further language."""
    return CALENDAR in side.roles[at] or side.tokens[at].key.startswith("@u:")


def _whole_names(edit: Edit, left: Side, right: Side) -> Edit:
    first, _ = name_run(left, edit.left)
    other_first, _ = name_run(right, edit.right)
    _, last = name_run(left, edit.left_end - 1)
    _, other_last = name_run(right, edit.right_end - 1)
    before = _common(left.keys(first, edit.left)[::-1], right.keys(other_first, edit.right)[::-1])
    after = _common(left.keys(edit.left_end, last), right.keys(edit.right_end, other_last))
    return Edit(edit.left - before, edit.left_end + after, edit.right - before, edit.right_end + after)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _gap_side(edit: Edit, left: Side, right: Side) -> tuple[Side, int, int]:
    return (left, edit.left, edit.left_end) if edit.left < edit.left_end else (right, edit.right, edit.right_end)


def _coordination(edit: Edit, left: Side, right: Side) -> Edit:
    """Take along, inside marks, the word that a short ``and ...`` was joined to: cruel and needless, cruel."""
    side, first, last = _gap_side(edit, left, right)
    joins = side.tokens[first].key in ("and", "or", "et", "ou", "und", "oder", "y", "o", "и", "или")
    if not joins or last - first > _FEW or not side.is_inside(first, last):
        return edit
    if edit.left and left.tokens[edit.left - 1].kind is not TokenKind.WORD:
        return edit
    return _grown(edit, 1, 0, left, right)


def _verb_group(edit: Edit, left: Side, right: Side) -> Edit:
    """Take along the verb of a hedge in the passive: is said to have left, left; is believed to be, is."""
    if not is_gap(edit):
        return edit
    side, first, last = _gap_side(edit, left, right)
    keys = side.keys(first, last)
    if HEDGE not in side.roles_in(first, last) or len(keys) < 3 or keys[-2] != "to":
        return edit
    if keys[-1] == "have" and keys[0] in _BE:
        return _grown(edit, 0, 1, left, right)
    if keys[-1] == "be" and edit.left and left.tokens[edit.left - 1].key in _BE:
        return _grown(edit, 1, 0, left, right)
    return edit


def _widened_gap(edit: Edit, left: Side, right: Side) -> Edit:
    """Widen a part of a name that came or went to the whole name, where the last name stays."""
    if not is_gap(edit):
        return edit
    side, first, last = _gap_side(edit, left, right)
    words = side.words(first, last)
    if len(words) != last - first or not all(is_name(side, at) for at in words):
        return edit
    _, end = name_run(side, first)
    return _grown(edit, 0, max(end - last, 0), left, right)


def _with_date(edit: Edit, left: Side, right: Side) -> Edit:
    """Take the date along when only the word before it differs: before midnight, after midnight."""
    if edit.left_end >= len(left.tokens) or left.tokens[edit.left_end].kind is not TokenKind.DATE:
        return edit
    small = all(PREPOSITION in side.roles[last - 1] for side, last in ((left, edit.left_end), (right, edit.right_end)))
    if not small or edit.left_end - edit.left > 2 or edit.right_end - edit.right > 2:
        return edit
    return _grown(edit, 0, 1, left, right)
