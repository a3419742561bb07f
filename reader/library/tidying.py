"""Deleting what a person no longer wants to keep: they see what a rule lets go, agree to it, and it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reader.model.retention import Rule
from reader.store import Database, Loss, Retention, Room, Upkeep

_TOGETHER: Final = 20
"""Articles that are deleted by one transaction."""

_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a rule would delete now, and whether the person has agreed to it."""

    rule: Rule
    agreed: bool
    loss: Loss


@dataclass(frozen=True, slots=True)
class Forecasts:
    """What each rule would delete, and all of them together: what two rules let go counts once there."""

    rules: tuple[Forecast, ...] = ()
    together: Loss = Loss()  # noqa: RUF009 - a value that nobody can change


class Tidying:
    """Rules are those of the settings. None deletes anything that was not forecast, shown and agreed to."""

    def __init__(self, database: Database) -> None:
        self._retention = Retention(database)
        self._upkeep = Upkeep(database)

    def forecast(self, rules: Sequence[Rule], now: datetime) -> Forecasts:
        """What rules would delete now, for a person to see: it is noted that they did."""
        agreed = self._retention.agreed(rules)
        doomed = self._retention.doomed(rules, now)
        found = tuple(Forecast(one.rule, one.rule in agreed, self._retention.loss(one.ids)) for one in doomed)
        together = self._retention.loss(sorted({article_id for one in doomed for article_id in one.ids}))
        self._retention.note_shown(rules, now)
        return Forecasts(found, together)

    def were_shown(self, rules: Sequence[Rule], now: datetime) -> bool:
        """Whether what each of the rules would delete was shown within the last day."""
        return len(self._retention.shown(rules, now)) == len(rules)

    def waiting(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Those of `rules` that delete nothing, for the person has not agreed to them as they stand."""
        agreed = self._retention.agreed(rules)
        return tuple(rule for rule in rules if rule not in agreed)

    def agree(self, rules: Sequence[Rule], now: datetime) -> tuple[Rule, ...]:
        """Agrees to rules that were shown, and to no others from now on; gives those that may delete."""
        return self._retention.agree(rules, now)

    def delete(self, rules: Sequence[Rule], now: datetime) -> Iterator[tuple[int, int]]:
        """Deletes what rules let go that are agreed to, some at a time; how many are gone, of how many."""
        doomed = self._retention.doomed(self._retention.agreed(rules), now)
        total, done = len({article_id for one in doomed for article_id in one.ids}), 0
        for one in doomed:
            for start in range(0, len(one.ids), _TOGETHER):
                done += self._retention.delete(one.rule, one.ids[start : start + _TOGETHER], now)
                yield done, total

    def give_back(self, *, thorough: bool = False) -> bool:
        """Gives back some room in the file, and tells whether more is worth it; with `thorough` all of it is.

        It takes some tenths of a second, of which nobody who writes waits for more than some hundredths.
        """
        return all(self._upkeep.step(thorough=thorough) for _ in range(_STEPS))

    def room(self) -> Room:
        """How large the library's file is, and how small it could be."""
        return self._upkeep.room()

    def compact(self) -> None:
        """Writes the file anew, as small as it can be. Raises `LibraryError`, and leaves it as it was then."""
        self._upkeep.compact()
