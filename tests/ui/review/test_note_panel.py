"""Notes on what has the focus: which one is nearest, what is kept, and a preview that is harmless and quick."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from reader.base.span import Span
from reader.export.note import note_html
from reader.review.note import NoteKind
from tests.ui.open_stories import bridge_story
from ui.comparison.view_state import view_state
from ui.review.note_panel import NotePanel, NotePreview
from ui.review.note_places import NoteFocus, NoteFor, NoteSlot, note_slots

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.base.ids import ChangeKey


@pytest.fixture
def panel(qtbot: QtBot) -> NotePanel:
    shown = NotePanel()
    qtbot.addWidget(shown)
    return shown


def slots_at(row: int = 0, column: int = 0, words: Span | None = None) -> dict[NoteFor, NoteSlot]:
    story = bridge_story()
    state = view_state(story)
    return note_slots(story, state, NoteFocus(state.shown_row(row), column, state.variations[0], words))


def test_the_nearest_place_comes_first_and_the_story_last() -> None:
    assert list(slots_at()) == list(NoteFor)
    story = bridge_story()
    assert list(note_slots(story, view_state(story), None)) == [NoteFor.STORY]


def test_words_selected_are_the_words_of_the_page() -> None:
    story = bridge_story()
    state = view_state(story)
    cell = state.comparison.cell_text(0, 0)
    words = Span(3, 11)
    key = slots_at(words=words)[NoteFor.SPAN].key
    (anchor,) = key.anchors  # type: ignore[union-attr]
    assert anchor.span.of(story.articles[0].text) == words.of(cell) == key.quoted  # type: ignore[union-attr]


def test_a_note_that_stands_there_is_found_and_goes_on_under_its_own_place() -> None:
    story = bridge_story()
    state = view_state(story)
    focus = NoteFocus(state.shown_row(0), 0)
    for kind in (NoteFor.ROW, NoteFor.SPAN, NoteFor.ARTICLE, NoteFor.STORY):
        empty = note_slots(story, state, focus)[kind]
        note = replace(empty.key, text="There", made_utc="2026-01-01")  # type: ignore[type-var]
        kept = note_slots(replace(story, notes=(note,)), state, focus)  # type: ignore[arg-type]
        assert kept[kind] == NoteSlot(empty.key, "There")
        assert [other for other, slot in kept.items() if slot.text] == [kind]
        assert note.kind is NoteKind(kind.value)  # type: ignore[union-attr]


def test_what_was_chosen_stays_until_the_focus_moves(panel: NotePanel) -> None:
    panel.show_slots(slots_at(), is_other_place=True)
    seen = [panel.about]
    panel.choose(NoteFor.ARTICLE)
    for is_other in (False, True):
        panel.show_slots(slots_at(), is_other_place=is_other)
        seen.append(panel.about)
    assert seen == [NoteFor.CHANGE, NoteFor.ARTICLE, NoteFor.CHANGE]


def test_text_in_hand_is_kept_where_it_was_written(panel: NotePanel, qtbot: QtBot) -> None:
    slots = slots_at()
    panel.show_slots(slots, is_other_place=True)
    panel.editor.setPlainText("on the change")
    with qtbot.waitSignal(panel.note_changed, timeout=500) as told:
        panel.choose(NoteFor.STORY)
    key: ChangeKey = slots[NoteFor.CHANGE].key  # type: ignore[assignment]
    assert told.args == [key, "on the change"]
    assert panel.editor.toPlainText() == ""


def test_typing_without_a_pause_is_kept_all_the_same(panel: NotePanel, qtbot: QtBot) -> None:
    panel.show_slots(slots_at(), is_other_place=True)
    kept: list[str] = []
    panel.note_changed.connect(lambda _key, text: kept.append(text))
    began = time.monotonic()

    def type_on() -> bool:
        panel.editor.insertPlainText("x")
        return bool(kept)

    qtbot.waitUntil(type_on, timeout=4000)
    assert time.monotonic() - began < 2.0


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("    " * depth + "- x" for depth in range(1000)),
        "\n".join("    " * depth + "- x" for depth in range(98)),
        "[" * 20_000,
        "[" * 1_000,
        "> " * 9_900 + "x",
        "*" * 19_000,
    ],
    ids=["1000 lists", "98 lists", "20000 brackets", "1000 brackets", "quotes", "stars"],
)
def test_the_preview_of_a_hostile_note_takes_no_two_seconds(text: str) -> None:
    began = time.process_time()
    assert note_html(text)
    assert time.process_time() - began < 2.0


def test_the_preview_loads_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    preview = NotePreview()
    qtbot.addWidget(preview)
    monkeypatch.setattr(NotePreview, "loadResource", lambda _self, kind, name: asked.append((kind, name)))
    preview.setHtml('<img src="file:///etc/hostname"><p style="background:url(http://x.example/a)">x</p>')
    monkeypatch.undo()
    image = QTextDocument.ResourceType.ImageResource.value
    assert preview.loadResource(image, QUrl("file:///etc/hostname")) is None
    assert not preview.openLinks()
    html = note_html("![x](file:///etc/hostname) <script>x</script> [a](javascript:x)")
    assert not {"<img", "<script", "javascript"} & {part for part in ("<img", "<script", "javascript") if part in html}
