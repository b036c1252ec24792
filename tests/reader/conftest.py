"""Articles written for the tests: a wire text about a ferry, two papers that took it over, and another event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FERRY_WIRE = """Ferry runs aground off Dunmore with 212 people on board

DUNMORE, March 4, 2024 (Reuters) - A passenger ferry ran aground on a sandbank near the harbour of Dunmore early on
Monday with 212 people on board, the coast guard said.

Three people were treated for bruises and nobody was missing, coast guard officer Nora Quill told reporters on the
quay. "The hull held and the pumps kept up with the water," she said.

The ferry, built in 1998, was on its way from Larkhaven when fog closed in. Investigators may look at whether its
radar was working, the transport ministry said.

Tugs pulled the vessel free at noon and brought it to the repair yard in Larkhaven, where divers will examine its
rudder on Tuesday.
"""

FERRY_HERALD = """Ferry runs aground off Dunmore with 221 people on board

DUNMORE, March 4, 2024 (Reuters) - A passenger ferry ran aground on a sandbank near the harbour of Dunmore early on
Monday with 221 people on board, the coast guard said.

Three people were treated for bruises and nobody was missing, coast guard officer Nora Quill claimed to reporters on
the quay. "The hull held and the pumps kept up with the water," she said.

The ferry, built in 1998, was on its way from Larkhaven when fog closed in. Investigators will look at whether its
radar was working, the transport ministry said.

Tugs pulled the vessel free at noon and brought it to the repair yard in Larkhaven, where divers will examine its
rudder on Tuesday.
"""

FERRY_SHORT = """Ferry stuck on sandbank near Dunmore

DUNMORE, March 4, 2024 (Reuters) - A passenger ferry ran aground on a sandbank near the harbour of Dunmore early on
Monday with 212 people on board, the coast guard said.

Three people were treated for bruises and nobody was missing, coast guard officer Nora Quill told reporters on the
quay. "The hull held and the pumps kept up with the water," she said.
"""

ORCHARD = """Frost ruins half of the apple blossom in the Vell valley

VELL, April 21, 2023 - Growers in the Vell valley expect to lose half of this year's apples after two nights of frost,
the orchard union said on Friday.

Candles and sprinklers saved the lower terraces, but above 400 metres almost every blossom turned brown, said Tomas
Arrel, who keeps nine hectares near the mill.

The union asked the province for 3.4 million crowns of aid and for loans without interest until the next harvest.
"""


def unwrapped(text: str) -> str:
    """Return ``text`` with one line a paragraph, as files from news desks have them."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n")) + "\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with three articles on one event and one on another."""
    folder = tmp_path / "news"
    folder.mkdir()
    texts = {"1-wire": FERRY_WIRE, "2-herald": FERRY_HERALD, "3-short": FERRY_SHORT, "4-orchard": ORCHARD}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(unwrapped(text), encoding="utf-8")
    return folder


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where the library of a test lies."""
    return tmp_path / "library" / "test.variorum"


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(library_path) as opened:
        yield opened


@pytest.fixture
def filled(library: Library, news: Path) -> Library:
    """A library that holds the articles of ``news``, grouped."""
    assert len(list(library.import_paths([news]))) == 4
    library.regroup()
    return library
