"""The command line: every call of the engine for scripts and terminals.

Answers go to standard output, as tables or, with ``--json``, as one JSON object a line; what went wrong goes to
standard error. The exit status is 0 when all was done, 1 when some inputs failed and 2 when the call or the library
was wrong.
"""

from __future__ import annotations

import argparse
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.base.errors import ReaderError
from reader.calls.answer import Answer, quieten
from reader.calls.keeping import BACKUP, CHECK, REPORT, RESTORE
from reader.calls.library import (
    ARTICLE,
    ARTICLES,
    COMPARE,
    IMPORT,
    LEDGER,
    REGROUP,
    RELATIONS,
    SEARCH,
    STORIES,
)
from reader.calls.lineage import LINEAGE
from reader.calls.texts import ALIGN, DIFF, EXTRACT
from reader.calls.verdicts import MERGE, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.calls.call import Call

REFUSED = 2
"""Exit status when the call or the library was wrong."""

INTERRUPTED = 130
"""Exit status after Ctrl+C."""

CALLS: Mapping[str, Call] = {
    "extract": EXTRACT,
    "import": IMPORT,
    "articles": ARTICLES,
    "article": ARTICLE,
    "stories": STORIES,
    "relations": RELATIONS,
    "lineage": LINEAGE,
    "compare": COMPARE,
    "ledger": LEDGER,
    "search": SEARCH,
    "report": REPORT,
    "verdicts": VERDICTS,
    "merge": MERGE,
    "regroup": REGROUP,
    "check": CHECK,
    "backup": BACKUP,
    "restore": RESTORE,
    "diff": DIFF,
    "align": ALIGN,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Answer one call of the command line and return its exit status."""
    arguments = parser().parse_args(argv)
    answer = Answer(is_json=arguments.json)
    try:
        CALLS[arguments.command].answer(arguments, answer)
    except ReaderError as error:
        answer.remark(str(error))
        return REFUSED
    except KeyboardInterrupt:
        answer.remark("stopped; what was done so far is kept")
        return INTERRUPTED
    except BrokenPipeError:
        quieten()
    return answer.status


def parser() -> argparse.ArgumentParser:
    """Return the parser of all calls."""
    top = argparse.ArgumentParser(prog="main.py", description="Compare how news outlets tell the same story.")
    top.add_argument("--version", action="version", version=f"Variorum {_version()}")
    _add_common(top, store=None, json=False)
    calls = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, call in CALLS.items():
        one = calls.add_parser(name, help=call.summary, description=call.summary)
        # after the command, too, but without overwriting what stood before it
        _add_common(one, store=argparse.SUPPRESS, json=argparse.SUPPRESS)
        call.add_arguments(one)
    return top


def _add_common(one: argparse.ArgumentParser, *, store: Any, json: Any) -> None:
    one.add_argument("--store", type=Path, default=store, metavar="FILE", help="library file; default: your own")
    one.add_argument("--json", action="store_true", default=json, help="one JSON object a line instead of a table")


def _version() -> str:
    try:
        return version("variorum")
    except PackageNotFoundError:
        return "(not installed)"
