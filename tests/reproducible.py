"""Builds wheel and sdist twice, in other folders and at other times, and compares them: `python -m tests.reproducible`.

It needs hatchling in the environment. What differs is named; nothing does where the builds can be reproduced.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[1]


def main() -> int:
    """1 where a file is not the same twice."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(prefix="a longer name ") as other:
        first, second = _built(Path(one), umask=0o022), _built(Path(other), umask=0o077)
    for name in sorted(first.keys() | second.keys()):
        same = first.get(name) == second.get(name)
        sys.stdout.write(f"{'the same' if same else 'DIFFERS '}  {first.get(name, 'missing')[:16]}  {name}\n")
    return int(first != second)


def _built(folder: Path, umask: int) -> dict[str, str]:
    """The hashes of what is built from a copy of the project in `folder`, by the files' names."""
    before = os.umask(umask)
    try:
        copy = folder / "project"
        ignored = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info", "screenshots")
        shutil.copytree(PROJECT, copy, ignore=ignored, copy_function=shutil.copyfile)
        shutil.copyfile(PROJECT / ".gitignore", copy / ".gitignore")
        made = [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "made")]
        subprocess.run(made, cwd=copy, check=True, capture_output=True)
    finally:
        os.umask(before)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (folder / "made").iterdir()}


if __name__ == "__main__":
    raise SystemExit(main())
