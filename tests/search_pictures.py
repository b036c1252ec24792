"""Draws search, saved searches and tags into pictures, for a person to look at.

``python tests/search_pictures.py FOLDER [--quick]`` writes FOLDER/<view>-<theme>-<look>.png, as the tour of all views.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from reader.library import Library
from reader.store.query import asking_like
from reader.store.rows import SavedSearch
from tests.screenshots import CHECKOUT, LOOKS, Tour, open_fullest, settle, wait_for
from ui.commands import CommandId
from ui.theme import Theme

_SEARCHES = (
    SavedSearch("Bridge, still to be decided", "bridge is:unreviewed"),
    SavedSearch("Agency copy", "agency:wire"),
    SavedSearch("To quote", 'tag:"to quote"'),
)


def prepare(path: Path) -> None:
    """Fill a library with the sample, tags and saved searches."""
    with Library.open(path) as library:
        list(library.import_paths([CHECKOUT / "resources" / "sample"]))
        library.regroup()
        rows = sorted(library.stories(), key=lambda row: -len(row.articles))
        base = library.open_story(rows[0].id).articles[0].row.id
        library.tag([base], ["to quote", "flagged", "machine translation to be checked"])
        library.tag(rows[1].articles, ["weather"])
        for one in _SEARCHES:
            library.save_search(one)


def search(tour: Tour, query: str) -> None:
    """Ask for ``query`` on the search page."""
    wait_for(tour.window.searches.found, lambda: tour.window.navigation.search_for(query))
    settle()


def walk(tour: Tour) -> None:
    """Draw the search in its states, the tags of an article and their box, and the palette."""
    open_fullest(tour)
    tour.draw("tags-shown")
    tour.draw_over("tags-box", CommandId.TAG)
    tour.run(CommandId.SEARCH)
    tour.draw("search-empty")
    search(tour, "bridge OR river -fog")
    tour.draw("search-words")
    search(tour, _SEARCHES[0].query)
    tour.draw("search-saved")
    search(tour, "nothingofthekind")
    tour.draw("search-nothing")
    story = tour.window.desk.story
    assert story is not None
    search(tour, asking_like(max(story.articles[0].passages, key=len)))
    tour.window.activateWindow()
    tour.window.frame.search.focus_hits()
    tour.draw("search-printed")
    tour.draw_over("search-palette", CommandId.PALETTE)


def main() -> int:
    """Draw the pictures."""
    parser = argparse.ArgumentParser(description="Draw search and tags.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="one look only, in light colours")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(QApplication(sys.argv[:1]))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        prepare(Path(folder) / "search.variorum")
        tour = Tour(theme, Path(folder) / "search.variorum", arguments.folder, LOOKS[:1] if arguments.quick else LOOKS)
        walk(tour)
        tour.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
