"""Programs that are lent the terminal, and give it back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal import in_terminal

pytestmark = pytest.mark.pty

OWNING = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "reader", "demo"])
"""
"""The program as a shell starts it: the terminal is its own, and ctrl-c a signal there."""


def test_a_pager_has_the_terminal_and_ctrl_c_is_its_own(tmp_path: Path) -> None:
    pager = tmp_path / "pager.py"
    pager.write_text(
        "import sys\n"
        "print('TOOK', sys.stdin.read().count('# Ardle'))\n"
        "with open('/dev/tty') as keys:\n"
        "    try:\n"
        "        print('READY', flush=True)\n"
        "        print('HEARD', keys.readline())\n"
        "    except KeyboardInterrupt:\n"
        "        print('INTERRUPTED')\n"
        "        sys.exit(3)\n"
    )
    with in_terminal([sys.executable, "-c", OWNING]) as terminal:
        terminal.wait_for("Ardle in spring flood")
        terminal.wait_for("new articles.")
        for typed, shown in (("yes\r", "HEARD yes"), ("\x03", "INTERRUPTED")):
            terminal.forget()
            terminal.press("|")
            terminal.wait_for("run it")
            terminal.press(f"{sys.executable} {pager}\r")
            terminal.wait_for("TOOK 1")
            terminal.wait_for("READY")
            terminal.press(typed)
            terminal.wait_for(shown)
            terminal.wait_for("Enter goes back.")
            terminal.forget()
            terminal.press("\r")
            terminal.wait_for("ended with exit code")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
