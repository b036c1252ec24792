"""The part of the library that finds articles again: tags put on texts, and searches kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.base.text import folded_space, normalised
from reader.library_stories import LibraryStories
from reader.store.filters import known_outlets
from reader.store.rows import SavedSearch
from reader.store.saved_searches import saved_searches, search_image, search_removal
from reader.store.tags import known_tags, lost_tags, tag_images, tags_by_article, untag_images

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.changes import Changes
    from reader.base.ids import ArticleId


class LibrarySearch(LibraryStories):
    """The part of Library that keeps tags and saved searches; each change is one step."""

    def outlets(self) -> tuple[str, ...]:
        """Return every outlet of which an article is shown, by name."""
        return known_outlets(self._store)

    def tags(self) -> dict[str, int]:
        """Return every tag of the library by name, with how many articles carry it."""
        return known_tags(self._store)

    def tags_by_article(self) -> dict[ArticleId, tuple[str, ...]]:
        """Return the tags of every article that carries one."""
        return tags_by_article(self._store)

    def lost_tags(self) -> tuple[str, ...]:
        """Return the tags that no article of the library carries any more; they wait for their texts."""
        return lost_tags(self._store)

    def tag(self, articles: Sequence[ArticleId], put_on: Sequence[str], taken_off: Sequence[str] = ()) -> Changes:
        """Put tags on articles and take others off them, as one step.

        ReaderError where a tag to be put on has no letter: it could not be asked for.
        """
        on = tuple(dict.fromkeys(map(_named, put_on)))
        off = tuple(tag for tag in dict.fromkeys(taken_off) if tag not in on)
        images = (*tag_images(self._store, articles, on, self._now()), *untag_images(self._store, articles, off))
        named = ", ".join(f"“{tag}”" for tag in (on or off))
        return self._step(f"Tag {named}" if on else f"Take tag {named} off", images)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        return saved_searches(self._store)

    def save_search(self, search: SavedSearch) -> Changes:
        """Keep a query under a name; what was kept under that name before is replaced."""
        kept = SavedSearch(_named(search.name), search.query.strip())
        return self._step(f"Save search “{kept.name}”", (search_image(kept, self._now()),))

    def rename_search(self, search: SavedSearch, name: str) -> Changes:
        """Give a saved search another name; ReaderError where another search has it."""
        kept = SavedSearch(_named(name), search.query)
        if kept.name != search.name and kept.name in {one.name for one in self.saved_searches()}:
            raise ReaderError(f"There is a search “{kept.name}” already; choose another name.", subject=kept.name)
        images = (search_removal(search.name), search_image(kept, self._now()))
        return self._step(f"Rename search “{search.name}”", images[kept.name == search.name :])

    def drop_search(self, name: str) -> Changes:
        """Take a saved search away."""
        return self._step(f"Delete search “{name}”", (search_removal(name),))


def _named(typed: str) -> str:
    """Return a name as it is kept: on one line, without quotation marks, which end a name in a query."""
    name = folded_space(normalised(typed).replace('"', " "))
    if not any(letter.isalnum() for letter in name):
        raise ReaderError("A name needs at least one letter or figure.", subject=typed)
    return name
