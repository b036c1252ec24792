"""Roles of blocks: invented texts of the shapes that saved articles have, a rule at a time."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.article import ArticleKind
from reader.articles.block import Role
from reader.articles.extraction import Extraction, extract
from reader.articles.line import typed_line
from reader.sources.source import Kind, source_of

FIRST = "The old lighthouse at Varn was sold on Monday to a cooperative of fishermen, the harbour office said."
SECOND = "The price was not made public, but two people who know of the sale put it at 90,000 crowns, less than hoped."
THIRD = "“We will keep the lamp burning,” said the head of the cooperative, who has worked there for thirty years."
FOURTH = "The building dates from 1888 and has been empty since the last keeper left it four winters ago."
BODY = (FIRST, SECOND, THIRD, FOURTH)
HEADLINE = "Fishermen buy the Varn lighthouse"


def _extraction(*parts: str, kind: Kind = Kind.TEXT, between: str = "\n\n") -> Extraction:
    return extract(source_of("x", between.join(parts).encode(), kind))[0]


def _roles(*parts: str, between: str = "\n\n") -> dict[str, tuple[str, str]]:
    article = _extraction(*parts, between=between).article
    return {block.text: (block.role.value, block.rule) for block in article.blocks}


@pytest.mark.parametrize(
    ("line", "role", "rule"),
    [
        ("0", "furniture", "mark"),
        ("×", "furniture", "mark"),
        ("12 comments", "furniture", "counter"),
        ("3 min read", "furniture", "counter"),
        ("Share on Facebook", "furniture", "share"),
        ("Spread the love", "furniture", "share"),
        ("Your email address will not be published. Fields with a star are needed.", "form", "form-text"),
        ("Leave a Reply", "form", "form-text"),
        ("Previous Post", "furniture", "navigation"),
        ("Related articles:", "furniture", "navigation"),
        ("Advertisement", "furniture", "advertisement"),
        ("Read more: Storm closes the port", "teaser", "reference"),
        ("Published: 3 May 2024, 14:05", "dateline", "date-line"),
        ("21.02.2026", "dateline", "date-line"),
        ("– Storm warnings –", "subheading", "dashed-subheading"),
        ("By Ada Roe", "byline", "by-name"),
        ("Von Jan Möller", "byline", "by-name"),
        ("By our correspondent in Varn", "byline", "by-name"),
        ("The lamp at dusk © AFP – JAN MOLLER", "caption", "caption-credit"),
        ("The lamp at dusk – Copyright AFP/File Jan Moller", "caption", "caption-credit"),
        ("The lamp at dusk. (Photo: Jan Moller)", "caption", "caption-credit"),
        ("The lamp at dusk. Photograph: Jan Moller/Varn Press", "caption", "caption-credit"),
        ("© 2024 The Varn Post", "rights", "rights-line"),
        ("All rights reserved.", "rights", "rights-line"),
        ("Source: The Varn Post", "credit", "source-line"),
        ("BBC via Reuters, The Guardian, varnpost.org", "credit", "credit-list"),
        ("Subscribe to our newsletter", "furniture", "newsletter"),
        ("https://varnpost.example/a/b", "furniture", "address"),
        ("Home » Islands » Lighthouse sold", "furniture", "breadcrumb"),
        ("Click to share on Facebook (Opens in new window)", "furniture", "share"),
        ("Harbour Press writer Jan Moller in Varn contributed to this report.", "credit", "source-line"),
        ("The lamp room at dusk. PHOTO/ REUTERS", "caption", "caption-credit"),
    ],
)
def test_a_line_says_what_it_is(line: str, role: str, rule: str) -> None:
    typed = typed_line(line)
    assert typed is not None
    assert (typed.role.value, typed.rule) == (role, rule)


@pytest.mark.parametrize(
    "line",
    [
        *BODY,
        "By Friday the harbour had been closed to all ships but those of the coast guard.",
        "He said: “Share what you have.”",
        "Subscribers to the cooperative paid 300 crowns each, and the rest came from a bank on the mainland.",
        "The cause was not known.",
        "Prices rose 3 per cent in 2023, the office said.",
        "In March 2024 the lamp was lit again for one night.",
    ],
)
def test_sentences_of_the_text_are_left_alone(line: str) -> None:
    assert typed_line(line) is None


def test_a_repeated_headline_stands_once() -> None:
    roles = _extraction(HEADLINE, "0", HEADLINE, FIRST, SECOND, HEADLINE, THIRD).article.blocks
    assert [(b.role.value, b.rule) for b in roles if b.text == HEADLINE] == [
        ("headline", "headline"),
        ("furniture", "headline-repeat"),
        ("furniture", "headline-repeat"),
    ]


def test_the_headline_is_found_below_a_stray_caption() -> None:
    roles = _roles(
        "The lamp room has stood empty since winter",
        HEADLINE,
        "The lamp room has been standing empty since the winter – Copyright AFP/File Jan Moller",
        *BODY,
    )
    assert roles["The lamp room has stood empty since winter"] == ("caption", "stray-caption")
    assert roles[HEADLINE][0] == "headline"


def test_the_line_below_a_bare_picture_credit_is_its_caption() -> None:
    roles = _roles(HEADLINE, FIRST, "Getty Images", "Fishermen carry the old lamp down to the boats", SECOND, THIRD)
    assert roles["Getty Images"][0] == "caption"
    assert roles["Fishermen carry the old lamp down to the boats"] == ("caption", "below-picture-credit")


def test_a_repeated_label_is_not_taken_for_the_headline() -> None:
    roles = _roles(HEADLINE, "Zoom in", "By Ada Roe", "Zoom in", *BODY)
    assert roles[HEADLINE][0] == "headline"


def test_debris_is_cut_off_the_paragraph_it_sticks_to() -> None:
    extraction = _extraction(HEADLINE, FIRST + " /p>", "< p>– On the rock –", SECOND + '[signup_form id="7"]', THIRD)
    blocks = [(block.text, block.rule) for block in extraction.article.blocks]
    assert (FIRST, "paragraph") in blocks
    assert ("/p>", "debris") in blocks
    assert ("< p>", "debris") in blocks
    assert ("– On the rock –", "dashed-subheading") in blocks
    assert ('[signup_form id="7"]', "debris") in blocks
    assert (SECOND, "paragraph") in blocks


def test_brackets_of_the_text_are_no_debris() -> None:
    text = (
        "“They [the fishermen] sold it [sic] and w/p> is a formula in the a/b test,” said the head of the office there."
    )
    assert _extraction(HEADLINE, text, FIRST, SECOND).article.passages[0].text.startswith("“They [the fishermen]")


def test_what_follows_a_navigation_label_is_a_teaser() -> None:
    roles = _roles(
        HEADLINE,
        *BODY,
        "Previous Post",
        "Ferry line to close in winter",
        "Next Post",
        "Nine seals counted",
        "Leave a Reply",
    )
    assert roles["Ferry line to close in winter"] == ("teaser", "after-navigation")
    assert roles["Nine seals counted"] == ("teaser", "after-navigation")
    assert roles[FOURTH][0] == "body"


def test_a_plug_in_the_middle_is_furniture_and_a_short_line_a_subheading() -> None:
    roles = _roles(HEADLINE, FIRST, "Varn Weekly October 4", SECOND, "A long winter", THIRD, FOURTH)
    assert roles["Varn Weekly October 4"] == ("furniture", "plug")
    assert roles["A long winter"] == ("subheading", "short-line")
    assert _roles(HEADLINE, FIRST, "Gardens Of Spring", SECOND, THIRD)["Gardens Of Spring"] == ("furniture", "plug")
    assert _roles(HEADLINE, FIRST, "Price Of Lamps", SECOND, THIRD)["Price Of Lamps"] == ("subheading", "short-line")


def test_a_bio_is_known_by_the_name_of_the_byline() -> None:
    bio = (
        "Ada Roe has been a reporter since 2011. To get in touch, write to ada@varnpost.example or call 1-800-555-0101"
    )
    roles = _roles(HEADLINE, *BODY, "Ada Roe", "By Ada Roe", bio)
    assert roles["Ada Roe"] == ("byline", "byline-name")
    assert roles[bio] == ("bio", "bio")


def test_paragraphs_without_blank_lines_are_told_apart() -> None:
    roles = _roles(HEADLINE, *BODY, "Your email address will not be published", between="\n")
    assert [roles[text][0] for text in BODY] == ["body"] * 4
    assert roles[HEADLINE][0] == "headline"


def test_a_standfirst_without_headline_is_told_from_the_lead() -> None:
    standfirst = "Presidents Moller and Roe praise the bond of their islands at the meeting of the strait."
    lead = "President Jan Moller and his neighbour Ada Roe have praised the ties of their islands at a meeting on Varn."
    extraction = _extraction("Source: VARNPOST", standfirst, lead, *BODY)
    article = extraction.article
    assert article.blocks[1].rule == "standfirst-before-lead"
    assert article.headline is not None
    assert article.headline.is_proposal
    assert standfirst.startswith(article.headline.value)


def test_the_agency_line_is_cut_off_the_lead() -> None:
    roles = _roles(HEADLINE, f"VARN, May 3 (Harbour Press) – {FIRST}", SECOND, THIRD)
    assert roles["VARN, May 3 (Harbour Press) –"] == ("dateline", "agency-line")
    assert roles[FIRST][0] == "body"


def test_outlet_and_credit_stand_round_the_text() -> None:
    roles = _roles(HEADLINE, "The Varn Gazette, Thursday", *BODY, "(Harbour Press)")
    assert roles["The Varn Gazette, Thursday"] == ("credit", "outlet-line")
    assert roles["(Harbour Press)"] == ("credit", "credit-line")


def _web(body: str, head: str = "") -> dict[str, tuple[str, str]]:
    article = _extraction(f"<html><head>{head}</head><body>{body}</body></html>", kind=Kind.WEB).article
    return {block.text: (block.role.value, block.rule) for block in article.blocks}


ARTICLE = "<article><h1>" + HEADLINE + "</h1>" + "".join(f"<p>{text}</p>" for text in BODY) + "%s</article>"


@pytest.mark.parametrize(
    ("inner", "text", "role"),
    [
        ("<h2>A long winter</h2><p>" + SECOND.replace("price", "sum") + "</p>", "A long winter", "subheading"),
        ("<figure><figcaption>The lamp</figcaption></figure>", "The lamp", "caption"),
        (
            '<div class="newsletter-signup"><p>Get the Gazette in the morning.</p></div>',
            "Get the Gazette in the morning.",
            "furniture",
        ),
        (
            '<div class="comments"><p>I knew it all along, and so did you, neighbour.</p></div>',
            "I knew it all along, and so did you, neighbour.",
            "furniture",
        ),
        ('<p><a href="/x">The tug that would not retire</a></p>', "The tug that would not retire", "teaser"),
        ('<p class="byline">By Ada Roe</p>', "By Ada Roe", "byline"),
        (
            '<blockquote class="twitter-tweet"><p>The lamp is ours now, says the cooperative of Varn.</p></blockquote>',
            "The lamp is ours now, says the cooperative of Varn.",
            "furniture",
        ),
        ("<select><option>Varn</option></select>", "Varn", "form"),
    ],
)
def test_elements_of_a_page_say_what_they_are(inner: str, text: str, role: str) -> None:
    roles = _web(ARTICLE % inner)
    assert roles[text][0] == role
    assert [roles[paragraph][0] for paragraph in BODY] == ["body"] * 4


def test_a_class_that_names_the_whole_text_takes_nothing_away() -> None:
    roles = _web('<div class="comment">' + ARTICLE % "" + "</div>")
    assert [roles[paragraph][0] for paragraph in BODY] == ["body"] * 4


def test_a_page_of_links_is_a_list_and_a_page_of_nothing_a_stub() -> None:
    links = "".join(f'<li><a href="/{n}">Headline number {n} of the long day</a></li>' for n in range(30))
    assert _extraction(f"<html><body><ul>{links}</ul></body></html>", kind=Kind.WEB).article.kind is ArticleKind.LIST
    assert _extraction("Only a line").article.kind is ArticleKind.STUB
    assert _extraction(HEADLINE, *BODY).article.kind is ArticleKind.ARTICLE


LINES = st.sampled_from(
    [
        *BODY,
        HEADLINE,
        "0",
        "Share",
        "/p>",
        "< p>x",
        "[a_b]",
        "By Ada Roe",
        "© AFP",
        "Previous Post",
        "(AFP)",
        "- a -",
        "\u00a0",
        "a\u0301",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=14), st.sampled_from(["\n", "\n\n", " "]))
@settings(max_examples=150, deadline=None)
def test_every_letter_lies_in_exactly_one_block(lines: list[str], between: str) -> None:
    content = ("x\n" + between.join(lines)).encode("utf-8", "replace")
    extraction = extract(source_of("x", content, Kind.TEXT))[0]
    text = extraction.page.text
    covered = [i for block in extraction.article.blocks for i in range(block.span.start, block.span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, letter in enumerate(text) if not letter.isspace()} <= set(covered)
    assert all(block.text == block.span.of(text) and block.rule for block in extraction.article.blocks)
    assert sum(block.role is Role.HEADLINE for block in extraction.article.blocks) <= 1


def _record_roles(text: str, **fields: str) -> dict[str, tuple[str, str]]:
    line = json.dumps({"text": text, **fields}).encode()
    article = extract(source_of("x.jsonl", line, Kind.JSON_LINES))[0].article
    return {block.text: (block.role.value, block.rule) for block in article.blocks}


def test_short_lines_of_a_record_are_text() -> None:
    lines = ("lamp and keeper", "sold at last", FIRST, "Storm Season", SECOND, "watch this week", "the end of a lamp")
    roles = _record_roles("\n\n".join(lines), title=HEADLINE)
    assert set(roles.values()) == {("body", "record-text")}


def test_a_record_gives_up_what_says_itself_that_it_is_no_text() -> None:
    roles = _record_roles("\n\n".join((*BODY, "Share on Facebook", "© 2024 The Varn Post", "[/gallery]")))
    assert [roles[text][1] for text in ("Share on Facebook", "© 2024 The Varn Post", "[/gallery]")] == [
        "share",
        "rights-line",
        "debris",
    ]
    assert roles[FOURTH] == ("body", "record-text")


def test_the_title_of_a_record_is_no_passage_unless_it_is_a_sentence() -> None:
    assert _record_roles("\n\n".join((HEADLINE, *BODY)), title=HEADLINE)[HEADLINE] == ("headline", "headline")
    assert _record_roles("\n\n".join(BODY), title=FIRST)[FIRST] == ("body", "record-text")
    assert _record_roles("\n\n".join((HEADLINE, *BODY)))[HEADLINE] == ("body", "record-text")


def test_a_record_without_title_and_date_has_proposals_and_keeps_its_text() -> None:
    text = "\n\n".join(("3 May 2024, 14:05", *BODY))
    (extraction,) = extract(source_of("x.jsonl", json.dumps({"text": text}).encode(), Kind.JSON_LINES))
    article = extraction.article
    assert article.headline is not None
    assert article.headline.is_proposal
    assert FIRST.startswith(article.headline.value)
    assert article.passage_text == "\n\n".join(BODY)
    assert article.published is not None
    assert (article.published.value, article.published.is_proposal) == ("2024-05-03T14:05", True)


@pytest.mark.parametrize(
    "last",
    ["About 12 people still live there.", "“Nobody knew”, he said.", "About 12 people still live beside the tower"],
)
def test_short_last_words_of_a_plain_text_are_text(last: str) -> None:
    assert _roles(HEADLINE, *BODY, last)[last][0] == "body"


def test_titles_behind_the_end_of_a_plain_text_are_not() -> None:
    titles = ("Mayor opens new bridge at Colm", "Varn Harbour To Close", "Herring catch falls again this year in Varn")
    roles = _roles(HEADLINE, *BODY, *titles)
    assert {roles[title] for title in titles} == {("furniture", "after-end")}


def test_points_and_paragraphs_below_the_headline_are_its_standfirst() -> None:
    top = (
        "<div class='page-head'><h1>Fishermen buy the Varn lighthouse</h1><ul><li>The lamp is to burn on</li>"
        "<li>Price said to be below what was hoped</li></ul></div>"
    )
    body = "".join(f"<p>{text}</p>" for text in BODY)
    article = _extraction(f"<html><body>{top}<div class='text'>{body}</div></body></html>", kind=Kind.WEB).article
    roles = {block.text: (block.role, block.rule) for block in article.blocks}
    assert roles["The lamp is to burn on"] == (Role.STANDFIRST, "below-headline")
    assert roles["Price said to be below what was hoped"] == (Role.STANDFIRST, "below-headline")
    assert all(roles[text][0] is Role.BODY for text in BODY)


def test_figures_in_a_table_of_the_text_are_text() -> None:
    table = "<table><tr><td>Hull</td><td>286,35 €</td></tr><tr><td>Lamp</td><td>1,200</td></tr></table>"
    body = "".join(f"<p>{text}</p>" for text in BODY[:2]) + table + "".join(f"<p>{text}</p>" for text in BODY[2:])
    article = _extraction(f"<html><body><h1>{HEADLINE}</h1><div>{body}</div></body></html>", kind=Kind.WEB).article
    assert {block.role for block in article.blocks if block.text in ("286,35 €", "1,200")} == {Role.BODY}
