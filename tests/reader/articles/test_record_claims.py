"""What is claimed of records: dates without hyphens, agencies and authors that the file itself states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.articles.block import Role
from reader.articles.reading import article_of
from reader.articles.stated_dates import date_of_value
from reader.base.span import Span
from reader.sources.page import Page, PageBlock, RawField

if TYPE_CHECKING:
    from reader.articles.article import Article

TEXT = (
    "The ferry to Oster was held in the harbour of Varn for three hours on Monday, as the fog would not lift.",
    "It sailed at noon with forty people on board, none of whom asked for the money back, the captain said.",
)


def _article(*fields: tuple[str, str], text: tuple[str, ...] = TEXT, origin: str = "news message") -> Article:
    blocks, offset = [], 0
    for part in text:
        blocks.append(PageBlock(Span(offset, offset + len(part)), "p"))
        offset += len(part) + 2
    raw = tuple(RawField(name, value, origin) for name, value in fields)
    return article_of(Page("\n\n".join(text), "utf-8", "test", tuple(blocks), raw, is_record=True))


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("20240506T081500Z", "2024-05-06T08:15+00:00"),
        ("20240506T090000+0200", "2024-05-06T09:00+02:00"),
        ("20240506", "2024-05-06"),
        ("20240506T0815", "2024-05-06T08:15"),
    ],
)
def test_dates_without_hyphens_are_read(value: str, iso: str) -> None:
    found = date_of_value(value, "news message: published")
    assert found is not None
    assert found.value == iso


def test_a_number_of_eight_figures_in_a_line_is_no_date() -> None:
    assert date_of_value("Order 20240506 of the port", "dateline") is None


def test_an_agency_and_its_author_in_one_record_are_no_conflict() -> None:
    article = _article(("agency", "Osk Press"), ("author", "Ada Roe, op"), ("published", "20240506T081500Z"))
    assert article.agency is not None
    assert (article.agency.value, article.agency.evidence) == ("Osk Press", "news message: agency")
    assert article.byline == ("Ada Roe",)
    assert not article.findings


def test_two_agencies_that_do_not_pass_a_text_on_are_a_conflict() -> None:
    article = _article(("agency", "Reuters"), text=(*TEXT, "© 2024 Agence France-Presse. All rights reserved."))
    said = [finding.message for finding in article.findings if finding.kind == "agency_conflict"]
    assert len(said) == 1
    assert "Reuters" in said[0]
    assert "AFP" in said[0]


def test_the_last_line_of_a_wire_message_is_none_of_its_text() -> None:
    article = _article(("title", "Fog holds the ferry"), text=(*TEXT, "OP-WF-02-10-16 0423GMT"))
    assert [(block.role, block.rule) for block in article.blocks][-1] == (Role.FURNITURE, "wire-sign")
