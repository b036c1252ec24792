"""Who else printed a sentence: found by its runs of words in the index, then held against each text that has some."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.printed import asked_sentences, printed_spans
from reader.store.filters import conditions
from reader.store.indexing import SHIFT, place_of
from reader.store.metadata import dumped
from reader.store.query import BREAK, Term
from reader.store.rows import SearchHit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.comparison.printed import AskedSentence
    from reader.store.database import Row, Store
    from reader.store.query import Query

_RUN_WORDS, _RUN_LETTERS = 3, 10
_RUNS = 40
"""How many runs are looked up: every one of a passage of average length."""

_OF_EACH_RUN = 200
_LOOKED_AT = 600
"""How many texts are read; those that share the most runs, so that what is left out shares hardly any."""

_SHOWN, _BEFORE = 320, 60
"""Letters of a text that are shown, and of these before the first word found."""

_TEXTS = f"""
SELECT passages_index.rowid AS place, passages_index.text, articles.title, articles.outlet, articles.agency,
    articles.published
FROM passages_index CROSS JOIN articles ON articles.id = passages_index.rowid >> {SHIFT}
WHERE passages_index.rowid IN (SELECT value FROM json_each(:places)) {{}}
ORDER BY articles.published IS NULL, articles.published, articles.id, passages_index.rowid
"""


def printings(store: Store, query: Query, limit: int | None = None) -> tuple[SearchHit, ...]:
    """Return the headlines and passages, at most ``limit``, that print a sentence of ``query.like``, the oldest first.

    Those with the words of ``query`` and without its unwanted ones, in articles that fit its filters.
    """
    asked = asked_sentences(query.like or "")
    filters, parameters = conditions(store, query)
    parameters["places"] = dumped(_candidates(store, asked, query))
    hits: list[SearchHit] = []
    for row in store.rows(_TEXTS.format(filters), parameters):
        text = row["text"].replace(BREAK, "")
        spans = printed_spans(asked, text)
        if spans:
            hits.append(_hit(row, text, spans))
    return tuple(hits[:limit])


def _candidates(store: Store, asked: tuple[AskedSentence, ...], query: Query) -> list[int]:
    """Return the rows of the index with the words of ``query`` that share most runs of words with ``asked``."""
    shared: Counter[int] = Counter()
    for run in _rarest_runs(asked):
        rows = store.rows(
            "SELECT rowid AS place FROM passages_index WHERE passages_index MATCH :match"
            " ORDER BY rowid DESC LIMIT :most",
            {"match": query.match_with(run), "most": _OF_EACH_RUN},
        )
        shared.update(row["place"] for row in rows)
    return sorted(place for place, _ in shared.most_common(_LOOKED_AT))


def _rarest_runs(asked: tuple[AskedSentence, ...]) -> list[Term]:
    """Return runs of words, those with the longest words first: they are the rarest."""
    runs = {text: letters for one in asked for text, letters in _runs(one)}
    rarest = sorted(runs, key=lambda text: (-runs[text], text))
    return [Term(text) for text in rarest[:_RUNS]]


def _runs(sentence: AskedSentence) -> Iterator[tuple[str, int]]:
    """Yield every run of a few words, and its letters; a sentence that has none is one run."""
    words = sentence.words
    is_found = False
    for start in range(len(words)):
        letters, end = 0, start
        while end < len(words) and (end - start < _RUN_WORDS or letters < _RUN_LETTERS):
            letters += len(words[end].folded)
            end += 1
        if end - start >= _RUN_WORDS and letters >= _RUN_LETTERS:
            is_found = True
            yield sentence.text[words[start].start : words[end - 1].end], letters
    if words and not is_found:
        yield sentence.text[words[0].start : words[-1].end], 0


def _hit(row: Row, text: str, spans: tuple[Span, ...]) -> SearchHit:
    """Return a hit whose snippet is the text round the words that were found."""
    article, passage = place_of(row["place"])
    first = 0 if len(text) <= _SHOWN else max(0, min(spans[0].start - _BEFORE, len(text) - _SHOWN))
    last = min(len(text), first + _SHOWN)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    moved = len(before) - first
    marks = tuple(
        Span(max(first, one.start) + moved, min(last, one.end) + moved)
        for one in spans
        if one.start < last and one.end > first
    )
    snippet = f"{before}{text[first:last]}{after}"
    return SearchHit(article, passage, row["title"], row["outlet"], row["published"], snippet, marks, row["agency"])
