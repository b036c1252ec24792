from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.base.words import folded, word_count, words_of


def folded_letter_by_letter(word: str) -> str:
    """What folding is defined as, without any short cut."""
    plain = word.replace("’", "'").replace("‐", "-").replace("‑", "-")
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@given(st.one_of(st.text(max_size=12), st.text(st.characters(max_codepoint=0x2FF), max_size=12)))
def test_short_cuts_fold_as_the_long_way_does(word: str) -> None:
    assert folded(word) == folded_letter_by_letter(word)


def test_case_accents_and_apostrophes_are_folded() -> None:
    assert folded("L’Été") == "l'ete"
    assert folded("STRASSE") == folded("Straße") == "strasse"
    assert folded("ﬁnd") == "find"


def test_words_keep_their_places() -> None:
    text = "Ürün, co-op’s 北京"
    assert [(word.folded, text[word.start : word.end]) for word in words_of(text)] == [
        ("urun", "Ürün"),
        ("co-op's", "co-op’s"),
        ("北", "北"),
        ("京", "京"),
    ]
    assert word_count(text) == 4
