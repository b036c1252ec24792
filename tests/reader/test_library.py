"""The library as the window and the command line use it, on a real file."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import NotFoundError, ReaderError, StorageError
from reader.base.ids import ArticleId, ChangeKey, StoryId
from reader.comparison.change import ChangeClass
from reader.comparison.variations import variations_of
from reader.library import Library
from reader.review.agreement import member_keys
from reader.review.mark import Verdict
from reader.store.stories import counted_stories

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.rows import OpenStory, StoryRow


def ferry(library: Library) -> StoryRow:
    return next(story for story in library.stories() if len(story.articles) == 3)


def key_of(story: OpenStory, change_class: ChangeClass) -> ChangeKey:
    return next(
        key
        for key, one in zip(story.keys, story.comparison.changes, strict=True)
        if one.change.change_class is change_class
    )


def test_articles_of_one_event_form_one_story(filled: Library) -> None:
    stories = filled.stories()
    assert sorted(len(story.articles) for story in stories) == [1, 3]
    detail = filled.story(ferry(filled).id)
    assert {member.article for member in detail.members} == {1, 2, 3}
    assert all(filled.relations(story.id) is not None for story in stories)
    assert {(relation.a, relation.b) for relation in filled.relations(ferry(filled).id)} >= {(1, 2)}


def test_stories_keep_their_ids_when_grouped_again(filled: Library) -> None:
    before = {story.id: story.articles for story in filled.stories()}
    changes = filled.regroup()
    assert {story.id: story.articles for story in filled.stories()} == before
    assert changes.stories == frozenset()
    assert changes.grouping


def test_open_story_puts_the_base_first_and_keys_beside_changes(filled: Library) -> None:
    opened = filled.open_story(ferry(filled).id)
    assert opened.comparison.base == 0
    assert len(opened.keys) == len(opened.comparison.changes) > 0
    assert [article.passages for article in opened.articles] == list(opened.comparison.columns)
    other = opened.articles[1].row.id
    assert filled.open_story(opened.row.id, base=other).articles[0].row.id == other


def test_list_knows_how_much_is_decided_once_a_story_was_opened(filled: Library) -> None:
    assert ferry(filled).total is None
    opened = filled.open_story(ferry(filled).id)
    weighty = [one for one in variations_of(opened.comparison) if not one.change_class.is_trivial]
    row = ferry(filled)
    assert (row.total, row.decided) == (len(weighty), 0)
    filled.decide(row.id, [key_of(opened, ChangeClass.FIGURE)], Verdict.MATTERS)
    assert ferry(filled).decided > 0
    filled.undo()
    assert ferry(filled).decided == 0


def test_change_with_several_readings_is_decided_when_all_of_them_are(library: Library, sample: Path) -> None:
    list(library.import_paths([sample / "bridge-collapse"]))
    library.regroup()
    story = max(library.stories(), key=lambda row: len(row.articles)).id

    def decided() -> int:
        return next(row.decided for row in library.stories() if row.id == story)

    opened = library.open_story(story)
    weighty = (one for one in variations_of(opened.comparison) if not one.change_class.is_trivial)
    readings = next(keys for one in weighty if len(keys := member_keys(one, opened.keys)) > 1)
    library.decide(story, readings[:1], Verdict.MATTERS)
    assert decided() == 0
    library.decide(story, readings[1:], Verdict.NOISE)
    assert decided() == 1
    library.undo()
    assert decided() == 0
    library.undo()
    library.decide(story, readings, Verdict.MATTERS)
    assert decided() == 1
    library.undo()
    assert decided() == 0


def test_everything_decided_is_as_many_as_there_are(filled: Library) -> None:
    opened = filled.open_story(ferry(filled).id)
    filled.decide(opened.row.id, opened.keys, Verdict.NOISE)
    assert ferry(filled).decided == ferry(filled).total


def test_counts_of_a_reading_library_are_kept_by_the_writing_one(filled: Library, library_path: Path) -> None:
    with Library.open(library_path, read_only=True) as reader:
        opened = reader.open_story(ferry(reader).id)
        assert ferry(reader).total is None
        assert filled.keep_counts(opened).stories == {opened.row.id}
        assert filled.keep_counts(opened).stories == frozenset()
        assert ferry(reader).total is not None


def test_counts_that_lead_to_no_story_are_made_anew_when_it_is_opened(filled: Library) -> None:
    story = ferry(filled).id
    filled.open_story(story)
    with filled._store.atomic():
        filled._store.write("UPDATE story_totals SET base_hash = ''")
    assert story not in counted_stories(filled._store)
    filled.open_story(story)
    assert story in counted_stories(filled._store)


def test_verdict_and_note_live_together_and_are_undone_one_by_one(filled: Library) -> None:
    story = ferry(filled).id
    key = key_of(filled.open_story(story), ChangeClass.FIGURE)
    changes = filled.decide(story, [key], Verdict.NOISE)
    assert changes.marks
    assert story in changes.stories
    filled.note(story, key, "typing error?")
    mark = filled.open_story(story).marks[key]
    assert (mark.verdict, mark.note) == (Verdict.NOISE, "typing error?")
    filled.undo()
    assert filled.open_story(story).marks[key].note == ""
    filled.undo()
    assert filled.open_story(story).marks == {}
    filled.redo()
    filled.redo()
    assert filled.open_story(story).marks[key] == mark


def test_verdict_is_found_for_a_change_read_against_another_base(filled: Library) -> None:
    story = ferry(filled).id
    default = filled.open_story(story)
    other = filled.open_story(story, base=default.articles[2].row.id)
    key = next(key for key in other.keys if key not in default.keys)
    filled.decide(story, [key], Verdict.UNSURE)
    assert filled.open_story(story, base=other.articles[0].row.id).marks[key].verdict is Verdict.UNSURE


def test_unknown_change_cannot_be_decided(filled: Library) -> None:
    with pytest.raises(NotFoundError):
        filled.decide(ferry(filled).id, [ChangeKey("nowhere")], Verdict.NOISE)
    assert filled.undo_name() == "Import 4 articles"


def test_undo_and_redo_survive_the_end_of_the_program(filled: Library, library_path: Path) -> None:
    story = ferry(filled).id
    key = key_of(filled.open_story(story), ChangeClass.FIGURE)
    filled.decide(story, [key], Verdict.MATTERS)
    filled.close()
    with Library.open(library_path) as again:
        assert again.undo_name() == "Mark as matters"
        assert again.undo().redo == "Mark as matters"
        assert not again.open_story(story).marks
    with Library.open(library_path) as once_more:
        assert once_more.redo().marks
        assert once_more.open_story(story).marks[key].verdict is Verdict.MATTERS


def test_a_new_step_cuts_what_could_be_redone(filled: Library) -> None:
    story = ferry(filled).id
    key = key_of(filled.open_story(story), ChangeClass.FIGURE)
    filled.decide(story, [key], Verdict.MATTERS)
    filled.undo()
    filled.decide(story, [key], Verdict.NOISE)
    assert filled.redo_name() is None
    filled.redo()
    assert filled.open_story(story).marks[key].verdict is Verdict.NOISE


def test_the_same_verdict_again_is_no_step(filled: Library) -> None:
    story = ferry(filled).id
    key = key_of(filled.open_story(story), ChangeClass.FIGURE)
    filled.decide(story, [key], Verdict.MATTERS)
    filled.decide(story, [key], Verdict.MATTERS)
    filled.undo()
    assert filled.undo_name() == "Import 4 articles"


def test_undo_with_nothing_to_undo_does_nothing(library: Library) -> None:
    changes = library.undo() | library.redo()
    assert (changes.undo, changes.redo, changes.marks) == (None, None, False)


def test_edit_is_shown_everywhere_and_undone(filled: Library) -> None:
    article = ArticleId(4)
    filled.edit(article, "headline", "Half of the blossom  is lost")
    filled.edit(article, "published", "2023-04")
    filled.edit(article, "outlet", "Vell Courier")
    row = next(row for row in filled.articles() if row.id == article)
    assert (row.title, row.outlet, row.published) == ("Half of the blossom is lost", "Vell Courier", "2023-04")
    assert filled.article(article).row == row
    for _ in range(3):
        filled.undo()
    assert filled.article(article).row.title.startswith("Frost ruins half")


def test_story_named_after_an_article_follows_its_headline(filled: Library) -> None:
    story = next(story for story in filled.stories() if story.articles == (4,))
    filled.edit(ArticleId(4), "headline", "Half of the blossom is lost")
    assert filled.story(story.id).row.title == "Half of the blossom is lost"
    filled.regroup()
    assert filled.story(story.id).row.title == "Half of the blossom is lost"
    filled.undo()
    assert filled.story(story.id).row.title == story.title


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "last week"), ("published", "2023-13"), ("published", "2023-02-30"), ("colour", "red")],
)
def test_edit_refuses_what_cannot_be_a_value(filled: Library, field: str, value: str) -> None:
    with pytest.raises(ReaderError):
        filled.edit(ArticleId(4), field, value)
    assert filled.undo_name() == "Import 4 articles"


def test_flipped_block_leaves_comparison_and_search_and_comes_back(filled: Library) -> None:
    article = ArticleId(4)
    before = filled.article(article)
    index = next(number for number, block in enumerate(before.article.blocks) if "sprinklers" in block.text)
    filled.flip_block(article, index)
    assert not filled.search("sprinklers")
    assert len(filled.article(article).passages) == len(before.passages) - 1
    assert filled.article(article).row.words < before.row.words
    filled.undo()
    assert filled.article(article) == before
    assert [hit.article for hit in filled.search("sprinklers")] == [article]


def test_text_flipped_for_an_outlet_is_furniture_there_now_and_later(filled: Library, tmp_path: Path) -> None:
    for article in (1, 2):
        filled.edit(ArticleId(article), "outlet", "Larkhaven Herald")
    blocks = filled.article(ArticleId(1)).article.blocks
    index = next(number for number, block in enumerate(blocks) if block.text.startswith("Tugs pulled"))
    filled.flip_block_for_outlet(ArticleId(1), index)
    assert {hit.article for hit in filled.search("tugs")} == set()
    assert all("Tugs" not in text for article in (1, 2) for text in filled.article(ArticleId(article)).passages)
    later = tmp_path / "later.jsonl"
    text = f"The quay of Larkhaven was closed on Wednesday for a day, the port said.\n\n{blocks[index].text}"
    later.write_text(json.dumps({"outlet": "Larkhaven Herald", "text": text}), encoding="utf-8")
    (result,) = filled.import_paths([later])
    assert result.article is not None
    assert len(filled.article(result.article).passages) == 1
    assert not filled.search("tugs")
    assert filled.check().is_sound
    filled.undo()
    filled.undo()
    assert {hit.article for hit in filled.search("tugs")} == {1, 2}


def test_text_of_an_unknown_outlet_cannot_be_flipped_for_it(filled: Library) -> None:
    filled.edit(ArticleId(4), "outlet", "")
    with pytest.raises(ReaderError, match="no outlet"):
        filled.flip_block_for_outlet(ArticleId(4), 0)


def test_passages_put_level_by_hand_share_a_row_until_cleared(filled: Library) -> None:
    story = ferry(filled).id
    opened = filled.open_story(story)
    total = ferry(filled).total
    left, right = opened.articles[0].row.id, opened.articles[1].row.id
    changes = filled.anchor((left, 0), (right, 2))
    assert changes.stories == {story}
    assert ferry(filled).total is None
    rows = filled.open_story(story).comparison.alignment.rows
    assert any(
        cells[0] and cells[1] and (cells[0].passages, cells[1].passages) == ((0,), (2,))
        for cells in (row.cells for row in rows)
    )
    filled.clear_anchors(story)
    assert filled.open_story(story).comparison == opened.comparison
    filled.undo()
    assert filled.open_story(story).comparison != opened.comparison
    filled.undo()
    assert filled.open_story(story).comparison == opened.comparison
    assert ferry(filled).total == total


def test_hand_made_grouping_outlives_every_grouping(filled: Library) -> None:
    filled.apart(ArticleId(1), ArticleId(2))
    filled.regroup()
    stories = {article: story.id for story in filled.stories() for article in story.articles}
    assert stories[ArticleId(1)] != stories[ArticleId(2)]
    filled.undo()
    filled.together(ArticleId(1), ArticleId(4))
    filled.regroup()
    stories = {article: story.id for story in filled.stories() for article in story.articles}
    assert stories[ArticleId(1)] == stories[ArticleId(4)]
    filled.undo()
    assert len(ferry(filled).articles) == 3


def test_discarded_article_leaves_and_comes_back_with_what_was_decided(filled: Library) -> None:
    story = ferry(filled).id
    key = key_of(filled.open_story(story), ChangeClass.FIGURE)
    filled.decide(story, [key], Verdict.MATTERS)
    filled.discard([ArticleId(2)])
    assert filled.story(story).row.articles == (1, 3)
    assert filled.article(ArticleId(2)).row.title
    (orphan,) = filled.orphaned_marks()
    assert (orphan.mark.key, orphan.mark.verdict, {orphan.left, orphan.right}) == (
        key,
        Verdict.MATTERS,
        {"212", "221"},
    )
    assert filled.check().orphaned_marks == 1
    assert filled.undo_name() == "Remove article"
    filled.undo()
    assert filled.open_story(story).marks[key].verdict is Verdict.MATTERS
    assert filled.orphaned_marks() == ()


def test_stories_are_merged_split_and_pinned_in_one_step_each(filled: Library) -> None:
    before = {story.id: story.articles for story in filled.stories()}
    filled.merge(list(before))
    assert [set(story.articles) for story in filled.stories()] == [{1, 2, 3, 4}]
    filled.regroup(anew=True)
    assert len(filled.stories()) == 1
    filled.undo()
    assert {story.id: story.articles for story in filled.stories()} == before
    filled.split([ArticleId(2), ArticleId(3)])
    assert {story.articles for story in filled.stories()} == {(1,), (2, 3), (4,)}
    filled.undo()
    assert {story.id: story.articles for story in filled.stories()} == before
    filled.pin(ferry(filled).id)
    assert filled.undo_name() == "Pin story"
    with pytest.raises(ReaderError, match="of one story"):
        filled.split([ArticleId(1), ArticleId(4)])


def test_state_is_kept_and_is_no_step(library: Library, library_path: Path) -> None:
    library.set_state("place", "story 3")
    library.set_state("place", "story 4")
    library.close()
    with Library.open(library_path) as again:
        assert again.state("place") == "story 4"
        assert again.state("elsewhere") is None
        assert again.undo_name() is None


@pytest.mark.parametrize("call", [lambda one: one.article(ArticleId(99)), lambda one: one.open_story(StoryId(99))])
def test_unknown_ids_are_named(filled: Library, call: object) -> None:
    assert callable(call)
    with pytest.raises(NotFoundError) as caught:
        call(filled)
    assert caught.value.subject == "99"


def test_reader_on_another_thread_sees_what_was_committed(filled: Library, library_path: Path) -> None:
    seen: list[object] = []

    def read() -> None:
        with Library.open(library_path, read_only=True) as reader:
            seen.append(len(reader.articles()))
            seen.append(len(reader.open_story(ferry(reader).id).articles))
            try:
                reader.set_state("a", "b")
            except StorageError as error:
                seen.append(str(error))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert seen[:2] == [4, 3]
    assert "reading only" in str(seen[2])
    filled.set_state("a", "c")
    assert filled.state("a") == "c"
