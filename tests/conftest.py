"""What all tests share: no screen, no network, and where the texts of others lie when they are at hand."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

# A loaded machine must not fail a law for being slow, nor a check of a commit fail by an example drawn by chance;
# chance has its say in every run at home.
settings.register_profile("home", deadline=None)
settings.register_profile("check", deadline=None, derandomize=True)
settings.load_profile("check" if os.environ.get("CI") else "home")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CHECKOUT = Path(__file__).resolve().parents[1]
SAMPLE = CHECKOUT / "resources" / "sample"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test in which the program tries to reach the network."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _complain(address)
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


def _complain(address: object) -> NoReturn:
    raise AssertionError(f"the program tried to reach {address}")


@pytest.fixture
def sample() -> Path:
    """The folder of the sample library."""
    return SAMPLE


@pytest.fixture
def seeds() -> Path:
    """The folder of the five seed articles, which are not part of the project; skips where they are not at hand."""
    folder = Path(os.environ.get("VARIORUM_SEEDS", CHECKOUT.parent / "shared" / "seeds"))
    if not folder.is_dir():
        pytest.skip("the seed articles are not at hand; VARIORUM_SEEDS names their folder")
    return folder
