"""When marks were taken away, and when a person stopped reading where they did: what the marks themselves can't say.

Triggers keep it. Without it no other machine could tell an article that is unread again from one that was never read.
Part of the schema's sixth step: what stands here is only ever added to.
"""

from __future__ import annotations

from typing import Final

_NOW: Final = "CAST(strftime('%s', 'now') AS INTEGER)"
_MARKS: Final = ("read", "starred", "hidden")


def _taken(mark: str) -> str:
    return f"""
    CREATE TRIGGER {mark}_taken AFTER UPDATE OF {mark} ON marks WHEN OLD.{mark} IS NOT NULL AND NEW.{mark} IS NULL BEGIN
        INSERT OR REPLACE INTO moments VALUES (OLD.article_id, '{mark}', {_NOW});
    END
    """


def _gone(mark: str) -> str:
    return f"""
    CREATE TRIGGER {mark}_gone AFTER DELETE ON marks WHEN OLD.{mark} IS NOT NULL BEGIN
        INSERT OR REPLACE INTO moments VALUES (OLD.article_id, '{mark}', {_NOW});
    END
    """


STATEMENTS: Final = (
    """
    CREATE TABLE moments (
        article_id INTEGER NOT NULL,
        mark TEXT NOT NULL,
        moment INTEGER NOT NULL,
        PRIMARY KEY (article_id, mark)
    ) WITHOUT ROWID
    """,
    *(_taken(mark) for mark in _MARKS),
    *(_gone(mark) for mark in _MARKS),
    f"""
    CREATE TRIGGER tag_taken AFTER DELETE ON tags BEGIN
        INSERT OR REPLACE INTO moments VALUES (OLD.article_id, 'tag ' || OLD.tag, {_NOW});
    END
    """,
    f"""
    CREATE TRIGGER position_moved AFTER UPDATE OF block, offset ON marks WHEN NEW.block IS NOT NULL BEGIN
        INSERT OR REPLACE INTO moments VALUES (NEW.article_id, 'position', {_NOW});
    END
    """,
    f"""
    CREATE TRIGGER position_kept AFTER INSERT ON marks WHEN NEW.block IS NOT NULL BEGIN
        INSERT OR REPLACE INTO moments VALUES (NEW.article_id, 'position', {_NOW});
    END
    """,
)
