"""Labels in one slot: different words at the same place of a sentence that several articles share."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from reader.alignment.aligning import align
from reader.comparison.language import language_of
from reader.comparison.roles import AUXILIARY, CLAUSE, DETERMINER, FILLER, MEASURE, PREPOSITION, REPORT
from reader.comparison.side import side_of
from reader.comparison.tokens import TokenKind
from reader.ledgers.label import Label, Labelled
from reader.ledgers.speech import speech_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.side import Sentence, Side
    from reader.ledgers.ledger import LedgerArticle

MOST_CELLS = 12
"""Different renderings of one row that are all held against each other; of more, only these."""
LONGEST_SENTENCE = 300
"""Tokens of a sentence; a longer one is a list or no language at all."""
_LEAST_SHARED = 0.25
_CAPITAL_NOUNS = "de"
"""The language that writes every noun with a capital."""
_BESIDE = 3
_SMALL = frozenset({DETERMINER, PREPOSITION, CLAUSE, AUXILIARY, FILLER, MEASURE})
_PLURALS = frozenset({"people", "men", "women", "children"})
_PEOPLE = ("ees", "ers", "ors", "ists", "men", "ians", "ents", "ants")

_Key = tuple[str, ...]


class _Sentence(NamedTuple):
    """A sentence of one passage of one article."""

    article: int
    passage: int
    side: Side
    sentence: Sentence

    @property
    def keys(self) -> frozenset[str]:
        """The words of the sentence that mean something."""
        side, places = self.side, range(self.sentence.first, self.sentence.last)
        return frozenset(
            side.tokens[at].key
            for at in places
            if side.tokens[at].kind is not TokenKind.PUNCTUATION and not side.roles[at] & _SMALL
        )


def labels_in_slots(articles: Sequence[LedgerArticle]) -> Iterator[Labelled]:
    """Yield what stands in one slot of a sentence in several articles of one story, where it is not the same.

    Two words share a slot when the lexicon holds both in one row, when the same word stands before or behind them and
    both are plural nouns for people, or when they are names that share a word.
    """
    alignment = align([article.passages for article in articles], languages=[article.language for article in articles])
    for row in alignment.rows:
        sentences = [
            _Sentence(column, passage, side, sentence)
            for column, cell in enumerate(row.cells)
            if cell is not None
            for passage in cell.passages
            for side in [_side(articles[column], passage)]
            for sentence in side.sentences
            if sentence.last - sentence.first <= LONGEST_SENTENCE
        ]
        yield from _in_row(sentences, articles)


def _side(article: LedgerArticle, passage: int) -> Side:
    return side_of(article.passages[passage], language_of("\n".join(article.passages), article.language))


def _in_row(sentences: Sequence[_Sentence], articles: Sequence[LedgerArticle]) -> Iterator[Labelled]:
    home: dict[_Key, set[_Key]] = {}
    for one, other in _facing(sentences):
        for left, right in _pairs(one, other):
            joined = home.get(left, {left}) | home.get(right, {right})
            for key in joined:
                home[key] = joined
    for group in {frozenset(keys) for keys in home.values()}:
        labels = tuple(label for sentence in sentences for label in _uses(sentence, group, articles))
        yield Labelled(_thing(labels), labels)


def _facing(sentences: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Yield each sentence with the one of another article that is most like it; articles of equal texts count once.

    A sentence that another article splits in two faces both halves.
    """
    columns: dict[int, list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        columns[sentence.article].append(sentence)
    texts = {
        number: tuple(sentence.sentence.span.of(sentence.side.text) for sentence in column)
        for number, column in columns.items()
    }
    distinct = sorted({text: number for number, text in sorted(texts.items(), reverse=True)}.values())[:MOST_CELLS]
    for ours, theirs in combinations(distinct, 2):
        for one in columns[ours]:
            best = max(columns[theirs], key=lambda other: _shared(one, other))
            if _shared(one, best) >= _LEAST_SHARED:
                yield one, best
        for other in columns[theirs]:
            best = max(columns[ours], key=lambda one: _shared(one, other))
            if _shared(best, other) >= _LEAST_SHARED:
                yield best, other


def _shared(one: _Sentence, other: _Sentence) -> float:
    ours, theirs = one.keys, other.keys
    return 2 * len(ours & theirs) / (len(ours) + len(theirs) or 1)


def _pairs(one: _Sentence, other: _Sentence) -> Iterator[tuple[_Key, _Key]]:
    """Yield the words of two sentences that stand in one slot and differ."""
    ours, theirs = _own(one, other), _own(other, one)
    for row in _label_rows(one, ours):
        left = [at for at in ours if row in one.side.roles[at]]
        right = [at for at in theirs if row in other.side.roles[at]]
        if _is_one_word(one, left) and _is_one_word(other, right):
            yield (one.side.tokens[left[0]].key,), (other.side.tokens[right[0]].key,)
    for at in ours:
        for to in theirs:
            if _share_slot(one.side, at, other.side, to) or _are_tied(one.side, at, other.side, to):
                yield (one.side.tokens[at].key,), (other.side.tokens[to].key,)
    yield from _names(one, other)


def _own(one: _Sentence, other: _Sentence) -> list[int]:
    """Return the plain words of a sentence that the other one lacks."""
    keys = set(other.side.keys(other.sentence.first, other.sentence.last))
    side = one.side
    return [
        at
        for at in range(one.sentence.first, one.sentence.last)
        if side.tokens[at].kind is TokenKind.WORD
        and side.tokens[at].key not in keys
        and not side.roles[at] & (_SMALL | {REPORT})
        and (side.tokens[at].text.islower() or at in side.starts or side.language == _CAPITAL_NOUNS)
    ]


def _label_rows(sentence: _Sentence, places: Sequence[int]) -> list[str]:
    return sorted({role for at in places for role in sentence.side.roles[at] if role.startswith("label:")})


def _is_one_word(sentence: _Sentence, places: Sequence[int]) -> bool:
    return len({sentence.side.tokens[at].key for at in places}) == 1


def _share_slot(left: Side, at: int, right: Side, to: int) -> bool:
    """Tell whether two plural nouns stand behind the same telling word, or are people before the same words."""
    if not (_is_plural(left.tokens[at].key) and _is_plural(right.tokens[to].key)):
        return False
    before = at > 0 and to > 0 and left.tokens[at - 1].key == right.tokens[to - 1].key
    if before and left.tokens[at - 1].kind is not TokenKind.PUNCTUATION and not left.roles[at - 1] & _SMALL:
        return True
    keys = (left.tokens[at].key, right.tokens[to].key)
    are_people = all(key.endswith(_PEOPLE) or key in _PLURALS for key in keys)
    return are_people and left.keys(at + 1, at + _BESIDE) == right.keys(to + 1, to + _BESIDE)


def _is_plural(key: str) -> bool:
    return key.endswith("s") or key in _PLURALS


def _are_tied(left: Side, at: int, right: Side, to: int) -> bool:
    """Tell whether a preposition ties both words to one date: the collapse on March 12, the disaster of March 12."""
    places = ((left, at), (right, to))
    if not all(place + 2 < len(side.tokens) and DETERMINER in side.roles[place - 1] for side, place in places):
        return False
    are_tied = all(PREPOSITION in side.roles[place + 1] for side, place in places)
    behind = left.tokens[at + 2]
    return are_tied and behind.kind is TokenKind.DATE and behind.key == right.tokens[to + 2].key


def _names(one: _Sentence, other: _Sentence) -> Iterator[tuple[_Key, _Key]]:
    """Yield two names of as many words that share all but one word, neither of which the other sentence has."""
    ours, theirs = _name_runs(one), _name_runs(other)
    for left in ours - theirs:
        for right in theirs - ours:
            if _are_variants(left, right):
                yield left, right


def _are_variants(left: _Key, right: _Key) -> bool:
    differing = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    if len(left) != len(right) or len(differing) != 1:
        return False
    return left[0] == right[0] or OSA.normalized_similarity(*differing[0]) >= 0.6


def _name_runs(sentence: _Sentence) -> set[_Key]:
    side = sentence.side
    offices = speech_of(side.language).titles
    found: set[_Key] = set()
    run: list[str] = []
    for at in range(sentence.sentence.first, sentence.sentence.last + 1):
        token = side.tokens[at] if at < sentence.sentence.last else None
        is_part = token is not None and token.kind is TokenKind.WORD and token.text[:1].isupper()
        if (
            token is not None
            and is_part
            and token.key not in offices
            and not side.roles[at] & {DETERMINER, PREPOSITION}
        ):
            run.append(token.key.removesuffix("'s"))
            continue
        if len(run) >= 2:
            found.add(tuple(run))
        run = []
    return found


def _uses(sentence: _Sentence, group: frozenset[_Key], articles: Sequence[LedgerArticle]) -> Iterator[Label]:
    side, last = sentence.side, sentence.sentence.last
    for at in range(sentence.sentence.first, last):
        for key in sorted(group):
            end = at + len(key)
            if end <= last and tuple(word.removesuffix("'s") for word in side.keys(at, end)) == key:
                span = side.span(at, end)
                text = side.span(max(sentence.sentence.first, at - _BESIDE), min(last, end + _BESIDE)).of(side.text)
                yield Label(articles[sentence.article].article, sentence.passage, span.of(side.text), text, span)


def _thing(labels: Sequence[Label]) -> str:
    """Return the label that most articles use."""
    users: dict[str, set[int]] = defaultdict(set)
    for label in labels:
        users[label.label].add(label.article)
    return min(users, key=lambda one: (-len(users[one]), min(users[one]), one))
