"""Labels: what articles call the same person, group or event, where they do not call it the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reader.base.words import folded
from reader.ledgers.label import Label, are_different
from reader.ledgers.label_slots import labels_in_slots
from reader.ledgers.labels_beside_names import labels_beside_names
from reader.ledgers.titles import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ArticleId
    from reader.base.span import Span
    from reader.ledgers.label import Labelled
    from reader.ledgers.ledger import LedgerArticle


@dataclass(frozen=True, slots=True)
class LabelEntry:
    """A thing, by its name or by the label of most articles, and every label given to it; at least two differ."""

    thing: str
    labels: tuple[Label, ...]

    def counts(self) -> dict[ArticleId, dict[str, int]]:
        """Return how often each article uses each label, case aside."""
        found: dict[ArticleId, Counter[str]] = {}
        for label in self.labels:
            found.setdefault(label.article, Counter())[folded(label.label)] += 1
        return {article: dict(counter) for article, counter in found.items()}


def label_ledger(
    articles: Sequence[LedgerArticle], stories: Sequence[Sequence[ArticleId]] | None = None
) -> tuple[LabelEntry, ...]:
    """Return the things that are not called the same everywhere, those of most labels first.

    ``stories`` are the articles that tell of one event each; slots of sentences are compared inside them only. Without
    it all articles do. The result does not depend on the order of ``articles``.
    """
    ordered = sorted(articles, key=lambda article: article.article)
    groups = [frozenset(article.article for article in ordered)] if stories is None else [*map(frozenset, stories)]
    found = [*titles(ordered), *labels_beside_names(ordered)]
    for group in sorted(groups, key=sorted):
        members = [article for article in ordered if article.article in group]
        found += labels_in_slots(members) if len(members) > 1 else ()
    entries = _without_parts([LabelEntry(one.thing, _in_order(one.labels)) for one in _merged(found) if _differ(one)])
    return tuple(
        sorted(
            entries, key=lambda entry: (-len({one.words for one in entry.labels}), entry.thing, entry.labels[0].span)
        )
    )


def _without_parts(entries: Sequence[LabelEntry]) -> list[LabelEntry]:
    """Leave out entries whose uses all stand in an earlier or larger one, which takes over a name from them."""
    kept: list[LabelEntry] = []
    held: dict[tuple[ArticleId, int, Span], int] = {}
    for entry in sorted(entries, key=lambda one: -len(one.labels)):
        places = [(label.article, label.passage, label.span) for label in entry.labels]
        homes = {held.get(place) for place in places}
        (home,) = homes if len(homes) == 1 else (None,)
        if home is not None:
            is_name = entry.thing[:1].isupper() and not kept[home].thing[:1].isupper()
            kept[home] = LabelEntry(entry.thing if is_name else kept[home].thing, kept[home].labels)
            continue
        held |= dict.fromkeys(places, len(kept))
        kept.append(entry)
    return kept


def _in_order(labels: Sequence[Label]) -> tuple[Label, ...]:
    return tuple(sorted(set(labels), key=lambda one: (one.article, one.passage, one.span)))


def _differ(one: Labelled) -> bool:
    distinct = {label.words: label for label in {label.label: label for label in one.labels}.values()}
    return any(are_different(left, right) for left, right in combinations(distinct.values(), 2))


def _merged(found: Sequence[Labelled]) -> list[Labelled]:
    """Return the things with those put together that have the same name, or are called by the same labels."""
    merged: dict[tuple[object, ...], Labelled] = {}
    for one in found:
        words = frozenset(label.words for label in one.labels)
        is_full_name = one.thing[:1].isupper() and " " in one.thing
        key = (folded(one.thing),) if is_full_name else (folded(one.thing), words)
        held = merged.get(key)
        merged[key] = one if held is None else held._replace(labels=held.labels + one.labels)
    return list(merged.values())
