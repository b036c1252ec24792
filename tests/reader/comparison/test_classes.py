from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.comparison.change import ChangeClass
from reader.comparison.diff import changes_between

LABELLED = Path(__file__).resolve().parents[2] / "data" / "changes.jsonl"
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "changes.md"


def found(left: str, right: str, language: str | None = None) -> list[tuple[str, str, str, str]]:
    return [(str(c.change_class), c.rule, c.left, c.right) for c in changes_between(left, right, language)]


CASES = [
    ("He sold 14 goats.", "He sold 12 goats.", "figure", "other-figure", "14", "12"),
    ("He sold about 14 goats.", "He sold 14 goats.", "figure", "qualifier-alone", "about", ""),
    ("He sold nearly 14 goats.", "He sold more than 14 goats.", "figure", "other-qualifier", "nearly", "more than"),
    ("He ran 50 miles.", "He ran 50 kilometres.", "figure", "other-figure", "50 miles", "50 kilometres"),
    ("It rained on Monday.", "It rained.", "date", "date-alone", "on Monday", ""),
    ("It rained for three days.", "It rained for two days.", "date", "other-date", "three days", "two days"),
    ("“A sad day,” he said.", "“A dark day,” he said.", "quotation", "words-in-marks", "sad", "dark"),
    (
        "He met the “rebels” there.",
        "He met the rebels there.",
        "quote_marks",
        "marks-put-or-taken",
        "“rebels”",
        "rebels",
    ),
    (
        "He called it “old and” sad.",
        "He called it “old and sad”.",
        "quote_marks",
        "marks-moved",
        "“old and” sad",
        "“old and sad”",
    ),
    ("The goat died, police said.", "The goat died.", "attribution", "source-alone", "police said", ""),
    ("He said that it rained.", "He claimed that it rained.", "attribution", "reporting-verb", "said", "claimed"),
    ("Police said it rained.", "Farmers said it rained.", "attribution", "other-source", "Police", "Farmers"),
    ("The goat will die.", "The goat may die.", "modality", "other-certainty", "will", "may"),
    ("The goat allegedly died.", "The goat died.", "modality", "hedge-alone", "allegedly", ""),
    ("The goat died.", "Did the goat die?", "modality", "question", "The goat died.", "Did the goat die?"),
    ("The goat was not sold.", "The goat was sold.", "negation", "negation-alone", "not", ""),
    ("Prices rose again.", "Prices fell again.", "negation", "opposite", "rose", "fell"),
    ("The deal is legal now.", "The deal is illegal now.", "negation", "opposite", "legal", "illegal"),
    ("It fell on the militants.", "It fell on the terrorists.", "name", "other-label", "militants", "terrorists"),
    ("He met Anna Berg there.", "He met Anna Borg there.", "name", "other-name", "Anna Berg", "Anna Borg"),
    ("He slept in Tarn again.", "He slept again.", "name", "place-alone", "in Tarn", ""),
    ("The armed rebels left.", "The rebels left.", "name", "label-adjective", "armed", ""),
    ("It rained. The dog barked.", "It rained.", "statement_removed", "sentence", "The dog barked.", ""),
    (
        "It rained.",
        "It rained, which pleased the farmers.",
        "statement_added",
        "clause",
        "",
        "which pleased the farmers",
    ),
    ("Moen, 34, left the house.", "Moen left the house.", "statement_removed", "age", "34", ""),
    ("In May, it rained.", "It rained in May.", "reordering", "moved-words", "In May", "in May"),
    (
        "It rained. A dog barked. He ran.",
        "A dog barked. He ran. It rained.",
        "reordering",
        "moved-sentence",
        "It rained.",
        "It rained.",
    ),
    ("He built a hut.", "He erected a hut.", "wording", "other-words", "built", "erected"),
    ("He also built a hut.", "He built a hut.", "wording", "filler", "also", ""),
    ("He saw twelve goats.", "He saw 12 goats.", "house_style", "same-amount", "twelve", "12"),
    ("It began at 3 p.m. there.", "It began at 15:00 there.", "house_style", "same-date", "3 p.m.", "15:00"),
    ("A new programme began.", "A new program began.", "house_style", "spelling", "programme", "program"),
    ("He wrote an email there.", "He wrote an e-mail there.", "house_style", "hyphen", "email", "e-mail"),
    ("It can't be sold.", "It cannot be sold.", "house_style", "contraction", "can't", "cannot"),
    (
        "The UN met there.",
        "The United Nations met there.",
        "house_style",
        "abbreviation-or-variant",
        "UN",
        "United Nations",
    ),
    (
        "The GHO met there.",
        "The Goat Health Office met there.",
        "house_style",
        "abbreviation",
        "GHO",
        "Goat Health Office",
    ),
    ("He ran 50 miles.", "He ran 80 kilometres.", "house_style", "converted-unit", "50 miles", "80 kilometres"),
    ("He met Mr Moen there.", "He met Moen there.", "house_style", "honorific", "Mr", ""),
    ("He met Anna Berg there.", "He met Berg there.", "house_style", "shorter-name", "Anna Berg", "Berg"),
    ("He saw any more goats.", "He saw anymore goats.", "house_style", "joined-or-split-word", "any more", "anymore"),
    ("He met Sergey there.", "He met Sergei there.", "house_style", "spelling", "Sergey", "Sergei"),
    ("It rained – hard – then.", "It rained — hard – then.", "typography", "dash", "–", "—"),
    ("It isn't sold.", "It isn’t sold.", "typography", "apostrophe", "isn't", "isn’t"),
    ("The Government left.", "The government left.", "typography", "case", "Government", "government"),
    ("The café burned.", "The cafe\u0301 burned.", "typography", "unicode-form", "café", "cafe\u0301"),
    ("The goat  died.", "The goat died.", "typography", "spaces", "  ", " "),
    ("He ate bread, ham and tea.", "He ate bread, ham, and tea.", "typography", "punctuation", "", ","),
    ("He said “a goat”.", "He said “a goat.”", "typography", "comma-and-marks", "”.", ".”"),
]


@pytest.mark.parametrize(("left", "right", "change_class", "rule", "one", "other"), CASES)
def test_each_rule_gives_its_class(left: str, right: str, change_class: str, rule: str, one: str, other: str) -> None:
    assert found(left, right, "en") == [(change_class, rule, one, other)]


def test_kinds_of_marks_are_two_changes_of_typography() -> None:
    assert found('It was "good" then.', "It was “good” then.") == [
        ("typography", "kind-of-marks", '"', "“"),
        ("typography", "kind-of-marks", '"', "”"),
    ]


def test_a_composite_replacement_is_cut_into_single_meanings() -> None:
    assert found("The mayor said at least 14 died.", "The mayor admitted 12 died.") == [
        ("attribution", "reporting-verb", "said", "admitted"),
        ("figure", "other-figure", "at least 14", "12"),
    ]


def test_what_a_heavy_word_does_inside_marks_is_quotation_but_figures_stay_figures() -> None:
    assert [c for c, *_ in found("“We may lose 14 goats,” he said.", "“We will lose 12 goats,” he said.")] == [
        "quotation",
        "figure",
    ]


def test_two_names_that_change_places_are_two_names() -> None:
    assert [c for c, *_ in found("Torv beat Holm there.", "Holm beat Torv there.")] == ["name", "name"]


def test_a_clause_is_one_statement_whatever_it_holds() -> None:
    assert found("The bus left.", "The bus left, although 14 militants had not paid on Monday.") == [
        ("statement_added", "clause", "", "although 14 militants had not paid on Monday")
    ]


@pytest.mark.parametrize(
    ("left", "right", "change_class"),
    [
        ("Le maire a accepté le projet.", "Le maire a rejeté le projet.", "negation"),
        ("Il est parti lundi.", "Il est parti mardi.", "date"),
        ("Die Rebellen zogen ab.", "Die Terroristen zogen ab.", "name"),
        ("Die Fabrik wird geschlossen.", "Die Fabrik wird nicht geschlossen.", "negation"),
        ("El alcalde dijo que llovía.", "El alcalde admitió que llovía.", "attribution"),
        ("El acuerdo podría fracasar.", "El acuerdo va a fracasar.", "modality"),
        ("Погибли 14 человек.", "Погибли 12 человек.", "figure"),
        ("Суд принял иск.", "Суд отклонил иск.", "negation"),
        ("قتل 14 شخصا.", "قتل 12 شخصا.", "figure"),
        ("وافق البرلمان على المشروع.", "رفض البرلمان المشروع.", "negation"),
    ],
)
def test_the_other_languages_have_their_rules(left: str, right: str, change_class: str) -> None:
    assert change_class in [c for c, *_ in found(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("The occupied islands froze.", "The islands froze.", ("name", "occupied", "")),
        ("Rain fell on the northern coast.", "Rain fell on the eastern coast.", ("name", "northern", "eastern")),
        ("China's fleet left.", "Norway's fleet left.", ("name", "China's", "Norway's")),
        ("Prices eased.", "Prices accelerated.", ("negation", "eased", "accelerated")),
        (
            "The goats fled, witnesses said.",
            "The goats fled, a fire service spokeswoman said.",
            ("attribution", "witnesses", "a fire service spokeswoman"),
        ),
        ("He called his brother.", "He called his cousin.", ("name", "brother", "cousin")),
        ("President Moen left.", "Mr. Moen left.", ("house_style", "President", "Mr.")),
        ("Цены упали в марте.", "Цены упали в мае.", ("date", "марте", "мае")),
        ("La polizia ha arrestato tre uomini.", "La polizia ha arrestato nove uomini.", ("figure", "tre", "nove")),
        ("وصل الوفد إلى مدينة سرمين.", "وصل الوفد إلى مدينة بنش.", ("name", "سرمين", "بنش")),
    ],
)
def test_a_heavy_change_is_no_wording(left: str, right: str, wanted: tuple[str, str, str]) -> None:
    assert [(one, before, after) for one, _, before, after in found(left, right)] == [wanted]


def test_too_large_a_text_is_one_visible_change() -> None:
    left, right = "a b c" * 90_000, "d e f" * 90_000
    assert [(c.rule, c.left_span.end) for c in changes_between(left, right)] == [("too-large-to-compare", len(left))]


def test_every_rule_given_is_documented() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert [rule for *_, rule, _, _ in CASES if f"`{rule}`" not in document] == []


def _spans(change: dict[str, Any]) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    left, right = (tuple(change[key]) for key in ("left_span", "right_span"))
    return (left if left[0] < left[1] else None, right if right[0] < right[1] else None)


def test_the_labelled_set_is_met() -> None:
    wanted = hits = right_class = total = lost = 0
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        changes = {
            (
                (c.left_span.start, c.left_span.end) if len(c.left_span) else None,
                (c.right_span.start, c.right_span.end) if len(c.right_span) else None,
            ): c.change_class
            for c in changes_between(row["left"], row["right"])
        }
        total += len(changes)
        for change in row["changes"]:
            wanted += 1
            given = changes.get(_spans(change))
            hits += given is not None
            right_class += given == change["class"]
            lost += ChangeClass(change["class"]).is_heavy and given in (
                ChangeClass.WORDING,
                ChangeClass.HOUSE_STYLE,
                ChangeClass.TYPOGRAPHY,
            )
    assert 2 * hits / (wanted + total) >= 0.95
    assert right_class / hits >= 0.95
    assert lost <= 3
