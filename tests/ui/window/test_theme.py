from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QCheckBox

from reader.comparison.change import ChangeClass
from ui.style import tick_on
from ui.theme import COLOURS, GROUP_OF, MARK_LOOKS, ClassGroup, ColourRole, ThemeMode

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

READ_ON = (ColourRole.BACKGROUND, ColourRole.PANEL, ColourRole.PAPER, ColourRole.SELECTION)
FILLS = tuple(look.fill for look in MARK_LOOKS.values() if look.fill)
TEXT, LARGE, GRAPHIC = 7.0, 4.5, 3.0
DARKNESS = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    light = QColor(colour)
    return 0.2126 * linear(light.redF()) + 0.7152 * linear(light.greenF()) + 0.0722 * linear(light.blueF())


def contrast(one: ColourRole, other: ColourRole, *, dark: bool) -> float:
    lights = sorted((luminance(COLOURS[one][dark]), luminance(COLOURS[other][dark])))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_every_role_has_two_colours() -> None:
    assert set(COLOURS) == set(ColourRole)
    assert all(QColor(colour).isValid() for pair in COLOURS.values() for colour in pair)


@DARKNESS
@pytest.mark.parametrize("ground", [*READ_ON, *FILLS])
def test_text_is_legible_on_every_ground(ground: ColourRole, *, dark: bool) -> None:
    assert contrast(ColourRole.INK, ground, dark=dark) >= TEXT


@DARKNESS
@pytest.mark.parametrize("ground", READ_ON)
def test_small_and_accented_text_is_legible(ground: ColourRole, *, dark: bool) -> None:
    assert contrast(ColourRole.MUTED, ground, dark=dark) >= LARGE
    assert contrast(ColourRole.ACCENT, ground, dark=dark) >= LARGE
    assert contrast(ColourRole.DANGER, ground, dark=dark) >= LARGE


@DARKNESS
def test_text_on_buttons_is_legible(*, dark: bool) -> None:
    assert contrast(ColourRole.ON_ACCENT, ColourRole.ACCENT, dark=dark) >= LARGE


@DARKNESS
@pytest.mark.parametrize("group", [group for group in ClassGroup if group is not ClassGroup.TRIVIAL])
def test_lines_under_changes_are_seen(group: ClassGroup, *, dark: bool) -> None:
    look = MARK_LOOKS[group]
    assert contrast(look.line, ColourRole.PAPER, dark=dark) >= GRAPHIC


@DARKNESS
def test_check_boxes_are_seen(*, dark: bool) -> None:
    for ground in (ColourRole.PAPER, ColourRole.BACKGROUND, ColourRole.PANEL):
        assert contrast(ColourRole.MUTED, ground, dark=dark) >= GRAPHIC
        assert contrast(ColourRole.ACCENT, ground, dark=dark) >= GRAPHIC
    tick = Path(tick_on(COLOURS[ColourRole.ACCENT][dark]))
    assert tick.is_file()
    assert COLOURS[ColourRole.ON_ACCENT][dark] in tick.read_text("utf-8")


@DARKNESS
def test_a_ticked_box_is_drawn_otherwise(theme: Theme, qtbot: QtBot, *, dark: bool) -> None:
    theme.set_mode(ThemeMode.DARK if dark else ThemeMode.LIGHT)
    box = QCheckBox("only these")
    qtbot.addWidget(box)
    colours = []
    for is_ticked in (False, True):
        box.setChecked(is_ticked)
        image = box.grab().toImage()
        colours.append({image.pixelColor(x, y).name() for x in range(18) for y in range(image.height())})
    theme.set_mode(ThemeMode.LIGHT)
    assert COLOURS[ColourRole.MUTED][dark] in colours[0]
    assert COLOURS[ColourRole.ON_ACCENT][dark] in colours[1] - colours[0]


def test_every_class_has_a_look_and_no_two_heavy_groups_share_a_line() -> None:
    assert set(GROUP_OF) == set(ChangeClass)
    assert set(MARK_LOOKS) == set(ClassGroup)
    filled = [MARK_LOOKS[group].shape for group in ClassGroup if MARK_LOOKS[group].fill]
    assert all(one is not other for one, other in combinations(filled, 2))


def test_switch_is_live(theme: Theme, qtbot: QtBot) -> None:
    light = theme.colour(ColourRole.PAPER)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.DARK)
    assert theme.is_dark
    assert theme.colour(ColourRole.PAPER) != light
    theme.set_mode(ThemeMode.LIGHT)


def test_zoom_is_held_between_80_and_200_percent(theme: Theme) -> None:
    usual = theme.sans().pixelSize()
    theme.set_scale(9.0)
    assert theme.sans().pixelSize() == 2 * usual
    theme.set_scale(0.1)
    assert theme.scale == pytest.approx(0.8)
    theme.set_scale(1.0)


def test_fonts_that_ship_are_used(theme: Theme) -> None:
    assert QFontInfo(theme.serif()).family() == "Noto Serif"
    assert QFontInfo(theme.sans()).family() == "Noto Sans"
