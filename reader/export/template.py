"""Templates: what goes into a report, chosen by name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.base.errors import ExportError
from reader.comparison.change import ChangeClass
from reader.review.mark import Verdict

_ALL_CLASSES = frozenset(ChangeClass)
_PLAIN_CLASSES = frozenset(kind for kind in ChangeClass if not kind.is_trivial)
_FIGURES_AND_QUOTATIONS = frozenset(
    {ChangeClass.FIGURE, ChangeClass.DATE, ChangeClass.QUOTATION, ChangeClass.QUOTE_MARKS}
)


@dataclass(frozen=True, slots=True)
class Template:
    """What goes into a report. ``verdicts`` stand in the order in which they are told, None for the undecided.

    A finding is told when its verdict is one of ``verdicts`` and its class one of ``classes``; one that a person
    decided on is told whatever its class where ``tells_decided`` holds. ``has_ledgers`` adds quotations that several
    sources carry and figures in conflict, ``has_appendix`` what was ignored.
    """

    name: str
    title: str
    verdicts: tuple[Verdict | None, ...]
    classes: frozenset[ChangeClass]
    tells_decided: bool
    has_ledgers: bool
    has_appendix: bool = True


TEMPLATES: tuple[Template, ...] = (
    Template("findings", "All findings", (Verdict.MATTERS, Verdict.UNSURE, None), _PLAIN_CLASSES, True, True),
    Template("matters", "Findings that matter", (Verdict.MATTERS,), _ALL_CLASSES, True, False),
    Template(
        "everything",
        "Everything, trivial differences and noise too",
        (Verdict.MATTERS, Verdict.UNSURE, None, Verdict.NOISE),
        _ALL_CLASSES,
        True,
        True,
    ),
    Template(
        "figures-and-quotations",
        "Figures and quotations only",
        (Verdict.MATTERS, Verdict.UNSURE, None),
        _FIGURES_AND_QUOTATIONS,
        False,
        True,
    ),
)
"""The templates in the order in which they are offered; the first is taken where none is named."""


def template_named(name: str | None = None, *, has_appendix: bool = True) -> Template:
    """Return the template of that name, the first one for None; ExportError where there is none of that name."""
    found = next((one for one in TEMPLATES if name in (None, one.name)), None)
    if found is None:
        known = ", ".join(one.name for one in TEMPLATES)
        raise ExportError(f"There is no template “{name}” for a report; there are {known}.", subject=name)
    return replace(found, has_appendix=has_appendix)
