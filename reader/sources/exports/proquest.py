"""An export of ProQuest (text) -> a page for each document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.sources.exports.document_lines import lines_of_document, raw_text
from reader.sources.exports.export_record import LINE, export_parts
from reader.sources.news.record import Record
from reader.sources.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_LABELS = (
    "Title", "Author", "Publication title", "Publication date", "Publication year", "Full text", "Abstract", "Pages",
    "Section", "Publisher", "Place of publication", "Country of publication", "ISSN", "Source type", "Document type",
    "Language of publication", "Document URL", "ProQuest document ID", "Copyright", "Last updated", "Database",
    "Subject", "Location", "People", "Company / organization", "Links", "Publication info", "First page", "Volume",
    "Issue", "Publication subject", "Dateline", "Identifier / keyword", "Number of pages", "Year", "Classification",
)  # fmt: skip
_LABEL = re.compile(rf"^({'|'.join(re.escape(label) for label in _LABELS)}): ?(.*)$")
_OF = re.compile(r"^Document \d{1,5} of (\d{1,5})$")
_RULE = re.compile(r"^[_=]{20,}$")


def is_proquest(sample: Sample) -> bool:
    """Tell whether a file is an export of ProQuest."""
    raw = raw_text(sample)
    return b"ProQuest document ID" in raw and b"Publication title:" in raw and b"Title:" in raw


def proquest_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every document, and whether the export states another number of them."""
    lines = lines_of_document(source)
    stated = next((int(match.group(1)) for line in lines if (match := _OF.match(line))), None)
    records = [record for document in _documents(lines) if (record := _record(document)) is not None]
    return export_parts(records, "ProQuest export", stated)


def _documents(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    bounds = [n for n, line in enumerate(lines) if _RULE.match(line)]
    for start, end in zip([-1, *bounds], [*bounds, len(lines)], strict=True):
        yield lines[start + 1 : end]


def _record(lines: Sequence[str]) -> Record | None:
    fields: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        match = _LABEL.match(line)
        if match and match.group(1) not in fields:
            label = match.group(1)
            fields[label] = [match.group(2)]
        elif label:
            fields[label].append(line)

    def value(*names: str) -> str:
        return next((text for name in names if (text := " ".join(filter(None, fields.get(name, ()))))), "")

    if not value("Title") or not value("Publication title", "Publication info"):
        return None
    body = "\n".join(fields.get("Full text") or fields.get("Abstract") or ())
    rest = [f"{name}: {value(name)}" for name in fields if name not in ("Title", "Full text")]
    return Record(
        title=value("Title"),
        paragraphs=(
            *(Paragraph(" ".join(piece.split())) for piece in re.split(r"\n\s*\n", body)),
            *(Paragraph(line, LINE) for line in rest),
        ),
        published=value("Publication date", "Publication year"),
        outlet=value("Publication title", "Publication info").split(";")[0],
        authors=tuple(name.strip() for name in value("Author").rstrip(".").split(";") if name.strip()),
        url=value("Document URL"),
        language=value("Language of publication")[:2].lower(),
    )
