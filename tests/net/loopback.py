"""A real HTTP server on this machine, which answers what a test tells it to and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from reader.model.ports import Request


@dataclass(frozen=True)
class Answer:
    """`drips` sends a byte now and then without end; `waits` sends nothing before the site is closed.

    With a `gate` the answer comes when that is set.
    """

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    drips: bool = False
    waits: bool = False
    gate: Event | None = None


@dataclass
class Site:
    """The answers by path, the requests in the order they came (path with its query, headers), the statuses sent.

    An answer at a path with a query comes before the one at the path alone, which serves for every other query. How
    often the robots.txt was asked for is counted in `robots` alone.
    """

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    arrived: Event = field(default_factory=Event)
    closing: Event = field(default_factory=Event)
    robots: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        encoded = body.encode() if isinstance(body, str) else body
        named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
        self.answers[path] = Answer(status, encoded, named)

    def ask(self, path: str, **wishes: Any) -> Request:
        """A request for a path, from a person who typed an address of this site."""
        return Request(self.url(path), origin=self.url("/"), **wishes)

    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]

    def answer(self, path: str) -> Answer:
        return self.answers.get(path) or self.answers.get(path.partition("?")[0]) or Answer(404)


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port, closed at the end."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                site.robots += 1
            else:
                site.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                site.arrived.set()
            answer = site.answer(self.path)
            known = dict(answer.headers).get("ETag")
            if known is not None and self.headers.get("If-None-Match") == known:
                answer = Answer(304, headers=answer.headers)
            if answer.waits:
                site.closing.wait()
            if answer.gate:
                answer.gate.wait()
            site.statuses.append(answer.status)
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)
            while answer.drips and not site.closing.wait(0.02):
                self.wfile.write(b".")

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that goes away is part of the tests."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.closing.set()
            server.shutdown()
            thread.join()
