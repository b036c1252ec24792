"""Stories and storylines decided by hand: kept by every grouping, refused where contrary, taken back, undone."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.articles.block import Block, Role
from reader.articles.extraction import Extraction
from reader.base.errors import ReaderError
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.library import Library
from reader.relations.grouping import Scope
from reader.sources.page import Page
from reader.sources.source import Kind, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.base.ids import StoryId
    from reader.store.rows import StoryRow

FERRY = "The ferry Kestrel ran aground off Dunmore with 212 people, the coast guard said. Harbour master Nora Quill"
FROST = "Frost ruined apple blossom in the Vell valley, the orchard union said. Grower Tomas Arrel"
REPORTS = (
    ("Kestrel aground", f"{FERRY} blamed fog.", "2024-03-04"),
    ("Ferry on sandbank", f"{FERRY} praised two tugs from Larkhaven.", "2024-03-04"),
    ("Kestrel freed", f"{FERRY} promised answers at high water.", "2024-03-05"),
    ("Blossom lost", f"{FROST} lit candles.", "2024-04-20"),
    ("Growers count losses", f"{FROST} lost nine hectares.", "2024-04-21"),
    ("A year after the frost", f"{FROST} plants late apples now.", "2025-05-02"),
    ("Pool closed", "The council of Larkhaven closed the pool after a crack was found above the boards.", "2024-05-09"),
    ("Snow on the pass", "Snow closed the pass above Harrow for the third day, and lorries turned back.", None),
)
NUMBERS = st.integers(0, len(REPORTS) - 1)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["together", "apart", "take_in", "keep_out", "merge", "gather"]), NUMBERS, NUMBERS),
    st.tuples(st.sampled_from(["split", "pin", "leave", "discard", "restore"]), NUMBERS, NUMBERS),
)


@pytest.fixture
def ticking() -> Callable[[], datetime]:
    """A clock that goes on a minute whenever it is asked, from 3 May 2026 on."""
    minutes = count()
    return lambda: datetime(2026, 5, 3, 9, tzinfo=UTC) + timedelta(minutes=next(minutes))


def extraction(number: int) -> Extraction:
    headline, text, day = REPORTS[number]
    blocks, start = [], 0
    for sentence in (part.strip() + "." for part in text.split(".") if part):
        blocks.append(Block(Role.BODY, sentence, Span(start, start + len(sentence)), "test"))
        start += len(sentence) + 2
    page = "\n\n".join(block.text for block in blocks)
    article = Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim(headline, "test"),
        outlet=Claim(f"Paper {number + 1}", "test"),
        agency=None,
        byline=(),
        credit_chain=(),
        published=Published(day, Precision.DAY, "test") if day else None,
        language="en",
        url=None,
        blocks=tuple(blocks),
    )
    return Extraction(source_of(f"{number}.txt", page.encode(), Kind.TEXT), Page(page, "utf-8", "", ()), article)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deciding")
    with Library.open(folder / "library.variorum") as library:
        added = [library.add([extraction(number)], f"{number}.txt") for number in range(len(REPORTS))]
        library.finish_import([one.article for results in added for one in results if one.article is not None])
        library.backup(folder / "template.variorum")
    return folder / "template.variorum"


@pytest.fixture
def library(template: Path, tmp_path: Path, ticking: Callable[[], datetime]) -> Iterator[Library]:
    path = tmp_path / "library.variorum"
    path.write_bytes(template.read_bytes())
    with Library.open(path, clock=ticking) as opened:
        yield opened


def stories_of(library: Library) -> dict[ArticleId, StoryRow]:
    return {article: story for story in library.stories() for article in story.articles}


def story_with(library: Library, article: int) -> StoryId:
    return stories_of(library)[ArticleId(article)].id


def sets(library: Library) -> set[tuple[ArticleId, ...]]:
    return {story.articles for story in library.stories()}


Promise = tuple[str, ArticleId, ArticleId]


def all_pairs(kind: str, some: tuple[ArticleId, ...], others: tuple[ArticleId, ...]) -> list[Promise]:
    return [(kind, a, b) for a in some for b in others if a != b]


def take(library: Library, step: str, one: int, other: int) -> list[Promise]:
    """Take a step and return what it promises for ever: which articles are, or are not, one story."""
    rows = library.articles()
    a, b = rows[one % len(rows)].id, rows[other % len(rows)].id
    at, bt = stories_of(library)[a], stories_of(library)[b]
    calls: dict[str, tuple[Callable[[], object], list[Promise]]] = {
        "together": (lambda: library.together(a, b), [("story", a, b)]),
        "apart": (lambda: library.apart(a, b), [("not story", a, b)]),
        "take_in": (lambda: library.take_in(a, bt.id), all_pairs("story", (a,), bt.articles)),
        "keep_out": (lambda: library.keep_out(a, bt.id), all_pairs("not story", (a,), bt.articles)),
        "merge": (lambda: library.merge([at.id, bt.id]), all_pairs("story", at.articles, bt.articles)),
        "split": (lambda: library.split([a]), all_pairs("not story", (a,), at.articles)),
        "pin": (lambda: library.pin(at.id), all_pairs("story", at.articles, at.articles)),
        "gather": (lambda: library.gather([at.id] if bt.storyline else [at.id, bt.id], bt.storyline), []),
        "leave": (lambda: library.leave_storyline([at.id]), []),
        "discard": (lambda: library.discard([a] if len(rows) > 2 else []), []),
        "restore": (lambda: library.restore([row.id for row in library.discarded()][:1]), []),
    }
    call, promises = calls[step]
    call()
    return promises


def state(library: Library) -> tuple[object, ...]:
    tables = ("constraints", "storyline_constraints", "steps", "memberships", "stories", "storylines")
    return tuple(tuple(map(tuple, library._store.rows(f"SELECT * FROM {table}"))) for table in tables)


def kept(library: Library, promise: Promise) -> bool:
    kind, a, b = promise
    stories = stories_of(library)
    if a not in stories or b not in stories:
        return True
    return (stories[a].id == stories[b].id) is (kind == "story")


def lines_kept(library: Library) -> bool:
    """Tell whether every decision on storylines in the library holds."""
    stories = stories_of(library)
    decisions = [d for detail in library.story_details() for d in detail.decisions]
    for one in (pair for decision in decisions for pair in decision.constraints if pair.scope is Scope.STORYLINE):
        if one.a in stories and one.b in stories:
            a, b = stories[one.a], stories[one.b]
            is_one = a.id == b.id or (a.storyline is not None and a.storyline == b.storyline)
            if is_one is not one.is_together:
                return False
    return True


def test_what_comes_back_from_the_bin_does_not_undo_what_was_kept_apart(library: Library) -> None:
    one, lost, other, friend = (library.articles()[place].id for place in range(4))
    library.together(one, friend)
    library.discard([lost])
    library.apart(one, other)
    library.restore([lost])
    stories = stories_of(library)
    assert stories[one].id == stories[friend].id
    assert stories[one].id != stories[other].id


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(STEPS, min_size=2, max_size=7))
def test_accepted_decisions_hold_from_then_on_and_refused_ones_change_nothing(
    template: Path, ticking: Callable[[], datetime], steps: list[tuple[str, Any, Any]]
) -> None:
    promises: list[Promise] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.variorum"
        path.write_bytes(template.read_bytes())
        with Library.open(path, clock=ticking) as library:
            for step in steps:
                before = state(library)
                try:
                    promises += take(library, *step)
                except ReaderError:
                    assert state(library) == before
                assert [one for one in promises if not kept(library, one)] == []
                assert lines_kept(library)
            library.regroup(anew=True)
            assert [one for one in promises if not kept(library, one)] == []
            assert lines_kept(library)


def test_keeping_apart_what_a_chain_ties_names_the_chain_and_changes_nothing(library: Library) -> None:
    library.together(ArticleId(1), ArticleId(4))
    library.together(ArticleId(4), ArticleId(7))
    before = state(library)
    with pytest.raises(ReaderError) as refused:
        library.apart(ArticleId(7), ArticleId(1))
    told = str(refused.value)
    assert "“Kestrel aground” (Paper 1) and “Blossom lost” (Paper 4) were put into one story by hand on 3 May" in told
    assert "“Blossom lost” (Paper 4) and “Pool closed” (Paper 7) were put into one story by hand on 3 May 2026" in told
    assert told.endswith("; take one of these back first.")
    assert state(library) == before


def test_a_merge_against_what_was_kept_apart_is_refused_until_that_is_taken_back(library: Library) -> None:
    library.apart(ArticleId(1), ArticleId(4))
    stories = [story_with(library, 1), story_with(library, 4)]
    with pytest.raises(ReaderError, match=r"were kept apart by hand on 3 May 2026; take that back first\.$"):
        library.merge(stories)
    (decision,) = library.story(stories[0]).decisions
    assert library.withdraw(decision.made_utc).undo == "Take back a decision about stories"
    library.merge(stories)
    assert (1, 2, 3, 4, 5) in sets(library)
    for _ in range(2):
        library.undo()
    assert library.story(stories[0]).decisions == (decision,)


def test_a_pinned_story_cannot_be_split_until_the_pin_is_taken_back(library: Library) -> None:
    library.pin(story_with(library, 1))
    with pytest.raises(ReaderError, match="were put into one story by hand on 3 May 2026; take"):
        library.split([ArticleId(2)])
    (pin,) = library.story(story_with(library, 1)).decisions
    assert pin.others(ArticleId(2), is_together=True) == (1, 3)
    library.withdraw(pin.made_utc)
    library.split([ArticleId(2)])
    assert {(1, 3), (2,)} <= sets(library)
    with pytest.raises(ReaderError, match="taken back already"):
        library.withdraw(pin.made_utc)


def test_a_decision_that_was_made_before_is_no_step(library: Library) -> None:
    library.pin(story_with(library, 1))
    library.set_state("place", "here")
    assert library.pin(story_with(library, 1)).grouping is False
    assert library.undo_name() == "Pin story"
    library.undo()
    assert library.undo_name() != "Pin story"


def test_what_hangs_together_by_an_article_in_the_bin_stays_together(library: Library) -> None:
    library.together(ArticleId(1), ArticleId(7))
    library.together(ArticleId(7), ArticleId(8))
    library.discard([ArticleId(7)])
    assert story_with(library, 1) == story_with(library, 8)
    with pytest.raises(ReaderError, match="Pool closed"):
        library.apart(ArticleId(1), ArticleId(8))
    assert [row.id for row in library.discarded()] == [7]
    assert library.restore([ArticleId(7)]).undo == "Bring article back"
    assert story_with(library, 7) == story_with(library, 1)
    assert library.discarded() == ()


def test_near_miss_is_taken_in_and_another_kept_out(library: Library) -> None:
    story = story_with(library, 4)
    library.take_in(ArticleId(6), story)
    assert (4, 5, 6) in sets(library)
    member = library.story(story_with(library, 6)).members[2]
    assert "It was put into this story by hand." in member.reasons
    library.undo()
    library.keep_out(ArticleId(6), story)
    with pytest.raises(ReaderError, match="kept apart"):
        library.take_in(ArticleId(6), story)
    misses = {miss.article: miss.reason for miss in library.story(story).near_misses}
    assert "They were kept apart by hand." in misses[ArticleId(6)]


def test_story_goes_into_a_storyline_and_out_of_it_and_both_are_undone(library: Library) -> None:
    frost, pool = story_with(library, 4), story_with(library, 7)
    line = library.story(frost).row.storyline
    assert line is not None
    assert line == library.story(story_with(library, 6)).row.storyline
    library.gather([pool], line)
    assert library.story(pool).row.storyline == line
    assert any(reason.endswith("were put into one storyline by hand.") for reason in library.storyline_reasons()[line])
    with pytest.raises(ReaderError, match="were put into one storyline by hand on 3 May 2026; take"):
        library.leave_storyline([pool])
    library.regroup(anew=True)
    assert library.story(pool).row.storyline == library.story(frost).row.storyline
    library.undo()
    assert library.story(pool).row.storyline is None
    library.leave_storyline([frost])
    assert library.story(frost).row.storyline is None
    with pytest.raises(ReaderError, match="were put into different storylines by hand"):
        library.gather([frost, story_with(library, 6)])
    library.regroup(anew=True)
    assert library.story(frost).row.storyline is None
    library.undo()
    assert library.story(frost).row.storyline == library.story(story_with(library, 6)).row.storyline is not None


def test_stories_without_a_shared_word_make_a_storyline_with_a_title(library: Library) -> None:
    library.gather([story_with(library, 7), story_with(library, 8)])
    row = library.story(story_with(library, 8)).row
    assert row.storyline is not None
    assert row.storyline_title
    with pytest.raises(ReaderError, match="two stories at least"):
        library.gather([row.id])
    with pytest.raises(ReaderError, match="in no storyline"):
        library.leave_storyline([story_with(library, 1)])


def test_the_list_tells_what_was_put_together_by_hand(library: Library) -> None:
    assert not any(story.is_by_hand for story in library.stories())
    library.together(ArticleId(7), ArticleId(8))
    assert {story.articles for story in library.stories() if story.is_by_hand} == {(7, 8)}
