"""The bytes of an answer: unpacked as they come, and never more of them than the cap."""

from __future__ import annotations

import zlib
from typing import Final

from reader.model.errors import TooLarge, Unreachable

ENCODINGS: Final = frozenset({"", "identity", "gzip", "x-gzip"})
"""The content encodings that are unpacked; nothing else is asked for."""

_GZIP: Final = 16 + zlib.MAX_WBITS
_GZIP_MAGIC: Final = b"\x1f\x8b"


class Body:
    """Collects the bytes of an answer that came with `encoding`, at most `cap` of them after unpacking.

    A small packed answer can hold gigabytes: unpacking itself is bounded, so that no more than the cap is ever in
    memory. Raises `TooLarge` beyond the cap and `Unreachable` where the packed bytes are broken.
    """

    def __init__(self, encoding: str, cap: int) -> None:
        encoding = encoding.strip().lower()
        if encoding not in ENCODINGS:
            raise Unreachable(f"The answer is packed in a way that was not asked for ({encoding}).")
        self._cap = cap
        self._collected = bytearray()
        self._unpacker = zlib.decompressobj(_GZIP) if "gzip" in encoding else None

    def add(self, chunk: bytes) -> None:
        """Takes the next bytes from the wire."""
        if self._unpacker is None:
            self._keep(chunk)
            return
        while chunk:
            if self._unpacker.eof:
                if not chunk.startswith(_GZIP_MAGIC):  # padding after the end, which every reader passes over
                    return
                self._unpacker = zlib.decompressobj(_GZIP)
            try:
                self._keep(self._unpacker.decompress(chunk, self._cap - len(self._collected) + 1))
            except zlib.error as error:
                raise Unreachable("The answer is broken: it can't be unpacked.") from error
            chunk = self._unpacker.unused_data

    def finish(self) -> bytes:
        """All bytes, when the last one has come."""
        if self._unpacker is not None and not self._unpacker.eof and self._collected:
            raise Unreachable("The answer broke off in the middle.")
        return bytes(self._collected)

    def _keep(self, chunk: bytes) -> None:
        self._collected += chunk
        if len(self._collected) > self._cap:
            raise TooLarge(f"The answer is larger than {self._cap / 1_000_000:g} MB.")
