from __future__ import annotations

import pytest

from reader.comparison.roles import _may_have_stem, _stem_roles, _stems, stem_of

ENDINGS = ("", "s", "es", "ed", "ing", "er", "ers", "e", "en", "ung", "ement", "ando", "aron", "ить", "ал", "ого")


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "ru", "ar"])
def test_no_word_with_a_known_stem_is_passed_over(language: str) -> None:
    stems = _stems(language)
    words = {stem + ending for stem in stems for ending in ENDINGS} | {"dying", "lying", "using", "Ähnlich", "aeltere"}
    missed = [word for word in words if stem_of(word, language) in stems and not _may_have_stem(word, language)]
    assert missed == []


def test_a_word_has_the_roles_of_its_stem() -> None:
    stem, roles = next(iter(_stems("en").items()))
    assert _stem_roles(stem, "en") == roles or stem_of(stem, "en") != stem
    assert _stem_roles("zzzyx", "en") == frozenset()
