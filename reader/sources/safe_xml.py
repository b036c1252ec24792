"""XML of others, read without entities, network or external files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reader.base.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_HEAD = 65536


def safe_xml(content: bytes, *, forgiving: bool = False) -> _Element:
    """Return the root element of ``content``.

    Entities that a document defines itself are refused, since they may grow without bound or name other files; the
    network and external document types are never asked. With ``forgiving``, ill-formed markup is mended as far as the
    parser can.

    Raises SourceError when it is no XML.
    """
    head = content[:_HEAD]
    if _ENTITY.search(head.replace(b"\x00", b"")):
        raise SourceError("It defines XML entities of its own, which is not safe to read.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=forgiving,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise SourceError(f"It is not well-formed XML ({_reason(error)}).") from error
    if root is None:
        raise SourceError("There is no element in this XML file.")
    return root


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace, empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: _Element | None, between: str = "") -> str:
    """Return all text in ``element``, white space folded; empty where there is none.

    ``between`` stands between the texts of elements: nothing in running text, a space in a list of facts.
    """
    if element is None:
        return ""
    return " ".join(between.join(str(part) for part in element.itertext()).split())


def _reason(error: Exception) -> str:
    return str(error).split(", line")[0][:200] or type(error).__name__
