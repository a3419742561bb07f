"""The sample site on a loopback port of its own, answered by a thread of this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

from reader.demo.site import Answer, Site, not_found


@contextmanager
def serve(site: Site, *, lively: bool = False) -> Iterator[str]:
    """Serves `site` while the context is open; yields its base address, without a slash at the end.

    With `lively` the site brings out its update as soon as somebody asks for a feed a second time, so that a
    person who refreshes sees something move.
    """
    server = _Server(site, lively)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="sample-site", daemon=True)
    thread.start()
    try:
        yield server.base_url
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: Site, lively: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.base_url = f"http://127.0.0.1:{self.server_port}"
        self._site = site
        self._lively = lively
        self._asked: set[str] = set()
        self._lock = Lock()

    def answer(self, path: str) -> Answer:
        """The site's answer to a path, raw and without a query."""
        feed = self._site.feed(path, self.base_url)
        if feed is None:
            return self._site.page(path, self.base_url) or not_found("There is no such page.")
        with self._lock:
            if self._lively and path in self._asked:
                self._site.update()
            self._asked.add(path)
        return self._site.feed(path, self.base_url) or feed


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 10

    def do_GET(self) -> None:
        """Answers; the name is the one that http.server calls."""
        answer = self.server.answer(unquote(urlsplit(self.path).path))
        if self._has(answer):
            self._send(HTTPStatus.NOT_MODIFIED, answer, b"")
        else:
            self._send(answer.status, answer, answer.body)

    def _has(self, answer: Answer) -> bool:
        """Whether the client holds this very answer; an ETag, where given, decides alone (RFC 9110, 13.1.3)."""
        if answer.changed is None:
            return False
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return answer.etag in (tag.strip() for tag in tags.split(","))
        return self.headers.get("If-Modified-Since") == format_datetime(answer.changed, usegmt=True)

    def _send(self, status: int, answer: Answer, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(body)))
        if answer.changed is not None:
            self.send_header("ETag", answer.etag)
            self.send_header("Last-Modified", format_datetime(answer.changed, usegmt=True))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of http.server
        """Says nothing: the terminal belongs to the reader."""
