"""What recurs from event to event of a storyline."""

from __future__ import annotations

from reader.base.ids import ArticleId, StoryId
from reader.ledgers.figures import figure_ledger
from reader.ledgers.labels import label_ledger
from reader.ledgers.ledger import LedgerArticle
from reader.ledgers.quotations import quotation_ledger
from reader.ledgers.threads import ThreadKind, ThreadPlace, threads_of

SPRING = (
    "The harbour master said the old pier was “a disgrace to the whole town” and asked for 40 new piles.",
    "The rebels of the boat club agreed, said Ilse Brandt.",
)
AUTUMN = (
    "Months later the harbour master again called the pier “a disgrace to the whole town”.",
    "He still wants 40 new piles, or “at least a lamp”, he said.",
)


def threads(articles: dict[int, tuple[str, ...]], stories: dict[int, int]) -> list[tuple[ThreadKind, str, int]]:
    ledger = [LedgerArticle(ArticleId(one), passages, "en") for one, passages in articles.items()]
    home = {ArticleId(article): StoryId(story) for article, story in stories.items()}
    found = threads_of(quotation_ledger(ledger), figure_ledger(ledger), label_ledger(ledger), home)
    return [(one.kind, one.title, len(one.stories)) for one in found]


def test_phrase_and_figure_of_two_events_are_threads() -> None:
    found = threads({1: SPRING, 2: AUTUMN}, {1: 10, 2: 20})
    assert (ThreadKind.QUOTATION, "a disgrace to the whole town", 2) in found
    assert any(kind is ThreadKind.FIGURE and "piles" in title for kind, title, _ in found)
    assert not any("lamp" in title for _, title, _ in found)


def test_what_stands_in_one_event_only_is_no_thread() -> None:
    assert threads({1: SPRING, 2: AUTUMN}, {1: 10, 2: 10}) == []


def test_articles_without_a_story_take_no_part() -> None:
    assert threads({1: SPRING, 2: AUTUMN}, {1: 10}) == []


def test_places_say_where_each_rendering_stands() -> None:
    ledger = [LedgerArticle(ArticleId(1), SPRING, "en"), LedgerArticle(ArticleId(2), AUTUMN, "en")]
    home = {ArticleId(1): StoryId(10), ArticleId(2): StoryId(20)}
    phrase = threads_of(quotation_ledger(ledger), (), (), home)[0]
    assert phrase.places == (
        ThreadPlace(StoryId(10), ArticleId(1), 0, "a disgrace to the whole town"),
        ThreadPlace(StoryId(20), ArticleId(2), 0, "a disgrace to the whole town"),
    )


def test_order_of_articles_changes_nothing() -> None:
    stories = {1: 10, 2: 20}
    assert threads({1: SPRING, 2: AUTUMN}, stories) == threads({2: AUTUMN, 1: SPRING}, stories)
