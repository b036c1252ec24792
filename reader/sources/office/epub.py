"""A book or a saved issue (EPUB) -> a page for each document in its reading order."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.office.properties import BOOK, stated_in
from reader.sources.page import BrokenPart
from reader.sources.safe_xml import local_name, safe_xml
from reader.sources.web import page_of_markup
from reader.sources.within import numbered
from reader.sources.zipped import entry_names, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source
    from reader.sources.zipped import Zipped

_CONTAINER = "META-INF/container.xml"
_LOCKS = ("META-INF/rights.xml", "META-INF/sinf.xml")
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways to scramble fonts; a book locked in them can still be read."""
_OF_THE_ISSUE = frozenset(("outlet", "language"))
"""What the properties of the whole say of every document in it."""


def is_epub(sample: Sample) -> bool:
    """Tell whether a file is an EPUB."""
    return b"mimetypeapplication/epub+zip" in sample.content[:200] or _CONTAINER in entry_names(sample.content)


def epub_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every document in reading order; those without text are left out.

    Raises SourceError when the archive is damaged, or the book is locked against copying.
    """
    return numbered(_parts(zipped(source.content)))


def _parts(file: Zipped) -> Iterator[Part]:
    if any(file.has(name) for name in _LOCKS) or _is_locked(file):
        raise SourceError("The book is locked against copying (DRM); its text cannot be read.")
    package, root = _package(file)
    stated = tuple(stated_in(root, BOOK))
    of_all = tuple(field for field in stated if field.name in _OF_THE_ISSUE)
    names = tuple(_reading_order(package, root))
    fields = stated if len(names) == 1 else of_all
    for name in names:
        try:
            page = page_of_markup(decoded(file.read(name), is_markup=True))
        except SourceError as error:
            yield BrokenPart(0, str(error))
            continue
        if page.blocks:
            yield replace(page, fields=page.fields + fields)


def _is_locked(file: Zipped) -> bool:
    if not file.has(_ENCRYPTION):
        return False
    locks = (one for one in safe_xml(file.read(_ENCRYPTION)).iter() if local_name(one) == "EncryptionMethod")
    return any(not str(lock.get("Algorithm") or "").startswith(_FONT_LOCKS) for lock in locks)


def _package(file: Zipped) -> tuple[str, _Element]:
    """Return the name and the root of the file that lists what the book holds."""
    for element in safe_xml(file.read(_CONTAINER)).iter():
        name = unquote(str(element.get("full-path") or ""))
        if local_name(element) == "rootfile" and file.has(name):
            return name, safe_xml(file.read(name), forgiving=True)
    raise SourceError("The book does not say what it holds.")


def _reading_order(package: str, root: _Element) -> Iterator[str]:
    names = {str(e.get("id")): str(e.get("href") or "") for e in root.iter() if local_name(e) == "item"}
    is_navigation = {str(e.get("id")) for e in root.iter() if "nav" in str(e.get("properties") or "").split()}
    for element in root.iter():
        identity = str(element.get("idref"))
        if local_name(element) == "itemref" and identity in names and identity not in is_navigation:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(names[identity])))
