from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.article import Article, ArticleKind, Precision, Published
from reader.articles.block import Block, Role
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.ledgers.contradictions import contradiction_ledger
from reader.library import Library

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    (Role.CAPTION, "Ada Lund in Kelmar on June 4, 2021"),
    (Role.BODY, "The dam stands."),
    (Role.FURNITURE, "Share"),
    (Role.BODY, "In June last year Lund opened the “ dam” and left ."),
    (Role.CAPTION, "Piet Hoorn on Sunday 3 March 2031"),
)


PAGE = """Dam above Kelmar opens after nine years of work

Engineer Ada Lund opened the dam above Kelmar on Sunday 3 March 2031 before a crowd that had waited since dawn.

Farmers of the lower valley get water from it in the dry months, and the town gets half of its light.

The work took nine years and cost more than the council had planned, said Lund, who drew the first sketch of it.
"""


def made(kind: ArticleKind = ArticleKind.ARTICLE) -> Article:
    blocks = tuple(Block(role, text, Span(0, len(text)), "test") for role, text in TEXTS)
    return Article(
        kind=kind, headline=None, outlet=None, agency=None, byline=(), credit_chain=(),
        published=Published("2021-11-02", Precision.DAY, "test"), language="en", url=None, blocks=blocks,
    )  # fmt: skip


def test_each_has_its_place_and_cues_come_last() -> None:
    found = contradiction_ledger([(ArticleId(7), made())])
    assert [(one.kind, one.is_cue) for one in found] == [
        ("date_conflict", False),
        ("date_conflict", False),
        ("quote_spacing", True),
        ("spacing", True),
    ]
    places = [place for one in found for place in one.places]
    assert [(place.block, place.passage, place.role) for place in places] == [
        (0, 0, Role.CAPTION),
        (4, 1, Role.CAPTION),
        (3, 1, Role.BODY),
        (3, 1, Role.BODY),
    ]
    assert all(place.text == place.span.of(TEXTS[place.block][1]) for place in places)
    assert [place.text for place in places][:2] == ["June 4, 2021", "Sunday 3 March 2031"]


def test_a_page_that_lists_others_has_none() -> None:
    assert contradiction_ledger([(ArticleId(7), made(ArticleKind.LIST))]) == ()


def test_the_library_finds_them(tmp_path: Path) -> None:
    page = tmp_path / "lund.txt"
    page.write_text(PAGE, encoding="utf-8")
    with Library.open(tmp_path / "library.variorum") as library:
        list(library.import_paths([page]))
        (found,) = library.contradictions()
    assert [place.text for place in found.places] == ["Sunday 3 March 2031"]
