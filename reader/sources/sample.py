"""A sample: what a format is recognised by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

_HEAD = 4096
_WIDE = 4
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Sample:
    """The bytes of a file and its name.

    ``suffix`` is the ending of the name in lower case with its dot. ``head`` is the beginning of ``content`` without
    byte order mark and without the NULs of UTF-16, so that ASCII patterns match; ``long_head`` is 64 times as much.
    """

    suffix: str
    content: bytes
    head: bytes

    @property
    def long_head(self) -> bytes:
        """Return the first quarter of a megabyte, made plain like ``head``."""
        return plain(self.content[: _HEAD * 64])


def sample_of(name: str, content: bytes) -> Sample:
    """Return the sample of a file called ``name``."""
    return Sample(PurePath(name).suffix.lower(), content, plain(content[:_HEAD]))


def plain(head: bytes) -> bytes:
    """Return ``head`` without byte order mark and without the NULs of UTF-16."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\x00", b"")


def wide_charset(sample: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 in which Latin text without a byte order mark is written, by its NULs, else None."""
    sample = sample[: len(sample) // _WIDE * _WIDE]
    if len(sample) < 2 * _WIDE or b"\x00" not in sample:
        return None
    zeros = [sample[place::_WIDE].count(0) / (len(sample) // _WIDE) for place in range(_WIDE)]
    is_zero = tuple(share > 0.4 for share in zeros)
    is_full = tuple(share < 0.05 for share in zeros)
    if zeros[2] > 0.95 and zeros[3] > 0.95 and is_full[0]:
        return "utf-32-le"
    if zeros[0] > 0.95 and zeros[1] > 0.95 and is_full[3]:
        return "utf-32-be"
    if is_zero[1] and is_zero[3] and is_full[0] and is_full[2]:
        return "utf-16-le"
    if is_zero[0] and is_zero[2] and is_full[1] and is_full[3]:
        return "utf-16-be"
    return None
