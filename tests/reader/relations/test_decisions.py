from __future__ import annotations

from reader.base.ids import ArticleId
from reader.relations.decisions import decisions_of
from reader.relations.grouping import Constraint

PLACES = frozenset(map(ArticleId, range(6)))


def together(a: int, b: int) -> Constraint:
    return Constraint(ArticleId(a), ArticleId(b), is_together=True)


def apart(a: int, b: int) -> Constraint:
    return Constraint(ArticleId(a), ArticleId(b), is_together=False)


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


def test_decisions_about_articles_that_are_gone_are_left_out() -> None:
    decisions = decisions_of([together(1, 99), apart(99, 2), together(3, 3)], PLACES)
    assert decisions.together == ()
    assert decisions.apart == frozenset()
