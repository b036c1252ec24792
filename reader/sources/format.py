"""A format: how a kind of file is recognised, and what makes pages of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Kind, Source


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats.

    ``recognise`` looks at a sample, content first. ``parse`` yields the pages of a source of that kind and, among
    them, the parts that could not be read; it raises SourceError when nothing can be made of the source at all.
    """

    kind: Kind
    recognise: Callable[[Sample], bool]
    parse: Callable[[Source], Iterable[Part]]
