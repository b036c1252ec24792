"""The five seed articles, row by row as the project's aims say. They are not part of the project: see the fixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.article import Precision
from reader.articles.block import Role
from reader.articles.extraction import extract
from reader.sources.reading import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from reader.articles.article import Article


def _article(seeds: Path, number: str) -> Article:
    return extract(read_source(next(seeds.glob(f"{number}_*.txt"))))[0].article


def _texts(article: Article, role: Role) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


def _findings(article: Article) -> dict[str, str]:
    return {finding.kind: finding.message for finding in article.findings}


def test_maghrebi_has_one_headline_nine_passages_and_a_chain(seeds: Path) -> None:
    article = _article(seeds, "000")
    assert len(_texts(article, Role.HEADLINE)) == 1
    assert article.headline is not None
    assert article.headline.value == _texts(article, Role.HEADLINE)[0]
    assert len(article.passages) == 9
    assert all(block.role is Role.BODY for block in article.passages)
    assert set(article.credit_chain) == {"Maghrebi.org", "Al Jazeera", "Reuters", "The Daily Mail", "Fox News"}
    assert article.credit_chain[0] == "Maghrebi.org"
    assert article.credit_chain[-2:] == ("Al Jazeera", "Reuters")


def test_maghrebi_is_dated_by_its_text_as_a_proposal(seeds: Path) -> None:
    published = _article(seeds, "000").published
    assert published is not None
    assert (published.value, published.precision, published.is_proposal) == ("2025-09-02", Precision.DAY, True)
    assert "September 2" in published.evidence
    assert "80th anniversary" in published.evidence


def test_the_furniture_of_maghrebi_is_named_by_rules(seeds: Path) -> None:
    rules = {block.text: block.rule for block in _article(seeds, "000").blocks if not block.role.is_passage}
    assert rules["0"] == "mark"
    assert rules["×"] == "mark"
    assert rules["Share"] == "share"
    assert rules["Maghrebi Week September 1"] == "plug"
    assert rules['[mc4wp_form id="206"]'] == "debris"


def test_afp_stands_against_the_byline(seeds: Path) -> None:
    article = _article(seeds, "001")
    assert article.agency is not None
    assert (article.agency.value, article.agency.is_proposal) == ("AFP", False)
    assert article.byline == ("Teilor Stone",)
    message = _findings(article)["agency_conflict"]
    assert "AFP" in message
    assert "Teilor Stone" in message


def test_captions_and_subheadings_of_the_republished_text_are_typed(seeds: Path) -> None:
    article = _article(seeds, "001")
    assert len(_texts(article, Role.CAPTION)) == 3
    assert len(_texts(article, Role.SUBHEADING)) == 2
    assert all("©" in text for text in _texts(article, Role.CAPTION))
    repeats = [block for block in article.blocks if block.rule == "headline-repeat"]
    assert len(repeats) == 3
    assert [block.text for block in article.blocks if block.rule == "debris"] == ["/p>", "< p>"]
    assert len(_texts(article, Role.BIO)) == 1
    assert len(_texts(article, Role.RIGHTS)) == 1


def test_the_caption_of_march_2023_contradicts_the_text(seeds: Path) -> None:
    article = _article(seeds, "001")
    message = _findings(article)["date_conflict"]
    assert "March 21, 2023" in message
    assert "March Last year" in message
    assert article.published is not None
    assert article.published.is_proposal


def test_the_rewritten_text_has_a_proposed_headline_and_bounds(seeds: Path) -> None:
    article = _article(seeds, "002")
    assert article.headline is not None
    assert article.headline.is_proposal
    assert "standfirst" in article.headline.evidence
    assert _texts(article, Role.STANDFIRST)[0].startswith(article.headline.value)
    assert article.published is None
    assert (article.bounds[0] or "").startswith("2022")
    assert "Al Jazeera" in article.credit_chain
    assert len(article.passages) == 9


def test_the_headline_is_found_below_a_stray_caption(seeds: Path) -> None:
    article = _article(seeds, "003")
    assert article.headline is not None
    assert not article.headline.is_proposal
    assert article.blocks[0].role is Role.CAPTION
    assert article.blocks[1].role is Role.HEADLINE
    assert len(_texts(article, Role.CAPTION)) == 3
    assert article.agency is not None
    assert article.agency.value == "AFP"
    assert article.agency.evidence.startswith("caption credit:")


def test_friday_is_placed_only_as_a_proposal_and_teasers_are_off(seeds: Path) -> None:
    article = _article(seeds, "003")
    assert article.published is None or article.published.is_proposal
    assert "Friday is not known" in _findings(article)["date_bounds"]
    teasers = _texts(article, Role.TEASER)
    assert len(teasers) == 4
    assert not any("Lebanon" in block.text for block in article.passages)


def test_the_agency_line_dates_and_credits(seeds: Path) -> None:
    article = _article(seeds, "004")
    assert article.published is not None
    assert (article.published.value, article.published.is_proposal) == ("2024-05-17", False)
    assert article.credit_chain == ("MENAFN", "Khaama Press")
    assert article.headline is not None
    assert article.headline.is_proposal
    assert len(article.passages) == 10


def test_no_letter_of_a_seed_is_lost(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        extraction = extract(read_source(path))[0]
        text = extraction.page.text
        covered = [i for block in extraction.article.blocks for i in range(block.span.start, block.span.end)]
        assert len(covered) == len(set(covered))
        assert {i for i, letter in enumerate(text) if not letter.isspace()} <= set(covered)
        assert all(block.text == block.span.of(text) for block in extraction.article.blocks)
