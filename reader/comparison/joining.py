"""Joining: the pairs and gaps of an edit put together again where only together they mean one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass
from reader.comparison.classes.deciding import verdict_on
from reader.comparison.classes.sameness import only_small_words, same_value
from reader.comparison.edits import Edit
from reader.comparison.elsewhere import CALENDAR
from reader.comparison.names import is_name, name_run
from reader.comparison.parts import are_inflections
from reader.comparison.roles import HEDGE, MEASURE, NEGATION, QUALIFIER, SOURCE, stem_of
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.side import Side

Belongs = Callable[[Edit, Edit, "Side", "Side"], bool]

_JOINED = frozenset(
    {
        ChangeClass.WORDING,
        ChangeClass.NAME,
        ChangeClass.ATTRIBUTION,
        ChangeClass.MODALITY,
        ChangeClass.NEGATION,
        ChangeClass.QUOTATION,
        ChangeClass.TYPOGRAPHY,
    }
)
_PHRASES = frozenset({ChangeClass.NAME, ChangeClass.ATTRIBUTION})
_FEW = 4
_PARTICLES = frozenset({"up", "down", "off", "out", "away", "back", "over"})
_COMMAS = frozenset({",", "،", "，"})
_CLOSE_TO = frozenset(
    [
        "shortly",
        "just",
        "soon",
        "right",
        "immediately",
        "well",
        "long",
        "early",
        "late",
        "kurz",
        "juste",
        "peu",
        "poco",
        "сразу",
        "вскоре",
    ]
)
_VERB_LIKE = frozenset({ChangeClass.WORDING, ChangeClass.HOUSE_STYLE})
_STRONG = frozenset({HEDGE, NEGATION, QUALIFIER, SOURCE})


def joined(steps: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Return the edits that the pairs and gaps ``steps`` make: equal pairs dropped, neighbours joined that belong."""
    runs: list[list[Edit]] = []
    for step in _gaps_joined([step for step in steps if not _is_equal(step, left, right)]):
        if runs and _touch(runs[-1][-1], step):
            runs[-1].append(step)
        else:
            runs.append([step])
    return [edit for run in runs for edit in _run_joined(run, left, right)]


def _is_equal(step: Edit, left: Side, right: Side) -> bool:
    return (
        step.left_end - step.left == step.right_end - step.right == 1
        and left.tokens[step.left].key == right.tokens[step.right].key
    )


def _touch(one: Edit, other: Edit) -> bool:
    return one.left_end == other.left and one.right_end == other.right


def _sum(one: Edit, other: Edit) -> Edit:
    return Edit(one.left, other.left_end, one.right, other.right_end)


def _is_gap(edit: Edit) -> bool:
    return edit.left == edit.left_end or edit.right == edit.right_end


def _gaps_joined(steps: Sequence[Edit]) -> list[Edit]:
    """Make one gap of neighbouring gaps on the same side."""
    found: list[Edit] = []
    for step in steps:
        if found and _touch(found[-1], step) and _is_gap(found[-1]) and _is_gap(step):
            same_side = (found[-1].left == found[-1].left_end) == (step.left == step.left_end)
            if same_side:
                found[-1] = _sum(found[-1], step)
                continue
        found.append(step)
    return found


def _run_joined(run: list[Edit], left: Side, right: Side) -> list[Edit]:
    """Join within a stretch of edits without equal tokens between."""
    if len(run) == 1:
        return run
    whole = _sum(run[0], run[-1])
    if not _is_gap(whole) and same_value(whole, left, right):
        return [whole]
    for belongs in (_same_phrase, _same_name, _small_words_lead, _small_words_belong, _gap_belongs, _same_meaning):
        run = _pass(run, belongs, left, right)
    return run


def _pass(run: list[Edit], belongs: Belongs, left: Side, right: Side) -> list[Edit]:
    at = 0
    while at + 1 < len(run):
        if belongs(run[at], run[at + 1], left, right):
            run = [*run[:at], _sum(run[at], run[at + 1]), *run[at + 2 :]]
            # Only the neighbours of the sum are new; what lies before them was asked already.
            at = max(at - 1, 0)
        else:
            at += 1
    return run


def _only_small(edit: Edit, left: Side, right: Side) -> bool:
    sides = ((left, edit.left, edit.left_end), (right, edit.right, edit.right_end))
    filled = [(side, first, last) for side, first, last in sides if first < last]
    return all(
        only_small_words(side, first, last) and not side.roles_in(first, last) & _STRONG for side, first, last in filled
    )


def _small_words_lead(one: Edit, other: Edit, left: Side, right: Side) -> bool:
    """Articles and prepositions belong to what follows them."""
    del other
    words = {*left.keys(one.left, one.left_end), *right.keys(one.right, one.right_end)}
    return _only_small(one, left, right) and not words <= _PARTICLES


def _small_words_belong(one: Edit, other: Edit, left: Side, right: Side) -> bool:
    """Articles and prepositions that nothing follows belong to what they follow, but for those before a date."""
    del one
    return _only_small(other, left, right) and not _leads_to_date(other, left, right)


def _leads_to_date(edit: Edit, left: Side, right: Side) -> bool:
    if _is_gap(edit) or edit.left_end >= len(left.tokens) or edit.right_end >= len(right.tokens):
        return False
    kinds = left.tokens[edit.left_end].kind, right.tokens[edit.right_end].kind
    return kinds == (TokenKind.DATE, TokenKind.DATE)


def _same_phrase(one: Edit, other: Edit, left: Side, right: Side) -> bool:
    """Tell whether the border between two neighbours runs through a phrase or before a comma that follows."""
    for side, first, border, last in (
        (left, one.left, other.left, other.left_end),
        (right, one.right, other.right, other.right_end),
    ):
        if first < border < last and side.phrases[border - 1] == side.phrases[border]:
            return True
    return any(_only_comma(edit, left, right) for edit in (one, other))


def _only_comma(edit: Edit, left: Side, right: Side) -> bool:
    tokens = (*left.tokens[edit.left : edit.left_end], *right.tokens[edit.right : edit.right_end])
    return _is_gap(edit) and all(token.key in ",،" for token in tokens)


def _same_name(one: Edit, other: Edit, left: Side, right: Side) -> bool:
    """Tell whether two neighbouring pairs are parts of one name on both sides."""
    if _is_gap(one) or _is_gap(other):
        return False
    return all(
        is_name(side, border - 1) and is_name(side, border) and name_run(side, border - 1)[1] > border
        for side, border in ((left, other.left), (right, other.right))
    )


def _gap_belongs(one: Edit, other: Edit, left: Side, right: Side) -> bool:
    """Tell whether a gap is part of the pair beside it."""
    if _is_gap(one) and _is_gap(other) and _is_exchange(one, other, left, right):
        return True
    if _is_gap(one) == _is_gap(other):
        return _is_gap(one) and not _stands_alone(one, left, right) and not _stands_alone(other, left, right)
    return _gap_belongs_to_pair(*((one, other) if _is_gap(one) else (other, one)), left, right)


def _gap_belongs_to_pair(gap: Edit, pair: Edit, left: Side, right: Side) -> bool:
    roles = left.roles_in(gap.left, gap.left_end) | right.roles_in(gap.right, gap.right_end)
    if QUALIFIER not in roles and _opens_with_comma(gap, left, right):
        return False
    if QUALIFIER in roles or _kind(gap, left, right) is TokenKind.NUMBER:
        return _kind(pair, left, right) in (TokenKind.NUMBER, TokenKind.DATE)
    if roles & {HEDGE, NEGATION} and _class(pair, left, right) is _class(gap, left, right) is ChangeClass.QUOTATION:
        return True
    if roles & {HEDGE, NEGATION}:
        return (
            _is_inflection(pair, left, right)
            or _leads_to_verb(gap, pair, left, right)
            or _class(pair, left, right)
            in (
                ChangeClass.MODALITY,
                ChangeClass.NEGATION,
            )
        )
    if MEASURE not in roles and _kind(pair, left, right) and not _only_small(gap, left, right):
        return False
    return MEASURE in roles or not _stands_alone(gap, left, right)


def _opens_with_comma(gap: Edit, left: Side, right: Side) -> bool:
    """Tell whether a gap of several words is set off by a comma: it tells something of its own."""
    side, first, last = (left, gap.left, gap.left_end) if gap.left < gap.left_end else (right, gap.right, gap.right_end)
    return side.tokens[first].key in _COMMAS and len(side.words(first, last)) >= _FEW


def _is_exchange(one: Edit, other: Edit, left: Side, right: Side) -> bool:
    """Tell whether of two neighbouring gaps, one a side, one is a date or figure and the other a few words."""
    if (one.left == one.left_end) == (other.left == other.left_end):
        return False
    sizes = [edit.left_end - edit.left + edit.right_end - edit.right for edit in (one, other)]
    kinds = [_kind(edit, left, right) for edit in (one, other)]
    strong = [
        left.roles_in(edit.left, edit.left_end) | right.roles_in(edit.right, edit.right_end) for edit in (one, other)
    ]
    return max(sizes) <= _FEW and any(kinds) and not any(roles & _STRONG for roles in strong)


def _leads_to_verb(gap: Edit, pair: Edit, left: Side, right: Side) -> bool:
    """Tell whether a hedge that ends in an auxiliary stands before another form of the verb: may have sunk, sank."""
    side, last = (left, gap.left_end) if gap.left < gap.left_end else (right, gap.right_end)
    follows = gap.left_end == pair.left and gap.right_end == pair.right
    if not follows or _class(pair, left, right) not in _VERB_LIKE:
        return False
    key = side.tokens[last - 1].key
    modal = (
        side.language in ("fr", "es", "ru") and not key.endswith(("ment", "mente")) and HEDGE in side.roles[last - 1]
    )
    return modal or key in ("have", "be", "been")


def _kind(edit: Edit, left: Side, right: Side) -> TokenKind | None:
    kinds = {
        token.kind for token in (*left.tokens[edit.left : edit.left_end], *right.tokens[edit.right : edit.right_end])
    }
    return next((kind for kind in (TokenKind.NUMBER, TokenKind.DATE) if kind in kinds), None)


def _is_inflection(pair: Edit, left: Side, right: Side) -> bool:
    one, other = left.tokens[pair.left_end - 1], right.tokens[pair.right_end - 1]
    if are_inflections(one.key, other.key):
        return True
    return stem_of(one.text, left.language) == stem_of(other.text, right.language)


def _class(edit: Edit, left: Side, right: Side) -> ChangeClass:
    return verdict_on(edit, left, right).change_class


def _stands_alone(gap: Edit, left: Side, right: Side) -> bool:
    """Tell whether a gap means something by itself."""
    return _class(gap, left, right) not in (ChangeClass.WORDING, ChangeClass.NAME, ChangeClass.QUOTATION)


def _same_meaning(one: Edit, other: Edit, left: Side, right: Side) -> bool:
    """Tell whether two neighbours are one change: of one class, or the parts of one amount."""
    if _is_gap(one) or _is_gap(other):
        return False
    first, second = _class(one, left, right), _class(other, left, right)
    if (first == second == ChangeClass.FIGURE and _limits(one, left, right)) or (
        second is ChangeClass.DATE and _leads_into_date(one, other, first, left, right)
    ):
        return True
    if MEASURE in left.roles_in(other.left, other.left_end) and _kind(one, left, right) is TokenKind.NUMBER:
        return True
    if first == second:
        return first in _JOINED
    wording = ChangeClass.WORDING in (first, second)
    if first in (ChangeClass.MODALITY, ChangeClass.FIGURE) and _is_inflection(other, left, right):
        return first is ChangeClass.FIGURE or wording
    return wording and _class(_sum(one, other), left, right) in ({first, second} & _PHRASES)


def _leads_into_date(one: Edit, other: Edit, first: ChangeClass, left: Side, right: Side) -> bool:
    """Tell whether what stands before a date is part of it: another date, a qualifier, the number of its unit."""
    if first is ChangeClass.DATE or _limits(one, left, right) or _is_shortly(one, left, right):
        return True
    return first is ChangeClass.FIGURE and CALENDAR in left.roles[other.left_end - 1]


def _is_shortly(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides only say how close to the time behind them: shortly before, just after."""
    words = {*left.keys(edit.left, edit.left_end), *right.keys(edit.right, edit.right_end)}
    return words <= _CLOSE_TO


def _limits(edit: Edit, left: Side, right: Side) -> bool:
    return QUALIFIER in left.roles_in(edit.left, edit.left_end) | right.roles_in(edit.right, edit.right_end)
