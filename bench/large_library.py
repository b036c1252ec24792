"""A library of as many articles as wanted, stored as an import stores them and grouped by invention.

usage: python -m bench.large_library PATH [--articles N]

Grouping so many articles takes long and is measured elsewhere; here its outcome is written as it would be. A story has
one to twelve articles that tell it in nearly the same words, every third stands in a storyline of six, every twentieth
is undated.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.articles.block import Block, Role
from reader.articles.extraction import Extraction
from reader.base.span import Span
from reader.library import Library
from reader.sources.page import Page
from reader.sources.source import Kind, source_of
from reader.store.ungrouped import empty_queue

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (1, 1, 1, 1, 2, 2, 3, 4, 6, 12)
OUTLETS, LINE = 200, 6
PASSAGES, WORDS, VOCABULARY = 6, 40, 20_000
BATCH = 500
_PLACES = ("Harbour", "Bridge", "Council", "Strike", "Flood", "Vote", "Market", "Trial", "Fire", "Tunnel", "Budget")
_DEEDS = ("opens again", "is put off", "divides the town", "costs more than planned", "ends in court", "draws crowds")

_STORY = """
INSERT INTO stories (id, title, titled_by, first, last, base, storyline)
VALUES (:id, :title, :base, :day, :day, :base, :storyline)
"""
_MEMBER = """
INSERT INTO memberships (article, story, position, family, reasons, against, is_firm)
VALUES (:article, :story, :position, NULL, '["invented"]', '[]', :is_firm)
"""


@dataclass(frozen=True, slots=True)
class Event:
    """A story to be: the numbers of its articles, which are their ids, its title, ISO day or None, and storyline."""

    number: int
    articles: range
    title: str
    day: str | None
    storyline: int | None


def events(count: int) -> Iterator[Event]:
    """Yield the stories of ``count`` articles, numbered from 1."""
    first, number = 1, 0
    while first <= count:
        size = min(SIZES[number % len(SIZES)], count - first + 1)
        number += 1
        place, deed = _PLACES[number % len(_PLACES)], _DEEDS[number % len(_DEEDS)]
        day = f"20{number % 26:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        storyline = number // (3 * LINE) + 1 if number % 3 == 0 else None
        title = f"{place} of Overby {number} {deed}, and what the region is told about it"
        yield Event(number, range(first, first + size), title, None if number % 20 == 0 else day, storyline)
        first += size


def _texts(event: Event, chance: random.Random) -> Iterator[list[str]]:
    """Yield the passages of each article of ``event``; from one to the next some words are others."""
    told = [[f"w{int(VOCABULARY ** chance.random())}" for _ in range(WORDS)] for _ in range(PASSAGES)]
    for _ in event.articles:
        yield [f"{' '.join(words).capitalize()}." for words in told]
        for words in told:
            words[chance.randrange(WORDS)] = f"w{int(VOCABULARY ** chance.random())}"


def _extraction(number: int, event: Event, passages: list[str]) -> Extraction:
    blocks, place = [], 0
    for text in passages:
        blocks.append(Block(Role.BODY, text, Span(place, place + len(text)), "invented"))
        place += len(text) + 2
    text = "\n\n".join(passages)
    published = None if event.day is None else Published(event.day, Precision.DAY, "invented")
    article = Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim(f"{event.title} ({number})", "invented"),
        outlet=Claim(f"Outlet {number % OUTLETS}", "invented"),
        agency=Claim("North Wire", "invented") if number % 4 == 0 else None,
        byline=(),
        credit_chain=(),
        published=published,
        language="en",
        url=None,
        blocks=tuple(blocks),
    )
    return Extraction(source_of(f"{number}.txt", text.encode(), Kind.TEXT), Page(text, "utf-8", "", ()), article)


def make_library(path: Path, count: int) -> None:
    """Write a library of ``count`` articles to ``path``."""
    chance = random.Random(7)
    made = list(events(count))
    with Library.open(path) as library:
        batch: list[Extraction] = []
        for event in made:
            batch += map(_extraction, event.articles, [event] * len(event.articles), _texts(event, chance))
            if len(batch) >= BATCH or event is made[-1]:
                library.add(batch, "invented")
                batch = []
        _group(library, made)


def _group(library: Library, made: list[Event]) -> None:
    store = library._store  # noqa: SLF001  (the outcome of grouping is written without grouping)
    lines = sorted({event.storyline for event in made if event.storyline is not None})
    with store.atomic():
        store.write_many(
            "INSERT INTO storylines (id, title, reasons) VALUES (:id, :title, '[]')",
            ({"id": line, "title": f"The long affair of Overby {line}"} for line in lines),
        )
        store.write_many(
            _STORY,
            (
                {
                    "id": event.number,
                    "title": event.title,
                    "base": event.articles[0],
                    "day": event.day,
                    "storyline": event.storyline,
                }
                for event in made
            ),
        )
        store.write_many(
            _MEMBER,
            (
                {"article": article, "story": event.number, "position": place, "is_firm": int(article % 17 > 0)}
                for event in made
                for place, article in enumerate(event.articles)
            ),
        )
        empty_queue(store)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    wanted = parser.parse_args()
    make_library(wanted.path, wanted.articles)


if __name__ == "__main__":
    main()
