"""Charsets: the ladder, step by step."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.charset import decoded

GERMAN = "Die Fähre „Möwe“ sank in der Nähe von Größnitz – 14 Tote, sagte die Küstenwache."
RUSSIAN = "Паром затонул у берега, погибли четырнадцать человек, сообщила береговая охрана в пятницу утром. " * 4
JAPANESE = "フェリーが沖で沈没し、十四人が死亡したと海上保安庁が金曜日に発表した。" * 4


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(charset: str) -> None:
    result = decoded(GERMAN.encode(charset))
    assert result.text == GERMAN
    assert result.evidence == "byte order mark"


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_charsets_are_known_by_their_zeros(charset: str) -> None:
    result = decoded(GERMAN.encode(charset))
    assert (result.text, result.charset) == (GERMAN, charset)


def test_valid_utf8_is_utf8() -> None:
    assert decoded(GERMAN.encode()).evidence == "valid UTF-8"
    assert decoded(b"plain").evidence == "plain ASCII"


def test_a_page_is_believed_what_it_declares_as_browsers_read_it() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><p>„Möwe“ – sank</p>'.encode("cp1252")
    result = decoded(page, is_markup=True)
    assert "„Möwe“ – sank" in result.text
    assert result.charset == "cp1252"
    assert "declares iso-8859-1" in result.evidence


def test_a_declaration_that_does_not_fit_is_not_believed() -> None:
    page = ('<meta charset="shift_jis"><p>' + RUSSIAN + "</p>").encode("koi8-r")
    assert RUSSIAN.strip() in decoded(page, is_markup=True).text


def test_few_typographic_bytes_are_windows_1252() -> None:
    text = "It’s over, the minister said – and left. " * 10
    result = decoded(text.encode("cp1252"))
    assert (result.text, result.charset) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "charset"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp")],
)
def test_statistics_and_escapes_find_the_rest(text: str, charset: str) -> None:
    assert decoded(text.encode(charset)).text == text


def test_line_ends_and_accents_come_in_one_form() -> None:
    assert decoded("cafe\u0301\r\nbar\rbaz".encode()).text == "café\nbar\nbaz"


@given(st.binary(max_size=400))
@settings(max_examples=120, deadline=None)
def test_no_bytes_break_it(content: bytes) -> None:
    result = decoded(content, is_markup=True)
    assert result.evidence
    result.text.encode("utf-8", "surrogatepass")
