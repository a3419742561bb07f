"""Only web addresses are opened, and only where a window can be shown."""

from __future__ import annotations

import pytest

from reader.tui import browser


@pytest.mark.parametrize(
    ("address", "web"),
    [
        ("https://example.org/", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("--help", False),
        ("", False),
    ],
)
def test_only_web_addresses_are(address: str, web: bool) -> None:
    assert browser.is_web_address(address) is web


def test_over_ssh_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    assert not browser.can_open()
    assert not browser.open_address("https://example.org/")
