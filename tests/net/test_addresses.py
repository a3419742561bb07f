"""Addresses as HTTP wants them, and which of them are private."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import Refused
from reader.net.addresses import encode, host_of, is_private_literal, is_public, shown
from reader.net.targets import Target, basic


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


@pytest.mark.parametrize(
    "literal",
    ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3",
     "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "192.0.0.1", "192.88.99.1", "240.0.0.1", "224.0.0.1",
     "239.1.2.3", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
     "2002:7f00:1::1", "2002:808:808::1", "2001::1", "2001:db8::1", "3fff::1", "100::1", "fc00::1", "fd12::1",
     "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "ff0e::1", "::ffff:0:7f00:1", "::1.1.1.1", "4000::1", "1::1",
     "2a00:1450:4001::1%1", "2a00:1450:4001::1%eth0"],
)  # fmt: skip
def test_addresses_that_are_nobodys_but_a_networks_own(literal: str) -> None:
    assert not is_public(literal)


@pytest.mark.parametrize("literal", ["1.1.1.1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2a00:1450:4001::1"])
def test_addresses_of_the_public_internet(literal: str) -> None:
    assert is_public(literal)


@pytest.mark.parametrize(
    ("url", "as_shown"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("https://me:secret@example.org/a@b", "https://example.org/a@b"),
        ("https://me:sec/ret@example.org/", "example.org/"),
        ("https://me:secret@[::1", "[::1"),
        ("me:secret@example.org", "example.org"),
        ("//me:secret@example.org/", "//example.org/"),
        ("https://example.org/\x1b[2J", "https://example.org/[2J"),
    ],
)
def test_addresses_are_shown_without_their_logins(url: str, as_shown: str) -> None:
    assert shown(url) == as_shown


@given(st.sampled_from(["https://{}@example.org/", "{}@", "https://{}@[::1", "http://{}@a:b/", "ftp://{}@x/"]))
def test_no_error_shows_a_login(form: str) -> None:
    url = form.format("me:s3cr3t")
    assert "s3cr3t" not in shown(url)
    try:
        told = repr(Target.of(url))
    except Refused as error:
        told = str(error)
    assert "s3cr3t" not in told


@pytest.mark.parametrize(
    ("there", "may_see"),
    [
        ("https://news.example/other", True),
        ("https://news.example.:443/", True),
        ("http://news.example/", False),
        ("http://news.example:443/", False),
        ("https://news.example:8443/", False),
        ("https://www.news.example/", False),
    ],
)
def test_a_login_is_for_its_own_place(there: str, may_see: bool) -> None:
    assert Target.of(there).may_see_login_of(Target.of("https://me:s3cr3t@news.example/")) is may_see


def test_a_login_goes_along_from_plain_http_to_its_tls() -> None:
    plain, secure = Target.of("http://me:s3cr3t@news.example/"), Target.of("https://news.example/")
    assert secure.may_see_login_of(plain)
    assert not Target.of("https://other.example/").may_see_login_of(plain)


def test_a_login_is_sent_as_it_was_meant() -> None:
    assert basic(Target.of("https://m%C3%A9:a%3Ab%40c@example.org/").login) == "Basic bcOpOmE6YkBj"
    assert basic("") == ""


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "localhost."])
def test_other_spellings_of_this_machine_are_private(host: str) -> None:
    assert is_private_literal(host)
