"""An export of Nexis (LexisNexis), old and new, in any wrapping -> a page for each document.

The old form opens each document with "3 of 10 DOCUMENTS" and names its fields in capitals; the new one closes each
with "End of Document". In both the date stands on a line of its own, under the source.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.sources.exports.document_lines import lines_of_document, raw_text
from reader.sources.exports.export_record import LINE, RIGHTS, export_parts
from reader.sources.news.record import Record
from reader.sources.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_Group = tuple[str, ...]
"""Lines without a blank one between them."""

_OLD_START = re.compile(r"^(?:Dokument |Document )?\d{1,5} (?:of|von|de|sur) (\d{1,5})(?: DOCUMENTS?| DOKUMENTEN?)?$")
_NEW_END = "End of Document"
_NEW_ENDS = frozenset((_NEW_END, "Ende des Dokuments", "Fin du document", "Fin del documento"))
_NEW_COUNT = re.compile(r"^(?:Documents|Dokumente|Documentos) ?\((\d{1,5})\)$")
_SEEN = re.compile(
    rb"\n[ \t]*\d{1,5} of \d{1,5} DOCUMENTS?\s|>\s*\d{1,5} of \d{1,5} DOCUMENTS?\s*<|End of Document|Fin du document"
)
_FIELD = re.compile(r"^([^\W\d_][^\W\d_’' -]{0,3}[\w’' -]{1,30}): ?(.*)$")
_DATE = re.compile(
    r"^(?:\w+, )?(?:\d{1,2}\.? (?:de )?)?[^\W\d_]{3,12}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:de )?(?:19|20)\d\d\b"
)
_LENGTH = ("length", "länge", "longueur", "extensión", "lengte")
_TITLE = ("headline", "title")
_BYLINE = ("byline", "author", "autor", "auteur")
_LANGUAGE = ("language", "sprache", "langue")
_DATELINE = ("dateline",)
_BODY = frozenset(("Body", "Full Text", "Text", "Corps", "Volltext"))
_TAIL = frozenset(
    ("load-date", "language", "publication-type", "graphic", "classification", "subject", "journal-code", "update",
     "sprache", "publikationsart", "document-type", "correction", "notes", "date de chargement", "update-date")
)  # fmt: skip
_CODES = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "dutch": "nl",
          "portuguese": "pt", "russian": "ru", "arabic": "ar", "englisch": "en", "deutsch": "de", "anglais": "en",
          "français": "fr", "französisch": "fr", "allemand": "de"}  # fmt: skip
_NEAR = 14
_LONGEST_HEAD = 160


def is_nexis(sample: Sample) -> bool:
    """Tell whether a file is an export of Nexis."""
    return _SEEN.search(raw_text(sample)) is not None


def nexis_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every document, and whether the export states another number of them."""
    lines = lines_of_document(source)
    starts = [(n, int(match.group(1))) for n, line in enumerate(lines) if (match := _OLD_START.match(line))]
    if starts:
        bounds = [n for n, _ in starts] + [len(lines)]
        documents: list[Sequence[str]] = [lines[a + 1 : b] for a, b in pairwise(bounds)]
        stated: int | None = Counter(count for _, count in starts).most_common(1)[0][0]
    else:
        documents = list(_new_documents(lines))
        stated = next((int(match.group(1)) for line in lines if (match := _NEW_COUNT.match(line))), None)
    records = [record for document in documents if (record := _record(_groups(document))) is not None]
    return export_parts(records, "Nexis export", stated)


def _new_documents(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    for number, line in enumerate(lines):
        if line in _NEW_ENDS:
            yield lines[start:number]
            start = number + 1


def _groups(lines: Sequence[str]) -> list[_Group]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [tuple(group) for group in groups if group]


@dataclass(slots=True)
class _Sorted:
    """The groups of a document below its date line, sorted by what they are, while they are read."""

    fields: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    above: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    is_body: bool = False

    def take(self, group: _Group) -> None:
        """Put a group where it belongs; the body begins behind the length, or where a line says so."""
        text = " ".join(group)
        match = _FIELD.match(group[0])
        name = match.group(1).casefold() if match else ""
        if text in _BODY:
            self.is_body = True
        elif match and (name in _TAIL or (not self.body and _is_field_name(match.group(1), text))):
            self.fields.setdefault(name, " ".join([match.group(2), *group[1:]]))
            self._round().append(Paragraph(text, LINE))
            self.is_body = self.is_body or name in _LENGTH
        elif text.startswith(("Copyright", "©", "All Rights Reserved")):
            self._round().append(Paragraph(text, RIGHTS))
        elif self.is_body:
            self.body.append(Paragraph(text))
        else:
            self.titles.append(text)

    def _round(self) -> list[Paragraph]:
        return self.body or self.above

    def first(self, names: Sequence[str]) -> str:
        """Return the first of the fields that says something, empty where none does."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")


def _record(groups: list[_Group]) -> Record | None:
    """Return what a document states, None when there is no date line in it as every one has."""
    lines = [line for group in groups for line in group]
    dated = _date_line(lines)
    if dated is None:
        return None
    found = _Sorted()
    editions, rest = _below_date(groups, dated)
    for group in rest:
        found.take(group)
    source, title = _source_and_title(lines[:dated], found)
    author = found.first(_BYLINE).removeprefix("BY ").removeprefix("By ")
    return Record(
        title=title,
        above=tuple(Paragraph(line, LINE) for line in (source, lines[dated], *editions)) + tuple(found.above),
        paragraphs=tuple(found.body),
        published=lines[dated],
        outlet=re.sub(r"(?<=\S)\(", " (", source),
        authors=(author,) if author else (),
        language=_CODES.get(found.first(_LANGUAGE).split(";")[0].casefold(), ""),
    )


def _date_line(lines: Sequence[str]) -> int | None:
    """Return the number of the first line that is a date and has a field of the database below it."""
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_HEAD and _DATE.match(line):
            below = lines[number + 1 : number + _NEAR]
            if any(_FIELD.match(other) or other in _BODY or other.startswith("Copyright") for other in below):
                return number
    return None


def _below_date(groups: Sequence[_Group], dated: int) -> tuple[_Group, list[_Group]]:
    """Return the lines that name the edition, right below the date line, and the groups behind them.

    Fields that follow each other without a blank line are groups of their own.
    """
    editions: _Group = ()
    parted: list[_Group] = []
    passed = 0
    for group in groups:
        kept = group[max(0, dated + 1 - passed) :]
        is_dated = passed <= dated < passed + len(group)
        passed += len(group)
        cuts = [n for n, one in enumerate(kept) if n and _is_cut(one, kept[n - 1])]
        pieces = [kept[start:end] for start, end in zip([0, *cuts], [*cuts, len(kept)], strict=True) if kept[start:end]]
        if is_dated and pieces and not _is_cut(pieces[0][0], ""):
            editions = pieces.pop(0)
        parted += pieces
    return editions, parted


def _is_cut(line: str, before: str) -> bool:
    match = _FIELD.match(line)
    is_field = match is not None and _is_field_name(match.group(1), line)
    return is_field or line in _BODY or before in _BODY or line.startswith("Copyright ")


def _is_field_name(name: str, text: str) -> bool:
    known = name.casefold() in {*_LENGTH, *_TITLE, *_BYLINE, *_LANGUAGE, *_DATELINE, *_TAIL, "section", "highlight"}
    return known or (name.isupper() and len(text) < 4 * _LONGEST_HEAD)


def _source_and_title(head: Sequence[str], found: _Sorted) -> tuple[str, str]:
    """Return who printed a document and its title, which stands under the date (old) or over the source (new)."""
    source = head[-1] if head else ""
    stated = found.first(_TITLE) or next(iter(found.titles), "")
    over = head[-2] if len(head) > 1 else ""
    return source, stated if stated and len(stated) < 4 * _LONGEST_HEAD else over
