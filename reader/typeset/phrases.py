"""Ages, dates, lengths and durations in the few letters that a row has room for."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from reader.model.texts import deferred, ngettext, number, spoken
from reader.model.texts import gettext as _
from reader.typeset.cells import width

WORDS_A_MINUTE = 220
"""How fast people read news silently (Brysbaert 2019 gives 238 for English non-fiction; a little less is kinder)."""

_MONTHS = (
    deferred("Jan"),
    deferred("Feb"),
    deferred("Mar"),
    deferred("Apr"),
    deferred("May"),
    deferred("Jun"),
    deferred("Jul"),
    deferred("Aug"),
    deferred("Sep"),
    deferred("Oct"),
    deferred("Nov"),
    deferred("Dec"),
)
_WEEKDAYS = (
    deferred("Monday"),
    deferred("Tuesday"),
    deferred("Wednesday"),
    deferred("Thursday"),
    deferred("Friday"),
    deferred("Saturday"),
    deferred("Sunday"),
)


def age(moment: datetime, now: datetime) -> str:
    """How long ago: `now`, `5 min`, `3 h`, `2 d`, then the date."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return _("now")
    if minutes < 60:
        return _("{} min").format(minutes)
    if minutes < 24 * 60:
        return _("{} h").format(minutes // 60)
    if minutes < 7 * 24 * 60:
        return _("{} d").format(minutes // (24 * 60))
    return day(moment)


def age_cells() -> int:
    """Cells that the longest age takes in the person's language."""
    return _age_cells(spoken().language)


@cache
def _age_cells(_language: str) -> int:
    return max(width(_written(date(2000, month, 28))) for month in range(1, 13))


def day(moment: datetime) -> str:
    """The local day: `5 Dec 2016`."""
    return _written(moment.astimezone())


def weekday(one: date) -> str:
    """A day with its weekday: `Monday, 5 Dec 2016`."""
    return _("{weekday}, {day}").format(weekday=_(_WEEKDAYS[one.weekday()]), day=_written(one))


def _written(one: date) -> str:
    return _("{day} {month} {year}").format(day=one.day, month=_(_MONTHS[one.month - 1]), year=one.year)


def day_and_time(moment: datetime) -> str:
    """The local day and minute: `5 Dec 2016, 14:05`."""
    return _("{day}, {time}").format(day=day(moment), time=f"{moment.astimezone():%H:%M}")


def stated_time(stated: str, before: str = "") -> str:
    """A moment in ISO 8601 as `day_and_time` writes it, without its day where the moment `before` has the same; what
    is no such moment as it is stated."""
    moment = _local(stated)
    if moment is None:
        return stated
    earlier = _local(before)
    if earlier is not None and earlier.date() == moment.date():
        return f"{moment:%H:%M}"
    return day_and_time(moment)


def _local(stated: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stated).astimezone()
    except (ValueError, OverflowError):  # no moment, or one beyond the years that there are
        return None


def reading_time(words: int) -> str:
    """How long the body takes to read, at least a minute: `4 min`; "" where there is none."""
    return _("{} min").format(max(1, round(words / WORDS_A_MINUTE))) if words else ""


def duration(seconds: int) -> str:
    """How long something plays: `03:38`, `1:02:00`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def size(count: int) -> str:
    """How large a file of so many bytes is: `23 MB`, `3.4 MB`; "" for one that is too small to tell, or unknown."""
    megabytes = count / 1_000_000
    if megabytes < 0.05:
        return ""
    return _("{} MB").format(number(megabytes, 0 if megabytes >= 9.95 else 1))


def pictures(count: int) -> str:
    """`1 picture`, `11 pictures`."""
    return ngettext("{} picture", "{} pictures", count).format(count)
