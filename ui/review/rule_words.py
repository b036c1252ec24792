"""Rule words: what the rule that gave a change its class says, in a sentence for a person."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.comparison.change import ChangeClass

_SENTENCES = {
    ChangeClass.FIGURE: QT_TRANSLATE_NOOP("rules", "A number, an amount or its qualifier differs."),
    ChangeClass.DATE: QT_TRANSLATE_NOOP("rules", "A date, a time or a duration differs."),
    ChangeClass.QUOTATION: QT_TRANSLATE_NOOP("rules", "Words inside quotation marks differ."),
    ChangeClass.QUOTE_MARKS: QT_TRANSLATE_NOOP("rules", "The same words, put into or taken out of quotation marks."),
    ChangeClass.ATTRIBUTION: QT_TRANSLATE_NOOP("rules", "Who said it, or the verb of saying, differs."),
    ChangeClass.MODALITY: QT_TRANSLATE_NOOP("rules", "It is told with another degree of certainty."),
    ChangeClass.NEGATION: QT_TRANSLATE_NOOP("rules", "One side says the opposite of the other."),
    ChangeClass.NAME: QT_TRANSLATE_NOOP("rules", "Another name, or another label for the same."),
    ChangeClass.STATEMENT_ADDED: QT_TRANSLATE_NOOP("rules", "Told only here, not in the base."),
    ChangeClass.STATEMENT_REMOVED: QT_TRANSLATE_NOOP("rules", "Told in the base and left out here."),
    ChangeClass.REORDERING: QT_TRANSLATE_NOOP("rules", "The same words stand in another place."),
    ChangeClass.WORDING: QT_TRANSLATE_NOOP("rules", "Other words for the same; no fact differs."),
    ChangeClass.HOUSE_STYLE: QT_TRANSLATE_NOOP("rules", "The same value, written by another convention."),
    ChangeClass.TYPOGRAPHY: QT_TRANSLATE_NOOP("rules", "The same letters; marks, spaces or case differ."),
}


def rule_words(change_class: ChangeClass) -> str:
    """Return what changes of ``change_class`` are, in one sentence."""
    return QCoreApplication.translate("rules", str(_SENTENCES[change_class]))


def rule_name(rule: str) -> str:
    """Return the name of ``rule`` as one reads it: ``reporting-verb`` becomes ``reporting verb``."""
    return " ".join(rule.replace("_", " ").replace("-", " ").split())
