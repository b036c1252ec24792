"""The list of stories as ids: its orders, its groups, and what a query leaves of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.ids import ArticleId, StoryId
from reader.library import Library
from reader.store.story_list import Homes, StoryOrder
from tests.conftest import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.store.rows import StoryRow


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("listed") / "library.variorum"
    with Library.open(path) as library:
        list(library.import_paths([SAMPLE]))
        library.regroup()
        library.leave_storyline([library.stories()[0].id])
    return path


@pytest.fixture
def library(sampled: Path, tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "library.variorum").write_bytes(sampled.read_bytes())
    with Library.open(tmp_path / "library.variorum") as library:
        yield library


def listed(library: Library, query: str = "", order: StoryOrder = StoryOrder.LATEST) -> tuple[StoryRow, ...]:
    return library.stories([StoryId(one) for one in library.story_list(query, order).ids])


def days(rows: tuple[StoryRow, ...]) -> list[str]:
    return [row.first or "9999" for row in rows]


@pytest.mark.parametrize("order", StoryOrder)
def test_every_order_has_every_story_once_in_groups_without_a_gap(library: Library, order: StoryOrder) -> None:
    found = library.story_list("", order)
    assert sorted(found.ids) == sorted(row.id for row in library.stories())
    ends = [0, *(group.stop for group in found.groups)]
    assert [group.start for group in found.groups] == ends[:-1]
    assert ends[-1] == len(found.ids)
    for group in found.groups if order.has_groups else ():
        rows = library.stories([StoryId(one) for one in found.ids[group.start : group.stop]])
        assert {row.storyline for row in rows} == {group.storyline}
        assert all(row.storyline_title == group.title for row in rows if group.storyline is not None)


def test_storylines_come_by_their_newest_or_oldest_story_and_tell_it_in_order(library: Library) -> None:
    for order, pick in ((StoryOrder.LATEST, max), (StoryOrder.OLDEST, min)):
        found, rows = library.story_list("", order), listed(library, "", order)
        lines = [rows[group.start : group.stop] for group in found.groups if group.storyline is not None]
        assert lines
        assert all(days(line) == sorted(days(line)) for line in lines)
        ends = [pick(days(line)) for line in lines]
        assert ends == sorted(ends, reverse=order is StoryOrder.LATEST)
        assert [group.storyline for group in found.groups].index(None) == len(found.groups) - 1


def test_flat_orders_go_by_title_by_articles_and_by_what_is_undecided(library: Library) -> None:
    titles = [row.title.casefold() for row in listed(library, "", StoryOrder.TITLE)]
    assert titles == sorted(titles)
    sizes = [len(row.articles) for row in listed(library, "", StoryOrder.ARTICLES)]
    assert sizes == sorted(sizes, reverse=True)
    for row in library.stories()[:4]:
        library.open_story(row.id)
    rows = listed(library, "", StoryOrder.UNDECIDED)
    waiting = [row.total - row.decided for row in rows if row.total is not None and len(row.articles) > 1]
    assert waiting == sorted(waiting, reverse=True)
    done = [row.is_done for row in rows]
    assert done == sorted(done)


def test_a_query_leaves_stories_whose_title_or_outlet_has_the_words(library: Library) -> None:
    rows = {row.id: row for row in library.stories()}
    outlets = {article.outlet: article.story for article in library.articles() if article.outlet and article.story}
    outlet, story = next(iter(outlets.items()))
    found = {row.id for row in listed(library, outlet.upper())}
    assert story in found
    assert found < set(rows)
    word = rows[story].title.split()[0]
    assert story in {row.id for row in listed(library, word.lower())}
    assert not listed(library, "Xyzzyqua")


def test_filters_ask_for_one_article_that_fits_and_exclude_what_any_article_fits(library: Library) -> None:
    everything = {row.id for row in library.stories()}
    articles = library.articles()
    outlet = next(row.outlet for row in articles if row.outlet)
    printed = {row.story for row in articles if row.outlet == outlet}
    assert {row.id for row in listed(library, f'outlet:"{outlet}"')} == printed
    assert {row.id for row in listed(library, f'-outlet:"{outlet}"')} == everything - printed
    both = {row.story for row in articles if row.outlet == outlet and (row.published or "") >= "2026-05"}
    assert {row.id for row in listed(library, f'outlet:"{outlet}" after:2026-05')} == both


def test_a_story_is_unreviewed_until_its_last_change_has_a_verdict(library: Library) -> None:
    story = max(library.stories(), key=lambda row: len(row.articles)).id
    assert story in {row.id for row in listed(library, "is:unreviewed")}
    from reader.review.mark import Verdict  # noqa: PLC0415 - only here

    library.decide(story, library.open_story(story).keys, Verdict.NOISE)
    assert story not in {row.id for row in listed(library, "is:unreviewed")}
    assert story in {row.id for row in listed(library, "is:reviewed")}
    assert library.count_stories("is:reviewed") == 1


def test_rows_come_in_the_order_asked_for_and_what_is_gone_is_left_out(library: Library) -> None:
    ids = [row.id for row in library.stories()]
    assert [row.id for row in library.stories([ids[2], StoryId(10**9), ids[0]])] == [ids[2], ids[0]]
    assert library.stories(ids) == library.stories()


def test_the_next_undecided_story_is_looked_for_round_the_end(library: Library) -> None:
    ids = [StoryId(one) for one in library.story_list().ids]
    rows = {row.id: row for row in library.stories()}
    open_ones = [one for one in ids if not rows[one].is_done]
    assert library.next_undecided(ids, open_ones[-1]) == open_ones[0]
    assert library.next_undecided(ids, open_ones[0]) == open_ones[1]
    assert library.next_undecided([one for one in ids if rows[one].is_done], None) is None


def test_homes_know_where_every_article_stands(library: Library) -> None:
    homes: Homes = library.homes()
    rows = library.stories()
    assert all(homes.story_of(article) == row.id for row in rows for article in row.articles)
    assert set(homes.articles_of([rows[0].id, rows[1].id])) == {*rows[0].articles, *rows[1].articles}
    assert homes.stories_of((*rows[1].articles, *rows[0].articles)) == (rows[1].id, rows[0].id)
    assert homes.story_of(ArticleId(10**9)) is None
    assert library.story_with_most([*rows[0].articles, rows[1].articles[0]]) == rows[0].id
    assert library.story_with_most([ArticleId(10**9)]) is None


def test_stories_are_found_by_letters_of_their_title(library: Library) -> None:
    row = max(library.stories(), key=lambda row: len(row.articles))
    typed = row.title[:6]
    assert row.id in {story for story, _ in library.stories_named(typed, 50)}
    apart = "".join(letter for letter in row.title if letter.isalpha())[:12]
    assert row.id in {story for story, _ in library.stories_named(apart, 50)}
    assert not [title for _, title in library.stories_named("%_%", 50) if title.isascii()]
