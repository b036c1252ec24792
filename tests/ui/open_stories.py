"""Open stories for tests, built from the engine's own values and from texts invented here."""

from __future__ import annotations

from reader.alignment.alignment import Alignment, Cell, Row
from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.articles.block import Block, Role
from reader.base.ids import ArticleId, ChangeKey, StoryId
from reader.base.span import Span
from reader.base.text import text_hash
from reader.base.words import word_count
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import Comparison, RowChange
from reader.relations.families import family_numbers
from reader.relations.relation import Relation, RelationKind
from reader.review.mark import Mark, change_key
from reader.store.rows import ArticleRow, OpenStory, StoredArticle, StoryRow

Edit = tuple[int, int, ChangeClass, str, str]
"""Row, column, class, the words of the base and those of the column."""

WIRE = (
    "A road bridge over the harbour of Port Merren collapsed on Thursday, killing at least 14 people, officials said.",
    "“We had no warning whatsoever,” harbour master Ilse Brandt told reporters at the scene.",
    "Rescue teams searched the water through the morning. Divers recovered two vehicles before the tide turned.",
    "The ministry has said inspections were carried out last autumn, according to two engineers on the span.",
    "Opposition leaders called for an independent inquiry and for the contract, worth 82 million crowns, to be shown.",
)
HERALD = (
    WIRE[0],
    WIRE[1],
    "Rescue teams searched the water through the morning.",
    "Divers recovered two vehicles before the tide turned.",
    "Opposition leaders called for an independent inquiry and for the contract, worth 28 million crowns, to be shown.",
)
TRIBUNE = (
    "A road bridge over Port Merren harbour came down on Thursday, killing 14 people, officials admitted.",
    "Harbour chief Ilse Brandt said they had “almost no warning”.",
    "Opposition hardliners demanded that the 82 million crown contract be shown.",
    "The ministry reportedly claims inspections were carried out last autumn.",
)
ROWS = (
    Row((Cell((0,)), Cell((0,)), Cell((0,))), 0.9),
    Row((Cell((1,)), Cell((1,)), Cell((1,))), 0.7),
    Row((Cell((2,)), Cell((2, 3)), None), 0.9),
    Row((Cell((3,)), None, Cell((3,), is_moved=True)), 0.6),
    Row((Cell((4,)), Cell((4,)), Cell((2,))), 0.8),
)
EDITS: tuple[Edit, ...] = (
    (0, 2, ChangeClass.WORDING, "collapsed", "came down"),
    (0, 2, ChangeClass.FIGURE, "at least 14", "14"),
    (0, 2, ChangeClass.ATTRIBUTION, "said", "admitted"),
    (1, 2, ChangeClass.QUOTATION, "no warning whatsoever", "“almost no warning”"),
    (2, 2, ChangeClass.STATEMENT_REMOVED, WIRE[2], ""),
    (3, 1, ChangeClass.STATEMENT_REMOVED, WIRE[3], ""),
    (3, 2, ChangeClass.MODALITY, "has said", "reportedly claims"),
    (3, 2, ChangeClass.ATTRIBUTION, ", according to two engineers on the span", ""),
    (4, 1, ChangeClass.FIGURE, "82 million", "28 million"),
    (4, 2, ChangeClass.NAME, "leaders", "hardliners"),
    (4, 2, ChangeClass.HOUSE_STYLE, "82 million crowns", "82 million crown"),
)


def bridge_story(base: int = 0, marks: tuple[Mark, ...] = ()) -> OpenStory:
    """The story of the bridge in three articles, one of them with furniture round it."""
    columns = (WIRE, HERALD, TRIBUNE)
    changes = tuple(row_change(columns, ROWS, edit) for edit in EDITS) if base == 0 else ()
    articles = (
        stored(1, "Northern Wire", WIRE, "2026-03-12T09:40+01:00"),
        stored(2, "Merren Herald", HERALD, "2026-03-12T11:05+01:00", furniture=(Role.HEADLINE, Role.BYLINE)),
        stored(3, "Daily Tribune", TRIBUNE, "2026-03-12T13:20+01:00", furniture=(Role.FURNITURE,) * 3),
    )
    relations = (relation(1, 2, RelationKind.CUT, 0.91), relation(1, 3, RelationKind.REWORDED, 0.46))
    return open_story(articles, Comparison(columns, base, Alignment(ROWS), changes), relations, marks)


TOLL = (
    (
        "A ferry sank off Sandmoor, killing 14 people, officials said.",
        "The harbour master called it the worst night of his life.",
    ),
    (
        "A ferry sank off Sandmoor, killing 15 people, officials said.",
        "The harbour master called it the worst night of his life.",
    ),
    (
        "A ferry sank off Sandmoor, killing Sixteen people, officials admitted.",
        "The harbour master called it the worst hour of his life.",
    ),
)
TOLL_EDITS: tuple[Edit, ...] = (
    (0, 1, ChangeClass.FIGURE, "14", "15"),
    (0, 2, ChangeClass.ATTRIBUTION, "said", "admitted"),
    (0, 2, ChangeClass.FIGURE, "14", "Sixteen"),
    (1, 2, ChangeClass.QUOTATION, "night", "hour"),
)


def toll_story(
    kinds: tuple[RelationKind, RelationKind] = (RelationKind.COPY, RelationKind.OWN_REPORT),
    marks: tuple[Mark, ...] = (),
    *,
    before: int = 0,
) -> OpenStory:
    """The story of a ferry in three articles, two of which give another toll: one change with two readings.

    ``before`` is how many passages of the last article stand above the first one of the base.
    """
    own = tuple(f"Street {number} of Sandmoor was still dark at that hour, a baker said." for number in range(before))
    columns = (TOLL[0], TOLL[1], own + TOLL[2])
    rows = tuple(Row((None, None, Cell((index,))), 0.0) for index in range(before)) + tuple(
        Row((Cell((index,)), Cell((index,)), Cell((before + index,))), 0.8) for index in range(2)
    )
    added: tuple[Edit, ...] = tuple((row, 2, ChangeClass.STATEMENT_ADDED, "", text) for row, text in enumerate(own))
    edits = tuple((before + row, column, kind, left, right) for row, column, kind, left, right in TOLL_EDITS)
    changes = tuple(row_change(columns, rows, edit) for edit in (*added, *edits))
    articles = tuple(
        stored(index + 1, outlet, passages, "2026-03-12T09:40+01:00")
        for index, (outlet, passages) in enumerate(zip(("Wire", "Post", "Globe"), columns, strict=True))
    )
    relations = tuple(relation(1, index + 2, kind, 0.8) for index, kind in enumerate(kinds))
    return open_story(articles, Comparison(columns, 0, Alignment(rows), changes), relations, marks)


def row_change(columns: tuple[tuple[str, ...], ...], rows: tuple[Row, ...], edit: Edit) -> RowChange:
    """The change of ``edit``, its words looked up in the cells; an empty side stands at the end of its cell."""
    row, column, change_class, left, right = edit
    comparison = Comparison(columns, 0, Alignment(rows), ())
    sides = ((left, comparison.cell_text(row, 0)), (right, comparison.cell_text(row, column)))
    spans = [_span(words, text) for words, text in sides]
    return RowChange(row, column, Change(change_class, f"{change_class}-rule", left, spans[0], right, spans[1]))


def _span(words: str, text: str) -> Span:
    start = text.index(words) if words else len(text)
    return Span(start, start + len(words))


def open_story(
    articles: tuple[StoredArticle, ...],
    comparison: Comparison,
    relations: tuple[Relation, ...] = (),
    marks: tuple[Mark, ...] = (),
) -> OpenStory:
    """An open story of ``articles``, keys computed as the library does."""
    keys = tuple(key_of(comparison, change) for change in comparison.changes)
    ids = tuple(article.row.id for article in articles)
    row = StoryRow(
        StoryId(1), "Harbour bridge", None, None, None, None, ids, len(ids), 1, is_undated=False, total=0, decided=0
    )
    families = family_numbers(ids, relations)
    return OpenStory(row, articles, comparison, keys, {mark.key: mark for mark in marks}, relations, families)


def key_of(comparison: Comparison, change: RowChange) -> ChangeKey:
    """The key of ``change``."""
    left = comparison.cell_text(change.row, comparison.base)
    return change_key(change.change, left, comparison.cell_text(change.row, change.column))


def relation(a: int, b: int, kind: RelationKind, coverage: float) -> Relation:
    """A relation in which ``coverage`` of the later article stands in the earlier."""
    return Relation(ArticleId(a), ArticleId(b), kind, coverage / 2, coverage, None, ("made for a test",), ())


def stored(
    number: int,
    outlet: str,
    passages: tuple[str, ...],
    published: str | None = None,
    *,
    furniture: tuple[Role, ...] = (),
) -> StoredArticle:
    """An article of ``passages`` with blocks of the roles ``furniture`` after the first one."""
    told = [(Role.BODY, passages[0])] if passages else []
    told.extend((role, f"Some {role.value} of {outlet}") for role in furniture)
    told.extend((Role.BODY, text) for text in passages[1:])
    text = "\n\n".join(words for _, words in told)
    blocks, start = [], 0
    for role, words in told:
        blocks.append(Block(role, words, Span(start, start + len(words)), "made for a test"))
        start += len(words) + 2
    date = Published(published, Precision.MINUTE, "made for a test") if published else None
    article = Article(ArticleKind.ARTICLE, None, Claim(outlet, "test"), None, (), (), date, "en", None, tuple(blocks))
    return StoredArticle(_article_row(number, outlet, article), article, text, "0" * 64, "utf-8", "made for a test")


def _article_row(number: int, outlet: str, article: Article) -> ArticleRow:
    text = article.passage_text
    return ArticleRow(
        id=ArticleId(number),
        external_id=None,
        kind=article.kind,
        title=f"Title of {outlet}",
        outlet=outlet,
        agency=None,
        published=article.published.value if article.published else None,
        published_precision=article.published.precision if article.published else None,
        is_proposed=False,
        language="en",
        url=None,
        words=word_count(text),
        story=StoryId(1),
        path=f"article-{number}.txt",
        part=0,
        page_hash=text_hash(text),
        passage_hash=text_hash(text),
    )
