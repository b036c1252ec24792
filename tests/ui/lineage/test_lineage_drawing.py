"""The drawing of a lineage: time from the left, families as lanes, nothing upon anything else, and its words."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont

from reader.relations.lineage import Lineage, lineage_of
from reader.relations.relation import RelationKind
from tests.ui.lineage.invented import (
    COURIER,
    GLOBE,
    HERALD,
    NAMES,
    POST,
    WIRE,
    article,
    large_lineage,
    relation,
    small_lineage,
)
from ui.lineage.layout import Drawing, drawing_of
from ui.lineage.time_words import stretch_text, time_boxes
from ui.lineage.walk import Step, Walk
from ui.lineage.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

EM = 12.0


def drawing(lineage: Lineage) -> Drawing:
    return drawing_of(lineage, EM, 900)


@pytest.mark.parametrize("lineage", [small_lineage(), large_lineage(60)[0]], ids=["small", "large"])
def test_no_card_lies_upon_another_and_all_lie_in_their_lanes(lineage: Lineage) -> None:
    drawn = drawing(lineage)
    boxes = {one: card.box for one, card in drawn.cards.items()}
    assert boxes.keys() == {node.article for node in lineage.nodes}
    assert not [pair for pair in combinations(boxes, 2) if boxes[pair[0]].intersects(boxes[pair[1]])]
    for lane in drawn.lanes:
        assert all(lane.top < boxes[one].top() and boxes[one].bottom() < lane.bottom for one in lane.articles)
    assert max(box.right() for box in boxes.values()) < drawn.size.width()
    assert len(drawn.lines) == len(lineage.branches)


def test_time_runs_to_the_right_and_undated_articles_stand_before_it() -> None:
    cards = drawing(small_lineage()).cards
    assert cards[WIRE].box.left() < cards[HERALD].box.left() < cards[GLOBE].box.left() < cards[COURIER].box.left()
    assert cards[POST].is_undated
    assert cards[POST].box.right() < cards[WIRE].box.left()


def test_date_that_is_not_exact_stands_as_early_as_its_source_and_shows_its_reach() -> None:
    articles = {WIRE: article("Wire", "2026-03-12T09:40"), COURIER: article("Courier", "2026-03-12")}
    late = {HERALD: article("Herald", "2026-03-12T18:00")}
    lineage = lineage_of(articles | late, [relation(WIRE, COURIER, RelationKind.CUT, 0.9, is_proved=True)])
    cards = drawing(lineage).cards
    assert cards[COURIER].box.left() > cards[WIRE].box.left()
    assert cards[COURIER].reach == cards[HERALD].box.right()
    assert cards[WIRE].reach is None


def test_date_that_is_not_exact_makes_up_no_moment(qapp: QApplication) -> None:
    articles = {
        WIRE: article("Wire", "2026-03-12T09:40"),
        COURIER: article("Courier", "2026-03-12"),
        HERALD: article("Herald", "2026-03-13"),
    }
    assert qapp, "words are measured"
    axis = drawing(lineage_of(articles, ())).axis
    assert [moment.isoformat() for moment in axis.moments] == ["2026-03-12T09:40:00", "2026-03-13T00:00:00"]
    assert [text for _, text in time_boxes(axis, 40.0, QFont())] == ["12 Mar 2026", "13 Mar", "1 day"]


def test_stretch_between_clocks_of_which_one_has_no_zone_is_in_doubt(qapp: QApplication) -> None:
    assert qapp, "words are measured"
    articles = {WIRE: article("Wire", "2026-03-12T16:40"), HERALD: article("Herald", "2026-03-12T18:05+01:00")}
    lineage = lineage_of(articles, ())
    assert [text for _, text in time_boxes(drawing(lineage).axis, 40.0, QFont())] == ["12 Mar 2026", "25 min ?"]
    words = Words(lineage, NAMES)
    assert "The zone of this time is not known" in words.told(WIRE).facts
    assert "The zone of this time is not known" not in words.told(HERALD).facts


def test_families_are_lanes_and_own_reports_have_the_last_one() -> None:
    lanes = drawing(small_lineage()).lanes
    assert [(set(lane.articles), lane.is_family) for lane in lanes] == [
        ({WIRE, HERALD, COURIER, POST}, True),
        ({GLOBE}, False),
    ]


def test_story_without_any_date_is_drawn() -> None:
    lineage = lineage_of({WIRE: article("Wire"), POST: article("Post")}, [relation(WIRE, POST, RelationKind.COPY, 0.9)])
    drawn = drawing(lineage)
    assert not drawn.axis.moments
    assert drawn.cards[WIRE].box.left() < drawn.cards[POST].box.left()


def test_arrows_walk_along_edges_and_over_time() -> None:
    lineage = small_lineage()
    walk = Walk(lineage, drawing(lineage))
    assert walk.first() == WIRE
    to_herald = next(edge for edge in lineage.branches if edge.b == HERALD)
    found = walk.moved(WIRE, Step.RIGHT)
    seen = {found}
    for _ in range(4):
        found = walk.moved(found, Step.DOWN)
        seen.add(found)
    assert seen == set(lineage.branches), "up and down go through the edges of one article"
    assert walk.moved(to_herald, Step.RIGHT) == HERALD
    assert walk.moved(HERALD, Step.LEFT) == to_herald
    assert walk.moved(to_herald, Step.LEFT) == WIRE
    assert walk.moved(HERALD, Step.RIGHT) == GLOBE, "where no edge leads on, the next in time"
    assert walk.moved(GLOBE, Step.LEFT) == HERALD
    assert walk.moved(GLOBE, Step.FIRST) == POST
    assert walk.moved(POST, Step.LAST) == COURIER


def test_rest_of_the_edges_is_walked_only_when_asked_for() -> None:
    lineage = small_lineage()
    walk = Walk(lineage, drawing(lineage))
    assert walk.moved(HERALD, Step.RIGHT) == GLOBE
    walk.is_whole = True
    assert walk.moved(HERALD, Step.RIGHT) == lineage.rest[0]


def test_every_spot_of_a_walk_leads_back_home() -> None:
    lineage, _ = large_lineage(30)
    walk = Walk(lineage, drawing(lineage))
    for node in lineage.nodes:
        for step in Step:
            found = walk.moved(node.article, step)
            assert found in lineage.edges or found in {one.article for one in lineage.nodes}


def test_words_of_an_article_tell_date_credit_and_ties() -> None:
    words = Words(small_lineage(), NAMES)
    post = words.told(POST)
    assert post.title == "Inland Post"
    assert "undated, 2024 or later" in post.facts
    assert "Signed by Ilse Brandt" in post.facts
    assert post.reasons == ("Northern Wire and Inland Post: copy 95\N{NO-BREAK SPACE}%", *post.reasons[1:])
    assert post.points[0].startswith("Inland Post is signed by Ilse Brandt and credits no agency")
    assert words.told(GLOBE).reasons == ("It copies no other article of this story, and none copies it.",)


def test_words_of_an_edge_tell_kind_shares_direction_and_reasons() -> None:
    lineage = small_lineage()
    words = Words(lineage, NAMES)
    cut = words.told(next(edge for edge in lineage.branches if edge.b == COURIER))
    assert cut.title == "Northern Wire → Coast Courier"
    assert cut.facts[0] == "cut"
    assert cut.facts[-1] == "Direction proved"
    copied = words.told(next(edge for edge in lineage.branches if edge.b == POST))
    assert copied.title == "Northern Wire and Inland Post"
    assert copied.facts[-1].startswith("Which was first is not proved")
    assert copied.reasons == ("They share <b>95%</b> of their words.",)


def test_card_credits_the_agency_the_signature_or_nobody() -> None:
    words = Words(small_lineage(), NAMES)
    told = [words.credit(one) for one in (WIRE, HERALD, COURIER, POST)]
    assert told == ["no publisher named", "Northern Wire", "no credit", "signed Ilse Brandt"]


@pytest.mark.parametrize(
    ("earlier", "later", "text"),
    [
        ("2026-03-12T09:40", "2026-03-12T10:05", "25 min"),
        ("2026-03-12T09:40", "2026-03-12T13:45", "4 h"),
        ("2026-03-12T09:40", "2026-03-13T09:40", "1 day"),
        ("2026-03-12", "2026-03-15", "3 days"),
    ],
)
def test_stretches_of_time_in_words(earlier: str, later: str, text: str) -> None:
    assert stretch_text(datetime.fromisoformat(later) - datetime.fromisoformat(earlier)) == text
