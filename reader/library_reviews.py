"""What a person decides in review: verdicts with reasons, notes, sessions, rules of house style, others' verdicts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.changes import Changes
from reader.base.errors import ReaderError
from reader.base.text import folded_space
from reader.library_search import LibrarySearch
from reader.opening import changes_of
from reader.review.house_style import proposals
from reader.review.mark import Mark
from reader.review.session import Session, SessionOrder, queue
from reader.settling import settle
from reader.store.house_rules import accepted_rules, noise_places, rule_image, rule_removal, settled_pairs
from reader.store.marks import mark_image, marks_of
from reader.store.notes import note_image, orphaned_notes
from reader.store.opinions import disagreements, merge_images, own_opinions, settled_images
from reader.store.reasons import reason_images, reasons
from reader.store.sessions import (
    next_session_id,
    page_of_story,
    progress_of_sessions,
    queued,
    session,
    session_image,
    write_place,
)
from reader.store.steps import go_on_with_step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.base.ids import ChangeKey, SessionId, StoryId
    from reader.review.house_style import StylePair, StyleProposal
    from reader.review.mark import Verdict
    from reader.review.note import Note
    from reader.review.opinion import Disagreement, Opinion
    from reader.review.session import SessionPlace, SessionProgress
    from reader.store.hand import Image
    from reader.store.rows import OpenStory


class LibraryReviews(LibrarySearch):
    """The part of Library that keeps what a person decides about changes and texts."""

    def decide(
        self,
        story: StoryId,
        keys: Sequence[ChangeKey],
        verdict: Verdict | None,
        reason: str | None = None,
        *,
        seen: OpenStory | None = None,
    ) -> Changes:
        """Put ``verdict`` on changes of ``story``; None takes it away.

        Without a ``reason`` the one given before stays where the verdict does. ``seen`` is the story as it lay before
        the person: a change of it that has gone meanwhile keeps its verdict, which is seen where the change is again.
        """
        name = "Take verdict back" if verdict is None else f"Mark as {verdict.value}"
        if len(keys) > 1:
            name = f"{name} ({len(keys)} readings)"
        return self._mark(name, story, keys, lambda mark: _decided(mark, verdict, reason), seen)

    def give_reason(
        self, story: StoryId, keys: Sequence[ChangeKey], reason: str, *, seen: OpenStory | None = None
    ) -> Changes:
        """Say why the verdict on changes of ``story`` was given; an empty reason takes it away. ``seen`` as above."""
        name = f"Reason “{reason}”" if reason else "Take reason away"
        return self._mark(name, story, keys, lambda mark: replace(mark, reason=reason), seen)

    def note(self, story: StoryId, key: ChangeKey, text: str, *, seen: OpenStory | None = None) -> Changes:
        """Put a note, in Markdown, on a change of ``story``; an empty one takes it away. ``seen`` as for verdicts."""
        return self._mark("Note", story, (key,), lambda mark: replace(mark, note=text), seen, is_typed=True)

    def write_note(self, note: Note) -> Changes:
        """Keep a note on a row, on words, on an article or on a story; an empty one is taken away."""
        return self._typed(f"Note on {_NOTED[note.kind.value]}", (note_image(note, self._now()),))

    def orphaned_notes(self) -> tuple[Note, ...]:
        """Return the notes on rows, words, articles and stories whose text is in the library no more."""
        return orphaned_notes(self._store)

    def reasons(self) -> tuple[str, ...]:
        """Return the reasons that verdicts can be given for."""
        return reasons(self._store)

    def set_reasons(self, wanted: Sequence[str]) -> Changes:
        """Let these be the reasons that are offered; verdicts that were given for another one keep it."""
        return self._step("Reasons of verdicts", reason_images(self._store, wanted, self._now()))

    def sessions(self) -> tuple[SessionProgress, ...]:
        """Return every session with how far it is, the one used last first."""
        return progress_of_sessions(self._store)

    def make_session(
        self, name: str, stories: Sequence[StoryId], order: SessionOrder = SessionOrder.STORY
    ) -> tuple[SessionId, Changes]:
        """Make a session of ``stories``, which come as a list shows them; return its id and what was touched.

        ReaderError where there is no story to review.
        """
        pages = queue(queued(self._store, stories), order)
        if not pages:
            raise ReaderError("There is no story here to review.")
        made = Session(
            next_session_id(self._store), folded_space(name) or "Session", order, pages, frozenset(), False, self._now()
        )
        return made.id, self._step(f"New session “{made.name}”", (session_image(made),))

    def rename_session(self, wanted: SessionId, name: str) -> Changes:
        """Give a session another name."""
        return self._change_session(f"Rename session “{folded_space(name)}”", wanted, name=folded_space(name))

    def archive_session(self, wanted: SessionId, *, is_archived: bool = True) -> Changes:
        """Lay a session aside, or bring it back."""
        name = session(self._store, wanted).name
        words = f"Archive session “{name}”" if is_archived else f"Bring session “{name}” back"
        return self._change_session(words, wanted, is_archived=is_archived)

    def leave_story(self, wanted: SessionId, story: StoryId) -> Changes:
        """Leave the rest of a story: it counts as done in this session, whatever is undecided in it."""
        left = session(self._store, wanted).left_pages | {page_of_story(self._store, story)}
        return self._change_session("Leave the rest of a story", wanted, left_pages=left)

    def keep_session_place(self, wanted: SessionId, place: SessionPlace, story: StoryId | None) -> None:
        """Keep where a session stands, now, in ``story``; not a step."""
        page = place.page if story is None else page_of_story(self._store, story)
        with self._store.atomic():
            write_place(self._store, wanted, replace(place, page=page, used_utc=self._now()))

    def proposed_rules(self) -> tuple[StyleProposal, ...]:
        """Return the pairs of words that verdicts suggest as rules of house style; none of them holds by itself."""
        return proposals(noise_places(self._store), settled_pairs(self._store))

    def house_rules(self) -> tuple[StylePair, ...]:
        """Return the pairs of words that a person made rules of house style."""
        return tuple(sorted(accepted_rules(self._store)))

    def answer_rule(self, pair: StylePair, *, is_accepted: bool) -> Changes:
        """Make a pair a rule of house style in every story, or do not propose it again."""
        words = f"“{pair.left}” / “{pair.right}”"
        name = f"House style {words}" if is_accepted else f"Refuse house style {words}"
        return self._step(name, (rule_image(pair, self._now(), is_accepted=is_accepted),))

    def drop_rule(self, pair: StylePair) -> Changes:
        """Take a rule of house style away."""
        return self._step(f"Drop house style “{pair.left}” / “{pair.right}”", (rule_removal(pair),))

    def opinions(self, who: str) -> tuple[Opinion, ...]:
        """Return every verdict and note of the library, to be handed on in the name of ``who``."""
        return own_opinions(self._store, who)

    def merge_opinions(self, opinions: Sequence[Opinion]) -> Changes:
        """Keep the verdicts of other analysts; where the library has none of its own, theirs are taken over."""
        who = ", ".join(dict.fromkeys(one.who for one in opinions))
        return self._step(f"Merge verdicts of {who}", merge_images(self._store, opinions))

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return the changes on which another analyst decided otherwise."""
        return disagreements(self._store)

    def settle_disagreement(self, one: Disagreement, *, is_theirs: bool) -> Changes:
        """End a disagreement by the verdict of the other analyst, or by one's own."""
        verdict = one.other.verdict if is_theirs else one.own.verdict
        name = f"Settle with {one.who}: {verdict.value if verdict else ''}"
        return self._step(name, settled_images(self._store, one, is_theirs=is_theirs))

    def _change_session(self, step: str, wanted: SessionId, **changed: object) -> Changes:
        return self._step(step, (session_image(replace(session(self._store, wanted), **changed)),))  # type: ignore[arg-type]

    def _mark(
        self,
        name: str,
        story: StoryId,
        keys: Sequence[ChangeKey],
        marked: Callable[[Mark], Mark],
        seen: OpenStory | None,
        *,
        is_typed: bool = False,
    ) -> Changes:
        """Put on every key the mark that ``marked`` makes of the one that stands there, or of an empty one."""
        changes = changes_of(self._store, self._comparisons, story, keys, seen)
        present = marks_of(self._store, keys)
        now = self._now()
        made = {key: marked(present.get(key, Mark(key, None, "", ""))) for key in dict.fromkeys(keys)}
        images = [mark_image(changes[key], mark.verdict, mark.note, now, mark.reason) for key, mark in made.items()]
        done = self._typed(name, images) if is_typed else self._step(name, images)
        return done | self._changes(Changes(stories=frozenset({story}), marks=True))

    def _typed(self, name: str, images: Sequence[Image]) -> Changes:
        """Take a step that goes on within the last one while it is typed."""
        with self._store.atomic():
            is_new = go_on_with_step(self._store, name, images, self._now())
            touched = settle(self._store, self._grower, images) if is_new else Changes()
        return self._changes(touched)


_NOTED = {"row": "a row", "span": "words", "article": "an article", "story": "a story"}


def _decided(mark: Mark, verdict: Verdict | None, reason: str | None) -> Mark:
    if reason is None:
        reason = mark.reason if mark.verdict is verdict else ""
    return replace(mark, verdict=verdict, reason=reason)
