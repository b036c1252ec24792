"""The style sheet of the window, written from the theme's roles.

Widgets choose a look by the dynamic property ``kind``: a QFrame is a ``card``, ``panel`` or ``bar``; a QLabel is
``title``, ``muted``, ``section``, ``chip``, ``key`` or ``serif``; a button is ``primary`` or ``large``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.lexicon import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping

_MIDDLE = 128
_TEMPLATE = """
QToolTip {{ background: {paper}; color: {ink}; border: 1px solid {line}; padding: {s3}px {s6}px; }}
QMainWindow, QDialog {{ background: {background}; }}
QDialog[kind="popup"] {{ background: {paper}; border: 1px solid {scroll}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover {{ background: {accent}; }}
QMenuBar {{ background: {panel}; color: {ink}; }}
QMenuBar::item {{ background: transparent; padding: {s3}px {s8}px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {selection}; }}
QMenu {{ background: {paper}; color: {ink}; border: 1px solid {line}; padding: {s4}px; }}
QMenu::item {{ padding: {s5}px {s24}px {s5}px {s10}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selection}; color: {ink}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {s4}px {s6}px; }}
QMenu::icon {{ padding-left: {s6}px; }}

QFrame[kind="panel"] {{ background: {panel}; border: 0; }}
QFrame[kind="page"] {{ background: {background}; border: 0; }}
QFrame[kind="bar"] {{ background: {panel}; border: 0; border-bottom: 1px solid {line}; }}
QFrame[kind="footer"] {{ background: {panel}; border: 0; border-top: 1px solid {line}; }}
QFrame[kind="card"] {{ background: {paper}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[kind="entry"] {{ background: {paper}; border: 2px solid {line}; border-radius: 8px; }}
QFrame[kind="entry"]:focus {{ border-color: {accent}; }}
QFrame[kind="message"] {{ background: {paper}; border: 0; border-bottom: 2px solid {danger}; }}
QFrame[kind="toast"] {{ background: {paper}; border: 1px solid {muted}; border-radius: 8px; }}
QFrame[kind="aligning"] {{ background: {selection}; border: 0; border-top: 2px solid {accent}; }}
QFrame[kind="notice"] {{ background: {paper}; border: 0; border-bottom: 2px solid {accent}; }}

QLabel {{ background: transparent; color: {ink}; }}
QLabel[kind="title"] {{ font-weight: bold; }}
QLabel[kind="muted"] {{ color: {muted}; font-size: {f12}px; }}
QLabel[kind="section"] {{ color: {muted}; font-size: {f11}px; font-weight: bold; letter-spacing: 0.5px; }}
QLabel[kind="serif"] {{ font-family: "Noto Serif"; font-size: {f15}px; }}
QLabel[kind="heading"] {{ font-family: "Noto Serif"; font-size: {f22}px; font-weight: bold; }}
QLabel[kind="chip"] {{ border: 1px solid {line}; border-radius: {chip}px; padding: 0 {s7}px; font-size: {f11}px;
    color: {muted}; background: {paper}; }}
QLabel[kind="chosen"] {{ color: {accent}; font-weight: bold; font-size: {f12}px; }}
QLabel[kind="loose"] {{ border: 1px dashed {muted}; border-radius: {chip}px; padding: 0 {s7}px; font-size: {f12}px;
    color: {ink}; }}
QLabel[kind="by_hand"] {{ border: 1px solid {accent}; border-radius: {chip}px; padding: 0 {s7}px; font-size: {f12}px;
    color: {ink}; }}
QLabel[kind="key"] {{ border: 1px solid {line}; border-bottom: 2px solid {line}; border-radius: 4px;
    padding: 0 {s4}px; font-size: {f11}px; color: {muted}; background: {paper}; }}

QPushButton {{ background: {paper}; color: {ink}; border: 1px solid {line}; border-radius: 6px;
    padding: {s5}px {s12}px; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: {s4}px {s11}px; }}
QPushButton:pressed, QPushButton:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:disabled {{ color: {muted}; background: {panel}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent};
    padding: {s8}px {s18}px; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {ink}; padding: {s7}px {s17}px; }}
QPushButton[kind="small"] {{ padding: {s3}px {s8}px; font-size: {f12}px; }}
QPushButton[kind="large"] {{ padding: {s8}px {s18}px; }}
QPushButton[kind="large"]:focus {{ padding: {s7}px {s17}px; }}
QToolButton {{ background: transparent; color: {ink}; border: 1px solid transparent; border-radius: 6px;
    padding: {s4}px {s6}px; }}
QToolButton:hover {{ background: {selection}; }}
QToolButton:focus {{ border: 1px solid {accent}; }}
QToolButton:disabled {{ color: {muted}; }}
QToolButton::menu-indicator {{ image: none; }}

QLineEdit {{ background: {paper}; color: {ink}; border: 1px solid {line}; border-radius: 6px;
    padding: {s5}px {s9}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus {{ border-color: {accent}; }}
QLineEdit[kind="fact"] {{ background: transparent; border: 0; padding: 0; }}
QLineEdit[kind="fact"]:focus {{ border-bottom: 1px solid {accent}; }}
QCheckBox, QRadioButton {{ spacing: {s8}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {box}px; height: {box}px; border: 1px solid {muted};
    background: {paper}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {round}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox::indicator:checked:focus {{ border-color: {ink}; }}
QListWidget::indicator {{ width: {box}px; height: {box}px; border: 1px solid {muted}; border-radius: 3px;
    background: {paper}; }}
QListWidget::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QListWidget::indicator:indeterminate {{ background: {scroll}; border: 2px solid {accent}; }}
QRadioButton::indicator:checked {{ border-color: {accent}; background: qradialgradient(cx: 0.5, cy: 0.5,
    radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {accent}, stop: 0.5 {accent}, stop: 0.6 {paper}, stop: 1 {paper}); }}
QComboBox {{ background: {paper}; color: {ink}; border: 1px solid {line}; border-radius: 6px;
    padding: {s5}px {s9}px; }}
QComboBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: 0; width: {s24}px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {s12}px; height: {s12}px; }}
QComboBox QAbstractItemView {{ border: 1px solid {line}; }}

QPlainTextEdit, QTextEdit {{ background: {paper}; color: {ink}; border: 1px solid {line}; border-radius: 8px;
    padding: {s4}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {accent}; }}

QAbstractItemView {{ background: {paper}; color: {ink}; border: 0; outline: 0;
    selection-background-color: {selection}; selection-color: {ink}; }}
QAbstractItemView[kind="panel"] {{ background: {panel}; }}
QAbstractItemView[kind="page"] {{ background: {background}; }}
QHeaderView::section {{ background: {background}; color: {muted}; border: 0; border-bottom: 1px solid {line};
    padding: {s5}px {s9}px; font-size: {f12}px; }}
QTableView {{ gridline-color: {line}; }}
QTableView::item {{ padding: {s4}px {s8}px; }}

QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {scroll}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QProgressBar {{ background: {background}; border: 1px solid {line}; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""


def stylesheet(colours: Mapping[str, str], scale: float) -> str:
    """Return the style sheet for ``colours`` (role: ``#rrggbb``) and text ``scale`` times its usual size."""
    fonts = {f"f{pixels}": round(pixels * scale) for pixels in (11, 12, 15, 22)}
    spaces = {f"s{pixels}": pixels for pixels in (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 18, 24)}
    box = round(14 * scale)
    more = {"chip": round(8 * scale), "box": box, "round": box // 2 + 1, "tick": tick_on(colours["accent"])}
    more["arrow"] = _drawn_on(colours["paper"], "arrow")
    return _TEMPLATE.format(**colours, **fonts, **spaces, **more)


def tick_on(ground: str) -> str:
    """Return the path, with slashes, of the tick that is seen on ``ground`` (``#rrggbb``)."""
    return _drawn_on(ground, "tick")


def _drawn_on(ground: str, name: str) -> str:
    brightness = sum(int(ground[start : start + 2], 16) for start in (1, 3, 5)) / 3
    return (RESOURCES / "icons" / f"{name}-on-{'dark' if brightness < _MIDDLE else 'light'}.svg").as_posix()
