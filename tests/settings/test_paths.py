"""Where the program finds its shipped configuration, the settings and the library, however it was installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.settings import paths

SOURCE = Path(reader.__file__).parent
ASK = (
    "import json, sys; sys.path[:0] = {path!r}; from reader.settings import paths;"
    "from reader.settings.editions import load_editions; from reader.settings.load import load, load_keys;"
    "keys = load_keys(load().settings);"
    "print(json.dumps([str(paths.shipped()), len(load_editions()), list(keys.problems), keys.bindings['down']]))"
)


def _ask(*path: Path) -> tuple[Path, int, list[str], list[str]]:
    """What a fresh interpreter finds that has these folders first on its path."""
    code = ASK.format(path=[str(folder) for folder in path])
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    folder, editions, problems, down = json.loads(answer.stdout)
    return Path(folder), editions, problems, down


def _copy_package(folder: Path) -> Path:
    shutil.copytree(SOURCE, folder / "reader", ignore=shutil.ignore_patterns("__pycache__", "config"))
    return folder


def test_in_a_wheel_the_configuration_lies_in_the_package(tmp_path: Path) -> None:
    installed = _copy_package(tmp_path / "site-packages")
    shutil.copytree(paths.shipped(), installed / "reader" / "config")
    shutil.copytree(paths.shipped(), installed / "config")  # what another package may be called
    found = _ask(installed)
    assert found == (installed / "reader" / "config", 31, [], ["j", "down"])


def test_in_a_checkout_it_lies_beside_the_package(tmp_path: Path) -> None:
    checkout = _copy_package(tmp_path / "checkout")
    shutil.copytree(paths.shipped(), checkout / "config")
    found = _ask(checkout)
    assert found == (checkout / "config", 31, [], ["j", "down"])


def test_in_an_editable_install_the_left_over_copy_is_not_used(tmp_path: Path) -> None:
    checkout = _copy_package(tmp_path / "checkout")
    shutil.copytree(paths.shipped(), checkout / "config")
    left_over = tmp_path / "site-packages" / "reader" / "config"
    shutil.copytree(paths.shipped(), left_over)
    (left_over / "feeds.toml").write_text("edition = []", encoding="utf-8")
    found = _ask(tmp_path / "site-packages", checkout)
    assert found == (checkout / "config", 31, [], ["j", "down"])


def test_a_broken_installation_says_what_helps(tmp_path: Path) -> None:
    installed = _copy_package(tmp_path)
    with pytest.raises(subprocess.CalledProcessError) as caught:
        _ask(installed)
    assert "Installing newsreader again brings it." in caught.value.stderr


def test_the_library_and_the_settings_lie_where_the_person_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.data_folder().name == "newsreader"
    assert paths.settings_file() == paths.usual_settings_file()
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NEWSREADER_CONFIG", "~/mine.toml")
    assert paths.data_folder() == tmp_path / "data"
    assert paths.settings_file() == Path.home() / "mine.toml"
    assert paths.data_folder(str(tmp_path / "other")) == tmp_path / "other"
    assert paths.settings_file(str(tmp_path / "other.toml")) == tmp_path / "other.toml"


def test_a_path_is_shown_short_and_harmless() -> None:
    assert paths.shown(Path.home() / "x" / "y") == "~/x/y"
    assert paths.shown(Path("/a\x1b[2J/b")) == "/a[2J/b"
