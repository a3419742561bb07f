"""Dates as feeds write them where they keep to no standard: in the words of many languages, in numbers, with zones of
any name. Pure.

What is well written (RFC 822, ISO 8601) is left to the parser of feeds. Of other dates that one reads a part and takes
it for the whole, `22-11-2026` for a day of 2022, say; so here a date is read to its last letter or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Final

_LONGEST: Final = 100
_WELL_WRITTEN: Final = re.compile(
    r"(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{1,2}:\d\d(?::\d\d)? (?:[+-]\d{4}|gmt|utc?|z|[ecmp][sd]t)"
    r"|\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d))?",
    re.IGNORECASE | re.ASCII,
)
_MONTHS: Final = (
    "jan gen ene ian ιαν янв січ sty led oca",
    "feb fev φεβ фев лют lut uno sub",
    "mar mrz maer maa mrt μαρ мар бер bre",
    "apr avr abr απρ апр кві kwi dub nis",
    "may mai maj mag mei μαι маи мая тра kve",
    "jun juin giu iun ιουν июн чер cze cer haz",
    "jul juil lug iul ιουλ июл лип lip cervenc tem",
    "aug aou ago αυγ авг сер sie srp agu",
    "sep set sze σεπ сен вер wrz zar eyl",
    "oct okt ott out οκτ окт жов paz rij eki",
    "nov noi noe νοε ноя лис lis kas",
    "dec dez dic des δεκ дек гру gru pro ara",
)
"""How the names of each month begin in English, German, French, Spanish, Portuguese, Italian, Romanian, Hungarian,
Dutch, the languages of Scandinavia, Greek, Russian, Ukrainian, Polish, Czech and Turkish, without accents."""

_MONTH: Final = {beginning: month for month, row in enumerate(_MONTHS, 1) for beginning in row.split()}
_LONGEST_BEGINNING: Final = max(map(len, _MONTH))
_ZONES: Final = (
    "-10 hst, -9 akst, -8 akdt pst, -7 mst pdt, -6 cst mdt, -5 est cdt, -4 edt ast clt, -3.5 nst, -3 adt brt art,"
    "-2.5 ndt, 0 z ut utc gmt wet, 1 bst cet mez met hec west wat, 2 cest mesz mest eet cat sast,"
    "3 eest msk мск trt eat, 3.5 irst, 4 gst, 5 pkt, 5.5 ist, 5.75 npt, 7 ict wib, 8 hkt sgt pht awst wita,"
    "9 kst jst wit, 9.5 acst, 10 aest, 10.5 acdt, 11 aedt, 12 nzst, 13 nzdt"
)
"""Hours ahead of UTC, and the names of zones in which it is so late then. Of a name that several have, the zone is that
of RFC 822, or else where most people are."""

_ZONE: Final = {name: float(row.split()[0]) for row in _ZONES.split(",") for name in row.split()[1:]}
_FILLINGS: Final = "a am as at d de del den der di do el g h kl la las le les o of on ore r roku the uhr um в г года"
_FILLING: Final = frozenset(_FILLINGS.split())
_NOON: Final = {**dict.fromkeys(("오전", "上午", "午前"), " am "), **dict.fromkeys(("오후", "下午", "午後"), " pm ")}
_HALF: Final = re.compile(r"\b(?:([aπ])|[pμ])\.? ?[mμ]\b\.?")
_NAME: Final = r"(?P<name>[^\W\d_]{3,})"
_YEAR: Final = r"(?P<year>[12]\d{3})(?!\d)"
_SHORT_YEAR: Final = r"'?(?P<year>[12]\d{3}|\d\d)(?![\d:])"
_DAYS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>[12]\d{3}) ?[-/.년年] ?(?P<month>\d{1,2}) ?[-/.월月] ?(?P<day>\d{1,2})(?!\d)[.일日]?t?",
        rf"(?<!\d)(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_SHORT_YEAR}",
        rf"(?<!\d)(?P<one>\d{{1,2}})([/-])(?P<other>\d{{1,2}})\2{_YEAR}",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?[ -]*(?:d[eio] |of )?{_NAME}[.,]*[ -]*(?:del? )?"
        + _SHORT_YEAR,
        rf"{_NAME}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?<!\d)(?P<year>[12]\d{{3}})[.,]?[ -]{_NAME}\.?[ -](?P<day>\d{{1,2}})(?!\d)\.?t?",
        rf"{_NAME} (?P<day>\d{{1,2}})(?P<clock> \d\d?:.*) {_YEAR}$",
    )
)
"""The ways to say which day, in the order in which they are looked for."""

_CLOCK: Final = re.compile(
    r"(?<!\d)(?P<hours>\d{1,2})(?:[:h.](?P<minutes>\d\d)(?:[:.](?P<seconds>\d\d?)(?:[.,]\d{1,9})?)?| ?uhr|h\b)(?![\d:])"
    r"(?: ?(?:gmt|utc)? ?(?P<ahead>[+-]\d\d?)(?::?(?P<more>\d\d))?(?!\d))?"
)
_SINCE_1970: Final = re.compile(r"(\d{9,10})(?:\d{3}|\.\d+)?")
_MONTH_ALONE: Final = re.compile(r"([12]\d{3})(?:-(\d\d))?")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-/_][^\W\d_]+)*")


def is_well_written(text: str) -> bool:
    """Whether a date has a form that every parser of feeds reads rightly."""
    return _WELL_WRITTEN.fullmatch(text) is not None


def read_date(text: str) -> datetime | None:
    """The moment that a date means to a person, in UTC; None for nonsense, and for what may be either of two days.

    A day without a clock is its midnight; a clock without a zone, or with one of a name that is not known, UTC's.
    """
    if len(text) > _LONGEST:
        return None
    text = _folded(text)
    try:
        return _since_1970(text) or _standard(text) or _in_words(text)
    except (ValueError, OverflowError):  # the 31st of June, 10:99
        return None


def _folded(text: str) -> str:
    """A date without accents and capitals, its halves of the day in English."""
    apart = unicodedata.normalize("NFD", unescape(text).casefold())
    text = unicodedata.normalize("NFC", "".join(char for char in apart if not unicodedata.combining(char)))
    for half, english in _NOON.items():
        text = text.replace(half, english)
    return _HALF.sub(lambda half: "am" if half[1] else "pm", " ".join(text.split()))


def _since_1970(text: str) -> datetime | None:
    """Seconds or thousandths of them."""
    seconds = _SINCE_1970.fullmatch(text)
    return datetime.fromtimestamp(int(seconds[1]), UTC) if seconds else None


def _standard(text: str) -> datetime | None:
    """ISO 8601 in any of its forms; a month or a year is its first day."""
    month = _MONTH_ALONE.fullmatch(text)
    if month:
        return datetime(int(month[1]), int(month[2] or 1), 1, tzinfo=UTC)
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _in_words(text: str) -> datetime | None:
    for pattern in _DAYS:
        said = pattern.search(text)
        midnight = _midnight(said.groupdict()) if said else None
        if said and midnight:
            before, behind = text[: said.start()], (said.groupdict().get("clock") or "") + text[said.end() :]
            clock = _clock(before, behind)
            return None if clock is None else midnight + clock
    return None


def _midnight(said: dict[str, str]) -> datetime | None:
    """The day that is said; None where no month is, or two numbers may each be the month."""
    year = int(said["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if "name" in said:
        day, month = int(said["day"]), _month(said["name"])
    elif "one" in said:
        one, other = int(said["one"]), int(said["other"])
        day, month = max(one, other), min(one, other)
        month = month if day > 12 or one == other else 0
    else:
        day, month = int(said["day"]), int(said["month"])
    return datetime(year, month, day, tzinfo=UTC) if month else None


def _month(name: str) -> int:
    beginnings = (name[:length] for length in range(_LONGEST_BEGINNING, 2, -1))
    return next((_MONTH[beginning] for beginning in beginnings if beginning in _MONTH), 0)


def _clock(before: str, behind: str) -> timedelta | None:
    """How long after its midnight in UTC, as is said before or behind the day; None where that makes no sense."""
    clock = _CLOCK.search(behind) or _CLOCK.search(before)
    sides = [part.replace(clock[0], " ", 1) if clock else part for part in (before, behind)]
    if not all(_is_plain(side) for side in sides):
        return None
    if clock is None:
        return timedelta()
    hours, minutes, seconds = (int(clock[part] or 0) for part in ("hours", "minutes", "seconds"))
    if hours > 24 or minutes > 59 or seconds > 60 or (hours == 24 and minutes + seconds):
        return None
    words = _WORD.findall(" ".join(sides))
    if ("pm" in words or "am" in words) and hours <= 12:
        hours = hours % 12 + 12 * ("pm" in words)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds) - _ahead(clock, words)


def _is_plain(side: str) -> bool:
    """Whether nothing is left over on a side of a date but one word: days of the week and zones have many names."""
    words = {word for word in _WORD.findall(side) if word not in _FILLING and word not in _ZONE}
    return len(words - {"pm"}) <= 1 and not any(char.isdigit() for char in side)


def _ahead(clock: re.Match[str], words: list[str]) -> timedelta:
    if clock["ahead"]:
        hours, minutes = int(clock["ahead"]), int(clock["more"] or 0)
        return timedelta(hours=hours, minutes=-minutes if clock["ahead"].startswith("-") else minutes)
    return timedelta(hours=next((_ZONE[word] for word in words if word in _ZONE), 0.0))
