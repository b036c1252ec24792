"""Score the four ledgers against a labelled set of short stories: precision and recall of what each one claims.

Usage: python bench/quality_ledgers.py [SET.jsonl] [--part tuned|held_out|fresh] [--show]

A row is {"id", "part", "ledger", "articles": [{"language", "published", "passages"}], "truth"}; the articles are
numbered from 1. What is counted for each ledger is told in tests/data/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.base.ids import ArticleId
from reader.base.words import folded
from reader.ledgers.attributions import attribution_ledger
from reader.ledgers.figures import figure_ledger
from reader.ledgers.labels import label_ledger
from reader.ledgers.ledger import LedgerArticle
from reader.ledgers.quotations import quotation_ledger

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

Row = dict[str, Any]
Claims = dict[str, tuple[set[Any], set[Any]]]
"""What is wanted and what was found, by the name of the measure."""
PARTS = ("tuned", "held_out", "fresh")
FLAG_NAMES = {"conflict": "conflict", "is_update": "update"}
DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "ledgers.jsonl"


@dataclass
class Score:
    """Claims wanted, found and right of one measure."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, row: Row, wanted: set[Any], found: set[Any]) -> None:
        """Count the claims of one row."""
        self.wanted += len(wanted)
        self.found += len(found)
        self.right += len(wanted & found)
        self.wrong += [f"{row['id']} missing {claim}" for claim in sorted(wanted - found, key=repr)]
        self.wrong += [f"{row['id']} wrong   {claim}" for claim in sorted(found - wanted, key=repr)]

    @property
    def line(self) -> str:
        """Precision and recall with the counts they rest on."""
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return f"precision {precision:.3f} recall {recall:.3f}  wanted {self.wanted} found {self.found}"


def _articles(row: Row) -> list[LedgerArticle]:
    return [
        LedgerArticle(
            ArticleId(number),
            tuple(one["passages"]),
            one["language"],
            one["published"],
        )
        for number, one in enumerate(row["articles"], 1)
    ]


def _pairs(groups: Iterable[Iterable[tuple[int, Hashable]]]) -> set[tuple[Any, Any]]:
    """Return every two claims of two articles that stand in one group."""
    return {
        pair for group in groups for pair in combinations(sorted(set(group), key=repr), 2) if pair[0][0] != pair[1][0]
    }


def _is_named(wanted: str | None, found: str | None) -> bool:
    if not wanted or not found:
        return False
    return folded(wanted).split()[-1] in folded(found).split() or folded(found).split()[-1] in folded(wanted).split()


def _quotations(row: Row) -> Claims:
    entries = quotation_ledger(_articles(row))
    speakers: tuple[set[Any], set[Any]] = set(), set()
    renderings: tuple[set[Any], set[Any]] = set(), set()
    for want in row["truth"]:
        text = folded(want["text"])
        entry = next((one for one in entries if any(text in folded(part.text) for part in one.renderings)), None)
        said = None if entry is None else entry.speaker
        is_right = _is_named(want["speaker"], said)
        speakers[0].update({(text, want["speaker"])} if want["speaker"] else ())
        speakers[1].update({(text, want["speaker"] if is_right else said)} if said else ())
        renderings[0].update((text, int(article), how) for article, how in want["how"].items())
        if entry is not None:
            renderings[1].update((text, int(one.article), one.how.value) for one in entry.renderings)
    return {"speakers": speakers, "renderings": renderings}


def _figures(row: Row) -> Claims:
    entries = figure_ledger(_articles(row))
    wanted = [frozenset((article, float(value)) for article, value in one["values"]) for one in row["truth"]]
    found = [frozenset((int(one.article), float(one.value)) for one in entry.values) for entry in entries]
    flags: dict[str, tuple[set[Any], set[Any]]] = defaultdict(lambda: (set(), set()))
    for name in FLAG_NAMES:
        flags[name][0].update(
            group for group, one in zip(wanted, row["truth"], strict=True) if one[name.removeprefix("is_")]
        )
        for group, entry in zip(found, entries, strict=True):
            if getattr(entry, name, False):
                home = max((len(one & group), number, one) for number, one in enumerate(wanted))[2]
                flags[name][1].add(home if home & group else group)
    return {"same thing": (_pairs(wanted), _pairs(found)), **flags}


def _attributions(row: Row) -> Claims:
    entries = attribution_ledger(_articles(row))
    sources: tuple[set[Any], set[Any]] = set(), set()
    dropped: tuple[set[Any], set[Any]] = set(), set()
    for want in row["truth"]:
        text = folded(want["statement"])
        entry = next((one for one in entries if any(text in folded(part.text) for part in one.renderings)), None)
        sources[0].update((text, int(article), source) for article, source in want["sources"].items())
        dropped[0].update((text, article) for article in want["dropped"])
        if entry is not None:
            for one in entry.renderings:
                known = want["sources"].get(str(one.article))
                sources[1].add((text, int(one.article), known if _is_named(known, one.source) else one.source))
            dropped[1].update((text, int(article)) for article in entry.dropped)
    return {"sources": sources, "dropped": dropped}


def _labels(row: Row) -> Claims:
    wanted = [
        [(int(article), folded(label)) for article, labels in one["labels"].items() for label in labels]
        for one in row["truth"]
    ]
    found = [
        [(int(label.article), folded(label.label)) for label in entry.labels] for entry in label_ledger(_articles(row))
    ]
    return {"same thing": (_pairs(wanted), _pairs(found))}


CLAIMS = {"quotations": _quotations, "figures": _figures, "attributions": _attributions, "labels": _labels}


def _scores(rows: Sequence[Row]) -> Iterator[tuple[str, Score]]:
    scores: dict[str, Score] = defaultdict(Score)
    for row in rows:
        for measure, (wanted, found) in CLAIMS[row["ledger"]](row).items():
            scores[f"{row['ledger']}: {measure}"].add(row, wanted, found)
    yield from sorted(scores.items())


def main() -> None:
    """Print a line for each measure of each ledger."""
    rows = [json.loads(line) for line in FLAGS.set.read_text(encoding="utf-8").splitlines()]
    for part in PARTS:
        if FLAGS.part in {None, part}:
            print(part)
            for name, score in _scores([row for row in rows if row["part"] == part]):
                print(f"  {name:<26} {score.line}")
                print(*(f"      {line}" for line in score.wrong if FLAGS.show), sep="\n", end="\n" * FLAGS.show)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, nargs="?", default=DATA)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true", help="print every claim that is missing or wrong")
    FLAGS = parser.parse_args()
    main()
