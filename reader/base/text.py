r"""The one text form of the engine: NFC with ``\\n``, and hashes of it."""

from __future__ import annotations

import hashlib
import unicodedata

from reader.base.ids import TextHash


def normalised(text: str) -> str:
    r"""Return ``text`` in NFC with ``\\n`` as the only line end and without a byte order mark."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def folded_space(text: str) -> str:
    """Return ``text`` with every run of white space made one space and the ends stripped."""
    return " ".join(text.split())


def text_hash(text: str) -> TextHash:
    """Return the sha256 hex of ``text`` with white space folded; what hand decisions are keyed by."""
    return TextHash(hashlib.sha256(folded_space(text).encode("utf-8", "surrogatepass")).hexdigest())
