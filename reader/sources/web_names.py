"""What the elements of a page are called: their tag, classes, ids and roles, and whether a name sets them apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_NAMING = frozenset(("class", "id", "role", "itemprop"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST = 60
_MOST = 8
_CUT = re.compile(r"[-_]+")
_APART = frozenset(
    """nav navbar navigation menu footer disqus respond trending breadcrumb breadcrumbs cookie cookies consent banner
    modal popup share social sharing widgets promo promos advert advertisement sponsored login pagination pager outbrain
    taboola kommentare kommentar relacionadas relacionados mostread popular subscribe paywall search aside form button
    select option label textarea @hidden""".split()  # noqa: SIM905  # a list of fifty strings reads worse
)
_APART_STARTS = ("related", "comment", "recommend", "sidebar", "teaser", "newsletter")


def names_of(element: Any, tag: str) -> tuple[str, ...]:
    """Return the tag of an element and its names in lower case; ``@hidden`` is last where it is not shown."""
    given = element.items()
    if not given:
        return (tag,)
    names = [tag]
    is_hidden = False
    for attribute, value in given:
        if attribute in _NAMING:
            names += [name[:_LONGEST] for name in value.lower().split()[:_MOST]]
        elif attribute == "hidden" or (attribute == "style" and _HIDDEN_STYLE.search(value)):
            is_hidden = True
    return (*names, "@hidden") if is_hidden else tuple(names)


@lru_cache(maxsize=8192)
def sets_apart(names: tuple[str, ...]) -> bool:
    """Tell whether an element with these names is, by them, none of the page's text."""
    return any(part in _APART or part.startswith(_APART_STARTS) for name in names for part in _CUT.split(name))
