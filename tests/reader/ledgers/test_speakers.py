from __future__ import annotations

import pytest

from reader.ledgers.speakers import speakers_of


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The dam will hold,” engineer Ada Lund said on Sunday.", "Ada Lund"),
        ("“The dam will hold,” said Ada Lund, who built it.", "Ada Lund"),
        ("Ada Lund called it “a marvel” and praised the work of Torv.", "Ada Lund"),
        ("“The dam will hold,” Ada Lund, head of the office in Torv, told reporters.", "Ada Lund"),
        ("Ada Lund said: “The dam will hold.”", "Ada Lund"),
        ("In Torv, Prime Minister Ada Lund told the crowd that “the dam will hold”.", "Ada Lund"),
        ("According to Ada Lund, “the dam will hold”.", "Ada Lund"),
        ("The dam “will hold”, according to the engineer Ada Lund.", "Ada Lund"),
        ("Torv’s water board said “the dam will hold”.", "Torv’s water board"),
        ("Norwegian officials said “the dam will hold”.", "Norwegian officials"),
        ("Ada Lund and Per Moe called the dam “a marvel”.", "Ada Lund and Per Moe"),
        ("Ada Lund praised the workers, while Per Moe called the dam “a ruin”.", "Per Moe"),
        ("Ada Lund said Per Moe had praised the dam as “a marvel”, although Kim Ro disagreed.", "Per Moe"),
        ("Per Moe laughed at his Danish counterpart over the dam, which he described as “a ruin”.", "Per Moe"),
        ("The dam “will hold”, according to Torv’s chief engineer.", "Torv’s chief engineer"),
        ("The dam “will hold”, according to Torv’s engineer when he spoke.", "Torv’s engineer"),
        ("Speaking before the Harbour Committee, Ada Lund said “the dam will hold”.", "Ada Lund"),
        ("“The dam will hold,” officials of the United States said.", None),
        ("The dam is “a marvel” between Torv and Lia.", None),
        ("„Der Damm hält“, sagte Ada Lund am Sonntag.", None),
    ],
)
def test_the_speaker_stands_beside_a_reporting_verb(text: str, speaker: str | None) -> None:
    assert speakers_of([text], "en") == [(speaker,)]


def test_a_pronoun_means_the_speaker_before() -> None:
    passages = ["“The dam will hold,” said Ada Lund.", "“It has to,” she added.", "The dam is “old”."]
    assert speakers_of(passages, "en") == [("Ada Lund",), ("Ada Lund",), (None,)]


def test_a_pronoun_means_the_subject_of_its_own_sentence_first() -> None:
    passages = ["“The dam will hold,” said Ada Lund.", "Per Moe laughed about what he called “a fairy tale”."]
    assert speakers_of(passages, "en")[1] == ("Per Moe",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Der Damm hält“, sagte Ada Lund am Sonntag."),
        ("fr", "« Le barrage tiendra », a affirmé Ada Lund dimanche."),
        ("es", "«La presa aguantará», dijo Ada Lund el domingo."),
    ],
)
def test_other_languages_have_their_own_verbs(language: str, text: str) -> None:
    assert speakers_of([text], language) == [("Ada Lund",)]
