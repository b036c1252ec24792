"""The cleaning view through the real window: what is shown, flipped, proposed, accepted, undone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.articles import context, line
from reader.articles.block import Role
from tests.ui.window.conftest import WAIT_MS
from ui.cleaning.rule_words import RULE_WORDS, rule_words
from ui.commands import CommandId

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

JOIN = "Join the readers of the Courier on our channel, it costs you nothing."
TEXTS = (
    "The mill on the Orr will close in May, its owner said on Tuesday, and 40 people lose their work.",
    "Frost took half of the apple blossom in the Vell valley, growers told the market board on Friday.",
    "A ferry with 212 people on board ran aground near Dunmore early on Monday, the coast guard said.",
)


@pytest.fixture
def filled(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, import_all: Callable[[MainWindow, list[Path]], None]
) -> MainWindow:
    """A window with three articles of one outlet, the first of them open."""
    records = [
        {"title": f"Note {n}", "outlet": "Courier", "text": f"{text}\n\n{JOIN}\n\nThen {text}"}
        for n, text in enumerate(TEXTS)
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    import_all(window, [tmp_path / "news.jsonl"])
    qtbot.waitUntil(lambda: len(window.desk.listing.whole.ids) == 3 and window.desk.story is not None, timeout=WAIT_MS)
    return window


def open_cleaning(window: MainWindow, qtbot: QtBot) -> None:
    window.run_command(CommandId.SHOW_CLEANING)
    qtbot.waitUntil(lambda: window.frame.cleaning.cleaned is not None, timeout=WAIT_MS)


def roles(window: MainWindow) -> list[Role]:
    cleaned = window.frame.cleaning.cleaned
    assert cleaned is not None
    return [block.role for block in cleaned.stored.article.blocks if block.text == JOIN]


def test_every_block_is_shown_in_place_with_its_rule_in_words(filled: MainWindow, qtbot: QtBot) -> None:
    open_cleaning(filled, qtbot)
    page = filled.frame.cleaning
    assert filled.frame.page is page
    assert page.cleaned is not None
    model = page._model
    assert model.rowCount() == len(page.cleaned.stored.article.blocks)
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert any("record gives it as text" in words for words in spoken)
    assert sum("repeated in this outlet" in words for words in spoken) == 1
    assert page._asks.text() == "This line stands in 3 articles of Courier. Leave out everywhere?"


def test_enter_accepts_the_proposal_and_undo_takes_it_back(filled: MainWindow, qtbot: QtBot) -> None:
    open_cleaning(filled, qtbot)
    page = filled.frame.cleaning
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: roles(filled) == [Role.FURNITURE], timeout=WAIT_MS)
    assert not page._proposal.isVisible()
    assert filled.commands[CommandId.UNDO].text() == "Undo Leave out 1 line of Courier"
    filled.run_command(CommandId.UNDO)
    qtbot.waitUntil(lambda: roles(filled) == [Role.BODY] and page._proposal.isVisible(), timeout=WAIT_MS)


def test_no_is_remembered(filled: MainWindow, qtbot: QtBot) -> None:
    open_cleaning(filled, qtbot)
    filled.run_command(CommandId.LET_REPEATED_BE)
    qtbot.waitUntil(lambda: not filled.frame.cleaning._proposal.isVisible(), timeout=WAIT_MS)
    assert roles(filled) == [Role.BODY]
    assert not filled.commands[CommandId.LEAVE_OUT_REPEATED].isEnabled()


def test_one_key_flips_the_block_in_focus_and_another_does_so_for_the_outlet(filled: MainWindow, qtbot: QtBot) -> None:
    open_cleaning(filled, qtbot)
    page = filled.frame.cleaning
    assert page.cleaned is not None
    place = next(i for i, block in enumerate(page.cleaned.stored.article.blocks) if block.text == JOIN)
    page._go_to(place, None)
    filled.run_command(CommandId.FLIP_BLOCK)
    qtbot.waitUntil(lambda: roles(filled) == [Role.FURNITURE], timeout=WAIT_MS)
    assert page.current_block == place
    filled.run_command(CommandId.FLIP_BLOCK)
    qtbot.waitUntil(lambda: roles(filled) == [Role.BODY], timeout=WAIT_MS)
    filled.run_command(CommandId.FLIP_FOR_OUTLET)
    undo = filled.commands[CommandId.UNDO]
    qtbot.waitUntil(lambda: undo.text() == "Undo Change the role of a text for an outlet", timeout=WAIT_MS)


def test_in_the_comparison_the_key_flips_the_passage_in_focus(filled: MainWindow, qtbot: QtBot) -> None:
    pane, desk = filled.frame.comparison, filled.desk
    assert desk.story is not None
    passages = len(desk.story.articles[0].passages)
    pane.table.show_cell(next(i for i, row in enumerate(pane.state.rows) if row.number == 1), 0)  # type: ignore[union-attr]
    filled.run_command(CommandId.FLIP_BLOCK)
    qtbot.waitUntil(
        lambda: desk.story is not None and len(desk.story.articles[0].passages) == passages - 1, timeout=WAIT_MS
    )
    assert JOIN not in desk.story.articles[0].passages


def test_leaving_goes_back_to_the_story(filled: MainWindow, qtbot: QtBot) -> None:
    open_cleaning(filled, qtbot)
    filled.run_command(CommandId.GO_BACK)
    assert filled.frame.page is filled.frame.comparison
    assert not filled.commands[CommandId.LEAVE_OUT_REPEATED].isEnabled()


def test_every_rule_has_words() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in Path(line.__file__).parent.glob("*.py"))
    rules = {rule for rule, *_ in line._RULES} | {rule.name for rule in context._rules()}
    rules |= set(re.findall(r'Typed\(Role\.[A-Z]+, "([a-z-]+)"', written))
    assert len(rules) > 50
    assert rules - RULE_WORDS.keys() == set()
    assert rule_words("some-new-rule") == "some new rule"
