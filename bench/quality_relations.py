"""Quality of stories, storylines and copying relations against texts that people grouped by hand.

usage: python bench/quality_relations.py [FOLDER] [--texts]   (or the environment variable VARIORUM_EVALUATION)

FOLDER holds sets B-* (stories) and C-* (copies) and their scorers score_B.py and score_C.py. The texts go the way that
a bulk import takes: JSON lines, parsed, typed, profiled, grouped. With --texts every paragraph counts as a passage,
which shows what the typing of blocks costs.

What is compared
  story      clusters: the stories
  topic      clusters: the storylines; a story in none counts as one
  reuse      pairs: those with a relation of a copying kind
  level      C-clough asks how much was changed. A copying relation is "cut" (near copy) where the side that is covered
             more is covered by nine tenths, "light" (light revision) by seven tenths, "heavy" below; any other pair is
             "non". Kinds alone know no light revision: copy and cut are near copies, reworded may be light or heavy.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import lzma
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.articles.article import Article, ArticleKind
from reader.articles.block import Block, Role
from reader.articles.extraction import extract
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.relations.group import group
from reader.relations.profile import profile_of
from reader.sources.reading import read_source

if TYPE_CHECKING:
    from types import ModuleType

    from reader.relations.grouping import Grouping
    from reader.relations.relation import Relation

NEAR_COPY, LIGHT = 0.9, 0.7
SHOWN_B = ("bcubed_f1", "bcubed_p", "bcubed_r", "found", "true", "exact")


def records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines, compressed or not."""
    if path.exists():
        text = path.read_text(encoding="utf-8")
    else:
        with lzma.open(f"{path}.xz", "rt", encoding="utf-8") as file:
            text = file.read()
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def scorer(folder: Path, name: str) -> ModuleType:
    """Return the scorer that stands beside the sets."""
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def imported(documents: list[dict[str, Any]]) -> dict[str, Article]:
    """Return the articles by id as a bulk import makes them."""
    names = {"id": "id", "title": "title", "text": "text", "published": "date", "outlet": "source", "url": "url"}
    lines = [json.dumps({field: document.get(name) for field, name in names.items()}) for document in documents]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bulk.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        extractions = extract(read_source(path))
    return {extraction.page.external_id or "": extraction.article for extraction in extractions}


def untyped(documents: list[dict[str, Any]]) -> dict[str, Article]:
    """Return the articles by id with every paragraph as a passage."""
    articles = {}
    for document in documents:
        blocks = []
        start = 0
        for paragraph in document["text"].split("\n\n"):
            blocks.append(Block(Role.BODY, paragraph, Span(start, start + len(paragraph)), "untyped"))
            start += len(paragraph) + 2
        articles[document["id"]] = Article(
            ArticleKind.ARTICLE, None, None, None, (), (), None, document.get("lang"), None, tuple(blocks)
        )
    return articles


def grouped(folder: Path, *, texts: bool) -> tuple[list[str], Grouping, float]:
    """Return the ids of a set by number of article, its grouping, and the seconds that grouping took."""
    documents = records(folder / "docs.jsonl")
    articles = (untyped if texts else imported)(documents)
    ids = [document["id"] for document in documents if document["id"] in articles]
    profiles = [profile_of(ArticleId(number), articles[name]) for number, name in enumerate(ids)]
    started = time.perf_counter()
    return ids, group(profiles), time.perf_counter() - started


def stories(ids: list[str], grouping: Grouping) -> dict[str, str]:
    """Return the story of each id."""
    return {ids[article]: f"story {n}" for n, story in enumerate(grouping.stories) for article in story.articles}


def topics(ids: list[str], grouping: Grouping) -> dict[str, str]:
    """Return the storyline of each id, its story where that stands in none."""
    line_of = {number: f"line {n}" for n, line in enumerate(grouping.storylines) for number in line.stories}
    return {
        ids[article]: line_of.get(n, f"story {n}")
        for n, story in enumerate(grouping.stories)
        for article in story.articles
    }


def level(relation: Relation) -> str:
    """Return how much was changed, in the words of C-clough."""
    covered = max(relation.coverage_a, relation.coverage_b)
    return "cut" if covered >= NEAR_COPY else "light" if covered >= LIGHT else "heavy"


def report(folder: Path, *, texts: bool) -> None:
    """Print the figures of every set in the folder."""
    score_b, score_c = scorer(folder, "score_B"), scorer(folder, "score_C")
    for place in sorted(folder.glob("B-*")):
        ids, grouping, seconds = grouped(place, texts=texts)
        truth = records(place / "truth.jsonl")
        for field, found in (("story", stories(ids, grouping)), ("topic", topics(ids, grouping))):
            if field in truth[0]:
                figures = score_b.evaluate({record["id"]: str(record[field]) for record in truth}, found)
                shown = "  ".join(f"{name} {figures[name]:.3f}" for name in SHOWN_B)
                print(f"{place.name:12} {field:6} {shown}  ({len(ids)} articles in {seconds:.1f} s)")
    for place in sorted(folder.glob("C-*")):
        ids, grouping, seconds = grouped(place, texts=texts)
        copying = [relation for relation in grouping.relations if relation.kind.is_copying]
        called = [{"a": ids[relation.a], "b": ids[relation.b], "level": level(relation)} for relation in copying]
        figures = score_c.score_pairs(str(place), called)
        shown = "  ".join(f"{name} {value:.3f}" for name, value in figures.items() if isinstance(value, float))
        print(f"{place.name:12} reuse  {shown}  ({len(ids)} articles in {seconds:.1f} s)")


def main() -> None:
    """Read the call and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VARIORUM_EVALUATION"))
    parser.add_argument("--texts", action="store_true", help="take every paragraph as a passage")
    chosen = parser.parse_args()
    if chosen.folder is None:
        parser.error("name the folder of the sets, or set VARIORUM_EVALUATION")
    report(Path(chosen.folder), texts=chosen.texts)


if __name__ == "__main__":
    main()
