from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.base.words import is_plain
from reader.comparison.date_grammar import unaccented
from reader.comparison.dates import _pattern, _plain_pattern
from reader.comparison.sentences import _END, _PLAIN_END
from reader.comparison.tokens import _PIECE, _PLAIN_PIECE

PIECES = [
    "l'",
    "qu’",
    "s'",
    "can’t",
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
MARKS = ["“", "”", "«", "»", "‘", "’", "‚", "„", "–", "—", "…", "€", "£"]
DATES = [
    "7",
    "2019",
    "May",
    "mars",
    "la",
    "the",
    "of",
    "Monday",
    "lundi",
    "3:30",
    "p.m.",
    "weeks",
    "last",
    "12/03/2021",
]
SEPARATORS = [" ", "word", "T", "x_1", "AT&T", "\n", ".", ". ", "!” "]
PLAIN = st.one_of(
    st.text(st.characters(max_codepoint=127), max_size=30),
    st.lists(st.sampled_from([*PIECES, *MARKS, *SEPARATORS]), max_size=12).map("".join),
    st.lists(st.sampled_from([*DATES, *MARKS, *SEPARATORS]), max_size=12).map(" ".join),
)


@given(PLAIN)
def test_both_patterns_read_the_same_pieces(text: str) -> None:
    assert is_plain(text)
    read = [[(match.lastgroup, match.span()) for match in pattern.finditer(text)] for pattern in (_PIECE, _PLAIN_PIECE)]
    assert read[0] == read[1]


@given(PLAIN)
def test_both_patterns_end_the_same_sentences(text: str) -> None:
    assert [match.span() for match in _END.finditer(text)] == [match.span() for match in _PLAIN_END.finditer(text)]


@given(PLAIN, st.sampled_from(("en", "fr", "de", "es")))
def test_both_patterns_find_the_same_dates(text: str, language: str) -> None:
    for at in range(len(text)):
        one, other = _pattern(language).match(text, at), _plain_pattern(language).match(text, at)
        assert (one and one.span()) == (other and other.span())


@given(st.text(max_size=20))
def test_only_letters_digits_and_spaces_of_ascii_are_plain(text: str) -> None:
    assert not is_plain(text) or all(letter.isascii() for letter in text if letter.isalnum() or letter.isspace())
    assert len(unaccented(text)) == len(text)
