"""The lists of the review page: sessions, disagreements, rules of house style, and what has lost its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.comparison.class_names import class_name
from ui.dates import short_date
from ui.pieces import counted, one_line
from ui.tags.words import tag_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.base.ids import StoryId
    from reader.review.house_style import NoisePlace, StylePair, StyleProposal
    from reader.review.mark import Mark
    from reader.review.note import Note
    from reader.review.opinion import Disagreement
    from reader.review.session import SessionProgress
    from reader.store.rows import OrphanedMark


_MOST_PLACES = 8


class ReviewList(StrEnum):
    """The lists in the order of their keys."""

    SESSIONS = "sessions"
    DISAGREEMENTS = "disagreements"
    RULES = "rules"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that the review page shows; ``titles`` names the stories."""

    sessions: tuple[SessionProgress, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    proposals: tuple[StyleProposal, ...] = ()
    rules: tuple[StylePair, ...] = ()
    lost_marks: tuple[OrphanedMark, ...] = ()
    lost_notes: tuple[Note, ...] = ()
    lost_tags: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    titles: Mapping[StoryId, str] | None = None

    def title(self, story: StoryId) -> str:
        """Return what a story is called."""
        return (self.titles or {}).get(story, "")


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of a list: its cells, the words shown in full below the table, and what it stands for."""

    cells: tuple[str, ...]
    detail: str
    subject: object


def list_name(kind: ReviewList) -> str:
    """Return what a list is called."""
    return {
        ReviewList.SESSIONS: _tr("Sessions"),
        ReviewList.DISAGREEMENTS: _tr("Disagreements"),
        ReviewList.RULES: _tr("House style"),
        ReviewList.LOST: _tr("Without text"),
    }[kind]


def column_titles(kind: ReviewList) -> tuple[str, ...]:
    """Return the titles of the columns of a list; as many for every list."""
    return {
        ReviewList.SESSIONS: (_tr("Session"), _tr("Stories"), _tr("Changes decided"), _tr("Pace"), _tr("Last used")),
        ReviewList.DISAGREEMENTS: (_tr("Change"), _tr("Kind"), _tr("You"), _tr("They"), _tr("Who")),
        ReviewList.RULES: (_tr("Pair of words"), _tr("State"), _tr("Called noise"), _tr("Stories"), ""),
        ReviewList.LOST: (_tr("Words"), _tr("Verdict or kind"), _tr("Note"), _tr("When"), ""),
    }[kind]


def empty_words(kind: ReviewList) -> str:
    """Return what is said where a list has no line."""
    return {
        ReviewList.SESSIONS: _tr("No session yet. Press n for one made from the stories that the list shows."),
        ReviewList.DISAGREEMENTS: _tr("Nobody disagrees: merge the verdicts of another analyst to compare them."),
        ReviewList.RULES: _tr("No rule: a pair called noise five times in three stories is proposed here."),
        ReviewList.LOST: _tr("Every verdict and every note stands on its text."),
    }[kind]


def lines_of(kind: ReviewList, shelf: Shelf) -> tuple[ReviewLine, ...]:
    """Return the lines of a list; archived sessions stand last."""
    match kind:
        case ReviewList.SESSIONS:
            ordered = sorted(shelf.sessions, key=lambda one: one.session.is_archived)
            return tuple(_session(one, shelf) for one in ordered)
        case ReviewList.DISAGREEMENTS:
            return tuple(map(_disagreement, shelf.disagreements))
        case ReviewList.RULES:
            return (*(_proposal(one, shelf) for one in shelf.proposals), *map(_rule, shelf.rules))
        case ReviewList.LOST:
            marks, notes = map(_lost_mark, shelf.lost_marks), map(_lost_note, shelf.lost_notes)
            return (*marks, *notes, *map(_lost_tag, shelf.lost_tags))


def pace_words(pace: float | None) -> str:
    """Return a pace in words: ``4.2 a minute``, empty where there is none yet."""
    return "" if pace is None else _tr("{0} a minute").format(f"{pace:.1f}")


def _session(one: SessionProgress, shelf: Shelf) -> ReviewLine:
    name = one.session.name
    if one.session.is_archived:
        name = _tr("{0} (archived)").format(name)
    decided = f"{one.decided} / {one.total}" + (" +" if one.uncounted else "")
    cells = (
        name,
        f"{len(one.done)} / {len(one.stories)}",
        decided,
        pace_words(one.place.pace),
        short_date(one.place.used_utc[:10]) if one.place.used_utc else _tr("never"),
    )
    here = _tr("Goes on in “{0}”.").format(shelf.title(one.here)) if one.here is not None else ""
    words = (_tr("{0} story not counted yet."), _tr("{0} stories not counted yet."))
    open_ones = counted(one.uncounted, *words) if one.uncounted else ""
    return ReviewLine(cells, " ".join(part for part in (here, open_ones) if part), one)


def _disagreement(one: Disagreement) -> ReviewLine:
    words = _wording(one.left, one.right)
    cells = (words, _class(one.change_class), _verdict(one.own), _verdict(one.other), one.who)
    notes = [f"{who}: {mark.note}" for who, mark in ((_tr("You"), one.own), (one.who, one.other)) if mark.note]
    return ReviewLine(cells, "   ·   ".join([words, *notes]), one)


def _proposal(one: StyleProposal, shelf: Shelf) -> ReviewLine:
    cells = (_pair(one.pair), _tr("proposed"), str(len(one.places)), str(len(one.stories)), "")
    told = Counter(f"{shelf.title(place.story)}: {_place(place)}" for place in one.places)
    lines = [f"{words}  × {count}" if count > 1 else words for words, count in told.items()]
    if len(lines) > _MOST_PLACES:
        lines = [*lines[:_MOST_PLACES], _tr("and {0} more").format(len(lines) - _MOST_PLACES)]
    return ReviewLine(cells, "\n".join(lines), one)


def _rule(pair: StylePair) -> ReviewLine:
    return ReviewLine((_pair(pair), _tr("holds"), "", "", ""), _tr("Counts as house style in every story."), pair)


def _lost_mark(one: OrphanedMark) -> ReviewLine:
    words = _wording(one.left, one.right)
    when = short_date(one.mark.decided_utc[:10])
    return ReviewLine((words, _verdict(one.mark), one_line(one.mark.note), when, ""), words, one)


def _lost_note(note: Note) -> ReviewLine:
    kinds = {"row": _tr("row"), "span": _tr("words"), "article": _tr("article"), "story": _tr("story")}
    when = short_date(note.made_utc[:10])
    cells = (one_line(note.quoted), kinds[note.kind.value], one_line(note.text), when, "")
    return ReviewLine(cells, f"{one_line(note.quoted)}\n{note.text}", note)


def _lost_tag(tag: str) -> ReviewLine:
    detail = _tr("No article of the library carries this tag now; it comes back with its text.")
    return ReviewLine((tag_text(tag), _tr("tag"), "", "", ""), detail, tag)


def _place(place: NoisePlace) -> str:
    return _wording(place.left, place.right)


def _pair(pair: StylePair) -> str:
    return f"{one_line(pair.left)}  /  {one_line(pair.right)}"


def _wording(left: str, right: str) -> str:
    nothing = _tr("(nothing)")
    return f"{one_line(left) or nothing} → {one_line(right) or nothing}"


def _verdict(mark: Mark) -> str:
    if mark.verdict is None:
        return ""
    words = _tr(mark.verdict.value)
    return f"{words} ({mark.reason})" if mark.reason else words


def _class(name: str) -> str:
    from reader.comparison.change import ChangeClass  # noqa: PLC0415 - start-up time

    return class_name(ChangeClass(name)) if name in set(ChangeClass) else name


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
