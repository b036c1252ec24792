"""Lines that repeat across an outlet: what is proposed, and what is not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.block import Block, Role
from reader.articles.repeated import OutletArticle, RepeatedLine, repeated_lines, shape_of
from reader.base.ids import ArticleId
from reader.base.span import Span

JOIN = "Join our channel for updates: 1,204 readers did"


def block(text: str, role: Role = Role.BODY, rule: str = "paragraph") -> Block:
    return Block(role, text, Span(0, len(text)), rule)


def article(number: int, *blocks: Block, origin: int | None = None) -> OutletArticle:
    return OutletArticle(ArticleId(number), number if origin is None else origin, blocks)


def found(*articles: OutletArticle) -> list[tuple[str, tuple[int, ...]]]:
    lines: tuple[RepeatedLine, ...] = repeated_lines(articles[0].blocks, articles)
    return [(line.text, tuple(line.articles)) for line in lines]


def test_a_line_of_three_articles_is_proposed_whatever_its_figures_and_case() -> None:
    articles = [
        article(1, block("The mill closed."), block(JOIN)),
        article(2, block("The quay opened."), block("JOIN our channel for updates — 7 readers did!")),
        article(3, block("The frost came."), block(JOIN.replace("1,204", "1,399"))),
    ]
    assert found(*articles) == [(JOIN, (1, 2, 3))]
    assert found(*articles[:2]) == []


def test_copies_and_versions_count_once() -> None:
    articles = [article(number, block(JOIN), origin=number // 3) for number in range(1, 5)]
    assert found(*articles) == []
    assert found(*articles, article(9, block(JOIN))) == [(JOIN, (1, 2, 3, 4, 9))]


def test_articles_that_only_their_furniture_makes_alike_count_each() -> None:
    own = (
        "The mill on the Orr closed at noon.",
        "The quay was opened again on Monday.",
        "The frost came early this year.",
    )
    articles = [article(n, block(own[n]), block(JOIN), origin=7) for n in range(3)]
    assert found(*articles) == [(JOIN, (0, 1, 2))]


def test_two_are_enough_where_a_rule_suspects_the_line() -> None:
    as_line = [article(number, block("Updates by mail", rule="line")) for number in (1, 2)]
    assert found(*as_line) == [("Updates by mail", (1, 2))]
    typed_once = [article(1, block(JOIN)), article(2, block(JOIN, Role.TEASER, "linked-inside"))]
    assert found(*typed_once) == [(JOIN, (1, 2))]
    assert found(as_line[0]) == []


def test_what_is_left_out_already_and_what_is_long_is_not_proposed() -> None:
    long = "The war began when " + "the army crossed the river and " * 80
    articles = [article(n, block(JOIN, Role.FURNITURE, "plug"), block(long), block("— 12 —")) for n in (1, 2, 3)]
    assert found(*articles) == []


@settings(max_examples=40)
@given(st.text(max_size=60), st.integers(0, 10**6), st.integers(0, 10**6))
def test_figures_and_spaces_do_not_change_a_shape(text: str, one: int, other: int) -> None:
    assert shape_of(f"{text} {one} ") == shape_of(f"  {text}  {other}")
