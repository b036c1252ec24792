"""Time the word diff beside diff-match-patch on characters, difflib and git --word-diff, on the same edited texts.

Usage: python bench/speed_diff.py [--quick]

800 and 8,000 words, 3, 15 and 50 % of them edited; medians of one run. Three figures of ours are given: `edits` (tokens
to edits, clean-up included: the work the peers do once they have their units), `tokens + edits` (from text) and
`changes` (with classes and rules). git is timed as a process that reads two files written before, and once more on two
empty files, which is what starting it costs. The size of the edits before clean-up is checked against a longest common
subsequence found another way. Then inputs that must stay bounded: 30 kB of unrelated text, one passage of 100,000
words, unchanged but for a few and changed throughout. Texts are drawn from a fixed seed. diff-match-patch has no time
cap here and takes minutes for 8,000 words half of which are edited.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.comparison import dates, language, sentences, side, tokens
from reader.comparison.diff import changes_between
from reader.comparison.edits import edits_between
from reader.comparison.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KEEPERS = (
    tokens.tokens_of,
    side.side_of,
    sentences.sentences_of,
    dates.dates_of,
    language._evidence,  # noqa: SLF001 - what it keeps has to be forgotten too
)
"""What the engine remembers from one run to the next."""
SHARES = (0.03, 0.15, 0.5)
STOCK = 6000
SYLLABLES = ("ba", "do", "ki", "lu", "me", "na", "po", "ri", "so", "tu", "ven", "gar", "lin", "mos")


def words(count: int, random_source: random.Random) -> list[str]:
    """Words with the frequencies of natural ones (Zipf and Mandelbrot): the most frequent is one in 20 or so."""
    weights = [1 / (rank + 2.7) for rank in range(STOCK)]
    return [invented(rank) for rank in random_source.choices(range(STOCK), weights, k=count)]


def invented(rank: int) -> str:
    """The word of a rank; no other rank has the same, and frequent words are short."""
    found = SYLLABLES[rank % len(SYLLABLES)]
    while rank := rank // len(SYLLABLES):
        found += SYLLABLES[rank % len(SYLLABLES)]
    return found


def prose(chosen: list[str]) -> str:
    """Sentences of 18 words."""
    lines = [chosen[at : at + 18] for at in range(0, len(chosen), 18)]
    return " ".join(" ".join(line).capitalize() + "." for line in lines)


def edited(chosen: list[str], share: float, random_source: random.Random) -> list[str]:
    """The words with ``share`` of them dropped, exchanged or followed by a new one, in equal parts."""
    found = []
    for word in chosen:
        kind = random_source.random() / share
        found.extend([] if kind < 1 / 3 else [f"x{random_source.randrange(999)}"] if kind < 2 / 3 else [word])
        if 2 / 3 <= kind < 1:
            found.append(f"y{random_source.randrange(999)}")
    return found


def median_ms(work: Callable[[], object], repeats: int) -> float:
    """Median of ``repeats`` runs; what the engine keeps from one run is forgotten before the next."""
    times = []
    for _ in range(repeats):
        for keeper in KEEPERS:
            keeper.cache_clear()
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def characters(left: str, right: str) -> None:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    engine.diff_cleanupSemantic(engine.diff_main(left, right))


def write_pair(folder: Path, left: str, right: str) -> tuple[str, str]:
    """Write two texts as files and return their paths."""
    paths = folder / "left", folder / "right"
    for path, text in zip(paths, (left, right), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def with_git(paths: tuple[str, str]) -> None:
    command = ["git", "diff", "--no-index", "--no-ext-diff", "--word-diff", *paths]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def common_length(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of a longest common subsequence, a row of the table in the bits of a number.

    Crochemore, Iliopoulos, Pinzon and Reid, "A fast and practical bit-vector algorithm for the longest common
    subsequence problem", Information Processing Letters 80 (2001).
    """
    places: dict[str, int] = {}
    for at, key in enumerate(one):
        places[key] = places.get(key, 0) | 1 << at
    every = (1 << len(one)) - 1
    row = every
    for key in other:
        met = row & places.get(key, 0)
        row = ((row + met) | (row - met)) & every
    return len(one) - row.bit_count()


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(text, "en")]


def compare(count: int, share: float, repeats: int) -> None:
    source = random.Random(count)
    chosen = words(count, source)
    left, right = prose(chosen), prose(edited(chosen, share, source))
    one, other = keys(left), keys(right)
    print(f"{count} words, {share:.0%} edited")
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as empty:
        files, nothing = write_pair(Path(folder), left, right), write_pair(Path(empty), "", "")
        rows: list[tuple[str, Callable[[], object], int]] = [
            ("ours: edits", lambda: edits_between(one, other), repeats),
            ("ours: tokens + edits", lambda: edits_between(keys(left), keys(right)), repeats),
            ("ours: changes", lambda: changes_between(left, right, "en"), max(1, repeats // 3)),
            ("difflib on tokens", lambda: SequenceMatcher(None, one, other, autojunk=False).get_opcodes(), repeats),
            ("git --word-diff", lambda: with_git(files), repeats),
            ("git on empty files", lambda: with_git(nothing), repeats),
            ("diff-match-patch chars", lambda: characters(left, right), 1 if count > 1000 else repeats),
        ]
        show([(name, median_ms(work, times)) for name, work, times in rows])
    size = sum(e.left_end - e.left + e.right_end - e.right for e in edits_between(one, other, clean=False))
    least = len(one) + len(other) - 2 * common_length(one, other)
    print(f"  edits before clean-up: {size} tokens; least possible: {least}", "" if size == least else "DIFFERENT")


def show(rows: Sequence[tuple[str, float]]) -> None:
    """Print each time with its ratio to the first."""
    for name, taken in rows:
        print(f"  {name:<24} {taken:>10.2f} ms   {taken / rows[0][1]:>8.1f} x ours: edits")


def bounded() -> None:
    source = random.Random(1)
    unrelated = prose(words(5000, source))[:30_000], prose(words(5000, random.Random(2)))[:30_000]
    long = words(100_000, source)
    few = prose([*long[:50_000], "new", *long[50_001:]])
    cases = [
        ("30 kB, unrelated", *unrelated),
        ("100,000 words, one changed", prose(long), few),
        ("100,000 words, 15 % edited", prose(long), prose(edited(long, 0.15, source))),
        ("100,000 words, no sentence end", " ".join(long), " ".join(edited(long, 0.15, source))),
    ]
    for name, left, right in cases:
        start = time.perf_counter()
        count = len(changes_between(left, right, "en"))
        print(f"{name:<32} {(time.perf_counter() - start) * 1000:>10.0f} ms   {count} changes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only 800 words, without what must stay bounded")
    quick = parser.parse_args().quick
    changes_between("A bridge fell.", "A bridge rose.", "en")
    for share in SHARES:
        compare(800, share, 7)
    if not quick:
        for share in SHARES:
            compare(8000, share, 5)
        bounded()


if __name__ == "__main__":
    main()
