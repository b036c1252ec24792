"""Calls that hand verdicts on and bring those of another analyst in."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING

from reader.calls.answer import Column
from reader.calls.call import Call
from reader.calls.library import opened
from reader.opinion_files import read_opinions, write_opinions
from reader.review.opinion import opinion_line

if TYPE_CHECKING:
    import argparse

    from reader.calls.answer import Answer, Record
    from reader.review.opinion import Disagreement

_VERDICT_COLUMNS = (
    Column("verdict"),
    Column("class"),
    Column("left", 36),
    Column("right", 36),
    Column("reason", 20),
    Column("when"),
)
_DISAGREEMENT_COLUMNS = (
    Column("own"),
    Column("who"),
    Column("theirs"),
    Column("class"),
    Column("left", 36),
    Column("right", 36),
)


def _verdicts_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--who", metavar="NAME", help="whose verdicts they are (default: your name on this computer)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="file to write, one JSON object a line")


def _verdicts(arguments: argparse.Namespace, answer: Answer) -> None:
    who = arguments.who or getpass.getuser()
    with opened(arguments) as library:
        found = library.opinions(who)
    if arguments.output is None:
        answer.rows((json.loads(opinion_line(one)) for one in found), _VERDICT_COLUMNS)
        return
    write_opinions(found, arguments.output)
    answer.one({"path": str(arguments.output), "verdicts": len(found)}, f"{len(found)} written to {arguments.output}")


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="verdicts of other analysts")


def _merge(arguments: argparse.Namespace, answer: Answer) -> None:
    opinions = tuple(one for path in arguments.files for one in read_opinions(path))
    with opened(arguments, read_only=not opinions) as library:
        if opinions:
            library.merge_opinions(opinions)
        found = library.disagreements()
    answer.rows((_record(one) for one in found), _DISAGREEMENT_COLUMNS)
    answer.remark(f"{len(opinions)} verdicts and notes read, {len(found)} disagreements")


def _record(one: Disagreement) -> Record:
    return {
        "key": one.own.key,
        "class": one.change_class,
        "left": one.left,
        "right": one.right,
        "own": one.own.verdict and one.own.verdict.value,
        "own_reason": one.own.reason,
        "own_note": one.own.note,
        "who": one.who,
        "theirs": one.other.verdict and one.other.verdict.value,
        "their_reason": one.other.reason,
        "their_note": one.other.note,
        "their_when": one.other.decided_utc,
    }


VERDICTS = Call("print or write every verdict and note of the library", _verdicts_arguments, _verdicts)
MERGE = Call("bring in the verdicts of other analysts and list where they disagree", _merge_arguments, _merge)
