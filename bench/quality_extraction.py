"""Figures of reading pages: body, title, author and date against truths made by hand, and charsets.

usage: python bench/quality_extraction.py [FOLDER]

FOLDER is the folder of evaluation sets (default: the environment variable VARIORUM_EVALUATION). The page sets are
scored by the scorer that lies beside them; charsets here, as the share of files whose text comes out right.
"""

from __future__ import annotations

import argparse
import codecs
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any

from reader.articles.block import Block, Role
from reader.articles.extraction import Extraction, extract
from reader.base.errors import SourceError
from reader.base.text import normalised
from reader.sources.charset import decoded
from reader.sources.kind import kind_of
from reader.sources.source import Kind, source_of

TOLD = (Role.STANDFIRST, Role.BODY, Role.SUBHEADING)
PAGE_SETS = ("A-trafilatura", "A-newspaper4k", "A-goose3")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VARIORUM_EVALUATION"))
    parser.add_argument("--keep", type=Path, help="write the predictions to this file")
    given = parser.parse_args()
    if not given.folder or not Path(given.folder).is_dir():
        parser.error("name the folder of evaluation sets, or set VARIORUM_EVALUATION")
    folder = Path(given.folder)
    with tempfile.TemporaryDirectory() as scratch:
        predictions = given.keep or Path(scratch) / "predictions.jsonl"
        _predict(folder, Path(scratch), predictions)
        sets = [name for name in PAGE_SETS if (folder / name).is_dir()]
        subprocess.run([sys.executable, folder / "score_A.py", predictions, *sets], check=True)
        if (folder / "E-charset").is_dir():
            _score_charsets(_unpacked(folder / "E-charset" / "files.tar.xz", Path(scratch) / "charset"))
    return 0


def _unpacked(archive: Path, target: Path) -> Path:
    with tarfile.open(archive) as files:
        files.extractall(target, filter="data")
    return target


def _predict(folder: Path, scratch: Path, predictions: Path) -> None:
    with predictions.open("w", encoding="utf-8") as out:
        for name in PAGE_SETS:
            truth = folder / name / "truth.jsonl"
            if not truth.is_file():
                continue
            pages = _unpacked(folder / name / "pages.tar.xz", scratch / name)
            rows = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines() if line.strip()]
            started = time.process_time()
            for row in rows:
                print(json.dumps(_prediction(row, pages), ensure_ascii=False), file=out)
            print(f"{name}: {len(rows) / (time.process_time() - started):.1f} pages a second")


def _prediction(row: dict[str, Any], pages: Path) -> dict[str, Any]:
    path = next(pages.rglob(row["file"]))
    try:
        article = _extraction(path).article
    except SourceError as error:
        print(f"{row['id']}: {error}", file=sys.stderr)
        return {"id": row["id"]}
    return {
        "id": row["id"],
        "title": article.headline.value if article.headline else None,
        "author": list(article.byline),
        "date": article.published.value if article.published else None,
        "body": "\n\n".join(
            block.text for block in article.blocks if block.role in TOLD or block.rule == "agency-line"
        ),
    }


def _is_told(block: Block) -> bool:
    """Tell whether the truths count a block as text: they leave the agency's line in the paragraph that it opens."""
    return block.role in TOLD or block.rule == "agency-line"


def _extraction(path: Path) -> Extraction:
    content = path.read_bytes()
    return extract(source_of(str(path), content, Kind.WEB if b"<" in content else kind_of(path.name, content)))[0]


def _score_charsets(folder: Path) -> None:
    right = total = 0
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        truth = _labelled_text(path)
        if truth is None:
            continue
        total += 1
        result = decoded(path.read_bytes(), is_markup=path.suffix in (".html", ".xml"))
        right += result.text == truth
        if result.text != truth:
            print(f"  {path.parent.name}/{path.name}: read as {result.charset} ({result.evidence})")
    print(f"E-charset: {right} of {total} files come out right ({right / max(1, total):.3f})")


def _labelled_text(path: Path) -> str | None:
    """Return the text of a file by the charset that its folder is named for, None where that does not fit."""
    label = path.parent.name
    while label:
        try:
            return normalised(path.read_bytes().decode(codecs.lookup(label).name))
        except LookupError:
            label = label.rpartition("-")[0]
        except UnicodeError:
            return None
    return None


if __name__ == "__main__":
    sys.exit(main())
