from __future__ import annotations

from pathlib import Path

import pytest

from reader.articles.article import Article, ArticleKind, Precision, Published
from reader.articles.block import Block, Role
from reader.articles.contradictions import contradiction_findings, contradictions_of
from reader.articles.extraction import extract
from reader.base.span import Span
from reader.sources.reading import read_source, walk

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"


def article(*texts: str | tuple[Role, str], published: str | None = None, language: str = "en") -> Article:
    blocks, at = [], 0
    for one in texts:
        role, text = one if isinstance(one, tuple) else (Role.BODY, one)
        blocks.append(Block(role, text, Span(at, at + len(text)), "test"))
        at += len(text) + 2
    return Article(
        kind=ArticleKind.ARTICLE, headline=None, outlet=None, agency=None, byline=(), credit_chain=(),
        published=Published(published, Precision.DAY, "test") if published else None,
        language=language, url=None, blocks=tuple(blocks),
    )  # fmt: skip


def found(*texts: str | tuple[Role, str], published: str | None = None, language: str = "en") -> list[tuple[str, str]]:
    whole = article(*texts, published=published, language=language)
    return [(one.kind, one.span.of(whole.blocks[one.block].text)) for one in contradictions_of(whole)]


def test_a_caption_dated_otherwise_than_the_text() -> None:
    texts = (Role.CAPTION, "Ada Lund in Kelmar on June 4, 2021"), "In June last year Lund opened the dam."
    assert found(*texts, published="2021-11-02") == [("date_conflict", "June 4, 2021")]
    assert found(*texts, published="2022-11-02") == []


def test_a_weekday_that_its_date_does_not_fall_on() -> None:
    assert found("It opened on Monday, June 4, 2024.") == [("date_conflict", "Monday, June 4, 2024")]
    assert found("It opened on Tuesday, June 4, 2024.") == []
    assert found("It opened on Monday, June 4.", published="2024-06-05") == [("date_conflict", "Monday, June 4")]
    assert found("It opened on Monday, June 4.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergej Lunow", "Sergueï Lunow"), ("Marit Ekelund", "Marit Ekland"), ("Viktor Moran", "Viktor Morán")],
)
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    ((kind, shown),) = found(f"Minister {one} left.", f"Later {other} came back.")
    assert (kind, shown) == ("name_spelling", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexander Lund", "Alexandra Lund"),
        ("Paul Moe", "Paula Moe"),
        ("Ada Lund", "Per Lund"),
        ("Ada Lund", "Ada Lund’s"),
        ("Kelmar River", "Kelmar Rivers"),
    ],
)
def test_two_people_are_not_two_spellings(one: str, other: str) -> None:
    assert found(f"Minister {one} left.", f"Later {other} house was sold.") == []


def test_an_acronym_in_the_order_of_another_language() -> None:
    assert found("The Kelmar Valley Organisation (OVK) met.") == [("acronym", "OVK")]
    assert found("The Kelmar Valley Organisation (KVO) met.") == []
    assert found("The Society of Friends of the Dam (SFD) met.") == []
    assert found("The builders of Kelmar (ABC) met.") == []


def test_a_caption_that_counts_other_dead_than_the_text() -> None:
    caption = (Role.CAPTION, "The dam broke and killed 19 people.")
    ((kind, shown),) = found(caption, "At least 14 people were killed in Kelmar.")
    assert (kind, shown) == ("figure_conflict", "19")
    assert found(caption, "The dam killed 19 people.", "In 1990 a flood killed 22 people.") == []
    assert found(caption, "More than 18 people were killed, police said, but 19 died later.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He named her the “ main guest” of the forum.", "quote_spacing"),
        ("He spoke of a“new era” of trade.", "quote_spacing"),
        ("She met him, the agency said. .", "spacing"),
        ("Smoke over the valley, the June 4, 2021 in Kelmar", "translated_date"),
        ("They met dans the town hall.", "untranslated"),
    ],
)
def test_slips_of_a_translation(text: str, kind: str) -> None:
    assert [one for one, _ in found(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "He spoke of a “new era” of trade.",
        "“It leaks,” she said. “It has leaked for years.”",
        "After the June 4, 2021, attacks the valley was empty.",
        "The film Et dans la nuit was shown.",
        "It went on . . . and on.",
        "'It's a so-so dam,' \" says Lund. \"It leaks.\"",
    ],
)
def test_plain_english_has_no_slips(text: str) -> None:
    assert found(text) == []


def test_an_honorific_that_stands_alone() -> None:
    texts = ["Ada Lund came.", "Lund spoke.", "Then Lund left.", "“It leaks,” Ms. Lund said."]
    assert found(*texts) == [("honorific", "Ms. Lund")]
    assert found(*texts, "Ms. Lund smiled.") == []


def test_furniture_and_teasers_are_not_read() -> None:
    assert found((Role.TEASER, "Sergej Lunow resigns"), (Role.FURNITURE, "a“b”"), "Sergueï Lunow came.") == []


def test_many_slips_of_one_kind_are_one_finding() -> None:
    findings = contradiction_findings(article("He spoke of a“new era”, a“new day” and a“new hour”."))
    assert [one.kind for one in findings] == ["quote_spacing"]
    assert "2 more" in findings[0].message


def test_the_sample_library_has_no_contradictions_but_those_within_articles() -> None:
    for path in walk([SAMPLE]):
        for extraction in extract(read_source(path)):
            assert contradictions_of(extraction.article) == (), path.name
