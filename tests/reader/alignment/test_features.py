from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.alignment.features import bags_of, capitals_of, features_of, gain, joined, merged, overlap
from reader.base.words import words_of

pieces = st.sampled_from(
    ["Harbour", "harbours", "(1987)", "“Lund’s", "crane—fell", "1,400", "Zürich", "élan", "the", "汉字", "it's"]
)
texts = st.lists(pieces, min_size=1, max_size=12).map(" ".join)


@given(st.one_of(texts, st.text(max_size=40)))
def test_features_are_the_words_of_the_text_without_what_joins_them(text: str) -> None:
    apart = text.translate(dict.fromkeys(map(ord, "'’-‐‑"), " "))
    assert features_of(text).stems == {word.folded[:6] for word in words_of(apart)} - {""}


def test_words_are_the_same_whatever_signs_stand_beside_them() -> None:
    assert features_of("Lund’s “old” quay – closed…") == features_of('Lund\'s "old" quay - closed.')
    assert features_of("Lund's old élan").stems == {"lund", "s", "old", "elan"}


def test_capitals_are_found_in_every_script() -> None:
    assert capitals_of("The crane of Lindvik fell in 1987") == {"the", "lindvi"}
    assert capitals_of("Ein Kran in Århus, сообщил Лунд") == {"ein", "kran", "arhus", "лунд"}


def test_a_name_weighs_more_than_another_word_and_a_rare_word_more_than_a_frequent_one() -> None:
    column = ["crane Lindvik harbour", "harbour quay", "harbour wreck"]
    bag = bags_of([column, column])[0][0]
    weights = bag.scale.words
    assert weights["lindvi"] > weights["crane"] > weights["harbou"] > 0


def test_what_no_other_column_has_counts_for_the_mass_only() -> None:
    ours, theirs = bags_of([["crane fell quietly"], ["crane fell"]])
    assert ours[0].stems == {"crane", "fell"}
    assert ours[0].mass > theirs[0].mass
    assert overlap(ours[0], theirs[0]) == theirs[0].mass


def test_a_gain_counts_only_what_is_not_explained() -> None:
    whole, first, second = (
        bags_of([["crane fell pier"], ["crane fell", "fell pier"]])[0]
        + bags_of([["crane fell pier"], ["crane fell", "fell pier"]])[1]
    )
    assert gain(second, first, whole) < overlap(second, whole)
    assert gain(first, first, whole) == 0


@given(st.lists(texts, min_size=1, max_size=4))
def test_joining_adds_words_and_merging_keeps_their_mean(column: list[str]) -> None:
    bags = bags_of([column, column])[0]
    assert joined(bags).words == sum(bag.words for bag in bags)
    assert merged(bags).words == sum(bag.words for bag in bags) // len(bags)
    assert joined(bags).stems == merged(bags).stems
