"""What was said is kept, the newest first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from reader.tui.journal import MOST, Journal, Said

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_the_newest_is_first_under_its_local_time() -> None:
    journal = Journal()
    journal.keep(Said(NOON, "Marked 3 read."))
    journal.keep(Said(NOON + timedelta(seconds=1), "No connection.", failed=True))
    assert journal.lines == (
        f"{(NOON + timedelta(seconds=1)).astimezone():%H:%M:%S}  ! No connection.",
        f"{NOON.astimezone():%H:%M:%S}  Marked 3 read.",
    )


def test_it_is_bounded_and_harmless_and_says_nothing_twice_at_once() -> None:
    journal = Journal()
    for number in range(MOST + 5):
        journal.keep(Said(NOON, f"{number}\x1b]52;c;x\x07\n[b]"))
        journal.keep(Said(NOON, f"{number}\x1b]52;c;x\x07\n[b]"))
    assert len(journal.lines) == MOST
    assert journal.lines[0].endswith(f"{MOST + 4}]52;c;x [b]")
    assert all(line.isprintable() for line in journal.lines)
