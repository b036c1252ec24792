"""Speed of the ledgers: a story of 6 articles with 60 passages each, cold and once its passages are known.

Usage: python bench/speed_ledgers.py [--articles 6] [--passages 60] [--repeat 3]

The articles are made: sentences with names, quotations, figures and sources out of small tables, an eighth of them
exchanged from article to article, as takes of one story are. Goal: each ledger within 150 ms cold.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.base.ids import ArticleId
from reader.ledgers.attributions import attribution_ledger
from reader.ledgers.figures import figure_ledger
from reader.ledgers.labels import label_ledger
from reader.ledgers.ledger import LedgerArticle
from reader.ledgers.quotations import quotation_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAMES = ("Ada Lund", "Piet Hoorn", "Olga Brandt", "Karl Reiss", "Mira Salt", "Josef Wirth", "Clara Vidal")
OFFICES = ("Mayor", "Finance minister", "Police chief", "Professor", "Engineer", "Spokesman")
THINGS = ("houses", "workers", "boats", "schools", "tonnes of grain", "people", "miles of road")
VERBS = ("said", "told reporters", "warned", "claimed", "admitted", "added")
_SYLLABLES = ("ba", "den", "fir", "gol", "har", "kel", "lom", "mar", "nis", "por", "ra", "sel", "tun", "vic", "wen")
WORDS = tuple(one + two + three for one in _SYLLABLES for two in _SYLLABLES for three in _SYLLABLES)


def _clause(chance: random.Random, length: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(length))


def _passage(chance: random.Random) -> str:
    name, office = chance.choice(NAMES), chance.choice(OFFICES)
    kinds = (
        f"{office} {name} {chance.choice(VERBS)} that the {_clause(chance, 9)} would hold.",
        f"“The {_clause(chance, 10)} is gone,” {name.split()[1]} {chance.choice(VERBS)} on Tuesday.",
        f"“We need the {_clause(chance, 7)},” she added. The {_clause(chance, 8)} was shut.",
        f"At least {chance.randint(12, 900)} {chance.choice(THINGS)} were lost in the {_clause(chance, 6)}.",
        f"According to the {_clause(chance, 1)} ministry, {_clause(chance, 9)} cost ${chance.randint(2, 90)} million.",
        f"Rebels and soldiers fought near {_clause(chance, 8)}, while the army spoke of a “{_clause(chance, 2)}”.",
    )
    return " ".join(chance.sample(kinds, 2))


def story(articles: int, passages: int, seed: int) -> list[LedgerArticle]:
    """Return takes of one story: all passages of the first, an eighth of them made anew in each of the others."""
    chance = random.Random(seed)
    first = [_passage(chance) for _ in range(passages)]
    return [
        LedgerArticle(
            ArticleId(number),
            tuple(_passage(chance) if number > 1 and chance.random() < 0.125 else one for one in first),
            "en",
        )
        for number in range(1, articles + 1)
    ]


def _milliseconds(ledger: Callable[[Sequence[LedgerArticle]], object], articles: Sequence[LedgerArticle]) -> float:
    start = time.process_time()
    ledger(articles)
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Print a line for each ledger: the median time of the processor, cold and for the same story again."""
    for ledger in (quotation_ledger, figure_ledger, attribution_ledger, label_ledger):
        ledger(story(2, 4, 999))
        cold, warm = [], []
        for run in range(FLAGS.repeat):
            articles = story(FLAGS.articles, FLAGS.passages, run)
            cold.append(_milliseconds(ledger, articles))
            warm.append(_milliseconds(ledger, articles))
        middle = FLAGS.repeat // 2
        print(f"{ledger.__name__:<20} cold {sorted(cold)[middle]:7.1f} ms   warm {sorted(warm)[middle]:7.1f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=6)
    parser.add_argument("--passages", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    FLAGS = parser.parse_args()
    main()
