"""Calls on a library: import, lists, comparisons, ledgers, search and reports."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import NotFoundError, ReaderError
from reader.base.ids import StoryId, StorylineId
from reader.base.place import default_path
from reader.calls.answer import Column
from reader.calls.call import Call
from reader.export.records import (
    article_record,
    entry_record,
    external_ids,
    import_record,
    relation_record,
    search_record,
    stored_article_record,
    story_record,
)
from reader.library import Library
from reader.relations.families import family_numbers
from reader.sources.reading import walk
from reader.store.query import LIKE, FilterName
from reader.store.rows import ImportStatus

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from _typeshed import DataclassInstance

    from reader.base.ids import ArticleId
    from reader.calls.answer import Answer, Record

_FILES_THAT_PAY = 40
_BYTES_THAT_PAY = 500_000
_PLAIN = frozenset((".txt", ".text", ".md", ".markdown", ".htm", ".html", ".jsonl"))

_IMPORT_COLUMNS = (Column("status"), Column("article"), Column("path"), Column("error"))
_ARTICLE_COLUMNS = (
    Column("article"),
    Column("title", 60),
    Column("outlet", 24),
    Column("agency", 12),
    Column("published"),
    Column("words"),
    Column("story"),
)
_STORY_COLUMNS = (Column("story"), Column("title", 60), Column("first"), Column("last"), Column("articles", 40))
_RELATION_COLUMNS = (
    Column("a"),
    Column("b"),
    Column("relation"),
    Column("coverage_a"),
    Column("coverage_b"),
    Column("direction"),
)
_CHANGE_COLUMNS = (
    Column("row"),
    Column("class"),
    Column("left", 50),
    Column("right_article"),
    Column("right", 50),
    Column("rule"),
    Column("direction"),
)
_SEARCH_COLUMNS = (Column("article"), Column("passage"), Column("outlet", 24), Column("published"), Column("snippet"))
_QUOTATIONS = (Column("speaker", 30), Column("article"), Column("passage"), Column("how"), Column("text", 90))
_FIGURES = (
    Column("counts", 30),
    Column("article"),
    Column("passage"),
    Column("qualifier", 12),
    Column("text", 50),
    Column("as_of", 16),
    Column("conflict"),
    Column("is_update"),
)
_ATTRIBUTIONS = (
    Column("statement", 50),
    Column("article"),
    Column("passage"),
    Column("source", 30),
    Column("verb", 12),
    Column("stance"),
    Column("dropped"),
    Column("exchanged"),
)
_LABELS = (Column("thing", 30), Column("article"), Column("passage"), Column("label", 30), Column("text", 60))
_CONTRADICTIONS = (
    Column("kind", 16),
    Column("article"),
    Column("passage"),
    Column("role", 10),
    Column("text", 40),
    Column("message", 80),
)


def opened(arguments: argparse.Namespace, *, read_only: bool = True) -> Library:
    """Return the library that a call is about: the one it names, or the user's own."""
    return Library.open(arguments.store or default_path(), read_only=read_only)


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder; .jsonl for bulk import")
    parser.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help=f"processes that read files (default: up to {_processes()}); 1 reads in this one, without limits",
    )


def _import(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments, read_only=False) as library:
        answer.rows(_imported(library, arguments, answer), _IMPORT_COLUMNS)
        library.regroup()


def _imported(library: Library, arguments: argparse.Namespace, answer: Answer) -> Iterator[Record]:
    workers = arguments.workers or _workers_for(arguments.paths)
    for result in library.import_paths(arguments.paths, workers=workers, progress=answer.progress):
        if result.status is ImportStatus.FAILED:
            answer.complain(result.path, result.error or "")
        yield import_record(result)


def _workers_for(paths: Sequence[Path]) -> int:
    """Return how many processes are due: starting one takes as long as reading some dozen files.

    What is no plain text or page is read in processes at any rate, since only there time and memory have limits.
    """
    files = list(islice(walk(paths), _FILES_THAT_PAY))
    size = sum(file.stat().st_size for file in files if file.is_file())
    is_large = len(files) == _FILES_THAT_PAY or size > _BYTES_THAT_PAY
    is_plain = all(file.suffix.lower() in _PLAIN for file in files)
    return 1 if is_plain and not is_large else _processes()


def _processes() -> int:
    return max(2, os.cpu_count() or 1)


def _articles(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments) as library:
        tags = library.tags_by_article()
        rows = library.articles()
        answer.rows(({**article_record(row), "tags": tags.get(row.id, ())} for row in rows), _ARTICLE_COLUMNS)


def _article_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ID", help="id, or external id of a bulk import")


def _article(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments) as library:
        stored = library.article(_article_id(library, arguments.article))
        blocks = "\n\n".join(f"[{block.role.value}] {block.text}" for block in stored.article.blocks)
        row = stored.row
        head = " · ".join(filter(None, (row.outlet, row.agency, row.published, row.path)))
        record = {**stored_article_record(stored), "tags": library.tags_by_article().get(row.id, ())}
        answer.one(record, f"{row.title}\n{head}\n\n{blocks}")


def _stories(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments) as library:
        names = external_ids(library.articles())
        details = library.story_details()
        records = ({**story_record(detail, names), "tags": detail.row.tags} for detail in details)
        answer.rows(records, _STORY_COLUMNS)


def _relations_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--story", type=int, metavar="ID", help="only those between articles of this story")


def _relations(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments) as library:
        names = external_ids(library.articles())
        relations = library.relations(None if arguments.story is None else StoryId(arguments.story))
        answer.rows((relation_record(relation, names) for relation in relations), _RELATION_COLUMNS)


def _compare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", nargs="+", metavar="ID", help="two or more articles, one column each")
    parser.add_argument("--base", metavar="ID", help="the article that the others are read against; default: the first")


def _compare(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments) as library:
        ids = [_article_id(library, word) for word in arguments.articles]
        if len(ids) < 2:
            raise ReaderError("compare takes two articles or more.")
        base = None if arguments.base is None else _article_id(library, arguments.base)
        rows = library.articles()
        stories = {row.story for row in rows if row.id in ids and row.story is not None}
        relations = [one for story in sorted(stories) for one in library.relations(story)]
        families = family_numbers(ids, relations)
        # start-up time of the calls that need it not
        from reader.export.comparison_records import comparison_record  # noqa: PLC0415

        record = comparison_record(library.comparison(ids, base), ids, external_ids(rows), families)
    if answer.is_json:
        answer.line(record)
    else:
        answer.rows(record["changes"], _CHANGE_COLUMNS)


def _ledger_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ledger", choices=("quotations", "figures", "attributions", "labels", "contradictions"))
    parser.add_argument("--story", type=int, metavar="ID", help="only this story")
    parser.add_argument("--storyline", type=int, metavar="ID", help="only the stories of this storyline")


def _ledger(arguments: argparse.Namespace, answer: Answer) -> None:
    story = None if arguments.story is None else StoryId(arguments.story)
    storyline = None if arguments.storyline is None else StorylineId(arguments.storyline)
    with opened(arguments) as library:
        names = external_ids(library.articles())
        entries: Sequence[DataclassInstance]
        columns: tuple[Column, ...]
        if arguments.ledger == "quotations":
            entries, parts, columns = library.quotations(story=story, storyline=storyline), "renderings", _QUOTATIONS
        elif arguments.ledger == "figures":
            entries, parts, columns = library.figures(story=story, storyline=storyline), "values", _FIGURES
        elif arguments.ledger == "attributions":
            entries, parts, columns = (
                library.attributions(story=story, storyline=storyline),
                "renderings",
                _ATTRIBUTIONS,
            )
        elif arguments.ledger == "labels":
            entries, parts, columns = library.labels(story=story, storyline=storyline), "labels", _LABELS
        else:
            entries, parts, columns = (
                library.contradictions(story=story, storyline=storyline),
                "places",
                _CONTRADICTIONS,
            )
        records = [entry_record(entry, names) for entry in entries]
        answer.rows(records if answer.is_json else _unfolded(records, parts), columns)


def _unfolded(entries: Iterable[Record], parts: str) -> Iterator[Record]:
    """Yield a line of a table for every rendering or value of the entries."""
    return ({**entry, **part} for entry in entries for part in entry[parts])


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    names = " ".join(f"{name}:" for name in (*FilterName, LIKE))
    parser.add_argument("query", nargs="+", metavar="QUERY", help=f'words, "phrases", -word, OR, {names}')
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="at most so many hits (default 200)")


def _search(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments) as library:
        names = external_ids(library.articles())
        hits = library.search(" ".join(arguments.query), arguments.limit)
        answer.rows((search_record(hit, names) for hit in hits), _SEARCH_COLUMNS)


def _regroup(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments, read_only=False) as library:
        changed = len(library.regroup(anew=True).stories)
        total = len(library.stories())
    answer.one({"stories": total, "changed": changed}, f"{total} stories, {changed} of them changed")


def _article_id(library: Library, word: str) -> ArticleId:
    """Return the article that ``word`` names: by its id, else by its external id."""
    rows = library.articles()
    for row in rows:
        if word == str(row.id):
            return row.id
    for row in rows:
        if word == row.external_id:
            return row.id
    raise NotFoundError(f"There is no article {word} in this library.", subject=word)


def _nothing(_: argparse.ArgumentParser) -> None:
    """Declare no argument."""


IMPORT = Call("import files and folders, and group what came in", _import_arguments, _import)
ARTICLES = Call("list the articles", _nothing, _articles)
ARTICLE = Call("show one article with its blocks", _article_arguments, _article)
STORIES = Call("list the stories and why their articles belong together", _nothing, _stories)
RELATIONS = Call("list how articles hang together", _relations_arguments, _relations)
COMPARE = Call("compare two or more articles passage by passage", _compare_arguments, _compare)
LEDGER = Call(
    "list quotations, figures, attributions or labels of a story, a storyline or the library",
    _ledger_arguments,
    _ledger,
)
SEARCH = Call("search headlines and passages", _search_arguments, _search)
REGROUP = Call("group all articles again; what was decided by hand holds", _nothing, _regroup)
