"""Exports of press databases become pages, a document each, and the count that a file states is checked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from reader.articles.block import Role
from reader.articles.extraction import extract
from reader.sources.kind import kind_of
from reader.sources.parsers import Parsed, parsed
from reader.sources.source import Kind, Source, source_of

if TYPE_CHECKING:
    from reader.sources.page import Page


def source(content: str | bytes, name: str = "x.txt") -> Source:
    raw = content.encode() if isinstance(content, str) else content
    return source_of(name, raw, kind_of(name, raw))


def read(content: str | bytes, name: str = "x.txt") -> Parsed:
    return parsed(source(content, name))


def fields(page: Page) -> dict[str, str]:
    return {field.name: field.value for field in page.fields}


def body(page: Page) -> list[str]:
    return [block.span.of(page.text) for block in page.blocks if block.tag == "p"]


OLD = """

Download Request: Selected Items: 1-2
Time Of Request: Friday, May 10, 2024


                               1 of 2 DOCUMENTS


                              The Osk Weekly (Varn)

                            May 6, 2024 Monday
                                 Late Edition

Fog holds the ferry to Osk

BYLINE: BY ADA ROE

SECTION: NEWS; Pg. 3

LENGTH: 120 words

Fog held the ferry at the pier for three hours on Monday, the
harbour office said.

It sailed at noon.

LOAD-DATE: May 7, 2024

LANGUAGE: ENGLISH

                       Copyright 2024 The Osk Weekly
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                              Varn Courier

                            May 7, 2024

LENGTH: 20 words

HEADLINE: Ferry late again

The ferry was late again.
"""


def test_old_nexis_text_gives_each_document_with_its_fields() -> None:
    found = read(OLD)
    first, second = found.pages
    assert not found.broken
    assert fields(first) == {
        "title": "Fog holds the ferry to Osk",
        "published": "May 6, 2024 Monday",
        "outlet": "The Osk Weekly (Varn)",
        "author": "ADA ROE",
        "language": "en",
    }
    assert body(first) == [
        "Fog held the ferry at the pier for three hours on Monday, the harbour office said.",
        "It sailed at noon.",
    ]
    assert (fields(second)["title"], body(second)) == ("Ferry late again", ["The ferry was late again."])


def test_lines_of_the_database_are_no_text_of_the_article() -> None:
    article = extract(source(OLD))[0].article
    roles = {block.text: block.role for block in article.blocks}
    assert roles["Fog holds the ferry to Osk"] is Role.HEADLINE
    assert roles["LENGTH: 120 words"] is Role.FURNITURE
    assert roles["Late Edition"] is Role.FURNITURE
    assert roles["Copyright 2024 The Osk Weekly All Rights Reserved"] is Role.RIGHTS
    assert [block.text for block in article.blocks if block.role is Role.BODY][-1] == "It sailed at noon."


def test_other_count_than_stated_is_told() -> None:
    found = read(OLD.replace("of 2 DOCUMENTS", "of 5 DOCUMENTS"))
    assert len(found.pages) == 2
    assert [part.message for part in found.broken] == ["The export says that it holds 5 documents; 2 were found."]


NEW = (
    "",
    "Date and Time: Friday, 10. May 2024 09:31:00 CEST",
    "Documents (2)",
    "1. Fog holds the ferry to Osk",
    "2. Ferry late again",
    "",
    "Fog holds the ferry to Osk",
    "The Osk Weekly(Varn)",
    "May 6, 2024 Monday 9:20 AM GMT",
    "Copyright 2024 The Osk Weekly All Rights Reserved",
    "Section:\u00a0NEWS; Version:2",
    "Length:\u00a0120 words",
    "Byline:\u00a0Ada Roe",
    "Body",
    "",
    "Fog held the ferry at the pier.",
    "It sailed at noon.",
    "Load-Date:\u00a0May 7, 2024",
    "End of Document",
    "",
    "Ferry late again",
    "Varn Courier",
    "May 7, 2024 Tuesday",
    "Length:\u00a020 words",
    "Body",
    "The ferry was late again.",
    "End of Document",
)


def test_new_nexis_word_document_gives_each_document() -> None:
    document = docx.Document()
    for line in NEW:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    assert kind_of("x.docx", stream.getvalue()) is Kind.NEXIS
    found = read(stream.getvalue(), "x.docx")
    assert not found.broken
    first, second = found.pages
    assert (fields(first)["title"], fields(first)["outlet"]) == ("Fog holds the ferry to Osk", "The Osk Weekly (Varn)")
    assert fields(first)["author"] == "Ada Roe"
    assert body(first) == ["Fog held the ferry at the pier.", "It sailed at noon."]
    assert (fields(second)["title"], fields(second)["published"]) == ("Ferry late again", "May 7, 2024 Tuesday")


def test_new_nexis_rtf_is_read_like_the_word_document() -> None:
    markup = "{\\rtf1\\ansi " + "\\par ".join(line.replace("\u00a0", "\\'a0") for line in NEW) + "}"
    assert [fields(page)["title"] for page in read(markup, "x.rtf").pages] == [
        "Fog holds the ferry to Osk",
        "Ferry late again",
    ]


FACTIVA_XML = """<?xml version="1.0"?><PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0">
<ppsarticleResultSet count="2"><ppsarticle><article><baseLanguage>EN</baseLanguage><headline>
<paragraph>Fog <hlt>holds</hlt> ferry</paragraph></headline><byline>Ada Roe</byline><leadParagraph>
Fog held the ferry
at the pier.
    It sailed at noon.
</leadParagraph><publicationDate><date>2024-05-06</date></publicationDate><sourceName>The Osk Weekly</sourceName>
<tailParagraphs><paragraph>Nobody was hurt.</paragraph></tailParagraphs></article></ppsarticle></ppsarticleResultSet>
</ppsArticleResponse></PPSResponse>"""


def test_factiva_xml_gives_lead_and_tail_and_checks_the_count() -> None:
    found = read(FACTIVA_XML, "x.xml")
    (page,) = found.pages
    assert body(page) == ["Fog held the ferry at the pier.", "It sailed at noon.", "Nobody was hurt."]
    assert fields(page) == {
        "title": "Fog holds ferry",
        "published": "2024-05-06",
        "outlet": "The Osk Weekly",
        "author": "Ada Roe",
        "language": "en",
    }
    assert "holds 2 documents; 1 were found" in found.broken[0].message


FACTIVA_TEXT = """
SE   News
HD   Fog holds ferry
BY   By Ada Roe
WC   120 words
PD   6 May 2024
ET   09:20
SN   The Osk Weekly
LA   English
CY   (c) 2024
LP
Fog held the ferry at the pier.

It sailed at noon.
TD
Nobody was hurt.

AN   Document OSKW000020240506ek56000a1

HD   Ferry late again
WC   20 words
PD   7 May 2024
SN   Varn Courier
LP
The ferry was late again.
"""


def test_factiva_text_gives_each_document_by_its_codes() -> None:
    assert kind_of("x.txt", FACTIVA_TEXT.encode()) is Kind.FACTIVA
    first, second = read(FACTIVA_TEXT).pages
    assert fields(first) == {
        "title": "Fog holds ferry",
        "published": "6 May 2024 09:20",
        "outlet": "The Osk Weekly",
        "author": "Ada Roe",
        "language": "en",
    }
    assert body(first) == ["Fog held the ferry at the pier.", "It sailed at noon.", "Nobody was hurt."]
    assert (fields(second)["outlet"], body(second)) == ("Varn Courier", ["The ferry was late again."])


EUROPRESSE = """<html><head><title>Europresse</title></head><body><article><header>
<span class="DocPublicationName">Le Courrier d'Osk (site web)</span>
<span class="DocHeader">lundi 6 mai 2024 120 mots</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Le brouillard retient le ferry</p></div>
<p class="sm-margin-bottomNews">Ada Roe</p></header><section><div class="docOcurrContainer"><p>Le ferry a attendu trois
heures.</p><p>Il est parti à midi.</p></div></section><footer><small>© 2024 Le Courrier d'Osk</small></footer></article>
</body></html>"""


def test_europresse_gives_each_article() -> None:
    (page,) = read(EUROPRESSE, "x.html").pages
    assert fields(page) == {
        "title": "Le brouillard retient le ferry",
        "published": "lundi 6 mai 2024 120 mots",
        "outlet": "Le Courrier d'Osk",
        "author": "Ada Roe",
    }
    assert body(page) == ["Le ferry a attendu trois heures.", "Il est parti à midi."]


PROQUEST = """____________________________________________________________

Document 1 of 1

Title: Fog holds ferry

Author: Roe, Ada; Lee, B.

Publication title: The Osk Weekly; Varn

Publication date: May 6, 2024

Full text:
Fog held the ferry at the pier.

It sailed at noon.

Language of publication: English

ProQuest document ID: 123456

Document URL: https://osk.example/123456
____________________________________________________________
"""


def test_proquest_gives_each_document() -> None:
    (page,) = read(PROQUEST).pages
    assert [field.value for field in page.fields if field.name == "author"] == ["Roe, Ada", "Lee, B"]
    assert fields(page)["outlet"] == "The Osk Weekly"
    assert fields(page)["url"] == "https://osk.example/123456"
    assert body(page) == ["Fog held the ferry at the pier.", "It sailed at noon."]


@pytest.mark.parametrize(
    "text",
    [
        "He read 1 of 10 documents and put it down.\n\nThen he left.",
        "HD and SN are codes. So are PD, LP, TD and WC.\n\nNobody uses them in a text.",
        "Title: a poem\n\nPublication title: none",
    ],
)
def test_text_that_only_speaks_of_exports_is_text(text: str) -> None:
    assert kind_of("x.txt", text.encode()) is Kind.TEXT
