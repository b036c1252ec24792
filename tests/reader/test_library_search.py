"""Tags and saved searches: kept with the text, undone, asked for, and lost with nothing but their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import ReaderError
from reader.base.ids import ArticleId
from reader.library import Library
from reader.store.query import asking_outlet
from reader.store.rows import SavedSearch

if TYPE_CHECKING:
    from pathlib import Path

WIRE, HERALD, SHORT, ORCHARD = map(ArticleId, (1, 2, 3, 4))


def found(library: Library, query: str) -> set[ArticleId]:
    return {hit.article for hit in library.search(query)}


def test_a_tag_is_asked_for_by_any_part_of_its_name(filled: Library) -> None:
    filled.tag([WIRE, ORCHARD], ["To quote", "weather"])
    assert found(filled, "tag:QUOTE") == {WIRE, ORCHARD}
    assert found(filled, 'tag:"to quote" ferry') == {WIRE}
    assert found(filled, "-tag:quote") == {HERALD, SHORT}
    assert not found(filled, "tag:urgent")
    assert filled.tags() == {"To quote": 2, "weather": 2}


def test_a_story_carries_the_tags_of_its_articles(filled: Library) -> None:
    filled.tag([HERALD], ["urgent"])
    filled.tag([SHORT], ["dull"])
    ferry = next(row for row in filled.stories() if HERALD in row.articles)
    assert ferry.tags == ("dull", "urgent")
    assert filled.open_story(ferry.id).tags == {HERALD: ("urgent",), SHORT: ("dull",)}


def test_tagging_is_one_step_that_puts_on_and_takes_off(filled: Library) -> None:
    filled.tag([WIRE, HERALD], ["urgent"])
    changes = filled.tag([WIRE, HERALD], ["done"], ["urgent"])
    assert changes.tags
    assert changes.stories
    assert filled.tags() == {"done": 2}
    filled.undo()
    assert filled.tags() == {"urgent": 2}
    filled.undo()
    assert not filled.tags()
    filled.redo()
    assert filled.tags() == {"urgent": 2}


def test_a_tag_that_is_there_already_is_no_step(filled: Library) -> None:
    filled.tag([WIRE], ["urgent"])
    assert not filled.tag([WIRE], ["urgent"]).tags
    assert filled.undo_name() == "Tag “urgent”"


def test_tags_outlive_the_end_of_the_program_regrouping_and_the_bin(filled: Library, library_path: Path) -> None:
    filled.tag([ORCHARD], ["weather"])
    filled.regroup()
    assert found(filled, "tag:weather") == {ORCHARD}
    filled.discard([ORCHARD])
    assert not filled.tags()
    assert filled.lost_tags() == ("weather",)
    filled.restore([ORCHARD])
    assert not filled.lost_tags()
    filled.close()
    with Library.open(library_path) as again:
        assert found(again, "tag:weather") == {ORCHARD}


def test_a_tag_comes_back_with_a_reprint_of_its_text(filled: Library, tmp_path: Path, news: Path) -> None:
    filled.tag([ORCHARD], ["weather"])
    with Library.open(tmp_path / "other.variorum") as other:
        list(other.import_paths([news]))
        assert not other.tags()
    again = tmp_path / "again.txt"
    again.write_bytes((news / "4-orchard.txt").read_bytes())
    filled.discard([ORCHARD])
    list(filled.import_paths([again]))
    assert filled.tags() == {"weather": 1}


def test_flagged_asks_for_the_tag_of_that_name(filled: Library) -> None:
    filled.tag([SHORT], ["flagged"])
    assert found(filled, "is:flagged") == {SHORT}
    assert found(filled, "-is:flagged") == {WIRE, HERALD, ORCHARD}


@pytest.mark.parametrize("name", ["", "  ", "“”", '"'])
def test_a_name_without_a_letter_is_refused(filled: Library, name: str) -> None:
    with pytest.raises(ReaderError, match="at least one letter"):
        filled.tag([WIRE], [name])
    with pytest.raises(ReaderError, match="at least one letter"):
        filled.save_search(SavedSearch(name, "ferry"))


def test_a_name_is_kept_so_that_it_can_be_asked_for(filled: Library) -> None:
    filled.tag([WIRE], ['  so "called"\nexperts '])
    assert list(filled.tags()) == ["so called experts"]


def test_saved_searches_are_kept_renamed_and_taken_away(filled: Library) -> None:
    assert filled.save_search(SavedSearch("Ferries", " ferry -fog ")).searches
    filled.save_search(SavedSearch("apples", "orchard"))
    assert filled.saved_searches() == (SavedSearch("apples", "orchard"), SavedSearch("Ferries", "ferry -fog"))
    filled.rename_search(SavedSearch("Ferries", "ferry -fog"), "Boats")
    assert [one.name for one in filled.saved_searches()] == ["apples", "Boats"]
    filled.drop_search("apples")
    assert filled.saved_searches() == (SavedSearch("Boats", "ferry -fog"),)
    for _ in range(4):
        filled.undo()
    assert not filled.saved_searches()


def test_a_search_is_not_renamed_over_another_one(filled: Library) -> None:
    filled.save_search(SavedSearch("Ferries", "ferry"))
    filled.save_search(SavedSearch("Boats", "boat"))
    with pytest.raises(ReaderError, match="already"):
        filled.rename_search(SavedSearch("Ferries", "ferry"), "Boats")
    filled.rename_search(SavedSearch("Ferries", "ferry"), "Ferries")
    assert len(filled.saved_searches()) == 2


def test_outlets_are_named_once_each(filled: Library) -> None:
    for article in (WIRE, HERALD):
        filled.edit(article, "outlet", "Larkhaven Herald")
    filled.edit(ORCHARD, "outlet", "Vell Post")
    assert set(filled.outlets()) >= {"Larkhaven Herald", "Vell Post"}
    assert len(set(filled.outlets())) == len(filled.outlets())


def test_an_outlet_is_asked_for_as_it_is_offered(filled: Library) -> None:
    odd = 'The  "Coast"  Herald'
    filled.edit(WIRE, "outlet", odd)
    filled.edit(HERALD, "outlet", "Herald")
    filled.edit(ORCHARD, "outlet", "Vell Post")
    assert found(filled, asking_outlet(odd)) == {WIRE}
    assert found(filled, asking_outlet("Herald")) == {HERALD}
    assert found(filled, "-outlet:HERALD") == {WIRE, SHORT, ORCHARD}
    assert found(filled, "outlet:hera") == {WIRE, HERALD}
    filled.discard([ORCHARD])
    assert "Vell Post" not in filled.outlets()
    filled.restore([ORCHARD])
    assert "Vell Post" in filled.outlets()


def test_a_sentence_is_looked_for_without_what_is_excluded(filled: Library) -> None:
    sentence = "Three people were treated for bruises and nobody was missing"
    assert found(filled, f'like:"{sentence}"') == {WIRE, HERALD, SHORT}
    assert found(filled, f'like:"{sentence}" -told') == {HERALD}
    assert found(filled, f'like:"{sentence}" reporters -told') == {HERALD}


def test_the_list_of_stories_leaves_those_that_print_a_sentence(filled: Library) -> None:
    filled.tag([SHORT], ["short"])
    ferry = next(row.id for row in filled.stories() if HERALD in row.articles)
    sentence = 'like:"Three people were treated for bruises and nobody was missing"'
    assert list(filled.story_list(sentence).ids) == [ferry]
    assert list(filled.story_list(f"{sentence} tag:short").ids) == [ferry]
    assert not filled.story_list('like:"Candles and sprinklers saved the lower terraces" tag:short').ids
    assert not filled.story_list('like:"Nobody printed this sentence about a balloon"').ids
