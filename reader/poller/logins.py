"""What opens a feed: had from its command or its file when the feed is asked, and kept nowhere."""

from __future__ import annotations

import asyncio
import shlex
from base64 import b64encode
from pathlib import Path
from typing import Final

from reader.model.errors import NoSecret, ProgramFailed
from reader.model.feed import Login
from reader.model.texts import gettext as _
from reader.poller.streams import in_thread
from reader.programs import run_program

_PATIENCE: Final = 20.0
"""Seconds for a command: it may ask the person to unlock their passwords."""

_MOST_BYTES: Final = 4_096
_MOST_WRITTEN: Final = 1_000_000
"""Of a file, and of what a command writes: the secret is the first line of it."""


class Logins:
    """The logins of one refresh; what several feeds share is asked for once."""

    def __init__(self) -> None:
        self._asked: dict[Login, asyncio.Task[str]] = {}

    async def authorization(self, login: Login | None) -> str:
        """The header `Authorization` for a login, "" for none. Raises `NoSecret`."""
        if login is None:
            return ""
        if login not in self._asked:
            self._asked[login] = asyncio.create_task(_authorization(login))
        return await asyncio.shield(self._asked[login])

    async def aclose(self) -> None:
        """Ends the commands that still run."""
        for asking in self._asked.values():
            asking.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)


async def _authorization(login: Login) -> str:
    match login.source:
        case "typed":
            secret = login.secret
        case "file":
            secret = _first_line(await in_thread(_read, login.secret))
        case "command":
            secret = _first_line(await _run(login.secret))
    if not secret.isprintable() or (not secret and not login.user):
        raise NoSecret(
            _("What opens this feed can't be used: the command gives no such line of text.")
            if login.source == "command"
            else _("What opens this feed can't be used: the file gives no such line of text.")
        )
    if not login.user:
        return secret
    return f"Basic {b64encode(f'{login.user}:{secret}'.encode()).decode('ascii')}"


def _read(name: str) -> bytes:
    try:
        with Path(name).expanduser().open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except (OSError, RuntimeError, ValueError) as error:
        raise NoSecret(_("The file with this feed's password can't be read: {}").format(name)) from error


async def _run(command: str) -> bytes:
    """What a command prints; it is run without a shell, and without the terminal."""
    try:
        argv = shlex.split(command)
    except ValueError as error:
        raise NoSecret(_("The command for this feed's password can't be started: a quotation has no end.")) from error
    if not argv:
        raise NoSecret(_("The command for this feed's password is empty."))
    try:
        return (await run_program(argv, seconds=_PATIENCE, most=_MOST_WRITTEN))[:_MOST_BYTES]
    except ProgramFailed as error:
        raise NoSecret(_("What opens this feed could not be had. {}").format(error)) from error


def _first_line(output: bytes) -> str:
    return output.decode("utf-8", "replace").partition("\n")[0].strip("\r")
