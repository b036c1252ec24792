"""Speed of the library: storing, listing, searching and opening, beside the same rows stored with index triggers.

usage: python bench/speed_library.py [--articles N]

The articles are made of invented words with the frequencies of natural ones. The peer stores the same passages, one
transaction an article, in a table whose full-text index is kept by triggers (sqlite-utils' ``enable_fts``).
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.articles.block import Block, Role
from reader.articles.extraction import Extraction
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.library import Library
from reader.sources.page import Page
from reader.sources.source import Kind, source_of
from reader.store.articles import article_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PASSAGES, WORDS, VOCABULARY = 9, 45, 30_000
MEMBERS = 4


def passages_of(chance: random.Random) -> list[str]:
    """Return the passages of an invented article; rank r of the vocabulary comes up about 1/r as often."""
    return [
        " ".join(f"w{int(VOCABULARY ** chance.random())}" for _ in range(WORDS)).capitalize() + "."
        for _ in range(PASSAGES)
    ]


def extraction(number: int, passages: Sequence[str]) -> Extraction:
    """Return an article made of ``passages``."""
    blocks, place = [], 0
    for text in passages:
        blocks.append(Block(Role.BODY, text, Span(place, place + len(text)), "invented"))
        place += len(text) + 2
    text = "\n\n".join(passages)
    day = f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    article = Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim(f"Headline {number}", "invented"),
        outlet=Claim(f"Outlet {number % 60}", "invented"),
        agency=None,
        byline=(),
        credit_chain=(),
        published=Published(day, Precision.DAY, "invented"),
        language="en",
        url=None,
        blocks=tuple(blocks),
    )
    return Extraction(source_of(f"{number}.txt", text.encode(), Kind.TEXT), Page(text, "utf-8", "", ()), article)


def measured(call: Callable[[], object], times: int = 5) -> float:
    """Return the median seconds of ``call``."""
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        spans.append(time.perf_counter() - start)
    return statistics.median(spans)


def stored(library: Library, extractions: Sequence[Extraction], batch: int) -> float:
    """Return how many articles a second are stored, ``batch`` a transaction."""
    start = time.perf_counter()
    for number in range(0, len(extractions), batch):
        library.add(extractions[number : number + batch], extractions[number].source.path)
    return len(extractions) / (time.perf_counter() - start)


def stored_by_triggers(path: Path, extractions: Sequence[Extraction], batch: int) -> float:
    """Return how many articles a second the peer stores."""
    db = Database(path)
    db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute("PRAGMA synchronous = FULL")
    table = db.table("passages")
    table.insert({"article": 0, "text": ""})
    table.enable_fts(["text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")
    start = time.perf_counter()
    for number in range(0, len(extractions), batch):
        with db.atomic():
            for offset, one in enumerate(extractions[number : number + batch]):
                table.insert_all({"article": number + offset, "text": block.text} for block in one.article.blocks)
    rate = len(extractions) / (time.perf_counter() - start)
    db.close()
    return rate


def group_by_fours(library: Library) -> None:
    """Write stories of four articles each, so that lists are as long as in a library in use."""
    store = library._store  # noqa: SLF001  (a grouping by the engine would measure the engine)
    ids = [row.id for row in article_rows(store)]
    starts = range(0, len(ids), MEMBERS)
    with store.atomic():
        store.write_many(
            "INSERT INTO stories (id, title, base) VALUES (:id, :title, :base)",
            ({"id": start + 1, "title": f"Story {start}", "base": ids[start]} for start in starts),
        )
        store.write_many(
            "INSERT INTO memberships (article, story, position, reasons, against, is_firm)"
            " VALUES (:article, :story, :position, '[\"invented\"]', '[]', 1)",
            (
                {"article": article, "story": place // MEMBERS * MEMBERS + 1, "position": place % MEMBERS}
                for place, article in enumerate(ids)
            ),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    count = parser.parse_args().articles
    chance = random.Random(5)
    extractions = [extraction(number, passages_of(chance)) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "a.variorum") as library:
        with Library.open(Path(folder) / "b.variorum") as bulk:
            rate = stored(bulk, extractions, 200)
        peer = stored_by_triggers(Path(folder) / "peer.db", extractions, 200)
        print(f"store, 200 a transaction   {rate:8.0f} articles/s   triggers {peer:8.0f}")
        few = extractions[: max(200, count // 10)]
        peer = stored_by_triggers(Path(folder) / "peer2.db", few, 1)
        with Library.open(Path(folder) / "c.variorum") as single:
            print(f"store, one a transaction   {stored(single, few, 1):8.0f} articles/s   triggers {peer:8.0f}")
        stored(library, extractions, 200)
        group_by_fours(library)
        print(f"list {count} articles        {measured(library.articles) * 1000:8.1f} ms")
        print(f"list {count // MEMBERS} stories         {measured(library.stories) * 1000:8.1f} ms")
        story = library.stories()[0].id
        article = ArticleId(count // 2)
        print(f"open a story first         {measured(lambda: library.open_story(story), 1) * 1000:8.1f} ms")
        print(f"open a story again         {measured(lambda: library.open_story(story)) * 1000:8.1f} ms")
        print(f"edit a headline and undo   {measured(lambda: edit_and_undo(library, article)) * 1000:8.1f} ms")
        for name, query in [("rare word", "w20111"), ("common word", "w1"), ("phrase", '"w1 w2"'), ("prefix", "w21*")]:
            print(f"search {name:12}        {measured(partial(library.search, query, 50)) * 1000:8.1f} ms")


def edit_and_undo(library: Library, article: ArticleId) -> None:
    """Change a headline and take it back."""
    library.edit(article, "headline", "Another headline")
    library.undo()


if __name__ == "__main__":
    main()
