"""Validators on the wire: each byte as it came, after a restart too, and none of an answer that is not whole."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from socket import socket

import pytest

from reader.store import Database
from tests.net.rawserver import connected, heard
from tests.poller.bodies import Item, rdf, rss
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio

WHOLE = rss(Item("http://town.example/a"), Item("http://town.example/b", "Bread")).encode()


@pytest.fixture(autouse=True)
def _titles_alone(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=0)


def speaking(questions: list[bytes], *answers: bytes) -> Callable[[socket], None]:
    """A server that notes each question, and gives its answers in their order, the last one again and again."""

    def deal(connection: socket) -> None:
        questions.append(heard(connection))
        connection.sendall(answers[min(len(questions), len(answers)) - 1])

    return deal


def validators(question: bytes) -> list[bytes]:
    """The headers of a question that ask whether there is news."""
    return re.findall(rb"\r\n(If-[^\r]*)", question)


@pytest.mark.parametrize(
    ("etag", "modified"),
    [
        (rb'W/"1"', b"Thu, 10 Sep 2026 08:00:00 GMT"),
        (rb"unquoted", b"yesterday\t at noon"),
        (rb"W/unquoted", b"1757491200"),
        (b'"\xe9\xff\x01\x7f"', b"Do, 10 M\xe4r 2026"),
        (rb'"a" , "b\"c"', b"0"),
        (rb'""', b"Thu,  10 Sep 2026  08:00:00 gmt;"),
        (rb'"half', b"\xe2\x82\xac"),
    ],
)
async def test_each_byte_comes_back_after_a_restart(town: Town, etag: bytes, modified: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nETag:  " + etag + b" \r\nLAST-MODIFIED:" + modified + b"\r\n\r\n"
    questions: list[bytes] = []
    with connected(speaking(questions, head + WHOLE, b"HTTP/1.1 304 Same\r\n\r\n")) as port:
        feed = town.subscribe(f"http://127.0.0.1:{port}/feed")
        await town.refresh()
        town.database.close()
        town.database = Database.open(town.database.path)
        for _ in range(2):
            town.later(hours=3)
            await town.refresh(feed, force=True)
        town.database.close()
    assert [validators(question) for question in questions] == [
        [],
        *[[b"If-None-Match: " + etag, b"If-Modified-Since: " + modified]] * 2,
    ]


CUT = WHOLE[:-60]
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "torn",
    [
        b"\r\n" + CUT,
        b"Content-Length: " + str(len(WHOLE)).encode() + b"\r\n\r\n" + CUT,
        CHUNKED + f"{len(CUT):x}".encode() + b"\r\n" + CUT + b"\r\n",
        b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(WHOLE)[:-20],
        b"\r\n" + rdf(Item("http://town.example/a")).encode("utf-16")[:-40],
        b'\r\n{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "Boats"}',
    ],
    ids=["no length", "length", "chunks", "gzip", "utf-16", "json"],
)
async def test_a_torn_answer_leaves_the_validators_of_the_last_whole_one(town: Town, torn: bytes) -> None:
    """Else its server would say that there is no news, and what was cut off would never come."""
    whole = b'HTTP/1.1 200 OK\r\nETag: "whole"\r\n\r\n' + WHOLE
    questions: list[bytes] = []
    with connected(speaking(questions, whole, b'HTTP/1.1 200 OK\r\nETag: "torn"\r\n' + torn, whole)) as port:
        feed = town.subscribe(f"http://127.0.0.1:{port}/feed")
        for _ in range(3):
            await town.refresh(feed, force=True)
            town.later(hours=3)
    assert [validators(question) for question in questions] == [[], *[[b'If-None-Match: "whole"']] * 2]
    assert len(town.stories()) >= 2


@pytest.mark.parametrize(
    "body",
    [
        WHOLE + b"\n<!-- served from a cache -->\n",
        WHOLE.decode().encode("utf-16"),
        rdf(Item("http://town.example/a")).encode(),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title>B</title></entry></feed >',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}\r\n',
        b'<CHANNEL HREF="http://town.example/"><TITLE>Old</TITLE><ITEM HREF="/a"><TITLE>A</TITLE></ITEM></CHANNEL>\n',
    ],
    ids=["comment", "utf-16", "rdf", "atom", "json", "cdf"],
)
async def test_a_whole_answer_of_no_stated_length_leaves_its_own(town: Town, body: bytes) -> None:
    questions: list[bytes] = []
    with connected(speaking(questions, b'HTTP/1.0 200 OK\r\nETag: "one"\r\n\r\n' + body)) as port:
        feed = town.subscribe(f"http://127.0.0.1:{port}/feed")
        for _ in range(2):
            await town.refresh(feed, force=True)
            town.later(hours=3)
    assert town.polling(feed).error == ""
    assert [validators(question) for question in questions] == [[], [b'If-None-Match: "one"']]
