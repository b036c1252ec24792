"""The decision procedure: which class a difference between two stretches of tokens has, and by which rule."""

from __future__ import annotations

from typing import NamedTuple

from reader.base.lexicon import lexicon
from reader.comparison.change import ChangeClass
from reader.comparison.edits import Edit
from reader.comparison.roles import HEDGE, HONORIFIC, NEGATION, QUALIFIER, REPORT, SOURCE
from reader.comparison.side import Side
from reader.comparison.tokens import Token, TokenKind, word_key


class Verdict(NamedTuple):
    """A class and the name of the rule that gave it."""

    change_class: ChangeClass
    rule: str


_VERB_HINTS = ("which", "who", "that", "while", "although", "because", "after", "before", "when", "but", "and")


def _words(side: Side, first: int, last: int) -> list[Token]:
    return [token for token in side.tokens[first:last] if token.kind is not TokenKind.PUNCTUATION]


def _roles(side: Side, first: int, last: int) -> frozenset[str]:
    return frozenset().union(*side.roles[first:last]) if first < last else frozenset()


def verdict_on(edit: Edit, left: Side, right: Side) -> Verdict:
    """Return class and rule of one edit."""
    if edit.left == edit.left_end:
        return _one_sided(right, edit.right, edit.right_end, ChangeClass.STATEMENT_ADDED)
    if edit.right == edit.right_end:
        return _one_sided(left, edit.left, edit.left_end, ChangeClass.STATEMENT_REMOVED)
    return _same(edit, left, right) or _both(edit, left, right)


def _variants() -> list[set[str]]:
    tables = lexicon("change_house_style")
    rows = [*tables["names"]["same"]]
    for language in ("en", "fr", "de", "es", "ru", "ar"):
        rows.extend(tables[language]["same"])
    return [{" ".join(word_key(word) for word in entry.split()) for entry in row} for row in rows]


def _same(edit: Edit, left: Side, right: Side) -> Verdict | None:
    one = " ".join(token.key for token in left.tokens[edit.left : edit.left_end])
    other = " ".join(token.key for token in right.tokens[edit.right : edit.right_end])
    if one.replace(" ", "") == other.replace(" ", ""):
        return Verdict(ChangeClass.HOUSE_STYLE, "same-letters")
    spelling = lexicon("change_spelling")["british"]
    if spelling.get(one, one) == spelling.get(other, other):
        return Verdict(ChangeClass.HOUSE_STYLE, "spelling")
    if any(one in row and other in row for row in _variants()):
        return Verdict(ChangeClass.HOUSE_STYLE, "variant")
    return None


def _one_sided(side: Side, first: int, last: int, statement: ChangeClass) -> Verdict:
    words = _words(side, first, last)
    roles = _roles(side, first, last)
    if not words:
        return Verdict(ChangeClass.TYPOGRAPHY, "punctuation")
    inside = all(side.inside[first:last])
    whole = last - first == len(side.tokens)
    kinds = {token.kind for token in words}
    plain = [token for token in words if token.kind is TokenKind.WORD]
    if TokenKind.DATE in kinds and len(plain) <= 2:
        return Verdict(ChangeClass.DATE, "date-alone")
    if SOURCE in roles or (REPORT in roles and len(words) <= 6 and not whole):
        return Verdict(ChangeClass.ATTRIBUTION, "source-alone")
    if QUALIFIER in roles and len(words) <= 4:
        return Verdict(ChangeClass.FIGURE, "qualifier")
    if inside:
        return Verdict(ChangeClass.QUOTATION, "words-in-marks")
    if len(words) <= 3 and HEDGE in roles:
        return Verdict(ChangeClass.MODALITY, "hedge")
    if len(words) <= 3 and NEGATION in roles:
        return Verdict(ChangeClass.NEGATION, "negation")
    if len(words) <= 2 and HONORIFIC in roles:
        return Verdict(ChangeClass.HOUSE_STYLE, "honorific")
    if TokenKind.NUMBER in kinds and len(words) <= 2:
        return Verdict(ChangeClass.FIGURE, "figure-alone")
    if len(words) >= 3:
        return Verdict(statement, "statement")
    if len(words) == 2 and plain and plain[-1].text[0].isupper():
        return Verdict(ChangeClass.NAME, "place-alone")
    return Verdict(ChangeClass.WORDING, "filler")


def _both(edit: Edit, left: Side, right: Side) -> Verdict:
    kinds = [
        {token.kind for token in side.tokens[first:last]}
        for side, first, last in ((left, edit.left, edit.left_end), (right, edit.right, edit.right_end))
    ]
    one, other = _roles(left, edit.left, edit.left_end), _roles(right, edit.right, edit.right_end)
    if any(TokenKind.NUMBER in side for side in kinds):
        return Verdict(ChangeClass.FIGURE, "other-value")
    if QUALIFIER in one and QUALIFIER in other:
        return Verdict(ChangeClass.FIGURE, "other-qualifier")
    if any(TokenKind.DATE in side for side in kinds):
        return Verdict(ChangeClass.DATE, "other-date")
    if all(left.inside[edit.left : edit.left_end]) and all(right.inside[edit.right : edit.right_end]):
        return Verdict(ChangeClass.QUOTATION, "words-in-marks")
    opposites = {role[:-1] + ("-" if role[-1] == "+" else "+") for role in one if role.startswith("opposite")}
    if opposites & other:
        return Verdict(ChangeClass.NEGATION, "opposite")
    if REPORT in one and REPORT in other:
        return Verdict(ChangeClass.ATTRIBUTION, "reporting-verb")
    if _is_source(edit, left, right):
        return Verdict(ChangeClass.ATTRIBUTION, "other-source")
    if HEDGE in one or HEDGE in other:
        return Verdict(ChangeClass.MODALITY, "other-hedge")
    if NEGATION in one or NEGATION in other:
        return Verdict(ChangeClass.NEGATION, "negation")
    labels = {role for role in one if role.startswith("label")}
    if labels & other:
        return Verdict(ChangeClass.NAME, "label")
    if _is_name(left, edit.left, edit.left_end) and _is_name(right, edit.right, edit.right_end):
        return Verdict(ChangeClass.NAME, "other-name")
    return Verdict(ChangeClass.WORDING, "other-words")


def _is_source(edit: Edit, left: Side, right: Side) -> bool:
    def beside(side: Side, first: int, last: int) -> bool:
        after = side.roles[last] if last < len(side.tokens) else frozenset()
        before = side.roles[first - 1] if first else frozenset()
        return REPORT in after or SOURCE in before

    return beside(left, edit.left, edit.left_end) and beside(right, edit.right, edit.right_end)


def _is_name(side: Side, first: int, last: int) -> bool:
    words = _words(side, first, last)
    return bool(words) and any(token.text[0].isupper() and token.start > 0 for token in words)
