"""Time three texts of 800 words made into one apparatus, beside CollateX on the same texts in the same run.

Usage: python bench/speed_apparatus.py [--collatex PYTHON] [--words N] [--repeat N]

CollateX is GPL and therefore no dependency of this project, not even of its tests. To measure it, install it into an
environment to be thrown away and name that environment's Python; it runs as a process of its own that reads the texts
from its input and tells its times, start-up left out:

    python -m venv throwaway
    throwaway/bin/pip install collatex python-Levenshtein
    python bench/speed_apparatus.py --collatex throwaway/bin/python

Each text is a copy of one that is drawn from a fixed seed, with 15 % of the words edited apart from the others. Every
repeat draws new ones, so that nothing the engine remembers helps it. `words alone` is the work CollateX does: the words
of each text set against those of the first. `apparatus` also aligns the passages, classes every change with the rule
that gave it and groups the changes of all columns into variations. The time printed is the median.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.speed_diff import edited, keys, prose, words
from reader.comparison.comparing import compare
from reader.comparison.edits import edits_between
from reader.comparison.variations import variations_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COLUMNS = 3
EDITED = 0.15
COLLATEX = """
import json, sys, time
import collatex

times = []
for texts in json.load(sys.stdin):
    collation = collatex.Collation()
    for name, text in enumerate(texts):
        collation.add_plain_witness(str(name), text)
    start = time.perf_counter()
    collatex.collate(collation)
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps(times))
"""
"""What the Python of CollateX's environment is given to run."""


def drawn(count: int, seed: int) -> list[str]:
    """Texts of about ``count`` words that go back to one."""
    source = random.Random(seed)
    chosen = words(count, source)
    return [prose(edited(chosen, EDITED, source)) for _ in range(COLUMNS)]


def words_alone(texts: Sequence[str]) -> int:
    first, *others = [keys(text) for text in texts]
    return sum(len(edits_between(first, other)) for other in others)


def apparatus(texts: Sequence[str]) -> int:
    comparison = compare([[text] for text in texts], 0, languages=["en"] * len(texts))
    return len(variations_of(comparison))


def times_ms(work: Callable[[Sequence[str]], int], triples: Sequence[Sequence[str]]) -> list[float]:
    times = []
    for texts in triples:
        start = time.perf_counter()
        work(texts)
        times.append((time.perf_counter() - start) * 1000)
    return times


def collatex_times_ms(python: Path, triples: Sequence[Sequence[str]]) -> list[float]:
    """Let another Python collate the texts.

    Raises:
        subprocess.CalledProcessError: it has no CollateX that works.
    """
    command = [str(python), "-c", COLLATEX]
    done = subprocess.run(command, input=json.dumps(triples), capture_output=True, text=True, check=True)
    return [float(taken) for taken in json.loads(done.stdout)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collatex", type=Path, metavar="PYTHON", help="a Python that can import collatex")
    parser.add_argument("--words", type=int, default=800, help="words of each text")
    parser.add_argument("--repeat", type=int, default=5)
    flags = parser.parse_args()
    apparatus(drawn(50, 0))
    triples = [drawn(flags.words, seed) for seed in range(1, 1 + 2 * flags.repeat)]
    first, second = triples[: flags.repeat], triples[flags.repeat :]
    rows = [("ours: words alone", times_ms(words_alone, first)), ("ours: apparatus", times_ms(apparatus, second))]
    if flags.collatex:
        rows.append(("CollateX", collatex_times_ms(flags.collatex, first)))
    print(f"{COLUMNS} texts of {flags.words} words, {EDITED:.0%} edited; medians of {flags.repeat}")
    for name, times in rows:
        ratios = ", ".join(f"{statistics.median(times) / statistics.median(of):.1f} x {what}" for what, of in rows[:2])
        print(f"  {name:<20} {statistics.median(times):>10.2f} ms   {ratios}")


if __name__ == "__main__":
    main()
