"""Quality of alignment against true links: precision, recall and F1 by variant.

usage: python bench/quality_alignment.py [FOLDER] [--without WORD]   (or the environment variable VARIORUM_EVALUATION)

FOLDER holds sets D-*, each with items.jsonl(.xz) of {"id", "a": [text, ..], "b": [text, ..]} and truth.jsonl(.xz) of
{"id", "variant", "links": [[i, j], ..]}. "links" are those of ``links_of``; "rows" all pairs of passages that share a
row of ``align``, which is coarser where passages are joined in a chain. "sure" says which part of the rows that hold a
true link is sure, and how many of those without one are. --without leaves out items whose id holds a word.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.alignment.aligning import align, links_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Links = set[tuple[int, int]]


def records(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines, compressed or not."""
    plain = folder / name
    if plain.exists():
        text = plain.read_text(encoding="utf-8")
    else:
        with lzma.open(folder / f"{name}.xz", "rt", encoding="utf-8") as file:
            text = file.read()
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def by_links(a: Sequence[str], b: Sequence[str]) -> Links:
    """Return the links of two articles."""
    return set(links_of(a, b)[0])


def by_rows(a: Sequence[str], b: Sequence[str]) -> Links:
    """Return every pair of passages that stand in one row."""
    cells = [(row.cells[0], row.cells[1]) for row in align([a, b]).rows]
    return {(i, j) for left, right in cells if left and right for i in left.passages for j in right.passages}


def kind(variant: str) -> str:
    """Return the kind of a variant: plain, joined or moved."""
    return next((name for name in ("joined", "moved") if name in variant), "plain")


def items(folder: Path, without: str | None) -> Iterator[tuple[list[str], list[str], str, Links]]:
    """Yield the two texts of each item, its kind and its true links."""
    truth = {record["id"]: record for record in records(folder, "truth.jsonl")}
    for item in records(folder, "items.jsonl"):
        if without is None or without not in item["id"]:
            known = truth[item["id"]]
            yield item["a"], item["b"], kind(known["variant"]), {(i, j) for i, j in known["links"]}


def scores(
    folder: Path, method: Callable[[Sequence[str], Sequence[str]], Links], without: str | None
) -> dict[str, Counter[str]]:
    """Return right, found and true links by kind of variant."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b, name, true in items(folder, without):
        found = method(a, b)
        counted[name].update(right=len(true & found), found=len(found), true=len(true))
    return counted


def sureness(folder: Path, without: str | None) -> Counter[tuple[bool, bool]]:
    """Return how many rows of two cells there are by whether they hold a true link and whether they are sure."""
    counted: Counter[tuple[bool, bool]] = Counter()
    for a, b, _, true in items(folder, without):
        for row in align([a, b]).rows:
            left, right = row.cells
            if left and right:
                is_true = any((i, j) in true for i in left.passages for j in right.passages)
                counted[is_true, row.is_sure] += 1
    return counted


def report(
    folder: Path, methods: Iterable[Callable[[Sequence[str], Sequence[str]], Links]], without: str | None
) -> None:
    """Print the figures of one set."""
    for method in methods:
        start = time.perf_counter()
        for name, count in sorted(scores(folder, method, without).items()):
            precision, recall = count["right"] / max(1, count["found"]), count["right"] / max(1, count["true"])
            f1 = 2 * count["right"] / max(1, count["found"] + count["true"])
            print(
                f"{folder.name:10} {method.__name__:8} {name:6} links {count['true']:4}  "
                f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
            )
        print(f"{folder.name:10} {method.__name__:8} {time.perf_counter() - start:.2f} s")
    sure = sureness(folder, without)
    for is_true, name in ((True, "true"), (False, "untrue")):
        print(
            f"{folder.name:10} sure     {name:6} {sure[is_true, True]} of {sure[is_true, True] + sure[is_true, False]}"
        )


def main() -> None:
    """Print the figures of every set of the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VARIORUM_EVALUATION"))
    parser.add_argument("--without", metavar="WORD")
    arguments = parser.parse_args()
    folder = arguments.folder
    if folder is None:
        parser.error("name the folder with the sets D-*")
    for place in sorted(Path(folder).glob("D-*")):
        report(place, (by_links, by_rows), arguments.without)


if __name__ == "__main__":
    main()
