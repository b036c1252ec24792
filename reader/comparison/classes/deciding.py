"""The decision procedure: the same value first, then statements, then the heaviest class that fits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass
from reader.comparison.classes.alone import verdict_on_alone
from reader.comparison.classes.replaced import verdict_on_replaced
from reader.comparison.classes.sameness import same_value

if TYPE_CHECKING:
    from reader.comparison.classes.verdict import Verdict
    from reader.comparison.edits import Edit
    from reader.comparison.side import Side


@lru_cache(maxsize=4096)
def verdict_on(edit: Edit, left: Side, right: Side) -> Verdict:
    """Return class and rule of one edit."""
    if edit.left == edit.left_end:
        return verdict_on_alone(right, edit.right, edit.right_end, ChangeClass.STATEMENT_ADDED)
    if edit.right == edit.right_end:
        return verdict_on_alone(left, edit.left, edit.left_end, ChangeClass.STATEMENT_REMOVED)
    return same_value(edit, left, right) or verdict_on_replaced(edit, left, right)
