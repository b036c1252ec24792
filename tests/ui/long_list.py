"""A library with a long list of stories and no text, written in a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import Library

if TYPE_CHECKING:
    from pathlib import Path

_NUMBERS = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)"
_STATEMENTS = (
    """
    INSERT INTO sources (id, sha256, kind, path, size, content, imported_utc) VALUES (1, '', '', '', 0, x'', '')
    """,
    f"""{_NUMBERS}
    INSERT INTO articles (id, source, part, kind, title, outlet, is_proposed, charset, charset_evidence, metadata,
        text, page_hash, passage_hash, words)
    SELECT n, 1, n, 'article', '', 'Outlet ' || (n % 200), 0, '', '', '', '', 'page ' || n, 'text ' || n, 300
    FROM numbers
    """,
    f"""{_NUMBERS}
    INSERT INTO storylines (id, title, reasons) SELECT n, 'The long affair of Overby ' || n, '[]' FROM numbers
    WHERE n <= :count / :members / 18 + 1
    """,
    f"""{_NUMBERS}
    INSERT INTO stories (id, title, first, last, base, storyline)
    SELECT n, 'Harbour of Overby ' || n || ' is put off, and what the region is told about it',
        date('2000-01-01', (n * 7919 % 9500) || ' days'), NULL, n * :members, CASE WHEN n % 3 = 0 THEN n / 18 + 1 END
    FROM numbers WHERE n <= :count / :members
    """,
    f"""{_NUMBERS}
    INSERT INTO memberships (article, story, position, reasons, against, is_firm)
    SELECT n, (n - 1) / :members + 1, n % :members, '[]', '[]', 1 FROM numbers WHERE n <= :count / :members * :members
    """,
)


def write_long_list(path: Path, stories: int, members: int = 1) -> None:
    """Write a library of so many ``stories`` of ``members`` articles each, a third of them in storylines of six."""
    with Library.open(path) as library:
        store = library._store
        with store.atomic():
            for statement in _STATEMENTS:
                wanted = {"count": stories * members, "members": members}
                store.write(statement, {name: value for name, value in wanted.items() if f":{name}" in statement})
