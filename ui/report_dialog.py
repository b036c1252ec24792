"""Asks what goes into a report, in which form it is written, and where to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from ui.pieces import column, one_line, plain, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

FORMATS = ("html", "pdf", "docx", "md", "csv", "json", "jsonl")
_NAME = re.compile(r"[^\w\- ]+")
_LONGEST_NAME = 60
_WIDTH = 600
_COLUMNS = 2
_LONGEST_LABEL = 48


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What a person asked for: one of FORMATS, the file to write, and what goes in.

    ``template`` is the name of a template; ``is_storyline`` asks for every story of the storyline.
    """

    form: str
    path: Path
    template: str = "findings"
    has_appendix: bool = True
    is_storyline: bool = False


class ReportDialog(QDialog):
    """A modal question; ``wish`` is what was asked for once the dialog was accepted."""

    def __init__(self, title: str, folder: Path, parent: QWidget, *, storyline: str | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self._stem = _NAME.sub("", title).strip()[:_LONGEST_NAME] or "report"
        self._forms = QButtonGroup(self)
        self._path = QLineEdit(str(folder / f"{self._stem}.{FORMATS[0]}"))
        self._path.setAccessibleName(self.tr("File to write"))
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setToolTip(self.tr("Choose where the report is written"))
        self._template = self._templates()
        self._appendix = QCheckBox(self.tr("Appendix of what was ignored: noise, trivial differences, cleaned blocks"))
        self._appendix.setChecked(True)
        self._storyline = QCheckBox(self.tr("Every story of the storyline “{0}”").format(_label(storyline or "")))
        self._storyline.setVisible(storyline is not None)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out(buttons)
        self._forms.buttonClicked.connect(self._on_form)
        self._choose.clicked.connect(self._on_choose)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def wish(self) -> ReportWish:
        """What is asked for."""
        return ReportWish(
            FORMATS[self._forms.checkedId()],
            Path(self._path.text()).expanduser(),
            self._template.currentData(),
            self._appendix.isChecked(),
            self._storyline.isChecked(),
        )

    @property
    def forms(self) -> tuple[QAbstractButton, ...]:
        """The buttons of the formats."""
        return tuple(self._forms.buttons())

    @property
    def templates(self) -> QComboBox:
        """The templates, each with its name as data."""
        return self._template

    @property
    def extras(self) -> tuple[QCheckBox, QCheckBox]:
        """What switches the appendix on, and what asks for the storyline."""
        return self._appendix, self._storyline

    def choose_path(self, path: Path) -> None:
        """Write to ``path``, in the form that its ending names where it names one."""
        self._path.setText(str(path))
        ending = path.suffix.lstrip(".").lower()
        if ending in FORMATS:
            self._forms.button(FORMATS.index(ending)).setChecked(True)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        where, forms = QWidget(), QWidget()
        where.setLayout(row(self._path, self._choose))
        forms.setLayout(self._form_buttons())
        intro = self.tr("Every finding comes with both wordings, outlet, date, passage, relation and rule.")
        self.setLayout(
            column(
                plain(self.tr("Report on this story"), "heading"),
                plain(intro, "muted", wrap=True),
                plain(self.tr("What goes in"), "title"),
                self._template,
                self._appendix,
                self._storyline,
                plain(self.tr("Form"), "title"),
                forms,
                plain(self.tr("File"), "title"),
                where,
                buttons,
                spacing=10,
                margins=(24, 20, 24, 16),
            )
        )
        self.setMinimumWidth(_WIDTH)

    def _templates(self) -> QComboBox:
        from reader.export.template import TEMPLATES  # noqa: PLC0415  (only whoever asks for a report loads it)

        box = QComboBox()
        box.setAccessibleName(self.tr("What goes into the report"))
        names = {
            "findings": self.tr("All findings but noise and trivial differences"),
            "matters": self.tr("Findings that matter"),
            "everything": self.tr("Everything, trivial differences and noise too"),
            "figures-and-quotations": self.tr("Figures and quotations only"),
        }
        for template in TEMPLATES:
            box.addItem(names.get(template.name, template.title), template.name)
        return box

    def _form_buttons(self) -> QGridLayout:
        names = (
            self.tr("Web page (HTML)"),
            self.tr("PDF"),
            self.tr("Word (DOCX)"),
            self.tr("Markdown"),
            self.tr("Spreadsheet (CSV)"),
            self.tr("JSON"),
            self.tr("JSON Lines"),
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        rows = -(-len(names) // _COLUMNS)
        for place, name in enumerate(names):
            button = QRadioButton(name)
            button.setChecked(place == 0)
            self._forms.addButton(button, place)
            grid.addWidget(button, place % rows, place // rows)
        return grid

    @Slot("QAbstractButton*")
    def _on_form(self, _button: QAbstractButton) -> None:
        path = Path(self._path.text())
        if path.suffix.lstrip(".") in FORMATS:
            self._path.setText(str(path.with_suffix(f".{FORMATS[self._forms.checkedId()]}")))

    @Slot()
    def _on_choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Write the report to"), self._path.text())
        if chosen:
            self.choose_path(Path(chosen))


def _label(text: str) -> str:
    """Return ``text`` on one line for a button: cut, and with its ampersands shown."""
    text = one_line(text)
    text = text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"
    return text.replace("&", "&&")
