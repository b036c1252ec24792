"""The operators of the search: the one table that the help line, the documentation and the tests read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operator:
    """A way to write a query: ``form`` is a query that uses it, ``meaning`` what that asks for."""

    form: str
    meaning: str


OPERATORS: tuple[Operator, ...] = (
    Operator("ferry harbour", "Texts with both words, in any order; case and accents do not matter"),
    Operator('"coast guard"', "Texts with these words in a row"),
    Operator("ferry OR barge", "Texts with either of the two; between filters as well"),
    Operator("-fog", "Texts without the word; before a phrase or a filter it leaves out what that finds"),
    Operator("harb*", "Texts with a word that begins so"),
    Operator("outlet:Herald", "Articles of outlets with this in their name; source: is the same"),
    Operator("agency:Reuters", "Articles of agencies with this in their name"),
    Operator("before:2024-05", "Articles published before that year, month or day"),
    Operator("after:2023", "Articles published in that year, month or day, or later"),
    Operator("tag:quote", "Articles with a tag that has this in its name"),
    Operator("storyline:ferry", "Articles of storylines with this in their title"),
    Operator("is:unreviewed", "Articles of stories in which something is left to decide"),
    Operator("is:reviewed", "Articles of stories in which all is decided"),
    Operator("is:flagged", "Articles that are flagged"),
    Operator("is:undated", "Articles without a date"),
    Operator('like:"They left at noon."', "Passages that print this sentence, also cut or a little edited"),
)
"""Every operator, words first; what holds a space stands in straight quotation marks."""
