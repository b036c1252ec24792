"""What a person should look at in one article: dates that contradict each other, text that was decoded wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.articles.article import Finding
from reader.articles.published import weekday_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.articles.article import Published
    from reader.articles.block import Block
    from reader.articles.bounds import Bounds

_MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf©¨¤¼¶«»±³²¡¢£¥¦§ª¬®¯°]|â€[™œ\x9d“”˜¦–—]|Ð[\x80-\xbf]|ï¿½|\ufffd")


def findings_of(blocks: Sequence[Block], published: Published | None, bounds: Bounds) -> tuple[Finding, ...]:
    """Return the findings that come from the text itself."""
    return (*_unplaced(blocks, published, bounds), *_mojibake(blocks))


def _unplaced(blocks: Sequence[Block], published: Published | None, bounds: Bounds) -> Iterator[Finding]:
    earliest, latest = bounds
    if published is not None and (not published.is_proposal or earliest is None):
        return
    said = weekday_said(blocks)
    weekday = f" It places itself on a {said}; which {said} is not known." if said is not None else ""
    if earliest is not None:
        until = f" and not later than {latest}" if latest is not None else ""
        yield Finding("date_bounds", f"Undated; it tells of {earliest}, so it is not older{until}.{weekday}")
    elif weekday:
        yield Finding("date_bounds", f"Undated.{weekday}")
    else:
        yield Finding("date_bounds", "Undated; nothing in the text says when it was written.")


def _mojibake(blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        match = _MOJIBAKE.search(block.text)
        if match is not None:
            around = block.text[max(0, match.start() - 15) : match.end() + 15]
            yield Finding("mojibake", f"Some letters were decoded wrongly, such as in “{around}”.")
            return
