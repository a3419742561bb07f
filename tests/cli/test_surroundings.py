"""What `newsreader doctor` says of the terminal and the network."""

from __future__ import annotations

import io
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from reader.cli.surroundings import network, terminal
from reader.model.feed import Feed
from reader.settings.schema import Network, Settings


@pytest.fixture
def port() -> Iterator[int]:
    """Where something listens on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def _feed(port: int) -> Feed:
    return Feed(1, f"http://127.0.0.1:{port}/feed.xml", "Lake")


def test_a_host_that_can_be_reached_is_named(port: int) -> None:
    (finding,) = network(Settings(), (_feed(port),))
    assert (finding.level, finding.message) == ("fine", "127.0.0.1 can be reached.")


def test_one_of_the_hosts_is_enough(port: int) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        feeds = (_feed(closed.getsockname()[1]), Feed(2, "no address", "None"), _feed(port))
        (finding,) = network(Settings(), feeds)
    assert finding.level == "fine"


def test_no_network_is_no_fault() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        (finding,) = network(Settings(), (_feed(closed.getsockname()[1]),))
    assert finding.level == "note"
    assert finding.message == "127.0.0.1 can't be reached: Connection refused. All that is here can be read."
    assert list(network(Settings(), ())) == []


def test_offline_nothing_is_looked_at(port: int) -> None:
    settings = replace(Settings(), network=Network(offline=True))
    (finding,) = network(settings, (_feed(port),))
    assert finding.message.startswith("Offline, as you wished")


def test_a_proxy_is_looked_at(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "gopher://proxy.example:70")
    problem, fine = network(Settings(), (_feed(port),))
    assert (problem.level, problem.message.startswith("The proxy in HTTPS_PROXY can't be used: ")) == ("problem", True)
    assert fine.message == "Feeds are asked through the proxy that the environment names."


def test_a_dumb_terminal_is_told_of_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    (finding,) = terminal()
    assert (finding.level, "`newsreader read`" in finding.message) == ("note", True)


def test_an_encoding_without_most_scripts_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm\x1b[2J")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "ascii"))
    known, finding = terminal()
    assert known.message.startswith("xterm[2J; looked at through a pipe")
    assert (finding.level, "LANG=C.UTF-8 helps" in finding.message) == ("problem", True)
