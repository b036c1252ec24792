"""Messages and mailboxes become pages, damaged ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import SourceError
from reader.sources.kind import kind_of
from reader.sources.parsers import Parsed, parsed
from reader.sources.source import Kind, source_of

if TYPE_CHECKING:
    from reader.sources.page import Page

TEXT = "The ferry between Osk and Varn will sail twice a day from June, the harbour board said on Monday.\n"
HEADERS = (
    "From: The Varn Post <letters@varnpost.example>\r\nTo: a@b.example\r\nSubject: =?utf-8?q?F=C3=A4hren_fahren?=\r\n"
    "Date: Tue, 07 May 2024 08:30:00 +0200\r\nMIME-Version: 1.0\r\nMessage-ID: <1@varnpost.example>\r\n"
)


def read(content: bytes, name: str = "x.eml") -> Parsed:
    return parsed(source_of(name, content, kind_of(name, content)))


def fields(page: Page) -> dict[str, str]:
    return {field.name: field.value for field in page.fields if field.origin == "mail header"}


def mail(kind: str, body: str, more: str = "") -> bytes:
    return f"{HEADERS}{more}Content-Type: {kind}\r\n\r\n{body}".encode()


def test_plain_message_gives_its_text_subject_day_and_sender() -> None:
    (page,) = read(mail("text/plain; charset=utf-8", TEXT), "message").pages
    assert page.text.strip() == TEXT.strip()
    assert fields(page) == {
        "title": "Fähren fahren",
        "published": "2024-05-07T08:30:00+02:00",
        "author": "The Varn Post",
    }


def test_sender_of_a_list_is_an_outlet() -> None:
    (page,) = read(mail("text/plain", TEXT, "List-Unsubscribe: <https://varnpost.example/u>\r\n")).pages
    assert fields(page)["outlet"] == "The Varn Post"
    assert "author" not in fields(page)


def test_html_version_is_read_where_there_are_two() -> None:
    body = (
        "--b\r\nContent-Type: text/plain\r\n\r\nplain words\r\n"
        "--b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<h1>F=E4hre</h1><p>The ferry sails.</p>\r\n--b--\r\n"
    )
    (page,) = read(mail('multipart/alternative; boundary="b"', body)).pages
    assert [(block.tag, block.span.of(page.text)) for block in page.blocks] == [
        ("h1", "Fähre"),
        ("p", "The ferry sails."),
    ]
    assert page.charset == "cp1252"


def test_attached_documents_and_forwarded_messages_are_parts() -> None:
    body = (
        "--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n"
        '--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename="../page.html"\r\n\r\n'
        "<html><body><p>Attached page.</p></body></html>\r\n"
        '--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="logo.png"\r\n\r\nx\r\n'
        "--b\r\nContent-Type: message/rfc822\r\n\r\n"
        "From: Ada <ada@b.example>\r\nSubject: Fwd: Re: Inner\r\n\r\nForwarded.\r\n"
        '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="empty.pdf"\r\n\r\n'
        "%PDF-\r\n--b--\r\n"
    )
    found = read(mail('multipart/mixed; boundary="b"', body))
    assert [(page.part, page.text.strip()) for page in found.pages] == [
        (0, "See below."),
        (1, "Attached page."),
        (2, "Forwarded."),
    ]
    assert fields(found.pages[2])["title"] == "Inner"
    assert [(part.part, part.message.split(":")[0]) for part in found.broken] == [(3, "empty.pdf")]


@pytest.mark.parametrize(
    "damage",
    [
        "Date: not a day\r\n",
        "From: =?utf-8?b?broken\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Subject: \ud83d\r\n",
        "From: \r\nTo: ,,,;<>\r\n",
        "Content-Type: multipart/mixed\r\n",
    ],
)
def test_damaged_headers_lose_no_text(damage: str) -> None:
    content = (damage + "Message-ID: <1>\r\nX-A: 1\r\nX-B: 2\r\n\r\n" + TEXT).encode("utf-8", "surrogatepass")
    (page,) = read(content).pages
    assert "ferry" in page.text or "base64" in damage


def test_message_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match="no text"):
        read(mail("text/plain", "  \r\n"))


def test_endless_nesting_ends_in_a_reason() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(3000))
    with pytest.raises(SourceError, match=r"nested|no text"):
        read((HEADERS + deep).encode())


def test_mailbox_gives_a_page_a_message_and_unquotes_its_lines() -> None:
    start = "From MAILER Mon May  6 10:00:00 2024\n"
    messages = [HEADERS.replace("\r", "") + f"\nIssue {n}.\n>From here on it is quieter.\n\n" for n in range(3)]
    found = read("".join(start + message for message in messages).encode(), "box")
    assert kind_of("box", (start + messages[0]).encode()) is Kind.MAILBOX
    assert [page.part for page in found.pages] == [0, 1, 2]
    assert [page.text.split("\n")[0] for page in found.pages] == ["Issue 0.", "Issue 1.", "Issue 2."]
    assert "\nFrom here on" in found.pages[0].text


def test_text_with_lines_like_headers_is_no_message() -> None:
    assert kind_of("x.txt", b"From: Ada\nSubject: Ferry\n\nText") is Kind.TEXT
    assert kind_of("x.txt", b"Date: today\nFrom: the desk\nTo: all\n\nText") is Kind.TEXT
