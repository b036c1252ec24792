"""Draws reviewing in sessions into pictures, for a person to look at.

``python tests/session_pictures.py FOLDER [--quick]`` writes FOLDER/<view>-<theme>-<size>.png, as the tour of all views.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from reader.library import Library
from reader.review.house_style import BY_HAND
from reader.review.mark import Verdict
from tests.screenshots import CHECKOUT, LOOKS, Tour, settle, wait_for
from tests.ui.listed import rows_of
from tests.ui.window.test_session_run import write_events
from ui.commands import CommandId
from ui.review.lists import ReviewList
from ui.review.note_places import NoteFor
from ui.theme import Theme

if TYPE_CHECKING:
    from reader.review.opinion import Opinion

_REASONS = ("agency style", "translation", "other source", "rounding", "update of the same figure")


def prepare(path: Path, folder: Path) -> None:
    """Fill a library with stories, sessions, reasons, a proposed rule and another analyst's verdicts."""
    write_events(folder / "events")
    write_tides(folder / "tides")
    with Library.open(path) as library:
        list(library.import_paths([folder / "events", folder / "tides", CHECKOUT / "resources" / "sample"]))
        library.regroup()
        for stem in {Path(row.path).name.split("-")[0] + Path(row.path).parent.name for row in library.articles()}:
            split_out(library, stem)
        library.set_reasons(_REASONS)
        rows = [row for row in library.stories() if len(row.articles) > 1]
        library.make_session("River towns · 3 stories", [row.id for row in rows[:3]])
        old, _ = library.make_session("Last week", [row.id for row in rows[-2:]])
        library.archive_session(old)
        for row in rows:
            story = library.open_story(row.id)
            pairs = {"grey", "gray"}
            noise = [
                key
                for key, one in zip(story.keys, story.comparison.changes, strict=True)
                if {one.change.left, one.change.right} == pairs and one.change.rule != BY_HAND
            ]
            if noise:
                library.decide(row.id, noise, Verdict.NOISE)
        story = library.open_story(rows[0].id)
        library.decide(rows[0].id, story.keys[:3], Verdict.MATTERS)
        own = [one for one in library.opinions("Bea") if one.mark.verdict is Verdict.MATTERS]
        library.merge_opinions(tuple(map(_otherwise, own)))


def split_out(library: Library, stem: str) -> None:
    """Put the articles of one event into a story of their own."""
    own = [row for row in library.articles() if Path(row.path).name.split("-")[0] + Path(row.path).parent.name == stem]
    story = {row.story for row in own}
    others = [row for row in library.articles() if row.story in story and row not in own]
    if len(story) == 1 and others and own[0].path.count("events") + own[0].path.count("tides"):
        library.split([row.id for row in own])


def _otherwise(one: Opinion) -> Opinion:
    mark = replace(one.mark, verdict=Verdict.NOISE, reason="agency style", note="Same figure in the second take.")
    return replace(one, mark=mark)


def write_tides(folder: Path) -> None:
    """Write two tellings each of four events that differ in grey and gray."""
    folder.mkdir()
    for number, (town, day) in enumerate((("Oldport", 3), ("Kelmouth", 11), ("Brackwater", 19), ("Sel", 27))):
        for colour in ("grey", "gray"):
            lines = [f"Tide closes {town} harbour", f"{town}, March {day}, 2025 -"]
            lines += [
                f"The {colour} water reached pier {number * 7 + pier} of {town}, where crew {pier} of it waited."
                for pier in (1, 2, 3)
            ]
            (folder / f"{number}-{colour}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def walk(tour: Tour) -> None:
    """Draw the page of sessions, a story of one, its summary, the choosers, the stop rule and the notes."""
    window, frame = tour.window, tour.window.frame
    tour.run(CommandId.REVIEW)
    settle(800)
    for kind in ReviewList:
        frame.review.show_list(kind)
        tour.draw(f"review-{kind.value}")
    frame.review.show_list(ReviewList.SESSIONS)
    largest = max(rows_of(window), key=lambda story: story.title.startswith("Alderfen"))
    wait_for(window.desk.story_opened, lambda: window.desk.open_story(largest.id))
    wait_for(window.desk.story_opened, lambda: window.run_command(CommandId.NEW_SESSION))
    settle()
    for command in (CommandId.MATTERS, CommandId.NOISE, CommandId.UNSURE):
        tour.run(command)
    tour.draw("session-story")
    tour.draw_over("session-reasons", CommandId.GIVE_REASON)
    tour.run(CommandId.EDIT_NOTE)
    for about in (NoteFor.CHANGE, NoteFor.ARTICLE):
        frame.inspector.notes.choose(about)
        frame.inspector.note.setPlainText("The desk says **later take**:\n\n- ask for the tape\n- see `ward 9`")
        frame.inspector.note.keep()
        frame.comparison.setFocus()
        settle(900)
    frame.inspector.notes.choose(NoteFor.ARTICLE)
    tour.draw("session-note")
    frame.comparison.setFocus()
    while frame.leaving.isHidden() and frame.page is frame.comparison:
        window.run_command(CommandId.NOISE)
    tour.draw("session-stop")
    while frame.page is frame.comparison:
        window.run_command(CommandId.MATTERS)
    settle()
    tour.draw("session-summary")


def main() -> int:
    """Draw the pictures."""
    parser = argparse.ArgumentParser(description="Draw reviewing in sessions.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="one look only, in light colours")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(QApplication(sys.argv[:1]))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "session.variorum"
        prepare(path, Path(folder))
        tour = Tour(theme, path, arguments.folder, LOOKS[:1] if arguments.quick else LOOKS)
        walk(tour)
        tour.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
