"""The heading of a column: outlet, relation to the base, date, words and whom the article credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from reader.articles.article import Precision
from reader.relations.relation import RelationKind

if TYPE_CHECKING:
    from reader.articles.article import Published
    from ui.comparison.view_state import ShownColumn

_KINDS = {
    RelationKind.COPY: "copy",
    RelationKind.LATER_TAKE: "later take",
    RelationKind.CUT: "cut",
    RelationKind.REWORDED: "reworded",
    RelationKind.TRANSLATED: "translated",
    RelationKind.OWN_REPORT: "own report",
}
_FORMATS = {
    Precision.MONTH: "MMMM yyyy",
    Precision.YEAR: "yyyy",
}


def relation_text(column: ShownColumn) -> str:
    """Return what the chip says: the kind of relation and how much of the article stands in the base."""
    if column.relation is None:
        return ""
    kind = _translated(_KINDS[column.relation])
    if column.relation is RelationKind.OWN_REPORT:
        return kind
    return _translated("{kind} {percent} %").format(kind=kind, percent=round(column.share * 100))


def published_text(published: Published | None, *, has_year: bool = True) -> str:
    """Return the date as exactly as it is known, in its own zone; a proposal says that it is one.

    Without ``has_year`` the year is left out of days and minutes.
    """
    if published is None:
        return _translated("undated")
    text = _date_text(published, has_year=has_year)
    return _translated("{date} (proposed)").format(date=text) if published.is_proposal else text


def words_text(words: int) -> str:
    """Return how long the article is."""
    return _translated("{number} words").format(number=QLocale().toString(words))


def credits_text(column: ShownColumn) -> str:
    """Return whom the article credits, or that it credits nobody."""
    if not column.credits:
        return _translated("no credit")
    return _translated("credits {names}").format(names=", ".join(column.credits))


def facts(column: ShownColumn, *, has_year: bool = True) -> tuple[str, ...]:
    """Return the facts under the name, most important first: for the base date and length, else date and credit."""
    date, words = published_text(column.published, has_year=has_year), words_text(column.words)
    return (date, words) if column.is_base and not column.credits else (date, credits_text(column), words)


def heading_lines(column: ShownColumn) -> tuple[str, ...]:
    """Return everything that the head of a column tells, for a tooltip or a screen reader."""
    mark = _translated("base") if column.is_base else relation_text(column)
    lines = (column.name, mark, column.headline, published_text(column.published), words_text(column.words))
    evidence = column.published.evidence if column.published and column.published.is_proposal else ""
    return tuple(line for line in (*lines, credits_text(column), evidence) if line)


def _date_text(published: Published, *, has_year: bool) -> str:
    date = QDate.fromString(_full_date(published.value), "yyyy-MM-dd")
    if not date.isValid():
        return published.value
    day = "d MMM yyyy" if has_year else "d MMM"
    text = QLocale().toString(date, _FORMATS.get(published.precision, day))
    if published.precision is not Precision.MINUTE:
        return text
    time = QTime.fromString(published.value[11:16], "HH:mm")
    return f"{text} {QLocale().toString(time, 'HH:mm')}"


def _full_date(value: str) -> str:
    return (value[:10] + "-01-01"[len(value[:10]) - 4 :])[:10] if len(value) >= 4 else value


def _translated(text: str) -> str:
    return QCoreApplication.translate("heading", text)
