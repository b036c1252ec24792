"""Corrects what an article says it is: headline, outlet, agency and date, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLineEdit, QStackedWidget, QWidget

from ui.comparison.view_state import column_names
from ui.pieces import column, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.article import Claim, Published
    from reader.base.ids import ArticleId
    from reader.store.rows import StoredArticle

_WIDTH = 620


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of one article and its corrected value; an empty value says that it has none."""

    article: ArticleId
    field: str
    value: str


class _FieldRow(QWidget):
    """A field with its evidence; a proposal has a box that accepts it."""

    def __init__(self, name: str, title: str, claim: Claim | Published | None, hint: str) -> None:
        super().__init__()
        self.name = name
        self._before = one_line(claim.value) if claim else ""
        self._text = QLineEdit(self._before)
        self._text.setAccessibleName(title)
        self._text.setPlaceholderText(hint)
        self._accept = QCheckBox(self.tr("Accept this proposal"))
        self._accept.setChecked(True)
        is_proposal = claim is not None and claim.is_proposal
        self._accept.setVisible(is_proposal)
        self._is_proposal = is_proposal
        evidence = self.tr("Rests on: {0}").format(one_line(claim.evidence)) if claim else self.tr("Not known")
        words = self.tr("Proposal. {0}").format(evidence) if is_proposal else evidence
        self.setLayout(
            column(plain(title, "title"), self._text, plain(words, "muted", wrap=True), self._accept, spacing=3)
        )

    @property
    def value(self) -> str | None:
        """The corrected or accepted value, None where nothing was done."""
        text = one_line(self._text.text())
        if text != self._before:
            return text
        return text if self._is_proposal and self._accept.isChecked() else None


class EditDialog(QDialog):
    """A modal question about the articles of a story; ``edits`` is what was asked for once it was accepted."""

    def __init__(self, articles: Sequence[StoredArticle], current: ArticleId, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit article"))
        self._articles = tuple(articles)
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Article"))
        self._choice.addItems([one_line(name) for name in column_names(self._articles)])
        self._pages = QStackedWidget()
        self._fields = [self._page(article) for article in self._articles]
        ids = [article.row.id for article in self._articles]
        self._choice.setCurrentIndex(ids.index(current) if current in ids else 0)
        self._on_chosen(self._choice.currentIndex())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        heading = plain(self.tr("What this article says it is"), "heading")
        self.setLayout(column(heading, self._choice, self._pages, buttons, spacing=12, margins=(24, 20, 24, 16)))
        self.setMinimumWidth(_WIDTH)
        self._choice.currentIndexChanged.connect(self._on_chosen)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What is to be changed in the article that is shown."""
        place = self._choice.currentIndex()
        article = self._articles[place].row.id
        rows = ((row.name, row.value) for row in self._fields[place])
        return tuple(Edit(article, name, value) for name, value in rows if value is not None)

    def _page(self, stored: StoredArticle) -> list[_FieldRow]:
        article = stored.article
        rows = [
            _FieldRow("headline", self.tr("Headline"), article.headline, ""),
            _FieldRow("outlet", self.tr("Outlet"), article.outlet, ""),
            _FieldRow("agency", self.tr("Agency"), article.agency, ""),
            _FieldRow("published", self.tr("Published"), article.published, self.tr("2026-03-12, or 2026-03-12T09:40")),
        ]
        page = QWidget()
        findings = [plain(one_line(finding.message), "muted", wrap=True) for finding in article.findings]
        page.setLayout(column(*rows, *findings, None, spacing=12))
        self._pages.addWidget(page)
        return rows

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
