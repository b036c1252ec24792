"""Variorum: opens the window, or answers on the command line when a command is named."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def window_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of the window: ``--store``, ``--demo``, and paths to import or a link to follow."""
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Opens the Variorum window. With a command (main.py --help-commands) it answers on the terminal.",
    )
    parser.add_argument("--store", type=Path, metavar="FILE", help="library file; default: your own library")
    parser.add_argument("--demo", action="store_true", help="open the sample library in a temporary store")
    parser.add_argument("--help-commands", action="store_true", help="list the commands of the command line and exit")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders to import; or a variorum: link")
    return parser.parse_args(argv)


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window; returns the exit status, 3 when the system lacks what Qt needs."""
    from ui.preflight import missing_system_parts

    if complaint := missing_system_parts():
        print(complaint, file=sys.stderr)
        return 3
    from ui.app import run

    links = _links(arguments.paths) if arguments.paths else []
    paths = tuple(Path(word) for word in arguments.paths if word not in links)
    return run(store=arguments.store, paths=paths, demo=arguments.demo, link=links[-1] if links else "")


def _links(words: Sequence[str]) -> list[str]:
    from reader.export.link import SCHEME

    return [word for word in words if word.startswith(SCHEME)]


def main(argv: Sequence[str] | None = None) -> int:
    """Start one of the two faces of Variorum; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    from reader.command_names import names_a_command

    if names_a_command(words):
        from reader.cli import main as answer

        return answer(words)
    arguments = window_arguments(words)
    if arguments.help_commands:
        from reader.cli import main as answer

        return answer(["--help"])
    return open_window(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
