"""Whether the terminal's background is dark or light: asked before the screen opens, as nobody can ask later.

The question is OSC 11, and after it one that every terminal answers (device attributes), so that an answer to the first
that does not come is not waited for. Loads nothing of the screen's: the answer comes while that loads.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from reader.settings import paths
from reader.tui.echo import unechoed

Shade: TypeAlias = Literal["dark", "light"]

WAIT_SECONDS: Final = 0.03
"""How long an answer is waited for once the screen could open."""

_QUESTION: Final = b"\x1b]11;?\x1b\\\x1b[c"

_ANSWER: Final = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?(?:\x07|\x1b\\)"
)
_ATTRIBUTES: Final = re.compile(rb"\x1b\[\?[0-9;]{0,80}c")

_KEPT_IN: Final = "background"


@dataclass(frozen=True, slots=True)
class Heard:
    """What came from the terminal: the shade of its background, whether it is at the end of its answers, and what a
    person typed meanwhile."""

    shade: Shade | None = None
    is_over: bool = False
    typed: bytes = b""

    @classmethod
    def of(cls, heard: bytes) -> Heard:
        """Parts answers from keys; only a whole answer in its exact form is one."""
        answer = _ANSWER.search(heard)
        typed = _ATTRIBUTES.sub(b"", _ANSWER.sub(b"", heard))
        return cls(_shade(answer) if answer else None, _ATTRIBUTES.search(heard) is not None, typed)


class Listening:
    """A question that is under way."""

    def __init__(self, handle: int | None = None) -> None:
        self._handle = handle

    def heard(self) -> Heard:
        """What the terminal answers, waited for no longer than `WAIT_SECONDS`."""
        read, end = b"", time.monotonic() + WAIT_SECONDS
        while self._handle is not None and not Heard.of(read).is_over:
            if not select.select([self._handle], [], [], max(0.0, end - time.monotonic()))[0]:
                break
            part = os.read(self._handle, 4096)
            if not part:
                break
            read += part
        return Heard.of(read)


@contextmanager
def asked(environment: Mapping[str, str] = os.environ) -> Iterator[Listening]:
    """Asks the terminal for its background; its answers are not echoed.

    Nothing is asked where an answer may come so late that it would be taken for keys (over SSH), or never comes.
    """
    if environment.get("SSH_CONNECTION") or environment.get("TERM") == "linux":
        yield Listening()
        return
    with unechoed() as handle:
        if handle is not None and sys.__stderr__ is not None:
            os.write(sys.__stderr__.fileno(), _QUESTION)  # where Textual draws
        yield Listening(handle)


def known(heard: Heard, environment: Mapping[str, str] = os.environ) -> Shade | None:
    """The shade of the background: as the terminal answered, else as `COLORFGBG` has it, else as it was last answered.

    `COLORFGBG` is `foreground;background` in ANSI colour numbers (rxvt, Konsole, iTerm2): 7 and 9 to 15 are light.
    """
    if heard.shade is not None:
        _keep(heard.shade)
        return heard.shade
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    if number.isdecimal() and int(number) < 16:
        return "light" if number in {"7", *map(str, range(9, 16))} else "dark"
    return _kept()


def _shade(answer: re.Match[bytes]) -> Shade:
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in answer.group(1, 2, 3))
    return "light" if 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 else "dark"


def _keep(shade: Shade) -> None:
    folder = paths.state_folder()
    with suppress(OSError):  # then it is asked again
        if _kept() != shade:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _KEPT_IN).write_text(shade, encoding="ascii")


def _kept() -> Shade | None:
    try:
        with (paths.state_folder() / _KEPT_IN).open("rb") as stream:
            kept = stream.read(16)
    except OSError:
        return None
    return "light" if kept == b"light" else "dark" if kept == b"dark" else None
