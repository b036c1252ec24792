"""How a call of the command line answers: records as JSON lines, or a table for people; complaints beside them."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Record = dict[str, Any]

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people: the field it shows and the most characters it may take, 0 for all."""

    field: str
    width: int = 0


class Answer:
    """Where the answer to one call goes, and whether all of it was good.

    ``status`` is the exit status: 0, or 1 after a complaint.
    """

    def __init__(self, *, is_json: bool) -> None:
        self.is_json = is_json
        self.status = 0
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # whatever a file is named or says can be printed; in JSON the escapes are valid ones
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def rows(self, records: Iterable[Record], columns: Sequence[Column]) -> None:
        """Print records as they come, or a table of some of their fields."""
        if self.is_json:
            for record in records:
                self.line(record)
            return
        cells = [[_shown(record.get(column.field), column.width) for column in columns] for record in records]
        if cells:
            heads = [column.field.replace("_", " ") for column in columns]
            _write_table([heads, *cells])

    def one(self, record: Record, text: str) -> None:
        """Print one record, or ``text`` for people."""
        if self.is_json:
            self.line(record)
        else:
            sys.stdout.write("".join(_printable(line) + "\n" for line in text.split("\n")))

    def line(self, record: Record) -> None:
        """Print one record as a line of JSON."""
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")

    def complain(self, subject: str, message: str) -> None:
        """Name an input that failed, and why."""
        self.status = 1
        self.remark(f"{subject}: {message}" if subject else message)

    def remark(self, message: str) -> None:
        """Say something beside the answer."""
        sys.stderr.write(f"variorum: {_printable(message)}\n")

    def progress(self, done: int, total: int) -> None:
        """Show how far a long call is, on a terminal only."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done}/{total}" + ("\n" if done == total else ""))
            sys.stderr.flush()


def quieten() -> None:
    """Stop printing after the reader of our lines went away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _shown(value: object, width: int) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    text = _printable(str(value))
    return text if not width or len(text) <= width else text[: width - 1] + "…"


def _printable(text: str) -> str:
    """Return ``text`` without anything that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _write_table(lines: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in lines:
        text = _GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        sys.stdout.write((text[:room] if room else text) + "\n")
