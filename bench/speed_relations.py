"""Speed of copies, stories and of one more article, on generated libraries with planted families and events.

usage: python -m bench.speed_relations [copies|candidates|stories|growth] [--articles N ...]

  copies   all pairs that copy each other, from token ids: candidates by sampled shingles, then the words they share.
           The peer hashes all 5-word shingles and multiplies sparse matrices (scikit-learn, scipy); both are left out
           where they are not installed: put them into an environment of their own.
  candidates  the first part of that alone, with less kept in memory.
  stories  weighing, ties, stories and storylines of articles whose traits are known, in memory.
  growth   one more article into a library file of N: profile, ties, grouping and store, one commit each.

A line for every size: seconds, microseconds an article, peak memory of the process so far, recall and precision.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from itertools import combinations, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench.planted import invented, truth_of
from reader.articles.extraction import Extraction
from reader.library import Library
from reader.relations.decisions import Decisions
from reader.relations.hashing import run_hashes
from reader.relations.joining import joined
from reader.relations.memory import MemoryGraph
from reader.relations.profile import profile_of
from reader.relations.regrouping import regrouped
from reader.relations.shelf import Shelf
from reader.relations.shingles import HOT, are_many, sampled
from reader.sources.page import Page
from reader.sources.source import Kind, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from reader.articles.article import Article
    from reader.base.ids import ArticleId

VOCABULARY, WORDS = 300_000, 450
FEWEST_SAMPLED, LEAST_SHARE, LEAST_SHINGLES = 3, 0.12, 30
"""What makes a candidate here, in sampled shingles, and a copy: a share of the shorter text, and so many shingles."""
ONE_BY_ONE, AT_ONCE = 40, 500
PEER_MOST = 20_000


def families_of_ids() -> Iterator[list[NDArray[np.uint64]]]:
    """Yield texts as word hashes, each with its copies after it: edited, cut, both, or a passage of 120 words."""
    chance = np.random.default_rng(11)
    hashes = chance.integers(1, 1 << 62, VOCABULARY, dtype=np.uint64)
    furniture = [hashes[chance.integers(0, 5_000, int(chance.integers(20, 32)))] for _ in range(200)]
    quotes = [hashes[chance.integers(0, 5_000, 25)] for _ in range(200)]
    while True:
        own = _drawn(chance, hashes, int(chance.integers(250, 650)))
        copies = min(99, int(chance.pareto(1.2)) + 1) if chance.random() < 0.01 else 0
        family = [own, *(_copied(chance, own, hashes, number % 4) for number in range(copies))]
        quoted = [[quotes[chance.integers(200)]] if chance.random() < 0.02 else [] for _ in family]
        yield [
            np.concatenate([text, furniture[chance.integers(200)], *quote])
            for text, quote in zip(family, quoted, strict=True)
        ]


def made_of_ids(
    size: int, make: Callable[[NDArray[np.uint64]], NDArray[np.uint64]]
) -> tuple[list[NDArray[np.uint64]], set[tuple[int, int]]]:
    """Return what ``make`` makes of each of about ``size`` texts, and the pairs that copy."""
    made: list[NDArray[np.uint64]] = []
    truth: set[tuple[int, int]] = set()
    for family in families_of_ids():
        truth |= set(combinations(range(len(made), len(made) + len(family)), 2))
        made += map(make, family)
        if len(made) >= size:
            break
    return made, truth


def _drawn(chance: np.random.Generator, hashes: NDArray[np.uint64], count: int) -> NDArray[np.uint64]:
    return hashes[(VOCABULARY ** chance.random(count)).astype(np.int64) - 1]


def _copied(
    chance: np.random.Generator, text: NDArray[np.uint64], hashes: NDArray[np.uint64], kind: int
) -> NDArray[np.uint64]:
    if kind == 3:
        return np.concatenate([_drawn(chance, hashes, 200), text[:120], _drawn(chance, hashes, 100)])
    kept = text[: int(len(text) * chance.uniform(0.5, 0.8))] if kind else text
    if kind == 1:
        return kept
    changed = chance.random(len(kept)) < chance.uniform(0.02, 0.07)
    return np.where(changed, _drawn(chance, hashes, len(kept)), kept)


def copies(size: int) -> None:
    """Measure all pairs from token ids."""
    texts, truth = made_of_ids(size, lambda text: text)
    started = time.perf_counter()
    shingles = [np.unique(run_hashes(text, 5)) for text in texts]
    fingerprints = [sampled(own) for own in shingles]
    pairs = joined(fingerprints, None, most=HOT, least=FEWEST_SAMPLED)
    sizes = np.array([len(own) for own in fingerprints], dtype=np.float64)
    pairs = pairs[are_many(pairs[:, 2], sizes[pairs[:, 0]], sizes[pairs[:, 1]])]
    found_after = time.perf_counter() - started
    found = {(a, b) for a, b, _ in pairs.tolist() if _is_copy(shingles[a], shingles[b])}
    seconds = time.perf_counter() - started
    line = f"{len(pairs)} candidates in {found_after:.2f} s, checked in {seconds - found_after:.2f} s"
    print(
        f"copies   {len(texts):8} articles {seconds:8.2f} s {_figures(len(texts), seconds)}"
        f"  {_quality(found, truth)}  {line}"
    )
    peer = _peer(texts[:PEER_MOST])
    if peer is not None:
        print(f"  scikit-learn, {min(len(texts), PEER_MOST)} articles {peer:8.2f} s")


def candidates(size: int) -> None:
    """Measure the stage that finds which articles may copy each other, alone."""
    fingerprints, truth = made_of_ids(size, lambda text: np.unique(sampled(run_hashes(text, 5))))
    sizes = np.array([len(own) for own in fingerprints], dtype=np.float64)
    before = _peak()
    started, busy = time.perf_counter(), time.process_time()
    pairs = joined(fingerprints, None, most=HOT, least=FEWEST_SAMPLED)
    pairs = pairs[are_many(pairs[:, 2], sizes[pairs[:, 0]], sizes[pairs[:, 1]])]
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    found = set(map(tuple, pairs[:, :2].tolist()))
    print(
        f"candidates {len(sizes):8} articles {seconds:8.2f} s {_figures(len(sizes), seconds)} ({before} before),"
        f" {busy:.2f} s of one core, {len(found)} pairs, recall {len(found & truth) / len(truth):.4f}"
    )


def _is_copy(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> bool:
    fewer, more = sorted((a, b), key=len)
    places = np.minimum(np.searchsorted(more, fewer), len(more) - 1)
    count = int((more[places] == fewer).sum())
    return count >= LEAST_SHINGLES and count >= LEAST_SHARE * len(fewer)


def _peer(texts: Sequence[NDArray[np.uint64]]) -> float | None:
    try:
        from sklearn.feature_extraction.text import (  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415
            HashingVectorizer,
        )
    except ImportError:
        return None
    written = [" ".join(map(str, (text % np.uint64(1 << 40)).tolist())) for text in texts]
    started = time.perf_counter()
    matrix = HashingVectorizer(
        analyzer="word", ngram_range=(5, 5), binary=True, norm=None, n_features=1 << 26
    ).transform(written)
    matrix = matrix[:, np.asarray(matrix.getnnz(axis=0) <= HOT).nonzero()[0]]
    (matrix @ matrix.T).tocoo()
    return time.perf_counter() - started


def stories(size: int) -> None:
    """Measure the grouping of a library in memory."""
    shelf = Shelf()
    told = []
    for number, article, event, is_copy in invented(size):
        shelf.put(profile_of(number, article))
        told.append((number, event, is_copy))
    events, truth = truth_of(told)
    count = len(told)
    started, busy = time.perf_counter(), time.process_time()
    graph = MemoryGraph(shelf)
    tied_after = time.perf_counter() - started
    result = regrouped(graph, Decisions(), graph.articles)
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    precision, recall = _bcubed([*result.stories.values()], events)
    found = set(graph.copying(frozenset(graph.articles)))
    print(
        f"stories  {count:8} articles {seconds:8.2f} s {_figures(count, seconds)}  BCubed precision"
        f" {precision:.3f} recall {recall:.3f}  copies {_quality(found, truth)}"
        f"  weighed and tied in {tied_after:.2f} s, {busy:.2f} s of one core in all"
    )


def _bcubed(groups: Sequence[Sequence[ArticleId]], events: dict[ArticleId, int]) -> tuple[float, float]:
    truth: defaultdict[int, set[ArticleId]] = defaultdict(set)
    for article, event in events.items():
        truth[event].add(article)
    shared = [
        (len(truth[events[one]].intersection(own)), len(own), len(truth[events[one]])) for own in groups for one in own
    ]
    return tuple(sum(s / sizes[place] for s, *sizes in shared) / len(shared) for place in (0, 1))  # type: ignore[return-value]


def growth(size: int) -> None:
    """Measure one more article into a library file."""
    extractions = (_extraction(number, article) for number, article, _, _ in invented(size + ONE_BY_ONE))
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "grown.variorum") as grown:
        added: list[ArticleId] = []
        stored = 0.0
        while len(added) < size:
            part = list(islice(extractions, min(AT_ONCE, size - len(added))))
            started = time.perf_counter()
            added += [one.article for one in grown.add(part, "bulk") if one.article is not None]
            stored += time.perf_counter() - started
        started = time.perf_counter()
        grown.finish_import(added)
        grouped = time.perf_counter() - started
        peak = _peak()
        adding, grouping = [], []
        for one in islice(extractions, ONE_BY_ONE):
            started = time.perf_counter()
            (result,) = grown.add([one], one.source.path)
            adding.append(time.perf_counter() - started)
            assert result.article is not None
            grown.finish_import([result.article])
            grouping.append(time.perf_counter() - started - adding[-1])
        size_mb = (Path(folder) / "grown.variorum").stat().st_size / 1e6
        middle, high = statistics.median(grouping), sorted(grouping)[int(len(grouping) * 0.95)]
        print(
            f"growth   {len(added):8} articles stored in {stored:.1f} s, profiled and grouped in"
            f" {grouped:.1f} s, peak {peak} MB, file {size_mb:.0f} MB; one more:"
            f" stored {statistics.median(adding) * 1000:.1f} ms,"
            f" profiled, related, grouped, written {middle * 1000:.1f} ms (95 %: {high * 1000:.1f})"
        )


def _extraction(number: int, article: Article) -> Extraction:
    """Return an invented article as if it came from a file."""
    text = "\n\n".join(block.text for block in article.blocks)
    source = source_of(f"{number}.txt", str(number).encode(), Kind.TEXT)
    return Extraction(source, Page(text, "utf-8", "", ()), article)


def _figures(size: int, seconds: float) -> str:
    return f"{seconds / size * 1e6:7.0f} µs an article, peak {_peak()} MB"


def _peak() -> int:
    """Return the most memory that this process took so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _quality(found: Collection[tuple[int, int]], truth: Collection[tuple[int, int]]) -> str:
    right = len(set(found) & set(truth))
    return f"recall {right / max(1, len(truth)):.4f} precision {right / max(1, len(found)):.4f}"


SECTIONS: dict[str, tuple[Callable[[int], None], tuple[int, ...]]] = {
    "copies": (copies, (1_000, 10_000, 100_000)),
    "candidates": (candidates, (10_000, 100_000, 1_000_000)),
    "stories": (stories, (1_000, 10_000)),
    "growth": (growth, (1_000, 5_000)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="what to measure; all without")
    parser.add_argument("--articles", type=int, nargs="+", help="sizes of library")
    chosen = parser.parse_args()
    for name in chosen.sections or SECTIONS:
        measure, sizes = SECTIONS[name]
        for size in chosen.articles or sizes:
            measure(size)


if __name__ == "__main__":
    main()
