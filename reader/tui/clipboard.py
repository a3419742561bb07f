"""Text sent to the clipboard. Whether it arrives, no terminal says."""

from __future__ import annotations

import asyncio
import os
import subprocess
from typing import Any, Final

from textual.app import App

from reader.model.text import clean

_TMUX: Final = ("tmux", "load-buffer", "-w", "-")
"""tmux drops what a program sends to the clipboard through it, but passes on what is loaded into a buffer."""

_SECONDS: Final = 2.0


async def send(app: App[Any], text: str) -> None:
    """Send a text to the clipboard of the terminal (OSC 52), through tmux where that is around it."""
    text = clean(text)
    is_taken = await asyncio.to_thread(_load_buffer, text) if os.environ.get("TMUX") else False
    if not is_taken:
        app.copy_to_clipboard(text)


def _load_buffer(text: str) -> bool:
    """Hand a text to tmux; False where that can't be done."""
    try:
        loaded = subprocess.run(  # noqa: S603 -- a fixed program and arguments; the text is its input
            _TMUX, input=text.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return loaded.returncode == 0
