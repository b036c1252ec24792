"""Readings: what files hold. All that runs in a process of the pool stands here; it knows no library.

The parsers are loaded inside the functions, since the window hands these functions to the pool without needing them.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.batches.limits import TOO_LARGE, allow_memory
from reader.store.rows import ImportResult, ImportStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.articles.extraction import Extraction
    from reader.sources.page import BrokenPart
    from reader.sources.source import Source

_PAGES_A_GROUP = 50
_CUTTING_GROWTH = 4
"""How many times its own size a bulk import may take in memory while it is cut; what is packed may not."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file, or some pages of it, gave: articles to be stored, and results that are certain already.

    ``traces`` say, for the log, where mistakes of ours were met.
    """

    path: str
    extractions: tuple[Extraction, ...] = ()
    results: tuple[ImportResult, ...] = ()
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Some pages of a bulk import, pickled, so that who passes them on need not unpack them; ``part`` is the first."""

    part: int
    pages: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A bulk import in groups of pages, and the results of records that could not be read."""

    groups: tuple[Group, ...]
    broken: tuple[ImportResult, ...]


def read(path: str) -> Source | Reading:
    """Return the file at ``path`` as a source, or why it is none."""
    from reader.sources.reading import read_source  # noqa: PLC0415 - see above

    try:
        return read_source(Path(path))
    except SourceError as error:
        return failed(path, str(error))
    except MemoryError:
        return failed(path, TOO_LARGE)


def understood(source: Source) -> Reading:
    """Return what ``source`` holds; its bytes do not come back with it."""
    from reader.articles.extraction import extracted  # noqa: PLC0415 - see above

    try:
        found = extracted(source)
        light = replace(source, content=b"")
        extractions = tuple(replace(one, source=light) for one in found.extractions)
        return Reading(source.path, extractions, _failures(source.path, found.broken))
    except SourceError as error:
        return failed(source.path, str(error))
    except MemoryError:
        return failed(source.path, TOO_LARGE)
    except Exception as error:  # noqa: BLE001 - a file that finds a mistake in us must not take the batch with it
        return _mistaken(source.path, error)


def cut(source: Source) -> Cut | Reading:
    """Return the pages of a bulk import in groups, each of which can be understood by itself."""
    from reader.sources.parsers import parsed  # noqa: PLC0415 - see above

    allow_memory(growth_of(source))
    try:
        found = parsed(source)
    except SourceError as error:
        return failed(source.path, str(error))
    except MemoryError:
        return failed(source.path, TOO_LARGE)
    except Exception as error:  # noqa: BLE001 - as above
        return _mistaken(source.path, error)
    finally:
        allow_memory(0)
    slices = (found.pages[start : start + _PAGES_A_GROUP] for start in range(0, len(found.pages), _PAGES_A_GROUP))
    groups = tuple(Group(some[0].part, pickle.dumps(some)) for some in slices)
    return Cut(groups, _failures(source.path, found.broken))


def growth_of(source: Source) -> int:
    """Return how many bytes beyond the limit a process may hold while it cuts ``source``."""
    return len(source.content) * (0 if source.kind.is_archive else _CUTTING_GROWTH)


def understood_group(light: Source, group: Group) -> Reading:
    """Return what a group of pages of a bulk import holds; ``light`` is their source without its bytes."""
    from reader.articles.extraction import extraction_of  # noqa: PLC0415 - see above

    extractions: list[Extraction] = []
    mistakes: list[Reading] = []
    for page in pickle.loads(group.pages):  # noqa: S301 - pickled by ``cut`` a moment ago
        try:
            extractions.append(extraction_of(light, page))
        except Exception as error:  # noqa: BLE001 - as above, for one record
            mistakes.append(_mistaken(light.path, error, page.part))
    return joined(light.path, [Reading(light.path, tuple(extractions)), *mistakes])


def joined(path: str, readings: list[Reading]) -> Reading:
    """Return one reading of the file at ``path`` that holds ``readings``, in their order."""
    return Reading(
        path,
        tuple(one for reading in readings for one in reading.extractions),
        tuple(one for reading in readings for one in reading.results),
        tuple(one for reading in readings for one in reading.traces),
    )


def failed(path: str, error: str, part: int = 0) -> Reading:
    """Return the reading of a file, or of its part, that could not be read."""
    return Reading(path, results=(_failure(path, error, part),))


def _failures(path: str, broken: Iterable[BrokenPart]) -> tuple[ImportResult, ...]:
    return tuple(_failure(path, part.message, part.part) for part in broken)


def _failure(path: str, error: str, part: int) -> ImportResult:
    return ImportResult(path, part, ImportStatus.FAILED, None, error=error)


def _mistaken(path: str, error: Exception, part: int = 0) -> Reading:
    words = f"A mistake in Variorum kept it from being read ({type(error).__name__}); the log says where."
    return replace(failed(path, words, part), traces=(_trace(error),))


def _trace(error: BaseException) -> str:
    """Return where ``error`` was raised and its type, without its message, which may quote the article."""
    steps = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        steps.append(f"{Path(code.co_filename).name}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return f"{type(error).__name__} at {' > '.join(steps)}"
