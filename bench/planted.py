"""Libraries of invented articles with planted events, families of copies, cuts and quoted passages.

Words are invented and come up as often as natural ones (Zipf). Every event has names, figures and words of its own; its
reports tell the same facts in other sentences. Every article carries lines of its outlet that have nothing to do with
it, and some carry a long quotation that stands in unrelated articles too.
"""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.articles.block import Block, Role
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.relations.vocabulary import stop_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Pair = tuple[ArticleId, ArticleId]

VOCABULARY, OUTLETS, FAMILY_SHARE, QUOTING_SHARE = 60_000, 200, 0.05, 0.02
DAYS = 365
_STOPS = sorted(stop_words("en"))
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "dra", "plo")


def word(rank: int) -> str:
    """Return the word of a rank, the same for the same rank."""
    if rank < len(_STOPS):
        return _STOPS[rank]
    text = ""
    rank += 16
    while rank:
        text += _SYLLABLES[rank % 16]
        rank //= 16
    return text


class Writer:
    """Writes the articles of one library."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._furniture = [self._sentence(25, []) for _ in range(OUTLETS)]

    def _common(self) -> str:
        return word(int(VOCABULARY ** self._chance.random()) - 1)

    def _sentence(self, length: int, facts: list[str]) -> str:
        words = [self._common() for _ in range(length)]
        for fact in facts:
            words[self._chance.randrange(1, length)] = fact
        return " ".join(words).capitalize() + "."

    def facts(self) -> list[str]:
        """Return the names, figures and set phrases of an event."""
        names = [word(self._chance.randrange(VOCABULARY, VOCABULARY * 40)).capitalize() for _ in range(8)]
        figures = [str(self._chance.randrange(100, 9_999)) for _ in range(4)]
        phrases = [" ".join(self._common() for _ in range(3)) for _ in range(12)]
        return [*names, *figures, *phrases]

    def report(self, facts: list[str]) -> list[str]:
        """Return the paragraphs of a report of its own on an event."""
        count = self._chance.randrange(7, 14)
        told = [self._chance.sample(facts, 5) for _ in range(count)]
        return [self._sentence(self._chance.randrange(28, 42), own) for own in told]

    def copy(self, text: list[str], kind: int) -> list[str]:
        """Return an edited copy, a cut, an edited cut, or a text of others with a passage of 120 words in it."""
        if kind == 3:
            other = self.report(self.facts())
            return [*other[:4], " ".join(" ".join(text).split()[:120]) + ".", *other[4:]]
        kept = text[: max(2, int(len(text) * self._chance.uniform(0.3, 0.7)))] if kind in (1, 2) else text
        return kept if kind == 1 else [self._edited(paragraph) for paragraph in kept]

    def _edited(self, paragraph: str) -> str:
        share = self._chance.uniform(0.03, 0.12)
        return " ".join(self._common() if self._chance.random() < share else one for one in paragraph.split())

    def article(self, text: list[str], day: date) -> Article:
        """Return an article of an outlet drawn by chance."""
        outlet = self._chance.randrange(OUTLETS)
        blocks, start = [], 0
        for paragraph in [*text, self._furniture[outlet]]:
            blocks.append(Block(Role.BODY, paragraph, Span(start, start + len(paragraph)), "invented"))
            start += len(paragraph) + 2
        return Article(
            kind=ArticleKind.ARTICLE, headline=Claim(" ".join(text[0].split()[:8]), "invented"),
            outlet=Claim(f"Outlet {outlet}", "invented"), agency=None, byline=(), credit_chain=(),
            published=Published(day.isoformat(), Precision.DAY, "invented"), language="en", url=None,
            blocks=tuple(blocks),
        )  # fmt: skip

    def events(self) -> Iterator[tuple[list[list[str]], list[int], date]]:
        """Yield for each event its texts, for each text the family it is of (0: none), and its day."""
        chance = self._chance
        quotes = [self._sentence(25, []) for _ in range(400)]
        while True:
            facts, day = self.facts(), date(2024, 1, 1) + timedelta(chance.randrange(DAYS))
            texts = [self.report(facts) for _ in range(min(30, int(chance.paretovariate(1.1))))]
            families = [0] * len(texts)
            if chance.random() < FAMILY_SHARE:
                size = min(100, 1 + int(chance.paretovariate(1.0)))
                texts += [self.copy(texts[0], chance.choice((0, 0, 1, 2, 3))) for _ in range(size - 1)]
                families = [1, *[0] * (len(families) - 1), *[1] * (size - 1)]
            for text in texts:
                if chance.random() < QUOTING_SHARE:
                    text.insert(1, chance.choice(quotes))
            yield texts, families, day


def invented(size: int, seed: int = 7) -> Iterator[tuple[ArticleId, Article, int, bool]]:
    """Yield about ``size`` articles, one at a time, with their event and whether they are of its family of copies."""
    writer = Writer(seed)
    number = 0
    for event, (texts, families, day) in enumerate(writer.events()):
        for text, is_copy in zip(texts, families, strict=True):
            number += 1
            yield ArticleId(number), writer.article(text, day), event, bool(is_copy)
        if number >= size:
            return


def truth_of(told: Iterable[tuple[ArticleId, int, bool]]) -> tuple[dict[ArticleId, int], frozenset[Pair]]:
    """Return of articles, with their events and whether they are copies, the events and the pairs that copy."""
    events: dict[ArticleId, int] = {}
    families: defaultdict[int, list[ArticleId]] = defaultdict(list)
    for article, event, is_copy in told:
        events[article] = event
        if is_copy:
            families[event].append(article)
    return events, frozenset(pair for family in families.values() for pair in combinations(family, 2))
