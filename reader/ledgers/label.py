"""A label: what one article calls a person, a group or an event at one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.base.words import words_of
from reader.comparison.tokens import word_key

if TYPE_CHECKING:
    from reader.base.ids import ArticleId
    from reader.base.span import Span

_STEM = 6
_LONGEST_ENDING = 2


@dataclass(frozen=True, slots=True)
class Label:
    """One use of a label: the words at ``span`` of the passage; ``text`` are these with the words beside them."""

    article: ArticleId
    passage: int
    label: str
    text: str
    span: Span

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the label, folded; two spellings of one word are one."""
        return tuple(word_key(word.folded.removesuffix("'s")) for word in words_of(self.label))


class Labelled(NamedTuple):
    """A thing and labels given to it."""

    thing: str
    labels: tuple[Label, ...]


def are_different(one: Label, other: Label) -> bool:
    """Tell whether two labels say different things: neither holds all words of the other, endings aside."""
    ours, theirs = one.words, other.words
    if len(ours) == len(theirs) == 1:
        short, long = sorted((ours[0], theirs[0]), key=len)
        return not (long.startswith(short) and len(long) - len(short) <= _LONGEST_ENDING)
    stems, other_stems = {word[:_STEM] for word in ours}, {word[:_STEM] for word in theirs}
    return not (stems <= other_stems or other_stems <= stems)
