"""The sheet of operators: what can be typed, with what it asks for, shown while nothing is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea

from ui.pieces import framed, plain
from ui.search.operators import OPERATORS


class OperatorSheet(QScrollArea):
    """Shows every operator in a line; takes the focus only to be scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("What can be typed"))
        inside = framed("page")
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(7)
        for line, one in enumerate(OPERATORS):
            grid.addWidget(plain(one.form, "title"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain(self.tr(one.meaning), wrap=True), line, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(OPERATORS), 1)
        inside.setLayout(grid)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
