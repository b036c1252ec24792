"""Words that stand for other words: the heaviest class that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from reader.comparison.ages import states_age
from reader.comparison.change import ChangeClass
from reader.comparison.classes.sameness import only_small_words
from reader.comparison.classes.speech import is_subject_of_report, only_names_source
from reader.comparison.classes.verdict import Verdict
from reader.comparison.elsewhere import CALENDAR, NUMERAL
from reader.comparison.names import is_name, may_be_name
from reader.comparison.parts import are_inflections, are_opposite
from reader.comparison.roles import (
    ATTITUDE,
    AUXILIARY,
    COMPASS,
    DETERMINER,
    EPITHET,
    HEDGE,
    HONORIFIC,
    MEASURE,
    NEGATION,
    PREPOSITION,
    QUALIFIER,
    QUANTITY,
    REPORT,
    SOURCE_NOUN,
    TIME_UNIT,
    stem_of,
)
from reader.comparison.speakers import is_speaker_exchange, stands_in_source
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.comparison.edits import Edit
    from reader.comparison.side import Side

_PREFIXES = {
    "en": ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti"),
    "fr": ("in", "im", "il", "ir", "de", "mal", "non"),
    "de": ("un", "in", "il", "ir", "miss", "nicht", "anti"),
    "es": ("in", "im", "ir", "des", "dis", "anti"),
    "ru": ("не", "без", "бес", "анти"),
    "ar": (),
}
_SHORTEST_STEM = 3
_SPELLED_ALIKE = 65
_CAUSES = frozenset({"due to", "because of", "owing to", "thanks to", "on account of", "as a result of"})
_BEFORE_HOURS = frozenset({"alle", "kl", "klo", "ore", "godz", "godzinie", "saat"})
_NOT = frozenset({"not", "n't", "'t", "nt"})
_WITH_FIELD = frozenset(["minister", "ministers", "ministry", "secretary", "department", "committee", "commissioner"])
_ADJECTIVE_BEHIND = frozenset({"fr", "es", "ar"})
_NO_NOUN = frozenset({DETERMINER, PREPOSITION, AUXILIARY, REPORT})
_GROUPS_OF_PEOPLE = frozenset({"label:0", "label:1", "label:4", "label:5", "label:6", "label:7", "label:8"})


def verdict_on_replaced(edit: Edit, left: Side, right: Side) -> Verdict:
    """Return class and rule of an edit with words on both sides that does not say the same."""
    one = left.roles_in(edit.left, edit.left_end)
    other = right.roles_in(edit.right, edit.right_end)
    kinds = _kinds(left, edit.left, edit.left_end) | _kinds(right, edit.right, edit.right_end)
    number, date = TokenKind.NUMBER in kinds, TokenKind.DATE in kinds
    quoted = left.is_inside(edit.left, edit.left_end) and right.is_inside(edit.right, edit.right_end)
    rules: tuple[tuple[Callable[[], object], ChangeClass, str], ...] = (
        (lambda: _is_punctuation(edit, left, right) and _asks(edit, left, right), ChangeClass.MODALITY, "question"),
        (lambda: _is_punctuation(edit, left, right), ChangeClass.TYPOGRAPHY, "punctuation"),
        (lambda: _are_causes(edit, left, right), ChangeClass.WORDING, "other-words"),
        (lambda: is_speaker_exchange(edit, left, right), ChangeClass.ATTRIBUTION, "other-source"),
        (lambda: (number or date) and _are_ages(edit, left, right), ChangeClass.FIGURE, "other-figure"),
        (lambda: number and _are_hours(edit, left, right), ChangeClass.DATE, "other-date"),
        (
            lambda: CALENDAR in one and CALENDAR in other and _are_durations(edit, left, right),
            ChangeClass.DATE,
            "other-date",
        ),
        (lambda: number, ChangeClass.FIGURE, "other-figure"),
        (
            lambda: QUANTITY in one and QUANTITY in other and _is_how_many(edit, left, right),
            ChangeClass.FIGURE,
            "other-figure",
        ),
        (lambda: NUMERAL in one and NUMERAL in other, ChangeClass.FIGURE, "other-figure"),
        (lambda: QUALIFIER in one | other and not date, ChangeClass.FIGURE, "other-qualifier"),
        (lambda: MEASURE in one & other and _follows_figure(edit, left, right), ChangeClass.FIGURE, "other-unit"),
        (lambda: date, ChangeClass.DATE, "other-date"),
        (lambda: CALENDAR in one and CALENDAR in other, ChangeClass.DATE, "other-date"),
        (lambda: TIME_UNIT in one & other, ChangeClass.DATE, "other-date"),
        (lambda: quoted, ChangeClass.QUOTATION, "words-in-marks"),
        (
            lambda: (NEGATION in one) != (NEGATION in other) and _negated_verb(edit, left, right),
            ChangeClass.NEGATION,
            "negation",
        ),
        (
            lambda: HEDGE in one and HEDGE in other and _both_hedge(edit, left, right),
            ChangeClass.MODALITY,
            "other-certainty",
        ),
        (lambda: _flips(edit, left, right), ChangeClass.NEGATION, "opposite"),
        (
            lambda: (HEDGE in one) != (HEDGE in other) and _hedged_verb(edit, left, right),
            ChangeClass.MODALITY,
            "other-certainty",
        ),
        (lambda: REPORT in one and REPORT in other, ChangeClass.ATTRIBUTION, "reporting-verb"),
        (lambda: _voices(edit, left, right), ChangeClass.ATTRIBUTION, "reporting-verb"),
        (lambda: _is_other_source(edit, left, right), ChangeClass.ATTRIBUTION, "other-source"),
        (
            lambda: (HEDGE in one or HEDGE in other) and _certainty_differs(edit, left, right),
            ChangeClass.MODALITY,
            "other-certainty",
        ),
        (lambda: (NEGATION in one) != (NEGATION in other), ChangeClass.NEGATION, "negation"),
        (lambda: _is_source_only(edit, left, right), ChangeClass.ATTRIBUTION, "source-alone"),
        (lambda: _is_label(edit, left, right), ChangeClass.NAME, "other-label"),
        (lambda: COMPASS in one and COMPASS in other, ChangeClass.NAME, "other-name"),
        (lambda: _are_fields_of_office(edit, left, right), ChangeClass.NAME, "other-label"),
        (lambda: _is_epithet(edit, left, right), ChangeClass.NAME, "other-label"),
        (lambda: _is_other_name(edit, left, right), ChangeClass.NAME, "other-name"),
    )
    for holds, change_class, rule in rules:
        if holds():
            return Verdict(change_class, rule)
    return Verdict(ChangeClass.WORDING, "other-words")


def _other_certainty(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a hedge stands on one side; what somebody thinks or wants counts only against a hedge."""
    sure = [bool(HEDGE in roles and ATTITUDE not in roles) for roles in (one, other)]
    return any(sure) or (HEDGE in one and HEDGE in other)


def _certainty_differs(edit: Edit, left: Side, right: Side) -> bool:
    one, other = left.roles_in(edit.left, edit.left_end), right.roles_in(edit.right, edit.right_end)
    return _other_certainty(one, other) or _hedged_verb(edit, left, right)


def _negated_verb(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides end in one verb and one of them negates it: agreed, could not agree."""
    sides = [left.roles_in(edit.left, edit.left_end), right.roles_in(edit.right, edit.right_end)]
    if (NEGATION in sides[0]) == (NEGATION in sides[1]):
        return False
    one, other = left.tokens[edit.left_end - 1], right.tokens[edit.right_end - 1]
    denied, plain = (one, other) if NEGATION in sides[0] else (other, one)
    if denied.key.startswith(plain.key) and denied.key.removeprefix(plain.key) in _NOT:
        return True
    return are_inflections(one.key, other.key) or stem_of(one.text, left.language) == stem_of(
        other.text, right.language
    )


def _hedged_verb(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides end in one verb and one of them hedges it: consider closing, close."""
    one, other = left.tokens[edit.left_end - 1], right.tokens[edit.right_end - 1]
    hedges = [HEDGE in left.roles_in(edit.left, edit.left_end), HEDGE in right.roles_in(edit.right, edit.right_end)]
    if hedges[0] == hedges[1]:
        return False
    return are_inflections(one.key, other.key) or stem_of(one.text, left.language) == stem_of(
        other.text, right.language
    )


def _kinds(side: Side, first: int, last: int) -> set[TokenKind]:
    return {token.kind for token in side.tokens[first:last]}


def _is_punctuation(edit: Edit, left: Side, right: Side) -> bool:
    return not left.words(edit.left, edit.left_end) and not right.words(edit.right, edit.right_end)


def _asks(edit: Edit, left: Side, right: Side) -> bool:
    def question(side: Side, first: int, last: int) -> bool:
        return any(token.key in "?؟¿" for token in side.tokens[first:last])

    return question(left, edit.left, edit.left_end) != question(right, edit.right, edit.right_end)


def _are_ages(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides end in how old somebody is."""
    return _ends_in_age(left, edit.left, edit.left_end) and _ends_in_age(right, edit.right, edit.right_end)


def _ends_in_age(side: Side, first: int, last: int) -> bool:
    return any(states_age(side, at) for at in range(max(first, last - 2), last))


def _is_how_many(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides are nothing but how many: several, most; a few, many."""
    return all(
        QUANTITY in side.roles[at] or side.roles[at] & {DETERMINER, PREPOSITION}
        for side, first, last in ((left, edit.left, edit.left_end), (right, edit.right, edit.right_end))
        for at in side.words(first, last)
    ) and QUANTITY in left.roles_in(edit.left, edit.left_end) & right.roles_in(edit.right, edit.right_end)


def _are_hours(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides are one number behind words that only hours have: a las 9, alle 8."""
    if min(edit.left, edit.right) < 1 or edit.left_end - edit.left != 1 or edit.right_end - edit.right != 1:
        return False
    if not left.tokens[edit.left].kind is right.tokens[edit.right].kind is TokenKind.NUMBER:
        return False
    lead = left.tokens[edit.left - 1].key
    if lead == "las":
        return edit.left > 1 and left.tokens[edit.left - 2].key in ("a", "desde", "hasta", "sobre")
    return lead in _BEFORE_HOURS


def _are_durations(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides end in a day or a unit of time of a further language: two days, in May."""
    return CALENDAR in left.roles[edit.left_end - 1] and CALENDAR in right.roles[edit.right_end - 1]


def _follows_figure(edit: Edit, left: Side, right: Side) -> bool:
    return bool(
        edit.left
        and edit.right
        and left.tokens[edit.left - 1].kind is TokenKind.NUMBER
        and right.tokens[edit.right - 1].kind is TokenKind.NUMBER
    )


def _content(side: Side, first: int, last: int) -> list[str]:
    small = {DETERMINER, PREPOSITION, AUXILIARY}
    return [side.tokens[at].key for at in side.words(first, last) if not side.roles[at] & small]


def _both_hedge(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides are degrees of certainty: suspected, confirmed; unclear, clear."""
    one, other = left.roles_in(edit.left, edit.left_end), right.roles_in(edit.right, edit.right_end)
    return HEDGE in one and HEDGE in other and not (REPORT in one and REPORT in other) and not are_opposite(one, other)


def _flips(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether the two sides hold opposite words, or one word with and without a prefix that negates."""
    plain, others = _opposites(left, edit.left, edit.left_end)
    plain_right, others_right = _opposites(right, edit.right, edit.right_end)
    if are_opposite(plain, plain_right | others_right) or are_opposite(others, plain_right):
        return True
    one, other = _content(left, edit.left, edit.left_end), _content(right, edit.right, edit.right_end)
    if len(one) != 1 or len(other) != 1:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    prefixes = _PREFIXES[left.language]
    return len(short) >= _SHORTEST_STEM and any(long == prefix + short for prefix in prefixes)


def _opposites(side: Side, first: int, last: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the roles of the words that have an opposite: of those that are no names, and of names."""
    found: tuple[set[str], set[str]] = (set(), set())
    for at in range(first, last):
        opposites = [role for role in side.roles[at] if role.startswith("opposite")]
        if opposites:
            found[is_name(side, at)].update(opposites)
    return frozenset(found[0]), frozenset(found[1])


def _voices(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether somebody says it on one side and only fears, hopes or thinks it on the other."""
    one, other = left.roles[edit.left_end - 1], right.roles[edit.right_end - 1]
    return (REPORT in one and {ATTITUDE, HEDGE} <= other) or (REPORT in other and {ATTITUDE, HEDGE} <= one)


def _is_epithet(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether an adjective that says whose or what kind stands beside the same word as another one."""
    if left.language in _ADJECTIVE_BEHIND and edit.left and edit.right:
        roles = left.roles[edit.left] | right.roles[edit.right]
        before = left.tokens[edit.left - 1]
        if EPITHET in roles and before.key == right.tokens[edit.right - 1].key and before.kind is TokenKind.WORD:
            return not left.roles[edit.left - 1] & _NO_NOUN
    if edit.left_end >= len(left.tokens) or edit.right_end >= len(right.tokens):
        return False
    if left.tokens[edit.left_end].key != right.tokens[edit.right_end].key:
        return False
    roles = left.roles[edit.left_end - 1] | right.roles[edit.right_end - 1]
    is_before = left.tokens[edit.left_end].kind is TokenKind.WORD and not left.roles[edit.left_end] & _NO_NOUN
    return EPITHET in roles and is_before


def _is_other_source(edit: Edit, left: Side, right: Side) -> bool:
    if stands_in_source(left, edit.left, edit.left_end) and stands_in_source(right, edit.right, edit.right_end):
        return True
    return is_subject_of_report(left, edit.left, edit.left_end) and is_subject_of_report(
        right, edit.right, edit.right_end
    )


def _is_source_only(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether one side names a source and the other has nothing but small words there: by his account, it."""
    for side, first, last, other, start, end in (
        (left, edit.left, edit.left_end, right, edit.right, edit.right_end),
        (right, edit.right, edit.right_end, left, edit.left, edit.left_end),
    ):
        if only_names_source(side, first, last) and only_small_words(other, start, end):
            return True
    return False


def _labels(roles: frozenset[str]) -> set[str]:
    return {role for role in roles if role.startswith("label")}


def _is_label(edit: Edit, left: Side, right: Side) -> bool:
    one, other = left.roles_in(edit.left, edit.left_end), right.roles_in(edit.right, edit.right_end)
    if _labels(one) & _labels(other) or _are_persons(left, edit.left_end - 1, right, edit.right_end - 1):
        return True
    words = left.words(edit.left, edit.left_end), right.words(edit.right, edit.right_end)
    if len(words[0]) == len(words[1]) == 1 and (one | other) & _GROUPS_OF_PEOPLE and _same_place(edit, left, right):
        return True
    return HONORIFIC in one and HONORIFIC in other


def _are_fields_of_office(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether one word each says what an office is for: finance minister, trade minister."""
    words = left.words(edit.left, edit.left_end), right.words(edit.right, edit.right_end)
    if (
        len(words[0]) != 1
        or len(words[1]) != 1
        or edit.left_end >= len(left.tokens)
        or edit.right_end >= len(right.tokens)
    ):
        return False
    office = left.tokens[edit.left_end].key
    return office in _WITH_FIELD and office == right.tokens[edit.right_end].key


def _are_causes(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sides only lead to a cause: due to, because of."""
    sides = " ".join(left.keys(edit.left, edit.left_end)), " ".join(right.keys(edit.right, edit.right_end))
    return all(words in _CAUSES for words in sides)


def _are_persons(left: Side, at: int, right: Side, to: int) -> bool:
    """Tell whether two words are both what somebody is called: banker, soldier."""
    one, other = left.roles[at], right.roles[to]
    named = _labels(one), _labels(other)
    return (
        all(named)
        or (any(named) and _is_name_of_people(left, at, right, to))
        or (any(named) and bool((one | other) & {HONORIFIC} or ({SOURCE_NOUN} <= one or {SOURCE_NOUN} <= other)))
    )


def _is_name_of_people(left: Side, at: int, right: Side, to: int) -> bool:
    """Tell whether one word is a label for people and the other their name: settlers, Palestinians."""
    one, other = _labels(left.roles[at]), _labels(right.roles[to])
    if (one | other).isdisjoint(_GROUPS_OF_PEOPLE):
        return False
    return (bool(one) and is_name(right, to)) or (bool(other) and is_name(left, at))


def _same_place(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether both words stand after the same article, where a noun stands."""
    if not edit.left or not edit.right:
        return False
    before = left.tokens[edit.left - 1], right.tokens[edit.right - 1]
    return before[0].key == before[1].key and DETERMINER in left.roles[edit.left - 1]


def _are_spelled_alike(left: Side, at: int, right: Side, to: int) -> bool:
    """Tell whether two Arabic words that nothing else is known of are no forms of one and yet nearly the same letters.

    Two words that mean the same seldom are; names that one letter sets apart are.
    """
    known = [role for role in left.roles[at] | right.roles[to] if not role.startswith("opposite")]
    if left.language != "ar" or known:
        return False
    one, other = left.tokens[at].text, right.tokens[to].text
    if are_inflections(one, other) or stem_of(one, "ar") == stem_of(other, "ar") or one[:1] != other[:1]:
        return False
    return ratio(one, other) >= _SPELLED_ALIKE


def _are_capitals(side: Side, words: tuple[int, ...]) -> bool:
    """Tell whether the words, two or more, have capitals that no beginning of a sentence gives them."""
    if side.language == "de" or len(words) < 2:
        return False
    return all(side.tokens[at].text[:1].isupper() for at in words) and words[-1] not in side.starts


def _is_other_name(edit: Edit, left: Side, right: Side) -> bool:
    one, other = left.words(edit.left, edit.left_end), right.words(edit.right, edit.right_end)
    if not one or not other:
        return False
    if all(_are_capitals(side, places) for side, places in ((left, one), (right, other))):
        return True
    if len(one) == len(other) == 1 and _are_spelled_alike(left, one[0], right, other[0]):
        return True
    sure = is_name(left, one[-1]), is_name(right, other[-1])
    return all(sure) or (any(sure) and may_be_name(left, one[-1]) and may_be_name(right, other[-1]))
