"""Calls that need no library: extract, diff and align."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.articles.extraction import extracted
from reader.base.errors import ReaderError, SourceError
from reader.base.text import normalised
from reader.calls.answer import Column
from reader.calls.call import Call
from reader.export.records import extraction_record, unreadable_record
from reader.sources.parsers import parsed
from reader.sources.reading import read_source, walk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from reader.calls.answer import Answer, Record

_SAMPLE = 1000
"""Characters of each text that tell the language of a pair."""
_ARTICLE_COLUMNS = (
    Column("kind"),
    Column("title", 60),
    Column("outlet", 24),
    Column("agency", 12),
    Column("published"),
    Column("language"),
    Column("path"),
)


def _extract_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")


def _extract(arguments: argparse.Namespace, answer: Answer) -> None:
    answer.rows(_extractions(arguments.paths, answer), _ARTICLE_COLUMNS)


def _extractions(paths: list[Path], answer: Answer) -> Iterator[Record]:
    for path in walk(paths):
        try:
            source = read_source(path)
            found = extracted(source)
        except SourceError as error:
            answer.complain(str(path), str(error))
            yield unreadable_record(str(path), 0, str(error))
            continue
        yield from map(extraction_record, found.extractions)
        for part in found.broken:
            answer.complain(f"{path} part {part.part}", part.message)
            yield unreadable_record(str(path), part.part, part.message)


def _diff_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="two texts to compare")
    _add_pairs(parser, '{"id", "left", "right"}')


def _diff(arguments: argparse.Namespace, answer: Answer) -> None:
    if arguments.pairs is not None:
        _each_pair(arguments.pairs, answer, ("left", "right"), _diff_pair)
        return
    if len(arguments.files) != 2:
        raise ReaderError("diff takes two files, or --pairs FILE.")
    left, right = map(_text_of, arguments.files)
    record = _diff_pair({"id": None, "left": left, "right": right})
    answer.one(record, "\n".join(map(_change_line, record["changes"])) or "No differences.")


def _diff_pair(pair: Record) -> Record:
    # start-up time of the calls that need them not
    from reader.comparison.diff import changes_between  # noqa: PLC0415
    from reader.comparison.direction import direction_of  # noqa: PLC0415
    from reader.comparison.language import language_of_pair  # noqa: PLC0415
    from reader.export.comparison_records import change_record  # noqa: PLC0415

    left, right = normalised(pair["left"]), normalised(pair["right"])
    language = language_of_pair(left[:_SAMPLE], right[:_SAMPLE], pair.get("language"))
    changes = changes_between(left, right, pair.get("language"))
    return {
        "id": pair.get("id"),
        "changes": [change_record(change, direction_of(change, language)) for change in changes],
    }


def _align_arguments(parser: argparse.ArgumentParser) -> None:
    _add_pairs(parser, '{"id", "a": [..], "b": [..]}')


def _align(arguments: argparse.Namespace, answer: Answer) -> None:
    if arguments.pairs is None:
        raise ReaderError("align takes --pairs FILE.")
    _each_pair(arguments.pairs, answer, ("a", "b"), _align_pair)


def _align_pair(pair: Record) -> Record:
    from reader.alignment.aligning import links_of  # noqa: PLC0415 - start-up time of the calls that need it not

    links, moved = links_of([normalised(text) for text in pair["a"]], [normalised(text) for text in pair["b"]])
    return {"id": pair.get("id"), "links": [list(link) for link in links], "moved": [list(link) for link in moved]}


def _add_pairs(parser: argparse.ArgumentParser, form: str) -> None:
    parser.add_argument("--pairs", metavar="FILE", help=f"JSON lines {form}; - for standard input; answers in JSON")


def _each_pair(name: str, answer: Answer, fields: tuple[str, str], answered: Callable[[Record], Record]) -> None:
    """Answer a file of pairs line by line; a line that is no pair is named and left out."""
    with _lines_of(name) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                pair = _pair(line, fields)
            except (ValueError, RecursionError) as error:
                answer.complain(f"{name} line {number}", str(error))
            else:
                answer.line(answered(pair))


def _pair(line: bytes, fields: tuple[str, str]) -> dict[str, Any]:
    pair = json.loads(line)
    kind = str if fields[0] == "left" else list
    if not isinstance(pair, dict) or not all(isinstance(pair.get(field), kind) for field in fields):
        raise ValueError(f"not an object with {fields[0]} and {fields[1]}")
    if kind is list and not all(isinstance(text, str) for field in fields for text in pair[field]):
        raise ValueError("the passages are not all texts")
    return pair


@contextmanager
def _lines_of(name: str) -> Iterator[Iterator[bytes]]:
    if name == "-":
        yield iter(sys.stdin.buffer)
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - closed below; only opening it may fail in words
    except OSError as error:
        raise ReaderError(f"{name} cannot be read: {error.strerror}.", subject=name) from error
    with file:
        yield iter(file)


def _text_of(path: Path) -> str:
    return parsed(read_source(path)).pages[0].text


def _change_line(change: Record) -> str:
    rules = change["rule"] + (f", {change['direction'].replace('_', ' ')}" if change["direction"] else "")
    return f"{change['class']:17} {change['left'] or '—'}  →  {change['right'] or '—'}  ({rules})"


EXTRACT = Call("read files and say what each article is, without a library", _extract_arguments, _extract)
DIFF = Call("tell the changes between two texts, or of every pair of a file", _diff_arguments, _diff)
ALIGN = Call("tell which passages of two texts say the same, for every pair of a file", _align_arguments, _align)
