"""Timers as the system takes them."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.cli.timer import written

COMMAND = ["/opt/news reader/bin/newsreader", "--data", '/srv/a "b" 100%/$x', "refresh"]


def test_systemd_is_handed_each_word(tmp_path: Path) -> None:
    text = written("systemd", 30, COMMAND)
    assert 'ExecStart="/opt/news reader/bin/newsreader" --data "/srv/a \\"b\\" 100%%/$$x" refresh\n' in text
    assert "OnCalendar=*:0/30" in text
    assert "OnCalendar=hourly" in written("systemd", 60, COMMAND)
    analyze = shutil.which("systemd-analyze")
    if analyze:
        subprocess.run([analyze, "calendar", "*:0/30"], check=True, capture_output=True)


def test_launchd_reads_its_file() -> None:
    plist = plistlib.loads(written("launchd", 15, COMMAND).encode())
    assert plist["ProgramArguments"] == COMMAND
    assert plist["StartInterval"] == 900


def test_cron_has_one_line() -> None:
    line = written("cron", 20, COMMAND)
    assert line.startswith("*/20 * * * * '/opt/news reader/bin/newsreader' --data ")
    assert "100\\%" in line
    assert line.count("\n") == 1
    assert written("cron", 60, COMMAND).startswith("0 * * * *")


@pytest.mark.parametrize("system", ["systemd", "launchd", "cron"])
def test_it_is_printed_with_where_it_goes(system: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "timer", "--for", system, "--every", "15", "--data", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert str(tmp_path) in said.out
    assert "refresh" in said.out
    assert said.err.startswith("Put ")
    assert main(["config", "timer", "--every", "7"]) == 2
    assert main(["config"]) == 2
