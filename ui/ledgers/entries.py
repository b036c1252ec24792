"""The entries of the ledgers: equal wordings are one line with all who carry it, contested entries come first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.ledgers.entry import LedgerEntry, LedgerKind, LedgerLine, LedgerPlace
from ui.pieces import one_line

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.ledgers.attributions import AttributionEntry
    from reader.ledgers.contradictions import ContradictionEntry
    from reader.ledgers.figures import FigureEntry, FigureValue
    from reader.ledgers.labels import LabelEntry
    from reader.ledgers.quotations import QuotationEntry, Rendering

_WAYS = {
    "verbatim": "word for word",
    "trimmed": "trimmed",
    "reworded": "reworded",
    "translated": "translated",
    "marks_dropped": "without the marks",
}
_KINDS = {
    "date_conflict": "date",
    "name_spelling": "spelling of a name",
    "acronym": "acronym",
    "figure_conflict": "figure",
    "quote_spacing": "space at the marks",
    "spacing": "space before a mark",
    "translated_date": "date as in a translation",
    "untranslated": "word left untranslated",
    "honorific": "honorific",
}
_DROPPED = "marks_dropped"
_ALTERED = frozenset({"reworded", "marks_dropped", "trimmed"})
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Ledgers:
    """What the page shows: all ledgers of a story or a storyline, and the outlet of each of the articles.

    ``has_storyline`` says that the story has others beside it in its storyline.
    """

    quotations: tuple[QuotationEntry, ...] = ()
    figures: tuple[FigureEntry, ...] = ()
    outlets: Mapping[ArticleId, str] | None = None
    attributions: tuple[AttributionEntry, ...] = ()
    labels: tuple[LabelEntry, ...] = ()
    contradictions: tuple[ContradictionEntry, ...] = ()
    has_storyline: bool = False

    def entries(self, kind: LedgerKind) -> tuple[LedgerEntry, ...]:
        """Return the entries of the ledger ``kind``, the contested ones first."""
        names = self.outlets or {}
        made = {
            LedgerKind.QUOTATIONS: lambda: [_quotation(one, names) for one in self.quotations],
            LedgerKind.FIGURES: lambda: [_figure(one, names) for one in self.figures],
            LedgerKind.ATTRIBUTIONS: lambda: [_attribution(one, names) for one in self.attributions],
            LedgerKind.LABELS: lambda: [_label(one, names) for one in self.labels],
            LedgerKind.CONTRADICTIONS: lambda: [_contradiction(one, names) for one in self.contradictions],
        }[kind]()
        return tuple(sorted(made, key=lambda entry: not entry.is_contested))


@dataclass(frozen=True, slots=True)
class _Wording:
    """One article's words for a line: equal ``key``s are one line."""

    key: Hashable
    article: ArticleId
    passage: int | None
    words: str
    how: str
    who: str = ""


def _quotation(entry: QuotationEntry, names: Mapping[ArticleId, str]) -> LedgerEntry:
    wordings = [
        _Wording((one_line(one.text), one.how), one.article, one.passage, _marked(one), _way(one.how))
        for one in entry.renderings
    ]
    lines = _lines(wordings, names, one_line(entry.speaker or ""))
    if entry.absent:
        lines.append(_without_words(entry.absent, names, _translated("not quoted")))
    return LedgerEntry(tuple(lines), any(one.how in _ALTERED for one in entry.renderings))


def _figure(entry: FigureEntry, names: Mapping[ArticleId, str]) -> LedgerEntry:
    wordings = [
        _Wording(
            (one_line(one.text), one.as_of),
            one.article,
            one.passage,
            one_line(one.text),
            " · ".join(part for part in (_verdict(entry) if place == 0 else "", _held(one)) if part),
        )
        for place, one in enumerate(entry.values)
    ]
    number = float(entry.values[0].value) if entry.values else None
    return LedgerEntry(tuple(_lines(wordings, names, _counted(entry))), entry.conflict, number)


def _verdict(entry: FigureEntry) -> str:
    if entry.conflict:
        return _translated("contradict each other")
    return _translated("updated later") if entry.is_update else ""


def _held(value: FigureValue) -> str:
    return "" if value.as_of is None else _translated("as of {0}").format(one_line(value.as_of))


def _attribution(entry: AttributionEntry, names: Mapping[ArticleId, str]) -> LedgerEntry:
    wordings = [
        _Wording(
            (one.source, one.verb),
            one.article,
            one.passage,
            one_line(one.text),
            _stance(one.verb, is_exchanged=one.article in entry.exchanged),
            one_line(one.source),
        )
        for one in entry.renderings
    ]
    for plain in entry.plain:
        is_dropped = plain.article in entry.dropped
        how = _translated("no source named") if is_dropped else _translated("as a fact; the source stands beside it")
        key = ("", is_dropped)
        wordings.append(_Wording(key, plain.article, plain.passage, one_line(plain.text), how, "–"))
    return LedgerEntry(tuple(_lines(wordings, names)), entry.is_contested)


def _label(entry: LabelEntry, names: Mapping[ArticleId, str]) -> LedgerEntry:
    wordings = [
        _Wording(one.words, one.article, one.passage, _bare(one.label), f"… {one_line(one.text)} …")
        for one in entry.labels
    ]
    return LedgerEntry(tuple(_lines(wordings, names, one_line(entry.thing))), is_contested=False)


def _contradiction(entry: ContradictionEntry, names: Mapping[ArticleId, str]) -> LedgerEntry:
    kind = _translated(_KINDS.get(entry.kind, entry.kind))
    wordings = [
        _Wording(place.span, place.article, place.passage, one_line(place.text), one_line(entry.message))
        for place in entry.places
    ]
    return LedgerEntry(tuple(_lines(wordings, names, kind)), not entry.is_cue)


def _lines(wordings: Iterable[_Wording], names: Mapping[ArticleId, str], opening: str = "") -> list[LedgerLine]:
    """Return a line for each different wording; ``opening`` stands in the first cell of the first one."""
    same: dict[Hashable, list[_Wording]] = {}
    for wording in wordings:
        same.setdefault(wording.key, []).append(wording)
    lines = []
    for place, group in enumerate(same.values()):
        first, articles = group[0], [one.article for one in group]
        carriers = _carriers(articles, names)
        who = first.who or (opening if place == 0 else "")
        cells = (who, first.words, _listed(articles, names), first.how)
        where = None if first.passage is None else LedgerPlace(first.article, first.passage)
        lines.append(LedgerLine(cells, carriers, where, place == 0, _is_everywhere(articles, names)))
    return lines


def _without_words(articles: Sequence[ArticleId], names: Mapping[ArticleId, str], why: str) -> LedgerLine:
    return LedgerLine(("", "", _listed(articles, names), why), _carriers(articles, names), None, is_first=False)


def _carriers(articles: Sequence[ArticleId], names: Mapping[ArticleId, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one_line(names.get(article, "")) for article in articles))


def _is_everywhere(articles: Sequence[ArticleId], names: Mapping[ArticleId, str]) -> bool:
    return len(names) > 2 and set(articles) == set(names)


def _listed(articles: Sequence[ArticleId], names: Mapping[ArticleId, str]) -> str:
    """Return the outlets of ``articles``; where there are several, those of all articles are told by their number."""
    if _is_everywhere(articles, names):
        return _translated("all {0}").format(len(names))
    return ", ".join(_carriers(articles, names))


def _counted(entry: FigureEntry) -> str:
    """Return what a figure counts, with its unit where that says more."""
    what, unit = one_line(entry.counts or ""), one_line(entry.unit or "")
    return what if not unit or unit in what else f"{what} ({unit})" if what else unit


def _marked(rendering: Rendering) -> str:
    """Return the words of a rendering, in quotation marks where the article has some."""
    words = one_line(rendering.text)
    return words if rendering.how == _DROPPED else f"“{words}”"


def _way(how: str) -> str:
    return _translated(_WAYS[how]) if how in _WAYS else how


def _stance(verb: str | None, *, is_exchanged: bool) -> str:
    exchanged = _translated("another source") if is_exchanged else ""
    return " · ".join(part for part in (one_line(verb or ""), exchanged) if part)


def _bare(label: str) -> str:
    """Return a label without the ending that says whose something is."""
    text = one_line(label)
    return next((text.removesuffix(ending) for ending in _POSSESSIVES if text.endswith(ending)), text)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ledgers", text)
