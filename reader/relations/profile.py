"""A profile: all that relating and grouping need to know of an article, and nothing else."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import regex

from reader.articles.block import Role
from reader.base.words import folded, words_of
from reader.relations.days import Days, dates_in, days_of
from reader.relations.names import names_in
from reader.relations.vocabulary import stem, term_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.articles.article import Article
    from reader.articles.block import Block
    from reader.base.ids import ArticleId

_FIGURE = regex.compile(r"\d+(?:[.,]\d+)*")
_QUOTATION = regex.compile(r"[“\"«„]([^“”\"«»„]{8,600})[”\"»“]")
_TITLE_LENGTH = 90
_LEAD_WORDS = 70


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article brings to relating and grouping.

    ``words`` are the folded words of the passages in order; word ``i`` stands at ``[starts[i], ends[i])`` of the page
    text. ``breaks`` are the indexes of the words that open a passage; ``spellings`` how words are written that are
    never written as folded. ``heading`` are the folded words of headline and standfirst, ``captions`` those of
    captions. ``names``, ``figures`` and ``quotations`` are folded. ``window`` are the days between which the article
    came out, None where nothing bounds them; ``has_exact_window`` says that its own date gave them,
    ``has_proposed_window`` that a guess did. ``mentioned`` are dates in the text.
    """

    article: ArticleId
    title: str
    language: str | None
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    breaks: tuple[int, ...]
    spellings: tuple[tuple[str, str], ...]
    heading: tuple[str, ...]
    captions: tuple[str, ...]
    names: tuple[tuple[str, int], ...]
    figures: tuple[str, ...]
    quotations: tuple[str, ...]
    window: Days | None
    has_exact_window: bool
    has_proposed_window: bool
    published: str | None
    mentioned: tuple[Days, ...]
    outlet: str | None
    agency: str | None
    credits: tuple[str, ...]

    def without_text(self) -> Profile:
        """Return the profile without what takes most room: for comparing dates, credits and languages."""
        none = array("I")
        return replace(
            self, words=(), starts=none, ends=none, breaks=(), spellings=(), heading=(), captions=(), names=(),
            figures=(), quotations=(), mentioned=(),
        )  # fmt: skip

    @property
    def terms(self) -> tuple[tuple[str, int], ...]:
        """Stems of all words with their counts, stop words left out."""
        return _terms([*self.heading, *self.words, *self.captions], self.language)

    @property
    def lead(self) -> tuple[tuple[str, int], ...]:
        """The same of the headline and the first words."""
        return _terms([*self.heading, *self.words][:_LEAD_WORDS], self.language)

    def shown(self) -> dict[str, str]:
        """Return how every word of the passages and its stem are shown to a person."""
        spellings = dict(self.spellings)
        forms = {word: spellings.get(word, word) for word in self.words}
        return {stem(word, self.language): form for word, form in reversed(forms.items())} | forms


def profile_of(article_id: ArticleId, article: Article) -> Profile:
    """Return the profile of ``article``; its spans lie in the page text that the blocks were cut from."""
    passages = article.passages
    texts = [block.text for block in passages]
    placed = _placed_words(passages)
    headline = article.headline.value if article.headline else ""
    heading = _heading(article)
    captions = _captions(article)
    window, is_exact = _window(article)
    published = article.published
    dated = [*texts, *(block.text for block in article.blocks if not block.role.is_passage)]
    return Profile(
        article=article_id,
        title=headline or _opening(texts),
        language=article.language,
        words=placed.words,
        starts=placed.starts,
        ends=placed.ends,
        breaks=placed.breaks,
        spellings=placed.spellings,
        heading=_folded_words(heading),
        captions=_folded_words(captions),
        names=tuple(sorted(names_in([*heading, *texts, *captions], article.language).items())),
        figures=tuple(sorted({figure.rstrip(".,") for text in texts for figure in _FIGURE.findall(text)})),
        quotations=tuple(sorted({_folded_text(quote) for text in texts for quote in _QUOTATION.findall(text)})),
        window=window,
        has_exact_window=is_exact,
        has_proposed_window=published is not None and published.is_proposal,
        published=published.value if published else None,
        mentioned=dates_in("\n".join(dated)),
        outlet=folded(article.outlet.value) if article.outlet else None,
        agency=folded(article.agency.value) if article.agency else None,
        credits=tuple(folded(name) for name in article.credit_chain),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    breaks: tuple[int, ...]
    spellings: tuple[tuple[str, str], ...]


def _placed_words(passages: Sequence[Block]) -> _Placed:
    words: list[str] = []
    starts = array("I")
    ends = array("I")
    breaks: list[int] = []
    written: dict[str, str] = {}
    for block in passages:
        breaks.append(len(words))
        for word in words_of(block.text):
            words.append(sys.intern(word.folded))
            starts.append(block.span.start + word.start)
            ends.append(block.span.start + word.end)
            as_written = block.text[word.start : word.end]
            if word.folded not in written or as_written.islower():
                written[word.folded] = as_written
    spellings = tuple(sorted((word, form) for word, form in written.items() if word != form))
    return _Placed(tuple(words), starts, ends, tuple(breaks), spellings)


def _terms(words: Iterable[str], language: str | None) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for word, count in Counter(words).items():
        term = term_of(word, language)
        if term is not None:
            counts[term] = counts.get(term, 0) + count
    return tuple(sorted(counts.items()))


def _heading(article: Article) -> list[str]:
    """Return headline and standfirst; a headline that was proposed from the text would only count its words twice."""
    stated = article.headline is not None and not article.headline.is_proposal
    headline = [article.headline.value] if article.headline is not None and stated else []
    return headline + [block.text for block in article.blocks if block.role is Role.STANDFIRST]


def _captions(article: Article) -> list[str]:
    return list(dict.fromkeys(block.text for block in article.blocks if block.role is Role.CAPTION))


def _folded_words(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(sys.intern(word.folded) for text in texts for word in words_of(text))


def _folded_text(text: str) -> str:
    return " ".join(word.folded for word in words_of(text))


def _opening(texts: Sequence[str]) -> str:
    first = next(iter(texts), "").partition("\n")[0].strip()
    if len(first) <= _TITLE_LENGTH:
        return first
    return first[:_TITLE_LENGTH].rpartition(" ")[0] + " …"


def _window(article: Article) -> tuple[Days | None, bool]:
    """Return the days the article can have come out on, and whether its own date says so."""
    if article.published is not None:
        days = days_of(article.published.value)
        if days is not None:
            return days, not article.published.is_proposal
    earliest, latest = (days_of(bound) if bound else None for bound in article.bounds)
    if earliest is None and latest is None:
        return None, False
    return Days(earliest.first if earliest else 1, latest.last if latest else date.max.toordinal()), False
