"""Drops and pastes: what browsers and file managers hand over, and what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl

from reader.articles.article import ArticleKind
from reader.articles.extraction import extract
from reader.sources.source import Kind
from ui.importing.dropping import Dropped, Link, dropped, sources_of

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://news.example.org/ferry-stays"
SENTENCE = "The ferry stays in its harbour until the storm is over, its captain said on Monday. "
HTML = f"<h1>Ferry stays</h1><p>{SENTENCE * 4}</p>"


def mime(**formats: str) -> QMimeData:
    made = QMimeData()
    for name, value in formats.items():
        made.setData(name, value.encode())
    return made


def test_files_and_folders_come_apart(tmp_path: Path) -> None:
    made = QMimeData()
    (tmp_path / "a.txt").touch()
    made.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    found = dropped(made)
    assert (found.folders, found.files, found.links) == ((tmp_path,), (tmp_path / "a.txt",), ())


def test_a_clipboard_that_cannot_be_read_holds_nothing() -> None:
    assert dropped(None) == Dropped()
    assert not dropped(None).is_importable


def test_links_become_stubs_with_the_name_that_the_browser_gives() -> None:
    made = QMimeData()
    made.setUrls([QUrl(ADDRESS)])
    made.setData("text/x-moz-url", f"{ADDRESS}\nFerry stays".encode("utf-16-le"))
    found = dropped(made)
    assert found.links == (Link(ADDRESS, "Ferry stays"),)
    (source,) = sources_of(found)
    (one,) = extract(source)
    assert (source.kind, one.article.kind, one.article.url) == (Kind.LINK, ArticleKind.STUB, ADDRESS)
    assert one.article.headline is not None
    assert one.article.headline.value == "Ferry stays"


@pytest.mark.parametrize("text", [ADDRESS, f"  {ADDRESS}\n", f"{ADDRESS}\nFerry stays"])
def test_a_bare_address_is_a_link(text: str) -> None:
    assert dropped(mime(**{"text/plain": text})).links[0].address == ADDRESS


@pytest.mark.parametrize("text", [f"See {ADDRESS}", f"{ADDRESS} says so", "ftp://example.org/a", ""])
def test_other_text_is_none(text: str) -> None:
    found = dropped(mime(**{"text/plain": text}))
    assert found.links == ()
    assert found.is_importable == bool(text)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("chromium/x-source-url", ADDRESS.encode()),
        ("text/x-moz-url-priv", ADDRESS.encode("utf-16-le")),
        (
            'application/x-qt-windows-mime;value="HTML Format"',
            f"Version:0.9\r\nStartHTML:1\r\nSourceURL:{ADDRESS}\r\n<html>".encode(),
        ),
    ],
)
def test_a_selection_is_its_html_with_the_address_it_comes_from(name: str, told: bytes) -> None:
    made = mime(**{"text/html": HTML, "text/plain": "Ferry stays"})
    made.setData(name, told)
    found = dropped(made)
    assert found.address == ADDRESS
    (source,) = sources_of(found)
    (one,) = extract(source)
    assert (source.kind, one.article.url) == (Kind.WEB, ADDRESS)
    assert HTML.encode() in source.content


@pytest.mark.parametrize("told", ['https://x.org/"><script>', "https://x.org/ -->", "javascript:alert(1)", "\udcff"])
def test_an_address_that_is_none_is_not_written_into_the_selection(told: str) -> None:
    made = mime(**{"text/html": HTML})
    made.setData("chromium/x-source-url", told.encode("utf-8", "surrogatepass"))
    (source,) = sources_of(dropped(made))
    assert source.content == HTML.encode()


def test_nothing_is_nothing() -> None:
    assert not dropped(QMimeData()).is_importable
    assert sources_of(dropped(QMimeData())) == ()
