"""Runs a program of the person's: without a shell and the terminal, with a bound to its time and its output."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from reader.model.errors import ProgramFailed
from reader.model.reasons import reason_of
from reader.model.text import clean_line
from reader.model.texts import gettext as _

_PIECE: Final = 65_536


async def run_program(
    argv: Sequence[str], content: bytes = b"", *, seconds: float, most: int = 0, folder: Path | None = None
) -> bytes:
    """What a program writes that is handed `content`, at most `most` bytes; for 0, what it writes is thrown away.

    It may take so many `seconds`, and is run in `folder` (None: the one of this process). One that is too slow or too
    loud is ended, with all that it has started. Raises `ProgramFailed`.
    """
    name = clean_line(argv[0])
    async with _output(most) as (output, end):
        try:
            running = await asyncio.create_subprocess_exec(
                *argv,
                stdin=asyncio.subprocess.PIPE,
                stdout=end,
                stderr=asyncio.subprocess.DEVNULL,
                cwd=folder,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            raise ProgramFailed(_("The program {} can't be started ({}).").format(name, reason)) from error
        finally:
            if end >= 0:
                os.close(end)
        feeding, is_over = asyncio.ensure_future(running.communicate(content)), False
        try:
            async with asyncio.timeout(seconds):
                written = await _taken(output, most, name)
                await feeding
            is_over = True
        except TimeoutError as error:
            raise ProgramFailed(
                _("The program {} took longer than {:g} seconds and was ended.").format(name, seconds)
            ) from error
        finally:
            if not is_over:
                await _end(running, feeding)
    if running.returncode:
        raise ProgramFailed(_("The program {} failed ({}).").format(name, running.returncode))
    return written


@asynccontextmanager
async def _output(most: int) -> AsyncIterator[tuple[asyncio.StreamReader, int]]:
    """What a program's output comes out of, and the end that it is given, which the caller closes.

    The pipe is ours and not the process's, whose end would wait for all who hold it.
    """
    reader = asyncio.StreamReader()
    if not most:
        reader.feed_eof()
        yield reader, asyncio.subprocess.DEVNULL
        return
    ours, theirs = os.pipe()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _protocol = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, os.fdopen(ours, "rb"))
    try:
        yield reader, theirs
    finally:
        transport.close()


async def _taken(output: asyncio.StreamReader, most: int, name: str) -> bytes:
    pieces, size = list[bytes](), 0
    while piece := await output.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            megabytes = f"{most / 1_000_000:g}"
            raise ProgramFailed(_("The program {} wrote more than {} MB and was ended.").format(name, megabytes))
    return b"".join(pieces)


async def _end(running: asyncio.subprocess.Process, feeding: asyncio.Future[tuple[bytes, bytes]]) -> None:
    """Ends a program that did not end by itself, and all that it has started."""
    feeding.cancel()
    with suppress(ProcessLookupError, PermissionError):  # it is gone, or a part of it is somebody else's by now
        os.killpg(running.pid, signal.SIGKILL)
    if running.stdin is not None:
        running.stdin.close()
    await running.wait()
