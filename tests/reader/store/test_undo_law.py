"""A law of undo: whatever a person does, undo walks back through every state, and redo forward again."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.base.errors import ReaderError
from reader.base.ids import ArticleId, StoryId
from reader.library import Library
from reader.review.mark import Verdict
from reader.review.note import Note, NoteAnchor, NoteKind
from reader.store.rows import SavedSearch

ARTICLES = st.sampled_from([ArticleId(1), ArticleId(2), ArticleId(4)])
STEPS = st.one_of(
    st.tuples(st.just("decide"), st.integers(0, 4), st.sampled_from([*Verdict, None])),
    st.tuples(st.just("note"), st.integers(0, 4), st.sampled_from(["", "odd", "**why**"])),
    st.tuples(st.just("reason"), st.integers(0, 4), st.sampled_from(["", "as agreed"])),
    st.tuples(st.just("session"), st.integers(0, 2), st.sampled_from(["Morning", "Evening"])),
    st.tuples(st.just("page note"), ARTICLES, st.sampled_from(["", "see the tape"])),
    st.tuples(st.just("edit"), ARTICLES, st.sampled_from([("headline", "New"), ("outlet", ""), ("outlet", "Post")])),
    st.tuples(st.just("flip"), ARTICLES, st.integers(1, 3)),
    st.tuples(st.just("discard"), ARTICLES, st.none()),
    st.tuples(st.just("isolate"), ARTICLES, st.integers(0, 1)),
    st.tuples(st.just("anchor"), st.integers(0, 1), st.integers(0, 1)),
    st.tuples(st.just("tag"), ARTICLES, st.sampled_from(["urgent", "to quote", "flagged"])),
    st.tuples(st.just("save"), st.sampled_from(["Ferries", "Frost"]), st.sampled_from(["ferry", "-ferry is:undated"])),
    st.tuples(st.just("clear"), st.none(), st.none()),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("law")
    wire = (
        "Ferry runs aground off Dunmore\n\nA ferry with 212 people ran aground, the coast guard said on Monday.\n\n"
        "Nobody was hurt and the pumps held, officer Nora Quill told reporters on the quay.\n"
    )
    paper = (
        "Ferry runs aground off Dunmore\n\nA ferry with 221 people ran aground, the coast guard claimed on Monday.\n\n"
        "Nobody was hurt and the pumps may have held, officer Nora Quill told reporters on the pier.\n"
    )
    for number, text in enumerate([wire, paper, wire.replace("212", "213"), "Frost\n\nFrost ruined apples."]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Library.open(folder / "law.variorum") as library:
        list(library.import_paths(sorted(folder.glob("*.txt"))))
        library.together(ArticleId(1), ArticleId(2))
        library.backup(folder / "template.variorum")
    return folder / "template.variorum"


def state_of(library: Library) -> dict[str, Any]:
    stories = library.stories()
    return {
        "articles": library.articles(),
        "stories": {(story.id, story.articles) for story in stories},
        "titles": {story.title for story in stories},
        "marks": {
            key: (mark.verdict, mark.note, mark.reason)
            for story in stories
            for key, mark in library.open_story(story.id).marks.items()
        },
        "sessions": {(one.session.name, one.session.is_archived, one.stories) for one in library.sessions()},
        "notes": {note.text for story in stories for note in library.open_story(story.id).notes},
        "tags": library.tags_by_article(),
        "searches": library.saved_searches(),
        "rows": {story.id: library.open_story(story.id).comparison.alignment for story in stories},
        "blocks": [library.article(row.id).article.blocks for row in library.articles()],
        "found": {(hit.article, hit.passage) for hit in library.search("ferry OR frost OR pumps")},
    }


def take(library: Library, step: tuple[str, Any, Any]) -> None:
    name, first, second = step
    stories = {story.id: story for story in library.stories()}
    pair: StoryId | None = next((one for one, story in stories.items() if len(story.articles) > 1), None)
    if name in ("decide", "note", "reason") and pair is not None:
        keys = library.open_story(pair).keys
        key = keys[first % len(keys)]
        if name == "note":
            library.note(pair, key, second)
        else:
            (library.decide if name == "decide" else library.give_reason)(pair, [key], second)
    elif name in ("session", "page note", "tag", "save"):
        take_beside(library, name, first, second)
    elif name == "edit":
        library.edit(first, *second)
    elif name == "flip":
        library.flip_block(first, second % len(library.article(first).article.blocks))
    elif name == "discard":
        library.discard([first])
    elif name == "clear" and pair is not None:
        library.clear_anchors(pair)
    elif name in ("anchor", "isolate"):
        with suppress(ReaderError):  # what contradicts an earlier decision is refused
            if name == "anchor":
                library.anchor((ArticleId(1), first), (ArticleId(2), second))
            else:
                library.isolate((first, second))


def take_beside(library: Library, step: str, subject: Any, name: str) -> None:
    """Take a step that is about no wording: of a session, a text, a tag, a search."""
    if step == "tag":
        library.tag([subject], [name], ["urgent"])
    elif step == "save":
        library.save_search(SavedSearch(subject, name))
    else:
        take_review(library, step, subject, name)


def take_review(library: Library, step: str, place: int, name: str) -> None:
    if step == "page note":
        anchor = NoteAnchor(library.article(ArticleId(place)).row.page_hash)
        library.write_note(Note(NoteKind.ARTICLE, (anchor,), name, "Ferry"))
        return
    made = library.sessions()
    if place < len(made):
        session = made[place].session
        if session.name == name:
            library.archive_session(session.id, is_archived=not session.is_archived)
        else:
            library.rename_session(session.id, name)
    elif stories := [story.id for story in library.stories()]:
        library.make_session(name, stories)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=1, max_size=5))
def test_undo_walks_back_and_redo_forward(template: Path, steps: list[tuple[str, Any, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "law.variorum"
        path.write_bytes(template.read_bytes())
        with Library.open(path) as library:
            states = [state_of(library)]
            for step in steps:
                log = library._store.rows("SELECT count(*) FROM steps WHERE is_undone = 0")[0][0]
                take(library, step)
                if library._store.rows("SELECT count(*) FROM steps WHERE is_undone = 0")[0][0] > log:
                    states.append(state_of(library))
                else:  # a note that is still being typed goes on within its step
                    states[-1] = state_of(library)
            for state in states[-2::-1]:
                library.undo()
                assert state_of(library) == state
            for state in states[1:]:
                library.redo()
                assert state_of(library) == state
            assert library.redo_name() is None
            assert library.check().is_sound
