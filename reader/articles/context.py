"""What the elements round a block of a web page say about it: their names, classes and ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.articles.line import Typed, is_paragraph, words
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.piece import Piece

_TAGS = frozenset(
    """html body main article section div aside header footer nav figure figcaption p ul ol li dl dt dd table tbody tr
    td th form fieldset blockquote h1 h2 h3 h4 h5 h6 center details summary pre hr address dialog button""".split()  # noqa: SIM905  # a list of forty strings reads worse
)
_OUTER = frozenset(("html", "body", "article", "main"))
_NAVIGATION = Typed(Role.FURNITURE, "navigation-element")
_ASIDE = Typed(Role.FURNITURE, "aside")
_HIDDEN = Typed(Role.FURNITURE, "hidden")
_CUT = re.compile(r"[-_]+")
_MOST = 0.4
_SHORT = {Role.CAPTION: 60, Role.BYLINE: 40, Role.STANDFIRST: 60}


@dataclass(frozen=True, slots=True)
class _ClassRule:
    """One table of the lexicon: the words that give a role, and how many elements outwards they count (0: all)."""

    name: str
    role: Role
    reach: int
    most: float
    """The share of the main text that the rule may take away; beyond it, the name means something else."""
    words: frozenset[str]
    beside: frozenset[str]
    """Words one of which must stand beside in the name; empty for none."""
    unless: frozenset[str]

    def knows(self, name: str, parts: list[str]) -> bool:
        """Tell whether the rule knows a class or id, whole or one of its ``parts`` between hyphens."""
        if name not in self.words and self.words.isdisjoint(parts):
            return False
        return self.unless.isdisjoint(parts) and (not self.beside or not self.beside.isdisjoint(parts))


@cache
def _rules() -> tuple[_ClassRule, ...]:
    return tuple(
        _ClassRule(
            name,
            Role(table["role"]),
            table["reach"],
            table.get("most", _MOST),
            frozenset(table["words"]),
            frozenset(table.get("beside", ())),
            frozenset(table.get("unless", ())),
        )
        for name, table in lexicon("article_classes").items()
    )


@cache
def _rules_of_words() -> dict[str, tuple[int, ...]]:
    """Return the numbers of the rules that list each word."""
    table: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(_rules()):
        for word in rule.words:
            table[word] = (*table.get(word, ()), number)
    return table


@lru_cache(maxsize=16384)
def _rules_of_name(name: str) -> tuple[_ClassRule, ...]:
    """Return the rules that know a class or id, whole or one of its parts between hyphens."""
    parts = _CUT.split(name)
    known = _rules_of_words()
    numbers = {number for word in {name, *parts} for number in known.get(word, ())}
    return tuple(rule for number in sorted(numbers) if (rule := _rules()[number]).knows(name, parts))


@lru_cache(maxsize=4096)
def _rules_of(context: tuple[str, ...]) -> tuple[_ClassRule, ...]:
    """Return the rules that hold of a block with that context, in the order of the lexicon.

    A context is the tag of each element and its names behind it, outermost first; it is read from its end, so that
    the distance of an element is known.
    """
    found: set[str] = set()
    pending: list[str] = []
    distance = 1
    for name in reversed(context):
        if name in _TAGS:
            if pending:
                if name not in _OUTER:
                    found.update(pending)
                pending.clear()
            distance += 1
        elif rules := _rules_of_name(name):
            pending += [rule.name for rule in rules if not rule.reach or distance <= rule.reach]
    return tuple(rule for rule in _rules() if rule.name in found) if found else ()


def type_by_context(pieces: Sequence[Piece], typed: list[Typed | None]) -> None:
    """Type the pieces that the elements round them tell; ``typed`` is filled in place."""
    main = sum(len(piece.text) for piece in pieces if piece.is_main)
    hits: dict[str, list[tuple[int, Typed]]] = {}
    for index, piece in enumerate(pieces):
        if typed[index] is None and piece.context:
            for given in _by_context(piece):
                hits.setdefault(given.rule, []).append((index, given))
    most = {rule.name: rule.most for rule in _rules()}
    for name, found in hits.items():
        taken = sum(len(pieces[index].text) for index, _ in found if pieces[index].is_main)
        if taken <= most.get(name, _MOST) * main:
            for index, given in found:
                typed[index] = typed[index] or given


def _by_context(piece: Piece) -> list[Typed]:
    found = [Typed(rule.role, rule.name) for rule in _rules_of(piece.context) if _fits(rule, piece)]
    return found + [given for given in _elements_round(piece.context) if given is not _HIDDEN or not piece.is_main]


@lru_cache(maxsize=4096)
def _elements_round(context: tuple[str, ...]) -> tuple[Typed, ...]:
    """Return what the elements themselves say, whatever they are called."""
    names = frozenset(context)
    found = [_NAVIGATION] if "nav" in names or "menu" in names else []
    return (*found, *([_ASIDE] if "aside" in names else ()), *([_HIDDEN] if "@hidden" in names else ()))


def _fits(rule: _ClassRule, piece: Piece) -> bool:
    if rule.role in _SHORT:
        long = rule.role is not Role.STANDFIRST and piece.is_main and is_paragraph(piece.text)
        return len(words(piece.text)) <= _SHORT[rule.role] and not long
    return True
