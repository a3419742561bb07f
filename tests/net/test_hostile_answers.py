"""Servers that do not speak HTTP as they should: each ends as an error that a person understands."""

from __future__ import annotations

import asyncio
import gzip
import struct
from collections.abc import Iterator
from socket import SO_LINGER, SOL_SOCKET, socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.errors import FetchError, TimedOut, TooLarge, Unreachable
from reader.model.ports import Request, Response
from reader.model.text import clean_line
from reader.net.fetcher import HttpFetcher
from reader.settings.schema import Network
from tests.net.rawserver import connected, heard

OK = b"HTTP/1.1 200 OK\r\n"


class Mouth:
    """What the server says next, piece by piece; a piece of None resets the connection."""

    port = 0
    pieces: tuple[bytes | None, ...] = ()

    def speak(self, connection: socket) -> None:
        heard(connection)
        for piece in self.pieces:
            if piece is None:
                connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
                return
            connection.sendall(piece)

    def ask(self, *pieces: bytes | None, cap: int = 100_000, deadline: float = 30.0) -> Response:
        self.pieces = pieces
        url = f"http://127.0.0.1:{self.port}/"
        return asyncio.run(HttpFetcher(Network()).get(Request(url, origin=url, cap=cap, deadline=deadline)))


@pytest.fixture(scope="module")
def mouth() -> Iterator[Mouth]:
    mouth = Mouth()
    with connected(mouth.speak) as mouth.port:
        yield mouth


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ((), "no answer that can be understood"),
        ((b"HTTP/1.1 2",), "no answer that can be understood"),
        ((b"<html>",), "no answer that can be understood"),
        ((b"SSH-2.0-OpenSSH\r\n\r\n",), "no answer that can be understood"),
        ((b"HTTP/1.1 200 OK\r\nA b\r\n\r\n",), "no answer that can be understood"),
        ((b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",), "no answer that can be understood"),
        ((OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nwords",), "no answer that can be understood"),
        ((OK + b"Content-Length: -5\r\n\r\nwords",), "no answer that can be understood"),
        ((OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n",), "no answer that can be understood"),
        ((OK + b"X: y\r\n" * 300 + b"\r\n",), "300 headers"),
        ((OK + b"Content-Length: 50\r\n\r\nwords",), "broke off"),
        ((OK + b"Content-Length: 50\r\n\r\nwords", None), "broke off"),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nwor",), "broke off"),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nwords",), "broke off"),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n",), "broke off"),
        ((OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"words")[:10],), "broke off"),
        ((OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"words" * 99)[:-9],), "broke off"),
        ((OK + b"Content-Encoding: gzip\r\n\r\nplain",), "can't be unpacked"),
        ((None,), "broke off|no answer"),
        (
            (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",),
            "no answer that can be understood",
        ),
        ((b"HTTP/1.1 206 Part\r\nContent-Length: 0\r\n\r\n",), r"\(206\)"),
        ((b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n",), "no address"),
        ((b"HTTP/1.1 302 Found\r\nLocation: //:1\r\n\r\n",), "names no host"),
    ],
)
def test_broken_answers_are_named(mouth: Mouth, pieces: tuple[bytes | None, ...], words: str) -> None:
    with pytest.raises(FetchError, match=words):
        mouth.ask(*pieces)


def test_odd_answers_that_can_be_understood_are_taken(mouth: Mouth) -> None:
    assert mouth.ask(b"HTTP/1.0 200\r\n\r\nwords").body == b"words"
    assert mouth.ask(OK + b"content-encoding: , identity\r\n\r\nwo", b"rds").body == b"words"
    assert mouth.ask(b"HTTP/1.1 103 Hints\r\n\r\n", OK + b"Content-Length: 5\r\n\r\nwords and more").body == b"words"
    assert mouth.ask(OK + b"Content-Encoding: X-GZIP\r\n\r\n" + gzip.compress(b"words")).body == b"words"


def test_what_says_that_it_is_too_large_is_not_read(mouth: Mouth) -> None:
    with pytest.raises(TooLarge, match=r"larger than 0\.1 MB"):
        mouth.ask(OK + b"Content-Length: 100001\r\n\r\n")


def test_words_before_an_answer_without_end_meet_the_deadline(mouth: Mouth) -> None:
    with pytest.raises((TimedOut, Unreachable)):
        mouth.ask(*[b"HTTP/1.1 100 Continue\r\n\r\n" * 2000] * 2000, deadline=0.3)


def test_crumbs_are_taken_and_crumbs_without_end_are_not(mouth: Mouth) -> None:
    chunked = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    assert mouth.ask(chunked, b"1\r\na\r\n" * 9_000 + b"0\r\n\r\n").body == b"a" * 9_000
    with pytest.raises(Unreachable, match="too many pieces"):
        mouth.ask(chunked, *[b"1\r\na\r\n" * 10_000] * 20, cap=10_000_000, deadline=60.0)


def test_what_follows_an_answer_in_pieces_is_bounded(mouth: Mouth) -> None:
    chunked = OK + b"Transfer-Encoding: chunked\r\n\r\n5"
    for end in (b";" + b"x" * 500_000, b"\r\nwords\r\n0\r\n" + b"X: y\r\n" * 100_000):
        with pytest.raises(Unreachable, match="broke off"):
            mouth.ask(chunked + end)


_lines = st.sampled_from(
    [b"HTTP/1.1 200 OK", b"HTTP/1.0 304", b"HTTP/1.1 301 x", b"HTTP/9.9 999 ?", b"HTTP/1.1 99", b"GET / HTTP/1.1", b""]
)
_names = st.sampled_from(
    [b"Location", b"Content-Length", b"Transfer-Encoding", b"Content-Encoding", b"Connection", b"ETag", b"Retry-After",
     b"Cache-Control", b"Expires", b"Age", b"Content-Type", b"", b" X", b"Host"]
)  # fmt: skip
_values = st.sampled_from(
    [b"/", b"http://x\xff/", b"//[", b"chunked", b"gzip", b"5", b"-1", b"9" * 30, b"\xb2", b"max-age=\xb2", b"close",
     b"\x00", b"\xff\xfe", b"Thu, 99 Foo 10000 99:99:99 +9999", b"Mon, 01 Jan 0001 00:00:00 +2359"]
) | st.binary(max_size=30)  # fmt: skip
_answers = st.builds(
    lambda line, headers, body: b"\r\n".join([line, *(b": ".join(pair) for pair in headers), b"", body]),
    _lines | st.binary(max_size=40),
    st.lists(st.tuples(_names, _values), max_size=4),
    st.binary(max_size=60) | st.sampled_from([b"5\r\nwords\r\n0\r\n\r\n", gzip.compress(b"words")]),
)


@given(_answers)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_server_says_is_an_answer_or_an_error_for_a_person(mouth: Mouth, said: bytes) -> None:
    try:
        told = mouth.ask(said).content_type
    except FetchError as error:
        told = str(error)
    assert told == clean_line(told)
