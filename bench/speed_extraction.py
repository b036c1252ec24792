"""Speed of reading web pages beside trafilatura and newspaper4k, on the same pages in the same run.

usage: python bench/speed_extraction.py [FOLDER] [--peer PYTHON]

FOLDER is the folder of evaluation sets (default: the environment variable VARIORUM_EVALUATION). PYTHON is an
interpreter of an environment of its own that has newspaper4k, which is no dependency of ours. Each page counts with its
best of two passes, in processor time; the passes of the readers alternate, so that all of them meet the same load.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAGES = 40
PASSES = 2
PEER = """
import pathlib, sys, time, newspaper
def read(content):
    article = newspaper.Article(url="http://example.org/page", language="en")
    article.download(input_html=content.decode("utf-8", "replace"))
    article.parse()
read(pathlib.Path(sys.argv[1]).read_bytes())
for name in sys.argv[1:]:
    content = pathlib.Path(name).read_bytes()
    started = time.process_time()
    read(content)
    print(time.process_time() - started)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VARIORUM_EVALUATION"))
    parser.add_argument("--peer", help="an interpreter that has newspaper4k")
    given = parser.parse_args()
    if not given.folder or not Path(given.folder).is_dir():
        parser.error("name the folder of evaluation sets, or set VARIORUM_EVALUATION")
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(Path(given.folder) / "A-trafilatura" / "pages.tar.xz") as pages:
            pages.extractall(scratch, filter="data")
        files = sorted(Path(scratch).rglob("*.html"))[:PAGES]
        _report(files, given.peer)
    return 0


def _report(files: Sequence[Path], peer: str | None) -> None:
    readers: dict[str, Callable[[Path], float]] = {
        "variorum": _timed(_variorum),
        "trafilatura": _timed(_trafilatura),
        "trafilatura, fast": _timed(_trafilatura_fast),
    }
    best = {name: [float("inf")] * len(files) for name in [*readers, *(["newspaper4k"] if peer else [])]}
    for reader in readers.values():
        reader(files[0])
    for _ in range(PASSES):
        for name, reader in readers.items():
            best[name] = list(map(min, best[name], map(reader, files)))
        if peer:
            best["newspaper4k"] = list(map(min, best["newspaper4k"], _of_peer(peer, files)))
    own = sum(best["variorum"])
    for name, times in best.items():
        print(f"{name:20s} {len(files) / sum(times):7.1f} pages a second  {sum(times) / own:5.2f} times our time")


def _timed(read: Callable[[bytes, str], object]) -> Callable[[Path], float]:
    def timed(path: Path) -> float:
        content = path.read_bytes()
        started = time.process_time()
        read(content, str(path))
        return time.process_time() - started

    return timed


def _variorum(content: bytes, path: str) -> object:
    from reader.articles.extraction import extract  # noqa: PLC0415  # each reader loads its own
    from reader.sources.source import Kind, source_of  # noqa: PLC0415

    return extract(source_of(path, content, Kind.WEB))


def _trafilatura(content: bytes, _path: str) -> object:
    import trafilatura  # noqa: PLC0415

    return trafilatura.bare_extraction(content.decode("utf-8", "replace"), with_metadata=True)


def _trafilatura_fast(content: bytes, _path: str) -> object:
    import trafilatura  # noqa: PLC0415

    return trafilatura.bare_extraction(content.decode("utf-8", "replace"), with_metadata=True, fast=True)


def _of_peer(python: str, files: Sequence[Path]) -> list[float]:
    answer = subprocess.run([python, "-c", PEER, *map(str, files)], check=True, capture_output=True, text=True)
    return list(map(float, answer.stdout.split()))


if __name__ == "__main__":
    sys.exit(main())
