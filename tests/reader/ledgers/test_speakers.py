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


def test_an_office_is_the_one_person_who_is_called_so() -> None:
    passages = [
        "Trade minister Ann Low and Senator Bill Ray spoke at the fair in Torv.",
        "“We need ships,” the senator said.",
        "“Tariffs will fall,” said the minister.",
        "“It was loud,” a witness said.",
    ]
    assert [row for row in speakers_of(passages, "en") if row] == [("Bill Ray",), ("Ann Low",), ("witness",)]


def test_an_office_that_two_hold_is_given_as_printed() -> None:
    passages = ["Minister Ann Low met Minister Bill Ray.", "“We agree,” the minister said."]
    assert speakers_of(passages, "en")[1] == ("minister",)


def test_an_office_that_speaks_is_not_the_name_before_it() -> None:
    passages = ["Roads near Torv Hill Street were shut, but the spokeswoman said they were open.", "She added: “Come.”"]
    assert speakers_of(passages, "en")[1] == ("spokeswoman",)


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Ada Lund met Per Moe for three hours.", None),
        ("Ada Lund came to Torv to see the dam.", "Ada Lund"),
        ("Ada Lund said Per Moe had called her.", "Ada Lund"),
        ("Spokeswoman Ada Lund met Mr Per Moe.", "Per Moe"),
        ("Nobody came.", None),
    ],
)
def test_a_pronoun_means_one_person_or_nobody(before: str, speaker: str | None) -> None:
    assert speakers_of([before, "“It will hold,” he said."], "en")[1] == (speaker,)


def test_a_person_is_named_in_full() -> None:
    passages = ["Engineer Ada Lund built the dam.", "“It will hold,” Lund said."]
    assert speakers_of(passages, "en")[1] == ("Ada Lund",)
    two = ["Ada Lund and Otto Lund built the dam.", "“It will hold,” Lund said."]
    assert speakers_of(two, "en")[1] == ("Lund",)


def test_a_quotation_goes_on() -> None:
    passages = [
        "“It was cold,” said Ole Dahl. “Nobody slept.”",
        "“We walked.”",
        "Ida Moe wrote: “It broke.",
        "“All of it.”",
    ]
    assert speakers_of(passages, "en") == [("Ole Dahl", "Ole Dahl"), ("Ole Dahl",), ("Ida Moe",), ("Ida Moe",)]


def test_a_verb_without_anybody_names_nobody() -> None:
    text = "China opened the fair (officially called “The Long Road”)."
    assert speakers_of([text], "en") == [(None,)]
    assert speakers_of(["Ada Lund was told the dam was “a gift”."], "en") == [(None,)]


@pytest.mark.parametrize(
    ("language", "passages", "speakers"),
    [
        ("fr", ["La maire Ada Lund a refusé. « Non », a-t-elle ajouté."], ["Ada Lund"]),
        ("fr", ["D’après le préfet Luc Simon, la route est « coupée »."], ["Luc Simon"]),
        ("de", ["Innenministerin Ute Lang kam. „Gut so“, so die Ministerin."], ["Ute Lang"]),
        ("de", ["»Ein Witz«, konterte Kai Rot."], ["Kai Rot"]),
        ("es", ["“Abriremos”, prometió el gobernador Juan Sáez en un acto."], ["Juan Sáez"]),
        ("es", ["“Abriremos”, dijo Juan Sáez. “Hoy”, añadió."], ["Juan Sáez", "Juan Sáez"]),
        (
            "ru",
            ["Глава банка Олег Панов назвал план «хорошим».", "«Ждём», — добавил он."],
            ["Олег Панов", "Олег Панов"],
        ),
        ("ar", ["قال المدير خالد منصور إن القرار «خطوة جيدة».", "وأضاف: «سنعمل معا»."], ["خالد منصور", "خالد منصور"]),
    ],
)
def test_other_languages_name_speakers_in_their_own_ways(
    language: str, passages: list[str], speakers: list[str]
) -> None:
    assert [speaker for row in speakers_of(passages, language) for speaker in row] == speakers
