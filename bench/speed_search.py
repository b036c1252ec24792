"""Speed of the search: the first page of results for rare and common words and filters, beside plain bm25.

usage: python -m bench.speed_search [--articles N] [--library FILE]

The library holds invented short articles: a headline of 8 words and two passages of 26, with the frequencies of natural
words, 300 outlets, dates that mostly rise, stories of four. A named FILE is kept and taken up again. The peer asks the
same index for the same words with the same filters, ranked by bm25 whatever their number.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.speed_library import measured
from reader.library import Library
from reader.store.database import open_store
from reader.store.filters import conditions
from reader.store.query import asking_like, parsed
from reader.store.search import search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.store.database import Store

PAGE = 200
VOCABULARY, OUTLETS, PASSAGES = 60_000, 300, 2
PORTION = 20_000

QUERIES = (
    ("a rare word", "w50111"),
    ("a word of every 500th passage", "w900"),
    ("a common word", "w20"),
    ("the commonest word", "w1"),
    ("two common words", "w1 w2"),
    ("either of two common words", "w1 OR w2"),
    ("a common word without another", "w1 -w2"),
    ("a phrase of common words", '"w1 w2"'),
    ("a beginning", "w21*"),
    ("a common word, a frequent outlet", 'w1 outlet:"outlet 1 daily"'),
    ("a common word, a rare outlet", 'w1 outlet:"outlet 299 daily"'),
    ("a common word, the oldest", "w1 before:2001-06"),
    ("a common word, the newest", "w1 after:2024"),
    ("a common word, a tag", "w1 tag:urgent"),
    ("a common word, flagged", "w1 is:flagged"),
    ("a common word, undated", "w1 is:undated"),
    ("a common word, unreviewed", "w1 is:unreviewed"),
    ("a common word, reviewed", "w1 is:reviewed"),
    ("a common word, a storyline", 'w1 storyline:"line 7 of"'),
    ("a common word, an outlet and a storyline", 'w1 outlet:"outlet 1 daily" storyline:"line 7 of"'),
    ("an outlet alone", 'outlet:"outlet 299 daily"'),
    ("dates alone", "after:2003 before:2004"),
    ("a tag alone", "tag:urgent"),
)


def fill(store: Store, count: int) -> None:
    """Write ``count`` invented articles into an empty library."""
    chance = random.Random(11)
    with store.atomic():
        store.write(
            "INSERT INTO sources (id, sha256, kind, path, size, content, imported_utc)"
            " VALUES (1, 'invented', 'jsonl', 'invented.jsonl', 0, x'', '2026-01-01T00:00:00Z')"
        )
    for first in range(1, count + 1, PORTION):
        numbers = range(first, min(first + PORTION, count + 1))
        texts = {number: list(words(chance)) for number in numbers}
        with store.atomic():
            write_articles(store, texts, count, chance)
            write_groups(store, numbers)
    with store.atomic():
        store.write_many(
            "INSERT INTO tags (page_hash, tag, made_utc) VALUES (:page, :tag, '2026-01-01T00:00:00Z')",
            (
                {"page": f"page {number}", "tag": "flagged" if number % 2_000 else "urgent"}
                for number in range(500, count, 500)
            ),
        )


def words(chance: random.Random) -> Iterator[str]:
    """Yield a headline and passages; rank r of the vocabulary comes up about 1/r as often."""
    for length in (8, *([26] * PASSAGES)):
        yield " ".join(f"w{int(VOCABULARY ** chance.random())}" for _ in range(length))


def write_articles(store: Store, texts: dict[int, list[str]], count: int, chance: random.Random) -> None:
    """Write articles, each with the rows of the index."""
    store.write_many(
        "INSERT INTO articles (id, source, part, kind, title, outlet, agency, published, published_precision,"
        " is_proposed, charset, charset_evidence, metadata, text, page_hash, passage_hash, words)"
        " VALUES (:id, 1, :id, 'article', :title, :outlet, :agency, :published, 'day', 0, 'utf-8', '', '{}', :text,"
        " :page, :page, 52)",
        (
            {
                "id": number,
                "title": title,
                "outlet": f"Outlet {int(OUTLETS ** chance.random())} Daily",
                "agency": "AFP" if number % 3 == 0 else None,
                "published": None if number % 50 == 0 else day(number / count, chance),
                "text": "\n\n".join((title, *passages)),
                "page": f"page {number}",
            }
            for number, (title, *passages) in texts.items()
        ),
    )
    store.write_many(
        "INSERT INTO passages_index (rowid, text) VALUES (:place, :text)",
        (
            {"place": (number << 20) + passage, "text": text}
            for number, parts in texts.items()
            for passage, text in enumerate(parts)
        ),
    )


def day(place: float, chance: random.Random) -> str:
    """Return a day between 2000 and 2024, the later the later the article came in."""
    years = min(24.99, max(0.0, 25 * place + chance.gauss(0, 0.5)))
    return f"{2000 + int(years)}-{int(years % 1 * 12) + 1:02}-{chance.randint(1, 28):02}"


def write_groups(store: Store, numbers: range) -> None:
    """Write stories of four articles each, and storylines of ten stories."""
    starts = [number for number in numbers if number % 4 == 1]
    store.write_many(
        "INSERT OR IGNORE INTO storylines (id, title, reasons) VALUES (:id, :title, '[]')",
        ({"id": one, "title": f"Line {one} of events"} for one in sorted({start // 40 + 1 for start in starts})),
    )
    store.write_many(
        "INSERT INTO stories (id, title, base, storyline) VALUES (:id, :title, :id, :storyline)",
        ({"id": start, "title": f"Story {start}", "storyline": start // 40 + 1} for start in starts),
    )
    store.write_many(
        "INSERT INTO memberships (article, story, position, reasons, against, is_firm)"
        " VALUES (:article, :story, :position, '[]', '[]', 1)",
        ({"article": number, "story": number - (number - 1) % 4, "position": (number - 1) % 4} for number in numbers),
    )


def plain_bm25(store: Store, query: str) -> int:
    """Return how many of the first page plain bm25 finds."""
    asked = parsed(query)
    filters, parameters = conditions(store, asked)
    return len(
        store.rows(
            "SELECT passages_index.rowid, articles.title, snippet(passages_index, 0, '<', '>', '…', 28)"
            " FROM passages_index JOIN articles ON articles.id = passages_index.rowid >> 20"
            f" WHERE passages_index MATCH :match {filters} ORDER BY rank LIMIT :limit",
            {**parameters, "match": asked.match, "limit": PAGE},
        )
    )


def report(path: Path, count: int) -> None:
    """Print the figures of the library at ``path``, made first where it is not there."""
    if not path.exists():
        with closing(open_store(path)) as store:
            start = time.perf_counter()
            fill(store, count)
            print(f"written in {time.perf_counter() - start:.0f} s")
    with Library.open(path, read_only=True) as library:
        store = library._store  # noqa: SLF001  (the peer asks the very same file)
        print(f"{count} articles, {PASSAGES + 1} places of the index each; first page of {PAGE}, ms, median of five")
        print(f"{'':42} {'search':>8} {'bm25':>8} {'found':>6}")
        sentence = store.rows("SELECT text FROM articles WHERE id = :id", {"id": count // 2})[0]["text"].split("\n\n")[
            1
        ]
        for name, query in (*QUERIES, ("a sentence of 26 words", asking_like(sentence))):
            found = len(search(store, query, PAGE))
            ours = measured(partial(search, store, query, PAGE)) * 1000
            peer = measured(partial(plain_bm25, store, query), 1) * 1000 if parsed(query).match else 0.0
            print(f"{name:42} {ours:8.1f} {f'{peer:.1f}' if peer else '':>8} {found:6}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--library", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report(given.library or Path(folder) / "search.variorum", given.articles)


if __name__ == "__main__":
    main()
