from __future__ import annotations

from itertools import permutations

from reader.base.ids import ArticleId
from reader.ledgers.ledger import LedgerArticle
from reader.ledgers.quotations import How, QuotationEntry, quotation_ledger

WIRE = LedgerArticle(
    ArticleId(1),
    (
        "Mayor Ilse Brandt opened the bridge on Friday.",
        "“We have waited thirty years for this bridge and it will change the whole valley,” Brandt said.",
        "She called the builders “quiet heroes”.",
    ),
    "en",
)
TABLOID = LedgerArticle(
    ArticleId(2),
    (
        "Ilse Brandt said the bridge “will change the whole valley”.",
        "The mayor praised the builders, who were quiet heroes to her.",
    ),
    "en",
)
WEEKLY = LedgerArticle(
    ArticleId(3),
    (
        "“For thirty years we waited for this bridge, and it will now change the whole of the valley,” said Ms Brandt.",
        "Critics spoke of a “costly toy”.",
    ),
    "en",
)
LOCAL = LedgerArticle(ArticleId(4), ("The bridge cost four years of work.",), "en")


def entry(ledger: tuple[QuotationEntry, ...], start: str) -> QuotationEntry:
    return next(entry for entry in ledger if entry.canonical.startswith(start))


def test_renderings_of_one_quotation_stand_in_one_entry() -> None:
    ledger = quotation_ledger([WIRE, TABLOID, WEEKLY, LOCAL])
    found = next(one for one in ledger if any("thirty" in rendering.text for rendering in one.renderings))
    assert [rendering.article for rendering in found.renderings] == [1, 2, 3]
    assert found.speaker is not None
    assert found.speaker.endswith("Brandt")
    assert found.absent == (4,)
    how = {rendering.article: rendering.how for rendering in found.renderings}
    assert sorted(how.values()) == [How.REWORDED, How.TRIMMED, How.VERBATIM]


def test_a_shortened_quotation_is_trimmed() -> None:
    found = quotation_ledger([WIRE, TABLOID])[0]
    assert {rendering.article: rendering.how for rendering in found.renderings} == {1: How.VERBATIM, 2: How.TRIMMED}


def test_the_same_words_without_marks_are_a_rendering() -> None:
    found = entry(quotation_ledger([WIRE, TABLOID, LOCAL]), "quiet heroes")
    assert [(one.article, one.how, one.text) for one in found.renderings] == [
        (1, How.VERBATIM, "quiet heroes"),
        (2, How.MARKS_DROPPED, "quiet heroes"),
    ]
    assert found.absent == (4,)


def test_spans_lie_in_the_passages() -> None:
    articles = {article.article: article for article in (WIRE, TABLOID, WEEKLY)}
    for found in quotation_ledger(list(articles.values())):
        for one in found.renderings:
            assert one.text in one.span.of(articles[one.article].passages[one.passage])


def test_short_quotations_of_different_words_stay_apart() -> None:
    ledger = quotation_ledger([LedgerArticle(ArticleId(1), ("A “dear friend”.", "An “old friend”."), "en")])
    assert [entry.canonical for entry in ledger] == ["dear friend", "old friend"]


def test_singular_and_plural_meet() -> None:
    articles = [
        LedgerArticle(ArticleId(1), ("Lund called Moe a “trusted partner”.",), "en"),
        LedgerArticle(ArticleId(2), ("The two are “trusted partners”.",), "en"),
    ]
    (found,) = quotation_ledger(articles)
    assert [one.how for one in found.renderings] == [How.VERBATIM, How.REWORDED]


def test_the_same_two_words_of_different_speakers_stay_apart() -> None:
    articles = [
        LedgerArticle(ArticleId(1), ("Ada Lund said it was “pure nonsense”.",), "en"),
        LedgerArticle(ArticleId(2), ("Per Moe said it was “pure nonsense”.",), "en"),
    ]
    assert len(quotation_ledger(articles)) == 2


def test_a_quotation_in_another_language_by_the_same_speaker_is_translated() -> None:
    articles = [
        LedgerArticle(
            ArticleId(1), ("“We have waited 30 years for this bridge at Lauen,” Ilse Brandt said on Friday.",), "en"
        ),
        LedgerArticle(
            ArticleId(2),
            ("„Wir haben 30 Jahre auf diese Brücke bei Lauen gewartet“, sagte Ilse Brandt am Freitag.",),
            "de",
        ),
    ]
    (found,) = quotation_ledger(articles)
    assert {one.how for one in found.renderings} == {How.VERBATIM, How.TRANSLATED}


def test_the_order_of_articles_does_not_matter() -> None:
    expected = quotation_ledger([WIRE, TABLOID, WEEKLY, LOCAL])
    assert all(quotation_ledger(list(order)) == expected for order in permutations([WIRE, TABLOID, WEEKLY, LOCAL]))
