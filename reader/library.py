"""The library: the one object that the window, the command line and scripts talk to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from reader.base.changes import Changes
from reader.base.errors import ReaderError
from reader.levelling import apart_images, level_images, removal_images
from reader.library_reviews import LibraryReviews
from reader.opening import content_of, counted
from reader.store.backups import keep_backup
from reader.store.checking import rebuild_index
from reader.store.corrections import Field, block_image, correction_image, outlet_block_image
from reader.store.counts import is_counted, write_counts
from reader.store.database import open_store
from reader.store.learned import decline_lines, learned_images
from reader.store.state import write_state
from reader.store.steps import next_undo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.articles.repeated import RepeatedLine
    from reader.base.ids import ArticleId, StoryId
    from reader.store.rows import OpenStory


def utc_now() -> datetime:
    """Return the present time; the one clock of the engine, handed in where another is wanted."""
    return datetime.now(UTC)


class Library(LibraryReviews):
    """A library open for reading and writing. It belongs to the thread that opened it.

    Reads return frozen values. Every write is one transaction and returns what it touched; what a person decided can
    be undone, also after the program was closed.
    """

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open the library at ``path``, made anew where there is none and ``read_only`` is False.

        A library that a newer version made, or that may not be written, is opened for reading with a ``notice``.

        Raises:
            StorageError: the file is no library, is damaged, or is being written by another program.
        """
        return cls(open_store(path, read_only=read_only), clock)

    def open_story(self, story: StoryId, base: ArticleId | None = None) -> OpenStory:
        """Return a story ready to be read; from then on the list of stories knows how many changes it has."""
        opened = super().open_story(story, base)
        if not self.is_read_only:
            self.keep_counts(opened)
        return opened

    def keep_counts(self, opened: OpenStory) -> Changes:
        """Let the list of stories know how many changes a story has that was opened by another, reading library."""
        content = content_of(opened)
        base = opened.articles[opened.comparison.base].row.page_hash
        if is_counted(self._store, content, base):
            return self._changes(Changes())
        with self._store.atomic():
            write_counts(self._store, content, base, counted(opened))
        return self._changes(Changes(stories=frozenset({opened.row.id})))

    def flip_block(self, article: ArticleId, index: int) -> Changes:
        """Make a block that counts as text furniture, or the other way round."""
        image = block_image(self.article(article), index, self._now())
        return self._step("Change the role of a block", (image,))

    def flip_block_for_outlet(self, article: ArticleId, index: int) -> Changes:
        """Flip a block in every article of the same outlet that has the same text, also in later imports."""
        image = outlet_block_image(self.article(article), index, self._now())
        return self._step("Change the role of a text for an outlet", (image,))

    def leave_out_repeated(self, article: ArticleId, lines: Sequence[RepeatedLine]) -> Changes:
        """Leave out lines that repeat across the outlet of ``article``, everywhere and in later imports too."""
        outlet = self._outlet_of(article)
        counted_lines = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
        return self._step(f"Leave out {counted_lines} of {outlet}", learned_images(outlet, lines, self._now()))

    def let_repeated_be(self, article: ArticleId, lines: Sequence[RepeatedLine]) -> Changes:
        """Never propose ``lines`` of the outlet of ``article`` again; not a step."""
        with self._store.atomic():
            decline_lines(self._store, self._outlet_of(article), lines)
        return self._changes(Changes(articles=frozenset({article})))

    def take_import_back(self, articles: Sequence[ArticleId]) -> Changes:
        """Lay aside all that an import brought, as one step: undone where that was the last one, else removed."""
        step = next_undo(self._store)
        images = step.backward if step else ()
        is_last = bool(images) and all(image.table == "discarded" and image.row for image in images)
        if is_last and {image.article for image in images} == set(articles):
            return self.undo()
        return self.discard(articles)

    def edit(self, article: ArticleId, field: str, value: str) -> Changes:
        """Correct headline, outlet, agency or published of an article; an empty value says that it has none.

        To accept a proposal, give its value. ReaderError when a date is not written as one.
        """
        if field not in set(Field):
            raise ReaderError(f"“{field}” cannot be edited; {', '.join(Field)} can.", subject=str(article))
        stored = self.article(article)
        image = correction_image(stored, Field(field), value, self._now())
        return self._step(f"Edit {field}", (image,))

    def anchor(self, left: tuple[ArticleId, int], right: tuple[ArticleId, int]) -> Changes:
        """Put a passage of one article level with one of another: each is an article and the index of its passage.

        ReaderError where that contradicts what was put level or set apart before; the message says with what.
        """
        return self._step("Put passages level", level_images(self._store, left, right, self._now()))

    def isolate(self, passage: tuple[ArticleId, int]) -> Changes:
        """Set a passage (an article and an index) apart: it stands in a row of its own, whatever the texts say.

        ReaderError where it was put level with another one by hand.
        """
        return self._step("Set passage apart", apart_images(self._store, passage, self._now()))

    def clear_anchors(self, story: StoryId) -> Changes:
        """Take away what was put level or set apart by hand between articles of a story."""
        return self._step("Clear what was aligned by hand", removal_images(self._store, story))

    def set_state(self, name: str, value: str) -> None:
        """Keep ``value`` under ``name``; not a step."""
        with self._store.atomic():
            write_state(self._store, name, value)

    def keep_backup(self) -> Path | None:
        """Copy the library into the folder of backups beside it when the last copy is a day old, and thin old ones.

        Return the copy, None where none was due.
        """
        return keep_backup(self._store.path, self._clock())

    def rebuild_index(self) -> None:
        """Make the search index anew from the articles."""
        with self._store.atomic():
            rebuild_index(self._store)

    def _outlet_of(self, article: ArticleId) -> str:
        outlet = self.article(article).row.outlet
        if outlet is None:
            raise ReaderError(f"Article {article} has no outlet yet; give it one first.", subject=str(article))
        return outlet
