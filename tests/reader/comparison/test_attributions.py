from __future__ import annotations

from itertools import permutations

import pytest

from reader.base.ids import ArticleId
from reader.comparison.attributions import attribution_ledger, attributions_of
from reader.comparison.ledger import LedgerArticle


def article(number: int, *passages: str) -> LedgerArticle:
    return LedgerArticle(ArticleId(number), passages, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam will hold, engineer Ada Lund said on Sunday.", [("Ada Lund", "said")]),
        ("“The dam will hold,” said Ada Lund.", [("Ada Lund", "said")]),
        ("The dam will hold, according to Ada Lund.", [("Ada Lund", "according to")]),
        ("The coast guard warned of high seas.", [("coast guard", "warned")]),
        ("Ada Lund, who runs the dam, told the newspaper Vestavind that it was safe.", [("Ada Lund", "told")]),
        ("The reports reached the harbour.", []),
        ("The dam has been called a marvel.", []),
    ],
)
def test_a_source_stands_beside_a_reporting_verb(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.source, one.verb) for one in attributions_of(article(1, text))] == found


def test_spans_lie_in_the_passage() -> None:
    passages = ("It was cold.", "The dam will hold, Ada Lund said. According to Per Moe it will not.")
    for one in attributions_of(article(1, *passages)):
        assert one.span.of(passages[one.passage]) == one.verb
        assert one.verb in one.text


def test_short_and_full_names_are_one_source_and_absence_is_told() -> None:
    articles = [
        article(1, "The dam will hold, Ada Lund said.", "Later Lund admitted doubts."),
        article(2, "Lund claimed that the dam would hold."),
        article(3, "The dam will hold."),
    ]
    (entry,) = attribution_ledger(articles)
    assert entry.source == "Ada Lund"
    assert [(one.article, one.verb) for one in entry.attributions] == [(1, "said"), (1, "admitted"), (2, "claimed")]
    assert entry.absent == (3,)


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [
        article(1, "Ada Lund said it was safe."),
        article(2, "Per Moe denied it."),
        article(3, "Moe said so, Lund warned."),
    ]
    expected = attribution_ledger(articles)
    assert all(attribution_ledger(list(order)) == expected for order in permutations(articles))
