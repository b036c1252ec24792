"""What the lines of the four ledgers say."""

from __future__ import annotations

from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.comparison.reporting import Stance
from reader.ledgers.attributions import AttributedRendering, AttributionEntry, PlainRendering
from reader.ledgers.figures import FigureEntry, FigureValue
from reader.ledgers.label import Label
from reader.ledgers.labels import LabelEntry
from reader.ledgers.quotations import How, QuotationEntry, Rendering
from ui.ledgers.entries import Ledgers
from ui.ledgers.entry import LedgerKind, LedgerPlace

ONE, TWO, THREE = ArticleId(1), ArticleId(2), ArticleId(3)
NAMES = {ONE: "Wire", TWO: "Coast Mirror", THREE: "Lake Post"}
NOWHERE = Span(0, 4)


def test_figure_is_told_in_its_own_words_once() -> None:
    value = FigureValue(ONE, 0, 14, "minimum", "at least 14 people")
    ledgers = Ledgers((), (FigureEntry("people", None, (value,), conflict=False),), {ONE: "Wire"})
    (entry,) = ledgers.entries(LedgerKind.FIGURES)
    assert [line.cells for line in entry.lines] == [("people", "at least 14 people", "Wire", "")]


def test_an_update_is_told_with_its_days() -> None:
    values = (
        FigureValue(ONE, 1, 12, None, "12 dead", as_of="Monday"),
        FigureValue(TWO, 4, 41, None, "41 dead", as_of="Wednesday"),
    )
    update = FigureEntry("dead", None, values, conflict=False, is_update=True)
    (entry,) = Ledgers((), (update,), NAMES).entries(LedgerKind.FIGURES)
    assert [line.cells[3] for line in entry.lines] == ["updated later · as of Monday", "as of Wednesday"]
    assert not entry.is_contested


def test_contested_entries_come_first() -> None:
    calm = FigureEntry("boats", None, (FigureValue(ONE, 0, 3, None, "3 boats"),), conflict=False)
    values = (FigureValue(ONE, 1, 2, None, "two men"), FigureValue(TWO, 4, 4, None, "four men"))
    entries = Ledgers((), (calm, FigureEntry("men", None, values, conflict=True)), NAMES).entries(LedgerKind.FIGURES)
    assert [entry.lines[0].cells[0] for entry in entries] == ["men", "boats"]
    assert [line.place for line in entries[0].lines] == [LedgerPlace(ONE, 1), LedgerPlace(TWO, 4)]


def test_equal_wordings_are_one_line_and_absent_outlets_another() -> None:
    renderings = tuple(Rendering(article, 0, "Nobody came", How.VERBATIM, NOWHERE) for article in (ONE, TWO))
    ledgers = Ledgers((QuotationEntry("Orla", "Nobody came", renderings, (THREE,)),), (), NAMES)
    (entry,) = ledgers.entries(LedgerKind.QUOTATIONS)
    assert [line.cells for line in entry.lines] == [
        ("Orla", "“Nobody came”", "Wire, Coast Mirror", "word for word"),
        ("", "", "Lake Post", "not quoted"),
    ]
    assert not entry.is_contested
    assert entry.lines[1].place is None


def test_words_without_marks_are_shown_without_them() -> None:
    renderings = (
        Rendering(ONE, 0, "Nobody came", How.VERBATIM, NOWHERE),
        Rendering(TWO, 0, "Nobody came", How.MARKS_DROPPED, NOWHERE),
    )
    (entry,) = Ledgers((QuotationEntry(None, "Nobody came", renderings, ()),), (), NAMES).entries(LedgerKind.QUOTATIONS)
    assert [line.cells[1] for line in entry.lines] == ["“Nobody came”", "Nobody came"]
    assert entry.is_contested


def test_attribution_names_who_drops_and_who_exchanges_the_source() -> None:
    def told(article: ArticleId, source: str) -> AttributedRendering:
        return AttributedRendering(article, 2, source, "said", Stance.PLAIN, f"It sank, {source} said.", NOWHERE)

    plain = (PlainRendering(THREE, 1, "It sank.", NOWHERE),)
    entry = AttributionEntry("It sank", (told(ONE, "police"), told(TWO, "a diver")), plain, (THREE,), (TWO,))
    (shown,) = Ledgers((), (), NAMES, (entry,)).entries(LedgerKind.ATTRIBUTIONS)
    assert [(line.cells[0], line.cells[2], line.cells[3]) for line in shown.lines] == [
        ("police", "Wire", "said"),
        ("a diver", "Coast Mirror", "said · another source"),
        ("–", "Lake Post", "no source named"),
    ]
    assert shown.is_contested


def test_label_is_shown_without_its_ending() -> None:
    labels = (
        Label(ONE, 0, "rebels", "the rebels fled", NOWHERE),
        Label(TWO, 3, "bandits'", "the bandits' leader", NOWHERE),
        Label(THREE, 3, "Ekland’s", "Ekland’s men", NOWHERE),
    )
    (entry,) = Ledgers((), (), NAMES, (), (LabelEntry("rebels", labels),)).entries(LedgerKind.LABELS)
    assert [line.cells[1] for line in entry.lines] == ["rebels", "bandits'", "Ekland"]


def test_all_articles_are_told_by_their_number_and_named_in_full_beside_it() -> None:
    renderings = tuple(Rendering(article, 0, "Nobody came", How.VERBATIM, NOWHERE) for article in NAMES)
    ledgers = Ledgers((QuotationEntry(None, "Nobody came", renderings, ()),), (), NAMES)
    (line,) = ledgers.entries(LedgerKind.QUOTATIONS)[0].lines
    assert line.cells[2] == "all 3"
    assert line.carriers == ("Wire", "Coast Mirror", "Lake Post")
