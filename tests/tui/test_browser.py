"""Only addresses of the web and of mail are opened, and only where they can be shown."""

from __future__ import annotations

import sys
import webbrowser

import pytest

from reader.tui import browser

ADDRESS = "https://example.org/a?b=c&d='e'"
NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "BROWSER")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of the terminal."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    ("address", "openable"),
    [
        ("https://example.org/", True),
        ("HTTP://example.org/", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("ssh://example.org", False),
        ("--help", False),
        ("https://[example.org/", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_opened(
    address: str, openable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(_browser: object, url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("true"))
    monkeypatch.setattr(webbrowser.GenericBrowser, "open", open_it)
    assert browser.is_openable(address) is openable
    assert browser.open_address(address) is openable
    assert opened == [address] * openable
    monkeypatch.setenv("BROWSER", "w3m")
    assert bool(browser.on_terminal(address)) is openable


@pytest.mark.parametrize(
    ("environment", "window"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"SSH_TTY": "/dev/pts/1"}, False),
        ({"SSH_CONNECTION": "192.0.2.1 5000 192.0.2.2 22", "DISPLAY": "localhost:10.0"}, True),
    ],
)
def test_a_window_is_opened_where_there_is_a_display(
    environment: dict[str, str], window: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert browser.can_open() is window


def test_over_ssh_no_window_is_opened_on_a_mac_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert browser.can_open()
    monkeypatch.setenv("SSH_TTY", "/dev/ttys001")
    assert not browser.can_open()


@pytest.mark.parametrize(
    ("wanted", "argv"),
    [
        ("w3m", ("w3m", ADDRESS)),
        ("/usr/bin/lynx -accept_all_cookies %s", ("/usr/bin/lynx", "-accept_all_cookies", ADDRESS)),
        ("elinks:firefox", ("elinks", ADDRESS)),
        ("firefox:w3m", ()),
        ("firefox", ()),
        ('w3m "', ()),
        ("", ()),
    ],
)
def test_a_browser_of_the_terminals_own_is_named_by_the_person(
    wanted: str, argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", wanted)
    assert browser.on_terminal(ADDRESS) == argv


def test_no_browser_draws_over_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("/usr/bin/w3m"))
    assert not browser.open_address(ADDRESS)
