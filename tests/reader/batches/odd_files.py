"""Hostile and odd files made in memory: name -> bytes. What each is to come to stands in the test."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib

MEGABYTE = 1024 * 1024
SENTENCE = "The ferry across the Orr stays in its harbour until the storm is over, its captain said on Monday. "
WORDS = f"<p>{SENTENCE}</p>" * 3


def flat_bomb() -> bytes:
    """Return a small zip file with one entry that grows to 600 MB."""
    return _zip_of([("bomb.txt", _deflated(bytes(MEGABYTE), 600), 600 * MEGABYTE)])


def overlapping_bomb() -> bytes:
    """Return a zip file whose list names the same packed bytes 3,000 times."""
    body = _deflated(b"a" * MEGABYTE, 1)
    return _zip_of([(f"{number}.txt", body, MEGABYTE) for number in range(3000)], is_overlapping=True)


def lying_zip() -> bytes:
    """Return a zip file that says of its 50 MB entry that it has 100 bytes."""
    return _zip_of([("small.txt", _deflated(bytes(MEGABYTE), 50), 100)])


def nested_zips() -> bytes:
    """Return a zip file in a zip file in a zip file, five deep, with a text in the innermost."""
    content = zipped({"inner.txt": SENTENCE.encode() * 3})
    for depth in range(5):
        content = zipped({f"level-{depth}.zip": content})
    return content


def mixed_zip() -> bytes:
    """Return a zip file with an article and an empty file."""
    return zipped({"good.txt": f"Ferry stays\n\n{SENTENCE * 3}".encode(), "empty.docx": b"PK\x03\x04 torn"})


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file of ``files``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return stream.getvalue()


def pdf_bomb() -> bytes:
    """Return a PDF file whose one page has a content stream that grows to 150 MB."""
    stream = b"\x78\xda" + _deflated(b"0 0 m\n" * 100_000, 250)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


def billion_laughs() -> bytes:
    """Return a feed whose entities grow to a billion words."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]><rss><channel>&e9;</channel></rss>'.encode()
    )


def outer_entity() -> bytes:
    """Return a feed that wants a file of this machine."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b'<rss version="2.0"><channel><title>&x;</title><item><title>&x;</title></item></channel></rss>'
    )


def nested_page(levels: int) -> bytes:
    """Return a web page with its text ``levels`` elements deep."""
    return f"<html><body>{'<div>' * levels}{WORDS}{'</div>' * levels}</body></html>".encode()


def long_line() -> bytes:
    """Return one line of 10 MB."""
    return SENTENCE.encode() * (10 * MEGABYTE // len(SENTENCE))


def brackets() -> bytes:
    """Return JSON that is nested 200,000 deep."""
    return b"[" * 200_000 + b"]" * 200_000


def braces() -> bytes:
    """Return a rich text file of 500,000 braces."""
    return b"{\\rtf1 " + b"{" * 500_000 + SENTENCE.encode() + b"}" * 500_000 + b"}"


def mailbox(count: int) -> bytes:
    """Return a mailbox of ``count`` messages."""
    message = "From a@example.org Mon Sep  2 10:00:00 2024\nFrom: Desk <desk@example.org>\nSubject: Ferry, note {0}\n"
    date = "Date: Mon, 2 Sep 2024 10:00:00 +0000\n\n"
    return "".join(f"{message.format(n)}{date}Note {n}. {SENTENCE * 2}\n\n" for n in range(count)).encode()


def table(count: int) -> bytes:
    """Return a table of ``count`` rows with a text in each."""
    rows = (f'{n},"Ferry, note {n}","Note {n}. {SENTENCE}",2024-09-02\n' for n in range(count))
    return ("id,title,text,published\n" + "".join(rows)).encode()


def records(count: int) -> bytes:
    """Return ``count`` records of a bulk import and one torn line."""
    lines = [json.dumps({"id": str(n), "text": f"Note {n}. {SENTENCE}"}) for n in range(count)]
    return "\n".join([*lines, "{"]).encode()


def _deflated(block: bytes, times: int) -> bytes:
    """Return ``block``, repeated, as a deflated stream; only one block is packed."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packed.compress(block) + packed.flush(zlib.Z_FULL_FLUSH)
    return one * times + packed.flush()


def _zip_of(entries: list[tuple[str, bytes, int]], *, is_overlapping: bool = False) -> bytes:
    """Return a zip file of packed ``entries`` (name, packed bytes, the size it states), written by hand."""
    body, listed, start = b"", b"", 0
    for number, (name, packed, size) in enumerate(entries):
        facts = struct.pack("<HHHHHIII", 20, 0, 8, 0, 33, 0, len(packed), size)
        if number == 0 or not is_overlapping:
            start = len(body)
            body += b"PK\x03\x04" + facts + struct.pack("<HH", len(name), 0) + name.encode() + packed
        tail = struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, start)
        listed += b"PK\x01\x02" + struct.pack("<H", 20) + facts + tail + name.encode()
    counts = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(listed), len(body), 0)
    return body + listed + b"PK\x05\x06" + counts
