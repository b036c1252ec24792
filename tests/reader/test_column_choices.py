"""What a person says of the columns of a table is kept and holds for every table with the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import SourceError
from reader.library import Library
from reader.sources.tables.columns import chosen_columns, header_key
from reader.sources.tables.header import header_of
from reader.sources.tables.kept_choices import chosen_also, chosen_before
from reader.store.rows import ImportStatus

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Fog held the ferry for three hours on Monday morning, the harbour office of Varn said in a note, and nobody could"
    " say why the radar of the ship had been out for a week before that day."
)
TABLE = f"Zeile;Kopf;Rumpf;Tag\n1;Fog;{TEXT};2024-05-06\n"
COLUMNS = {"title": "Kopf", "text": "Rumpf", "published": "Tag"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_table_of_unknown_columns_is_read_once_they_are_named(library: Library, table: Path) -> None:
    (failed,) = library.import_paths([table])
    assert failed.status is ImportStatus.FAILED
    header = header_of(table, library.column_choices())
    assert header.names == ("Zeile", "Kopf", "Rumpf", "Tag")
    assert header.examples[1] == ("Fog",)
    library.choose_columns(header.names, COLUMNS)
    (read,) = library.import_paths([table])
    assert read.status is ImportStatus.NEW
    (row,) = library.articles()
    assert (row.title, row.published) == ("Fog", "2024-05-06")


def test_choice_outlives_the_library_and_holds_for_the_same_columns_in_any_order(tmp_path: Path, table: Path) -> None:
    path = tmp_path / "l.variorum"
    with Library.open(path) as first:
        first.choose_columns(["Zeile", "Kopf", "Rumpf", "Tag"], COLUMNS)
    other = tmp_path / "other.csv"
    other.write_text(f"Tag;Rumpf;Kopf;Zeile\n2024-05-07;{TEXT} It is back.;Late;1\n", "utf-8")
    with Library.open(path) as again:
        assert [result.status for result in again.import_paths([table, other])] == [ImportStatus.NEW] * 2


def test_later_choice_replaces_the_earlier_one() -> None:
    kept = chosen_before(chosen_also((), ["a", "B b"], {"title": "a"}))
    kept = chosen_before(chosen_also(kept, ["b_b", "A"], {"title": "B b"}))
    assert kept == ((header_key(["a", "B b"]), (("title", "B b"),)),)
    assert chosen_columns(["a", "B b"], kept) == {"title": "B b"}


@pytest.mark.parametrize("kept", [None, "", "[]", "[1]", '{"a": 3}', "nonsense"])
def test_what_is_no_choice_of_ours_chooses_nothing(kept: str | None) -> None:
    assert chosen_before(kept) == ()


def test_list_of_objects_is_read_by_chosen_keys(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text('{"hits": [{"kopf": "Fog", "rumpf": "Fog held the ferry for three hours."}]}', "utf-8")
    (failed,) = library.import_paths([path])
    assert failed.status is ImportStatus.FAILED
    header = header_of(path, ())
    assert header.names == ("kopf", "rumpf")
    library.choose_columns(header.names, {"title": "kopf", "text": "rumpf"})
    assert [result.status for result in library.import_paths([path])] != [ImportStatus.FAILED]


def test_what_is_no_table_has_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Just words.", "utf-8")
    with pytest.raises(SourceError, match="no table"):
        header_of(path, ())
