"""Tests the program with the newest and the lowest versions of what it needs: `python -m tests.bounds [SELECTION]`.

Each runs in an environment of its own, which is gone afterwards. It needs pip's index, and uv for the lowest versions:
it alone resolves downwards. SELECTION are pytest's arguments; without any, what reads, parses and prints is tested.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[1]
USUAL: Final = ("tests/cli", "tests/library", "tests/net", "tests/poller", "tests/extractor", "tests/settings")


def main(selection: Sequence[str]) -> int:
    """Tests with both; gives how many of the two failed."""
    failed = 0
    for name, resolution in (("newest", "highest"), ("lowest", "lowest-direct")):
        with tempfile.TemporaryDirectory(prefix=f"newsreader-{name}-") as folder:
            python = _environment(Path(folder), resolution)
            sys.stdout.write(f"{name}: {_versions(python)}\n")
            sys.stdout.flush()
            tested = subprocess.run([str(python), "-m", "pytest", *(selection or USUAL)], cwd=PROJECT, check=False)
            failed += bool(tested.returncode)
    return failed


def _environment(folder: Path, resolution: str) -> Path:
    """An environment with the program; gives its Python. The tools for tests are the newest in both."""
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("uv is not here: `pip install uv` brings it.")
    venv.create(folder / "environment", with_pip=False)
    python = folder / "environment" / "bin" / "python"
    pinned = folder / "pinned.txt"
    compiled = [uv, "pip", "compile", "--quiet", "--resolution", resolution, "--python", str(python)]
    subprocess.run([*compiled, str(PROJECT / "pyproject.toml"), "--output-file", str(pinned)], check=True)
    tools = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["dev"]
    install = [uv, "pip", "install", "--quiet", "--python", str(python), "--constraint", str(pinned)]
    subprocess.run([*install, "--editable", str(PROJECT), *tools], check=True)
    return python


def _versions(python: Path) -> str:
    """What the environment has of what the program names."""
    names = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    short = [name.split(">")[0].split("[")[0] for name in names]
    code = "import sys; from importlib.metadata import version; print(*(f'{n} {version(n)}' for n in sys.argv[1:]))"
    return subprocess.run([str(python), "-c", code, *short], check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
