"""`doctor` sees what is wrong, and says that all is well where it is."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from reader.library.health import Finding, examine
from reader.model.article import RawPage
from reader.model.feed import Polling
from reader.store import Database, RawPages
from tests.store.shelf import NOON, Shelf, entry


def problems(database: Database) -> list[Finding]:
    return [finding for finding in examine(database) if finding.level == "problem"]


def test_a_healthy_library(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    found = examine(shelf.database)
    assert {finding.level for finding in found} == {"fine"}
    assert "articles 1" in found[0].message
    assert str(shelf.path) in found[0].message


def test_failing_feeds_and_pages_are_named(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    shelf.feeds.record_polling(shelf.feed, Polling(failures=3, error="Not found (404)."))
    shelf.articles.page_failed(1, "Gone.", None)
    notes = [finding.message for finding in examine(shelf.database) if finding.level == "note"]
    assert notes == ["1 article could not be fetched whole.", "World failed 3 times: Not found (404)."]


def test_pages_that_are_kept_are_counted(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    shelf.fetch(1, "Body")
    noise = Random(7).randbytes(2_000_000)
    RawPages(shelf.database).keep(1, RawPage("https://news.example/1", "", noise), 1, NOON, taken=True)
    messages = [finding.message for finding in examine(shelf.database) if finding.subject == "pages"]
    assert messages == ["1 fetched pages are kept to be read again, 2.0 MB."]


def test_a_site_whose_rules_fail_is_named(shelf: Shelf) -> None:
    shelf.bring(*(entry(str(number)) for number in range(1, 9)))
    shelf.fetch(1, "Body", missed="dw")
    shelf.later(days=8)
    for number in range(2, 4):
        shelf.fetch(number, "Body", missed="dw")
    for number in range(4, 7):
        shelf.fetch(number, "Body", rules="dw")
    shelf.fetch(7, "Body", rules="other")
    shelf.fetch(8, "Body")
    notes = [finding for finding in examine(shelf.database, now=shelf.now) if finding.level == "note"]
    assert [(note.subject, note.message) for note in notes] == [
        (
            "rules",
            (
                "Rules for dw did not fit 2 of the last 5 pages; they were read by the general rules."
                " A newer version may know the site's new look."
            ),
        )
    ]


def test_a_broken_index_is_found(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "library.db")
    shelf.bring(entry("1", "Rain"), entry("2"))
    with shelf.database.writing() as connection:
        connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    assert [finding.subject for finding in problems(shelf.database)] == ["search"]
    with shelf.database.writing() as connection:
        connection.execute("DELETE FROM word_index_data WHERE id = 1")
        connection.execute("DELETE FROM word_index_data WHERE id = 10")
    shelf.database.close()
    again = Database.open(tmp_path / "library.db")
    assert "search" in [finding.subject for finding in problems(again)]
    again.close()


def test_another_package_of_the_same_name_is_found(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, file in (("reader", "reader/feeds.py"), ("readers", "readers/feeds.py")):
        described = tmp_path / f"{name}-3.0.dist-info"
        described.mkdir()
        (described / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 3.0\n")
        (described / "RECORD").write_text(f"{file},,\n{described.name}/METADATA,,\n")
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).touch()
    monkeypatch.syspath_prepend(tmp_path)
    assert problems(shelf.database) == []
    (found,) = [finding for finding in examine(shelf.database, tmp_path / "reader") if finding.level == "problem"]
    assert found.message == "“reader” put its files among newsreader's: uninstall one of them."
