"""Programs of a person's, run within bounds."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from reader.model.errors import ProgramFailed
from reader.programs import run_program

pytestmark = pytest.mark.anyio

PYTHON = (sys.executable, "-c")
ECHO = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
ENDLESS = "while True: print('x' * 1000)"
HOLDING = "import sys, time; held = open(sys.argv[1], 'w'); held.write('here\\n'); held.flush(); time.sleep(60)"
LINGERING = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {HOLDING!r}, sys.argv[1]])"


async def test_it_is_handed_its_input_and_what_it_writes_is_taken() -> None:
    large = os.urandom(3_000_000)
    assert await run_program([*PYTHON, ECHO], large, seconds=30, most=3_000_000) == large[::-1]


async def test_arguments_reach_it_as_they_are(tmp_path: Path) -> None:
    hostile = ["$(touch x)", "; touch x", "a b", "`touch x`", "*", "é"]
    said = "import sys; sys.stdout.buffer.write('\\n'.join(sys.argv[1:]).encode())"
    written = await run_program([*PYTHON, said, *hostile], seconds=30, most=1_000, folder=tmp_path)
    assert written.decode().split("\n") == hostile
    assert os.listdir(tmp_path) == []  # noqa: PTH208


async def test_one_that_reads_nothing_is_no_fault() -> None:
    assert await run_program([*PYTHON, "print('done')"], b"x" * 3_000_000, seconds=30, most=100) == b"done\n"


async def test_what_nobody_wants_is_not_kept() -> None:
    assert await run_program([*PYTHON, "print('x' * 1_000_000)"], seconds=30) == b""


async def test_one_without_an_end_to_its_output_is_ended() -> None:
    with pytest.raises(ProgramFailed, match=r"wrote more than 0\.1 MB and was ended"):
        await run_program([*PYTHON, ENDLESS], seconds=60, most=100_000)


async def test_one_that_never_ends_is_ended_with_what_it_has_started(tmp_path: Path) -> None:
    held = _pipe(tmp_path)
    reading = asyncio.create_task(asyncio.to_thread(held.read_text))
    with pytest.raises(ProgramFailed, match=r"took longer than 2 seconds and was ended"):
        await run_program([*PYTHON, LINGERING, str(held)], seconds=2, most=100)  # its child has the output open
    async with asyncio.timeout(20):
        assert await reading == "here\n"  # that is read to its end when nobody holds it any more


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((*PYTHON, "raise SystemExit(3)"), r"failed \(3\)"),
        ((*PYTHON, "import os; os.kill(os.getpid(), 9)"), r"failed \(-9\)"),
        (("/nowhere/at-\x1b[31mall",), r"/nowhere/at-\[31mall can't be started \(No such file or directory\)"),
        (("",), "can't be started"),
        (("a\0b",), "can't be started"),
    ],
)
async def test_what_goes_wrong_is_a_sentence(argv: tuple[str, ...], said: str) -> None:
    with pytest.raises(ProgramFailed, match=said):
        await run_program(argv, seconds=30, most=100)


async def test_who_waits_no_more_ends_it(tmp_path: Path) -> None:
    held = _pipe(tmp_path)
    waiting = asyncio.create_task(run_program([*PYTHON, HOLDING, str(held)], seconds=60, most=100))
    stream = await asyncio.to_thread(held.open)
    assert await asyncio.to_thread(stream.readline) == "here\n"
    waiting.cancel()
    async with asyncio.timeout(20):
        assert await asyncio.to_thread(stream.read) == ""
    stream.close()
    assert isinstance((await asyncio.gather(waiting, return_exceptions=True))[0], asyncio.CancelledError)


def _pipe(folder: Path) -> Path:
    """A file that a program holds open, and that ends with it."""
    held = folder / "held"
    os.mkfifo(held)
    return held
