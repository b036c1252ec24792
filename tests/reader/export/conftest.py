"""One library for all tests of reports that do not change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from tests.conftest import SAMPLE
from tests.reader.export.reported import decide_some, report_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.base.ids import StoryId
    from reader.export.report import Report
    from reader.store.rows import OpenStory


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("reports") / "report.variorum")
    list(opened.import_paths([SAMPLE / "bridge-collapse"]))
    opened.regroup()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def story(library: Library) -> StoryId:
    return next(row.id for row in library.stories() if len(row.articles) > 1)


@pytest.fixture(scope="module")
def decided(library: Library, story: StoryId) -> OpenStory:
    return decide_some(library, story)


@pytest.fixture(scope="module")
def report(library: Library, decided: OpenStory) -> Report:
    return report_on(library, decided)
