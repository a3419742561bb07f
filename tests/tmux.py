"""Text in a real terminal, tmux: how the rows are that it shows."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

HAS_TMUX = shutil.which("tmux") is not None


def shown(rows: Sequence[str], cells: int, folder: Path) -> list[str]:
    """The rows that a terminal of so many cells shows of a text, spaces at their ends left out."""
    text, done = folder / "text", folder / "done"
    text.write_text("\r\n".join(rows), encoding="utf-8")
    os.mkfifo(done)
    server = ("tmux", "-u", "-f", os.devnull, "-S", str(folder / "tmux"))
    command = f"cat '{text}'; printf '\\033[6n' > /dev/tty; read -r -d R answer; echo > '{done}'; cat"
    size = ("-x", str(cells), "-y", str(len(rows) + 50))
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        subprocess.run(
            [*server, "new-session", "-d", *size, "bash", "-c", f"stty -echo; {command}"],
            env=environment,
            check=True,
            timeout=20,
        )
        done.read_text(encoding="utf-8")
        captured = subprocess.run(
            [*server, "capture-pane", "-p"], env=environment, check=True, timeout=20, capture_output=True
        )
    finally:
        subprocess.run([*server, "kill-server"], env=environment, check=False, timeout=20)
        done.unlink()
    return captured.stdout.decode().rstrip("\n").split("\n")
