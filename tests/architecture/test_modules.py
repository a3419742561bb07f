"""What every module of the program holds to."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
MODULES = sorted((PROJECT / "reader").rglob("*.py"))
LINES_AT_MOST = 300
OUTERMOST = "reader/cli/main.py"
"""The only module that may catch whatever comes, to say it kindly."""

A_PERSONS_FOLDER = re.compile(r"(?<![\w.~:/-])/(?:home|Users|root|tmp|mnt|private|workspace)/[\w.-]")
"""A path that only one machine has."""


def _name(module: Path) -> str:
    return module.relative_to(PROJECT).as_posix()


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_is_short_says_what_it_is_for_and_hides_no_fault(module: Path) -> None:
    text = module.read_text("utf-8")
    assert len(text.splitlines()) <= LINES_AT_MOST
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    caught = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and _catches_all(node)]
    assert not caught or _name(module) == OUTERMOST


@pytest.mark.parametrize(
    ("code", "hides"),
    [
        ("except ValueError: pass", False),
        ("except (ValueError, OSError): pass", False),
        ("except: pass", True),
        ("except Exception as error: raise", True),
        ("except (ValueError, BaseException): pass", True),
    ],
)
def test_what_hides_faults_is_known(code: str, hides: bool) -> None:
    (handler,) = (node for node in ast.walk(ast.parse(f"try: pass\n{code}")) if isinstance(node, ast.ExceptHandler))
    assert _catches_all(handler) is hides


def test_no_file_names_a_machine() -> None:
    git = shutil.which("git")
    if not git or not (PROJECT / ".git").exists():
        pytest.skip("which files are the project's, git knows")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    files = [PROJECT / name for name in listed.decode().split("\0") if name]
    assert len(files) > len(MODULES) / 2
    here = re.compile("|".join(rf"{re.escape(str(folder))}\b" for folder in (PROJECT, PROJECT.parent / "shared")))
    naming = [
        f"{_name(file)}:{number}"
        for file in files
        if file.is_file()
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1)
        if here.search(line) or A_PERSONS_FOLDER.search(line)
    ]
    assert naming == []
