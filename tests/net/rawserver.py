"""A server below HTTP: a test says what is done with each connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socket import socket
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread


@contextmanager
def connected(deal: Callable[[socket], None]) -> Iterator[int]:
    """The port of a server on this machine that hands each connection to `deal`, and then closes it."""

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):  # a client that goes away is part of the tests
                deal(self.request)

    class Server(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def heard(connection: socket, end: bytes = b"\r\n\r\n") -> bytes:
    """What a client sends up to `end`."""
    words = b""
    while end not in words:
        words += (more := connection.recv(1))
        if not more:
            break
    return words


def pass_on(one: socket, other: socket) -> None:
    """Passes the bytes of each side on to the other, until both are done."""

    def copy(source: socket, sink: socket) -> None:
        with suppress(OSError):
            while words := source.recv(65_536):
                sink.sendall(words)
            sink.shutdown(1)

    back = Thread(target=copy, args=(other, one), daemon=True)
    back.start()
    copy(one, other)
    back.join()
