"""Companions: the folders that browsers lay beside a saved page, with its pictures and scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_ENDINGS = ("_files", ".files", "_archivos", "_fichiers", "-Dateien", "_Dateien", "_file", "_bestanden", "_файлы")
_PAGES = (".html", ".htm", ".xhtml")


def is_companion(folder: str, beside: Collection[str]) -> bool:
    """Tell whether ``folder`` belongs to one of the pages ``beside`` it; all are names in one folder or archive."""
    for ending in _ENDINGS:
        stem = folder.removesuffix(ending)
        if stem != folder and any(f"{stem}{page}" in beside for page in _PAGES):
            return True
    return False
