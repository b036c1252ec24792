"""A shelf: the profiles of many articles, most of them packed, so that a large library fits into memory."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.relations.closeness import print_of
from reader.relations.packing import packed_profile, unpacked_profile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.base.ids import ArticleId
    from reader.relations.closeness import Print
    from reader.relations.profile import Profile

_WHOLE = 2_000
"""Profiles that are kept as they are; a packed one takes a sixth of the room and a third of a millisecond to open."""
_OPEN = 2_000


class Shelf:
    """Profiles by article."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._whole: dict[ArticleId, Profile] = {}
        self._packed: dict[ArticleId, bytes] = {}
        self._opened = lru_cache(maxsize=_OPEN)(self._unpacked)
        self.print = lru_cache(maxsize=_OPEN)(self._printed)
        for profile in profiles:
            self.put(profile)

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """All articles, rising."""
        return tuple(sorted((*self._whole, *self._packed)))

    def put(self, profile: Profile) -> None:
        """Take a profile of an article that has none here."""
        if len(self._whole) < _WHOLE:
            self._whole[profile.article] = profile
        else:
            self._packed[profile.article] = packed_profile(profile)

    def put_packed(self, article: ArticleId, content: bytes) -> None:
        """Take a profile that ``packed_profile`` made bytes, of an article that has none here."""
        if len(self._whole) < _WHOLE:
            self._whole[article] = unpacked_profile(content)
        else:
            self._packed[article] = content

    def profile(self, article: ArticleId) -> Profile:
        """Return the profile of an article."""
        found = self._whole.get(article)
        return self._opened(article) if found is None else found

    def packed(self, article: ArticleId) -> bytes:
        """Return the profile of an article as bytes."""
        found = self._packed.get(article)
        return packed_profile(self._whole[article]) if found is None else found

    def _unpacked(self, article: ArticleId) -> Profile:
        return unpacked_profile(self._packed[article])

    def _printed(self, article: ArticleId) -> Print:
        """Return what is compared of an article word by word."""
        return print_of(self.profile(article))
