"""The main text of invented web pages: what is kept, what is left out, and when an extractor is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.sources import web_main
from reader.sources.charset import Decoded
from reader.sources.web import page_of_markup
from reader.sources.web_judged import judged
from reader.sources.web_tree import parsed_tree, visible_blocks

if TYPE_CHECKING:
    from reader.sources.page import Page

PARAGRAPHS = tuple(
    f"The council of Varn met for the {ordinal} time on Tuesday and put off the vote on the new breakwater once more."
    for ordinal in ("first", "second", "third", "fourth", "fifth", "sixth")
)
TOLD = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
COMMENTS = "".join(
    f"<div class='comment-body'><p>I was there, and number {number} of the speakers said nothing of the kind.</p></div>"
    for number in range(12)
)

AGAIN = "".join(
    f"<p>The {ordinal} ferry of the day left Oster with nobody on board but the crew and a dog.</p>"
    for ordinal in ("last", "next")
)
PARTED = f"<div class='post'>{TOLD}</div><div class='post'>{AGAIN}</div>"


def _page(body: str) -> Page:
    return page_of_markup(Decoded(f"<html><body>{body}</body></html>", "utf-8", "test"))


def _kept(page: Page) -> set[str]:
    return {page.text[block.span.start : block.span.end] for block in page.blocks if block.is_main}


def _is_sure(body: str) -> bool:
    tree = parsed_tree(f"<html><body>{body}</body></html>")
    return judged(visible_blocks(tree) or ()).is_sure


def test_paragraphs_in_one_element_are_sure_and_all_kept() -> None:
    body = f"<nav><a href='/'>Home</a></nav><article><h1>Breakwater</h1>{TOLD}</article><footer><p>Imprint</p></footer>"
    assert _is_sure(body)
    assert _kept(_page(body)) == set(PARAGRAPHS)


def test_comments_do_not_outweigh_a_short_article() -> None:
    body = f"<div class='story'>{TOLD}</div><div class='comments-area'>{COMMENTS}</div>"
    assert _kept(_page(body)) == set(PARAGRAPHS)


def test_a_wrapper_named_for_its_sidebar_is_no_sidebar() -> None:
    side = f"<div class='sidebar'><p>Weather: {PARAGRAPHS[0]}</p></div>"
    body = f"<div class='has sidebar-left'><div class='story'>{TOLD}</div>{side}</div>"
    assert _kept(_page(body)) == set(PARAGRAPHS)


def test_lists_quotes_tables_and_headings_inside_the_text_are_kept() -> None:
    inner = (
        "<h2>What is planned</h2><ul><li>two cranes</li><li>a new quay</li></ul>"
        "<blockquote><p>It will be done</p></blockquote><table><tr><td>Cost</td><td>9 million</td></tr></table>"
    )
    body = f"<div class='story'>{TOLD}{inner}{TOLD.replace('Varn', 'Oster')}</div>"
    kept = _kept(_page(body))
    assert {"What is planned", "two cranes", "a new quay", "It will be done", "Cost", "9 million"} <= kept


def test_links_and_hidden_parts_inside_the_text_are_not() -> None:
    extra = (
        "<ul><li><a href='/1'>Another story about the harbour</a></li></ul>"
        "<div style='display:none'><p>This is only shown to those who have switched off scripts.</p></div>"
    )
    body = f"<div class='story'>{TOLD}{extra}{TOLD.replace('Varn', 'Oster')}</div>"
    assert not any("Another story" in text or "switched off" in text for text in _kept(_page(body)))


def test_a_second_part_of_a_quarter_of_the_text_makes_it_unsure() -> None:
    assert not _is_sure(PARTED)


@pytest.mark.parametrize("kept", ["", PARAGRAPHS[0]])
def test_our_judgement_counts_where_an_extractor_keeps_next_to_nothing(
    kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extractor keeps none, or one paragraph of a dozen."""
    monkeypatch.setattr(web_main, "_kept_text", lambda _markup: kept)
    assert set(PARAGRAPHS) <= _kept(_page(PARTED))


def test_an_extractor_is_believed_where_it_keeps_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_main, "_kept_text", lambda _markup: "\n".join(PARAGRAPHS))
    assert _kept(_page(PARTED)) == set(PARAGRAPHS)


def test_a_page_without_told_text_says_nothing_of_its_main_text() -> None:
    tree = parsed_tree("<html><body><div>Login</div><div>Menu</div></body></html>")
    judgement = judged(visible_blocks(tree) or ())
    assert (judgement.flags, judgement.is_sure) == ((None, None), False)


def test_deep_nesting_with_many_paragraphs_takes_no_time() -> None:
    """Every paragraph lies in 900 elements whose names set them apart."""
    told = "<p>A word or two that ends as a sentence does, for once.</p>" * 3000
    body = "<div class='nav'>" * 900 + told + "</div>" * 900
    tree = parsed_tree(f"<html><body>{body}</body></html>")
    blocks = visible_blocks(tree) or []
    assert max(len(block.path) for block in blocks) < 100
    assert max(len(block.apart) for block in blocks) < 10
    assert sum(flag is True for flag in judged(blocks).flags) == 3000
