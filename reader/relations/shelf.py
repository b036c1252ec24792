"""A shelf: the profiles of many articles, most of them in a passing file, so that a large library fits into memory."""

from __future__ import annotations

import weakref
from functools import cached_property, lru_cache
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.relations.closeness import print_of
from reader.relations.packing import packed_profile, unpacked_profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from reader.base.ids import ArticleId
    from reader.relations.closeness import Print
    from reader.relations.profile import Profile

_WHOLE = 2_000
"""Profiles that are kept as they are; a packed one takes a third of a millisecond to open."""
_OPEN = 2_000


class Shelf:
    """Profiles by article."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._whole: dict[ArticleId, Profile] = {}
        self._packed = _Spool()
        self._opened = lru_cache(maxsize=_OPEN)(self._unpacked)
        self.print = lru_cache(maxsize=_OPEN)(self._printed)
        for profile in profiles:
            self.put(profile)

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """All articles, rising."""
        return tuple(sorted((*self._whole, *self._packed.places)))

    def put(self, profile: Profile) -> None:
        """Take a profile of an article that has none here."""
        if len(self._whole) < _WHOLE:
            self._whole[profile.article] = profile
        else:
            self._packed.put(profile.article, packed_profile(profile))

    def put_packed(self, article: ArticleId, content: bytes) -> None:
        """Take a profile that ``packed_profile`` made bytes, of an article that has none here."""
        if len(self._whole) < _WHOLE:
            self._whole[article] = unpacked_profile(content)
        else:
            self._packed.put(article, content)

    def profile(self, article: ArticleId) -> Profile:
        """Return the profile of an article."""
        found = self._whole.get(article)
        return self._opened(article) if found is None else found

    def packed(self, article: ArticleId) -> bytes:
        """Return the profile of an article as bytes."""
        whole = self._whole.get(article)
        return self._packed.get(article) if whole is None else packed_profile(whole)

    def _unpacked(self, article: ArticleId) -> Profile:
        return unpacked_profile(self._packed.get(article))

    def _printed(self, article: ArticleId) -> Print:
        """Return what is compared of an article word by word."""
        return print_of(self.profile(article))


class _Spool:
    """Bytes by article in a file without a name, which is gone when nobody holds it."""

    def __init__(self) -> None:
        self.places: dict[ArticleId, tuple[int, int]] = {}
        self._end = 0

    @cached_property
    def _file(self) -> BinaryIO:
        file = TemporaryFile()  # noqa: SIM115 - it stays open as long as the spool is held
        weakref.finalize(self, file.close)
        return file

    def put(self, article: ArticleId, content: bytes) -> None:
        """Take the bytes of an article that has none here; ReaderError where there is no room for them."""
        try:
            self._file.seek(self._end)
            self._file.write(content)
            self._file.flush()
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReaderError(f"There is no room for passing files, which grouping needs: {reason}.") from error
        self.places[article] = self._end, len(content)
        self._end += len(content)

    def get(self, article: ArticleId) -> bytes:
        """Return the bytes of an article."""
        start, size = self.places[article]
        self._file.seek(start)
        return self._file.read(size)
