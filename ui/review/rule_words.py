"""Rule words: what the rule that gave a change its class says, in a sentence for a person."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.comparison.change import ChangeClass

_CLASSES = {
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

_RULES = {
    "other-figure": QT_TRANSLATE_NOOP("rules", "The number or amount is another one."),
    "other-qualifier": QT_TRANSLATE_NOOP("rules", "The number has another qualifier, such as at least or nearly."),
    "other-unit": QT_TRANSLATE_NOOP("rules", "The number is counted in another unit."),
    "qualifier-alone": QT_TRANSLATE_NOOP("rules", "Only the qualifier of the number came or went."),
    "figure-alone": QT_TRANSLATE_NOOP("rules", "A number came or went."),
    "other-date": QT_TRANSLATE_NOOP("rules", "The date, time or duration is another one."),
    "qualifier-of-date": QT_TRANSLATE_NOOP("rules", "Only the qualifier of the date came, went or differs."),
    "date-alone": QT_TRANSLATE_NOOP("rules", "A date, time or duration came or went."),
    "words-in-marks": QT_TRANSLATE_NOOP("rules", "Words inside quotation marks differ."),
    "marks-put-or-taken": QT_TRANSLATE_NOOP("rules", "The same words, put into or taken out of quotation marks."),
    "marks-moved": QT_TRANSLATE_NOOP("rules", "The quotation marks stand round other words of the same sentence."),
    "source-alone": QT_TRANSLATE_NOOP("rules", "Who said it came or went."),
    "reporting-verb": QT_TRANSLATE_NOOP("rules", "The verb of saying differs."),
    "other-source": QT_TRANSLATE_NOOP("rules", "Somebody else is named as the source."),
    "hedge-alone": QT_TRANSLATE_NOOP("rules", "A word of doubt or certainty came or went."),
    "other-certainty": QT_TRANSLATE_NOOP("rules", "It is told with another degree of certainty."),
    "question": QT_TRANSLATE_NOOP("rules", "One side states what the other asks."),
    "negation-alone": QT_TRANSLATE_NOOP("rules", "A word that denies came or went."),
    "negation": QT_TRANSLATE_NOOP("rules", "One side denies what the other says."),
    "opposite": QT_TRANSLATE_NOOP("rules", "A word stands against its opposite."),
    "other-name": QT_TRANSLATE_NOOP("rules", "Another person, place or body is named."),
    "other-label": QT_TRANSLATE_NOOP("rules", "The same person, group or event has another label."),
    "label-adjective": QT_TRANSLATE_NOOP("rules", "A word that labels a person or group came or went."),
    "place-alone": QT_TRANSLATE_NOOP("rules", "A place came or went."),
    "sentence": QT_TRANSLATE_NOOP("rules", "A whole sentence stands on one side only."),
    "clause": QT_TRANSLATE_NOOP("rules", "A part of a sentence that tells something stands on one side only."),
    "age": QT_TRANSLATE_NOOP("rules", "An age came or went."),
    "passage-left-out": QT_TRANSLATE_NOOP("rules", "The article leaves this passage out."),
    "passage-only-here": QT_TRANSLATE_NOOP("rules", "The base has no passage like this one."),
    "passage-moved": QT_TRANSLATE_NOOP("rules", "The passage stands elsewhere in the order of its article."),
    "moved-words": QT_TRANSLATE_NOOP("rules", "The same words stand elsewhere in the sentence."),
    "moved-sentence": QT_TRANSLATE_NOOP("rules", "The same sentence stands elsewhere."),
    "house-style-by-hand": QT_TRANSLATE_NOOP("rules", "You made these two wordings house style."),
    "other-words": QT_TRANSLATE_NOOP("rules", "Other words for the same; no fact differs."),
    "told-otherwise": QT_TRANSLATE_NOOP(
        "rules", "The sentence is told in other words; what differs in its facts stands beside this."
    ),
    "passage-translated": QT_TRANSLATE_NOOP("rules", "The passage is told in another language."),
    "figure-in-translation": QT_TRANSLATE_NOOP("rules", "The translation has another number or amount."),
    "filler": QT_TRANSLATE_NOOP("rules", "A filler or connective came or went."),
    "extra-words": QT_TRANSLATE_NOOP("rules", "A word or two that tell nothing of their own came or went."),
    "too-large-to-compare": QT_TRANSLATE_NOOP("rules", "The passages are too long to be compared word by word."),
    "same-amount": QT_TRANSLATE_NOOP("rules", "The same amount, written in another way."),
    "same-date": QT_TRANSLATE_NOOP("rules", "The same date or time, written in another way."),
    "spelling": QT_TRANSLATE_NOOP("rules", "The same word in another spelling."),
    "hyphen": QT_TRANSLATE_NOOP("rules", "The same word with or without its hyphen."),
    "joined-or-split-word": QT_TRANSLATE_NOOP("rules", "The same word in one piece or two."),
    "contraction": QT_TRANSLATE_NOOP("rules", "The same words, contracted or in full."),
    "abbreviation-or-variant": QT_TRANSLATE_NOOP("rules", "The same term, short or in full."),
    "abbreviation": QT_TRANSLATE_NOOP("rules", "The same name by its initials."),
    "converted-unit": QT_TRANSLATE_NOOP("rules", "The same measure in another unit."),
    "honorific": QT_TRANSLATE_NOOP("rules", "The same person with or without a title."),
    "shorter-name": QT_TRANSLATE_NOOP("rules", "The same person, named more shortly."),
    "transliteration": QT_TRANSLATE_NOOP("rules", "The same name, written over from another script in another way."),
    "kind-of-marks": QT_TRANSLATE_NOOP("rules", "Another kind of quotation marks."),
    "comma-and-marks": QT_TRANSLATE_NOOP("rules", "A stop stands on the other side of the closing marks."),
    "dash": QT_TRANSLATE_NOOP("rules", "Another dash, or other spaces round it."),
    "spaces": QT_TRANSLATE_NOOP("rules", "Other spaces."),
    "case": QT_TRANSLATE_NOOP("rules", "Capitals against small letters."),
    "apostrophe": QT_TRANSLATE_NOOP("rules", "Another apostrophe."),
    "unicode-form": QT_TRANSLATE_NOOP("rules", "The same letters, stored in another form."),
    "punctuation": QT_TRANSLATE_NOOP("rules", "Other punctuation."),
    "degree-of-certainty": QT_TRANSLATE_NOOP("rules", "One side is surer of it than the other."),
    "asked-or-stated": QT_TRANSLATE_NOOP("rules", "What is asked is told more softly than what is stated."),
    "stance-of-verb": QT_TRANSLATE_NOOP("rules", "One verb of saying vouches for more than the other."),
    "charge-of-label": QT_TRANSLATE_NOOP("rules", "One label is graver than the other."),
    "qualifier-of-figure": QT_TRANSLATE_NOOP("rules", "One side gives the number, the other its bounds."),
    "order-of-magnitude": QT_TRANSLATE_NOOP("rules", "One side gives the number, the other its size only."),
    "rounded-figure": QT_TRANSLATE_NOOP("rules", "One number is the other one rounded."),
    "precision-of-date": QT_TRANSLATE_NOOP("rules", "One date leaves out the day or hour of the other."),
    "vague-duration": QT_TRANSLATE_NOOP("rules", "One side counts the time, the other does not."),
}
"""What the rules of docs/changes.md say; a rule that is not listed here is told by its class."""


def rule_words(rule: str, change_class: ChangeClass) -> str:
    """Return what ``rule`` found in one sentence, or what changes of ``change_class`` are where it is not known."""
    return QCoreApplication.translate("rules", str(_RULES.get(rule, _CLASSES[change_class])))


def rule_name(rule: str) -> str:
    """Return the name of ``rule`` as one reads it: ``reporting-verb`` becomes ``reporting verb``."""
    return " ".join(rule.replace("_", " ").replace("-", " ").split())


def known_rules() -> frozenset[str]:
    """Return the rules that have a sentence of their own."""
    return frozenset(_RULES)
