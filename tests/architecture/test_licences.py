"""Each thing that the program needs, and its licence: none that would bind who passes the program on."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))["project"]

LICENCES = {
    "chardet": "LGPL",  # a library of its own, which anybody can replace
    "cssselect": "BSD",
    "feedparser": "BSD",
    "filelock": "MIT|Unlicense",
    "httpcore": "BSD",
    "httpx": "BSD",
    "idna": "BSD",
    "lxml": "BSD",
    "pebble": "LGPL",  # likewise
    "platformdirs": "MIT",
    "protego": "BSD",
    "readability-lxml": "Apache",
    "sniffio": "MIT|Apache",
    "textual": "MIT",
    "tomlkit": "MIT",
    "wcwidth": "MIT",
    "socksio": "MIT",
}
"""What each dependency is under, as its own metadata says."""


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


def test_each_dependency_is_listed() -> None:
    assert set(LICENCES) == _names(PROJECT["dependencies"]) | _names(PROJECT["optional-dependencies"]["socks"])


@pytest.mark.parametrize("name", LICENCES)
def test_its_licence_is_the_one_that_is_listed(name: str) -> None:
    about = metadata.metadata(name)
    said = [line for field in ("License-Expression", "License", "Classifier") for line in about.get_all(field) or []]
    stated = " ".join(text for text in said if not text.startswith("Topic"))
    assert re.search(LICENCES[name], stated), stated[:200]


def test_each_has_a_lower_and_an_upper_bound() -> None:
    for requirement in PROJECT["dependencies"]:
        assert re.search(r">=[\d.]+,<[\d.]+$", requirement), requirement
