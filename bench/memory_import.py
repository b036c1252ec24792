"""Imports 2,000 web pages and 2,000 texts, end to end, and says how fast that went and how much memory it took.

``python bench/memory_import.py [--files N] [--workers N]``. Memory is the resident sum of this process and its workers,
looked at twenty times a second; pages they share are counted in each. The pages are written from templates: they serve
to measure, not to judge what is read in them.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from pathlib import Path

import psutil

from reader.library import Library

_TEXT = (
    "ferry harbour council bridge market valley orchard frost mill coast guard owner minister vote price summer storm"
    " captain people report office decision meeting quay reporters engineers wages schools hospital river border"
)
WORDS = tuple(_TEXT.split())


def sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randrange(12, 24))
    return f"{' '.join(words).capitalize()} {chance.randrange(3, 9000)}."


def paragraphs(chance: random.Random) -> list[str]:
    return [" ".join(sentence(chance) for _ in range(3)) for _ in range(10)]


def text_of(chance: random.Random) -> str:
    return "\n\n".join([sentence(chance).rstrip("."), *paragraphs(chance)])


def page_of(chance: random.Random) -> str:
    title = sentence(chance).rstrip(".")
    links = "".join(f'<li><a href="/{n}"><span>{sentence(chance)}</span></a></li>' for n in range(80))
    body = "".join(f"<p>{one}</p>" for one in paragraphs(chance))
    script = f"<script>var state = {[chance.random() for _ in range(1500)]};</script>"
    head = f'<head><title>{title}</title><meta property="og:title" content="{title}">{script}</head>'
    return f"<html>{head}<body><nav><ul>{links}</ul></nav><article><h1>{title}</h1>{body}</article></body></html>"


class Peak(threading.Thread):
    """Looks at the memory of this process and its children until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self._stop_asked = 0, threading.Event()
        self._worked_s: dict[int, float] = {}
        self._before_s = sum(psutil.Process().cpu_times()[:2])

    def run(self) -> None:
        own = psutil.Process()
        while not self._stop_asked.wait(0.05):
            self.most = max(self.most, sum(self._resident(one) for one in (own, *own.children(recursive=True))))

    def stop(self) -> int:
        self._stop_asked.set()
        self.join()
        return self.most

    @property
    def worked_s(self) -> float:
        return sum(self._worked_s.values()) - self._before_s

    def _resident(self, process: psutil.Process) -> int:
        try:
            self._worked_s[process.pid] = sum(process.cpu_times()[:2])
            return int(process.memory_info().rss)
        except psutil.Error:
            return 0


def measure(name: str, folder: Path, workers: int) -> None:
    peak = Peak()
    peak.start()
    started_s = time.perf_counter()
    with Library.open(folder / f"{name}.variorum") as library:
        results = list(library.import_paths([folder / name], workers=workers))
        took_s = time.perf_counter() - started_s
    most = peak.stop()
    failed = sum(result.error is not None for result in results)
    size = sum(file.stat().st_size for file in (folder / name).iterdir()) / len(results) / 1000
    print(
        f"{name}: {len(results)} files of {size:.0f} kB, {failed} failed, {took_s:.1f} s, {len(results) / took_s:.0f} a"
        f" second, {len(results) / peak.worked_s:.0f} a second of processor time,"
        f" peak {most / 1e6:.0f} MB with {workers} workers"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, make, ending in (("pages", page_of, "html"), ("texts", text_of, "txt")):
            (folder / kind).mkdir()
            for number in range(arguments.files):
                content = make(random.Random(number))
                (folder / kind / f"{number:05}.{ending}").write_text(content, encoding="utf-8")
            measure(kind, folder, arguments.workers)


if __name__ == "__main__":
    main()
