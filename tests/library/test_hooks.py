"""Programs that are told of new articles."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from reader.library.hooks import HookRunner, notification
from reader.settings.schema import Hooks
from tests.store.shelf import NOON, Shelf, entry

pytestmark = pytest.mark.anyio

KEEP = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
SAY = "import json, pathlib, sys; pathlib.Path(sys.argv[1]).write_text(json.dumps(sys.argv[2:]))"


async def test_a_program_gets_the_new_articles_that_match(shelf: Shelf, tmp_path: Path) -> None:
    shelf.bring(entry("1", "Rain of before"))
    kept = tmp_path / "kept $(touch x); é"
    runner = HookRunner(shelf.database, Hooks(run=(("rain", sys.executable, "-c", KEEP, str(kept)),)), lambda: NOON)
    await runner.begin()
    assert await runner.finish() == ()
    assert not kept.exists()
    await runner.begin()
    shelf.bring(entry("1", "Rain of before"), entry("2", "Rain '; touch x"), entry("3", "Sun"))
    assert await runner.finish() == ()
    content = json.loads(kept.read_bytes())
    assert content["query"] == "rain"
    assert [article["title"] for article in content["articles"]] == ["Rain '; touch x"]
    assert not (tmp_path / "x").exists()


async def test_a_notification_names_titles(shelf: Shelf, tmp_path: Path) -> None:
    said = tmp_path / "said"
    runner = HookRunner(shelf.database, Hooks(notify=(sys.executable, "-c", SAY, str(said))), lambda: NOON)
    await runner.begin()
    shelf.bring(*(entry(str(number), f"--title {number}") for number in range(5)))
    assert await runner.finish() == ()
    title, text = json.loads(said.read_text())
    assert title == "5 new articles"
    assert text.count("•") == 4
    assert "• --title" in text


async def test_what_goes_wrong_is_a_sentence(shelf: Shelf) -> None:
    missing = ("", "/nowhere/at-all")
    failing = ("", sys.executable, "-c", "raise SystemExit(3)")
    runner = HookRunner(shelf.database, Hooks(run=(missing, failing, ("is:odd", "x"))), lambda: NOON)
    await runner.begin()
    shelf.bring(entry("1", "Rain"))
    first, second, third = await runner.finish()
    assert first.startswith("The program /nowhere/at-all can't be started")
    assert second == f"The program {sys.executable} failed (3)."
    assert third.startswith("The query of a hook (is:odd)")


async def test_a_program_that_reads_nothing_is_no_fault(shelf: Shelf) -> None:
    runner = HookRunner(shelf.database, Hooks(run=(("", sys.executable, "-c", "pass"),)), lambda: NOON)
    await runner.begin()
    shelf.bring(*(entry(str(number), "Rain " * 200) for number in range(150)))
    assert await runner.finish() == ()


def test_one_article_is_one(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Rain"))
    assert notification(shelf.listing.rows([1])) == ("1 new article", "• Rain")
