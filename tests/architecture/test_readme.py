"""The README says what is so."""

from __future__ import annotations

import re
import shlex
import tomllib

from reader.cli.arguments import parse
from reader.cli.commands import COMMANDS
from reader.model.keys import CHOICES, KEYS
from reader.settings.described import descriptions
from reader.settings.rules import RULES
from tests.readme import README, TABLES, with_tables

TEXT = README.read_text(encoding="utf-8")
ROOT = README.parent

NEEDY = {"search", "show", "open", "backup", "restore", "import", "marks"}
"""Commands that take something always."""


def test_its_tables_are_those_of_the_program() -> None:
    assert with_tables(TEXT) == TEXT, "python -m tests.readme writes them anew"
    assert all(f"<!-- {name} -->" in TEXT for name in TABLES)


def test_every_setting_is_described() -> None:
    assert [one.dotted for one in descriptions()] == list(RULES)


def test_every_term_of_a_query_is_explained() -> None:
    language = TEXT.partition("## Queries")[2].partition("## Keys")[0]
    assert [key for key in KEYS if f"{key}:" not in language] == []
    assert [word for key in ("is", "has") for word in CHOICES[key] if f"{word}`" not in language] == []
    help_of_list = COMMANDS["list"].epilog or ""
    assert [key for key in KEYS if f"{key}:" not in help_of_list] == []
    assert [word for key in ("is", "has") for word in CHOICES[key] if word not in help_of_list] == []


def test_what_it_says_to_type_can_be_typed() -> None:
    spans = re.findall(r"`(newsreader [^`\n]+)`", TEXT)
    assert len(spans) > 20
    for span in spans:
        for command in span.split(" | "):
            words = shlex.split(command)
            actions = COMMANDS[words[1]].actions if len(words) > 1 and words[1] in COMMANDS else {}
            if len(words) == 2 and (actions or words[1] in NEEDY):
                continue  # the table of commands names them alone
            assert parse(words[1:]).module, span


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
