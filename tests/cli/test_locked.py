"""What the people who run a machine do not want done there is not done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.cli.main import main


@pytest.fixture
def _locked() -> None:
    file = Path(os.environ["XDG_CONFIG_DIRS"]) / "newsreader" / "newsreader.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[locked]\ncommands = ["open", "pipe"]\n', encoding="utf-8")


@pytest.mark.usefixtures("_locked")
def test_a_locked_command_is_refused(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    assert main(["open", "1", "--data", str(data)]) == 1
    assert capsys.readouterr().err == "newsreader: `open` is locked by the settings of this system. Nothing was done.\n"
    assert main(["count", "--data", str(data)]) == 0
    assert main(["config", "show", "locked", "--origin"]) == 0
    assert '["open", "pipe"]' in capsys.readouterr().out
