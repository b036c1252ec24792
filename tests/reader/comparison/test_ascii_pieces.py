from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.comparison.tokens import _ASCII_PIECE, _PIECE

PIECES = [
    "l'",
    "qu'",
    "s'",
    "can't",
    "Mr.",
    "U.S.",
    "U.S",
    "co-op",
    "A.5",
    "3.2",
    "''",
    "'",
    '"',
    "...",
    "--",
    "-",
    "&",
]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", "word", "T", "x_1", "AT&T", "\n", "."]), max_size=12).map("".join)


@given(st.one_of(st.text(st.characters(max_codepoint=127), max_size=30), TEXTS))
def test_both_patterns_read_the_same_pieces(text: str) -> None:
    read = [[(match.lastgroup, match.span()) for match in pattern.finditer(text)] for pattern in (_PIECE, _ASCII_PIECE)]
    assert read[0] == read[1]
