"""The rules that type blocks, in words for a person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

RULE_WORDS = {
    "above-text": "stands above the text",
    "address": "is only an address of a page",
    "advertisement": "reads “advertisement”",
    "after-end": "stands behind the end of the article",
    "after-navigation": "stands under a label that leads to other articles",
    "agency-line": "place, date and agency before the first words",
    "aside": "stands in a box beside the text",
    "below-headline": "stands right below the headline",
    "below-picture-credit": "stands below the credit of a picture",
    "beside-main-text": "a paragraph that the extractor of main text left out",
    "bio": "tells of the author",
    "breadcrumb": "a path of links through the site",
    "by hand": "you decided so",
    "by-name": "begins as a byline does",
    "byline-name": "an author's name, as the metadata says",
    "caption": "the file says that it is a caption",
    "caption-credit": "ends as the credit of a picture does",
    "counter": "only a number",
    "credit-line": "names who the text is from",
    "credit-list": "a list of outlets and agencies",
    "dashed-subheading": "stands between dashes",
    "date-line": "only a date",
    "debris": "what is left of broken markup",
    "export-line": "a line that the database added",
    "figcaption": "the page says that it is a caption",
    "form-element": "part of a form",
    "form-text": "reads as the text of a form",
    "front-matter": "facts about the article above its text",
    "heading": "the page says that it is a heading",
    "headline": "the title of the page, or what is most like one",
    "headline-repeat": "says the headline again",
    "hidden": "the page does not show it",
    "image": "words about a picture",
    "line": "a line without the end of a sentence",
    "linked-inside": "nearly all of it is a link, inside the text",
    "linked-outside": "nearly all of it is a link, outside the text",
    "main-text": "the extractor of main text kept it",
    "mark": "only marks, no words",
    "navigation": "leads to other pages",
    "navigation-element": "the page says that it leads to other pages",
    "newsletter": "asks to subscribe",
    "outlet-line": "names the outlet",
    "outside-main-text": "the extractor of main text left it out",
    "page-line": "head or foot of a printed page",
    "paragraph": "reads as a paragraph",
    "plug": "leads to another article in the middle of the text",
    "record-byline": "the record names it as the author",
    "record-credit": "the record names it as a credit",
    "record-dateline": "the record names it as place and date",
    "record-text": "the record gives it as text",
    "reference": "leads to another article",
    "repeated-in-outlet": "you left this line of the outlet out everywhere",
    "rights-line": "claims rights",
    "sentence": "ends as a sentence does",
    "share": "a button to share or follow",
    "short-line": "a short line between paragraphs",
    "source-again": "names the source again",
    "source-line": "names the source",
    "standfirst-before-lead": "sums the article up before its first paragraph",
    "stray-caption": "says what the caption of a picture says",
}
"""Rule -> what it saw."""


def rule_words(rule: str) -> str:
    """Return what ``rule`` saw, in the language of the window; a rule without words is named as it is."""
    words = RULE_WORDS.get(rule)
    return QCoreApplication.translate("rules", words) if words else rule.replace("-", " ")
