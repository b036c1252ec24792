"""Tying: the likeness and the copying between an article and those that were found to be worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.relations.closeness import closenesses
from reader.relations.events import timing
from reader.relations.graph import Tie
from reader.relations.relating import relation_of, translation_of
from reader.relations.relation import RelationKind
from reader.relations.shingles import size_of
from reader.relations.translation import common_origins
from reader.relations.vectors import SCALE, Comparer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.graph import Pair
    from reader.relations.knowledge import Knowledge
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation

HINT = round(0.012 * SCALE * SCALE)
"""Likeness by the traits that articles are found by from which two are compared in full, in ``SCALE`` squared."""
FEWEST_KEYS = 2
"""One of those traits in common is chance, more so the more articles there are, however rare it is."""
_FAINTEST = 0.02
"""Likeness below this counts as none."""
_RESEMBLING = 0.08
"""Likeness from which a pair is looked at for rewording though it shares no rare run of words."""
_FEWEST_WORDS = 12
_MORE_THAN_A_LINE, _HALF = 6, 0.5
"""Sampled shingles, or their share of the smaller text, that two articles of one outlet share at least."""
_AT_ONCE = 128
"""Articles compared word by word with another one at a time; bounds the memory."""
_ONE_TEXT = frozenset((RelationKind.COPY, RelationKind.LATER_TAKE, RelationKind.CUT))
_ACROSS_LANGUAGES = 3.0
"""Articles in two languages share names and figures only, about a third of what others can share."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What was found between articles: their ties, and the copying relations among them, not yet explained."""

    ties: dict[Pair, Tie]
    copying: dict[Pair, Relation]


class Tying:
    """Ties articles to each other; what it says of two articles depends on nothing but these two."""

    def __init__(self) -> None:
        self._comparer = Comparer()
        self.found = Ties({}, {})

    def take(self) -> Ties:
        """Return what was found since the last time."""
        found, self.found = self.found, Ties({}, {})
        return found

    def tie(self, one: Knowledge, alike: Sequence[Knowledge], copies: Sequence[tuple[Knowledge, int]]) -> None:
        """Compare ``one`` with those that resemble it and with those that share so many rare runs of words with it."""
        sharing = [other for other, shared in copies if _is_suspect(one, other, shared)]
        others = {other.article: other for other in (*alike, *sharing)}
        if not others:
            return
        values = self._comparer.likenesses(one.vector, [other.vector for other in others.values()]).tolist()
        likenesses = dict(zip(others, values, strict=True))
        suspects = {other.article for other in sharing}
        relations = _copying(
            one,
            [other for article, other in others.items() if likenesses[article] >= _RESEMBLING or article in suspects],
        )
        for article, other in others.items():
            first, second = (one, other) if one.article < article else (other, one)
            self._tie(first, second, likenesses[article], relations.get(article))

    def _tie(self, a: Knowledge, b: Knowledge, alike: float, relation: Relation | None) -> None:
        if relation is None and alike < _FAINTEST:
            return
        pair = a.article, b.article
        one, other = a.brief, b.brief
        if relation is None and common_origins(one, other):
            relation = translation_of(a.profile, b.profile)
        if relation is not None:
            self.found.copying[pair] = relation
        self.found.ties[pair] = Tie(alike, _edge(one, other, alike, relation))


def _is_suspect(one: Knowledge, other: Knowledge, shared: int) -> bool:
    """Tell whether sampled shingles in common are more than a line that an outlet adds to all it prints."""
    if shared >= _MORE_THAN_A_LINE or one.brief.outlet is None or one.brief.outlet != other.brief.outlet:
        return True
    return shared >= _HALF * size_of(min(len(one.vector.slots), len(other.vector.slots)))


def _copying(one: Knowledge, others: Sequence[Knowledge]) -> dict[ArticleId, Relation]:
    """Return the copying relations of an article with ``others``, by the other article."""
    found: dict[ArticleId, Relation] = {}
    for start in range(0, len(others), _AT_ONCE):
        for closeness in closenesses(one.print, [other.print for other in others[start : start + _AT_ONCE]]):
            other = closeness.prints[1].profile
            if closeness.words < _FEWEST_WORDS:
                continue
            if one.article < other.article:
                relation = relation_of(one.brief, other, closeness)
            else:
                relation = relation_of(other, one.brief, closeness.turned)
            if relation.kind.is_copying:
                found[other.article] = relation
    return found


def neighbours_of(ties: Collection[Pair], articles: Collection[ArticleId]) -> set[ArticleId]:
    """Return the ends of ``ties`` that are not among ``articles``."""
    return {end for pair in ties for end in pair} - set(articles)


def _edge(a: Profile, b: Profile, alike: float, relation: Relation | None) -> float:
    value = alike
    if relation is not None and relation.kind in _ONE_TEXT:
        value = max(value, relation.coverage_a, relation.coverage_b)
    if a.language != b.language and a.language and b.language:
        value = min(1.0, value * _ACROSS_LANGUAGES)
    return value * timing(a, b).factor
