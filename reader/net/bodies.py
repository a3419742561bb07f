"""The bytes of an answer: unpacked as they come, and never more of them than the cap."""

from __future__ import annotations

import zlib
from typing import Final

from reader.model.errors import TooLarge, Unreachable
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _

_PLAIN: Final = frozenset({"", "identity"})
_PACKED: Final = frozenset({"gzip", "x-gzip"})

_GZIP: Final = 16 + zlib.MAX_WBITS
_GZIP_MAGIC: Final = b"\x1f\x8b"


class Body:
    """Collects the bytes of an answer that came with `encoding`, at most `cap` of them after unpacking.

    A small packed answer can hold gigabytes: unpacking itself is bounded, so that no more than the cap is ever in
    memory. Only gzip, and that once, is unpacked: nothing else is asked for. With `cut` what is beyond the cap is left
    out; without it that raises `TooLarge`. Broken bytes raise `Unreachable`.
    """

    def __init__(self, encoding: str, cap: int, *, cut: bool = False) -> None:
        codings = [coding for part in encoding.split(",") if (coding := part.strip().lower()) not in _PLAIN]
        if len(codings) > 1 or not _PACKED.issuperset(codings):
            named = shorten(clean_line(", ".join(codings)), 40)
            raise Unreachable(_("The answer is packed in a way that was not asked for ({}).").format(named))
        self._cap = cap
        self._cut = cut
        self._collected = bytearray()
        self._began = False
        self._unpacker = zlib.decompressobj(_GZIP) if codings else None

    @property
    def is_full(self) -> bool:
        """Whether nothing more is taken."""
        return self._cut and len(self._collected) >= self._cap

    def add(self, chunk: bytes) -> None:
        """Takes the next bytes from the wire."""
        if self._unpacker is None:
            self._keep(chunk)
            return
        while chunk and not self.is_full:
            self._began = True
            if self._unpacker.eof:
                if not chunk.startswith(_GZIP_MAGIC):  # padding after the end, which every reader passes over
                    return
                self._unpacker = zlib.decompressobj(_GZIP)
            try:
                self._keep(self._unpacker.decompress(chunk, self._cap - len(self._collected) + 1))
            except zlib.error as error:
                raise Unreachable(_("The answer is broken: it can't be unpacked.")) from error
            chunk = self._unpacker.unused_data

    def finish(self) -> bytes:
        """All bytes, when the last one has come."""
        if self._unpacker is not None and self._began and not (self._unpacker.eof or self.is_full):
            raise Unreachable(_("The answer broke off in the middle."))
        return bytes(self._collected)

    def _keep(self, chunk: bytes) -> None:
        self._collected += chunk
        if len(self._collected) > self._cap:
            if not self._cut:
                raise TooLarge(_("The answer is larger than {:g} MB.").format(self._cap / 1_000_000))
            del self._collected[self._cap :]
