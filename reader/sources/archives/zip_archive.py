"""A zip file of articles in any format -> the pages of each file in it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.companion import is_companion
from reader.sources.page import BrokenPart
from reader.sources.within import numbered, parts_within
from reader.sources.zipped import SIGNATURE, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source
    from reader.sources.zipped import Zipped


def is_zip(sample: Sample) -> bool:
    """Tell whether a file is a zip file; formats that are zip files themselves are asked before."""
    return sample.content.startswith(SIGNATURE)


def zip_parts(source: Source) -> Iterator[Part]:
    """Yield the parts of every file in the archive, in the order of their names; each that cannot be read, why.

    Raises SourceError when the archive is damaged, or would grow beyond all measure.
    """
    return numbered(_parts(zipped(source.content)))


def _parts(file: Zipped) -> Iterator[Part]:
    names = sorted(file.names())
    for name in names:
        if _is_skipped(PurePosixPath(name.replace("\\", "/")), names):
            continue
        try:
            content = file.read(name)
        except SourceError as error:
            yield BrokenPart(0, str(error))
            continue
        if content:
            yield from parts_within(name, content)


def _is_skipped(path: PurePosixPath, names: list[str]) -> bool:
    """Tell whether an entry is hidden, made by the packing program, or lies beside a saved page as its companion."""
    if any(part.startswith((".", "~$", "__MACOSX")) and part not in (".", "..") for part in path.parts):
        return True
    return any(is_companion(str(folder), names) for folder in path.parents if folder.name)
