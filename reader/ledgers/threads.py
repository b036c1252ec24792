"""Threads: what recurs from event to event of a storyline: phrases that are quoted, things counted, names given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.base.ids import ArticleId, StoryId
    from reader.ledgers.figures import FigureEntry
    from reader.ledgers.labels import LabelEntry
    from reader.ledgers.quotations import QuotationEntry


class ThreadKind(StrEnum):
    """What recurs."""

    QUOTATION = "quotation"
    FIGURE = "figure"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class ThreadPlace:
    """Where a thread shows: passage ``passage`` of an article, and its words there."""

    story: StoryId
    article: ArticleId
    passage: int
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """Something that stands in two stories or more.

    ``title`` is the phrase, what is counted, or who is named; ``speaker`` who says the phrase, None for other kinds and
    where nobody is known to. ``places`` are in the order of article and passage.
    """

    kind: ThreadKind
    title: str
    speaker: str | None
    places: tuple[ThreadPlace, ...]

    @property
    def stories(self) -> frozenset[StoryId]:
        """The stories that the thread runs through."""
        return frozenset(place.story for place in self.places)


def threads_of(
    quotations: Sequence[QuotationEntry],
    figures: Sequence[FigureEntry],
    labels: Sequence[LabelEntry],
    home: Mapping[ArticleId, StoryId],
) -> tuple[Thread, ...]:
    """Return the threads in ledgers of a storyline, those through most stories first; ``home`` is each article's story.

    Places in articles without a story are left out.
    """
    found = [*_phrases(quotations, home), *_counts(figures, home), *_names(labels, home)]
    running = [thread for thread in found if len(thread.stories) > 1]
    kinds = tuple(ThreadKind)
    return tuple(sorted(running, key=lambda one: (kinds.index(one.kind), -len(one.stories), one.title)))


def _phrases(entries: Sequence[QuotationEntry], home: Mapping[ArticleId, StoryId]) -> Iterator[Thread]:
    for entry in entries:
        said = ((one.article, one.passage, one.text) for one in entry.renderings)
        yield Thread(ThreadKind.QUOTATION, entry.canonical, entry.speaker, _places(said, home))


def _counts(entries: Sequence[FigureEntry], home: Mapping[ArticleId, StoryId]) -> Iterator[Thread]:
    for entry in entries:
        said = ((one.article, one.passage, one.text) for one in entry.values)
        yield Thread(ThreadKind.FIGURE, entry.counts, None, _places(said, home))


def _names(entries: Sequence[LabelEntry], home: Mapping[ArticleId, StoryId]) -> Iterator[Thread]:
    for entry in entries:
        said = ((one.article, one.passage, one.label) for one in entry.labels)
        yield Thread(ThreadKind.LABEL, entry.thing, None, _places(said, home))


def _places(said: Iterator[tuple[ArticleId, int, str]], home: Mapping[ArticleId, StoryId]) -> tuple[ThreadPlace, ...]:
    found = {ThreadPlace(home[article], article, passage, text) for article, passage, text in said if article in home}
    return tuple(sorted(found, key=lambda place: (place.article, place.passage, place.text)))
