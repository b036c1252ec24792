"""The library: the one object that the window, the command line and scripts talk to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from reader.base.changes import Changes
from reader.base.errors import ReaderError
from reader.levelling import apart_images, level_images, removal_images
from reader.library_stories import LibraryStories
from reader.opening import changes_of, content_of, counted
from reader.store.backups import keep_backup
from reader.store.checking import rebuild_index
from reader.store.corrections import Field, block_image, correction_image, outlet_block_image
from reader.store.counts import is_counted, write_counts
from reader.store.database import open_store
from reader.store.learned import decline_lines, learned_images
from reader.store.marks import mark_image, marks_of
from reader.store.state import write_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.articles.repeated import RepeatedLine
    from reader.base.ids import ArticleId, ChangeKey, StoryId
    from reader.review.mark import Mark, Verdict
    from reader.store.rows import OpenStory


def utc_now() -> datetime:
    """Return the present time; the one clock of the engine, handed in where another is wanted."""
    return datetime.now(UTC)


class Library(LibraryStories):
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
        if is_counted(self._store, content):
            return self._changes(Changes())
        with self._store.atomic():
            write_counts(self._store, content, counted(opened))
        return self._changes(Changes(stories=frozenset({opened.row.id})))

    def decide(self, story: StoryId, keys: Sequence[ChangeKey], verdict: Verdict | None) -> Changes:
        """Put ``verdict`` on changes of ``story``; None takes it away."""
        name = "Take verdict back" if verdict is None else f"Mark as {verdict.value}"
        if len(keys) > 1:
            name = f"{name} ({len(keys)} readings)"
        return self._mark(name, story, keys, lambda mark: (verdict, mark.note if mark else ""))

    def note(self, story: StoryId, key: ChangeKey, text: str) -> Changes:
        """Put a note, in Markdown, on a change of ``story``; an empty one takes it away."""
        name = "Note" if text else "Delete note"
        return self._mark(name, story, (key,), lambda mark: (mark.verdict if mark else None, text))

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

    def _mark(
        self,
        name: str,
        story: StoryId,
        keys: Sequence[ChangeKey],
        marked: Callable[[Mark | None], tuple[Verdict | None, str]],
    ) -> Changes:
        """Put on every key the verdict and the note that ``marked`` makes of the mark that stands there."""
        changes = changes_of(self._store, self._comparisons, story, keys)
        present = marks_of(self._store, keys)
        now = self._now()
        images = [mark_image(changes[key], *marked(present.get(key)), now) for key in dict.fromkeys(keys)]
        return self._step(name, images) | self._changes(Changes(stories=frozenset({story}), marks=True))
