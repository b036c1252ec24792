"""The bin: articles that were removed, to be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.dates import short_date
from ui.pieces import counted
from ui.stories.choice_dialog import ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.base.ids import ArticleId
    from reader.store.rows import ArticleRow


class BinDialog(ChoiceDialog):
    """Lists the articles of ``rows``; ``articles`` are those to be brought back."""

    def __init__(self, rows: Sequence[ArticleRow], parent: QWidget) -> None:
        self._rows = tuple(rows)
        heading = counted(len(rows), _tr("{0} article in the bin"), _tr("{0} articles in the bin"))
        advice = _tr("Enter brings back what is marked, with all that was decided about it; Shift marks several.")
        lines = [" · ".join(part for part in (row.title, row.name, short_date(row.published)) if part) for row in rows]
        super().__init__(heading, advice, lines, _tr("Bring back"), parent, several=True)

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """The articles that are marked."""
        return tuple(self._rows[place].id for place in self.chosen)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BinDialog", text)
