"""Files as people drop them: ordinary ones, odd ones, folders."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import SourceError
from reader.sources import reading
from reader.sources.reading import read_source, walk
from reader.sources.source import Kind

if TYPE_CHECKING:
    from pathlib import Path


def test_source_keeps_the_bytes_and_their_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The ferry sank.\r\n")
    source = read_source(path)
    assert source.content == b"The ferry sank.\r\n"
    assert source.path == str(path)
    assert source.kind is Kind.TEXT
    assert len(source.sha256) == 64


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n", "PNG"),
        (b"GIF89a", "GIF"),
        (b"a\x00\x01\x02\x03b\x00\x05\x06" * 20, "binary"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_it_is(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "dropped"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=said) as refused:
        read_source(path)
    assert refused.value.subject == str(path)
    assert str(refused.value).endswith(".")


def test_a_missing_file_and_a_folder_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_source(tmp_path / "gone.txt")
    with pytest.raises(SourceError, match="folder"):
        read_source(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names in the file system there")
def test_a_pipe_is_refused_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="pipe"):
        read_source(tmp_path / "pipe.txt")


def test_a_large_file_is_refused_but_a_large_bulk_import_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LIMIT_BYTES", 100)
    line = b'{"text": "' + b"x" * 200 + b'"}\n'
    (tmp_path / "big.txt").write_bytes(line)
    (tmp_path / "big.jsonl").write_bytes(line)
    with pytest.raises(SourceError, match="too large"):
        read_source(tmp_path / "big.txt")
    assert read_source(tmp_path / "big.jsonl").kind is Kind.JSON_LINES


def test_kind_goes_by_content_before_name(tmp_path: Path) -> None:
    cases = {
        "page.txt": (b"<!DOCTYPE html><html><body><p>Hi</p></body></html>", Kind.WEB),
        "note.txt": (b"---\ntitle: A\n---\nText", Kind.MARKDOWN),
        "note.md": (b"Just a line", Kind.MARKDOWN),
        "page.html": (b"<p>Fragment</p>", Kind.WEB),
        "rows.txt": (b'{"id": 1, "text": "A"}\n{"id": 2, "text": "B"}\n', Kind.JSON_LINES),
        "wide.txt": ("<html><p>Weit</p></html>".encode("utf-16"), Kind.WEB),
        "less.txt": (b"5 < 6 and 7 > 3", Kind.TEXT),
    }
    for name, (content, kind) in cases.items():
        (tmp_path / name).write_bytes(content)
        assert read_source(tmp_path / name).kind is kind, name


def test_walk_is_sorted_and_skips_hidden_files_and_companions(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden", "a_files/ad.js", "own_files/c.txt", "sub/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path])]
    assert found == ["a.html", "b.txt", "own_files/c.txt", "sub/d.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_walk_ends_in_folders_that_link_to_themselves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert [path.name for path in walk([tmp_path])] == ["a.txt", "dangling"]


def test_walk_gives_back_files_that_were_named_even_hidden_or_missing(tmp_path: Path) -> None:
    named = [tmp_path / ".hidden", tmp_path / "gone"]
    assert list(walk(named)) == named
