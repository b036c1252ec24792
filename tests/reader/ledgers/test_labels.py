from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from reader.articles.extraction import extract
from reader.base.ids import ArticleId
from reader.ledgers.labels import LabelEntry, label_ledger
from reader.ledgers.ledger import LedgerArticle
from reader.sources.reading import read_source

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = json.loads((ROOT / "tests" / "data" / "sample.json").read_text(encoding="utf-8"))


def article(number: int, *passages: str) -> LedgerArticle:
    return LedgerArticle(ArticleId(number), passages, "en")


ARTICLES = [
    article(
        1,
        "Dravian militants took the pass of Orm on Friday.",
        "The invasion of Orland began in May.",
        "Harbour master Ada Lund closed the quay of Kelmar after hundreds of protesters blocked the road.",
    ),
    article(
        2,
        "Dravian terrorists took the pass of Orm, while the conflict in Orland went on.",
        "Militants who took it on Friday fled.",
        "Ada Lund, the harbour chief, closed the quay of Kelmar after hundreds of rioters blocked the road.",
    ),
    article(3, "Dravian rebels held the pass of Orm.", "Growers in Kelmar wept."),
]


def found(*articles: LedgerArticle) -> dict[str, list[tuple[int, str]]]:
    return {entry.thing: [(one.article, one.label) for one in entry.labels] for entry in label_ledger(articles)}


def test_labels_beside_one_name_stand_in_one_entry() -> None:
    entries = found(*ARTICLES)
    assert entries["Dravian"] == [(1, "militants"), (2, "terrorists"), (2, "Militants"), (3, "rebels")]
    assert entries["Orland"] == [(1, "invasion"), (2, "conflict")]


def test_titles_before_and_behind_a_name() -> None:
    assert found(*ARTICLES)["Ada Lund"] == [(1, "Harbour master"), (2, "harbour chief")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Prime Minister Ada Lund left.", "Prime Minister"),
        ("Kelmar’s transport minister, Ada Lund, resigned.", "transport minister"),
        ("Ada Lund, head of the valley council, resigned.", "head of the valley council"),
        ("Bus driver Ada Lund stopped.", "Bus driver"),
    ],
)
def test_titles_of_other_forms(text: str, title: str) -> None:
    assert (1, title) in found(article(1, text), article(2, "Ada Lund, the notorious fraudster, was seen."))["Ada Lund"]


def test_two_people_of_one_last_name_are_two() -> None:
    assert (
        found(article(1, "Engineer Ada Lund left."), article(2, "Per Lund, the notorious fraudster, was seen.")) == {}
    )


def test_labels_in_one_slot_of_a_sentence() -> None:
    assert found(*ARTICLES)["protesters"] == [(1, "protesters"), (2, "rioters")]


def test_a_label_that_no_lexicon_holds_is_found_by_its_slot() -> None:
    texts = "Opposition {} in Kelmar called for an inquiry into the dam and its builders."
    entries = found(article(1, texts.format("figures")), article(2, texts.format("hotheads")))
    assert list(entries.values()) == [[(1, "figures"), (2, "hotheads")]]


def test_two_forms_of_a_name_in_one_slot() -> None:
    texts = "The dam was built by {} in 1974 and never repaired since then."
    entries = found(article(1, texts.format("Lund Works")), article(2, texts.format("Lund Group")))
    assert list(entries.values()) == [[(1, "Lund Works"), (2, "Lund Group")]]


def test_one_label_alone_is_no_entry() -> None:
    assert found(article(1, "Dravian rebels fled."), article(2, "A Dravian rebel fled.")) == {}
    assert found(article(1, "Minister Ada Lund left."), article(2, "Ada Lund, the transport minister, left.")) == {}


def test_units_are_no_labels() -> None:
    texts = "The crack in the dam was nine {} wide when Lund measured it."
    assert found(article(1, texts.format("millimetres")), article(2, texts.format("centimetres"))) == {}


def test_slots_are_compared_inside_a_story_only() -> None:
    entries = label_ledger(ARTICLES, [[ArticleId(1)], [ArticleId(2), ArticleId(3)]])
    assert "protesters" not in {entry.thing for entry in entries}
    assert "Ada Lund" in {entry.thing for entry in entries}


def test_labels_are_counted_by_article() -> None:
    entry = next(entry for entry in label_ledger(ARTICLES) if entry.thing == "Dravian")
    assert entry.counts() == {1: {"militants": 1}, 2: {"terrorists": 1, "militants": 1}, 3: {"rebels": 1}}


def test_spans_lie_in_the_passages() -> None:
    texts = {one.article: one.passages for one in ARTICLES}
    for entry in label_ledger(ARTICLES):
        for one in entry.labels:
            assert one.span.of(texts[one.article][one.passage]) == one.label
            assert one.label in one.text


def test_the_order_of_articles_does_not_matter() -> None:
    expected = label_ledger(ARTICLES)
    assert expected
    assert all(label_ledger(list(order)) == expected for order in permutations(ARTICLES))


def sample_ledger(story: str) -> tuple[dict[str, ArticleId], tuple[LabelEntry, ...]]:
    ids, articles = {}, []
    for number, name in enumerate(SAMPLE["stories"][story], start=1):
        whole = extract(read_source(ROOT / "resources" / "sample" / name))[0].article
        ids[name.rpartition("/")[2].partition(".")[0]] = ArticleId(number)
        passages = tuple(block.text for block in whole.passages)
        articles.append(LedgerArticle(ArticleId(number), passages, whole.language))
    return ids, label_ledger(articles)


@pytest.mark.parametrize(
    ("story", "outlet", "label", "other"),
    [
        ("bridge-collapse", "tolvane-tribune", "harbour chief", "harbour master"),
        ("bridge-collapse", "tolvane-tribune", "rioters", "protesters"),
        ("bridge-collapse", "tolvane-tribune", "hardliners", "leaders"),
        ("bridge-collapse", "merren-herald", "Corvane Group", "Corvane Works"),
        ("bridge-collapse", "inland-post", "Lena Orsted", "Lena Orstad"),
        ("minister-resigns", "coast-courier", "Marit Ekland", "Marit Ekelund"),
        ("minister-resigns", "tolvane-tribune", "disaster", "collapse"),
        ("inspection-rules", "straits-gazette", "regime", "government"),
        ("inspection-rules", "veskar-today", "rulers", "government"),
        ("first-ships", "straits-gazette", "extremists", "nationalists"),
        ("first-ships", "veskar-today", "patriots", "nationalists"),
    ],
)
def test_the_sample_library_shows_the_planted_labels(story: str, outlet: str, label: str, other: str) -> None:
    ids, ledger = sample_ledger(story)
    entry = next(one for one in ledger if label in {use.label for use in one.labels})
    assert label in {use.label for use in entry.labels if use.article == ids[outlet]}
    assert other in {use.label for use in entry.labels if use.article != ids[outlet]}


def _called(texts: list[str], language: str) -> list[set[str]]:
    articles = [LedgerArticle(ArticleId(number), (text,), language) for number, text in enumerate(texts, 1)]
    return [{label.label for label in entry.labels} for entry in label_ledger(articles)]


@pytest.mark.parametrize(
    ("language", "texts", "labels"),
    [
        (
            "en",
            ["The special operation in Morvia entered its third month.", "The war in Morvia entered its third month."],
            {"special operation", "war"},
        ),
        (
            "de",
            ["Die Rebellen griffen einen Posten bei Dessa an.", "Die Terroristen griffen einen Posten bei Dessa an."],
            {"Rebellen", "Terroristen"},
        ),
        (
            "en",
            ["Migrants were pulled from a boat off Tolm.", "People were pulled from a boat off Tolm."],
            {"Migrants", "People"},
        ),
        (
            "en",
            ["Banker Ed Solm bought the Tolm airport.", "Ed Solm bought it. Financier Ed Solm left."],
            {"Banker", "Financier"},
        ),
    ],
)
def test_labels_of_several_words_of_german_nouns_and_bare_ones(
    language: str, texts: list[str], labels: set[str]
) -> None:
    assert labels in _called(texts, language)
