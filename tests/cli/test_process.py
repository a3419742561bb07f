"""The program as a process: exit codes, pipes, interruption, terminals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Newsreader = Callable[..., "subprocess.CompletedProcess[str]"]


def test_exit_codes(newsreader: Newsreader) -> None:
    assert newsreader("list").returncode == 0
    assert newsreader("show", "99999").returncode == 1
    assert newsreader("lst").returncode == 2


@pytest.mark.parametrize("command", [(), ("demo",)])
def test_the_screen_needs_a_terminal(newsreader: Newsreader, command: tuple[str, ...]) -> None:
    done = newsreader(*command)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "`newsreader list`" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_dumb_terminal_is_told_of_list(data: Path) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--data", str(data)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1
    assert b"`newsreader list`" in done.stderr


@pytest.mark.parametrize("command", [("list",), ("list", "--json"), ("--help",)])
def test_a_broken_pipe_is_no_failure(data: Path, command: tuple[str, ...]) -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--data", str(data), *command],
        stdout=ours,
        stderr=subprocess.PIPE,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_one_sentence(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--data", str(data), "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"newsreader: No space left on device.\n"


def test_an_interruption_is_quiet(tmp_path: Path) -> None:
    fifo = tmp_path / "feeds.opml"
    os.mkfifo(fifo)
    running = subprocess.Popen(
        [sys.executable, "-m", "reader", "--data", str(tmp_path / "data"), "feeds", "import", str(fifo)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with fifo.open("wb"):  # opens once the program reads, and gives it nothing
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"")


def test_a_wrong_settings_file_is_told_and_the_rest_is_used(newsreader: Newsreader, tmp_path: Path) -> None:
    config = tmp_path / "n.toml"
    config.write_text("[refresh]\nintervall = 3\n", encoding="utf-8")
    done = newsreader("list", NEWSREADER_CONFIG=str(config))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 4
    assert done.stderr == f"{config}, line 2: refresh.intervall is not a setting. The nearest is refresh.interval.\n"


def test_an_unusable_folder_is_one_sentence(newsreader: Newsreader, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = newsreader("list", "--data", str(tmp_path / "file"))
    assert done.returncode == 1
    assert done.stderr.startswith("newsreader: The library")
    assert done.stderr.count("\n") == 1


def test_another_encoding_is_no_trouble(newsreader: Newsreader) -> None:
    done = newsreader("list", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "*+" in done.stdout


@pytest.mark.parametrize(
    "command",
    [("count",), ("search", "ferry"), ("show", "1"), ("feeds", "export"), ("config", "show"), ("read", "ferry")],
)
def test_a_reader_that_went_away_ends_every_command_quietly(data: Path, command: tuple[str, ...]) -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--data", str(data), *command],
        stdin=subprocess.DEVNULL,
        stdout=ours,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_file_that_can_not_be_written_is_one_sentence(newsreader: Newsreader, tmp_path: Path) -> None:
    done = newsreader("feeds", "export", "/dev/full")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "newsreader: /dev/full can't be written (No space left on device). Nothing of it was changed.\n"
    )


def test_an_export_replaces_a_file_whole_or_not_at_all(newsreader: Newsreader, tmp_path: Path) -> None:
    file, link = tmp_path / "feeds.opml", tmp_path / "link.opml"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o600)
    link.symlink_to(file)
    small = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); "
    start = "from reader.cli.main import main; sys.exit(main(sys.argv[1:]))"
    argv = [sys.executable, "-c", f"import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); {small}{start}"]
    full = subprocess.run(
        [*argv, "--config", os.devnull, "feeds", "export", str(link)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "NEWSREADER_DATA": str(tmp_path / "data")},
    )
    assert (full.returncode, file.read_text("utf-8")) == (1, "before"), full.stderr
    assert newsreader("feeds", "export", str(link)).returncode == 0
    assert "Lake World" in file.read_text("utf-8")
    assert (link.is_symlink(), file.stat().st_mode & 0o777) == (True, 0o600)
    assert {one.name for one in tmp_path.iterdir()} == {"data", "feeds.opml", "link.opml"}


def test_an_interruption_of_marking_changes_nothing(newsreader: Newsreader, data: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "reader", "--data", str(data), "mark", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdin is not None
    running.stdin.write("1\n" * 100_000)  # it reads when this is taken
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, "", "")
    assert newsreader("count", "is:unread").stdout == "4\n"
