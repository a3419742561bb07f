"""The sample site over real HTTP: what a poller meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen
from xml.etree import ElementTree

import pytest

from reader import demo
from reader.demo.server import serve
from reader.demo.site import Site
from reader.poller.feeds import parse

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def site() -> Site:
    return Site.load(NOW)


@pytest.fixture
def base(site: Site) -> Iterator[str]:
    with serve(site) as base_url:
        yield base_url


def get(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body; names of headers with `_` for `-`."""
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.netloc}{quote(parts.path)}" + (f"?{parts.query}" if parts.query else "")
    request = Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urlopen(request, timeout=5) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_it_listens_on_loopback_alone(base: str) -> None:
    assert urlsplit(base).hostname == "127.0.0.1"
    assert not base.endswith("/")


def test_every_entry_leads_to_a_page(base: str) -> None:
    pages = set()
    for feed in demo.feeds(base):
        status, headers, body = get(feed.url)
        if status == 200:
            parsed = parse(body, headers["Content-Type"], feed.url)
            assert parsed.title == feed.title
            pages |= {entry.url for entry in parsed.entries}
            assert all(entry.site_id and entry.summary for entry in parsed.entries)
    assert len(pages) > 30
    assert all(get(page)[0] == 200 for page in pages)


def test_every_related_link_leads_to_a_page(site: Site, base: str) -> None:
    by_id = {piece.id: piece.path for piece in site.pieces}
    site.update()
    by_id |= {piece.id: piece.path for piece in site.pieces}
    related = {other for piece in site.pieces for other in piece.related}
    assert all(get(base + by_id[other])[0] == 200 for other in related)


def test_feeds_carry_raw_addresses_and_pages_answer_to_encoded_ones(base: str) -> None:
    _, _, body = get(f"{base}/rdf/rss-en-all")
    links = [link.text or "" for link in ElementTree.fromstring(body).iter("{http://purl.org/rss/1.0/}link")]
    (raw,) = [link for link in links if "€" in link]
    assert raw.endswith("?maca=en-rss-en-all-1573-rdf")
    assert get(raw)[0] == 200


def test_who_holds_the_answer_gets_304(base: str) -> None:
    _, headers, _ = get(f"{base}/rdf/rss-de-all")
    assert get(f"{base}/rdf/rss-de-all", If_None_Match=headers["ETag"])[0] == 304
    assert get(f"{base}/rdf/rss-de-all", If_Modified_Since=headers["Last-Modified"])[0] == 304


def test_another_tag_decides_against_a_matching_date(base: str) -> None:
    _, headers, _ = get(f"{base}/rdf/rss-de-all")
    validators = {"If_None_Match": '"other"', "If_Modified_Since": headers["Last-Modified"]}
    assert get(f"{base}/rdf/rss-de-all", **validators)[0] == 200


def test_an_update_ends_the_304(site: Site, base: str) -> None:
    _, headers, before = get(f"{base}/rdf/rss-en-top")
    site.update()
    status, later, after = get(f"{base}/rdf/rss-en-top", If_None_Match=headers["ETag"])
    assert (status, later["ETag"] != headers["ETag"], before != after) == (200, True, True)
    assert later["Last-Modified"] != headers["Last-Modified"]


def test_the_dead_feed_answers_with_a_page(base: str) -> None:
    status, headers, body = get(f"{base}/rdf/rss-en-gone")
    assert (status, headers.get_content_type()) == (404, "text/html")
    assert body.startswith(b"<!doctype html>")
    assert headers["ETag"] is None


def test_an_unknown_path_is_404(base: str) -> None:
    assert get(f"{base}/robots.txt")[0] == 404


def test_a_lively_site_updates_when_a_feed_is_asked_for_again(site: Site) -> None:
    with serve(site, lively=True) as base_url:
        _, headers, _ = get(f"{base_url}/rdf/rss-en-all")
        get(f"{base_url}/rdf/rss-en-top")
        told_apart = [site.updated]
        status, later, _ = get(f"{base_url}/rdf/rss-en-all", If_None_Match=headers["ETag"])
        told_apart.append(site.updated)
        assert (told_apart, status) == ([False, True], 200)
        assert get(f"{base_url}/rdf/rss-en-all", If_None_Match=later["ETag"])[0] == 304


def test_nothing_is_said(base: str, capfd: pytest.CaptureFixture[str]) -> None:
    get(f"{base}/en/nothing/a-1")
    assert capfd.readouterr() == ("", "")


def test_it_is_gone_afterwards(site: Site) -> None:
    with serve(site) as base_url:
        pass
    with pytest.raises(OSError, match="refused"):
        get(f"{base_url}/rdf/rss-en-all")
