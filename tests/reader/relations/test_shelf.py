from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import numpy as np
import pytest

from reader.base.errors import ReaderError
from reader.relations import shelf
from reader.relations.group import group
from reader.relations.packing import packed_profile
from reader.relations.shelf import Shelf

if TYPE_CHECKING:
    from typing import BinaryIO

    from reader.relations.profile import Profile


def test_a_packed_profile_is_what_was_put_there(
    sample_profiles: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_WHOLE", 3)
    own = Shelf(sample_profiles[:-1])
    own.put_packed(sample_profiles[-1].article, packed_profile(sample_profiles[-1]))
    assert own.articles == tuple(sorted(profile.article for profile in sample_profiles))
    for profile in sample_profiles:
        assert own.profile(profile.article) == profile
        assert own.packed(profile.article) == packed_profile(profile)
        assert np.array_equal(own.print(profile.article).known, np.unique(own.print(profile.article).shingles))


def test_a_library_that_is_packed_is_grouped_as_one_that_is_not(
    sample_profiles: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = group(sample_profiles)
    for name in ("_WHOLE", "_OPEN"):
        monkeypatch.setattr(shelf, name, 1)
    assert group(sample_profiles) == whole


def test_where_there_is_no_room_for_a_passing_file_the_reason_is_told(
    sample_profiles: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> BinaryIO:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shelf, "_WHOLE", 1)
    monkeypatch.setattr(shelf, "TemporaryFile", full)
    with pytest.raises(ReaderError, match=r"no room for passing files.*No space left on device"):
        Shelf(sample_profiles)
