"""Text units: the one place where spans in code points meet Qt, which counts UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST_OF_ONE_UNIT = "\uffff"


class TextUnits:
    """Maps places in one text between code points (the engine) and UTF-16 units (Qt), both ways.

    Code points above U+FFFF, such as emoji, take two units. A text without them, the usual case, costs nothing.
    """

    def __init__(self, text: str) -> None:
        wide = [index for index, letter in enumerate(text) if letter > _LAST_OF_ONE_UNIT] if _has_wide(text) else []
        self._wide = wide
        self._wide_units = [index + before for before, index in enumerate(wide)]

    def unit(self, code_point: int) -> int:
        """Return the place in UTF-16 units of the place ``code_point``, 0 up to the length of the text."""
        return code_point + bisect_left(self._wide, code_point)

    def code_point(self, unit: int) -> int:
        """Return the place in code points of ``unit``; inside a pair, the place before it."""
        pairs = bisect_left(self._wide_units, unit)
        is_inside = pairs > 0 and self._wide_units[pairs - 1] == unit - 1
        return self._wide[pairs - 1] if is_inside else unit - pairs

    def units(self, span: Span) -> tuple[int, int]:
        """Return start and length of ``span`` in UTF-16 units."""
        start = self.unit(span.start)
        return start, self.unit(span.end) - start

    def span(self, start: int, length: int) -> Span:
        """Return the code points that ``length`` units from unit ``start`` stand for."""
        return Span(self.code_point(start), self.code_point(start + length))


def _has_wide(text: str) -> bool:
    return bool(text) and max(text) > _LAST_OF_ONE_UNIT


def shown_text(text: str) -> str:
    r"""Return ``text`` as a text layout shows it, character for character.

    Line ends become line separators, and characters that hide or turn text around (bidirectional controls, zero-width
    spaces, soft hyphens, control characters) become visible signs, so that no difference stays unseen. The length in
    code points stays the same, so spans hold.
    """
    return text.translate(_SHOWN)


def hidden_characters(text: str) -> Sequence[str]:
    """Return names such as ``U+202E`` of the characters in ``text`` that :func:`shown_text` made visible, in order."""
    found = dict.fromkeys(letter for letter in text if ord(letter) in _SIGNS)
    return tuple(f"U+{ord(letter):04X}" for letter in found)


_REPLACEMENT = 0xFFFD
_SIGNS = {
    **dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)), _REPLACEMENT),
    **dict.fromkeys((0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)), _REPLACEMENT),
    0xAD: 0xAC,
    0xFEFF: _REPLACEMENT,
}
_SHOWN = {**_SIGNS, 0x09: 0x20, 0x0A: 0x2028, 0x0D: 0x2028}
