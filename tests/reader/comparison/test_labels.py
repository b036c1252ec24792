from __future__ import annotations

from itertools import permutations

from reader.base.ids import ArticleId
from reader.comparison.labels import label_ledger
from reader.comparison.ledger import LedgerArticle


def article(number: int, *passages: str) -> LedgerArticle:
    return LedgerArticle(ArticleId(number), passages, "en")


ARTICLES = [
    article(1, "Dravian militants took the pass of Orm on Friday.", "The invasion of Orland began in May."),
    article(2, "Dravian terrorists took the pass, while the conflict in Orland went on.", "Militants fled."),
    article(3, "Dravian rebels held the pass."),
]


def test_labels_beside_one_name_stand_in_one_entry() -> None:
    entries = {entry.name: entry for entry in label_ledger(ARTICLES)}
    assert [(one.article, one.label) for one in entries["Dravian"].labels] == [
        (1, "militants"),
        (2, "terrorists"),
        (3, "rebels"),
    ]
    assert [(one.article, one.text) for one in entries["Orland"].labels] == [
        (1, "invasion of Orland"),
        (2, "conflict in Orland"),
    ]


def test_one_label_alone_is_no_entry() -> None:
    assert label_ledger([article(1, "Dravian rebels fled."), article(2, "A Dravian rebel fled.")]) == ()
    assert label_ledger([article(1, "The Lauen organisation met."), article(2, "The Lauen organization met.")]) == ()


def test_spans_lie_in_the_passages() -> None:
    texts = {one.article: one.passages for one in ARTICLES}
    for entry in label_ledger(ARTICLES):
        for one in entry.labels:
            assert one.span.of(texts[one.article][one.passage]) == one.label


def test_the_order_of_articles_does_not_matter() -> None:
    expected = label_ledger(ARTICLES)
    assert all(label_ledger(list(order)) == expected for order in permutations(ARTICLES))
