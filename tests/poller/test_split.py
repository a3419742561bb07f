"""A feed taken apart: only what is new is read, and it is what reading everything gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.feed import ParsedFeed
from reader.poller.feeds import parse, parse_new
from reader.poller.split import ENTRIES_AT_MOST, fingerprint, hashes_of, is_same, split
from tests.poller.bodies import Item, rdf, rss

URL = "https://town.example/feed"


def new(before: str, after: str) -> ParsedFeed:
    """What is new of an answer after another."""
    _, known = parse_new(before.encode(), None, URL, "")
    return parse_new(after.encode(), None, URL, known)[0]


def test_only_what_is_new_is_read() -> None:
    for made in (rss, rdf):
        items = [Item(f"/a-{number}", f"Title {number}") for number in range(5)]
        assert [entry.title for entry in new(made(*items[1:]), made(*items)).entries] == ["Title 0"]
        changed = [*items[:2], Item("/a-2", "Changed"), *items[3:]]
        assert [entry.title for entry in new(made(*items), made(*changed)).entries] == ["Changed"]
        assert new(made(*items), made(*reversed(items))).entries == ()
        assert new(made(*items), made(*items[:2])).title == parse(made().encode(), None, URL).title


def test_another_head_is_read_anew() -> None:
    body = rss(Item("/a"))
    other = body.replace("<rss", '<rss xml:lang="de"')
    assert len(new(body, other).entries) == 1


def test_what_names_the_same_is_decided_among_all() -> None:
    first, second = Item("/old-words/a-7", "First", guid="1"), Item("/new-words/a-7", "Second", guid="2")
    other = Item("/other/a-8", guid="3")
    assert len(new(rss(first, other), rss(second, first, other)).entries) == 3
    same_guid = Item("/elsewhere", "Third", guid="3")
    assert len(new(rss(first, other), rss(same_guid, first, other)).entries) == 3
    assert len(new(rss(first, other), rss(Item("/x", guid="4"), first, other)).entries) == 1


def test_what_encloses_something_is_read_again_by_its_own_rules_and_others_stay_known() -> None:
    body = (
        "<rss version='2.0'><channel><item><title>Tide</title></item>"
        "<item><title>Ebb</title><enclosure url='/ebb.mp3'/></item></channel></rss>"
    )
    found, known = parse_new(body.encode(), None, URL, "Noo3gDQ0Ty3sS52ZEZ9hH9Oh")  # as older libraries have them
    assert [entry.title for entry in found.entries] == ["Ebb"]
    assert known.startswith("Noo3gDQ0Ty3s")
    assert parse_new(body.encode(), None, URL, known)[0].entries == ()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<rss><channel></channel></rss>",
        "<rss><channel><item></channel></rss>",
        "<rss><channel><item><item/></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel><item/></channel></rss>",
        "<rss><channel><item><a:b/></item></channel></rss>",
    ],
)
def test_what_is_not_taken_apart(body: str) -> None:
    assert split(body.encode(), URL) is None


def test_the_newest_of_very_many_are_read() -> None:
    count = ENTRIES_AT_MOST + 500
    items = [Item(f"/{number}", str(number), date=f"20{20 + number // 1000}-01-01") for number in range(count)]
    for made in (items, items[::-1]):
        titles = {entry.title for entry in parse(rdf(*made).encode(), None, URL).entries}
        assert len(titles) == ENTRIES_AT_MOST
        assert str(count - 1) in titles


def test_too_much_of_one_entry_is_cut_and_the_rest_stays() -> None:
    many = "".join(f"<category>{number}</category>" for number in range(5_000))
    deep = "<a>" * 3_000 + "</a>" * 3_000
    body = rss(Item("/a", "First"), Item("/b", "Second")).replace("</item>", f"{many}</item>", 1)
    body = body.replace("</item></channel>", f"{deep}</item></channel>")
    assert [entry.title for entry in parse(body.encode(), None, URL).entries] == ["First", "Second"]


def test_a_fingerprint_knows_an_answer_again() -> None:
    known = fingerprint(b"body", "hashes")
    assert is_same(b"body", known)
    assert not is_same(b"bodies", known)
    assert hashes_of(known) == "hashes"
    assert hashes_of("0123") == hashes_of("") == ""


def test_real_feeds(shared: Path) -> None:
    for file in sorted((shared / "dw/feeds").glob("*.rdf")):
        body = file.read_bytes()
        whole = parse(body, "text/xml", URL)
        items = body.split(b" <item rdf:about")
        for place in range(1, len(items)):
            without = b" <item rdf:about".join(items[:place] + items[place + 1 :])
            if place == len(items) - 1:
                without += b"</rdf:RDF>"
            _, known = parse_new(without, "text/xml", URL, "")
            part, _ = parse_new(body, "text/xml", URL, known)
            assert part.entries == whole.entries[place - 1 : place]
            assert (part.title, part.site, part.rhythm) == (whole.title, whole.site, whole.rhythm)
        assert whole.rhythm.minutes == (15 if b"<sy:updatePeriod>" in body else 0)
