"""The rules that hide articles: made, changed and taken away by the person, ended by the clock."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from reader.model.errors import NotFound, Unfit
from reader.model.texts import gettext as _
from reader.model.times import from_seconds, to_seconds
from reader.store import actions
from reader.store.columns import moment_or_none, one_parameter, seconds_or_none
from reader.store.database import Database
from reader.store.ends import some_ended
from reader.store.hiding import Rule, all_rules, in_force, reapply, rule_term, settle
from reader.store.matching import matching

MOST: Final = 500
"""Rules of a library: each is asked of each article that comes."""


@dataclass(frozen=True, slots=True)
class Mute:
    """A rule that hides what meets `query` until a moment, None for ever.

    `in_force` is false once that moment has passed. `hides` is how many articles it keeps out of sight that no older
    rule meets.
    """

    id: int
    query: str
    made: datetime
    until: datetime | None
    in_force: bool
    hides: int


class Mutes:
    """Rules that hide. Each deed is one action; articles that come or change meet the rules as they do so.

    All of it raises `Busy` where another process holds the library for too long, and `LibraryError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Mute, ...]:
        """The rules, the oldest first."""
        with self._database.reading() as connection:
            return as_mutes(connection, all_rules(connection))

    def mute(self, query: str, now: datetime, until: datetime | None = None) -> Mute:
        """Makes a rule; the one that has the same query gets another end.

        Raises `QueryError` for a query that can't be a rule's, `Unfit` for an end that has passed and for the one rule
        too many.
        """
        rule_term(query)
        with self._database.writing(durable=True) as connection:
            settle(connection, now)
            rules = all_rules(connection)
            same = next((rule.id for rule in rules if rule.query == query.strip()), None)
            if same is not None:
                return self._change(connection, "mute", same, query, until, now)
            if len(rules) >= MOST:
                raise Unfit(_("There are {} rules already, which are the most.").format(MOST))
            rule_id = connection.execute(
                "INSERT INTO mutes (query, made, until) VALUES (?, ?, ?) RETURNING id",
                (query.strip(), to_seconds(now), _end(until, now)),
            ).fetchone()["id"]
            reapply(connection, [rule_id])
            were = actions.Rows("mutes", actions.TABLES["mutes"].columns, {None: [rule_id]})
            actions.note(connection, actions.Action("mute", (were,), title=query.strip()))
            return as_mutes(connection, [_rule(connection, rule_id)])[0]

    def change(
        self,
        rule_id: int,
        now: datetime,
        *,
        query: str | None = None,
        until: datetime | Literal[""] | None = None,
    ) -> Mute:
        """Gives a rule another query or end; None leaves a thing as it is, "" takes the end back.

        Raises `QueryError`, `Unfit` for what `mute` refuses and for another rule's query, `NotFound`.
        """
        if query is not None:
            rule_term(query)
        with self._database.writing(durable=True) as connection:
            settle(connection, now)
            rule = _rule(connection, rule_id)
            wanted = rule.query if query is None else query.strip()
            if any(one.query == wanted and one.id != rule_id for one in all_rules(connection)):
                raise Unfit(_("There is a rule “{}” already.").format(wanted))
            end = moment_or_none(rule.until) if until is None else until or None
            return self._change(connection, "change rule", rule_id, wanted, end, now)

    def unmute(self, rule_id: int) -> Mute:
        """Takes a rule away, and gives it as it was. Raises `NotFound`."""
        with self._database.writing(durable=True) as connection:
            (mute,) = as_mutes(connection, [_rule(connection, rule_id)])
            were = actions.rows_of(connection, "mutes", [rule_id])
            connection.execute("DELETE FROM mutes WHERE id = ?", (rule_id,))
            reapply(connection, [rule_id])
            actions.note(connection, actions.Action("unmute", (were,), title=mute.query))
        return mute

    def would_hide(self, query: str) -> int:
        """How many articles in sight a rule with this query would put out of sight. Raises `QueryError`."""
        term = rule_term(query)
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT count(*) FROM articles a LEFT JOIN marks m ON m.article_id = a.id"
                " WHERE a.id IN (SELECT value FROM json_each(?)) AND +a.hidden = 0 AND m.starred IS NULL",
                (one_parameter(matching(connection, term, from_seconds(0))),),
            ).fetchone()
        return int(found[0])

    def settle(self, now: datetime) -> bool:
        """Lets rules end whose moment has come, and tells whether any did. It writes nothing where none did."""
        if not some_ended(self._database, now):
            return False
        with self._database.writing() as connection:
            settle(connection, now)
        return True

    def _change(
        self,
        connection: sqlite3.Connection,
        kind: actions.Kind,
        rule_id: int,
        query: str,
        until: datetime | None,
        now: datetime,
    ) -> Mute:
        before = _rule(connection, rule_id)
        end = before.until if seconds_or_none(until) == before.until else _end(until, now)
        if (before.query, before.until) != (query.strip(), end):
            were = actions.rows_of(connection, "mutes", [rule_id])
            connection.execute("UPDATE mutes SET query = ?, until = ? WHERE id = ?", (query.strip(), end, rule_id))
            reapply(connection, [rule_id])
            actions.note(connection, actions.Action(kind, (were,), title=before.query))
        return as_mutes(connection, [_rule(connection, rule_id)])[0]


def as_mutes(connection: sqlite3.Connection, rules: Sequence[Rule]) -> tuple[Mute, ...]:
    """Rules as a person sees them."""
    living = {rule.id for rule in in_force(connection)}
    hides = dict(
        map(
            tuple,
            connection.execute(
                "SELECT muted, count(*) FROM articles WHERE muted IS NOT NULL AND hidden = 2 GROUP BY muted"
            ),
        )
    )
    return tuple(
        Mute(
            *(rule.id, rule.query, from_seconds(rule.made), moment_or_none(rule.until)),
            *(rule.id in living, hides.get(rule.id, 0)),
        )
        for rule in rules
    )


def _rule(connection: sqlite3.Connection, rule_id: int) -> Rule:
    for rule in all_rules(connection):
        if rule.id == rule_id:
            return rule
    raise NotFound(_("There is no rule {}.").format(rule_id))


def _end(until: datetime | None, now: datetime) -> int | None:
    """A rule's end in seconds, which is ahead."""
    if until is not None and to_seconds(until) <= to_seconds(now):
        raise Unfit(_("This end has passed already."))
    return seconds_or_none(until)
