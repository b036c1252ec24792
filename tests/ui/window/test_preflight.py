from __future__ import annotations

import sys

import pytest

from ui import preflight

ABSENT = {"libdoes-not-exist.so.9": "libdoes-not-exist9"}


def test_nothing_is_missing_here() -> None:
    assert preflight.missing_system_parts() == ""


def test_missing_library_is_named_with_its_package() -> None:
    assert preflight.missing(ABSENT | {"libc.so.6": "libc6"}) == ABSENT
    words = preflight.complaint(ABSENT)
    assert "libdoes-not-exist.so.9" in words
    assert "apt-get install -y --no-install-recommends libdoes-not-exist9" in words
    assert "\n" not in words


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_no_screen_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    words = preflight.missing_system_parts()
    assert "no screen" in words
    assert "--help-commands" in words


def test_missing_qt_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert "pip install" in preflight.missing_system_parts()
