"""Feeds and the messages of news agencies become pages, an entry or item each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.articles.block import Role
from reader.articles.extraction import extract
from reader.base.errors import SourceError
from reader.sources.kind import kind_of
from reader.sources.news.root_name import root_name
from reader.sources.parsers import parsed
from reader.sources.sample import sample_of
from reader.sources.source import Kind, Source, source_of

if TYPE_CHECKING:
    from reader.sources.page import Page

RSS = """<?xml version="1.0"?><!-- made by hand --><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Osk Weekly</title><language>en-GB</language>
<item><title>Ferry &amp; fog</title><link>https://osk.example/fog</link><dc:creator>Ada Roe</dc:creator>
<pubDate>Mon, 06 May 2024 10:00:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Fog held the ferry for three hours.</p><h2>No radar</h2><p>The radar was out.</p>]]>
</content:encoded></item>
<item><title>Only a title</title></item><item><category>nothing</category></item></channel></rss>"""


def source(text: str | bytes, name: str = "x") -> Source:
    content = text.encode() if isinstance(text, str) else text
    return source_of(name, content, kind_of(name, content))


def pages(text: str | bytes, name: str = "x") -> tuple[Page, ...]:
    return parsed(source(text, name)).pages


def fields(page: Page) -> dict[str, str]:
    return {field.name: field.value for field in page.fields}


def blocks(page: Page) -> list[tuple[str, str]]:
    return [(block.tag, block.span.of(page.text)) for block in page.blocks]


def test_feed_gives_an_entry_each_with_its_longest_text() -> None:
    first, second = pages(RSS)
    assert fields(first) == {
        "title": "Ferry & fog",
        "published": "Mon, 06 May 2024 10:00:00 +0200",
        "outlet": "The Osk Weekly",
        "author": "Ada Roe",
        "url": "https://osk.example/fog",
        "language": "en-GB",
    }
    assert blocks(first) == [
        ("h1", "Ferry & fog"),
        ("p", "Fog held the ferry for three hours."),
        ("h2", "No radar"),
        ("p", "The radar was out."),
    ]
    assert (second.part, second.text) == (1, "Only a title")


def test_roles_of_a_record_are_those_the_file_states() -> None:
    article = extract(source(RSS))[0].article
    assert [block.role for block in article.blocks] == [Role.HEADLINE, Role.BODY, Role.SUBHEADING, Role.BODY]
    assert article.published is not None
    assert article.published.value.startswith("2024-05-06T10:00")
    assert article.outlet is not None
    assert article.outlet.evidence == "feed entry: outlet"


def test_ill_formed_feed_is_read_as_far_as_it_goes() -> None:
    (page, *_) = pages(RSS.replace("</channel></rss>", "<item><title>AT&T <b>").replace("Short.", "A & B < C"))
    assert fields(page)["title"] == "Ferry & fog"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<opml><body><outline xmlUrl='https://osk.example/f'/></body></opml>", "OPML"),
        ("<?xml version='1.0'?><urlset><url><loc>https://osk.example/</loc></url></urlset>", "sitemap"),
        ("<rss><channel><title>Empty</title></channel></rss>", "no entry"),
    ],
)
def test_lists_of_feeds_and_empty_feeds_say_what_they_are(text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        pages(text)


NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf xml:lang="en"><head><docdata>
<date.issue norm="20240506T081500Z"/></docdata><pubdata name="Osk Weekly"/></head><body><body.head>
<hedline><hl1>Fog holds ferry</hl1><hl2>Radar was out</hl2></hedline><byline>By <person>Ada Roe</person></byline>
<distributor>Osk Press</distributor><dateline><location>VARN</location></dateline></body.head>
<body.content><p>Fog held the <em>ferry</em>.</p><media><media-caption>The pier. Photo: B. Lee</media-caption></media>
<p>It sailed at noon.</p></body.content><body.end><tagline>Edited by C. Ito</tagline></body.end></body></nitf>"""


def test_nitf_keeps_every_line_with_what_it_is() -> None:
    (page,) = pages(NITF)
    assert blocks(page) == [
        ("h1", "Fog holds ferry"),
        ("h2", "Radar was out"),
        ("byline", "By Ada Roe"),
        ("dateline", "VARN"),
        ("p", "Fog held the ferry."),
        ("figcaption", "The pier. Photo: B. Lee"),
        ("p", "It sailed at noon."),
        ("credit", "Edited by C. Ito"),
    ]
    assert fields(page) == {
        "title": "Fog holds ferry",
        "published": "20240506T081500Z",
        "outlet": "Osk Weekly",
        "agency": "Osk Press",
        "author": "Ada Roe",
        "language": "en",
    }


NEWSML_1 = """<?xml version="1.0"?><NewsML Version="1.2"><NewsItem xml:lang="fr"><Identification><NewsIdentifier>
<DateId>20240506</DateId></NewsIdentifier></Identification><NewsManagement>
<ThisRevisionCreated>20240506T090000+0000</ThisRevisionCreated></NewsManagement><NewsComponent><NewsLines>
<DateLine>VARN, 6 mai 2024 (OP) -</DateLine><HeadLine>Le ferry attend</HeadLine></NewsLines><AdministrativeMetadata>
<Provider><Party FormalName="OP"/></Provider></AdministrativeMetadata><ContentItem><DataContent>
<p>Le brouillard a retenu le ferry.</p><p>Il est parti à midi.</p></DataContent></ContentItem></NewsComponent>
</NewsItem></NewsML>"""
NEWSML_2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><packageItem><itemMeta/></packageItem>
<newsItem xml:lang="en"><itemMeta><provider literal="op.example"><name>Osk Press</name></provider>
<versionCreated>2024-05-06T09:00:00Z</versionCreated></itemMeta><contentMeta><headline>Fog holds ferry</headline>
<by>By Ada Roe</by></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>no</title></head><body><p>Fog held the ferry.</p><h2>Radar</h2><p>It was out.</p></body></html></inlineXML>
</contentSet></newsItem>
<newsItem><contentMeta><headline>Second</headline></contentMeta></newsItem></itemSet></newsMessage>"""


def test_newsml_1_gives_its_item() -> None:
    (page,) = pages(NEWSML_1)
    assert [text for _, text in blocks(page)][2:] == ["Le brouillard a retenu le ferry.", "Il est parti à midi."]
    assert {name: fields(page)[name] for name in ("agency", "published", "language")} == {
        "agency": "OP",
        "published": "20240506T090000+0000",
        "language": "fr",
    }


def test_newsml_g2_gives_every_item_that_says_something() -> None:
    first, second = pages(NEWSML_2)
    assert [text for _, text in blocks(first)] == ["Fog holds ferry", "Fog held the ferry.", "Radar", "It was out."]
    assert (fields(first)["agency"], fields(first)["published"]) == ("Osk Press", "2024-05-06T09:00:00Z")
    assert second.text == "Second"


def test_package_without_an_article_says_so() -> None:
    with pytest.raises(SourceError, match="only its packaging"):
        pages('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/></packageItem>')


NINJS = {
    "uri": "https://op.example/1",
    "versioncreated": "2024-05-06T09:00:00Z",
    "headline": "Fog holds ferry",
    "byline": "By Ada Roe",
    "language": "en",
    "body_html": "<p>Fog held the ferry.</p><p>It sailed at noon.</p>",
}


@pytest.mark.parametrize(
    "wrapped", [NINJS, [NINJS], {"total": 1, "item": [NINJS]}, {"data": {"items": [{"item": NINJS}]}}]
)
def test_ninjs_is_found_in_what_delivers_it(wrapped: object) -> None:
    (page,) = pages(json.dumps(wrapped), "x.json")
    assert page.text == "Fog holds ferry\n\nFog held the ferry.\n\nIt sailed at noon."
    assert fields(page)["author"] == "Ada Roe"


def test_later_ninjs_lists_its_texts_by_role() -> None:
    item = {
        "uri": "urn:op:1",
        "headlines": [{"role": "main", "value": "Fog holds ferry"}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Fog held the ferry.</p>"}],
    }
    (page,) = pages(json.dumps(item), "x.json")
    assert page.text == "Fog holds ferry\n\nFog held the ferry."


def test_json_feed_gives_its_items_with_the_feed_as_outlet() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Osk Weekly",
        "items": [
            {
                "id": "1",
                "content_text": "Fog held the ferry.",
                "url": "https://osk.example/1",
                "authors": [{"name": "Ada"}],
            }
        ],
    }
    (page,) = pages(json.dumps(feed), "feed.json")
    assert page.text == "Fog held the ferry."
    assert fields(page) == {"outlet": "The Osk Weekly", "url": "https://osk.example/1", "author": "Ada"}


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a": ' * 50_000, b'{"headline": 5, "uri": []}', b"{}"])
def test_odd_json_is_no_news_item_and_no_crash(content: bytes) -> None:
    assert kind_of("x.json", content) is not Kind.NINJS


IPTC = (
    "\x16\x16\x01eca100 3 s 58  op 099\r\n\nVarn/ferry/\r\n\x02FIRST LEAD\r\nFog holds the ferry to Osk at the pier\r\n"
    "By Ada Roe, op =\r\n\nVarn (op) - Fog held the ferry on Monday,\r\nthe harbour office said.\r\n\n"
    "It sailed at noon.\r\n\x03\x04"
)
ANPA = (
    "\x16\x16\x01V4644\x1f_-----\r\nr e\x13\x11 OP-Ferry     02-09 0121\r\n\x02\x1bOP-Ferry,0176<\r\n"
    "\x1bFog holds the ferry to Osk at the pier<\r\n\x1bBy ADA ROE=\r\n\t   VARN (OP) _ Fog held the ferry.<\r\n"
    "\t   It sailed at noon.<\r\n\t   \x1bAP-WF-02-10-16 0423GMT<\r\n\x0c\r\n\x04"
)


def test_wire_messages_give_headline_byline_and_paragraphs() -> None:
    (page,) = pages(IPTC)
    assert fields(page)["title"] == "Fog holds the ferry to Osk at the pier"
    assert fields(page)["author"] == "Ada Roe, op"
    assert page.text.split("\n\n")[-2:] == [
        "Varn (op) - Fog held the ferry on Monday,\nthe harbour office said.",
        "It sailed at noon.",
    ]
    (page,) = pages(ANPA)
    assert fields(page) == {
        "title": "Fog holds the ferry to Osk at the pier",
        "author": "ADA ROE",
        "published": "2016-02-10T04:23:00Z",
    }
    assert "It sailed at noon." in [text for _, text in blocks(page)]


def test_unknown_xml_is_read_as_the_texts_in_it() -> None:
    text = (
        '<?xml version="1.0"?><export><item><headline>Fog holds ferry</headline><pubdate>2024-05-06</pubdate>'
        "<text>&lt;p&gt;Fog held it.&lt;/p&gt;&lt;p&gt;It sailed.&lt;/p&gt;</text></item></export>"
    )
    (page,) = pages(text)
    assert [text for _, text in blocks(page)] == ["Fog holds ferry", "2024-05-06", "Fog held it.", "It sailed."]
    assert fields(page) == {"title": "Fog holds ferry", "published": "2024-05-06"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (b"<rss>", "rss"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- <b> --><a:Feed xmlns:a='x'>", "feed"),
        (b"<!DOCTYPE nitf [ <!ELEMENT x ANY> ]>\n<nitf a='b'/>", "nitf"),
        ("<?xml version='1.0' encoding='utf-16'?><NewsML/>".encode("utf-16"), "newsml"),
        (b"words <rss>", ""),
        (b"", ""),
        (b"<" * 5000, ""),
        (b"<!--" * 5000, ""),
    ],
)
def test_root_name_is_read_without_parsing(text: bytes, name: str) -> None:
    assert root_name(sample_of("x", text)) == name
