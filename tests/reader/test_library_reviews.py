"""Sessions, reasons, notes on texts, house style and others' verdicts in a library on a real file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import ReaderError, SourceError
from reader.base.ids import ArticleId, StoryId, TextHash
from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.library import Library
from reader.review.house_style import BY_HAND, StylePair
from reader.review.mark import Verdict
from reader.review.note import Note, NoteAnchor, NoteKind
from reader.review.opinion import opinion_line, opinions_in
from reader.review.session import SessionOrder, SessionPlace

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.rows import OpenStory, StoryRow

_REPORT = """{title}

{town}, March {day}, 2025 (Desk) - The harbour office of {town} held {count} boats on {weekday} after a {colour} tide.

{more}
"""


def ferry(library: Library) -> StoryRow:
    return next(story for story in library.stories() if len(story.articles) == 3)


def opened(library: Library) -> OpenStory:
    return library.open_story(ferry(library).id)


# Bases


def test_a_merged_story_is_read_on_against_the_base_that_most_marks_stand_on(filled: Library) -> None:
    story = opened(filled)
    own, other = (one.row.id for one in (story.articles[0], story.articles[1]))
    alone = next(row.id for row in filled.stories() if row.id != story.row.id)
    against = filled.open_story(story.row.id, other)
    filled.decide(story.row.id, story.keys[:1], Verdict.MATTERS)
    assert opened(filled).elsewhere == {}
    for key in [one for one in against.keys if one not in story.keys][:2]:
        filled.decide(against.row.id, (key,), Verdict.NOISE)
    assert opened(filled).articles[0].row.id == own, "a story does not turn while it is read"
    assert opened(filled).elsewhere == {other: 2}
    filled.merge((story.row.id, alone))
    merged = next(row.id for row in filled.stories() if own in row.articles)
    assert filled.open_story(merged).articles[0].row.id == other
    assert len(filled.open_story(merged).marks) == 2
    assert filled.open_story(merged).elsewhere == {own: 1}
    assert list(filled.open_story(merged, own).marks) == list(story.keys[:1])


# Sessions


def test_a_session_outlives_the_program_and_knows_how_far_it_is(filled: Library, library_path: Path) -> None:
    stories = [story.id for story in filled.stories()]
    made, changes = filled.make_session("  Night   shift ", stories, SessionOrder.WEIGHT)
    assert changes.undo == "New session “Night shift”"
    assert changes.review
    story = opened(filled)
    filled.decide(story.row.id, story.keys[:1], Verdict.NOISE)
    place = SessionPlace(change=story.keys[1], scroll="3:40", seconds=30.0, verdicts=1)
    filled.keep_session_place(made, place, story.row.id)
    filled.close()
    with Library.open(library_path) as again:
        (progress,) = again.sessions()
        assert progress.session.name == "Night shift"
        assert set(progress.stories) == set(stories)
        assert progress.here == story.row.id
        assert (progress.place.change, progress.place.scroll, progress.place.pace) == (story.keys[1], "3:40", 2.0)
        assert progress.done == {one.id for one in again.stories() if len(one.articles) == 1}
        assert progress.total > progress.decided
        assert progress.following(None) == story.row.id


def test_a_story_left_is_done_and_undo_takes_that_back(filled: Library) -> None:
    made, _ = filled.make_session("Short", [ferry(filled).id])
    assert filled.leave_story(made, ferry(filled).id).undo == "Leave the rest of a story"
    assert filled.sessions()[0].done == {ferry(filled).id}
    filled.undo()
    assert filled.sessions()[0].done == frozenset()


def test_sessions_are_renamed_archived_and_undone_by_name(filled: Library) -> None:
    first, _ = filled.make_session("First", [ferry(filled).id])
    second, _ = filled.make_session("Second", [ferry(filled).id])
    assert first != second
    assert filled.rename_session(first, "Other").undo == "Rename session “Other”"
    assert filled.archive_session(second).undo == "Archive session “Second”"
    told = {one.session.id: (one.session.name, one.session.is_archived) for one in filled.sessions()}
    assert told == {first: ("Other", False), second: ("Second", True)}
    for _ in range(4):
        filled.undo()
    assert filled.sessions() == ()
    with pytest.raises(ReaderError, match="no story"):
        filled.make_session("Empty", [StoryId(999)])


def test_a_queue_follows_its_stories_through_regrouping(filled: Library) -> None:
    stories = [story.id for story in filled.stories()]
    filled.make_session("Both", stories)
    filled.merge(stories)
    (merged,) = filled.stories()
    assert filled.sessions()[0].stories == (merged.id,)
    filled.undo()
    assert len(filled.sessions()[0].stories) == 2


# Reasons


def test_a_reason_stays_with_its_verdict_and_goes_with_it(filled: Library) -> None:
    filled.set_reasons(["agency style", " agency  style", "", "translation"])
    assert filled.reasons() == ("agency style", "translation")
    story = opened(filled)
    filled.decide(story.row.id, story.keys[:1], Verdict.NOISE)
    assert filled.give_reason(story.row.id, story.keys[:1], "translation").undo == "Reason “translation”"
    filled.decide(story.row.id, story.keys[:1], Verdict.NOISE)
    assert opened(filled).marks[story.keys[0]].reason == "translation"
    filled.decide(story.row.id, story.keys[:1], Verdict.MATTERS)
    assert opened(filled).marks[story.keys[0]].reason == ""
    filled.undo()
    assert opened(filled).marks[story.keys[0]].reason == "translation"
    filled.set_reasons(["translation", "agency style"])
    filled.undo()
    assert filled.reasons() == ("agency style", "translation")


def test_a_step_logged_before_there_were_reasons_is_still_undone(filled: Library) -> None:
    story = opened(filled)
    filled.decide(story.row.id, story.keys[:1], Verdict.NOISE)
    filled.decide(story.row.id, story.keys[:1], Verdict.UNSURE)
    with filled._store.atomic():
        filled._store.write("UPDATE steps SET backward = replace(backward, ',\"reason\":\"\"', '')")
    filled.undo()
    assert opened(filled).marks[story.keys[0]].verdict is Verdict.NOISE


# Notes


def test_typing_a_note_is_one_step(filled: Library) -> None:
    story = opened(filled)
    for text in ("See", "See the", "See the **tape**"):
        filled.note(story.row.id, story.keys[0], text)
    assert opened(filled).marks[story.keys[0]].note == "See the **tape**"
    assert filled.undo_name() == "Note"
    filled.undo()
    assert opened(filled).marks == {}
    assert filled.undo_name() == "Import 4 articles"
    filled.redo()
    assert opened(filled).marks[story.keys[0]].note == "See the **tape**"


def note_on_passage(library: Library, article: ArticleId, index: int, words: slice) -> Note:
    stored = library.article(article)
    block = stored.article.passages[index]
    span = Span(block.span.start + words.start, block.span.start + words.stop)
    return Note(NoteKind.SPAN, (NoteAnchor(stored.row.page_hash, span),), "Odd words", span.of(stored.text))


def test_notes_on_words_rows_articles_and_the_story_stand_in_the_open_story(filled: Library) -> None:
    story = opened(filled)
    pages = [one.row.page_hash for one in story.articles]
    whole = tuple(NoteAnchor(page) for page in pages)
    row = (NoteAnchor(pages[0], Span(0, 9)), NoteAnchor(pages[1], Span(0, 9)))
    for note in (
        Note(NoteKind.STORY, whole, "All of it", "The ferry"),
        Note(NoteKind.ARTICLE, whole[:1], "One of it", "Wire"),
        Note(NoteKind.ROW, row, "The row", "A ferry"),
        note_on_passage(filled, story.articles[1].row.id, 0, slice(2, 9)),
    ):
        changes = filled.write_note(note)
        assert changes.marks
        assert story.row.id in changes.stories
    assert {note.kind for note in opened(filled).notes} == set(NoteKind)
    assert filled.undo_name() == "Note on words"
    for _ in range(4):
        filled.undo()
    assert opened(filled).notes == ()


def test_a_note_stays_with_its_words_when_cleaning_changes_their_block(filled: Library) -> None:
    story = opened(filled)
    article = story.articles[0].row.id
    note = note_on_passage(filled, article, 1, slice(0, 12))
    filled.write_note(note)
    index = filled.article(article).article.blocks.index(filled.article(article).article.passages[1])
    filled.flip_block(article, index)
    assert len(filled.article(article).passages) == len(story.articles[0].passages) - 1
    (kept,) = opened(filled).notes
    (anchor,) = kept.anchors
    assert anchor.span is not None
    assert anchor.span.of(filled.article(article).text) == kept.quoted
    assert filled.orphaned_notes() == ()


def test_a_note_whose_text_is_gone_is_an_orphan_and_never_goes_to_a_text_alike(filled: Library) -> None:
    story = opened(filled)
    wire, other = story.articles[0], story.articles[1]
    assert set(wire.passages) & set(other.passages), "the texts have a passage in common"
    shared = next(index for index, text in enumerate(wire.passages) if text in other.passages)
    filled.write_note(note_on_passage(filled, wire.row.id, shared, slice(0, 12)))
    filled.discard([wire.row.id])
    (orphan,) = filled.orphaned_notes()
    assert orphan.quoted == wire.passages[shared][:12]
    rest = next(one for one in filled.stories() if other.row.id in one.articles)
    assert filled.open_story(rest.id).notes == ()
    filled.undo()
    assert filled.orphaned_notes() == ()
    assert len(opened(filled).notes) == 1


def test_a_note_on_a_story_goes_with_its_base_when_the_story_is_split(filled: Library) -> None:
    story = opened(filled)
    anchors = tuple(NoteAnchor(one.row.page_hash) for one in story.articles)
    filled.write_note(Note(NoteKind.STORY, anchors, "All", "Ferry"))
    filled.split([story.articles[2].row.id])
    noted = [row.articles for row in filled.stories() if filled.open_story(row.id).notes]
    assert noted == [row.articles for row in filled.stories() if story.articles[0].row.id in row.articles]


# House style


def write_stories(folder: Path) -> None:
    """Write two tellings each of four events, which call a tide grey or gray."""
    towns = ("Oldport", "Kelmouth", "Brackwater", "Sel")
    for number, (town, weekday) in enumerate(zip(towns, ("Monday", "Tuesday", "Wednesday", "Thursday"), strict=True)):
        for colour in ("grey", "gray"):
            piers = [f"pier {number * 7 + pier} of {town}, where crew {pier} of boat {number}" for pier in (1, 2)]
            more = "\n\n".join(f"The {colour} water reached {place} of {town}-{number} waited." for place in piers)
            title = f"Tide closes {town} harbour"
            text = _REPORT.format(
                title=title, town=town, day=3 + 8 * number, weekday=weekday, colour=colour, count=number + 31, more=more
            )
            (folder / f"{number}-{colour}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def tides(library: Library, tmp_path: Path) -> Library:
    folder = tmp_path / "tides"
    folder.mkdir()
    write_stories(folder)
    list(library.import_paths([folder]))
    library.regroup()
    return library


def colour_changes(library: Library) -> list[tuple[StoryId, int, OpenStory]]:
    stories = [library.open_story(row.id) for row in library.stories()]
    return [
        (story.row.id, place, story)
        for story in stories
        for place, one in enumerate(story.comparison.changes)
        if {one.change.left, one.change.right} == {"grey", "gray"}
    ]


def test_a_rule_is_proposed_after_five_verdicts_and_holds_only_once_accepted(tides: Library) -> None:
    found = colour_changes(tides)
    assert len({story for story, _, _ in found}) >= 3
    before = {story: opened_story.comparison for story, _, opened_story in found}
    for story, place, one in found:
        tides.decide(story, [one.keys[place]], Verdict.NOISE)
    (proposal,) = tides.proposed_rules()
    assert proposal.pair == StylePair("gray", "grey")
    assert {story: tides.open_story(story).comparison for story in before} == before, "nothing is applied silently"
    assert tides.answer_rule(proposal.pair, is_accepted=True).undo == "House style “gray” / “grey”"
    ruled = colour_changes(tides)
    assert {one.comparison.changes[place].change.rule for _, place, one in ruled} == {BY_HAND}
    assert {one.comparison.changes[place].change.change_class for _, place, one in ruled} == {ChangeClass.HOUSE_STYLE}
    assert [one.keys[place] for _, place, one in ruled] == [one.keys[place] for _, place, one in found]
    assert tides.proposed_rules() == ()
    tides.undo()
    assert {story: tides.open_story(story).comparison for story in before} == before
    tides.answer_rule(proposal.pair, is_accepted=False)
    assert tides.proposed_rules() == ()
    assert tides.house_rules() == ()


def test_a_rule_changes_how_many_changes_the_list_counts(tides: Library) -> None:
    story, place, one = colour_changes(tides)[0]
    counted = next(row.total for row in tides.stories() if row.id == story)
    change = one.comparison.changes[place].change
    assert counted is not None
    tides.answer_rule(StylePair(*sorted((change.left, change.right))), is_accepted=True)
    tides.open_story(story)
    now = next(row.total for row in tides.stories() if row.id == story)
    assert now is not None
    assert now < counted or change.change_class.is_trivial


# Verdicts of others


def test_verdicts_are_handed_on_merged_and_their_disagreements_settled(filled: Library, tmp_path: Path) -> None:
    filled.backup(tmp_path / "second.variorum")
    story = opened(filled)
    keys = tuple(dict.fromkeys(story.keys))
    filled.decide(story.row.id, keys[:1], Verdict.MATTERS)
    with Library.open(tmp_path / "second.variorum") as other:
        other.decide(story.row.id, keys[:1], Verdict.NOISE)
        other.decide(story.row.id, keys[1:2], Verdict.UNSURE, "two sources")
        other.note(story.row.id, keys[0], "As the agency writes")
        lines = [opinion_line(one) for one in other.opinions("Bea")]
    assert {json.loads(line)["who"] for line in lines} == {"Bea"}
    assert filled.merge_opinions(tuple(opinions_in(lines, "bea.jsonl"))).undo == "Merge verdicts of Bea"
    marks = opened(filled).marks
    assert marks[keys[0]].verdict is Verdict.MATTERS, "one's own verdict is not overwritten"
    assert marks[keys[0]].note == "As the agency writes"
    assert (marks[keys[1]].verdict, marks[keys[1]].reason) == (Verdict.UNSURE, "two sources")
    (one,) = filled.disagreements()
    assert (one.own.verdict, one.other.verdict, one.who) == (Verdict.MATTERS, Verdict.NOISE, "Bea")
    filled.settle_disagreement(one, is_theirs=True)
    assert opened(filled).marks[keys[0]].verdict is Verdict.NOISE
    assert filled.disagreements() == ()
    filled.undo()
    filled.settle_disagreement(one, is_theirs=False)
    assert opened(filled).marks[keys[0]].verdict is Verdict.MATTERS
    filled.undo()
    filled.undo()
    assert filled.disagreements() == ()
    assert keys[1] not in opened(filled).marks


NO_TEXT = json.dumps(dict.fromkeys(("key", "who", "when", "class", "left", "right", "left_hash", "right_hash"), 3))


@pytest.mark.parametrize("line", ["[]", "{", '{"key": "k"}', "[" * 100_000, NO_TEXT, json.dumps("x" * 300_000)])
def test_a_file_that_holds_no_verdicts_is_refused_by_its_line(line: str) -> None:
    with pytest.raises(SourceError, match=r"Line 2 of odd\.jsonl"):
        list(opinions_in(["", line], "odd.jsonl"))


def test_a_note_names_no_page_it_was_not_written_on() -> None:
    note = Note(NoteKind.ARTICLE, (NoteAnchor(TextHash("a")),), "x", "y")
    assert note.stands_on({TextHash("b")}) is None
