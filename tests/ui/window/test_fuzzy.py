from __future__ import annotations

import pytest

from ui.fuzzy import score
from ui.palette import Choice, best


@pytest.mark.parametrize("typed", ["", "nc", "next", "NEXT CH", "change", "nxchng"])
def test_matches(typed: str) -> None:
    assert score(typed, "Next change") is not None


@pytest.mark.parametrize("typed", ["z", "erugif", "next figures"])
def test_does_not_match(typed: str) -> None:
    assert score(typed, "Next figure") is None


def test_accents_do_not_matter() -> None:
    assert score("zurich", "Zürich votes") is not None


def test_initials_and_whole_words_come_first() -> None:
    names = ["Undo verdict now", "Dark colours", "Redo", "Undo"]
    found = [choice.text for choice in best("undo", [Choice(name, "", "") for name in names])]
    assert found[0] == "Undo"
    found = [choice.text for choice in best("dc", [Choice(name, "", "") for name in names])]
    assert found[0] == "Dark colours"
