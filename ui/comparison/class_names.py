"""Class names: what the classes and groups of changes are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.comparison.change import ChangeClass
from ui.theme import ClassGroup

_CLASSES = {
    ChangeClass.FIGURE: QT_TRANSLATE_NOOP("classes", "Figure"),
    ChangeClass.DATE: QT_TRANSLATE_NOOP("classes", "Date"),
    ChangeClass.QUOTATION: QT_TRANSLATE_NOOP("classes", "Quotation wording"),
    ChangeClass.QUOTE_MARKS: QT_TRANSLATE_NOOP("classes", "Quotation marks"),
    ChangeClass.ATTRIBUTION: QT_TRANSLATE_NOOP("classes", "Attribution"),
    ChangeClass.MODALITY: QT_TRANSLATE_NOOP("classes", "Certainty"),
    ChangeClass.NEGATION: QT_TRANSLATE_NOOP("classes", "Negation"),
    ChangeClass.NAME: QT_TRANSLATE_NOOP("classes", "Name or label"),
    ChangeClass.STATEMENT_ADDED: QT_TRANSLATE_NOOP("classes", "Statement added"),
    ChangeClass.STATEMENT_REMOVED: QT_TRANSLATE_NOOP("classes", "Statement left out"),
    ChangeClass.REORDERING: QT_TRANSLATE_NOOP("classes", "Reordering"),
    ChangeClass.WORDING: QT_TRANSLATE_NOOP("classes", "Wording"),
    ChangeClass.HOUSE_STYLE: QT_TRANSLATE_NOOP("classes", "House style"),
    ChangeClass.TYPOGRAPHY: QT_TRANSLATE_NOOP("classes", "Typography"),
}
_GROUPS = {
    ClassGroup.FIGURE: QT_TRANSLATE_NOOP("classes", "Figures, dates"),
    ClassGroup.QUOTATION: QT_TRANSLATE_NOOP("classes", "Quotations"),
    ClassGroup.ATTRIBUTION: QT_TRANSLATE_NOOP("classes", "Attribution"),
    ClassGroup.MODALITY: QT_TRANSLATE_NOOP("classes", "Certainty, negation"),
    ClassGroup.NAME: QT_TRANSLATE_NOOP("classes", "Names and labels"),
    ClassGroup.STATEMENT: QT_TRANSLATE_NOOP("classes", "Added, left out, moved"),
    ClassGroup.WORDING: QT_TRANSLATE_NOOP("classes", "Wording"),
    ClassGroup.TRIVIAL: QT_TRANSLATE_NOOP("classes", "House style, typography"),
}


def class_name(change_class: ChangeClass) -> str:
    """Return the name of ``change_class`` in the language of the window."""
    return QCoreApplication.translate("classes", str(_CLASSES[change_class]))


def group_name(group: ClassGroup) -> str:
    """Return the name of ``group`` in the language of the window."""
    return QCoreApplication.translate("classes", str(_GROUPS[group]))
