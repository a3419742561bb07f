"""What lets a shell complete commands and options; made from the parser and shipped, as the manual page is."""

from __future__ import annotations

from reader.settings.paths import shipped


def script(shell: str) -> str:
    """A shell's script."""
    return (shipped() / "completions" / f"newsreader.{shell}").read_text(encoding="utf-8")
