from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.dates import dates_of
from reader.comparison.language import language_of
from reader.comparison.names import name_run
from reader.comparison.sentences import align_sentences, sentences_of
from reader.comparison.side import side_of
from reader.comparison.tokens import tokens_of

LANGUAGES = st.sampled_from(("en", "fr", "de", "es", "ru", "ar"))


def shown(text: str, language: str = "en") -> list[str]:
    return [token.text for token in tokens_of(text, language)]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=80), LANGUAGES)
def test_tokens_cover_all_of_a_text_but_white_space(text: str, language: str) -> None:
    tokens = tokens_of(text, language)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    ends, starts = [0, *(token.end for token in tokens)], [*(token.start for token in tokens), len(text)]
    assert all(end <= start and not text[end:start].strip() for end, start in zip(ends, starts, strict=True))


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("It cost $3.2 million.", "$3.2 million"),
        ("It rose 40% then.", "40%"),
        ("It fell on Oct. 7.", "Oct. 7"),
        ("A 72-hour truce.", "72-hour"),
        ("It took three and a half years.", "three and a half years"),
        ("It began late on Saturday.", "late on Saturday"),
        ("It opens at 7 a.m. today.", "7 a.m."),
        ("In the third quarter.", "third quarter"),
        ("In the summer of 2019.", "summer of 2019"),
        ("A 17-year-old boy.", "17-year-old"),
        ("They can't go.", "can't"),
        ("The U.S. left.", "U.S."),
        ("A well-known man.", "well-known"),
    ],
)
def test_what_means_one_thing_is_one_token(text: str, token: str) -> None:
    assert token in shown(text)


def test_scripts_without_spaces_give_a_token_a_letter() -> None:
    assert shown("首相は大阪へ") == ["首", "相", "は", "大", "阪", "へ"]


def test_text_from_right_to_left_keeps_its_order() -> None:
    assert shown("قتل ١٤ شخصا", "ar") == ["قتل", "١٤", "شخصا"]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("3 p.m.", "15:00", "en"),
        ("12 March 2021", "March 12, 2021", "en"),
        ("three days", "3 days", "en"),
        ("3. Mai", "3.5.", "de"),
        ("trois jours", "3 jours", "fr"),
        ("пять лет", "5 лет", "ru"),
    ],
)
def test_two_forms_of_one_date_have_one_value(one: str, other: str, language: str) -> None:
    (left,), (right,) = dates_of(one, language), dates_of(other, language)
    assert left.value == right.value
    assert (left.end, right.end) == (len(one), len(other))


@pytest.mark.parametrize(
    ("one", "other"), [("7 May", "8 May"), ("2 days", "2 weeks"), ("Monday", "Friday"), ("7 a.m.", "7 p.m.")]
)
def test_other_dates_have_other_values(one: str, other: str) -> None:
    assert dates_of(one)[0].value != dates_of(other)[0].value


def test_a_month_name_in_small_letters_is_no_month() -> None:
    assert dates_of("they may march") == ()


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet='Ab1. ?"”\n…。', max_size=60))
def test_sentences_hold_every_letter_once(text: str) -> None:
    spans = sentences_of(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Lund met Dr. Kost. They left.", 2),
        ("It was Oct. 7 in the U.S. capital.", 1),
        ("“We stay.” He left.", 2),
        ("Was it so? Yes! It was…", 3),
        ("洪水が来た。人が逃げた。", 2),
        ("هل غادر؟ نعم.", 2),
        ("Er kam am 3. Mai an. Es regnete.", 2),
    ],
)
def test_a_point_ends_a_sentence_but_not_an_abbreviation(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_sentences_are_paired_split_and_moved() -> None:
    a, b, c = ("the", "dam", "is", "old"), ("the", "river", "rose", "fast"), ("nobody", "was", "hurt", "there")
    moved = [pair for pair in align_sentences([a, b, c], [b, c, a]) if pair.is_moved]
    assert [(pair.left, pair.right) for pair in moved] == [((0,), (2,))]
    joined = align_sentences([(*a, *b)], [a, b])
    assert [(pair.left, pair.right) for pair in joined] == [((0,), (0, 1))]


def test_names_are_runs_of_capitals_without_titles() -> None:
    side = side_of("Yesterday President Anna Maria Berg left the Bank of Osk.", "en")
    names = {
        side.span(*name_run(side, at)).of(side.text)
        for at, token in enumerate(side.tokens)
        if token.text in ("Maria", "Bank")
    }
    assert names == {"Anna Maria Berg", "Bank of Osk"}


def test_words_know_whether_they_stand_in_marks() -> None:
    side = side_of("He said “we won’t ‘go’” twice.", "en")
    assert {token.text: depth for token, depth in zip(side.tokens, side.depth, strict=True)} == {
        **dict.fromkeys(("He", "said", "twice", "."), 0),
        **dict.fromkeys(("we", "won’t"), 1),
        "go": 2,
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a démissionné lundi.", "fr"),
        ("Der Minister ist am Montag zurückgetreten.", "de"),
        ("El ministro dimitió el lunes.", "es"),
        ("Министр ушёл в отставку.", "ru"),
        ("استقال الوزير أمس.", "ar"),
        ("The minister resigned.", "en"),
        ("La empresa invertirá 3,5 millones.", "es"),
    ],
)
def test_the_language_of_a_sentence_is_told(text: str, language: str) -> None:
    assert language_of(text) == language
