"""Why the articles of a story are together, and what each says it is: reasons, findings, claims with evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ui.article_facts import facts_of, point_line, points
from ui.commands import CommandId
from ui.dates import short_time
from ui.pieces import column, counted, framed, one_line, plain
from ui.stories.card import CardFace, StoryCard, Subject
from ui.stories.decision_words import decision_lines, decision_title, placed_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from reader.base.ids import ArticleId
    from reader.relations.credit_conflicts import CreditConflict
    from reader.relations.grouping import Membership
    from reader.relations.relation import Relation
    from reader.store.rows import ArticleRow, OrphanedMark, StoredArticle, StoryDetail
    from ui.article_facts import Fact
    from ui.keymap import Keymap

_WIDTH, _HEIGHT = 820, 680
COMMANDS_OF_CARDS: Mapping[CommandId, tuple[Subject, ...]] = {
    CommandId.SELECT_STORY: (Subject.MEMBER,),
    CommandId.SPLIT_OUT: (Subject.MEMBER,),
    CommandId.APART: (Subject.MEMBER, Subject.NEAR_MISS),
    CommandId.TOGETHER: (Subject.NEAR_MISS,),
    CommandId.REMOVE_ARTICLE: (Subject.MEMBER, Subject.NEAR_MISS),
    CommandId.WITHDRAW: (Subject.MEMBER, Subject.DECISION),
}
"""What can be asked for in the box, and on which cards."""
_FIRST = {CommandId.TOGETHER: Subject.NEAR_MISS, CommandId.WITHDRAW: Subject.DECISION}
"""The cards that a command looks for when it opens the box."""


@dataclass(frozen=True, slots=True)
class StoryReasons:
    """What the details show; ``articles`` are those of the library by id, near misses among them.

    ``stored`` are the articles of the story by id, with what each says it is; ``lost`` are verdicts and notes whose
    change went away with another alignment, ``elsewhere`` counts those made against other articles, by article;
    ``conflicts`` are credits of several articles that do not agree.
    """

    detail: StoryDetail
    articles: Mapping[ArticleId, ArticleRow]
    relations: tuple[Relation, ...]
    storyline_reasons: tuple[str, ...]
    stored: Mapping[ArticleId, StoredArticle] = field(default_factory=dict)
    lost: tuple[OrphanedMark, ...] = ()
    elsewhere: Mapping[ArticleId, int] = field(default_factory=dict)
    conflicts: tuple[CreditConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class DetailsWish:
    """What a person asked for in the box: a command, the articles it is about, or when the decision was made."""

    command: CommandId
    articles: tuple[ArticleId, ...] = ()
    made_utc: str = ""


class StoryDetails(QDialog):
    """Lists decisions, reasons and claims as plain text, one card an article; arrows go from card to card.

    ``wish`` is what was asked for once the box was accepted. ``first`` is a command whose card has the focus first.
    """

    def __init__(self, reasons: StoryReasons, keymap: Keymap, parent: QWidget, first: CommandId | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Why these articles"))
        self._reasons, self._keymap = reasons, keymap
        self.wish: DetailsWish | None = None
        self._cards = self._all_cards()
        wanted = _FIRST.get(first) if first else None
        self._current = next((card for card in self._cards if card.face.subject is wanted), self._cards[0])
        self._buttons = {command: self._button(command) for command in COMMANDS_OF_CARDS}
        inside = framed("page")
        inside.setLayout(column(*self._cards, None, spacing=12, margins=(0, 0, 12, 0)))
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Reasons"))
        heading = plain(one_line(reasons.detail.row.title), "heading", wrap=True)
        self.setLayout(column(heading, self._area, self._foot(), spacing=12, margins=(24, 20, 24, 16)))
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        for command, step in ((CommandId.NEXT_ITEM, self._next), (CommandId.PREVIOUS_ITEM, self._previous)):
            self._action(command).triggered.connect(step)
        for card in self._cards:
            card.entered.connect(self._on_entered)
            card.left.connect(self._on_left)
        self._current.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the card in focus in sight."""
        super().showEvent(event)
        self._on_entered(self._current)

    def _foot(self) -> QWidget:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        foot, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, button in enumerate(self._buttons.values()):
            grid.addWidget(button, place // 3, place % 3)
        grid.addWidget(close, 0, 3, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(3, 1)
        foot.setLayout(grid)
        return foot

    def _button(self, command: CommandId) -> QPushButton:
        row = self._keymap[command]
        action = self._action(command)
        action.triggered.connect(self._on_command)
        button = QPushButton(row.with_key(row.shown_text))
        button.setToolTip(row.shown_tooltip)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(action.trigger)
        return button

    def _action(self, command: CommandId) -> QAction:
        """Return a new action of the box with the keys in force."""
        action = QAction(self._keymap[command].shown_text, self)
        action.setObjectName(command.value)
        action.setShortcuts([QKeySequence(key) for key in self._keymap[command].keys])
        self.addAction(action)
        return action

    @Slot()
    def _next(self) -> None:
        self._on_left(1)

    @Slot()
    def _previous(self) -> None:
        self._on_left(-1)

    @Slot()
    def _on_command(self) -> None:
        command = CommandId(self.sender().objectName())
        if command is CommandId.SELECT_STORY:
            if self._current.face.subject is Subject.MEMBER:
                self._current.toggle()
            return
        selected = tuple(card.face.article for card in self._cards if card.is_selected and card.face.article)
        self.wish = _wish(command, self._current, selected)
        if self.wish is not None:
            self.accept()

    @Slot(object)
    def _on_entered(self, card: StoryCard) -> None:
        self._current = card
        for command, button in self._buttons.items():
            button.setEnabled(_wish(command, card, ()) is not None)
        self._area.ensureWidgetVisible(card, 0, min(card.height(), 24))

    @Slot(object)
    def _on_left(self, step: int) -> None:
        """Give the focus to the next card (1) or the one before (-1)."""
        place = self._cards.index(self._current) + step
        self._cards[max(0, min(len(self._cards) - 1, place))].setFocus()

    def _all_cards(self) -> list[StoryCard]:
        detail = self._reasons.detail
        cards = [*self._conflict_cards(), *self._lost_cards(), *self._elsewhere_cards()]
        for member in detail.members:
            face = CardFace(Subject.MEMBER, member.article, self._latest(member.article))
            parts = self._member_parts(member)
            cards.append(self._card(face, self._name(member.article), self._place(member.article), parts))
        for miss in detail.near_misses:
            title = self.tr("Left out narrowly: {0}").format(self._name(miss.article))
            face = CardFace(Subject.NEAR_MISS, miss.article)
            lines = _wrapped(self._lines((), (miss.reason,)))
            cards.append(self._card(face, title, self._place(miss.article), lines))
        for decision in reversed(detail.decisions):
            face = CardFace(Subject.DECISION, made_utc=decision.made_utc)
            lines = _wrapped(decision_lines(decision, self._name))
            cards.append(self._card(face, decision_title(decision), "", lines))
        for relation in self._reasons.relations:
            title = self.tr("{0} and {1}: {2}").format(
                self._name(relation.a), self._name(relation.b), self.tr(relation.kind.value.replace("_", " "))
            )
            shares = self.tr("{0} % of the first stands in the second, {1} % of the second in the first").format(
                round(100 * relation.coverage_a), round(100 * relation.coverage_b)
            )
            cards.append(self._card(CardFace(Subject.OTHER), title, shares, _wrapped(self._lines(relation.reasons))))
        if self._reasons.storyline_reasons:
            title = self.tr("Storyline: {0}").format(detail.row.storyline_title or "")
            lines = _wrapped(self._lines(self._reasons.storyline_reasons))
            cards.append(self._card(CardFace(Subject.OTHER), title, "", lines))
        return cards

    def _conflict_cards(self) -> list[StoryCard]:
        """Return a card on credits of several articles that do not agree; those of one article stand at the article."""
        found = [one for one in self._reasons.conflicts if len(one.articles) > 1]
        if not found:
            return []
        title = self.tr("Credits that do not agree")
        place = self.tr("{0} shows where these articles stand.")
        place = place.format(self._keymap[CommandId.LINEAGE].with_key(self.tr("The lineage")))
        lines = _wrapped([f"! {one_line(one.message)}" for one in found])
        return [self._card(CardFace(Subject.OTHER), title, place, lines)]

    def _lost_cards(self) -> list[StoryCard]:
        if not self._reasons.lost:
            return []
        title = self.tr("Verdicts and notes without their change")
        place = self.tr("Passages were aligned otherwise; aligned as before, the change has its verdict again.")
        lines = _wrapped([self._lost_line(one) for one in self._reasons.lost])
        return [self._card(CardFace(Subject.OTHER), title, place, lines)]

    def _elsewhere_cards(self) -> list[StoryCard]:
        if not self._reasons.elsewhere:
            return []
        title = self.tr("Verdicts and notes against another base")
        place = self.tr("They are shown while the story is read against that article: go to its column and press {0}.")
        place = place.format(self._keymap[CommandId.MAKE_BASE].way)
        one, many = self.tr("{0} verdict or note"), self.tr("{0} verdicts and notes")
        lines = [
            self.tr("{article}: {count}").format(article=self._name(article), count=counted(count, one, many))
            for article, count in self._reasons.elsewhere.items()
            if article in self._reasons.articles
        ]
        return [self._card(CardFace(Subject.OTHER), title, place, _wrapped(lines))]

    def _lost_line(self, lost: OrphanedMark) -> str:
        verdict = self.tr(lost.mark.verdict.value) if lost.mark.verdict else self.tr("note")
        words = self.tr("{0}: “{1}” against “{2}”").format(verdict, one_line(lost.left), one_line(lost.right))
        return f"{words} - {one_line(lost.mark.note)}" if lost.mark.note else words

    def _card(self, face: CardFace, title: str, place: str, parts: Sequence[QWidget]) -> StoryCard:
        return StoryCard(face, title, [*([plain(place, "muted", wrap=True)] if place else []), *parts])

    def _member_parts(self, member: Membership) -> list[QWidget]:
        """Return what stands below the name of a member: how it came here, findings, reasons, claims."""
        parts: list[QWidget] = []
        if not member.is_firm:
            parts.append(plain(self.tr("joined with less confidence"), "loose"))
        placed = placed_line(self._reasons.detail.decisions, member.article)
        if placed:
            parts.append(plain(placed, "by_hand"))
        stored = self._reasons.stored.get(member.article)
        found = points(stored.article) if stored else ()
        if found:
            words = counted(len(found), self.tr("{0} point to look at"), self.tr("{0} points to look at"))
            parts.append(_heading(words))
            parts += _wrapped([f"! {point_line(one)}" for one in found])
        parts += [_heading(self.tr("Why it stands here")), *_wrapped(self._lines(member.reasons, member.against))]
        if stored:
            parts += [_heading(self.tr("What it says it is")), _table(facts_of(stored))]
        return parts

    def _lines(self, reasons: Sequence[str], against: Sequence[str] = ()) -> list[str]:
        return [f"+ {one_line(reason)}" for reason in reasons] + [f"− {one_line(reason)}" for reason in against]

    def _latest(self, article: ArticleId) -> str:
        """Return when the last decision was made that put ``article`` into its story."""
        found = [one for one in self._reasons.detail.decisions if one.with_article(article, is_together=True)]
        return found[-1].made_utc if found else ""

    def _name(self, article: ArticleId) -> str:
        row = self._reasons.articles.get(article)
        return one_line(row.name) if row else self.tr("an article in the bin")

    def _place(self, article: ArticleId) -> str:
        row = self._reasons.articles.get(article)
        if row is None:
            return ""
        stored, date = self._reasons.stored.get(article), short_time(row.published)
        published = stored.article.published if stored else None
        if published is not None and published.is_proposal:
            date = self.tr("{0} (proposed)").format(date)
        return " · ".join(part for part in (one_line(row.title), date) if part)


def _wish(command: CommandId, card: StoryCard, selected: tuple[ArticleId, ...]) -> DetailsWish | None:
    """Return what ``command`` asks for on ``card``, None where it means nothing there."""
    face = card.face
    if command is CommandId.WITHDRAW:
        return DetailsWish(command, made_utc=face.made_utc) if face.made_utc else None
    if face.article is None or face.subject not in COMMANDS_OF_CARDS[command]:
        return None
    takes_all = command in (CommandId.SPLIT_OUT, CommandId.REMOVE_ARTICLE) and face.subject is Subject.MEMBER
    return DetailsWish(command, selected if takes_all and selected else (face.article,))


def _wrapped(lines: Sequence[str]) -> list[QWidget]:
    return [plain(line, wrap=True) for line in lines]


def _heading(text: str) -> QLabel:
    label = plain(text.upper(), "section")
    label.setContentsMargins(0, 6, 0, 0)
    return label


def _table(facts: Sequence[Fact]) -> QWidget:
    """Return names at the left and values at the right; a long word without a break scrolls in its line."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for line, fact in enumerate(facts):
        name = plain(fact.name, "muted")
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_code(fact) if fact.is_code else plain(fact.value, wrap=True), line, 1)
    return holder


def _code(fact: Fact) -> QLineEdit:
    line_edit = QLineEdit(fact.value)
    line_edit.setProperty("kind", "fact")
    line_edit.setReadOnly(True)
    line_edit.setFrame(False)
    line_edit.setTextMargins(-2, 0, 0, 0)  # level with the labels above
    line_edit.setAccessibleName(fact.name)
    return line_edit
