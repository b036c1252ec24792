"""Dates that a page states: which of several is the day of publication, and what it rests on."""

from __future__ import annotations

import pytest

from reader.articles.article import Article, Precision
from reader.articles.dates import first_day, is_date_line
from reader.articles.extraction import extract
from reader.sources.source import Kind, source_of

PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry to Oster will sail twice a day from next week, the harbour master of Varn said in the town hall.",
        "The second boat was bought from a yard in the north and needed a new engine, which took most of the winter.",
        "Fares stay as they are until the end of summer, and bicycles travel free on the first boat of the morning.",
    )
)


def _article(*, head: str = "", above: str = "", below: str = "", text: str = PARAGRAPHS) -> Article:
    page = (
        f"<html><head><title>Second ferry for Oster</title>{head}</head><body><div class='page'>"
        f"<h1>Second ferry for Oster</h1>{above}<div class='text'>{text}</div>{below}</div></body></html>"
    )
    return extract(source_of("page.html", page.encode(), Kind.WEB))[0].article


def _day(article: Article) -> str | None:
    return article.published.value[:10] if article.published is not None else None


@pytest.mark.parametrize(
    "line",
    [
        "Written: 2024-05-03 15:03:30 / Updated: 2024-05-06 15:30:46",
        "Updated 6 May 2024 | Published 3 May 2024",
        "Aktualisiert: 6. Mai 2024 – Veröffentlicht: 3. Mai 2024",
        "Publié le vendredi 3 mai 2024 à 10:15 – Mis à jour le 6 mai 2024",
        "Publicado el viernes, 3 de mayo de 2024",
        "Pubblicato venerdì 3 maggio 2024 alle 10:15",
        "Opublikowano: piątek, 3 maja 2024",
        "Опубликовано 3 мая 2024",
    ],
)
def test_the_first_day_of_a_dated_line_counts_in_any_language(line: str) -> None:
    assert is_date_line(line)
    assert _day(_article(above=f"<p class='when'>{line}</p>", below="<p>12 May 2024</p>")) == "2024-05-03"


def test_a_line_that_only_tells_of_a_change_still_dates_the_page() -> None:
    date = first_day("Updated 6 May 2024")
    assert date is not None
    assert date.iso == "2024-05-06"


def test_a_day_in_a_heading_dates_the_page() -> None:
    assert _day(_article(above="<h3>21.03.2024</h3>")) == "2024-03-21"


def test_places_and_a_day_are_a_dateline() -> None:
    article = _article(text=f"<p>Varn on Sea | Oster, 3 May 2024</p>{PARAGRAPHS}")
    assert _day(article) == "2024-05-03"
    assert not article.passage_text.startswith("Varn on Sea")
    assert [block.rule for block in article.blocks if block.text.startswith("Varn on Sea")] == ["place-and-date"]


def test_the_day_that_opens_the_text_comes_before_days_of_the_page_round_it() -> None:
    text = (
        f"<p>31 October 2023. The boats are laid up early this year, as the harbour is to be dredged.</p>{PARAGRAPHS}"
    )
    article = _article(above="<p>1 November 2023</p>", text=text, below="<p>24 October 2023</p>")
    assert _day(article) == "2023-10-31"


def test_a_chronicle_is_not_dated_by_its_first_entry() -> None:
    entries = "".join(
        f"<p>{day} March 2023 – The dredger came in and the crew was met by the mayor.</p>" for day in (4, 7)
    )
    assert _day(_article(above="<p>2 April 2023</p>", text=entries + PARAGRAPHS)) == "2023-04-02"


def test_the_day_in_the_address_tells_which_line_is_meant() -> None:
    head = "<link rel='canonical' href='https://varn.example/news/2024/05/03/second-ferry'>"
    lines = "<p>Tuesday, 7 May 2024</p><p>By Ada Roe</p><p>Friday, 3 May 2024, 10:15</p>"
    published = _article(head=head, above=lines).published
    assert published is not None
    assert (published.value, published.precision) == ("2024-05-03T10:15", Precision.MINUTE)


def test_the_day_in_the_address_is_taken_where_no_line_gives_one() -> None:
    head = "<link rel='canonical' href='https://varn.example/2024/05/03/second-ferry'>"
    published = _article(head=head).published
    assert published is not None
    assert (published.value, published.precision, published.is_proposal) == ("2024-05-03", Precision.DAY, False)
    assert published.evidence.startswith("address:")


def test_metadata_comes_before_lines_and_publication_before_change() -> None:
    head = (
        "<meta property='article:modified_time' content='2024-05-09T08:00:00+02:00'>"
        "<meta property='article:published_time' content='2024-05-03T08:00:00+02:00'>"
    )
    assert _day(_article(head=head, above="<p>7 May 2024</p>")) == "2024-05-03"


def test_a_moment_in_universal_time_is_given_as_the_page_spells_it() -> None:
    head = "<meta property='article:published_time' content='2024-05-04T03:30:59+00:00'>"
    near = "<p>Published <time datetime='2024-05-03 22:30:59'>May 3, 2024 at 10:30 p.m.</time></p>"
    published = _article(head=head, above=near).published
    assert published is not None
    assert published.value == "2024-05-03T22:30-05:00"
    other = "<p>Next story <time datetime='2024-05-03 22:31:02'>May 3</time></p>"
    far = _article(head=head, above=other).published
    assert far is not None
    assert far.value == "2024-05-04T03:30+00:00"
