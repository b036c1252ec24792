"""A timeline as a sheet: a column for each event, a line for each outlet, and lines for the threads below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.base.text import folded_space
from ui.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.base.ids import ArticleId, StoryId
    from reader.ledgers.threads import Thread
    from reader.store.rows import ArticleRow, StoryRow

_DAYS_A_WEEK, _DAYS_A_MONTH, _DAYS_A_YEAR = 7, 30.44, 365.25
_FEW_DAYS, _FEW_WEEKS, _FEW_MONTHS = 14, 9, 24
_SEPARATOR = " · "


class LineKind(StrEnum):
    """What a line of the sheet tells."""

    HEADING = "heading"
    OUTLET = "outlet"
    QUOTATION = "quotation"
    FIGURE = "figure"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Spot:
    """An article, and its passage, that a mark of the sheet stands for; ``is_dated`` says that its day is known."""

    article: ArticleId
    passage: int | None
    text: str
    is_dated: bool = True


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A line: its title, and for each event the spots in it."""

    kind: LineKind
    title: str
    cells: tuple[tuple[Spot, ...], ...] = ()

    def text(self, column: int) -> str:
        """Return what the cell of event ``column`` says, each thing once."""
        return _SEPARATOR.join(dict.fromkeys(spot.text for spot in self.cells[column])) if self.cells else ""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A column: a story, its day in words, and how long after the event before it."""

    story: StoryId
    title: str
    when: str
    gap: str


@dataclass(frozen=True, slots=True)
class TimelineSheet:
    """The whole timeline of a storyline; empty where a story belongs to none."""

    title: str = ""
    events: tuple[TimelineEvent, ...] = ()
    lines: tuple[TimelineLine, ...] = ()


def timeline_sheet(
    stories: Sequence[StoryRow],
    articles: Mapping[ArticleId, ArticleRow],
    threads: Sequence[Thread],
    guessed: Collection[ArticleId] = (),
) -> TimelineSheet:
    """Return the sheet of the stories of one storyline; ``guessed`` are articles whose day is only proposed.

    An event without a known day stands where the days proposed for its articles put it; without any, last.
    """
    days = {row.id: row.first or _proposed_day(row, articles) for row in stories}
    ordered = sorted(stories, key=lambda row: (days[row.id] is None, days[row.id] or "", row.title))
    if not ordered:
        return TimelineSheet()
    lines = [
        *_outlet_lines(ordered, articles, guessed),
        *_thread_lines(ordered, articles, threads, LineKind.QUOTATION, _tr("Phrases that recur")),
        *_thread_lines(ordered, articles, threads, LineKind.FIGURE, _tr("Things counted again")),
        *_thread_lines(ordered, articles, threads, LineKind.LABEL, _tr("What people and groups are called")),
    ]
    return TimelineSheet(ordered[0].storyline_title or "", tuple(_events(ordered, days)), tuple(lines))


def _proposed_day(row: StoryRow, articles: Mapping[ArticleId, ArticleRow]) -> str | None:
    days = [articles[one].published for one in row.articles if one in articles]
    return min((day for day in days if day is not None), default=None)


def _events(ordered: Sequence[StoryRow], days: Mapping[StoryId, str | None]) -> list[TimelineEvent]:
    events = []
    before: str | None = None
    for row in ordered:
        day = days[row.id]
        when = short_date(row.first) if row.first else _tr("undated")
        if day is not None and row.first is None:
            when = _tr("perhaps {0}").format(short_date(day))
        events.append(TimelineEvent(row.id, row.title, when, _gap(before, row.first)))
        before = row.last or row.first
    return events


def _gap(before: str | None, after: str | None) -> str:
    """Return how long after ``before`` an event was, in the unit a person would take; empty where that is not known."""
    one, other = _day(before), _day(after)
    if one is None or other is None or other <= one:
        return ""
    days = (other - one).days
    if days <= _FEW_DAYS:
        return _tr("{0} days later").format(days) if days > 1 else _tr("a day later")
    if days <= _FEW_WEEKS * _DAYS_A_WEEK:
        return _tr("{0} weeks later").format(round(days / _DAYS_A_WEEK))
    if days <= _FEW_MONTHS * _DAYS_A_MONTH:
        return _tr("{0} months later").format(round(days / _DAYS_A_MONTH))
    return _tr("{0} years later").format(round(days / _DAYS_A_YEAR))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _outlet_lines(
    ordered: Sequence[StoryRow], articles: Mapping[ArticleId, ArticleRow], guessed: Collection[ArticleId]
) -> list[TimelineLine]:
    told: dict[str, list[list[Spot]]] = {}
    for column, row in enumerate(ordered):
        for one in (articles[article] for article in row.articles if article in articles):
            cells = told.setdefault(folded_space(one.name), [[] for _ in ordered])
            is_dated = one.published is not None and one.id not in guessed
            when = short_date(one.published) if one.published else _tr("undated")
            cells[column].append(Spot(one.id, None, when, is_dated))
    if not told:
        return []
    by_events = sorted(told.items(), key=lambda item: (-sum(map(bool, item[1])), item[0].casefold()))
    lines = [TimelineLine(LineKind.OUTLET, name, tuple(map(tuple, cells))) for name, cells in by_events]
    return [TimelineLine(LineKind.HEADING, _tr("Who told of it")), *lines]


def _thread_lines(
    ordered: Sequence[StoryRow],
    articles: Mapping[ArticleId, ArticleRow],
    threads: Sequence[Thread],
    kind: LineKind,
    heading: str,
) -> list[TimelineLine]:
    columns = {row.id: column for column, row in enumerate(ordered)}
    lines = []
    for thread in threads:
        if thread.kind.value != kind.value:
            continue
        cells: list[list[Spot]] = [[] for _ in ordered]
        for place in thread.places:
            if place.story in columns and place.article in articles:
                cells[columns[place.story]].append(Spot(place.article, place.passage, place.text))
        title = f"{thread.title} ({thread.speaker})" if thread.speaker else thread.title
        lines.append(TimelineLine(kind, title, tuple(map(tuple, cells))))
    return [TimelineLine(LineKind.HEADING, heading), *lines] if lines else []


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
