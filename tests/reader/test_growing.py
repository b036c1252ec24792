"""Whatever comes, goes or changes in whatever order: the grouping is what one gets from scratch."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import growing
from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.articles.block import Block, Role
from reader.articles.extraction import Extraction
from reader.base.errors import ReaderError
from reader.base.span import Span
from reader.library import Library
from reader.relations import memory, reference
from reader.relations.group import group
from reader.sources.page import Page
from reader.sources.source import Kind, source_of
from reader.store import finding
from reader.store.constraints import constraints
from reader.store.neighbourhoods import StoredGraph, grouped_articles
from reader.store.neighbourhoods import reference as stored_reference

if TYPE_CHECKING:
    from pathlib import Path

    from reader.base.ids import ArticleId

FACTS = (
    "the ferry Kestrel ran aground off Dunmore with 212 people on board",
    "tugs from Larkhaven pulled it free at noon",
    "harbour master Nora Quill blamed the fog",
    "passengers sang while they waited for high water",
    "frost ruined half of the apple blossom in the Vell valley",
    "the orchard union asks for 3,400 crowns a hectare",
    "Tomas Arrel lit candles between his trees for two nights",
    "the central bank of Ostrava left its key rate at 4.5 per cent",
    "Governor Lena Marsh said that inflation would slow by autumn",
    "striker Omar Vance scored twice as Tellgate beat Brack",
    "the coach praised a defence that let nothing through",
    "snow closed the pass above Harrow for the third day",
)
DAYS = ("2024-03-04", "2024-03-05", "2024-04-20", "2024-12-01", None)
texts = st.tuples(st.lists(st.integers(0, len(FACTS) - 1), min_size=1, max_size=5, unique=True), st.sampled_from(DAYS))
steps = st.one_of(
    st.tuples(st.just("add"), texts),
    st.tuples(st.just("drop"), st.integers(0, 30)),
    st.tuples(st.just("date"), st.tuples(st.integers(0, 30), st.sampled_from(DAYS[:4]))),
    st.tuples(st.just("apart"), st.tuples(st.integers(0, 30), st.integers(0, 30))),
    st.tuples(st.just("together"), st.tuples(st.integers(0, 30), st.integers(0, 30))),
    st.tuples(st.sampled_from(["gather", "leave"]), st.tuples(st.integers(0, 30), st.integers(0, 30))),
    st.tuples(st.just("undo"), st.none()),
)


def extraction(number: int, told: tuple[list[int], str | None]) -> Extraction:
    facts, day = told
    blocks, start = [], 0
    for fact in (f"Report {number}.", *(f"{FACTS[fact].capitalize()}, a paper says." for fact in facts)):
        blocks.append(Block(Role.BODY, fact, Span(start, start + len(fact)), "test"))
        start += len(fact) + 2
    text = "\n\n".join(block.text for block in blocks)
    article = Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim(f"Headline {number}", "test"),
        outlet=None,
        agency=None,
        byline=(),
        credit_chain=(),
        published=Published(day, Precision.DAY, "test") if day else None,
        language="en",
        url=None,
        blocks=tuple(blocks),
    )
    return Extraction(source_of(f"{number}.txt", text.encode(), Kind.TEXT), Page(text, "utf-8", "", ()), article)


def take(library: Library, number: int, step: str, value: object) -> None:
    present = [row.id for row in library.articles()]
    match step, value:
        case "add", (list() as facts, (str() | None) as day):
            (result,) = library.add([extraction(number, (facts, day))], f"{number}.txt")
            assert result.article is not None
            library.finish_import([result.article])
        case "drop", int() as place if present:
            library.discard([present[place % len(present)]])
        case "date", (int() as place, str() as day) if present:
            library.edit(present[place % len(present)], "published", day)
        case (("apart" | "together"), (int() as one, int() as other)) if len(present) > 1:
            a, b = present[one % len(present)], present[other % len(present)]
            if a != b:
                with suppress(ReaderError):  # what contradicts an earlier decision is refused
                    (library.apart if step == "apart" else library.together)(a, b)
        case (("gather" | "leave"), (int() as one, int() as other)) if present:
            stories = [story.id for story in library.stories()]
            first, second = stories[one % len(stories)], stories[other % len(stories)]
            with suppress(ReaderError):
                library.gather([first, second]) if step == "gather" else library.leave_storyline([first])
        case "undo", _:
            library.undo()
        case _:
            pass


def told(library: Library) -> tuple[object, ...]:
    """Return all that the library says of its grouping, ids of stories left out."""
    rows = library.stories()
    stories = {
        row.articles: (row.title, row.first, row.last, detail.members, detail.families, detail.near_misses)
        for row in rows
        for detail in [library.story(row.id)]
    }
    lines: dict[object, set[tuple[ArticleId, ...]]] = {}
    for row in rows:
        lines.setdefault(row.storyline, set()).add(row.articles)
    lines.pop(None, None)
    titles = sorted({row.storyline_title or "" for row in rows})
    relations = library._store.rows("SELECT * FROM relations ORDER BY a, b")
    return stories, sorted(map(sorted, lines.values())), titles, [tuple(row) for row in relations]


def from_scratch(library: Library) -> tuple[object, ...]:
    graph = StoredGraph(library._store)
    used = stored_reference(library._store)
    profiles = [graph.profile(one) for one in grouped_articles(library._store)]
    grouping = group(profiles, constraints(library._store), used)
    stories = {
        story.articles: (
            story.title, story.first, story.last, story.members, story.families,
            tuple(sorted(story.near_misses, key=lambda miss: miss.article)),
        )
        for story in grouping.stories
    }  # fmt: skip
    lines = [sorted(grouping.stories[number].articles for number in line.stories) for line in grouping.storylines]
    titles = {line.title for line in grouping.storylines}
    if len(stories) > sum(len(line) for line in lines):
        titles.add("")
    relations = [(one.a, one.b, one.kind.value) for one in grouping.relations]
    return stories, sorted(lines), sorted(titles), relations


@pytest.fixture(scope="session")
def filled_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("growing") / "template.variorum"
    with Library.open(path) as library:
        facts = [[number, (number * 5 + 1) % 12, (number * 7 + 3) % 12] for number in range(12)]
        added = [
            library.add([extraction(number, (own, DAYS[number % 5]))], f"{number}.txt")
            for number, own in enumerate(facts)
        ]
        library.finish_import([one.article for results in added for one in results if one.article is not None])
    return path


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(taken=st.lists(steps, min_size=1, max_size=8))
def test_what_grew_step_by_step_is_what_one_gets_from_scratch(
    filled_template: Path, taken: list[tuple[str, object]]
) -> None:
    path = filled_template.with_name("grown.variorum")
    for old in path.parent.glob("grown.variorum*"):
        old.unlink()
    path.write_bytes(filled_template.read_bytes())
    with pytest.MonkeyPatch.context() as monkeypatch, Library.open(path) as library:
        monkeypatch.setattr(reference, "SMALL", 2)
        monkeypatch.setattr(reference.Reference, "is_outgrown", lambda _reference, _size: False)
        library.regroup(anew=True)
        monkeypatch.setattr(growing, "_grown_anew", None)
        for number, (step, value) in enumerate(taken, start=100):
            take(library, number, step, value)
        stories, lines, titles, relations = told(library)
        assert isinstance(relations, list)
        assert (stories, lines, titles, [row[:3] for row in relations]) == from_scratch(library)


def test_a_text_that_becomes_furniture_weighs_the_library_anew(
    filled_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (finding, memory):
        monkeypatch.setattr(module, "HOT", 2)
    monkeypatch.setattr(reference, "SMALL", 2)
    path = filled_template.with_name("crowded.variorum")
    path.write_bytes(filled_template.read_bytes())
    with Library.open(path) as library:
        library.regroup(anew=True)
        for number in range(100, 103):
            take(library, number, "add", ([0, 1, 2, 3], "2024-03-04"))
        stories, lines, titles, relations = told(library)
        assert isinstance(relations, list)
        assert (stories, lines, titles, [row[:3] for row in relations]) == from_scratch(library)
