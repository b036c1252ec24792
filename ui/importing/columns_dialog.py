"""Asks what the columns of a table hold: which of them is the title, the text, the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QWidget

from reader.sources.tables.columns import (
    AGENCY,
    AUTHOR,
    IDENTITY,
    LANGUAGE,
    OUTLET,
    PUBLISHED,
    TEXT,
    TITLE,
    URL,
    make_articles,
)
from ui.pieces import column, one_line, plain

if TYPE_CHECKING:
    from reader.sources.tables.columns import Columns
    from reader.sources.tables.header import Header

_NOWHERE = 0


class ColumnsDialog(QDialog):
    """A list of choices for each thing an article has; ``columns`` is what was chosen: our name to the table's."""

    def __init__(self, header: Header, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self.setWindowTitle(self.tr("What the columns hold"))
        self.fields = {name: self._field(name) for name in self._titles()}
        self._said = plain(kind="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        grid = QGridLayout()
        for place, (name, title) in enumerate(self._titles().items()):
            label = plain(title)
            label.setBuddy(self.fields[name])
            grid.addWidget(label, place, 0)
            grid.addWidget(self.fields[name], place, 1)
        grid.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(grid)
        told = plain(self.tr("It is remembered for every table with the same columns."), "muted", wrap=True)
        self.setLayout(column(told, holder, self._said, self.buttons, spacing=10, margins=(18, 16, 18, 14)))
        self.setMinimumWidth(520)
        self._renew()

    @property
    def columns(self) -> Columns:
        """What was chosen."""
        chosen = ((name, field.currentIndex()) for name, field in self.fields.items())
        return {name: self._header.names[place - 1] for name, place in chosen if place > _NOWHERE}

    def _titles(self) -> dict[str, str]:
        return {
            TITLE: self.tr("Headline"),
            TEXT: self.tr("Text"),
            PUBLISHED: self.tr("Date"),
            OUTLET: self.tr("Outlet"),
            AGENCY: self.tr("Agency"),
            AUTHOR: self.tr("Byline"),
            URL: self.tr("Address"),
            LANGUAGE: self.tr("Language"),
            IDENTITY: self.tr("Number"),
        }

    def _field(self, name: str) -> QComboBox:
        field = QComboBox()
        field.addItem(self.tr("(in no column)"))
        for column_name, examples in zip(self._header.names, self._header.examples, strict=True):
            first = one_line(examples[0])[:60] if examples else ""
            field.addItem(f"{column_name}:  {first}" if first else column_name)
        now = self._header.columns.get(name)
        field.setCurrentIndex(self._header.names.index(now) + 1 if now in self._header.names else _NOWHERE)
        field.setAccessibleName(self._titles()[name])
        field.view().setAccessibleName(self._titles()[name])
        field.currentIndexChanged.connect(self._on_changed)
        return field

    @Slot()
    def _on_changed(self) -> None:
        self._renew()

    def _renew(self) -> None:
        is_enough = make_articles(self.columns)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_enough)
        self._said.setText(
            "" if is_enough else self.tr("Say at least where the headline stands, and the text or address.")
        )
