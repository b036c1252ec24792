from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from reader.articles.extraction import extract
from reader.base.ids import ArticleId
from reader.comparison.reporting import Stance
from reader.comparison.sources_named import is_same_source
from reader.ledgers.attributions import AttributionEntry, attribution_ledger
from reader.ledgers.ledger import LedgerArticle
from reader.ledgers.reported import reports_of
from reader.sources.reading import read_source

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = json.loads((ROOT / "tests" / "data" / "sample.json").read_text(encoding="utf-8"))


def article(number: int, *passages: str, language: str = "en") -> LedgerArticle:
    return LedgerArticle(ArticleId(number), passages, language)


ARTICLES = [
    article(
        1,
        "The dam above Kelmar lost a third of its water in March, engineer Ada Lund said on Sunday.",
        "The valley council warned that the lower road could be flooded within hours.",
    ),
    article(
        2,
        "The dam above Kelmar lost a third of its water in March.",
        "The valley council claimed the lower road could be flooded within hours.",
    ),
    article(
        3,
        "The dam above Kelmar lost a third of its water in March, according to fishermen.",
        "The lower road could be flooded within hours, a councillor admitted.",
    ),
    article(4, "A circus came to town with two elephants."),
]


def told(text: str, language: str = "en") -> list[tuple[str | None, str | None, Stance | None, str]]:
    return [(one.source, one.verb, one.stance, one.statement) for row in reports_of([text], language) for one in row]


@pytest.mark.parametrize(
    ("text", "source", "verb", "statement"),
    [
        ("The dam will hold, engineer Ada Lund said on Sunday.", "engineer Ada Lund", "said", "The dam will hold"),
        ("“The dam will hold,” said Ada Lund, who built it.", "Ada Lund", "said", "The dam will hold"),
        ("The dam will hold, according to Ada Lund.", "Ada Lund", "according to", "The dam will hold"),
        ("According to the council, the dam will hold.", "the council", "According to", "the dam will hold"),
        ("The coast guard warned that seas were high.", "The coast guard", "warned", "seas were high"),
        ("Ada Lund, who runs the dam, told reporters that it was safe.", "Ada Lund", "told", "it was safe"),
        ("Lund Works, a builder from Kelmar, insisted it was safe.", "Lund Works, a builder from Kelmar", "insisted",
         "it was safe"),
    ],
)  # fmt: skip
def test_a_source_stands_beside_a_reporting_verb(text: str, source: str, verb: str, statement: str) -> None:
    ((found_source, found_verb, _, found_statement),) = told(text)
    assert (found_source, found_verb, found_statement) == (source, verb, statement)


@pytest.mark.parametrize(
    "text",
    [
        "The reports reached the harbour.",
        "The dam has been called a marvel.",
        "The visit is seen as a show of defiance.",
        "Workers had been told to leave the dam.",
    ],
)
def test_nobody_reports_where_no_verb_does(text: str) -> None:
    assert [source for source, *_ in told(text)] == [None]


def test_two_sources_of_one_sentence_are_two_reports() -> None:
    found = told("The ministry said the dam would hold, but two engineers claimed cracks had been seen.")
    assert [(source, stance) for source, _, stance, _ in found] == [
        ("The ministry", Stance.PLAIN),
        ("two engineers", Stance.CLAIMS),
    ]


def test_a_second_verb_keeps_the_subject() -> None:
    found = told("Ada Lund declared an emergency and warned that the road was closed.")
    assert [(source, verb) for source, verb, *_ in found] == [("Ada Lund", "declared"), ("Ada Lund", "warned")]


def test_pronouns_and_further_quotations_keep_the_source() -> None:
    found = told("“It leaks,” said Ada Lund. “It has leaked for years.” She admitted that nobody had looked.")
    assert [source for source, *_ in found] == ["Ada Lund"] * 3
    assert [verb for _, verb, *_ in found] == ["said", None, "admitted"]


@pytest.mark.parametrize(
    ("text", "language", "source", "stance"),
    [
        ("Le barrage tiendra, a affirmé la ministre Ada Lund.", "fr", "la ministre Ada Lund", Stance.INSISTS),
        ("Der Damm hält, behauptete Ada Lund.", "de", "Ada Lund", Stance.CLAIMS),
        ("Ada Lund admitió que la presa perdía agua.", "es", "Ada Lund", Stance.CONCEDES),
        ("Ада Лунд утверждает, что плотина выдержит.", "ru", "Ада Лунд", Stance.CLAIMS),
    ],
)
def test_other_languages(text: str, language: str, source: str, stance: Stance) -> None:
    assert [(one[0], one[2]) for one in told(text, language)] == [(source, stance)]


def entry(ledger: tuple[AttributionEntry, ...], words: str) -> AttributionEntry:
    return next(one for one in ledger if any(words in text for text in texts_of(one)))


def texts_of(one: AttributionEntry) -> list[str]:
    return [rendering.text for rendering in one.renderings] + [rendering.text for rendering in one.plain]


def test_a_source_left_out_and_one_exchanged_are_told() -> None:
    found = entry(attribution_ledger(ARTICLES), "third of its water")
    assert [(one.article, one.source) for one in found.renderings] == [(1, "engineer Ada Lund"), (3, "fishermen")]
    assert found.dropped == (2,)
    assert found.exchanged == (3,)
    assert found.is_contested


def test_the_stance_of_each_article_is_told() -> None:
    found = entry(attribution_ledger(ARTICLES), "lower road")
    assert [(one.article, one.stance) for one in found.renderings] == [
        (1, Stance.WARNS),
        (2, Stance.CLAIMS),
        (3, Stance.CONCEDES),
    ]


def test_an_article_that_says_something_else_is_not_named() -> None:
    for one in attribution_ledger(ARTICLES):
        assert 4 not in {rendering.article for rendering in one.renderings}
        assert 4 not in {rendering.article for rendering in one.plain}


def test_spans_lie_in_the_passages() -> None:
    texts = {one.article: one.passages for one in ARTICLES}
    for one in attribution_ledger(ARTICLES):
        places = [(rendering.article, rendering.passage, rendering.span) for rendering in one.renderings]
        places += [(rendering.article, rendering.passage, rendering.span) for rendering in one.plain]
        found = [span.of(texts[number][passage]) for number, passage, span in places]
        assert found == texts_of(one)


def test_the_order_of_articles_does_not_matter() -> None:
    expected = attribution_ledger(ARTICLES)
    assert expected
    assert all(attribution_ledger(list(order)) == expected for order in permutations(ARTICLES))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("fire chief Davit Morrow", "Morrow", True),
        ("Police", "police", True),
        ("Lund Works", "The firm", True),
        ("The Joint Water Office", "the water office", True),
        ("Ada Lund", "Per Moe", False),
        ("Ada Lund", "a Kelmar engineer", False),
        ("prosecutors", "Sources close to the case", False),
    ],
)
def test_one_source_by_several_names(one: str, other: str, is_same: bool) -> None:  # noqa: FBT001
    assert is_same_source(one, other) is is_same
    assert is_same_source(other, one) is is_same


def sample_ledger(story: str) -> tuple[dict[str, ArticleId], tuple[AttributionEntry, ...]]:
    ids, articles = {}, []
    for number, name in enumerate(SAMPLE["stories"][story], start=1):
        found = extract(read_source(ROOT / "resources" / "sample" / name))[0].article
        ids[name.rpartition("/")[2]] = ArticleId(number)
        passages = tuple(block.text for block in found.passages)
        articles.append(LedgerArticle(ArticleId(number), passages, found.language))
    return ids, attribution_ledger(articles)


def test_the_sample_library_shows_dropped_and_exchanged_sources() -> None:
    ids, ledger = sample_ledger("bridge-collapse")
    assert entry(ledger, "crowd dispersed").dropped == (ids["inland-post.txt"],)
    assert ids["coast-courier.txt"] in entry(ledger, "Divers recovered").exchanged
    stances = {one.article: one.verb for one in entry(ledger, "inspections were carried out").renderings}
    assert stances[ids["merren-herald.html"]] == "claims"
    assert stances[ids["northern-wire.txt"]] == "has said"
    officials = {one.article: one.verb for one in entry(ledger, "morning rush").renderings}
    assert officials[ids["tolvane-tribune.md"]] == "admitted"


def test_the_sample_library_shows_an_unnamed_delegate_and_missing_officials() -> None:
    ids, ledger = sample_ledger("inspection-rules")
    assert entry(ledger, "armed escorts").exchanged == (ids["kaspol-ledger.txt"],)
    assert entry(ledger, "40 ships were waiting").dropped == (ids["drovnyk-mirror.txt"],)


@pytest.mark.parametrize(
    ("text", "source", "verb"),
    [
        ('"We had no time," tide master Nora Quill told reporters at the pier.', "tide master Nora Quill", "told"),
        ('"We had no time," quipped the mayor.', "the mayor", "quipped"),
        ('"We had no time," the mayor quipped. The pier is closed.', "the mayor", "quipped"),
    ],
)
def test_verb_of_speech_is_the_known_one_where_there_is_one(text: str, source: str, verb: str) -> None:
    (entry,) = (one for one in attribution_ledger([LedgerArticle(ArticleId(1), (text,), "en")]) if one.renderings)
    assert (entry.renderings[0].source, entry.renderings[0].verb) == (source, verb)


def _told(texts: list[str], language: str) -> AttributionEntry:
    articles = [LedgerArticle(ArticleId(number), (text,), language) for number, text in enumerate(texts, 1)]
    (found,) = attribution_ledger(articles)
    return found


def test_german_sources_stand_before_and_behind_their_statement() -> None:
    found = _told(
        [
            "Laut Feuerwehr war das Dach marode, als die Halle in Sarn einstürzte.",
            "Das Dach war marode, als die Halle in Sarn einstürzte.",
            "Das Dach war marode, als die Halle in Sarn einstürzte, teilte die Feuerwehr mit.",
        ],
        "de",
    )
    assert [(one.article, one.source) for one in found.renderings] == [(1, "Feuerwehr"), (3, "die Feuerwehr")]
    assert found.dropped == (2,)
    assert found.exchanged == ()


def test_a_source_that_tells_of_itself_is_dropped_where_it_is_the_subject() -> None:
    texts = [
        "The navy claimed it had freed the island of Tolm without a shot.",
        "The navy has freed the island of Tolm without a shot.",
    ]
    assert _told(texts, "en").dropped == (2,)


def test_reported_that_names_a_source() -> None:
    found = _told(["Vets at the zoo reported that four lions in Sarn had lost their fur within a month."], "en")
    assert [one.source for one in found.renderings] == ["Vets at the zoo"]
