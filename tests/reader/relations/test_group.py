from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.articles.extraction import extract
from reader.base.ids import ArticleId
from reader.relations.group import group
from reader.relations.grouping import Constraint, Grouping
from reader.relations.profile import profile_of
from reader.sources.reading import read_source, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.relations.profile import Profile

TRUTH = Path(__file__).resolve().parents[2] / "data" / "sample.json"
FERRY = [
    (
        "The ferry Kestrel ran aground off Dunmore on Monday with 212 people on board, the coast guard said. Nobody was"
        " hurt. Tugs from Larkhaven pulled it free at noon, harbour master Nora Quill said."
    ),
    (
        "A ferry with 212 passengers stuck on a sandbank near Dunmore for six hours on Monday. Nora Quill, the harbour"
        " master, said two tugs from Larkhaven had freed the Kestrel at high water and nobody was hurt."
    ),
    (
        "Passengers of the Kestrel sang while they waited: 212 people spent Monday morning on a sandbank off Dunmore,"
        " until tugs from Larkhaven came. Harbour master Nora Quill blamed fog for the ferry's error."
    ),
]
FROST = [
    (
        "Growers in the Vell valley fear for half of their apples after two nights of frost, the orchard union said."
        " Candles saved the lower terraces, said Tomas Arrel, who keeps nine hectares of trees."
    ),
    (
        "Frost has ruined about half of the apple blossom in the Vell valley. The orchard union asks for 3.4 million"
        " crowns. Tomas Arrel lit candles on his nine hectares for two nights."
    ),
]


def sets(grouping: Grouping) -> set[frozenset[int]]:
    return {frozenset(story.articles) for story in grouping.stories}


@pytest.fixture
def news(profiled: Callable[..., Profile]) -> list[Profile]:
    return [profiled(number, text) for number, text in enumerate([*FERRY, *FROST])]


def test_articles_without_titles_and_dates_group_by_what_they_tell(news: list[Profile]) -> None:
    assert sets(group(news)) == {frozenset({0, 1, 2}), frozenset({3, 4})}


def test_every_article_is_in_exactly_one_story_and_says_why(news: list[Profile]) -> None:
    grouping = group(news)
    assert sorted(article for story in grouping.stories for article in story.articles) == [0, 1, 2, 3, 4]
    assert all(member.reasons for story in grouping.stories for member in story.members)
    ferry = next(story for story in grouping.stories if 0 in story.articles)
    assert any("Kestrel" in reason for member in ferry.members for reason in member.reasons)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)))
def test_the_order_of_articles_does_not_matter(news: list[Profile], order: list[int]) -> None:
    assert group([news[place] for place in order]) == group(news)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    decided=st.lists(
        st.tuples(st.sampled_from(list(combinations(range(5), 2))), st.booleans()), max_size=4, unique_by=lambda d: d[0]
    )
)
def test_hand_decisions_always_hold(news: list[Profile], decided: list[tuple[tuple[int, int], bool]]) -> None:
    constraints = [Constraint(ArticleId(a), ArticleId(b), is_together) for (a, b), is_together in decided]
    story_of = {
        article: number for number, story in enumerate(group(news, constraints).stories) for article in story.articles
    }
    apart = [pair for pair, is_together in decided if not is_together]
    together = [pair for pair, is_together in decided if is_together]
    if not apart:
        assert all(story_of[ArticleId(a)] == story_of[ArticleId(b)] for a, b in together)
    if not together:
        assert all(story_of[ArticleId(a)] != story_of[ArticleId(b)] for a, b in apart)
    (a, b), is_together = decided[-1] if decided else ((0, 1), True)
    if decided:
        assert (story_of[ArticleId(a)] == story_of[ArticleId(b)]) is is_together


def test_an_undated_article_joins_with_less_confidence_and_says_so_unless_it_copies(
    profiled: Callable[..., Profile],
) -> None:
    dated = [profiled(number, text, published="2024-03-04") for number, text in enumerate(FERRY[:2])]
    members = group([*dated, profiled(2, FERRY[2]), profiled(3, FERRY[0])]).stories[0].members
    assert [member.is_firm for member in members] == [True, True, False, True]
    assert members[2].against == ("It is undated, so that only its words and names speak for the story.",)


def test_what_was_put_together_by_hand_says_so(news: list[Profile]) -> None:
    grouping = group(news, [Constraint(ArticleId(0), ArticleId(3), is_together=True)])
    story = next(story for story in grouping.stories if 0 in story.articles)
    assert 3 in story.articles
    member = next(member for member in story.members if member.article == 3)
    assert any("by hand" in reason for reason in member.reasons)


def test_the_same_words_half_a_year_later_are_another_event(profiled: Callable[..., Profile]) -> None:
    profiles = [
        profiled(0, FERRY[0], published="2024-03-04"),
        profiled(1, FERRY[1], published="2024-03-04"),
        profiled(2, FERRY[0].replace("212", "180"), published="2024-10-20"),
        profiled(3, FERRY[2].replace("212", "180"), published="2024-10-21"),
    ]
    grouping = group(profiles)
    assert sets(grouping) == {frozenset({0, 1}), frozenset({2, 3})}
    assert [line.stories for line in grouping.storylines] == [(0, 1)]
    story = grouping.stories[0]
    assert (story.first, story.last) == ("2024-03-04", "2024-03-04")
    assert any("days apart" in miss.reason for miss in story.near_misses)


def test_a_library_of_unrelated_articles_has_no_storyline(profiled: Callable[..., Profile]) -> None:
    texts = [
        FERRY[0],
        FROST[0],
        "The central bank of Ostrava left its key rate at 4.5 per cent. Governor Lena Marsh said inflation would slow.",
        "Striker Omar Vance scored twice as Tellgate United beat Brack 3-1 and went to the top of the table.",
    ]
    grouping = group([profiled(number, text) for number, text in enumerate(texts)])
    assert len(grouping.stories) == 4
    assert grouping.storylines == ()


def test_a_story_is_named_by_its_earliest_dated_article(profiled: Callable[..., Profile]) -> None:
    profiles = [
        profiled(0, FERRY[0], headline="Ferry stuck", bounds=("2019", None)),
        profiled(1, FERRY[1], headline="Kestrel freed", published="2024-03-05"),
        profiled(2, FERRY[2], headline="Singing on the sandbank", published="2024-03-04"),
    ]
    grouping = group(profiles)
    assert [story.title for story in grouping.stories] == ["Singing on the sandbank"]


def test_nothing_groups_into_nothing() -> None:
    assert group([]) == Grouping((), (), ())


def profiles_of(folder: Path) -> dict[str, Profile]:
    profiles: dict[str, Profile] = {}
    for path in walk([folder]):
        for extraction in extract(read_source(path)):
            name = path.relative_to(folder).as_posix()
            profiles[name] = profile_of(ArticleId(len(profiles)), extraction.article)
    return profiles


def test_the_five_seeds_are_five_stories_of_one_storyline(seeds: Path) -> None:
    grouping = group(list(profiles_of(seeds).values()))
    assert sorted(len(story.articles) for story in grouping.stories) == [1, 1, 1, 1, 1]
    assert [len(line.stories) for line in grouping.storylines] == [5]


def test_the_sample_library_groups_as_its_truth_says(sample: Path) -> None:
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    profiles = profiles_of(sample)
    name_of = {profile.article: name for name, profile in profiles.items()}
    grouping = group(list(profiles.values()))
    stories = {frozenset(name_of[article] for article in story.articles) for story in grouping.stories}
    assert stories == {frozenset(names) for names in truth["stories"].values()}
    event_of = {name: event for event, names in truth["stories"].items() for name in names}
    lines = {
        frozenset(event_of[name_of[grouping.stories[number].articles[0]]] for number in line.stories)
        for line in grouping.storylines
    }
    assert lines == {frozenset(events) for events in truth["storylines"].values()}


def test_the_relations_of_the_sample_library_are_as_its_truth_says(sample: Path) -> None:
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    profiles = profiles_of(sample)
    kinds = {frozenset((found.a, found.b)): found.kind.value for found in group(list(profiles.values())).relations}
    expected = {
        frozenset((profiles[one].article, profiles[other].article)): kind for one, other, kind in truth["relations"]
    }
    assert {pair: kinds.get(pair) for pair in expected} == expected
