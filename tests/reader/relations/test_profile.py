from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.articles.article import Claim
from reader.articles.block import Block, Role
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.base.words import folded
from reader.relations.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.articles.article import Article
    from reader.relations.profile import Profile

TEXT = "The Kestrel, with 212 people on board, ran aground.\n\n“It held,” said Nora Quill on 4 March 2024."


def test_every_word_stands_where_the_profile_says(profiled: Callable[..., Profile]) -> None:
    profile = profiled(7, TEXT)
    assert [folded(TEXT[a:b]) for a, b in zip(profile.starts, profile.ends, strict=True)] == list(profile.words)
    assert profile.words[profile.breaks[1]] == "it"


def test_a_profile_holds_names_figures_dates_and_survives_pickling(profiled: Callable[..., Profile]) -> None:
    profile = profiled(7, TEXT, published="2024-03-05", outlet="Dunmore Echo")
    assert {"quill", "nora"} <= {name for name, _ in profile.names}
    assert "212" in profile.figures
    assert [str(days) for days in profile.mentioned] == ["2024-03-04"]
    assert str(profile.window) == "2024-03-05"
    assert profile.has_exact_window
    assert pickle.loads(pickle.dumps(profile)) == profile


def test_furniture_is_no_part_of_the_text_and_captions_are_only_evidence(
    written: Callable[..., Article],
) -> None:
    article = written(TEXT)
    more = "Leave a reply\n\nThe Kestrel off Larkhaven"
    blocks = (
        Block(Role.FURNITURE, more[:13], Span(200, 213), "test"),
        Block(Role.CAPTION, more[15:], Span(215, 240), "test"),
    )
    profile = profile_of(ArticleId(1), replace(article, blocks=(*article.blocks, *blocks)))
    assert profile.words == profile_of(ArticleId(1), article).words
    assert "larkhaven" in {name for name, _ in profile.names}
    assert "repli" not in {term for term, _ in profile.terms}


def test_a_headline_proposed_from_the_text_counts_no_word_twice(
    written: Callable[..., Article],
) -> None:
    plain = written(TEXT)
    proposed = replace(
        plain, headline=Claim("The Kestrel, with 212 people on board", "first sentence", is_proposal=True)
    )
    assert profile_of(ArticleId(1), proposed).terms == profile_of(ArticleId(1), plain).terms
    assert profile_of(ArticleId(1), proposed).title == "The Kestrel, with 212 people on board"


def test_bounds_of_an_undated_article_are_a_window_that_is_not_exact(
    written: Callable[..., Article],
) -> None:
    profile = profile_of(ArticleId(1), written(TEXT, bounds=("2024-03", None)))
    assert profile.window is not None
    assert str(profile.window).startswith("2024-03-01 to ")
    assert not profile.has_exact_window
