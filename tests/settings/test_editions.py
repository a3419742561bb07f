"""DW's editions as they are shipped."""

from __future__ import annotations

import json
from pathlib import Path

from reader.settings.editions import load_editions


def test_all_editions_are_there_and_those_without_a_feed_stand_last() -> None:
    editions = load_editions()
    assert len(editions) == 31
    with_feeds = [bool(edition.feeds) for edition in editions]
    assert with_feeds == sorted(with_feeds, reverse=True)
    assert with_feeds.count(False) == 9


def test_editions_have_their_own_names_and_directions() -> None:
    by_language = {edition.language: edition for edition in load_editions()}
    assert by_language["de"].name == "Deutsch"
    assert by_language["ur"].name == "اردو"
    assert {language for language, edition in by_language.items() if edition.direction == "rtl"} == {
        *("ar", "fa", "ps", "prs", "ur")
    }
    assert len({edition.name for edition in load_editions()}) == 31


def test_certain_feeds_alone_are_defaults() -> None:
    for edition in load_editions():
        for feed in edition.feeds:
            assert feed.default == (feed.evidence in {"payload", "tested"})
            assert feed.url.startswith("https://rss.dw.com/")


def test_an_edition_without_a_certain_feed_is_followed_by_its_first() -> None:
    by_language = {edition.language: edition for edition in load_editions()}
    assert [feed.section for feed in by_language["hi"].defaults] == ["All"]
    assert [feed.section for feed in by_language["ru"].defaults] == ["All", "News"]
    assert by_language["el"].defaults == ()


def test_the_file_agrees_with_the_catalogue(shared: Path) -> None:
    catalogue = json.loads((shared / "dw" / "catalogue.json").read_text(encoding="utf-8"))
    editions = load_editions()
    assert {(e.english, e.language, e.direction, e.home) for e in editions} == {
        (value["language"], value["bcp47"], value["dir"], value["home"]) for value in catalogue["languages"]
    }
    assert {(e.english, f.section, f.url, f.evidence) for e in editions for f in e.feeds} == {
        (value["language"], value["section"], value["url"], value["evidence"]) for value in catalogue["feeds"]
    }
