"""The pure parts of the store: ids that are kept, columns in order, metadata and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.articles.article import Article, ArticleKind, Claim, Finding, Precision, Published
from reader.base.ids import ArticleId, StoryId, TextHash
from reader.relations.relation import Direction, Relation, RelationKind
from reader.store.columns import column_order
from reader.store.counts import content_hash, texts_of
from reader.store.identity import kept_ids
from reader.store.metadata import article_from, metadata_of
from reader.store.rows import ArticleRow

GROUPS = st.lists(st.integers(0, 14), max_size=15).map(
    lambda homes: [frozenset(i for i, home in enumerate(homes) if home == group) for group in sorted(set(homes))]
)


def numbered(groups: list[frozenset[int]]) -> dict[StoryId, frozenset[int]]:
    return {StoryId(number): members for number, members in enumerate(groups, start=100)}


@settings(max_examples=60)
@given(GROUPS)
def test_an_unchanged_grouping_keeps_every_id(groups: list[frozenset[int]]) -> None:
    old = numbered(groups)
    assert kept_ids(old, groups) == tuple(old)


@settings(max_examples=60)
@given(GROUPS, GROUPS)
@example(
    [frozenset({0, 1}), frozenset({2, 3}), frozenset({4, 5})], [frozenset({0, 2}), frozenset({1, 4}), frozenset({3})]
)
def test_no_id_goes_to_two_groups_and_order_is_no_matter(
    before: list[frozenset[int]], after: list[frozenset[int]]
) -> None:
    old = numbered(before)
    kept = kept_ids(old, after)
    given_out = [one for one in kept if one is not None]
    assert len(given_out) == len(set(given_out))
    for one, members in zip(kept, after, strict=True):
        assert one is None or 2 * len(old[one] & members) >= len(old[one])
    assert kept_ids(old, after[::-1]) == kept[::-1]


@pytest.mark.parametrize(
    ("new", "ids"),
    [
        ([{1, 2, 3, 4, 5, 6, 7, 8}], [1]),
        ([{1, 2, 3}, {4, 5}, {6, 7, 8}], [1, None, 2]),
        ([{1, 2, 3, 4, 5, 9}, {6, 7}, {8}], [1, 2, None]),
        ([{10, 11}, {6, 7, 8}], [None, 2]),
    ],
)
def test_a_story_keeps_its_id_when_it_keeps_most_of_its_members(new: list[set[int]], ids: list[int | None]) -> None:
    old = {StoryId(1): frozenset({1, 2, 3, 4, 5}), StoryId(2): frozenset({6, 7, 8})}
    assert list(kept_ids(old, [frozenset(one) for one in new])) == ids


def row(number: int, published: str | None = None, agency: str | None = None, words: int = 100) -> ArticleRow:
    return ArticleRow(
        id=ArticleId(number),
        external_id=None,
        kind=ArticleKind.ARTICLE,
        title="",
        outlet=None,
        agency=agency,
        published=published,
        published_precision=None,
        is_proposed=False,
        language=None,
        url=None,
        words=words,
        story=None,
        path="",
        part=0,
        page_hash=TextHash(str(number)),
        passage_hash=TextHash(str(number)),
    )


def copy(a: int, b: int, direction: Direction | None = None, coverage: float = 0.9) -> Relation:
    return Relation(ArticleId(a), ArticleId(b), RelationKind.COPY, coverage, coverage / 2, direction, (), ())


def test_columns_follow_the_base_by_what_they_share_with_it_then_by_date() -> None:
    rows = [row(1, "2024-01-05"), row(2, "2024-01-04"), row(3), row(4, "2024-01-01")]
    relations = [copy(1, 4, coverage=0.4), copy(2, 4, coverage=0.8)]
    assert column_order(rows, relations, ArticleId(4)) == (4, 2, 1, 3)
    assert column_order(rows[::-1], relations[::-1], ArticleId(4)) == (4, 2, 1, 3)


def test_content_hash_knows_the_base_and_no_order() -> None:
    texts = texts_of([row(1), row(2)])
    assert content_hash(texts, ArticleId(1)) == content_hash(texts_of([row(2), row(1)]), ArticleId(1))
    assert content_hash(texts, ArticleId(1)) != content_hash(texts, ArticleId(2))
    assert content_hash(texts, ArticleId(1)) != content_hash({**texts, ArticleId(1): TextHash("x")}, ArticleId(1))


CLAIMS = st.none() | st.builds(Claim, st.text(max_size=9), st.text(max_size=9), st.booleans())
PUBLISHED = st.none() | st.builds(
    Published, st.text(max_size=9), st.sampled_from(Precision), st.text(max_size=9), st.booleans()
)
NAMES = st.lists(st.text(max_size=9), max_size=3).map(tuple)


@settings(max_examples=40)
@given(CLAIMS, CLAIMS, NAMES, PUBLISHED, st.lists(st.builds(Finding, st.text(max_size=5), st.text(max_size=9))))
def test_metadata_comes_back_as_it_was(
    headline: Claim | None,
    agency: Claim | None,
    names: tuple[str, ...],
    published: Published | None,
    findings: list[Finding],
) -> None:
    article = Article(
        kind=ArticleKind.STUB,
        headline=headline,
        outlet=headline,
        agency=agency,
        byline=names,
        credit_chain=names[::-1],
        published=published,
        language="de",
        url=None,
        blocks=(),
        findings=tuple(findings),
        bounds=("2024-01", None),
    )
    text = metadata_of(article)
    assert json.loads(text)
    assert article_from(text, kind="stub", language="de", url=None, blocks=()) == article
