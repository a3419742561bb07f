"""Completions and the manual page, made from the command line's own parser: `python -m tests.shells` writes them."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import shtab

from reader.cli import texts
from reader.cli.arguments import whole_parser

CONFIG: Final = Path(__file__).resolve().parents[1] / "config"
SHELLS: Final = ("bash", "zsh", "fish")
MANUAL: Final = CONFIG / "man" / "newsreader.1"

_KINDS: Final[dict[str, Any]] = {"FILE": shtab.FILE, "FILE.opml": shtab.FILE, "DIR": shtab.DIRECTORY}


def completion_file(shell: str) -> Path:
    """Where a shell's completions lie."""
    return CONFIG / "completions" / f"newsreader.{shell}"


def completion(shell: str) -> str:
    """A shell's completions for the parser as it is."""
    parser = whole_parser()
    for one in _parsers(parser):
        for action in one._actions:
            if action.metavar in _KINDS:
                action.complete = _KINDS[str(action.metavar)]  # type: ignore[attr-defined]  # shtab asks for it
    return f"{shtab.complete(parser, shell, root_prefix='newsreader').rstrip()}\n"


def manual() -> str:
    """The manual page, in the language of man(7)."""
    parser = whole_parser()
    lines = [
        '.TH NEWSREADER 1 "" newsreader "User commands"',
        ".SH NAME",
        "newsreader \\- read the news in the terminal, without a network too",
        ".SH SYNOPSIS",
        ".B newsreader",
        "[\\fIoptions\\fR] [\\fIcommand\\fR ...]",
        ".SH DESCRIPTION",
        _escaped(texts.PROGRAM),
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
        *_commands(parser),
        ".SH QUERIES",
        *_verbatim(texts.QUERIES),
        ".SH SETTINGS",
        *_verbatim(texts.CONFIG_ORDER),
        ".SH EXIT STATUS",
        _escaped(texts.EXIT_CODES),
        ".SH FILES",
        *(".TP", ".I ~/.config/newsreader/newsreader.toml", "the person's settings"),
        *(".TP", ".I ~/.local/share/newsreader/library.db", "the library"),
    ]
    return "\n".join(lines) + "\n"


def _commands(parser: ArgumentParser) -> Iterator[str]:
    for name, does, inner in _inner(parser):
        yield from (f'.SS "{_escaped(_usage(inner, name))}"', _escaped(does))
        yield from _options(inner)
        for action, told, innermost in _inner(inner):
            yield from (".TP", f".B {_escaped(_usage(innermost, f'{name} {action}'))}", _escaped(told))
            if any(True for _ in _options(innermost)):
                yield from (".RS", *_options(innermost), ".RE")
        if inner.epilog:
            yield from (".PP", *_verbatim(inner.epilog))


def _usage(parser: ArgumentParser, name: str) -> str:
    words = [str(action.metavar) for action in parser._actions if not action.option_strings and action.metavar]
    return " ".join((name, *words))


def _options(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if not action.option_strings or "--help" in action.option_strings or action.help in {None, SUPPRESS}:
            continue
        if parser.prog != "newsreader" and action.option_strings[-1] in _SHARED:
            continue
        value = f" \\fI{_escaped(_value(action))}\\fR" if action.nargs != 0 else ""
        yield from (".TP", f"\\fB{_escaped(', '.join(action.option_strings))}\\fR{value}", _escaped(str(action.help)))


_SHARED: Final = frozenset({"--data", "--config", "--offline", "--quiet", "--verbose"})


def _value(action: Action) -> str:
    return "|".join(map(str, action.choices)) if action.choices else str(action.metavar or action.dest)


def _inner(parser: ArgumentParser) -> Iterator[tuple[str, str, ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            inner: dict[str, Any] = action.choices
            yield from ((name, str(one.description), one) for name, one in inner.items())


def _parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    yield parser
    for _, _, inner in _inner(parser):
        yield from _parsers(inner)


def _verbatim(text: str) -> list[str]:
    return [".nf", *(_escaped(line) for line in text.splitlines()), ".fi"]


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def write() -> None:
    """Writes all of them."""
    for shell in SHELLS:
        completion_file(shell).parent.mkdir(exist_ok=True)
        completion_file(shell).write_text(completion(shell), encoding="utf-8")
    MANUAL.parent.mkdir(exist_ok=True)
    MANUAL.write_text(manual(), encoding="utf-8")


if __name__ == "__main__":
    write()
