from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.ids import ArticleId
from reader.ledgers.attributions import attribution_ledger
from reader.ledgers.labels import label_ledger
from reader.ledgers.ledger import LedgerArticle

PIECES = [
    "Ada Lund", "Minister", "the mayor", "he", "said", "claimed that", "according to", ",", ".", "“", "”", '"', "and",
    "but", "who", "rebels", "Dravian", "militants", "on Friday", "in Orland", "the war", "17", "—", "(", ":", "\n",
]  # fmt: skip
PASSAGES = st.lists(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), max_size=3)
ARTICLES = st.lists(PASSAGES, max_size=3).map(
    lambda texts: [LedgerArticle(ArticleId(number), tuple(text), "en") for number, text in enumerate(texts)]
)


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_attributions_of_any_text_lie_in_it_and_know_no_order(articles: list[LedgerArticle]) -> None:
    ledger = attribution_ledger(articles)
    for entry in ledger:
        assert entry.renderings
        places = [(one.article, one.passage, one.span, one.text) for one in entry.renderings]
        places += [(one.article, one.passage, one.span, one.text) for one in entry.plain]
        assert all(span.of(articles[number].passages[passage]) == text for number, passage, span, text in places)
        assert len({place[0] for place in places}) == len(places)
    assert attribution_ledger(articles[::-1]) == ledger


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_labels_of_any_text_lie_in_it_and_know_no_order(articles: list[LedgerArticle]) -> None:
    ledger = label_ledger(articles)
    for entry in ledger:
        assert all(one.span.of(articles[one.article].passages[one.passage]) == one.label for one in entry.labels)
    assert label_ledger(articles[::-1]) == ledger
