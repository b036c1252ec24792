"""Telling: which words and names two articles, or the stories of a saga, have in common, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.relations.traits import KINDS, STARTS, name_slot, stem_slot, word_slots
from reader.relations.vectors import OF_AN_EVENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.relations.profile import Profile
    from reader.relations.vectors import Vector

_TEXT, _NAMES = KINDS.index("text"), KINDS.index("names")
_MOST = 12


def shared_terms(one: tuple[Profile, Vector], other: tuple[Profile, Vector], most: int = 5) -> tuple[str, ...]:
    """Return the words and names that two articles share and that weigh most, as the first writes them."""
    (profile, vector), (_, compared) = one, other
    end, other_end = int(vector.bounds[_NAMES + 1]), int(compared.bounds[_NAMES + 1])
    slots, mine, theirs = np.intersect1d(
        vector.slots[:end], compared.slots[:other_end], assume_unique=True, return_indices=True
    )
    products = vector.weights[mine].astype(np.int64) * compared.weights[theirs]
    products *= np.where(slots < STARTS[_NAMES], OF_AN_EVENT["text"], OF_AN_EVENT["names"])
    heaviest = slots[np.argsort(-products, kind="stable")[:_MOST]].tolist()
    words = _words_in(profile, set(heaviest))
    return tuple(dict.fromkeys(words[slot] for slot in heaviest if slot in words))[:most]


def _words_in(profile: Profile, wanted: set[int]) -> dict[int, str]:
    """Return how the words and names that fill the slots ``wanted`` are written in an article."""
    spellings = dict(profile.spellings)
    found: dict[int, str] = {}
    for word in dict.fromkeys((*profile.words, *profile.heading, *profile.captions)):
        for slot in (stem_slot(word, profile.language), name_slot(word)):
            if slot in wanted:
                found.setdefault(slot, spellings.get(word, word))
    return found


def shown_terms(terms: Sequence[str], shown: Mapping[str, str], most: int = 5) -> tuple[str, ...]:
    """Return ``terms`` as ``shown`` writes them, each once."""
    return tuple(dict.fromkeys(shown.get(term, term) for term in terms))[:most]


def words_of_saga(profiles: Iterable[Profile]) -> tuple[dict[int, str], dict[str, str]]:
    """Return the stem that fills each slot of text in some articles, and how words and stems are written there."""
    stems: dict[int, str] = {}
    shown: dict[str, str] = {}
    for profile in profiles:
        for slot, word in word_slots(_TEXT, [word for word, _ in profile.terms]):
            stems.setdefault(slot, word)
        shown = profile.shown() | shown
    return stems, shown
