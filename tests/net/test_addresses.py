"""Addresses as HTTP wants them, and which of them are private."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import Refused, Unreachable
from reader.net.addresses import encode, host_of, is_private, is_private_literal


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a b#c", "https://example.org/a%20b"),
        ("https://example.org:8443/%e2%82%ac?a=[1]&b=ä", "https://example.org:8443/%E2%82%AC?a=[1]&b=%C3%A4"),
        ("https://straße.example/100%", "https://xn--strae-oqa.example/100%25"),
        ("https://me:pass@example.org/", "https://me:pass@example.org/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        (" https://example.org/\ud800 ", "https://example.org/%3F"),
    ],
)
def test_addresses_are_written_in_ascii(url: str, encoded: str) -> None:
    assert encode(url) == encoded


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "mailto:a@example.org", "http://", "http://[::1", "http://a:b/", "http://a b/", "http://-a/",
     "http://\u2603.\u200d/", "http://a%62/", "http://[1::2::3]/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        encode(url)


@given(st.text() | st.text().map(lambda text: f"http://example.org/{text}"))
def test_encoding_twice_changes_nothing(url: str) -> None:
    try:
        encoded = encode(url)
    except Refused:
        return
    assert encoded.isascii()
    assert encode(encoded) == encoded
    assert host_of(encoded)


def test_the_host_that_an_address_names() -> None:
    assert host_of("https://me:pass@News.Example:8443/a") == "news.example"
    assert host_of("no address") == host_of("http://[::1") == ""


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.0.1", True), ("169.254.169.254", True), ("0.0.0.0", True),
        ("::1", True), ("::ffff:127.0.0.1", True), ("fe80::1", True), ("224.0.0.1", True), ("100.64.0.1", True),
        ("localhost", True), ("printer.local", True), ("a.localhost.", True),
        ("8.8.8.8", False), ("2606:4700::1111", False), ("example.org", False), ("notlocalhost", False),
    ],
)  # fmt: skip
def test_private_hosts_are_told_by_their_names(host: str, private: bool) -> None:
    assert is_private_literal(host) is private


@pytest.mark.anyio
async def test_other_spellings_of_a_private_address_are_found_by_resolving() -> None:
    assert await is_private("2130706433", 80)
    assert await is_private("127.1", 80)
    assert not await is_private("8.8.8.8", 80)


@pytest.mark.anyio
async def test_a_name_that_resolves_to_nothing() -> None:
    with pytest.raises(Unreachable):
        await is_private("x" * 70 + ".invalid", 80)


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "localhost."])
def test_other_spellings_of_this_machine_are_private(host: str) -> None:
    assert is_private_literal(host)
