"""Completions and the manual page are those of the parser as it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.arguments import whole_parser
from reader.cli.commands import COMMANDS
from tests.shells import MANUAL, SHELLS, completion, completion_file, manual
from tests.terminal import in_terminal

ANEW = "python -m tests.shells writes it anew"


@pytest.mark.parametrize("shell", SHELLS)
def test_completions_are_kept(shell: str) -> None:
    assert completion_file(shell).read_text(encoding="utf-8") == completion(shell), ANEW


@pytest.mark.parametrize("shell", SHELLS)
def test_shells_take_them(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not here")
    assert subprocess.run([program, "-n", completion_file(shell)], check=False, capture_output=True).stderr == b""


def test_bash_completes_commands_actions_and_options() -> None:
    assert _completed("newsreader", "fee") == ["feeds"]
    assert _completed("newsreader", "feeds", "mo") == ["move"]
    assert _completed("newsreader", "list", "--json-") == ["--json-lines"]


def test_fish_completes_commands_actions_and_options() -> None:
    assert _completed_by_fish("newsreader fee") == ["feeds"]
    assert _completed_by_fish("newsreader feeds mo") == ["move"]
    assert _completed_by_fish("newsreader list --json-") == ["--json-lines"]


@pytest.mark.pty
def test_zsh_completes_commands_actions_and_options(tmp_path: Path) -> None:
    zsh = shutil.which("zsh")
    if zsh is None:
        pytest.skip("zsh is not here")
    shutil.copy(completion_file("zsh"), tmp_path / "_newsreader")
    setup = f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -D; newsreader() {{ print -r -- '['$*']' }}"
    with in_terminal([zsh, "-f", "-i"], HOME=str(tmp_path)) as terminal:
        terminal.press(f"{setup}\r")
        for typed, completed in (("fee", "feeds"), ("feeds mo", "feeds move")):
            terminal.press(f"newsreader {typed}\t\r")
            terminal.wait_for(f"[{completed}]")
        terminal.press("newsreader list --json-l\t")  # what it could be is listed with what it does
        terminal.wait_for("--json-lines")


def _completed_by_fish(line: str) -> list[str]:
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not here")
    script = f"source {completion_file('fish')}; complete -C '{line}'"
    done = subprocess.run([fish, "--no-config", "-c", script], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return [found.partition("\t")[0] for found in done.stdout.splitlines()]


def _completed(*words: str) -> list[str]:
    script = f"""source {completion_file("bash")}
COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}
_shtab_newsreader 2>/dev/null; printf '%s\\n' "${{COMPREPLY[@]}}" """
    done = subprocess.run(["bash", "-c", script], check=True, capture_output=True, text=True)
    return [word.strip() for word in done.stdout.splitlines()]


def test_the_manual_is_kept_and_names_everything() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual(), ANEW
    words = manual().replace("\\-", "-")
    for name, command in COMMANDS.items():
        assert f'.SS "{name}' in words
        assert all(f".B {name} {action}" in words for action in command.actions)


def test_man_takes_it() -> None:
    if shutil.which("man") is None:
        pytest.skip("there is no man here")
    argv = ["man", "--warnings", "--local-file", str(MANUAL)]
    done = subprocess.run(argv, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "COMMANDS" in done.stdout


def test_the_parser_that_knows_one_command_says_what_the_whole_one_says() -> None:
    from reader.cli.arguments import _parser

    whole = whole_parser()
    for name in COMMANDS:
        assert _help(_parser([name]), name) == _help(whole, name)


def _help(parser: object, name: str) -> str:
    actions = parser._actions  # type: ignore[attr-defined]  # argparse has no public way to them
    (commands,) = (action for action in actions if isinstance(action.choices, dict))
    return str(commands.choices[name].format_help())
