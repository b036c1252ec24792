"""Deciding: stories and storylines put together and taken apart by hand, refused where that contradicts the past."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise, product
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.base.text import folded_space
from reader.relations.bonds import Record
from reader.relations.grouping import Constraint, Scope
from reader.store.articles import article_rows
from reader.store.constraints import constraint_image, constraints
from reader.store.stories import base_of_story, members_of, stories_of_storyline, story_row, story_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.base.ids import ArticleId, StoryId, StorylineId
    from reader.store.database import Store
    from reader.store.hand import Image
    from reader.store.rows import ArticleRow

Wish = tuple["ArticleId", "ArticleId", bool, Scope]
"""Two articles, whether they are put together, and whether into one story or one storyline."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_VERBS = {
    (True, Scope.STORY): "were put into one story",
    (False, Scope.STORY): "were kept apart",
    (True, Scope.STORYLINE): "were put into one storyline",
    (False, Scope.STORYLINE): "were put into different storylines",
}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Deciding:
    """Turns what a person wants into rows of the hand tables; ``now_utc`` is when it was said.

    Every method raises ReaderError, with a sentence that names the earlier decision, where it contradicts one; then
    nothing is to be written.
    """

    store: Store
    now_utc: str

    def pair(self, a: ArticleId, b: ArticleId, *, is_together: bool) -> tuple[Image, ...]:
        """Return the row that puts two articles into one story, or keeps them apart."""
        rows = article_rows(self.store, (a, b))
        if len({row.page_hash for row in rows}) < 2:
            raise ReaderError("An article cannot be put together with, or apart from, itself.", subject=str(a))
        return self._images([(a, b, is_together, Scope.STORY)])

    def together(self, articles: Sequence[ArticleId]) -> tuple[Image, ...]:
        """Return the rows that make all of ``articles`` one story."""
        return self._images(_chain(articles))

    def split(self, articles: Sequence[ArticleId]) -> tuple[Image, ...]:
        """Return the rows that keep articles of one story together and apart from each of its others."""
        stories = {row.story for row in article_rows(self.store, articles) if row.story is not None}
        if len(stories) != 1:
            raise ReaderError("Only articles of one story can be split out of it.")
        others = [one for one in members_of(self.store, stories.pop()) if one not in set(articles)]
        if not others:
            raise ReaderError("These are all articles of their story; nothing would be left to split them from.")
        return self._images([*_chain(articles), *_each(articles, others)])

    def keep_out(self, article: ArticleId, story: StoryId) -> tuple[Image, ...]:
        """Return the rows that keep an article apart from every other one of a story."""
        others = [one for one in members_of(self.store, story) if one != article]
        return self._images(_each((article,), others))

    def gather(self, stories: Sequence[StoryId], storyline: StorylineId | None) -> tuple[Image, ...]:
        """Return the rows that put ``stories`` into ``storyline``, or into one of their own, and out of any other."""
        of_line = () if storyline is None else stories_of_storyline(self.store, storyline)
        if storyline is not None and not of_line:
            raise ReaderError("That storyline is gone; its stories are grouped otherwise now.", subject=str(storyline))
        others = [one for one in of_line if one not in stories]
        if len(stories) + len(others) < 2:
            raise ReaderError("A storyline has two stories at least; select another one as well.")
        ends = {one: self._spokesman(one) for one in (*stories, *others)}
        wishes: list[Wish] = [
            (ends[one], ends[other], True, Scope.STORYLINE)
            for one, other in (*pairwise(stories), *product(stories[:1], others))
        ]
        lines = {row.storyline for row in story_rows(self.store, stories) if row.storyline is not None}
        members = [one for line in sorted(lines - {storyline}) for one in stories_of_storyline(self.store, line)]
        behind = [one for one in members if one not in stories]
        return self._images([*wishes, *self._apart(stories, behind)])

    def leave(self, stories: Sequence[StoryId]) -> tuple[Image, ...]:
        """Return the rows that take each of ``stories`` out of its storyline."""
        wishes: list[Wish] = []
        for story in stories:
            storyline = story_row(self.store, story).storyline
            if storyline is None:
                raise ReaderError("That story is in no storyline.", subject=str(story))
            rest = [one for one in stories_of_storyline(self.store, storyline) if one not in stories]
            if not rest:
                raise ReaderError("These are all stories of their storyline; nothing would be left of it.")
            wishes += self._apart([story], rest)
        return self._images(wishes)

    def _apart(self, stories: Sequence[StoryId], others: Sequence[StoryId]) -> list[Wish]:
        ends = {one: self._spokesman(one) for one in (*stories, *others)}
        return [(ends[one], ends[other], False, Scope.STORYLINE) for one, other in product(stories, others)]

    def _spokesman(self, story: StoryId) -> ArticleId:
        """Return the article that stands for a story: one that already does, else its base."""
        asked = {end for one in constraints(self.store) if one.scope is Scope.STORYLINE for end in (one.a, one.b)}
        members = members_of(self.store, story)
        return min(asked.intersection(members), default=base_of_story(self.store, story))

    def _images(self, wishes: Sequence[Wish]) -> tuple[Image, ...]:
        """Return the rows of what was not decided before in the same words."""
        made = constraints(self.store)
        ends = {end for one in made for end in (one.a, one.b)} | {end for wish in wishes for end in wish[:2]}
        rows = {row.id: row for row in article_rows(self.store, tuple(ends))}
        known = {(frozenset((one.a, one.b)), one.is_together, one.scope) for one in made}
        record, earlier = Record(made), {id(one) for one in made}
        images = []
        for a, b, is_together, scope in wishes:
            if rows[a].page_hash == rows[b].page_hash or (frozenset((a, b)), is_together, scope) in known:
                continue
            new = Constraint(a, b, is_together, scope)
            clash = record.clash(new)
            if clash:
                told = [one for one in clash if id(one) in earlier and one.made_utc]
                raise ReaderError(_refusal(told, rows), subject=str(a))
            record.add(new)
            images.append(constraint_image(rows[a], rows[b], self.now_utc, is_together=is_together, scope=scope))
        return tuple(images)


def _chain(articles: Sequence[ArticleId]) -> list[Wish]:
    return [(one, other, True, Scope.STORY) for one, other in pairwise(articles)]


def _each(articles: Sequence[ArticleId], others: Sequence[ArticleId]) -> list[Wish]:
    return [(one, other, False, Scope.STORY) for one, other in product(articles, others)]


def _refusal(clash: Sequence[Constraint], rows: Mapping[ArticleId, ArticleRow]) -> str:
    """Return the sentence that names the decisions in the way, those made at once as one."""
    told = []
    for _, group in groupby(clash, key=lambda one: (one.made_utc, one.scope)):
        run = tuple(group)
        ends = sorted({end for end, times in Counter(e for one in run for e in (one.a, one.b)).items() if times % 2})
        one, other = (f"“{folded_space(rows[end].title)}” ({folded_space(rows[end].name)})" for end in ends)
        told.append(f"{one} and {other} {_VERBS[run[0].is_together, run[0].scope]} by hand on {_day(run[0].made_utc)}")
    if not told:
        return "Two of these articles have the very same text, so they cannot stand in different storylines."
    more = [f"{len(told) - _MOST_NAMED} more decisions tie them"] if len(told) > _MOST_NAMED else []
    way_out = "take that back first" if len(told) == 1 else "take one of these back first"
    return f"{'; '.join([*told[:_MOST_NAMED], *more, way_out])}."


def _day(made_utc: str) -> str:
    day = date.fromisoformat(made_utc[:10])
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
