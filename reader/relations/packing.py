"""Packing: profiles and vectors as bytes, small enough to keep for every article of a library."""

from __future__ import annotations

import json
import zlib
from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.relations.days import Days
from reader.relations.profile import Profile
from reader.relations.traits import STARTS
from reader.relations.vectors import Vector

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL = 1
_PLAIN = (
    "article", "title", "language", "words", "breaks", "spellings", "heading", "captions", "names", "figures",
    "quotations", "has_exact_window", "has_proposed_window", "published", "outlet", "agency", "credits",
)  # fmt: skip


def packed_profile(profile: Profile) -> bytes:
    """Return a profile as bytes."""
    fields: dict[str, Any] = {name: getattr(profile, name) for name in _PLAIN}
    fields["gaps"] = [start - end for start, end in zip(profile.starts, [0, *profile.ends[:-1]], strict=False)]
    fields["lengths"] = [end - start for start, end in zip(profile.starts, profile.ends, strict=True)]
    fields["window"] = _plain_days(profile.window)
    fields["mentioned"] = [_plain_days(days) for days in profile.mentioned]
    return zlib.compress(json.dumps(fields, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpacked_profile(content: bytes) -> Profile:
    """Return the profile that ``packed_profile`` made bytes."""
    fields = json.loads(zlib.decompress(content))
    gaps, lengths = fields.pop("gaps"), fields.pop("lengths")
    ends = np.cumsum(np.array([gaps, lengths], dtype=np.int64).sum(axis=0)) if gaps else np.zeros(0, dtype=np.int64)
    fields["ends"] = array("I", ends.tolist())
    fields["starts"] = array("I", (ends - np.array(lengths, dtype=np.int64)).tolist())
    fields["window"] = _days(fields["window"])
    fields["mentioned"] = tuple(Days(*days) for days in fields["mentioned"])
    for name in ("spellings", "names"):
        fields[name] = tuple((one, other) for one, other in fields[name])
    for name in ("words", "breaks", "heading", "captions", "figures", "quotations", "credits"):
        fields[name] = tuple(fields[name])
    return Profile(**fields)


def packed_vector(vector: Vector) -> bytes:
    """Return a vector as bytes: the slots, then the weights."""
    return vector.slots.astype("<u4").tobytes() + vector.weights.astype("<i2").tobytes()


def unpacked_vector(content: bytes) -> Vector:
    """Return the vector that ``packed_vector`` made bytes."""
    count = len(content) // 6
    slots = np.frombuffer(content, dtype="<u4", count=count)
    return Vector(slots, np.frombuffer(content, dtype="<i2", offset=4 * count), np.searchsorted(slots, STARTS))


def _plain_days(days: Days | None) -> Sequence[int] | None:
    return None if days is None else (days.first, days.last)


def _days(plain: Sequence[int] | None) -> Days | None:
    return None if plain is None else Days(*plain)
