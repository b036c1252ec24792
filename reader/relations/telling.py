"""Telling: which words and names two articles, or the stories of a saga, have in common, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.relations.traits import KINDS, word_slots
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
    slots, mine, theirs = np.intersect1d(vector.slots, compared.slots, assume_unique=True, return_indices=True)
    products = vector.weights[mine].astype(np.int64) * compared.weights[theirs]
    values = dict(zip(slots.tolist(), products.tolist(), strict=True))
    words = [
        (-values[slot] * OF_AN_EVENT[KINDS[kind]], word)
        for kind, counts in ((_TEXT, profile.terms), (_NAMES, profile.names))
        for slot, word in word_slots(kind, [word for word, _ in counts])
        if values.get(slot)
    ]
    telling = [*dict.fromkeys(word for _, word in sorted(words))][:_MOST]
    return shown_terms(telling, profile.shown(), most)


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
