"""The table of ties, against a plain dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.base.ids import ArticleId
from reader.relations.graph import Tie, pair_of
from reader.relations.tie_table import TieTable

if TYPE_CHECKING:
    from reader.relations.graph import Pair

ids = st.integers(1, 12).map(ArticleId)
pairs = st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: pair_of(*pair))
ties_between = st.dictionaries(pairs, st.builds(Tie, st.floats(0, 1), st.floats(0, 1)))


@given(ties_between, ties_between, st.sets(ids))
def test_the_table_gives_the_ties_with_an_end_among_the_articles(
    first: dict[Pair, Tie], second: dict[Pair, Tie], wanted: set[ArticleId]
) -> None:
    later = {pair: tie for pair, tie in second.items() if pair not in first}
    table = TieTable()
    table.add(first)
    table.add(later)
    found = table.of(wanted)
    assert found == {pair: tie for pair, tie in {**first, **later}.items() if wanted.intersection(pair)}
    assert list(found) == sorted(found, key=list({**first, **later}).index)
