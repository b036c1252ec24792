"""A mailbox (mbox) -> the pages of its messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.mail.message import parts_of_message
from reader.sources.page import BrokenPart
from reader.sources.within import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_START = re.compile(rb"^From [^\r\n]{1,300}\d\d:\d\d[^\r\n]{0,60}\r?\n(?=[A-Za-z-]{1,60}:)", re.MULTILINE)
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_SUFFIX = ".mbox"


def is_mailbox(sample: Sample) -> bool:
    """Tell whether a file is a mailbox: lines that begin with "From " and end in a date set its messages apart."""
    is_named = sample.suffix == _SUFFIX and sample.head.startswith(b"From ")
    return is_named or _START.match(sample.head) is not None


def mailbox_parts(source: Source) -> Iterator[Part]:
    """Yield the parts of every message in order; a message that cannot be read is told and left out."""
    return numbered(_parts(source.content))


def _parts(content: bytes) -> Iterator[Part]:
    starts = [match.start() for match in _START.finditer(content)] or [0]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(content)], strict=True), start=1):
        body = content[start:end].partition(b"\n")[2]
        try:
            yield from parts_of_message(_QUOTED.sub(b"", body))
        except SourceError as error:
            yield BrokenPart(0, f"Message {number}: {error}")
