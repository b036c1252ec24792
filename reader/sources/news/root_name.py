"""The name of an XML file's root element, read without parsing the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.sources.sample import Sample

_BEFORE = re.compile(
    rb"\s+|<\?[^>]{0,2000}\?>|<!--.{0,100000}?-->|<!DOCTYPE[^>\[]{0,2000}(?:\[[^\]]{0,20000}\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")


def root_name(sample: Sample) -> str:
    """Return the local name of the root element in lower case, empty when the file does not begin like XML."""
    head = sample.long_head
    place = 0
    while (skipped := _BEFORE.match(head, place)) is not None:
        place = skipped.end()
    found = _ROOT.match(head, place)
    return found.group(1).decode("ascii").lower() if found is not None else ""
