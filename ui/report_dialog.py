"""Asks in which form a report is written, and where to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from ui.pieces import column, plain, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

FORMATS = ("html", "md", "json", "csv")
_NAME = re.compile(r"[^\w\- ]+")
_LONGEST_NAME = 60
_WIDTH = 560


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What a person asked for: one of FORMATS, and the file to write."""

    form: str
    path: Path


class ReportDialog(QDialog):
    """A modal question; ``wish`` is what was asked for once the dialog was accepted."""

    def __init__(self, title: str, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self._stem = _NAME.sub("", title).strip()[:_LONGEST_NAME] or "report"
        self._folder = folder
        self._forms = QButtonGroup(self)
        self._path = QLineEdit(str(folder / f"{self._stem}.{FORMATS[0]}"))
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setToolTip(self.tr("Choose where the report is written"))
        self._path.setAccessibleName(self.tr("File to write"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        where = QWidget()
        where.setLayout(row(self._path, self._choose))
        intro = self.tr(
            "Every finding with both wordings, outlet, date, passage and rule, and what was set aside as noise."
        )
        self.setLayout(
            column(
                plain(self.tr("Report on this story"), "heading"),
                plain(intro, "muted", wrap=True),
                *self._form_buttons(),
                where,
                buttons,
                spacing=10,
                margins=(24, 20, 24, 16),
            )
        )
        self.setMinimumWidth(_WIDTH)
        self._forms.buttonClicked.connect(self._on_form)
        self._choose.clicked.connect(self._on_choose)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def wish(self) -> ReportWish:
        """What is asked for."""
        return ReportWish(FORMATS[self._forms.checkedId()], Path(self._path.text()).expanduser())

    @property
    def forms(self) -> tuple[QAbstractButton, ...]:
        """The buttons of the formats."""
        return tuple(self._forms.buttons())

    def _form_buttons(self) -> list[QWidget]:
        names = (
            self.tr("Web page (HTML), for reading and printing"),
            self.tr("Markdown, for notes and editors"),
            self.tr("JSON, for programs"),
            self.tr("CSV, for spreadsheets"),
        )
        found: list[QWidget] = []
        for place, name in enumerate(names):
            button = QRadioButton(name)
            button.setChecked(place == 0)
            self._forms.addButton(button, place)
            found.append(button)
        return found

    @Slot("QAbstractButton*")
    def _on_form(self, _button: QAbstractButton) -> None:
        path = Path(self._path.text())
        if path.suffix.lstrip(".") in FORMATS:
            self._path.setText(str(path.with_suffix(f".{FORMATS[self._forms.checkedId()]}")))

    @Slot()
    def _on_choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Write the report to"), self._path.text())
        if chosen:
            self._path.setText(chosen)
