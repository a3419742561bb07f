"""`newsreader feeds discover` against a real server: feeds are found, and none is added."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.main import main
from tests.net.loopback import Site, serving
from tests.poller.bodies import Item, page, rdf

PAGE = f"""<html><head><link rel="alternate" type="application/rss+xml" href="/world.xml" title="World \x1b[2J">
<link rel="alternate" type="application/rss+xml" href="/sport.xml" title="Sport"></head>{page()}"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    with serving() as site:
        site.put("/world.xml", rdf(Item(site.url("/a-1"))))
        site.put("/", PAGE)
        site.put("/quiet", page())
        yield site


def test_the_feeds_of_a_page_are_a_table(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "discover", site.url("/")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines] == [
        ["entries", "here", "title", "address"],
        ["World", "[2J", site.url("/world.xml")],
        ["Sport", site.url("/sport.xml")],
    ]
    assert main(["feeds"]) == 0
    assert capsys.readouterr().out == ""


def test_a_feed_has_its_entries(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "discover", site.url("/world.xml"), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found == {"url": site.url("/world.xml"), "title": "Harbour news", "entries": 1, "here": 0}
    assert main(["feeds", "add", site.url("/world.xml"), "--quiet"]) == 0
    assert main(["feeds", "discover", site.url("/"), "--json"]) == 0
    assert [one["here"] for one in json.loads(capsys.readouterr().out)] == [1, 0]


def test_a_page_without_one_and_no_page_are_failures(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "discover", site.url("/quiet"), "--json"]) == 1
    out, err = capsys.readouterr()
    assert (json.loads(out), "no feed was found" in err) == ([], True)
    assert main(["feeds", "discover", site.url("/none")]) == 1
    assert "404" in capsys.readouterr().err
    assert main(["feeds", "discover", "gopher://harbour.example"]) == 2
