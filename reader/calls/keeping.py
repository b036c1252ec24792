"""Calls that keep a library safe and hand it on: report, check, backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.base.ids import SessionId, StoryId, StorylineId
from reader.base.place import default_path
from reader.calls.answer import Column
from reader.calls.call import Call
from reader.calls.library import opened
from reader.export.records import check_record
from reader.store.copying import restore

if TYPE_CHECKING:
    import argparse

    from reader.calls.answer import Answer

_PROBLEM_COLUMNS = (Column("problem"), Column("repair"))


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stories", type=int, nargs="*", metavar="STORY", help="ids of the stories, one or more")
    parser.add_argument("--storyline", type=int, metavar="ID", help="report on every story of this storyline")
    parser.add_argument("--session", type=int, metavar="ID", help="report on every story of this session")
    parser.add_argument("--format", required=True, metavar="FORMAT", help="html, pdf, md, docx, csv, json or jsonl")
    parser.add_argument("--template", metavar="NAME", help="what goes in: findings, matters, everything, …")
    parser.add_argument("--without-appendix", action="store_true", help="leave out what was ignored")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="file to write")


def _report(arguments: argparse.Namespace, answer: Answer) -> None:
    from reader.export.template import template_named  # noqa: PLC0415 - start-up time of the calls that need it not
    from reader.export.writing import write_report  # noqa: PLC0415
    from reader.reporting import session_report, story_report, storyline_report  # noqa: PLC0415

    stories, storyline = [StoryId(one) for one in arguments.stories], arguments.storyline
    if bool(stories) + (storyline is not None) + (arguments.session is not None) != 1:
        raise ReaderError("A report is on one or more stories, on a storyline or on a session: name one of the three.")
    template = template_named(arguments.template, has_appendix=not arguments.without_appendix)
    with opened(arguments) as library:
        if stories:
            report = story_report(library, stories)
        elif storyline is not None:
            report = storyline_report(library, StorylineId(storyline))
        else:
            report = session_report(library, SessionId(arguments.session))
    written = write_report(report, template, arguments.format, arguments.output)
    record = {
        "stories": [story.id for story in report.stories],
        "storyline": storyline,
        "session": arguments.session,
        "path": str(written.path),
        "beside": None if written.beside is None else str(written.beside),
    }
    answer.one(({"story": stories[0]} if len(stories) == 1 else {}) | record, f"{written.path} written")
    if written.notice:
        answer.remark(written.notice)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="build the search index again")


def _check(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments, read_only=not arguments.repair) as library:
        if arguments.repair:
            library.rebuild_index()
        report = library.check()
    if answer.is_json:
        answer.line(check_record(report))
    else:
        found = zip(report.problems, report.repairs, strict=True)
        answer.rows(({"problem": problem, "repair": repair} for problem, repair in found), _PROBLEM_COLUMNS)
        answer.remark(
            f"{report.articles} articles from {report.sources} sources, {report.orphaned_marks} orphaned marks"
        )
    for problem in report.problems:
        answer.complain(str(arguments.store or default_path()), problem)


def _file_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the copy")


def _backup(arguments: argparse.Namespace, answer: Answer) -> None:
    with opened(arguments) as library:
        library.backup(arguments.file)
    answer.one({"path": str(arguments.file)}, f"{arguments.file} written and checked")


def _restore(arguments: argparse.Namespace, answer: Answer) -> None:
    path = arguments.store or default_path()
    kept = restore(path, arguments.file)
    record = {"path": str(path), "kept": None if kept is None else str(kept)}
    answer.one(record, f"{path} restored" + ("" if kept is None else f"; what was there is in {kept}"))


REPORT = Call("write the report on stories, a storyline or a session to a file", _report_arguments, _report)
CHECK = Call("look for damage in the library and say what would repair it", _check_arguments, _check)
BACKUP = Call("write a consistent, checked copy of the library", _file_argument, _backup)
RESTORE = Call("put a copy in the place of the library, after a check; the old one is kept", _file_argument, _restore)
