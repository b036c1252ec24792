"""Lexicons: tables of words in ``resources/lexicons``, one TOML file a subject."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the tables of ``resources/lexicons/<name>.toml``; read once, treat as constant."""
    with (RESOURCES / "lexicons" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
