"""Saved pages in one file, archives of crawls, zip files and links become pages."""

from __future__ import annotations

import gzip
import io
import json
import plistlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import SourceError
from reader.sources.kind import kind_of
from reader.sources.parsers import Parsed, parsed
from reader.sources.source import Kind, source_of

if TYPE_CHECKING:
    from reader.sources.page import Page

PAGE = "<html><head><title>Tölpel kehren zurück</title></head><body><p>The gannets are back on Osk.</p></body></html>"
ADDRESS = "https://varn.example/gannets"


def read(content: bytes, name: str) -> Parsed:
    return parsed(source_of(name, content, kind_of(name, content)))


def value(page: Page, name: str) -> str:
    return next(field.value for field in page.fields if field.name == name)


def archive(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return stream.getvalue()


def warc(pages: dict[str, tuple[str, str, bytes]], *, is_packed: bool = True) -> bytes:
    records = []
    for address, (status, kind, body) in pages.items():
        payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-06T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        records.append(head.encode() + payload + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if is_packed else record for record in records)


def test_mhtml_gives_the_page_and_where_it_was() -> None:
    content = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>Frame</p>\r\n"
        f"--b\r\nContent-Type: text/html\r\nContent-Location: {ADDRESS}\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    ).encode()
    (page,) = read(content, "page").pages
    assert kind_of("page", content) is Kind.MHTML
    assert page.text == "The gannets are back on Osk."
    assert value(page, "title") == "Tölpel kehren zurück"
    assert value(page, "saved from") == ADDRESS


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_safari_archive_is_read_in_its_charset(form: plistlib.PlistFormat) -> None:
    resource = {
        "WebResourceData": PAGE.encode("cp1252"),
        "WebResourceURL": ADDRESS,
        "WebResourceTextEncodingName": "windows-1252",
    }
    content = plistlib.dumps({"WebMainResource": resource, "WebSubresources": []}, fmt=form)
    (page,) = read(content, "x").pages
    assert (value(page, "title"), value(page, "saved from")) == ("Tölpel kehren zurück", ADDRESS)


@pytest.mark.parametrize("cut_at", [60, 200])
def test_torn_safari_archive_says_so(cut_at: int) -> None:
    content = plistlib.dumps({"WebMainResource": {"WebResourceData": b"x" * 400}}, fmt=plistlib.FMT_BINARY)
    with pytest.raises(SourceError, match="damaged"):
        read(content[:cut_at] + b"WebMainResource", "x.webarchive")


@pytest.mark.parametrize("is_packed", [True, False])
def test_warc_gives_each_page_once(is_packed: bool) -> None:  # noqa: FBT001 - a parameter of the test
    content = warc(
        {
            ADDRESS: ("200 OK", "text/html; charset=windows-1252", PAGE.encode("cp1252")),
            "https://varn.example/gone": ("404 Not Found", "text/html", b"<p>Nothing here</p>"),
            "https://varn.example/a.png": ("200 OK", "image/png", b"x"),
            "https://varn.example/b": ("200 OK", "text/html", b"<p>Second page.</p>"),
        },
        is_packed=is_packed,
    )
    found = read(content, "crawl.warc")
    assert [page.text for page in found.pages] == ["The gannets are back on Osk.", "Second page."]
    assert value(found.pages[0], "title") == "Tölpel kehren zurück"
    assert [value(page, "saved from") for page in found.pages] == [ADDRESS, "https://varn.example/b"]


def test_cut_off_warc_keeps_the_pages_before_the_cut() -> None:
    content = warc({ADDRESS: ("200 OK", "text/html", PAGE.encode())}) + b"\x1f\x8b\x08\x00garbage that is no record"
    found = read(content, "crawl.warc.gz")
    assert len(found.pages) == 1
    assert [part.message for part in found.broken if "damaged" in part.message]


def test_wacz_gives_only_what_it_lists_as_pages() -> None:
    inner = warc(
        {ADDRESS: ("200 OK", "text/html", PAGE.encode()), "https://ads.example/": ("200 OK", "text/html", b"<p>Ad</p>")}
    )
    listed = json.dumps({"format": "json-pages-1.0"}) + "\n" + json.dumps({"url": ADDRESS}) + "\nnonsense\n"
    content = archive({"datapackage.json": b"{}", "pages/pages.jsonl": listed.encode(), "archive/data.warc.gz": inner})
    assert kind_of("x", content) is Kind.WACZ
    assert [value(page, "saved from") for page in read(content, "x").pages] == [ADDRESS]


def test_zip_gives_the_parts_of_every_file_and_names_what_it_cannot_read() -> None:
    content = archive(
        {
            "b/../../evil.txt": b"Second text.",
            "a.html": PAGE.encode(),
            "a_files/ad.html": b"<p>Ad</p>",
            "__MACOSX/._a.html": b"x",
            ".hidden.txt": b"x",
            "c.png": b"\x89PNG....",
            "d.zip": archive({"e.txt": b"deep"}),
        }
    )
    found = read(content, "month.zip")
    assert [(page.part, page.text) for page in found.pages] == [
        (0, "The gannets are back on Osk."),
        (1, "Second text."),
    ]
    assert [part.message.split(":")[0] for part in found.broken] == ["c.png", "d.zip"]


LINKS = {
    "page.url": b"[InternetShortcut]\r\nURL=https://varn.example/gannets-are-back\r\nIconIndex=0\r\n",
    "page.desktop": b"[Desktop Entry]\nType=Link\nName=Gannets\nURL=https://varn.example/gannets-are-back\n",
    "page.webloc": plistlib.dumps({"URL": "https://varn.example/gannets-are-back"}),
    "": b"https://varn.example/gannets-are-back\n",
}


@pytest.mark.parametrize(("name", "content"), LINKS.items(), ids=[name or "paste" for name in LINKS])
def test_link_is_a_page_that_knows_where_its_text_is(name: str, content: bytes) -> None:
    assert kind_of(name, content) is Kind.LINK
    (page,) = read(content, name).pages
    assert value(page, "url") == "https://varn.example/gannets-are-back"
    titles = {"page.desktop": "Gannets", "": "gannets are back"}
    assert value(page, "title") == titles.get(name, "page")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "smb://host/share"])
def test_link_to_anything_but_a_page_is_refused(address: str) -> None:
    with pytest.raises(SourceError, match="no address of a web page"):
        read(plistlib.dumps({"URL": address}), "page.webloc")


def test_text_that_begins_with_an_address_is_text() -> None:
    assert kind_of("x.txt", b"https://varn.example/\n\nThe gannets are back.\n\nThey came late.") is Kind.TEXT
