"""Why the articles of a story are together, and what each says it is: reasons, findings, claims with evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from ui.article_facts import facts_of, point_line, points
from ui.dates import short_time
from ui.pieces import column, counted, framed, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.relation import Relation
    from reader.store.rows import ArticleRow, OrphanedMark, StoredArticle, StoryDetail
    from ui.article_facts import Fact

_WIDTH, _HEIGHT = 820, 680


@dataclass(frozen=True, slots=True)
class StoryReasons:
    """What the details show; ``articles`` are those of the library by id, near misses among them.

    ``stored`` are the articles of the story by id, with what each says it is; ``lost`` are verdicts and notes whose
    change went away with another alignment.
    """

    detail: StoryDetail
    articles: Mapping[ArticleId, ArticleRow]
    relations: tuple[Relation, ...]
    storyline_reasons: tuple[str, ...]
    stored: Mapping[ArticleId, StoredArticle] = field(default_factory=dict)
    lost: tuple[OrphanedMark, ...] = ()


class StoryDetails(QDialog):
    """Lists findings, reasons and claims as plain text, one block an article."""

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
        blocks = self._lost_blocks()
        blocks += [
            self._block(
                self._name(member.article),
                self._place(member.article),
                self._lines(member.reasons, member.against),
                self._reasons.stored.get(member.article),
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

    def _lost_blocks(self) -> list[QWidget]:
        if not self._reasons.lost:
            return []
        title = self.tr("Verdicts and notes without their change")
        place = self.tr("Passages were aligned otherwise; aligned as before, the change has its verdict again.")
        return [self._block(title, place, [self._lost_line(one) for one in self._reasons.lost])]

    def _lost_line(self, lost: OrphanedMark) -> str:
        verdict = self.tr(lost.mark.verdict.value) if lost.mark.verdict else self.tr("note")
        words = self.tr("{0}: “{1}” against “{2}”").format(verdict, one_line(lost.left), one_line(lost.right))
        return f"{words} - {one_line(lost.mark.note)}" if lost.mark.note else words

    def _block(self, title: str, place: str, lines: Sequence[str], stored: StoredArticle | None = None) -> QWidget:
        card = framed("card")
        parts: list[QWidget] = [plain(title, "title", wrap=True)]
        if place:
            parts.append(plain(place, "muted", wrap=True))
        found = points(stored.article) if stored else ()
        if found:
            words = counted(len(found), self.tr("{0} point to look at"), self.tr("{0} points to look at"))
            parts.append(_heading(words))
            parts += [plain(f"! {point_line(one)}", wrap=True) for one in found]
        if stored:
            parts.append(_heading(self.tr("Why it stands here")))
        parts += [plain(line, wrap=True) for line in lines]
        if stored:
            parts += [_heading(self.tr("What it says it is")), _table(facts_of(stored))]
        card.setLayout(column(*parts, spacing=4, margins=(14, 10, 14, 12)))
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
        stored, date = self._reasons.stored.get(article), short_time(row.published)
        published = stored.article.published if stored else None
        if published is not None and published.is_proposal:
            date = self.tr("{0} (proposed)").format(date)
        return " · ".join(part for part in (one_line(row.title), date) if part)


def _heading(text: str) -> QLabel:
    label = plain(text.upper(), "section")
    label.setContentsMargins(0, 6, 0, 0)
    return label


def _table(facts: Sequence[Fact]) -> QWidget:
    """Return names at the left and values at the right; a long word without a break scrolls in its line."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for line, fact in enumerate(facts):
        name = plain(fact.name, "muted")
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_code(fact) if fact.is_code else plain(fact.value, wrap=True), line, 1)
    return holder


def _code(fact: Fact) -> QLineEdit:
    line_edit = QLineEdit(fact.value)
    line_edit.setProperty("kind", "fact")
    line_edit.setReadOnly(True)
    line_edit.setFrame(False)
    line_edit.setTextMargins(-2, 0, 0, 0)  # level with the labels above
    line_edit.setAccessibleName(fact.name)
    return line_edit
