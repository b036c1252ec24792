"""Articles made up for the tests of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId, StoryId, StorylineId
from reader.store.rows import StoryRow

if TYPE_CHECKING:
    from pathlib import Path

_FERRY = """{headline}

SANDMOOR, 4 June 2026 ({outlet}) -

The evening ferry to Lower Sandmoor ran aground on Thursday with {count} people on board, the coast guard {verb}.

"Nobody was hurt and nobody was ever in danger," Captain Ola Finnestad told the harbour radio.

The ferry, built in 1988, had left the pier {late} minutes late because of fog. A tug pulled it free at night.

The regional council will hear the shipping line next week, according to a notice on its door.
"""

FERRY_TELLINGS = (
    ("Ferry runs aground off Sandmoor", "Sandmoor Post", "112", "said", "ten"),
    ("Ferry stuck on sandbank for six hours", "Coast Mirror", "121", "admitted", "forty"),
    ("Passengers wait for the tide on stranded ferry", "Inland Herald", "112", "claimed", "ten"),
)


def write_ferry(folder: Path) -> list[Path]:
    """Write three tellings of one event; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for headline, outlet, count, verb, late in FERRY_TELLINGS:
        path = folder / f"{outlet.lower().replace(' ', '-')}.txt"
        path.write_text(_FERRY.format(headline=headline, outlet=outlet, count=count, verb=verb, late=late), "utf-8")
        paths.append(path)
    return paths


def write_many(folder: Path, count: int) -> None:
    """Write ``count`` short articles about different market days."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        town = f"Overby{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}"
        text = (
            f"Market day in {town} draws {number + 200} visitors\n\n"
            f"{town}, {1 + number % 28} May 2026 (Market Gazette) -\n\n"
            f"The spring market of {town} drew {number + 200} visitors on the square, the trade board said.\n\n"
            f"Stall {number} sold out of honey before noon, and baker {number} gave away {number} loaves.\n"
        )
        (folder / f"market-{number:04}.txt").write_text(text, encoding="utf-8")


def story_row(number: int, **changed: object) -> StoryRow:
    """A row of the story list."""
    values: dict[str, object] = {
        "id": StoryId(number),
        "title": f"Story {number}",
        "storyline": None,
        "storyline_title": None,
        "first": "2026-06-04",
        "last": "2026-06-04",
        "articles": (ArticleId(number * 10), ArticleId(number * 10 + 1)),
        "outlets": 2,
        "copies": 1,
        "is_undated": False,
        "total": 8,
        "decided": 0,
    }
    return StoryRow(**(values | changed))  # type: ignore[arg-type]


def saga(number: int) -> dict[str, object]:
    """The fields of a story that belongs to a storyline."""
    return {"storyline": StorylineId(number), "storyline_title": f"Saga {number}"}
