"""The README says what is so."""

from __future__ import annotations

import re
import tomllib

from tests.readme import README, with_table

TEXT = README.read_text(encoding="utf-8")
ROOT = README.parent


def test_its_key_table_is_the_one_of_the_commands() -> None:
    assert with_table(TEXT) == TEXT, "python -m tests.readme writes it anew"


def test_its_pictures_and_pages_are_there() -> None:
    paths = re.findall(r"\]\(((?!https?:)[^)#]+)\)", TEXT)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_its_two_commands_install_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "\npip install . && newsreader demo\n" in TEXT
    assert "\npip install -e '.[dev]' && pytest\n" in TEXT
    assert "newsreader" in project["scripts"]
    assert "dev" in project["optional-dependencies"]
