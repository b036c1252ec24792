"""Quality of alignment against true links: precision, recall and F1 by variant.

usage: python bench/quality_alignment.py [FOLDER]   (or the environment variable VARIORUM_EVALUATION)

FOLDER holds sets D-*, each with items.jsonl(.xz) of {"id", "a": [text, ..], "b": [text, ..]} and truth.jsonl(.xz) of
{"id", "variant", "links": [[i, j], ..]}. "links" are those of ``links_of``; "rows" all pairs of passages that share a
row of ``align``, which is coarser where passages are joined in a chain.
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
    from collections.abc import Callable, Iterable, Sequence

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


def scores(folder: Path, method: Callable[[Sequence[str], Sequence[str]], Links]) -> dict[str, Counter[str]]:
    """Return right, found and true links by kind of variant."""
    truth = {record["id"]: record for record in records(folder, "truth.jsonl")}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for item in records(folder, "items.jsonl"):
        true = {(i, j) for i, j in truth[item["id"]]["links"]}
        found = method(item["a"], item["b"])
        counted[kind(truth[item["id"]]["variant"])].update(right=len(true & found), found=len(found), true=len(true))
    return counted


def report(folder: Path, methods: Iterable[Callable[[Sequence[str], Sequence[str]], Links]]) -> None:
    """Print the figures of one set."""
    for method in methods:
        start = time.perf_counter()
        for name, count in sorted(scores(folder, method).items()):
            precision, recall = count["right"] / max(1, count["found"]), count["right"] / max(1, count["true"])
            f1 = 2 * count["right"] / max(1, count["found"] + count["true"])
            print(
                f"{folder.name:10} {method.__name__:8} {name:6} links {count['true']:4}  "
                f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
            )
        print(f"{folder.name:10} {method.__name__:8} {time.perf_counter() - start:.2f} s")


def main() -> None:
    """Print the figures of every set of the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VARIORUM_EVALUATION"))
    folder = parser.parse_args().folder
    if folder is None:
        parser.error("name the folder with the sets D-*")
    for place in sorted(Path(folder).glob("D-*")):
        report(place, (by_links, by_rows))


if __name__ == "__main__":
    main()
