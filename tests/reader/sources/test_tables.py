"""Tables, lists of objects and lists of references become pages, an article each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import SourceError
from reader.sources.kind import kind_of
from reader.sources.parsers import Parsed, parsed
from reader.sources.source import Kind, source_of
from reader.sources.tables.columns import columns_of

if TYPE_CHECKING:
    from reader.sources.page import Page


def read(content: str | bytes, name: str = "x") -> Parsed:
    raw = content.encode() if isinstance(content, str) else content
    return parsed(source_of(name, raw, kind_of(name, raw)))


def fields(page: Page) -> dict[str, str]:
    return {field.name: field.value for field in page.fields}


CSV = (
    'stories_id,title,publishDate,media_name,url,"Full text"\r\n'
    '7,"Fog, again",2024-05-06,Osk Weekly,https://osk.example/1,"Fog held the ferry.\r\n\r\nIt ""sailed"" at noon."\r\n'
    "8,Only a title,2024-05-07,Varn Courier,https://varn.example/2,\r\n"
    "9,,,,,\r\n"
)


def test_table_gives_a_row_each_by_the_names_of_its_columns() -> None:
    found = read(CSV, "x.csv")
    first, second = found.pages
    assert (first.external_id, first.part) == ("7", 0)
    assert fields(first) == {
        "title": "Fog, again",
        "published": "2024-05-06",
        "outlet": "Osk Weekly",
        "url": "https://osk.example/1",
    }
    assert first.text == 'Fog, again\n\nFog held the ferry.\n\nIt "sailed" at noon.'
    assert second.text == "Only a title"
    assert [(part.part, part.message) for part in found.broken] == [(2, "Row 3: it has neither a title nor a text.")]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_delimiter_is_the_one_that_parts_the_first_line(delimiter: str) -> None:
    rows = [["headline", "body", "date"], ["Fog", "Fog held the ferry, again.", "6 May 2024"]]
    (page,) = read("\n".join(delimiter.join(row) for row in rows), "x.tsv").pages
    assert fields(page) == {"title": "Fog", "published": "6 May 2024"}


def test_table_without_its_ending_is_known_by_its_columns() -> None:
    assert kind_of("export", CSV.encode()) is Kind.TABLE
    assert kind_of("note", b"One, two, three.\n\nA text with commas, and lines.") is Kind.TEXT


def test_table_that_says_nothing_of_articles_names_its_columns() -> None:
    with pytest.raises(SourceError, match=r"“colour”, “weight”"):
        read("colour,weight\nred,3\n", "x.csv")


def test_markup_in_a_cell_is_read_as_markup() -> None:
    (page,) = read("title,content,url\nFog,<p>Held.</p><p>Sailed.</p>,https://osk.example\n", "x.csv").pages
    assert page.text == "Fog\n\nHeld.\n\nSailed."


def test_very_long_table_is_read_in_bounded_time() -> None:
    rows = "".join(f"{number},Title {number},Some words.\n" for number in range(50_000))
    assert len(read("id,title,text\n" + rows, "x.csv").pages) == 50_000


def test_columns_are_found_in_any_spelling() -> None:
    assert columns_of(["publishDate", "ARTICLE_TEXT", "Source Name", "other"]) == {
        "published": "publishDate",
        "text": "ARTICLE_TEXT",
        "outlet": "Source Name",
    }
    assert columns_of(["description", "text"])["text"] == "text"


OBJECTS = {
    "status": "ok",
    "articles": [
        {
            "source": {"id": None, "name": "Osk Weekly"},
            "author": "Ada Roe",
            "title": "Fog",
            "url": "https://osk.example/1",
            "publishedAt": "2024-05-06T10:00:00Z",
            "content": "Fog held the ferry.",
        },
        {"title": "", "url": "https://osk.example/2", "content": None},
    ],
}


def test_objects_are_found_in_what_delivers_them() -> None:
    found = read(json.dumps(OBJECTS), "x.json")
    (page,) = found.pages
    assert fields(page) == {
        "title": "Fog",
        "published": "2024-05-06T10:00:00Z",
        "outlet": "Osk Weekly",
        "author": "Ada Roe",
        "url": "https://osk.example/1",
    }
    assert len(found.broken) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[" * 200_000, "damaged"),
        (b'{"a": [1, 2]}', "no list of articles"),
        (b'{"a": ', "damaged"),
        (b"[]", "no list"),
    ],
)
def test_json_without_articles_says_so(content: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read(content, "x.json")


RIS = """TY  - NEWS
TI  - Fog holds ferry
AU  - Roe, Ada
T2  - The Osk Weekly
PY  - 2024
DA  - 2024/05/06/
UR  - https://osk.example/1
AB  - Fog held the ferry.
ER  -
"""
CSL = [
    {
        "type": "article-newspaper",
        "title": "Fog holds ferry",
        "container-title": "The Osk Weekly",
        "issued": {"date-parts": [[2024, 5, 6]]},
        "author": [{"family": "Roe", "given": "Ada"}],
        "URL": "https://osk.example/1",
        "abstract": "Fog held the ferry.",
    }
]


@pytest.mark.parametrize(
    ("content", "kind", "author"), [(RIS, Kind.RIS, "Roe, Ada"), (json.dumps(CSL), Kind.CSL, "Ada Roe")]
)
def test_references_give_what_they_state(content: str, kind: Kind, author: str) -> None:
    assert kind_of("x", content.encode()) is kind
    (page,) = read(content).pages
    assert page.text == "Fog holds ferry\n\nFog held the ferry."
    assert fields(page) == {
        "title": "Fog holds ferry",
        "published": "2024-05-06",
        "outlet": "The Osk Weekly",
        "author": author,
        "url": "https://osk.example/1",
    }
