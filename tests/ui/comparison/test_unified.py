"""The unified text: base and article told in one, nothing of either lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparing import compare
from reader.comparison.comparison import MOVED, TRANSLATED
from reader.comparison.diff import changes_between
from ui.comparison.unified import Side, UnifiedText, unified_text
from ui.comparison.view_state import TOO_LARGE

VOCABULARY = """
the a of said may not minister Berg Kyiv 14 1,400 twelve at least on Monday fell rose rebels terrorists who ( ) , . “ ”
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)


def told(left: str, right: str) -> UnifiedText:
    return unified_text(left, right, tuple(enumerate(changes_between(left, right))))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_base_is_read_whole_and_every_word_put_in_is_there(left: str, right: str) -> None:
    changes = changes_between(left, right)
    unified = told(left, right)
    assert unified.reading(Side.BASE)[0] == left
    for number, change in enumerate(changes):
        mine = [mark for mark in unified.marks if mark.change == number]
        struck = "".join(mark.span.of(unified.text) for mark in mine if mark.is_struck)
        put_in = "".join(mark.span.of(unified.text) for mark in mine if not mark.is_struck)
        assert (struck, put_in) == (change.left, change.right)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_what_one_side_reads_is_found_where_it_stands(left: str, right: str) -> None:
    unified = told(left, right)
    for side in (Side.BASE, Side.ARTICLE):
        words, places = unified.reading(side)
        assert "".join(unified.text[place] for place in places) == words


def test_words_taken_out_stand_before_those_put_in() -> None:
    unified = told("Killing at least 14 people, officials said.", "Killing 14 people, officials admitted.")
    assert unified.text == "Killing at least 14 people, officials said\u2009admitted."


def test_words_put_in_are_kept_apart_from_their_neighbours() -> None:
    unified = told("The boat sank at noon.", "The old boat sank at noon.")
    assert unified.text == "The old boat sank at noon."
    assert [words for words, side in unified.pieces if side is Side.ARTICLE] == ["old"]


def test_changes_that_are_not_told_leave_the_words_of_the_base() -> None:
    assert unified_text("The harbour was shut.", "The harbor was shut.", ()).text == "The harbour was shut."


def test_moved_sentence_is_taken_out_and_put_in_where_it_went() -> None:
    one, two, three = "The mayor resigned on Monday.", "Ferries stayed in port.", "Schools will open again next week."
    unified = told(f"{one} {two} {three}", f"{two} {three} {one}")
    assert unified.reading(Side.BASE)[0] == f"{one} {two} {three}"
    last = unified.text.rindex("The mayor")
    assert last > unified.text.index("Schools")
    assert [mark.is_struck for mark in sorted(unified.marks, key=lambda mark: mark.span)] == [True, False]


@pytest.mark.parametrize(("left", "right", "struck"), [("Gone here.", "", True), ("", "New here.", False)])
def test_passage_of_one_side_is_struck_or_put_in(left: str, right: str, *, struck: bool) -> None:
    comparison = compare(
        [
            ["Same words stand here in both."] + [left] * bool(left),
            ["Same words stand here in both.", *([right] * bool(right))],
        ],
        0,
    )
    change = next(one.change for one in comparison.changes if one.row == 1)
    unified = unified_text(left, right, ((7, change),))
    assert unified.text == left + right
    assert [(mark.change, mark.is_struck) for mark in unified.marks] == [(7, struck)]


def whole(rule: str, left: str, right: str) -> Change:
    spans = Span(0, len(left)), Span(0, len(right))
    return Change(ChangeClass.REORDERING, rule, left, spans[0], right, spans[1])


def test_moved_passage_tells_the_changes_inside_it() -> None:
    left, right = "The boat sank.", "The ship sank."
    inner = changes_between(left, right)
    unified = unified_text(left, right, ((0, whole(MOVED, left, right)), *enumerate(inner, 1)))
    assert unified.text == "The boat\u2009ship sank."
    assert unified.marks[-1].span == Span(0, len(unified.text))


def test_passages_in_two_languages_follow_each_other() -> None:
    unified = unified_text("Four died.", "Vier starben.", ((0, whole(TRANSLATED, "Four died.", "Vier starben.")),))
    assert unified.text == "Four died.\n\nVier starben."


def test_of_a_passage_too_large_to_compare_that_of_the_article_is_shown() -> None:
    assert unified_text("old", "new", ((0, whole(TOO_LARGE, "old", "new")),)).text == "new"


def test_scripts_without_spaces_get_none() -> None:
    change = Change(ChangeClass.WORDING, "made-for-a-test", "", Span(2, 2), "大", Span(2, 3))
    assert unified_text("北京市", "北京大市", ((0, change),)).text == "北京大市"


def test_sentences_that_follow_each_other_are_kept_apart() -> None:
    unified = told(
        "A bridge over the harbour fell, officials said.", "Sixteen people died. Doctors had told so before."
    )
    assert "died. Doctors" in unified.text
    assert not any(mark.span.of(unified.text).endswith(" ") for mark in unified.marks)
    assert "before. A bridge" in unified.text
