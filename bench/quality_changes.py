"""Score changes_between against a labelled set of pairs: spans, classes, and heavy changes lost to trivial ones.

Usage: python bench/quality_changes.py [SET.jsonl] [--show] [--part 0 1 2 3]

A row is {"id", "left", "right", "language"?, "changes": [{"class", "left", "right", "left_span", "right_span"}]}. A
change counts as found when both its spans agree; of an empty side only that it is empty. Both pieces of a reordering
are accepted, and the two marks of one quotation may be counted as one (tests/data/README.md).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.comparison.change import Change, ChangeClass
from reader.comparison.diff import changes_between

Row = dict[str, Any]
DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "changes.jsonl"


@dataclass
class Score:
    wanted: int = 0
    found: int = 0
    matched: int = 0
    overlapping: int = 0
    right_class: int = 0
    heavy_lost: list[str] = field(default_factory=list)
    confused: Counter[str] = field(default_factory=Counter)

    @staticmethod
    def f1(hits: int, wanted: int, found: int) -> float:
        return 2 * hits / (wanted + found) if wanted + found else 1.0

    def report(self, name: str) -> str:
        return (
            f"{name:<14} wanted {self.wanted:>4} found {self.found:>4}"
            f"  span F1 {self.f1(self.matched, self.wanted, self.found):.3f}"
            f"  overlap F1 {self.f1(self.overlapping, self.wanted, self.found):.3f}"
            f"  class accuracy {self.right_class / self.matched if self.matched else 1:.3f}"
            f"  full F1 {self.f1(self.right_class, self.wanted, self.found):.3f}"
            f"  heavy lost {len(self.heavy_lost)}"
        )


def _span(side: list[int] | tuple[int, int]) -> tuple[int, int] | None:
    return None if side[0] == side[1] else (side[0], side[1])


def _wanted_key(change: Row) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    return _span(change["left_span"]), _span(change["right_span"])


def _key(change: Change) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    return (
        _span((change.left_span.start, change.left_span.end)),
        _span((change.right_span.start, change.right_span.end)),
    )


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return False
    return one[0] < other[1] and other[0] < one[1]


def _complementary(wanted: Row, change: Change) -> bool:
    """Tell whether both name a swap of the same two neighbours, each by another piece."""
    if wanted["class"] != "reordering" or change.change_class is not ChangeClass.REORDERING:
        return False
    (start, end), (other_start, other_end) = wanted["left_span"], wanted["right_span"]
    at, to = change.left_span, change.right_span
    left_near = (at.end <= start + 2 and start - at.end < 4) or (start <= end <= at.start + 2 and at.start - end < 4)
    right_near = (to.end <= other_start + 2 and other_start - to.end < 4) or (
        other_end <= to.start + 2 and to.start - other_end < 4
    )
    return bool(left_near and right_near)


def score_row(row: Row, score: Score, *, told: bool = False) -> list[str]:
    """Add one pair to ``score`` and return what was wrong with it; ``told`` passes the row's language."""
    changes = list(changes_between(row["left"], row["right"], row.get("language") if told else None))
    wanted = list(row["changes"])
    score.wanted += len(wanted)
    score.found += len(changes)
    wrong: list[str] = []
    left_over = []
    for want in wanted:
        hit = next((c for c in changes if _key(c) == _wanted_key(want) or _complementary(want, c)), None)
        if hit is None:
            left_over.append(want)
            continue
        changes.remove(hit)
        score.matched += 1
        score.overlapping += 1
        if hit.change_class == want["class"]:
            score.right_class += 1
        else:
            score.confused[f"{want['class']} -> {hit.change_class}"] += 1
            wrong.append(
                f"   class {want['class']} -> {hit.change_class} ({hit.rule}): {want['left']!r} {want['right']!r}"
            )
            _lost(row, want, hit, score)
    for want in left_over:
        key = _wanted_key(want)
        near = [c for c in changes if _overlap(_key(c)[0], key[0]) or _overlap(_key(c)[1], key[1])]
        shown = ", ".join(f"{c.change_class}/{c.rule} {c.left!r} {c.right!r}" for c in near)
        wrong.append(f"   span {want['class']} {want['left']!r} {want['right']!r}  got {shown or 'nothing'}")
        if near:
            score.overlapping += 1
        if not any(c.change_class.is_heavy or c.change_class.value == want["class"] for c in near):
            _lost(row, want, near[0] if near else None, score)
    named = "\n".join(wrong)
    wrong.extend(
        f"   extra {c.change_class}/{c.rule} {c.left!r} {c.right!r}"
        for c in changes
        if f"{c.left!r} {c.right!r}" not in named
    )
    return wrong


def _lost(row: Row, want: Row, hit: Change | None, score: Score) -> None:
    """Note a heavy change that came out as wording, as trivial or not at all."""
    if not ChangeClass(want["class"]).is_heavy:
        return
    if hit is None or hit.change_class is ChangeClass.WORDING or hit.change_class.is_trivial:
        score.heavy_lost.append(f"{row['id']}: {want['left']!r} {want['right']!r}")


def main() -> None:
    rows = [json.loads(line) for line in FLAGS.set.read_text(encoding="utf-8").splitlines() if line.strip()]
    if FLAGS.part is not None:
        rows = [row for number, row in enumerate(rows) if number % 4 in FLAGS.part]
    total = Score()
    by_language: dict[str, Score] = {}
    for row in rows:
        language = str(row.get("language") or "en")
        wrong = score_row(row, total, told=FLAGS.language)
        score_row(row, by_language.setdefault(language, Score()), told=FLAGS.language)
        if FLAGS.show and wrong:
            print(row["id"], language, "\n   L", row["left"], "\n   R", row["right"])
            print("\n".join(wrong))
    for language, score in sorted(by_language.items()):
        print(score.report(language))
    print(total.report("all"))
    if FLAGS.show:
        print(*total.confused.most_common(), sep="\n")
        print("heavy lost:", *total.heavy_lost, sep="\n  ")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, nargs="?", default=DATA)
    parser.add_argument("--show", action="store_true", help="print what is wrong with each pair")
    parser.add_argument(
        "--part", type=int, nargs="*", choices=range(4), help="only these quarters of the pairs, by line modulo 4"
    )
    parser.add_argument(
        "--language", action="store_true", help="pass the row's language instead of letting it be found"
    )
    FLAGS = parser.parse_args()
    main()
