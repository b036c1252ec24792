"""What an article claims: dates, bylines, outlet, agency, chain, headline, language, findings, on invented texts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.article import Article, Precision
from reader.articles.byline import names_of_byline
from reader.articles.credited import agencies_in, agency_named, is_agency_shaped, outlet_named
from reader.articles.dateline import agency_line, prefix_end
from reader.articles.dates import dates_in, is_date_line
from reader.articles.extraction import extract
from reader.articles.outlet_line import outlet_of_line
from reader.sources.source import Kind, source_of

HEADLINE = "Fishermen buy the Varn lighthouse"
BODY = (
    "The old lighthouse at Varn was sold to a cooperative of fishermen, the harbour office said in a short note.",
    "The price was not made public, but two people who know of the sale put it at 90,000 crowns, less than hoped.",
    "“We will keep the lamp burning,” said the head of the cooperative, who has worked there for thirty years.",
)


def _article(*parts: str, kind: Kind = Kind.TEXT) -> Article:
    return extract(source_of("x", "\n\n".join(parts).encode(), kind))[0].article


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-17", "2024-05-17"),
        ("2024-05-17T08:30:00Z", "2024-05-17T08:30+00:00"),
        ("2024-05-17 08:30:00 +0200", "2024-05-17T08:30+02:00"),
        ("17 May 2024", "2024-05-17"),
        ("May 17, 2024", "2024-05-17"),
        ("17. Mai 2024, 14:05 Uhr", "2024-05-17T14:05"),
        ("Feb. 3, 2021 at 4:05 p.m.", "2021-02-03T16:05"),
        ("3 de mayo de 2022", "2022-05-03"),
        ("17/05/2024", "2024-05-17"),
        ("05/17/2024", "2024-05-17"),
        ("März 2023", "2023-03"),
        ("in 2019", "2019"),
    ],
)
def test_dates_are_read_in_many_spellings(text: str, iso: str) -> None:
    assert dates_in(text)[0].iso == iso


@pytest.mark.parametrize(
    "text", ["$2024", "1,999 tonnes", "31 February 2024", "version 2.0.2019", "they may 5 times", "2024%"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert [date for date in dates_in(text) if date.day is not None or text[0] in "$12"] == []


def test_numbers_that_could_be_read_twice_are_a_proposal() -> None:
    article = _article(HEADLINE, "12/03/2024", *BODY)
    assert article.published is not None
    assert (article.published.value, article.published.is_proposal) == ("2024-03-12", True)
    plain = _article(HEADLINE, "22/03/2024", *BODY)
    assert plain.published is not None
    assert not plain.published.is_proposal


def test_a_day_without_year_has_none() -> None:
    (date,) = dates_in("He left on September 2 by ship.")
    assert (date.year, date.month, date.day) == (None, 9, 2)


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_every_date_is_found_again(day: dt.date) -> None:
    assert dates_in(f"on {day} and")[0].iso == str(day)
    assert dates_in(f"on {day:%d %B %Y} and")[0].iso == str(day)
    assert dates_in(f"on {day:%B} {day.day}, {day:%Y} and")[0].iso == str(day)


@pytest.mark.parametrize(
    ("text", "is_line"),
    [
        ("Published: 3 May 2024", True),
        ("Friday, 3 May 2024 | 2 comments | Share", True),
        ("Updated 3 May 2024 14:00 GMT", True),
        ("On 3 May 2024 the lamp was lit.", False),
        ("Varn Weekly 3 May 2024", False),
    ],
)
def test_date_lines(text: str, *, is_line: bool) -> None:
    assert is_date_line(text) is is_line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Roe", ("Ada Roe",)),
        ("By Ada Roe and Jan van der Moll, Reuters", ("Ada Roe", "Jan van der Moll")),
        ("By ADA ROE | May 3, 2024", ("ADA ROE",)),
        ("by Ada Roe on 3 May 2024", ("Ada Roe",)),
        ("Von Jan Möller am 3. Mai 2024", ("Jan Möller",)),
        ("ByAda Roe", ("Ada Roe",)),
        ("Written by Ada Roe, PhD", ("Ada Roe",)),
        ("3. Mai 2024, 10:15 · von Jan", ("Jan",)),
        ("By Ada Roe in Varn", ("Ada Roe",)),
        ("By Ada Roe, with Harbour Press", ("Ada Roe", "Harbour Press")),
        ("By then nobody knew", ()),
        ("By Friday the lamp was out", ()),
        ("Ada Roe", ()),
    ],
)
def test_bylines(text: str, names: tuple[str, ...]) -> None:
    assert names_of_byline(text) == names


def test_agencies_and_outlets_are_known_by_their_names_and_shapes() -> None:
    assert agency_named("Agence France-Presse") == "AFP"
    assert agency_named("AFP/Reuters") == "AFP"
    assert agency_named("Harbour Press") == "Harbour Press"
    assert agency_named("Detroit Free Press") is None
    assert agencies_in("he told AFP and the Associated Press") == ("AFP", "AP")
    assert agencies_in("they went up the stairs, a ship of reuters") == ()
    assert outlet_named("ALJAZEERA") == "Al Jazeera"
    assert outlet_named("varnpost.org") == "varnpost.org"
    assert is_agency_shaped("Northern News Agency")
    assert not is_agency_shaped("the press")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("VARN, May 3 (Reuters) - ", ("Reuters",)),
        ("VARN (Harbour Wire) – ", ("Harbour Wire",)),
        ("(AFP) - ", ("AFP",)),
        ("VARN, June 9. /TASS/. ", ("TASS",)),
        (" date 2024-05-03 (MENAFN- Harbour Press)".strip(), ("MENAFN", "Harbour Press")),
    ],
)
def test_datelines_credit(text: str, names: tuple[str, ...]) -> None:
    line = agency_line(text)
    assert line is not None
    assert line.names == names


def test_a_dateline_ends_where_the_report_begins() -> None:
    head = "VARN, May 3 (Reuters) - "
    assert prefix_end(head + BODY[0]) == len(head)
    assert prefix_end("PORT VARN, Kessary — " + BODY[0]) == len("PORT VARN, Kessary — ")
    assert prefix_end(BODY[0]) == 0
    assert prefix_end("The office (Varn) said that " + BODY[0]) == 0


def test_outlet_lines() -> None:
    assert outlet_of_line("The Varn Gazette, Thursday") == "The Varn Gazette"
    assert outlet_of_line("Varn Tribune | 20 May 2026") == "Varn Tribune"
    assert outlet_of_line("The Varn Gazette has a new owner") is None
    assert outlet_of_line("Fishermen buy the Varn lighthouse") is None


def test_an_agency_against_a_byline_is_a_finding() -> None:
    article = _article(HEADLINE, *BODY, "© (2023) Agence France-Presse", "By Ada Roe")
    assert article.agency is not None
    assert article.agency.value == "AFP"
    assert [finding.kind for finding in article.findings if finding.kind == "agency_conflict"]


def test_a_caption_credit_and_a_quote_are_weaker_evidence_and_say_so() -> None:
    article = _article(HEADLINE, "The lamp at dusk – Copyright AFP/File Jan Moller", *BODY)
    assert article.agency is not None
    assert article.agency.evidence == "caption credit: Copyright AFP/File Jan Moller"
    assert article.agency.is_proposal
    quoted = _article(HEADLINE, *BODY, "Nobody will be paid for the work on the lamp, the head of the office told AFP.")
    assert quoted.agency is not None
    assert quoted.agency.evidence == "text: told AFP"


def test_a_credit_list_is_a_chain_from_publisher_to_origin() -> None:
    article = _article(HEADLINE, *BODY, "BBC via Reuters, The Guardian, varnpost.org")
    assert article.credit_chain == ("varnpost.org", "The Guardian", "BBC", "Reuters")
    assert article.outlet is not None
    assert article.outlet.is_proposal


def test_a_day_without_year_takes_it_from_what_the_text_says() -> None:
    anniversary = (
        "The sale came in the week of the 75th anniversary of the end of World War II, the office said on the radio."
    )
    article = _article(
        HEADLINE, "The lamp was lit again on May 3, the harbour office of Varn said in a note.", *BODY, anniversary
    )
    assert article.published is not None
    assert (article.published.value, article.published.is_proposal) == ("2020-05-03", True)
    assert "75th anniversary" in article.published.evidence


def test_a_weekday_is_placed_by_the_latest_date_of_the_page() -> None:
    article = _article(
        HEADLINE,
        "The lighthouse of Varn was sold on Tuesday to a cooperative, the harbour office said in a note.",
        "The lamp on October 16, 2023 © AFP – Jan Moller",
        *BODY,
    )
    assert article.published is not None
    assert (article.published.value, article.published.is_proposal) == ("2023-10-17", True)


def test_a_date_that_lies_ahead_places_no_weekday() -> None:
    lead = "The lighthouse of Varn was sold on Tuesday, the harbour office said, and will be closed until 30 June 2021."
    assert _article(HEADLINE, lead, *BODY).published is None


def test_the_year_of_a_rights_line_is_a_proposal() -> None:
    published = _article(HEADLINE, *BODY, "Copyright 2021 Harbour Press. All rights reserved.").published
    assert published is not None
    assert (published.value, published.precision, published.is_proposal) == ("2021", Precision.YEAR, True)


def test_an_undated_text_has_bounds_and_no_date() -> None:
    article = _article(
        HEADLINE, *BODY, "The office was founded in 1987 and moved to its present house in 2019, it says."
    )
    assert article.published is None
    assert article.bounds == ("2019", None)
    assert any("2019" in finding.message for finding in article.findings if finding.kind == "date_bounds")


def test_an_event_with_a_bare_month_bounds_both_ways() -> None:
    text = (
        "Since the neighbour sent troops into Ukraine in February, the price of oil for the lamp has doubled, he said."
    )
    article = _article(HEADLINE, *BODY, text)
    assert article.bounds == ("2022-02", "2023-01")
    assert article.published is not None
    assert (article.published.precision, article.published.is_proposal) == (Precision.YEAR, True)


def test_a_caption_against_the_text_is_a_finding() -> None:
    article = _article(
        HEADLINE,
        "The two men on March 21, 2023 in Varn © AFP – Jan Moller",
        *BODY,
        "In March last year, the two had met in the same house, and nothing came of it, people in the office said.",
        "© (2023) Harbour Press",
    )
    assert any("March 21, 2023" in finding.message for finding in article.findings if finding.kind == "date_conflict")


def test_wrongly_decoded_letters_are_a_finding() -> None:
    article = _article(
        HEADLINE, *BODY, "The cafÃ© on the rock stays closed, said the owner, whoâ€™s eighty now, she added."
    )
    assert any(finding.kind == "mojibake" for finding in article.findings)
    assert not any(finding.kind == "mojibake" for finding in _article(HEADLINE, *BODY).findings)


def test_the_metadata_of_a_page_is_claimed_with_its_place() -> None:
    head = (
        "<title>Fishermen buy the Varn lighthouse | The Varn Gazette</title>"
        '<meta property="article:published_time" content="2024-05-03T08:15:00+02:00">'
        '<meta property="og:site_name" content="The Varn Gazette"><meta name="author" content="Ada Roe">'
        '<link rel="canonical" href="https://varngazette.example/a">'
    )
    body = f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{text}</p>" for text in BODY * 2)
    article = _article(f"<html><head>{head}</head><body><article>{body}</article></body></html>", kind=Kind.WEB)
    assert article.headline is not None
    assert article.headline.value == HEADLINE
    assert article.outlet is not None
    assert article.outlet.evidence == "meta: og:site_name"
    assert article.byline == ("Ada Roe",)
    assert article.published is not None
    assert article.published.value == "2024-05-03T08:15+02:00"
    assert article.url == "https://varngazette.example/a"


def test_records_and_front_matter_are_claimed() -> None:
    record = b'{"id": "a", "title": "Lamp lit", "published": "2024-05-03", "outlet": "Gazette", "text": "It burns."}'
    article = extract(source_of("x.jsonl", record, Kind.JSON_LINES))[0].article
    assert article.headline is not None
    assert (article.headline.value, article.headline.is_proposal) == ("Lamp lit", False)
    assert article.outlet is not None
    assert article.outlet.value == "Gazette"
    noted = _article("---\ntitle: Lamp lit\nauthor: Ada Roe\n---", *BODY, kind=Kind.MARKDOWN)
    assert noted.headline is not None
    assert noted.headline.value == "Lamp lit"
    assert noted.byline == ("Ada Roe",)


def test_language_needs_text_and_falls_back_on_what_is_declared() -> None:
    assert _article(HEADLINE, *BODY).language == "en"
    assert _article("Kurz.").language is None
    page = '<html lang="de-AT"><body><p>Kurz.</p></body></html>'
    assert _article(page, kind=Kind.WEB).language == "de"


def test_host_of_the_address_is_proposed_as_outlet() -> None:
    page = "---\ntitle: Tide gates closed\nsource: https://www.sandmoor.example/tide\n---\n\nThe tide gates closed.\n"
    (extraction,) = extract(source_of("tide.md", page.encode(), Kind.MARKDOWN))
    outlet = extraction.article.outlet
    assert outlet is not None
    assert (outlet.value, outlet.is_proposal) == ("sandmoor.example", True)


def test_broken_address_proposes_no_outlet() -> None:
    page = "---\nsource: http://[tide\n---\n\nThe tide gates closed.\n"
    (extraction,) = extract(source_of("tide.md", page.encode(), Kind.MARKDOWN))
    assert extraction.article.outlet is None


def test_a_weekday_that_nothing_places_is_told() -> None:
    article = _article(HEADLINE, *BODY, "The last keeper handed over the keys on Thursday, a neighbour told us later.")
    assert article.published is None
    messages = [finding.message for finding in article.findings if finding.kind == "date_bounds"]
    assert messages == ["Undated. It places itself on a Thursday; which Thursday is not known."]
