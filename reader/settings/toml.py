"""Reads a TOML file that a person wrote: whatever is wrong with it becomes a sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from reader.settings.problems import problem

LARGEST: Final = 1_000_000
"""Bytes; a file that is larger is no file of settings."""


def read(file: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What `file` holds, and what is wrong with it as a whole. Raises `FileNotFoundError` where there is none."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        return {}, (problem(file, f"it can't be read ({error.strerror or error}). The defaults are used."),)
    if len(content) > LARGEST:
        return {}, (problem(file, "it is too large for a file of settings. The defaults are used."),)
    try:
        return tomllib.loads(content.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        return {}, (problem(file, "it is not UTF-8 text. The defaults are used."),)
    except ValueError as error:  # the parser's own error, and the one of a number with too many digits
        return {}, (problem(file, f"it is not TOML: {error}. The defaults are used."),)
    except RecursionError:
        return {}, (problem(file, "it is not TOML that can be read: too deeply nested. The defaults are used."),)
