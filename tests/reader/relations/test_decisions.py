from __future__ import annotations

from reader.base.ids import ArticleId
from reader.relations.decisions import decisions_of
from reader.relations.grouping import Constraint, Scope

PLACES = frozenset(map(ArticleId, range(6)))


def together(a: int, b: int) -> Constraint:
    return Constraint(ArticleId(a), ArticleId(b), is_together=True)


def apart(a: int, b: int) -> Constraint:
    return Constraint(ArticleId(a), ArticleId(b), is_together=False)


def in_line(a: int, b: int) -> Constraint:
    return Constraint(ArticleId(a), ArticleId(b), is_together=True, scope=Scope.STORYLINE)


def out_of_line(a: int, b: int) -> Constraint:
    return Constraint(ArticleId(a), ArticleId(b), is_together=False, scope=Scope.STORYLINE)


def test_what_is_put_together_pairwise_is_one_group() -> None:
    decisions = decisions_of([together(1, 2), together(2, 4)], PLACES)
    assert decisions.together == ((1, 2, 4),)
    assert decisions.partners(ArticleId(2)) == (1, 4)


def test_the_later_of_two_contrary_decisions_holds() -> None:
    assert decisions_of([together(1, 2), apart(1, 2)], PLACES).together == ()
    assert decisions_of([apart(1, 2), together(2, 1)], PLACES).apart == frozenset()


def test_a_chain_that_would_join_what_was_later_kept_apart_breaks_at_its_oldest_link() -> None:
    decisions = decisions_of([together(1, 2), together(2, 3), apart(1, 3)], PLACES)
    assert decisions.apart == {(1, 3)}
    assert decisions.together == ((2, 3),)


def test_decisions_about_articles_that_are_gone_hold_between_those_that_are_left() -> None:
    decisions = decisions_of([together(1, 99), together(99, 4), apart(99, 2), together(3, 3)], PLACES)
    assert decisions.together == ((1, 4),)
    assert decisions.apart == {(1, 2)}
    assert decisions.are_apart(ArticleId(4), ArticleId(2))
    assert decisions_of([together(1, 99), apart(98, 2)], PLACES).apart == frozenset()


def test_articles_of_other_lines_are_never_one_story_by_themselves() -> None:
    decisions = decisions_of([in_line(0, 1), out_of_line(1, 2), together(2, 3), together(4, 5)], PLACES)
    assert decisions.lines == ((0, 1), (2, 3))
    assert decisions.lines_apart == {(0, 1)}
    assert decisions.apart_among([ArticleId(0), ArticleId(1), ArticleId(3), ArticleId(4)]) == ((0, 3), (1, 3))
    assert decisions.are_elsewhere(ArticleId(0), ArticleId(3))
    assert not decisions.are_elsewhere(ArticleId(0), ArticleId(4))
    assert decisions.line([ArticleId(4), ArticleId(3)]) == 1
