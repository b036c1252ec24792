"""What the list of stories is filled with, as it is read from the library off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.ids import StoryId
from reader.store.query import FilterName
from reader.store.story_list import EMPTY, NO_HOMES, StoryOrder

if TYPE_CHECKING:
    from reader.library import Library
    from reader.store.rows import StoryRow
    from reader.store.story_list import Homes, StoryList

LONG_LIST = 250
"""Up to so many stories are read at once and are as high as their titles ask for; longer lists are read in parts."""
_AROUND = 40


@dataclass(frozen=True, slots=True)
class ListWish:
    """Which stories are to be listed, in the language of the search, and in which order."""

    query: str = ""
    order: StoryOrder = StoryOrder.LATEST

    @property
    def is_all(self) -> bool:
        """Whether it asks for what every library shows at first: all stories, the latest first."""
        return self == ListWish()

    @property
    def hangs_on_verdicts(self) -> bool:
        """Whether a verdict may change what is listed."""
        return self.order is StoryOrder.UNDECIDED or f"{FilterName.IS.value}:" in self.query.casefold()


@dataclass(frozen=True, slots=True)
class Listing:
    """The ``whole`` library as ids, those ``shown``, where every article stands, and the first rows to be seen."""

    whole: StoryList = EMPTY
    shown: StoryList = EMPTY
    homes: Homes = NO_HOMES
    rows: tuple[StoryRow, ...] = ()
    wish: ListWish = ListWish()


def read_listing(library: Library, wish: ListWish, near: StoryId | None, known: Listing | None = None) -> Listing:
    """Return the list with the rows at its beginning and round the story ``near``, or all rows of a short one.

    Where the library is as it was for the listing ``known`` only what is shown is read anew.
    """
    whole = library.story_list() if known is None else known.whole
    shown = whole if wish.is_all else library.story_list(wish.query, wish.order)
    if len(shown.ids) <= LONG_LIST:
        places = range(len(shown.ids))
    else:
        here = shown.place_of(near) or 0
        places = range(max(0, here - _AROUND), min(len(shown.ids), here + _AROUND))
    rows = library.stories([StoryId(shown.ids[place]) for place in places])
    return Listing(whole, shown, library.homes() if known is None else known.homes, rows, wish)
