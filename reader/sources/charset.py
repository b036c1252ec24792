"""Bytes -> text: which charset a file is written in, and what says so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader.base.text import normalised
from reader.sources.sample import wide_charset


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A text in NFC with ``\\n``, the charset it was written in, and in words what says so."""

    text: str
    charset: str
    evidence: str


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPES = (
    (re.compile(rb"\x1b\$[@B]|\x1b\(J"), "iso2022_jp"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"~\{(?:[\x21-\x7e]{2})+~\}"), "hz"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})|<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9_:.\-]{2,40})""",
    re.IGNORECASE,
)
# What a page declares is often the narrower name of a wider charset; browsers read it by the wider one. Those of the
# first table never fail on a byte, so they are always widened; those of the second only when the text does not fit.
_ALWAYS_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_WIDER = {
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "ks_c-5601-1987": "cp949",
    "big5": "big5hkscs",
}
# The bytes that typing programs put among plain letters: dashes, quotes, euro, ellipsis, and accented vowels.
_TYPOGRAPHIC = frozenset(
    b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb4\xb7\xbb\xbd"
)
_UNFIT = re.compile("[\ufffd\ue000-\uf8ff]")  # what no text is written with
_FEW = 0.02
_SAMPLE = 200_000


def decoded(content: bytes, *, is_markup: bool = False, declared: str | None = None) -> Decoded:
    """Return ``content`` as text. Never fails: bytes that fit nothing become U+FFFD, and the evidence says so.

    The ladder: byte order mark, escapes of seven-bit charsets, UTF-16 and UTF-32 by their NULs, strict UTF-8, the
    charset that a header round the text declares (``declared``), the one a web page declares itself (``is_markup``),
    few typographic bytes (Windows-1252), statistics (chardet).
    """
    return (
        _by_bom(content)
        or _by_shape(content)
        or _by_utf8(content)
        or (_by_header(content, declared) if declared else None)
        or (_by_declaration(content) if is_markup else None)
        or _by_few_high_bytes(content)
        or _by_statistics(content, is_declaration_false=is_markup)
    )


def _made(content: bytes, charset: str, evidence: str) -> Decoded:
    text = content.decode(charset, "replace")
    broken = text.count("\ufffd")
    if broken:
        evidence += f"; {broken} characters could not be decoded"
    return Decoded(normalised(text), charset, evidence)


def _by_bom(content: bytes) -> Decoded | None:
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return _made(content[len(bom) :], charset, "byte order mark")
    return None


def _by_shape(content: bytes) -> Decoded | None:
    wide = wide_charset(content[:4096])
    if wide is not None and _is_strict(content[: len(content) // 4 * 4], wide):
        return _made(content, wide, "its bytes are zero at regular places")
    if content.isascii():
        for pattern, charset in _ESCAPES:
            if pattern.search(content) and _is_strict(content, charset):
                return _made(content, charset, "escape sequences")
    return None


def _by_utf8(content: bytes) -> Decoded | None:
    if not _is_strict(content, "utf-8"):
        return None
    evidence = "plain ASCII" if content.isascii() else "valid UTF-8"
    return _made(content, "utf-8", evidence)


def _by_header(content: bytes, label: str) -> Decoded | None:
    charset = fitting_charset(label, content)
    if charset is None or not _is_strict(content, charset):
        return None
    return _made(content, charset, f"its header declares {label}")


def _by_declaration(content: bytes) -> Decoded | None:
    for match in _DECLARED.finditer(content[:8192]):
        label = (match.group(1) or match.group(2)).decode("ascii").lower()
        charset = fitting_charset(label, content)
        if charset is None or charset.startswith(("utf-16", "utf-32")):
            continue
        text = content.decode(charset, "replace")
        if len(_UNFIT.findall(text)) <= max(1, len(text) // 1000):
            return _made(content, charset, f"the page declares {label}")
    return None


def fitting_charset(label: str, content: bytes) -> str | None:
    """Return the codec for what is labelled ``label``, the wider one when ``content`` does not fit; None for none."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    name = _ALWAYS_WIDER.get(name, name)
    return name if name not in _WIDER or _is_strict(content, name) else _WIDER[name]


def _by_few_high_bytes(content: bytes) -> Decoded | None:
    high = bytes(byte for byte in content if byte >= 0x80)
    if set(high) <= _TYPOGRAPHIC and len(high) <= len(content) * _FEW and _is_strict(content, "cp1252"):
        return _made(content, "cp1252", "its few bytes beyond ASCII are Windows-1252 punctuation")
    return None


def _by_statistics(content: bytes, *, is_declaration_false: bool) -> Decoded:
    import chardet  # noqa: PLC0415  # slow to import and seldom needed

    sample = content[:_SAMPLE]
    if is_declaration_false:  # chardet would believe it
        sample = _DECLARED.sub(b"", sample)
    guess = chardet.detect(sample)
    charset = fitting_charset(str(guess.get("encoding") or "cp1252"), content) or "cp1252"
    confidence = float(guess.get("confidence") or 0.0)
    return _made(content, charset, f"statistics of its bytes ({confidence:.0%} sure)")


def _is_strict(content: bytes, charset: str) -> bool:
    try:
        content.decode(charset)
    except UnicodeError:
        return False
    return True
