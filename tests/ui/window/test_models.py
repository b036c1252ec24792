from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.store.rows import ImportResult, ImportStatus, SearchHit
from ui.importing.results_model import ResultsModel
from ui.palette import Choice, ChoiceModel
from ui.search.model import HitModel

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from ui.theme import Theme

RESULTS = (
    ImportResult("/in/a.txt", 0, ImportStatus.NEW, ArticleId(1)),
    ImportResult("/in/b.jsonl", 2, ImportStatus.NEW_VERSION, ArticleId(2)),
    ImportResult("/in/c.txt", 0, ImportStatus.SAME_TEXT, ArticleId(1), known_path="/in/a.txt"),
    ImportResult("", 0, ImportStatus.FAILED, None, "The file is empty.\nReally."),
)
HIT = SearchHit(ArticleId(1), 3, "A <b>headline</b>", "Coast Mirror", "2026-06-04", "the ferry lay", (Span(4, 9),))


def guarded(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_results(theme: Theme) -> None:
    model = ResultsModel(theme)
    assert guarded(model).model() is model
    model.show(RESULTS)
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(4)]
    assert cells == [
        ["New", "a.txt", "Imported"],
        ["New version", "b.jsonl, part 3", "Imported beside the version that was there"],
        ["Same text", "c.txt", "Already in the library, from a.txt"],
        ["Failed", "Pasted text", "The file is empty. Really."],
    ]
    model.filter_by(ImportStatus.FAILED)
    assert model.rowCount() == 1
    assert model.count(ImportStatus.NEW) == 1


@pytest.mark.parametrize("status", ImportStatus)
def test_every_status_has_words_and_an_icon(theme: Theme, status: ImportStatus) -> None:
    model = ResultsModel(theme)
    model.show((ImportResult("/in/a.txt", 0, status, None),))
    assert all(model.index(0, column).data() for column in range(3))
    assert not model.index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_hits() -> None:
    model = HitModel()
    assert guarded(model).model() is model
    model.show((HIT,))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "A <b>headline</b>. Coast Mirror · 4 Jun 2026 · paragraph 4. the ferry lay"
    )
    model.show(())


def test_choices() -> None:
    model = ChoiceModel()
    assert guarded(model).model() is model
    model.show([Choice("Report", "File", "download", "Ctrl+E")])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Report, File, Ctrl+E"
