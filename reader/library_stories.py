"""What a person decides about stories and storylines, and the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.changes import Changes
from reader.base.errors import ReaderError
from reader.deciding import Deciding
from reader.library_imports import LibraryImports
from reader.settling import settle
from reader.store.constraints import withdrawal_images
from reader.store.discarding import discard_images, restore_images
from reader.store.steps import next_redo, next_undo, take_again, take_back, take_step
from reader.store.stories import members_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.base.ids import ArticleId, StoryId, StorylineId
    from reader.store.database import Store
    from reader.store.hand import Image
    from reader.store.steps import Step


class LibraryStories(LibraryImports):
    """The part of Library that decides about stories by hand.

    Every decision is one step, holds in every grouping to come, and is refused with a ReaderError that names the
    earlier decision where it contradicts one.
    """

    def together(self, a: ArticleId, b: ArticleId) -> Changes:
        """Decide that two articles are of one story, whatever any grouping says."""
        return self._step("Put into one story", self._deciding.pair(a, b, is_together=True))

    def apart(self, a: ArticleId, b: ArticleId) -> Changes:
        """Decide that two articles are not of one story."""
        return self._step("Keep apart", self._deciding.pair(a, b, is_together=False))

    def take_in(self, article: ArticleId, story: StoryId) -> Changes:
        """Put an article into a story, whose articles stay together."""
        members = members_of(self._store, story)
        return self._step("Put into this story", self._deciding.together((*members, article)))

    def keep_out(self, article: ArticleId, story: StoryId) -> Changes:
        """Keep an article apart from every other one of a story."""
        return self._step("Keep out of this story", self._deciding.keep_out(article, story))

    def merge(self, stories: Sequence[StoryId]) -> Changes:
        """Make one story of several."""
        articles = [one for story in stories for one in members_of(self._store, story)]
        return self._step(f"Merge {len(stories)} stories", self._deciding.together(articles))

    def split(self, articles: Sequence[ArticleId]) -> Changes:
        """Take articles of one story out of it, together and apart from its others.

        They are a story of their own, unless the grouping finds that another story is clearly theirs.
        """
        name = "Split out 1 article" if len(articles) == 1 else f"Split out {len(articles)} articles"
        return self._step(name, self._deciding.split(articles))

    def pin(self, story: StoryId) -> Changes:
        """Keep the articles of a story together, whatever any grouping says."""
        return self._step("Pin story", self._deciding.together(members_of(self._store, story)))

    def gather(self, stories: Sequence[StoryId], storyline: StorylineId | None = None) -> Changes:
        """Put stories into a storyline, or into one of their own, and out of those that they stood in."""
        name = "Put 1 story into a storyline" if len(stories) == 1 else f"Put {len(stories)} stories into a storyline"
        return self._step(name, self._deciding.gather(stories, storyline))

    def leave_storyline(self, stories: Sequence[StoryId]) -> Changes:
        """Take stories out of their storylines."""
        name = "Take story out of its storyline"
        return self._step(name, self._deciding.leave(stories))

    def withdraw(self, made_utc: str) -> Changes:
        """Take back what was decided about stories or storylines at one time, whatever was decided since."""
        images = withdrawal_images(self._store, made_utc)
        if not images:
            raise ReaderError("That decision was taken back already.", subject=made_utc)
        return self._step("Take back a decision about stories", images)

    def discard(self, articles: Sequence[ArticleId]) -> Changes:
        """Lay articles aside: out of every list, story and search; their sources and what was decided stay."""
        name = "Remove article" if len(articles) == 1 else f"Remove {len(articles)} articles"
        return self._step(name, discard_images(articles, self._now()))

    def restore(self, articles: Sequence[ArticleId]) -> Changes:
        """Bring articles back that were laid aside, with all that was decided about them."""
        name = "Bring article back" if len(articles) == 1 else f"Bring {len(articles)} articles back"
        return self._step(name, restore_images(articles))

    def undo(self) -> Changes:
        """Take the last step back; does nothing where there is none."""
        return self._walk(next_undo(self._store), take_back)

    def redo(self) -> Changes:
        """Take the step again that was undone last; does nothing where there is none."""
        return self._walk(next_redo(self._store), take_again)

    @property
    def _deciding(self) -> Deciding:
        return Deciding(self._store, self._now())

    def _step(self, name: str, images: Sequence[Image]) -> Changes:
        with self._store.atomic():
            is_new = take_step(self._store, name, images, self._now())
            touched = settle(self._store, self._grower, images) if is_new else Changes()
        return self._changes(touched)

    def _walk(self, step: Step | None, walk: Callable[[Store, Step], None]) -> Changes:
        if step is None:
            return self._changes(Changes())
        with self._store.atomic():
            walk(self._store, step)
            touched = settle(self._store, self._grower, (*step.forward, *step.backward))
        return self._changes(touched)
