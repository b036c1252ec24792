from __future__ import annotations

import math
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
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

READ_ON = (ColourRole.BACKGROUND, ColourRole.PANEL, ColourRole.PAPER, ColourRole.SELECTION)
FILLS = tuple(look.fill for look in MARK_LOOKS.values() if look.fill)
TEXT, GRAPHIC, MARK = 7.0, 3.0, 2.5
THEMES = pytest.mark.parametrize("column", [0, 1, 2], ids=["light", "dark", "high contrast"])
MODES = (ThemeMode.LIGHT, ThemeMode.DARK, ThemeMode.HIGH_CONTRAST)


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    light = QColor(colour)
    return 0.2126 * linear(light.redF()) + 0.7152 * linear(light.greenF()) + 0.0722 * linear(light.blueF())


def contrast(one: ColourRole, other: ColourRole, column: int) -> float:
    lights = sorted((luminance(COLOURS[one][column]), luminance(COLOURS[other][column])))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_every_role_has_a_colour_in_every_theme() -> None:
    assert set(COLOURS) == set(ColourRole)
    assert all(QColor(colour).isValid() for colours in COLOURS.values() for colour in colours)


@THEMES
@pytest.mark.parametrize("ground", [*READ_ON, *FILLS])
def test_text_is_legible_on_every_ground(ground: ColourRole, column: int) -> None:
    assert contrast(ColourRole.INK, ground, column) >= TEXT


@THEMES
@pytest.mark.parametrize("ground", READ_ON)
def test_small_and_accented_text_is_legible(ground: ColourRole, column: int) -> None:
    assert contrast(ColourRole.MUTED, ground, column) >= TEXT
    assert contrast(ColourRole.ACCENT, ground, column) >= TEXT
    assert contrast(ColourRole.DANGER, ground, column) >= TEXT


@THEMES
def test_text_on_buttons_is_legible(column: int) -> None:
    assert contrast(ColourRole.ON_ACCENT, ColourRole.ACCENT, column) >= TEXT


@THEMES
@pytest.mark.parametrize("group", [group for group in ClassGroup if group is not ClassGroup.TRIVIAL])
def test_lines_under_changes_are_seen(group: ClassGroup, column: int) -> None:
    look = MARK_LOOKS[group]
    assert contrast(look.line, ColourRole.PAPER, column) >= GRAPHIC


@THEMES
@pytest.mark.parametrize("group", [group for group in ClassGroup if group is not ClassGroup.TRIVIAL])
def test_marks_are_seen_on_the_lanes_of_the_overview(group: ClassGroup, column: int) -> None:
    assert contrast(MARK_LOOKS[group].line, ColourRole.LANE, column) >= MARK


@THEMES
def test_check_boxes_are_seen(column: int) -> None:
    for ground in (ColourRole.PAPER, ColourRole.BACKGROUND, ColourRole.PANEL):
        assert contrast(ColourRole.MUTED, ground, column) >= GRAPHIC
        assert contrast(ColourRole.ACCENT, ground, column) >= GRAPHIC
    tick = Path(tick_on(COLOURS[ColourRole.ACCENT][column]))
    assert tick.is_file()
    assert COLOURS[ColourRole.ON_ACCENT][column] in tick.read_text("utf-8")


@THEMES
def test_a_ticked_box_is_drawn_otherwise(theme: Theme, qtbot: QtBot, column: int) -> None:
    theme.set_mode(MODES[column])
    box = QCheckBox("only these")
    qtbot.addWidget(box)
    colours = []
    for is_ticked in (False, True):
        box.setChecked(is_ticked)
        image = box.grab().toImage()
        colours.append({image.pixelColor(x, y).name() for x in range(18) for y in range(image.height())})
    theme.set_mode(ThemeMode.LIGHT)
    assert COLOURS[ColourRole.MUTED][column] in colours[0]
    assert COLOURS[ColourRole.ACCENT][column] in colours[1] - colours[0]


# Machado, Oliveira and Fernandes, A physiologically-based model for simulation of color vision deficiency (2009):
# severity 1.0, on linear light
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LEAST_DIFFERENCE = 7.0


def seen_with(matrix: Sequence[Sequence[float]], colour: str) -> tuple[float, float, float]:
    """Return a colour as CIE L*a*b*, as eyes with a deficiency see it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shown = QColor(colour)
    light = [linear(part) for part in (shown.redF(), shown.greenF(), shown.blueF())]
    red, green, blue = (sum(weight * part for weight, part in zip(row, light, strict=True)) for row in matrix)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883

    def bent(part: float) -> float:
        return max(part, 0.0) ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116

    return 116 * bent(y) - 16, 500 * (bent(x) - bent(y)), 200 * (bent(y) - bent(z))


def difference(matrix: Sequence[Sequence[float]], one: str, other: str) -> float:
    """Return how far apart two colours look, as CIE76 has it; about 2.3 is just seen."""
    pairs = zip(seen_with(matrix, one), seen_with(matrix, other), strict=True)
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs))


@THEMES
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_colours_of_classes_are_told_apart_by_any_eyes(deficiency: str, column: int) -> None:
    matrix = DEFICIENCIES[deficiency]
    for one, other in combinations([look for look in MARK_LOOKS.values() if look.fill], 2):
        assert one.fill is not None
        assert other.fill is not None
        lines = difference(matrix, COLOURS[one.line][column], COLOURS[other.line][column])
        fills = difference(matrix, COLOURS[one.fill][column], COLOURS[other.fill][column])
        assert max(lines, fills) >= LEAST_DIFFERENCE


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
