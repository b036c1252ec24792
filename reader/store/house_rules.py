"""Rules of house style that a person accepted or refused, and the verdicts from which further ones are proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ChangeKey, StoryId
from reader.comparison.change import ChangeClass
from reader.review.house_style import NoisePlace, StylePair
from reader.review.mark import Verdict
from reader.store.hand import Image

if TYPE_CHECKING:
    from reader.store.database import Row, Store

# a verdict is counted for the story that the text of its base stands in now
_PLACES = """
SELECT marks.key, marks.change_class, marks.left_text, marks.right_text, marks.verdict, max(memberships.story) AS story
FROM marks
JOIN articles ON articles.page_hash = marks.left_hash
JOIN memberships ON memberships.article = articles.id
WHERE marks.verdict IS NOT NULL AND marks.change_class IN ('wording', 'house_style', 'typography')
GROUP BY marks.key
ORDER BY marks.key
"""


def accepted_rules(store: Store) -> frozenset[StylePair]:
    """Return the pairs of words that count as house style."""
    rows = store.rows("SELECT left_words, right_words FROM house_rules WHERE is_accepted = 1")
    return frozenset(store.made(_pair, rows))


def settled_pairs(store: Store) -> frozenset[StylePair]:
    """Return the pairs of words that were accepted or refused."""
    return frozenset(store.made(_pair, store.rows("SELECT left_words, right_words FROM house_rules")))


def rule_image(pair: StylePair, now_utc: str, *, is_accepted: bool) -> Image:
    """Return the row that accepts or refuses a rule."""
    key = {"left_words": pair.left, "right_words": pair.right}
    return Image("house_rules", key, {"is_accepted": int(is_accepted), "made_utc": now_utc})


def rule_removal(pair: StylePair) -> Image:
    """Return the row that takes a rule away, so that it may be proposed again."""
    return Image("house_rules", {"left_words": pair.left, "right_words": pair.right}, None)


def noise_places(store: Store) -> tuple[NoisePlace, ...]:
    """Return the verdicts on changes of wording, house style and typography whose text is in a story."""
    return store.made(_place, store.rows(_PLACES))


def _pair(row: Row) -> StylePair:
    return StylePair(row["left_words"], row["right_words"])


def _place(row: Row) -> NoisePlace:
    return NoisePlace(
        ChangeKey(row["key"]),
        ChangeClass(row["change_class"]),
        row["left_text"],
        row["right_text"],
        Verdict(row["verdict"]),
        StoryId(row["story"]),
    )
