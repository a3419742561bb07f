"""What the command line understands, and what it says where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import __version__
from reader.cli.arguments import UsageError, parse
from reader.cli.commands import COMMANDS
from reader.cli.main import main
from reader.settings.changing import write
from reader.settings.paths import settings_file


@pytest.mark.parametrize(
    "argv",
    [
        ("--data", "/d", "--config", "/c", "--offline", "list"),
        ("list", "--data", "/d", "--config", "/c", "--offline"),
        ("--data=/d", "list", "--offline", "--config=/c"),
        ("feeds", "remove", "x", "--data", "/d", "--config", "/c", "--offline"),
    ],
)
def test_global_options_stand_before_or_after_the_command(argv: tuple[str, ...]) -> None:
    wishes = parse(argv)
    assert (wishes.data, wishes.config, wishes.offline) == ("/d", "/c", True)


def test_without_a_command_the_screen_is_meant() -> None:
    wishes = parse(())
    assert (wishes.module, wishes.data, wishes.config, wishes.offline) == ("screen", None, None, False)


def test_a_query_is_of_many_words_and_may_begin_with_a_dash() -> None:
    assert parse(("list",)).query == []
    assert parse(("list", "is:unread", "climate", "--limit", "5")).query == ["is:unread", "climate"]
    assert parse(("search", "--json", "--", "-sport", "rain")).query == ["-sport", "rain"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("lst",), "The nearest is `list`."),
        (("--offline", "--data", "lst", "feds"), "The nearest is `feeds`."),
        (("feeds", "ad", "x"), "The nearest is `add`."),
        (("reextact",), "The nearest is `reextract`."),
        (("reextract", "--agian"), "The nearest is `--again`."),
        (("reextract", "-sport"), "newsreader reextract -- -sport"),
        (("list", "--jsn"), "The nearest is `--json`."),
        (("--ofline",), "The nearest is `--offline`."),
        (("list", "-sport"), "newsreader list -- -sport"),
        (("show",), "ARTICLE"),
        (("undo", "2"), "`2` is too much."),
        (("show", "1", "--format", "pdf"), "'markdown'"),
        (("list", "--limit", "many"), "a whole number"),
        (("list", "--limit", "-1"), "`newsreader list --help`"),
        (("feeds", "export", "--lim", "3"), "`--lim` is not an option of feeds."),
    ],
)
def test_what_is_not_understood_is_said_with_what_helps(
    argv: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UsageError) as caught:
        parse(argv)
    assert said in str(caught.value)
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"newsreader: {caught.value}\n"


def test_hostile_arguments_are_said_harmlessly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["li\x1b[2Jst"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_the_version(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"newsreader {__version__}\n", "")


@pytest.mark.parametrize(
    "argv",
    [[name, "--help"] for name in COMMANDS]
    + [[name, action, "-h"] for name, one in COMMANDS.items() for action in one.actions],
)
def test_every_command_has_help_on_stdout(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"usage: newsreader {argv[0]}")
    assert "--data DIR" in out
    assert err == ""


@pytest.mark.parametrize("command", ["", *COMMANDS, "feeds edit", "mute add", "config timer"])
def test_help_is_in_the_persons_language_throughout(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text of a table that was looked up when the module was loaded would stay English."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert main([*command.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Aufruf: newsreader")
    assert "diese Hilfe zeigen und enden" in said
    for english in ("usage:", "options:", "arguments:", "examples:", "fields of", "QUERY", "FILE", " the ", " of "):
        assert english not in said


def test_help_is_in_the_language_that_a_person_has_set(capsys: pytest.CaptureFixture[str]) -> None:
    write(settings_file(), {"look.language": "de"})
    assert main(["list", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Aufruf: newsreader list")


def test_mistakes_are_said_in_the_persons_language_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert main(["list", "--order", "best"]) == 2
    assert capsys.readouterr().err.startswith("newsreader: --order: 'best' gibt es hier nicht (es gibt 'newest', ")
    assert main(["feeds", "add"]) == 2
    assert capsys.readouterr().err.startswith("newsreader: es fehlt: ADRESSE. `newsreader feeds add --help` sagt")
