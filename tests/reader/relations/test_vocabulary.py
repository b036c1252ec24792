from __future__ import annotations

import pytest

from reader.base.lexicon import lexicon
from reader.relations.vocabulary import is_common, stem, stop_words, word_worth, worth


@pytest.mark.parametrize("language", ["en", "xx", None])
def test_names_of_states_and_bodies_are_no_stop_words(language: str | None) -> None:
    assert not {"us", "un"} & stop_words(language)


def test_us_and_un_are_in_no_english_list() -> None:
    assert "us" not in lexicon("relation_stop_words")["en"].split()
    assert "un" not in lexicon("relation_stop_words")["en"].split()


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("inspections", "en") == stem("inspection", "en")
    assert stem("minister's", "en") == stem("minister", "en")
    assert stem("2,750", "en") == "2,750"


def test_rarer_words_are_worth_more() -> None:
    assert word_worth("the", "en") < worth(stem("minister", "en")) < worth("beijing") < worth("quayside")


def test_everyday_names_are_names_and_not_common_words() -> None:
    assert not is_common("putin")
    assert is_common(stem("government", "en"))
