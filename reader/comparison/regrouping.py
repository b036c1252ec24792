"""Regrouping: edits that stand apart and yet are one change, and edits that grew over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass
from reader.comparison.classes.deciding import verdict_on
from reader.comparison.edits import Edit
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.side import Side

_NEAR = 2
_COMMAS = frozenset({",", "،", "，"})
_FEWEST_IN_CLAUSE = 2
_LONGEST_SOURCE = 5
_LONGEST_CLAUSE = 10
_STOPS = frozenset(".!?;؟。")
_PARTICLES = frozenset(
    ["ab", "an", "auf", "aus", "bei", "ein", "fest", "fort", "her", "hin", "los", "mit", "nach", "statt", "teil", "vor"]
) | frozenset(["weg", "zu", "zuruck", "zusammen"])


def near_joined(rest: Sequence[Edit], edits: Sequence[Edit], left: Side) -> list[Edit]:
    """Join edits with few equal tokens between, so that the best pairing is found over both."""
    found: list[Edit] = []
    kept = set(edits)
    for edit in rest:
        before = found[-1] if found else None
        if (
            before is not None
            and edit in kept
            and _is_filled(before)
            and _is_filled(edit)
            and _near(before, edit, left)
        ):
            found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
        else:
            found.append(edit)
    return found


def without_clause(edit: Edit, left: Side, right: Side) -> list[Edit]:
    """Cut off a clause that only one side adds at the end of a sentence: closed; shut, leaving 40 without work."""
    if not _is_filled(edit):
        return [edit]
    places = (left, edit.left, edit.left_end), (right, edit.right, edit.right_end)
    commas = [
        next((at for at in range(first, last) if side.tokens[at].key in _COMMAS), None) for side, first, last in places
    ]
    if (commas[0] is None) == (commas[1] is None) or not all(_ends_sentence(side, last) for side, _, last in places):
        return [edit]
    side, first, last = places[commas[0] is None]
    comma = commas[0] if commas[0] is not None else commas[1]
    if comma is None or comma == first or len(side.words(comma, last)) < _FEWEST_IN_CLAUSE:
        return [edit]
    facing = left.keys(edit.left, edit.left_end) if side is right else right.keys(edit.right, edit.right_end)
    if not set(side.keys(comma, last)).isdisjoint(facing):
        return [edit]
    if side is left:
        return [edit._replace(left_end=comma), Edit(comma, last, edit.right_end, edit.right_end)]
    return [edit._replace(right_end=comma), Edit(edit.left_end, edit.left_end, comma, last)]


def _ends_sentence(side: Side, at: int) -> bool:
    return at >= len(side.tokens) or side.tokens[at].key in _STOPS


def _is_filled(edit: Edit) -> bool:
    return edit.left < edit.left_end and edit.right < edit.right_end


def _near(before: Edit, edit: Edit, left: Side) -> bool:
    """Tell whether few tokens, and no end of a sentence, stand between two edits."""
    gap = edit.left - before.left_end
    between = left.tokens[before.left_end : edit.left]
    return 0 < gap == edit.right - before.right_end and gap <= _NEAR and not any(t.key in _STOPS for t in between)


def apart(edits: Sequence[Edit]) -> list[Edit]:
    """Join edits that grew over each other."""
    found: list[Edit] = []
    for edit in edits:
        if found and (edit.left < found[-1].left_end or edit.right < found[-1].right_end):
            before = found[-1]
            found[-1] = Edit(
                min(before.left, edit.left),
                max(before.left_end, edit.left_end),
                min(before.right, edit.right),
                max(before.right_end, edit.right_end),
            )
        else:
            found.append(edit)
    return found


def _negations_joined(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Join the two words of one negation (ne ... pas) that came or went round the same words."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        if before is not None and left.language == "fr" and _same_between(before, edit, _NEAR + 1, left, right):
            rules = [verdict_on(part, left, right).rule for part in (before, edit)]
            if rules == ["negation-alone", "negation-alone"]:
                found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
                continue
        found.append(edit)
    return found


def _particles_joined(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Join a German verb with the particle at the end of its clause: lehnte ... ab, gab ... statt."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        if before is not None and left.language == "de" and _is_particle_of(edit, before, left, right):
            found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
            continue
        found.append(edit)
    return found


def sources_joined(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Join what stands round the same source in two ways: officials said, according to officials."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        if before is not None and _same_between(before, edit, _LONGEST_SOURCE, left, right):
            sides = [(part.left < part.left_end, part.right < part.right_end) for part in (before, edit)]
            is_crossed = sorted(sides) == [(False, True), (True, False)]
            if is_crossed and all(_is_attribution(part, left, right) for part in (before, edit)):
                found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
                continue
        found.append(edit)
    return found


def _is_attribution(edit: Edit, left: Side, right: Side) -> bool:
    return verdict_on(edit, left, right).change_class is ChangeClass.ATTRIBUTION


def _is_verb(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether the edit begins with a small-lettered word on both sides, as a finite verb does."""
    return _is_filled(edit) and left.tokens[edit.left].text.islower() and right.tokens[edit.right].text.islower()


def _same_between(before: Edit, edit: Edit, most: int, left: Side, right: Side) -> bool:
    """Tell whether the same words, at most so many, stand between two edits on both sides."""
    between = left.keys(before.left_end, edit.left)
    return 0 < len(between) <= most and between == right.keys(before.right_end, edit.right)


def _is_particle_of(edit: Edit, verb: Edit, left: Side, right: Side) -> bool:
    """Tell whether ``edit`` holds only particles that end the clause ``verb`` opens."""
    words = {*left.keys(edit.left, edit.left_end), *right.keys(edit.right, edit.right_end)}
    return (
        words <= _PARTICLES and _is_verb(verb, left, right) and _same_between(verb, edit, _LONGEST_CLAUSE, left, right)
    )


def regrouped(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Return ``edits`` with the two words of a negation, and a German verb with its particle, made one."""
    found = _figures_joined(_negations_joined(apart(edits), left, right), left, right)
    return _particles_joined(found, left, right)


def _figures_joined(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Join a figure with the qualifier before it where both are others: près de 2 000, plus de 3 000."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        if before is not None and _is_qualified(before, edit, left, right):
            found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
        else:
            found.append(edit)
    return found


def _is_qualified(before: Edit, edit: Edit, left: Side, right: Side) -> bool:
    if (before.left_end, before.right_end) != (edit.left, edit.right) or not (_is_filled(before) and _is_filled(edit)):
        return False
    if TokenKind.NUMBER not in {left.tokens[edit.left].kind, right.tokens[edit.right].kind}:
        return False
    return verdict_on(before, left, right).rule == "other-qualifier"
