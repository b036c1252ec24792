from __future__ import annotations

from concurrent.futures import CancelledError, Future
from functools import partial
from typing import TYPE_CHECKING, Any

from ui.channel import Channel
from ui.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.library import Library


class Slow:
    """A lane whose answers come when the test says so."""

    def __init__(self) -> None:
        self.asked: list[Future[Any]] = []

    def submit(self, _call: Callable[[Library], Any]) -> Future[Any]:
        self.asked.append(Future())
        return self.asked[-1]


def question(_library: Library) -> str:
    return "unused"


def test_answer_to_an_earlier_question_is_dropped(qtbot: QtBot) -> None:
    slow = Slow()
    channel = Channel("ask", slow.submit)
    arrived: list[object] = []
    channel.arrived.connect(arrived.append)
    channel.ask(question)
    channel.ask(question)
    slow.asked[0].set_result("early")
    with qtbot.waitSignal(channel.arrived):
        slow.asked[1].set_result("latest")
    assert arrived == ["latest"]


def test_late_answer_after_the_latest_is_dropped(qtbot: QtBot) -> None:
    slow = Slow()
    channel = Channel("ask", slow.submit)
    channel.ask(question)
    channel.ask(question)
    with qtbot.waitSignal(channel.arrived):
        slow.asked[1].set_result("latest")
    with qtbot.assertNotEmitted(channel.arrived, wait=100):
        slow.asked[0].set_result("late")


def test_dropped_question_brings_nothing(qtbot: QtBot) -> None:
    slow = Slow()
    channel = Channel("ask", slow.submit)
    channel.ask(question)
    channel.drop()
    with qtbot.assertNotEmitted(channel.arrived, wait=100):
        slow.asked[0].set_result("forgotten")


def test_failure_names_what_was_tried(qtbot: QtBot) -> None:
    slow = Slow()
    channel = Channel("open the story", slow.submit)
    channel.ask(question)
    with qtbot.waitSignal(channel.failed) as failed:
        slow.asked[0].set_exception(KeyError("x"))
    assert failed.args[0].what == "open the story"
    assert isinstance(failed.args[0].error, KeyError)


def test_cancelled_call_is_silent(qtbot: QtBot) -> None:
    slow = Slow()
    channel = Channel("ask", slow.submit)
    channel.ask(question)
    with qtbot.assertNotEmitted(channel.failed, wait=100):
        slow.asked[0].set_exception(CancelledError())


def keep_number(number: int, library: Library) -> None:
    library.set_state("number", str(number))


def test_closing_the_writing_lane_loses_no_write(tmp_path: Path) -> None:
    lane = Lane("test", read_only=False)
    lane.open(tmp_path / "library.variorum", lambda library: library.path)
    for number in range(20):
        lane.submit(partial(keep_number, number))
    lane.close().result(30)
    again = Lane("test", read_only=False)
    assert again.open(tmp_path / "library.variorum", lambda library: library.state("number")).result(30) == "19"
    again.close().result(30)


def test_lane_runs_calls_in_order_and_drops_those_that_wait_when_closed(tmp_path: Path) -> None:
    lane = Lane("test", read_only=False)
    path = lane.open(tmp_path / "library.variorum", lambda library: library.path).result(30)
    assert path.is_file()
    assert lane.submit(lambda library: library.stories()).result(30) == ()
    closed = lane.close()
    closed.result(30)
    assert lane.submit(lambda library: library.stories()).cancelled()
