"""Ids of what the store holds. Each kind is its own type, so that they cannot be mixed up."""

from __future__ import annotations

from typing import NewType

SourceId = NewType("SourceId", int)
ArticleId = NewType("ArticleId", int)
StoryId = NewType("StoryId", int)
StorylineId = NewType("StorylineId", int)
StepId = NewType("StepId", int)
SessionId = NewType("SessionId", int)

ChangeKey = NewType("ChangeKey", str)
"""Hash that names a change by its class and the texts it stands in; outlives every recomputation."""

TextHash = NewType("TextHash", str)
"""sha256 hex of a passage's or an article's text, white space folded."""
