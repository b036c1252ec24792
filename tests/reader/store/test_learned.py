"""Furniture learned from an outlet: proposed, accepted as one step, applied to later imports, undone, or let be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.articles.block import Role
from reader.articles.repeated import REPEATED_IN_OUTLET
from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JOIN = "Join {0} readers of the Courier on our channel, it costs you nothing."
TEXTS = (
    "The mill on the Orr will close in May, its owner said on Tuesday, and 40 people lose their work.",
    "Frost took half of the apple blossom in the Vell valley, growers told the market board on Friday.",
    "A ferry with 212 people on board ran aground near Dunmore early on Monday, the coast guard said.",
    "The council of Larkhaven wants a second bridge and will vote on its price after the summer break.",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.variorum") as made:
        yield made


def bring(library: Library, tmp_path: Path, numbers: range, outlet: str = "Courier") -> None:
    bulk = tmp_path / f"{outlet}-{numbers.start}.jsonl"
    records = [
        {"id": f"{outlet}{n}", "outlet": outlet, "text": f"{TEXTS[n]}\n\n{JOIN.format(n)}\n\n{TEXTS[n]} Again."}
        for n in numbers
    ]
    bulk.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    results = list(library.import_paths([bulk]))
    assert all(result.error is None for result in results)
    library.regroup()


def rules(library: Library) -> list[list[str]]:
    """Return for each article the rules of its blocks that hold the line."""
    articles = [library.article(row.id).article for row in library.articles()]
    return [[block.rule for block in one.blocks if block.text.startswith("Join")] for one in articles]


def test_a_line_is_proposed_in_three_articles_and_not_before(library: Library, tmp_path: Path) -> None:
    bring(library, tmp_path, range(2))
    first = library.articles()[0].id
    assert library.repeated_furniture(first) == ()
    bring(library, tmp_path, range(3), "Herald")
    assert library.repeated_furniture(first) == (), "what another outlet prints says nothing"
    bring(library, tmp_path, range(2, 3))
    (line,) = library.repeated_furniture(first)
    assert line.text == JOIN.format(0)
    assert len(line.articles) == 3


def test_an_accepted_proposal_holds_for_later_imports_and_is_undone_as_one_step(
    library: Library, tmp_path: Path
) -> None:
    bring(library, tmp_path, range(3))
    first = library.articles()[0].id
    before = rules(library)
    changes = library.leave_out_repeated(first, library.repeated_furniture(first))
    assert changes.undo == "Leave out 1 line of Courier"
    assert len(changes.articles) == 3
    assert library.repeated_furniture(first) == ()
    bring(library, tmp_path, range(3, 4))
    assert rules(library) == [[REPEATED_IN_OUTLET]] * 4
    assert all("Join" not in library.article(row.id).article.passage_text for row in library.articles())
    assert library.check().is_sound
    library.undo()  # the import
    library.undo()
    assert rules(library) == before
    library.redo()
    assert rules(library) == [[REPEATED_IN_OUTLET]] * 3


def test_one_block_can_be_brought_back_in_spite_of_the_proposal(library: Library, tmp_path: Path) -> None:
    bring(library, tmp_path, range(3))
    first = library.articles()[0].id
    library.leave_out_repeated(first, library.repeated_furniture(first))
    blocks = library.article(first).article.blocks
    library.flip_block(first, next(i for i, block in enumerate(blocks) if block.text.startswith("Join")))
    assert rules(library) == [["by hand"], [REPEATED_IN_OUTLET], [REPEATED_IN_OUTLET]]
    assert next(b.role for b in library.article(first).article.blocks if b.text.startswith("Join")) is Role.BODY


def test_what_was_declined_is_not_proposed_again(library: Library, tmp_path: Path) -> None:
    bring(library, tmp_path, range(3))
    first = library.articles()[0].id
    before = library.undo_name()
    library.let_repeated_be(first, library.repeated_furniture(first))
    assert library.repeated_furniture(first) == ()
    assert library.repeated_furniture(library.articles()[1].id) == ()
    assert library.undo_name() == before
    assert rules(library) == [["record-text"]] * 3


def test_an_article_without_outlet_has_no_proposal(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Mill closes\n\n{TEXTS[0]} {TEXTS[0]} {TEXTS[1]}", encoding="utf-8")
    list(library.import_paths([tmp_path / "a.txt"]))
    assert library.repeated_furniture(library.articles()[0].id) == ()
