"""Why the articles of a story are together: reasons, what spoke against, lineage, and what was left out narrowly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QWidget

from ui.dates import short_time
from ui.pieces import column, framed, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.relation import Relation
    from reader.store.rows import ArticleRow, StoryDetail

_WIDTH, _HEIGHT = 720, 620


@dataclass(frozen=True, slots=True)
class StoryReasons:
    """What the details show; ``articles`` are those of the library by id, near misses among them."""

    detail: StoryDetail
    articles: Mapping[ArticleId, ArticleRow]
    relations: tuple[Relation, ...]
    storyline_reasons: tuple[str, ...]


class StoryDetails(QDialog):
    """Lists the reasons as plain text, one block an article."""

    def __init__(self, reasons: StoryReasons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Why these articles"))
        self._reasons = reasons
        inside = framed("page")
        inside.setLayout(column(*self._blocks(), None, spacing=12, margins=(0, 0, 12, 0)))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Reasons"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        heading = plain(one_line(reasons.detail.row.title), "heading", wrap=True)
        self.setLayout(column(heading, area, buttons, spacing=12, margins=(24, 20, 24, 16)))
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))

    def _blocks(self) -> list[QWidget]:
        detail = self._reasons.detail
        blocks = [
            self._block(
                self._name(member.article), self._place(member.article), self._lines(member.reasons, member.against)
            )
            for member in detail.members
        ]
        for relation in self._reasons.relations:
            title = self.tr("{0} and {1}: {2}").format(
                self._name(relation.a), self._name(relation.b), self.tr(relation.kind.value.replace("_", " "))
            )
            shares = self.tr("{0} % of the first stands in the second, {1} % of the second in the first").format(
                round(100 * relation.coverage_a), round(100 * relation.coverage_b)
            )
            blocks.append(self._block(title, shares, self._lines(relation.reasons)))
        if self._reasons.storyline_reasons:
            title = self.tr("Storyline: {0}").format(detail.row.storyline_title or "")
            blocks.append(self._block(title, "", self._lines(self._reasons.storyline_reasons)))
        for miss in detail.near_misses:
            title = self.tr("Left out narrowly: {0}").format(self._name(miss.article))
            blocks.append(self._block(title, self._place(miss.article), self._lines((miss.reason,))))
        return blocks

    def _block(self, title: str, place: str, lines: Sequence[str]) -> QWidget:
        card = framed("card")
        labels = [plain(title, "title", wrap=True)]
        if place:
            labels.append(plain(place, "muted", wrap=True))
        labels += [plain(line, wrap=True) for line in lines]
        card.setLayout(column(*labels, spacing=3, margins=(12, 10, 12, 10)))
        return card

    def _lines(self, reasons: Sequence[str], against: Sequence[str] = ()) -> list[str]:
        return [f"+ {one_line(reason)}" for reason in reasons] + [f"− {one_line(reason)}" for reason in against]

    def _name(self, article: ArticleId) -> str:
        row = self._reasons.articles.get(article)
        return one_line(row.name) if row else self.tr("an article that is gone")

    def _place(self, article: ArticleId) -> str:
        row = self._reasons.articles.get(article)
        if row is None:
            return ""
        return " · ".join(part for part in (one_line(row.title), short_time(row.published)) if part)
