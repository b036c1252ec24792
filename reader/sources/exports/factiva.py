"""An export of Factiva: XML, or lines behind two-letter codes (HD, BY, PD, SN ...) in any wrapping -> pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.sources.exports.document_lines import lines_of_document, raw_text
from reader.sources.exports.export_record import LINE, export_parts
from reader.sources.news.elements import all_named, attribute, said
from reader.sources.news.record import Record
from reader.sources.news.root_name import root_name
from reader.sources.paragraph import Paragraph
from reader.sources.safe_xml import local_name, safe_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_ROOTS = frozenset(("ppsresponse", "ppsarticleresponse", "ppsarticleresultset"))
_CODES = "AN ART BY CLM CO CR CX CY DLN ED ET HD HL IN IPC IPD LA LP NS PD PG PUB RE RF SC SE SN TD VOL WC".split()  # noqa: SIM905
_CODED = re.compile(rf"^({'|'.join(_CODES)})(?:\s+(\S.*))?$")
_RAW = re.compile(rb"(?:^|[\n>])\s*HD(?:\s|&nbsp;|<)(?:.|\n){1,4000}?(?:^|[\n>])\s*(?:PD|SN)(?:\s|&nbsp;|<)")
_RAW_MARKS = (b"LP", b"TD", b"WC")
_INDENT = re.compile(r"\n(?=[\t ]{2,}\S)|\n\s*\n")
_DOCUMENT_END = re.compile(r"^Document [A-Z0-9]{10,40}$")


def is_factiva(sample: Sample) -> bool:
    """Tell whether a file is an export of Factiva."""
    if root_name(sample) in _ROOTS:
        return True
    raw = raw_text(sample)
    return all(mark in raw for mark in _RAW_MARKS) and _RAW.search(raw) is not None


def factiva_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every document, and whether the export states another number of them."""
    if source.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return _xml_parts(source.content)
    return export_parts(list(_coded_records(lines_of_document(source))), "Factiva export", None)


def _xml_parts(content: bytes) -> Iterator[Part]:
    root = safe_xml(content, forgiving=True)
    records = [_xml_record(article) for article in all_named(root, "article")]
    counts = (attribute(one, "count") for one in all_named(root, "ppsarticleresultset"))
    stated = next((int(count) for count in counts if count.isdigit()), None)
    return export_parts(records, "Factiva export", stated)


def _xml_record(article: _Element) -> Record:
    return Record(
        title=said(article, "headline"),
        paragraphs=tuple(_xml_paragraphs(article)),
        published=said(article, "publicationdate"),
        outlet=said(article, "sourcename", "publishername"),
        authors=tuple(filter(None, [said(article, "byline", "author")])),
        language=said(article, "baselanguage").lower(),
    )


def _xml_paragraphs(article: _Element) -> Iterator[Paragraph]:
    for element in article:
        if local_name(element).lower() not in ("leadparagraph", "tailparagraphs"):
            continue
        stated = [text_of(one) for one in all_named(element, "paragraph")]
        texts = stated or _INDENT.split("".join(map(str, element.itertext())))
        yield from (Paragraph(" ".join(text.split())) for text in texts)


def _coded_records(lines: Sequence[str]) -> Iterator[Record]:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.match(line)
        name = match.group(1) if match else ""
        if name == "HD" and "HD" in fields:
            yield _coded_record(fields)
            fields = {}
        if match:
            code = name
            fields.setdefault(code, []).append(match.group(2) or "")
        elif code and not _DOCUMENT_END.match(line):
            fields[code].append(line)
    if "HD" in fields:
        yield _coded_record(fields)


def _coded_record(fields: dict[str, list[str]]) -> Record:
    def value(*codes: str) -> str:
        return next((text for code in codes if (text := " ".join(filter(None, fields.get(code, ()))))), "")

    body = "\n".join([*fields.get("LP", ()), "", *fields.get("TD", ())])
    rest = [f"{code} {value(code)}" for code in fields if code not in ("HD", "LP", "TD")]
    return Record(
        title=value("HD", "HL"),
        above=tuple(Paragraph(line, LINE) for line in rest),
        paragraphs=tuple(Paragraph(" ".join(piece.split())) for piece in re.split(r"\n\s*\n", body)),
        published=f"{value('PD')} {value('ET')}".strip(),
        outlet=value("SN", "PUB"),
        agency=value("CR"),
        authors=tuple(filter(None, [value("BY").removeprefix("By ").removeprefix("BY ")])),
        language=value("LA")[:2].lower(),
    )
