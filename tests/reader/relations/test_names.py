from __future__ import annotations

from reader.relations.names import names_in


def test_words_in_capitals_inside_sentences_are_names() -> None:
    names = names_in(["The ferry left Larkhaven late, Nora Quill of the coast guard said in Dunmore."], "en")
    assert set(names) == {"larkhaven", "nora", "quill", "dunmore"}


def test_the_first_word_of_a_sentence_is_a_name_only_if_it_is_one_elsewhere() -> None:
    names = names_in(["Candles burned. Dunmore slept.", "The mayor of Dunmore spoke."], "en")
    assert names == {"dunmore": 2}


def test_a_word_that_mostly_stands_in_small_letters_is_no_name() -> None:
    assert "frost" not in names_in(["They call it the Frost year; frost came, frost went."], "en")


def test_passages_in_capitals_tell_nothing_of_names() -> None:
    assert not names_in(["FERRY RUNS AGROUND NEAR DUNMORE"], "en")


def test_bodies_named_us_and_un_stay() -> None:
    assert {"us", "un"} <= set(names_in(["Talks between the US and the UN went on."], "en"))
