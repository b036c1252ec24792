"""Whether a text prints a sentence: whole, cut and edited a little it does; other words about the same do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.comparison.printed import asked_sentences, printed_spans

ASKED = "The hull held and the pumps kept up with the water, officer Nora Quill told reporters on the quay."


def found(asked: str, text: str) -> list[str]:
    return [span.of(text) for span in printed_spans(asked_sentences(asked), text)]


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        "It was a close call. " + ASKED + " Nobody was missing.",
        "The hull held and the pumps kept up with the water, officer Nora Quill told reporters.",
        "“The hull held, and the pumps kept up with the water,” officer Nora Quill claimed to reporters on the quay.",
        "The hull held and the pumps had kept up with the water, an officer, Nora Quill, told reporters on the quay.",
    ],
)
def test_a_sentence_is_known_again_whole_cut_and_edited_a_little(text: str) -> None:
    shared = " ".join(found(ASKED, text))
    assert "pumps" in shared
    assert "Quill" in shared


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The pumps of the yard were sold to a ferry line that Nora Quill once worked for.",
        "Officer Nora Quill told reporters on the quay that three people were treated for bruises.",
        "Water got in, but the pumps worked well enough, according to an officer who spoke at the harbour.",
        "The hull. " + "Something else was told by many others. " * 6 + "Reporters on the quay held the water.",
    ],
)
def test_other_words_on_the_same_matter_are_no_print(text: str) -> None:
    assert found(ASKED, text) == []


def test_only_the_words_that_both_share_are_marked() -> None:
    text = "The hull held and the pumps kept up with the sea, officer Nora Quill told reporters on the quay."
    assert found(ASKED, text) == [
        "The hull held and the pumps kept up with the",
        "officer Nora Quill told reporters on the quay",
    ]


def test_each_sentence_of_a_passage_is_asked_for_by_itself() -> None:
    passage = f"{ASKED} Tugs pulled the vessel free at noon and brought it to the repair yard."
    text = "Tugs pulled the vessel free at noon and brought it to the repair yard, the owner said on Tuesday."
    assert found(passage, text) == ["Tugs pulled the vessel free at noon and brought it to the repair yard"]


def test_a_short_text_is_asked_for_as_it_is() -> None:
    assert found("He denied it.", "He denied it. Twice.") == ["He denied it"]
    assert found("He denied it.", "She denied that he knew.") == []


@given(st.text(max_size=60), st.text(max_size=120))
def test_marks_lie_in_the_text_and_apart(asked: str, text: str) -> None:
    spans = printed_spans(asked_sentences(asked), text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(spans) == sorted(set(spans), key=lambda span: (span.start, span.end))


@given(st.lists(st.sampled_from(["ferry", "ran", "aground", "fog", "harbour", "tugs"]), min_size=4, max_size=30))
def test_every_text_prints_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert found(text, text) == [text]
