"""The visible text of a page that libxml2 cannot hold, by the standard library's parser, in linear time."""

from __future__ import annotations

from html.parser import HTMLParser

from reader.sources.web_tree import BLOCK_TAGS, UNSEEN_TAGS, VisibleBlock, text_parts

_SWALLOWING = frozenset({"script", "style", "template", "noscript", "svg", "iframe", "head"})


def plain_blocks(markup: str) -> list[VisibleBlock]:
    """Return the visible text of ``markup`` as blocks; they know their tag, but nothing of what stands round them."""
    reader = _PlainReader()
    reader.feed(markup)
    reader.close()
    reader.flush()
    return reader.blocks


class _PlainReader(HTMLParser):
    """Collects running text and lays it down at every block-level tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[VisibleBlock] = []
        self._pieces: list[str] = []
        self._tag = ""
        self._unseen: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # fixed by the base
        """Enter an element."""
        if self._unseen is None and tag in _SWALLOWING & UNSEEN_TAGS:
            self._unseen = tag
        elif tag in BLOCK_TAGS:
            self._unseen = None if tag == "body" else self._unseen
            self.flush()
            self._tag = tag
        elif tag == "br":
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag == self._unseen:
            self._unseen = None
        elif tag in BLOCK_TAGS:
            self.flush()
            self._tag = ""

    def handle_data(self, data: str) -> None:
        """Take up running text."""
        if self._unseen is None:
            self._pieces.append(data.replace("\n", " "))

    def flush(self) -> None:
        """Lay the running text down as blocks."""
        parts = text_parts("".join(self._pieces))
        self._pieces = []
        self.blocks += [VisibleBlock(part, self._tag, (self._tag,), 0.0) for part in parts]
