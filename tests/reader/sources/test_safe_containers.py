"""Zip and XML files of others are read with limits, and what is refused says why."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from reader.base.errors import SourceError
from reader.sources.paragraph import Paragraph, page_of_paragraphs
from reader.sources.safe_xml import local_name, safe_xml, text_of
from reader.sources.web_fragment import paragraphs_of_fragment
from reader.sources.zipped import MOST_ENTRIES, entry_names, zipped


def archive(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return stream.getvalue()


def test_zip_gives_back_its_entries_in_order() -> None:
    content = archive({"b.txt": b"second", "folder/": b"", "../a.txt": b"first"})
    assert zipped(content).names() == ("b.txt", "../a.txt") == entry_names(content)
    assert zipped(content).read("../a.txt") == b"first"
    with pytest.raises(SourceError, match="holds no “c”"):
        zipped(content).read("c")


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = archive({"zeros": bytes(64 * 1024 * 1024)})
    began = time.perf_counter()
    with pytest.raises(SourceError, match="grow"):
        zipped(bomb)
    assert time.perf_counter() - began < 1
    assert entry_names(bomb) == ()


def test_archive_of_very_many_entries_is_refused() -> None:
    crowded = archive({str(number): b"" for number in range(MOST_ENTRIES + 1)}, zipfile.ZIP_STORED)
    with pytest.raises(SourceError, match="entries"):
        zipped(crowded)


def test_entry_that_lies_about_its_size_is_damaged_not_unpacked() -> None:
    content = archive({"text": b"word " * 2000})
    size = (10_000).to_bytes(4, "little")
    assert content.count(size) == 2
    with pytest.raises(SourceError, match="damaged"):
        zipped(content.replace(size, (40).to_bytes(4, "little"))).read("text")


@pytest.mark.parametrize("cut_at", [5, 60, 100])
def test_torn_archive_is_refused_in_words(cut_at: int) -> None:
    content = archive({"text": b"word " * 2000})
    with pytest.raises(SourceError, match="damaged or cut off"):
        zipped(content[:cut_at])


def test_locked_entry_says_that_it_is_locked() -> None:
    content = bytearray(archive({"text": b"word"}, zipfile.ZIP_STORED))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    with pytest.raises(SourceError, match="password"):
        zipped(bytes(content)).read("text")


ENTITIES = {
    "laughs": b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
    "file": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
    "wide": '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'.encode("utf-16"),
}


@pytest.mark.parametrize("content", ENTITIES.values(), ids=ENTITIES)
def test_entities_of_its_own_are_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match="entities"):
        safe_xml(content)


def test_external_document_type_is_never_asked_for() -> None:
    root = safe_xml(b'<!DOCTYPE nitf SYSTEM "http://nowhere.example/nitf.dtd"><n:nitf xmlns:n="x"> a <b>c</b></n:nitf>')
    assert local_name(root) == "nitf"
    assert text_of(root) == "a c"
    assert text_of(None) == ""


def test_ill_formed_xml_is_refused_or_mended_as_asked() -> None:
    torn = b"<rss><item><title>A & B</title></item>"
    with pytest.raises(SourceError, match="not well-formed"):
        safe_xml(torn)
    assert text_of(safe_xml(torn, forgiving=True)).startswith("A")
    with pytest.raises(SourceError):
        safe_xml(b"", forgiving=True)


def test_paragraphs_make_a_page_whose_blocks_are_its_text() -> None:
    paragraphs = [
        Paragraph("Head", "h1"),
        Paragraph(" \t "),
        Paragraph("One\x00 two \n  three\n\n\nfour", "li", ("x",)),
    ]
    page = page_of_paragraphs(paragraphs, "test document")
    assert [(block.tag, block.span.of(page.text)) for block in page.blocks] == [
        ("h1", "Head"),
        ("li", "One two\nthree\nfour"),
    ]
    assert page.text == "Head\n\nOne two\nthree\nfour"
    assert page.charset_evidence == "test document"


def test_fragment_of_markup_gives_its_visible_paragraphs() -> None:
    found = paragraphs_of_fragment("<h2>Fares</h2><p>Up <b>again</b>.<script>x()</script></p>Loose words &amp; more")
    assert [(one.tag, one.text) for one in found[:2]] == [("h2", "Fares"), ("p", "Up again.")]
    assert found[2].text == "Loose words & more"
    deep = paragraphs_of_fragment("<div>" * 2000 + "kept" + "</div>" * 2000)
    assert [one.text for one in deep] == ["kept"]
    assert paragraphs_of_fragment("") == ()
