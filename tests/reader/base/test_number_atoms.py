from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.base.numbers import _ATOM, _PLAIN_ATOM

PIECES = st.sampled_from(
    [
        "US$",
        "$",
        "1,400",
        "12 000",
        "3.2",
        "%",
        "two-thirds",
        "o'clock",
        "-",
        "7",
        "/",
        " ",
        "\n",
        "it's",
        "–",
        "€",
        "’",
        "l’an",
        "£",
    ]
)


@given(st.one_of(st.text(st.characters(max_codepoint=127), max_size=30), st.lists(PIECES, max_size=12).map("".join)))
def test_both_patterns_read_the_same_atoms(text: str) -> None:
    atoms = [[(match.lastgroup, match.span()) for match in pattern.finditer(text)] for pattern in (_ATOM, _PLAIN_ATOM)]
    assert atoms[0] == atoms[1]
