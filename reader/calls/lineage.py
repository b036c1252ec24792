"""The call that tells the lineage of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import StoryId
from reader.calls.call import Call
from reader.calls.library import opened
from reader.export.lineage_records import lineage_record, lineage_text
from reader.export.records import external_ids

if TYPE_CHECKING:
    import argparse

    from reader.calls.answer import Answer


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("story", type=int, metavar="STORY", help="the story whose texts are traced")


def _lineage(arguments: argparse.Namespace, answer: Answer) -> None:
    story = StoryId(arguments.story)
    with opened(arguments) as library:
        lineage = library.lineage(story)
        answer.one(lineage_record(story, lineage, external_ids(library.articles())), lineage_text(lineage))


LINEAGE = Call("trace who printed whose text in a story", _arguments, _lineage)
