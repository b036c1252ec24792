"""The kept view: how a person had the comparison laid out, as text that a library keeps for the next time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.base.ids import StoryId
from ui.comparison.arrangement import Arrangement, arrangement_of
from ui.comparison.layouts import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 200
"""Stories whose columns are kept arranged; the oldest go first."""
SMALLEST, LARGEST = 0.6, 2.5
"""How much smaller and larger than all other text the articles can be shown."""


@dataclass(frozen=True, slots=True)
class KeptView:
    """Layout, rows of context, size of the text as a multiple of the window's, and the columns of stories."""

    layout: Layout = Layout.COLUMNS
    context: int = 0
    scale: float = 1.0
    arrangements: Mapping[StoryId, Arrangement] = field(default_factory=dict)

    def arranged(self, story: StoryId, arrangement: Arrangement) -> KeptView:
        """Return the view with the columns of ``story`` arranged; the usual arrangement need not be kept."""
        kept = {one: other for one, other in self.arrangements.items() if one != story}
        if arrangement != Arrangement():
            kept[story] = arrangement
        return replace(self, arrangements=dict(list(kept.items())[-_MOST:]))

    def text(self) -> str:
        """Return the view as text that :func:`kept_view_of` reads."""
        columns = {str(story): arrangement.text() for story, arrangement in self.arrangements.items()}
        return json.dumps(
            {"layout": self.layout.value, "context": self.context, "scale": self.scale, "columns": columns}
        )


def kept_view_of(text: str | None) -> KeptView:
    """Return the view that ``text`` tells; of what is no such text, the usual one."""
    try:
        told = json.loads(text or "")
        columns = {StoryId(int(story)): arrangement_of(str(one)) for story, one in told["columns"].items()}
        scale = min(LARGEST, max(SMALLEST, float(told["scale"])))
        return KeptView(Layout(told["layout"]), int(told["context"]), scale, columns)
    except (ValueError, KeyError, TypeError, AttributeError):
        return KeptView()
