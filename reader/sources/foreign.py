"""Files that are no articles and hold none: what they are, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sources.sample import wide_charset

if TYPE_CHECKING:
    from reader.sources.sample import Sample

_SAMPLE = 65536
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive that is no web archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"bplist00", "a binary property list"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg sound or film"),
    (b"ID3", "an MP3 sound"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x0e\x0f\x1b\x1a"))


def foreign_format(sample: Sample) -> str | None:
    """Return in words what a file is that cannot be read, or None when it may be a text."""
    content = sample.content
    what = next((what for signature, what in _SIGNATURES if content.startswith(signature)), None)
    if what is None and content[4:8] == b"ftyp":
        what = "a film"
    if what is None and content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        what = "an image, sound or film"
    if what is None and _is_binary(content[:_SAMPLE]):
        what = "a binary file, not text"
    return what


def _is_binary(sample: bytes) -> bool:
    if sample.startswith(_WIDE_MARKS) or wide_charset(sample) is not None:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(2, len(sample) // 100)
