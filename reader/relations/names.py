"""Names: the runs of capitalised words in a text, folded."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from reader.base.words import folded
from reader.relations.vocabulary import is_common, stem, stop_words

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = regex.compile(
    r"\p{Lu}[\p{L}\p{M}\p{N}'’.\-]*(?:\s(?:(?:of|the|de|du|des|la|le|van|von|der|den|bin|al|el|da|do|dos|di)\s){0,2}"
    r"\p{Lu}[\p{L}\p{M}\p{N}'’.\-]*)*"
)
"""A run of capitalised words, small words of names between them."""
_SENTENCE_END = regex.compile(r"(?:^|[.!?:;…|\n]|[\"“”‘’'«»(\[—–])\s*$")
_LONGEST_RUN = 8


_folded = lru_cache(maxsize=100_000)(folded)


def names_in(passages: Sequence[str], language: str | None) -> Counter[str]:
    """Return the words of names in ``passages`` with how often they stand there.

    A word counts as part of a name when it is written with a capital inside a sentence at least as often as without
    one, and is neither a stop word nor a word that any news text uses. Passages in capitals throughout are left out.
    """
    capitalised: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for passage in passages:
        if passage.isupper():
            continue
        lower.update(_folded(word) for word in regex.findall(r"\b\p{Ll}[\p{L}\p{M}]+", passage))
        for match in RUN.finditer(passage):
            words = [
                _folded(word.strip(".'’-").removesuffix("’s").removesuffix("'s")) for word in match.group().split()
            ]
            starts = _SENTENCE_END.search(passage[max(0, match.start() - 4) : match.start()]) is not None
            if starts and len(words) == 1:
                opening.update(words)
            elif len(words) <= _LONGEST_RUN:
                capitalised.update(words)
    stops = stop_words(language)
    return Counter(
        {
            word: count + opening[word]
            for word, count in capitalised.items()
            if count >= lower[word] and len(word) > 1 and word not in stops and not is_common(stem(word, language))
        }
    )
