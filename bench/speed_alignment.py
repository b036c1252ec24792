"""Speed of alignment: a pair of 40 passages against a difflib matrix in the same run, and a story of 6 x 60 passages.

usage: python bench/speed_alignment.py [--repeat N]

Texts are made of invented words with the frequencies of natural ones (Zipf), 15 % of them changed from column to
column, some passages left out and one block moved. "cold": texts not seen before; "warm": the same texts again,
as in a window that changes its base. Figures of one run only compare with others of the same run.
"""

from __future__ import annotations

import argparse
import random
import time
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader.alignment.aligning import align, links_of
from reader.comparison.comparing import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS_A_PASSAGE = 45
CHANGED = 0.15


def vocabulary(chance: random.Random, size: int = 6000) -> list[str]:
    """Return invented words, the frequent ones short."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    return ["".join(chance.choices(syllables, k=1 + (rank > 40) + chance.randrange(3))) for rank in range(size)]


def article(chance: random.Random, words: Sequence[str], passages: int) -> list[str]:
    """Return passages of sentences with capitals, names and figures."""
    weights = [1 / (rank + 1.5) for rank in range(len(words))]
    return [
        " ".join(sentence(chance, chance.choices(words, weights, k=WORDS_A_PASSAGE // 3)) for _ in range(3))
        for _ in range(passages)
    ]


def sentence(chance: random.Random, words: list[str]) -> str:
    """Return the words as a sentence with a name and a figure in it."""
    words[0] = words[0].capitalize()
    words[chance.randrange(1, len(words))] = chance.choice(words).capitalize()
    words[chance.randrange(1, len(words))] = f"{chance.randrange(3, 9000):,}"
    return " ".join(words) + "."


def reworded(chance: random.Random, passages: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return the passages with words changed, some left out and a block of three moved."""
    kept = [passage for passage in passages if chance.random() > 0.08]
    at, to = chance.randrange(len(kept) - 3), chance.randrange(len(kept) - 3)
    block = kept[at : at + 3]
    del kept[at : at + 3]
    kept[to:to] = block
    return [
        " ".join(chance.choice(words) if chance.random() < CHANGED else word for word in passage.split())
        for passage in kept
    ]


def difflib_matrix(a: Sequence[str], b: Sequence[str]) -> list[list[float]]:
    """Return the ratio of every pair of passages, word by word: what one would write first."""
    left, right = [text.split() for text in a], [text.split() for text in b]
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    table = []
    for words in right:
        matcher.set_seq2(words)
        row = []
        for others in left:
            matcher.set_seq1(others)
            row.append(matcher.ratio())
        table.append(row)
    return table


def best_ms(repeat: int, *calls: Callable[[], object]) -> list[float]:
    """Return the least processor time of each call in milliseconds; the calls take turns, so that all see the same."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(repeat):
        for call, taken in zip(calls, times, strict=True):
            start = time.process_time()
            call()
            taken.append((time.process_time() - start) * 1000)
    return list(map(min, times))


def pair(chance: random.Random, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return two articles of 40 passages each, the second reworded from the first."""
    first = article(chance, words, 44)
    return first[:40], reworded(chance, first, words)[:40]


def story(chance: random.Random, words: Sequence[str]) -> list[list[str]]:
    """Return six articles of about 60 passages each, five reworded from the first."""
    first = article(chance, words, 60)
    return [first, *(reworded(chance, first, words) for _ in range(5))]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=15)
    repeat = parser.parse_args().repeat
    chance = random.Random(17)
    words = vocabulary(chance)
    links_of(*pair(chance, words))
    # Cold calls get new texts each time, so that nothing remembered from the call before can help.
    pairs = [pair(chance, words) for _ in range(repeat)]
    unseen, known = iter(pairs), pair(chance, words)
    cold, warm, matrix = best_ms(
        repeat, lambda: links_of(*next(unseen)), lambda: links_of(*known), lambda: difflib_matrix(*known)
    )
    print(
        f"40 x 40 passages: difflib matrix {matrix:.1f} ms, links cold {cold:.2f} ms ({matrix / cold:.0f}x), "
        f"warm {warm:.2f} ms ({matrix / warm:.0f}x)"
    )
    stories = iter([story(chance, words) for _ in range(2 * repeat)])
    one = story(chance, words)
    compare(one, 0)
    cold, warm, whole, again = best_ms(
        repeat,
        lambda: align(next(stories)),
        lambda: align(one),
        lambda: compare(next(stories), 0),
        lambda: compare(one, 0),
    )
    print(f"6 articles x 60 passages: align cold {cold:.1f} ms, warm {warm:.1f} ms")
    print(
        f"6 articles x 60 passages: align and diff cold {whole:.0f} ms, {100 * cold / whole:.0f} % of it aligning, "
        f"warm {again:.1f} ms ({whole / matrix:.1f} and {again / matrix:.2f} times the matrix)"
    )


if __name__ == "__main__":
    main()
