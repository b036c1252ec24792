"""Hand decisions about stories in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.relations.grouping import Scope
from ui.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.hand_decision import HandDecision


def decision_title(decision: HandDecision) -> str:
    """Return what was decided and when, in one line."""
    kinds = {(one.scope, one.is_together) for one in decision.constraints}
    if (Scope.STORYLINE, True) in kinds:
        text = _tr("Put into one storyline by you on {0}")
    elif (Scope.STORYLINE, False) in kinds:
        text = _tr("Taken out of a storyline by you on {0}")
    elif (Scope.STORY, True) not in kinds:
        text = _tr("Kept apart by you on {0}")
    elif (Scope.STORY, False) in kinds:
        text = _tr("Split out by you on {0}")
    else:
        text = _tr("Put into one story by you on {0}")
    return text.format(short_date(decision.made_utc))


def decision_lines(decision: HandDecision, name: Callable[[ArticleId], str]) -> list[str]:
    """Return who was put together and who was kept apart, a line each."""
    lines = []
    for scope in Scope:
        left = {end for one in decision.constraints if one.scope is scope for end in (one.a, one.b)}
        while left:
            first = min(left)
            whole = (first, *decision.others(first, is_together=True, scope=scope))
            apart = decision.others(first, is_together=False, scope=scope)
            left -= {*whole, *apart}
            if len(whole) > 1:
                lines.append(_tr("Together: {0}").format(_names(whole, name)))
            if apart:
                lines.append(_tr("Apart: {0} | {1}").format(_names(whole, name), _names(apart, name)))
    return lines


def placed_line(decisions: Sequence[HandDecision], article: ArticleId) -> str:
    """Return when a person put ``article`` into its story, empty where nobody did."""
    found = [one for one in decisions if one.with_article(article, is_together=True)]
    return _tr("Put here by you on {0}").format(short_date(found[-1].made_utc)) if found else ""


def _names(articles: Sequence[ArticleId], name: Callable[[ArticleId], str]) -> str:
    return ", ".join(name(one) for one in articles)


def _tr(text: str) -> str:
    return QCoreApplication.translate("decisions", text)
