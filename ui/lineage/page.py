"""The page of the lineage: how many articles print one text, the graph over time, and its words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from reader.relations.edge import Edge
from ui.lineage.graph import LineageGraph
from ui.lineage.side import LineageSide
from ui.lineage.words import Words
from ui.pieces import column, counted, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.base.ids import ArticleId
    from reader.relations.lineage import Lineage
    from ui.lineage.words import Spot
    from ui.theme import Theme

_WIDTHS = (760, 320)


class LineagePage(QFrame):
    """Shows the lineage of a story. ``spot_opened`` carries the article or the edge to be compared."""

    spot_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._words: Words | None = None
        self.graph = LineageGraph(theme)
        self.side = LineageSide(theme)
        self._said = plain(kind="muted", wrap=True)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self.graph.spot_changed.connect(self._on_spot)
        self.graph.spot_hovered.connect(self._on_hovered)
        self.graph.spot_opened.connect(self.spot_opened)
        self.graph.whole_changed.connect(self._on_whole)
        self.side.spot_chosen.connect(self.graph.go_to)
        self.side.spot_opened.connect(self.spot_opened)
        self.clear()

    def show_waiting(self) -> None:
        """Say that the lineage is being made, unless one is shown."""
        if self._words is None:
            self._said.setText(self.tr("Looking up who printed whose text…"))

    def clear(self) -> None:
        """Forget the lineage of another story."""
        self._words = None
        self._said.clear()
        self._splitter.hide()

    def show_lineage(self, lineage: Lineage, names: Mapping[ArticleId, str]) -> None:
        """Show the lineage of a story, whose articles are called ``names``."""
        self._words = Words(lineage, names)
        self._said.setText(self._summary(lineage))
        self.side.show_lineage(lineage, self._words)
        self.side.show_rest(is_whole=self.graph.is_whole)
        self.graph.show_lineage(lineage, self._words)
        self._splitter.show()

    def _arrange(self) -> None:
        self._splitter.addWidget(self.graph)
        self._splitter.addWidget(self.side)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setHandleWidth(1)
        self._splitter.setSizes(list(_WIDTHS))
        self._said.setContentsMargins(14, 8, 14, 8)
        layout = column(self._said, self._splitter, spacing=0)
        layout.setStretchFactor(self._splitter, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.graph)

    def _summary(self, lineage: Lineage) -> str:
        """Return what the lineage comes to, also where there is nothing to trace."""
        count = len(lineage.nodes)
        if count == 1:
            return self.tr("Only one article tells this story, so there is no text to trace.")
        if not lineage.families:
            return self.tr("No article of this story prints the text of another: all {0} report on their own.").format(
                count
            )
        copies = sum(len(family) for family in lineage.families)
        texts = counted(len(lineage.families), self.tr("one text"), self.tr("{0} texts"))
        ties = (*lineage.branches, *lineage.joints)
        proved = sum(edge.is_directed for edge in ties)
        told = self.tr("{0} of {1} articles print {2}.").format(copies, count, texts)
        ways = self.tr("Proved who was first: {0} of {1} ties.").format(proved, len(ties))
        rest = counted(
            len(lineage.rest), self.tr("The key t shows {0} further tie."), self.tr("The key t shows {0} further ties.")
        )
        return f"{told} {ways} {rest if lineage.rest else ''}"

    @Slot(object)
    def _on_spot(self, spot: Spot | None) -> None:
        self.side.mark(spot)
        self._tell(spot)

    @Slot(bool)
    def _on_whole(self, is_whole: bool) -> None:  # noqa: FBT001 - a slot
        self.side.show_rest(is_whole=is_whole)
        self.side.mark(self.graph.spot)

    @Slot(object)
    def _on_hovered(self, spot: Spot | None) -> None:
        self._tell(self.graph.spot if spot is None else spot)

    def _tell(self, spot: Spot | None) -> None:
        telling = self._words.told(spot) if self._words is not None and spot is not None else None
        self.side.show_telling(telling, is_edge=isinstance(spot, Edge))
