"""What the person did with articles, to be carried to another library and merged with what was done there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, TypeAlias, get_args

from reader.store import actions
from reader.store.columns import one_parameter
from reader.store.database import Database
from reader.store.undoing import write_marks

Kind: TypeAlias = Literal["read", "starred", "hidden", "tag", "position"]

KINDS: Final[tuple[str, ...]] = get_args(Kind)
_COLUMNS: Final = ("read", "starred", "hidden")

_STATES: Final = (
    "SELECT article_id, 'read' AS mark, read AS moment, 1 AS is_on, 0 AS block, 0 AS offset"
    " FROM marks WHERE read IS NOT NULL"
    " UNION ALL SELECT article_id, 'starred', starred, 1, 0, 0 FROM marks WHERE starred IS NOT NULL"
    " UNION ALL SELECT article_id, 'hidden', hidden, 1, 0, 0 FROM marks WHERE hidden IS NOT NULL"
    " UNION ALL SELECT article_id, 'tag ' || tag, tagged, 1, 0, 0 FROM tags"
    " UNION ALL SELECT m.article_id, 'position', coalesce(t.moment, 0), 1, m.block, m.offset FROM marks m"
    "  LEFT JOIN moments t ON t.article_id = m.article_id AND t.mark = 'position' WHERE m.block IS NOT NULL"
    " UNION ALL SELECT t.article_id, t.mark, t.moment, 0, 0, 0 FROM moments t"
    "  LEFT JOIN marks m ON m.article_id = t.article_id WHERE CASE"
    "   WHEN t.mark = 'read' THEN m.read IS NULL WHEN t.mark = 'starred' THEN m.starred IS NULL"
    "   WHEN t.mark = 'hidden' THEN m.hidden IS NULL WHEN t.mark = 'position' THEN 0"
    "   ELSE NOT EXISTS (SELECT 1 FROM tags g WHERE g.article_id = t.article_id AND 'tag ' || g.tag = t.mark) END"
)


@dataclass(frozen=True, slots=True)
class MarkState:
    """A mark of an article as it was left at a moment, in seconds since 1970: it is there, or `on` is false.

    `tag` is the tag's name; `block` and `offset` are those of a position, which is always there.
    """

    kind: Kind
    moment: int
    on: bool = True
    tag: str = ""
    block: int = 0
    offset: int = 0

    @property
    def name(self) -> str:
        """What the mark is called among those of an article."""
        return f"tag {self.tag}" if self.kind == "tag" else self.kind


class Carrying:
    """Reads all marks, and merges others. It raises `Busy` and `LibraryError` as `Database` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self, ids: Sequence[int] | None = None) -> dict[int, tuple[MarkState, ...]]:
        """The marks of articles (all that ever bore any, for None), by the articles' ids."""
        with self._database.reading() as connection:
            return _states(connection, ids)

    def keys(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The keys that name articles, by their ids."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT k.article_id, k.key FROM json_each(?) wanted CROSS JOIN article_keys k"
                " ON k.article_id = wanted.value ORDER BY k.article_id, k.key",
                (one_parameter(ids),),
            ).fetchall()
        return {one: tuple(row["key"] for row in group) for one, group in groupby(rows, lambda row: row["article_id"])}

    def merge(self, wanted: Mapping[int, Sequence[MarkState]]) -> int:
        """Gives articles the marks that are later than their own; one action. Gives how many articles changed."""
        with self._database.writing(durable=True) as connection:
            here = _states(connection, list(wanted))
            later = {
                article: news for article, states in wanted.items() if (news := _later(here.get(article, ()), states))
            }
            if not later:
                return 0
            ids = list(later)
            tags = sorted({state.tag for news in later.values() for state in news if state.kind == "tag"})
            rows = (_mark_rows(connection, ids), *(_tag_rows(connection, tag, ids) for tag in tags))
            _write(connection, later)
            actions.note(connection, actions.Action("merge", rows, len(ids)))
        return len(later)


def _states(connection: sqlite3.Connection, ids: Sequence[int] | None) -> dict[int, tuple[MarkState, ...]]:
    which = "" if ids is None else " WHERE article_id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT * FROM ({_STATES}){which} ORDER BY article_id, mark", () if ids is None else (one_parameter(ids),)
    )
    return {one: tuple(map(_state, group)) for one, group in groupby(rows, lambda row: int(row["article_id"]))}


def _state(row: sqlite3.Row) -> MarkState:
    kind, _, tag = row["mark"].partition(" ")
    return MarkState(kind, row["moment"], bool(row["is_on"]), tag, row["block"], row["offset"])


def _later(here: Iterable[MarkState], others: Iterable[MarkState]) -> tuple[MarkState, ...]:
    """Of the others those that say something else than what is here, and said it later."""
    own = {state.name: state for state in here}

    def counts(state: MarkState) -> bool:
        mine = own.get(state.name)
        if mine is None:
            return state.on
        same = (mine.on, mine.block, mine.offset) == (state.on, state.block, state.offset)
        return not same and state.moment > mine.moment

    return tuple(filter(counts, others))


def _mark_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> actions.Rows:
    found = {
        row["article_id"]: (row["read"], row["starred"], row["hidden"])
        for row in connection.execute(
            "SELECT * FROM marks WHERE article_id IN (SELECT value FROM json_each(?))", (one_parameter(ids),)
        )
    }
    none = (None,) * len(_COLUMNS)
    return actions.Rows("marks", _COLUMNS, actions.grouped((one, found.get(one, none)) for one in ids))


def _tag_rows(connection: sqlite3.Connection, tag: str, ids: Sequence[int]) -> actions.Rows:
    found = dict(
        map(
            tuple,
            connection.execute(
                "SELECT article_id, tagged FROM tags WHERE tag = ? AND article_id IN (SELECT value FROM json_each(?))",
                (tag, one_parameter(ids)),
            ),
        )
    )
    return actions.Rows(
        "tags", ("tagged",), actions.grouped((one, (found[one],) if one in found else None) for one in ids), tag
    )


def _write(connection: sqlite3.Connection, later: Mapping[int, Sequence[MarkState]]) -> None:
    for (kind, value), ids in _together(later):
        write_marks(connection, kind, value, ids)
    for article, states in later.items():
        for state in states:
            if state.kind == "tag":
                _write_tag(connection, article, state)
            elif state.kind == "position":
                connection.execute(
                    "INSERT INTO marks (article_id, block, offset) VALUES (?, ?, ?)"
                    " ON CONFLICT (article_id) DO UPDATE SET block = excluded.block, offset = excluded.offset",
                    (article, state.block, state.offset),
                )
            if not state.on or state.kind == "position":  # the triggers wrote down that it is done now
                connection.execute(
                    "INSERT OR REPLACE INTO moments VALUES (?, ?, ?)", (article, state.name, state.moment)
                )


def _together(later: Mapping[int, Sequence[MarkState]]) -> Iterator[tuple[tuple[str, int | None], list[int]]]:
    """The articles to which one mark comes with one moment, or from which it goes."""
    groups: dict[tuple[str, int | None], list[int]] = {}
    for article, states in later.items():
        for state in states:
            if state.kind in _COLUMNS:
                groups.setdefault((state.kind, state.moment if state.on else None), []).append(article)
    yield from groups.items()


def _write_tag(connection: sqlite3.Connection, article: int, state: MarkState) -> None:
    if state.on:
        connection.execute("INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", (state.tag, article, state.moment))
    else:
        connection.execute("DELETE FROM tags WHERE tag = ? AND article_id = ?", (state.tag, article))
