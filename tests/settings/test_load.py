"""A person's settings file: what is right is used, what is wrong is named."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.text import clean_line
from reader.settings import paths
from reader.settings.load import interpret, load, load_keys
from reader.settings.rules import RULES, Choice
from reader.settings.schema import Settings
from reader.settings.toml import Content

FILE = Path("/etc/newsreader.toml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "newsreader.toml"


def _defaults() -> dict[str, Any]:
    settings = Settings()
    return {
        f"{section.name}.{setting.name}": getattr(getattr(settings, section.name), setting.name)
        for section in fields(settings)
        for setting in fields(getattr(settings, section.name))
    }


def test_every_setting_has_a_rule_that_takes_its_default() -> None:
    defaults = _defaults()
    assert set(RULES) == set(defaults) - {"keys.bind", "locked.commands"}
    for dotted, rule in RULES.items():
        assert rule.take(defaults[dotted]) == defaults[dotted]


def test_choices_are_those_of_the_schema() -> None:
    settings = Settings()
    for dotted, rule in RULES.items():
        section, _, name = dotted.partition(".")
        hint = get_type_hints(type(getattr(settings, section)))[name]
        allowed = get_args(hint) if get_origin(hint) is Literal else ()
        assert allowed == (rule.words if isinstance(rule, Choice) else ())


def test_the_shipped_file_changes_nothing(file: Path) -> None:
    shipped = (paths.shipped() / "newsreader.toml").read_text(encoding="utf-8")
    file.write_text(shipped, encoding="utf-8")
    assert load(file).settings == Settings()
    assert load(file).problems == ()


def test_the_shipped_file_names_every_setting_with_its_default(file: Path) -> None:
    shipped = (paths.shipped() / "newsreader.toml").read_text(encoding="utf-8")
    uncommented = re.sub(r"^# (\w+ = .+)$", r"\1", shipped, flags=re.MULTILINE)
    assert len(re.findall(r"^\w+ = ", uncommented, flags=re.MULTILINE)) == len(RULES)
    file.write_text(uncommented, encoding="utf-8")
    assert load(file).settings == Settings()
    assert load(file).problems == ()


def test_what_is_right_is_used(file: Path) -> None:
    file.write_text(
        "[refresh]\ninterval = 30\non_start = false\n[network]\npage_pause = 2\n"
        'allow_hosts = ["*.intern.example"]\nallow_networks = ["10.20.0.0/16", "fd00::/8"]\n[look]\ntheme = "light"\n'
        '[keys]\npreset = "default"\n[keys.bind]\ndown = ["j", "ctrl+n"]\nquit = "Q"\n',
        encoding="utf-8",
    )
    settings, problems = load(file).settings, load(file).problems
    assert problems == ()
    assert (settings.refresh.interval, settings.refresh.on_start) == (30, False)
    assert settings.network.page_pause == 2.0
    assert settings.network.allow_hosts == ("*.intern.example",)
    assert settings.network.allow_networks == ("10.20.0.0/16", "fd00::/8")
    assert settings.look.theme == "light"
    assert settings.keys.bind == {"down": ("j", "ctrl+n"), "quit": ("Q",)}


@pytest.mark.parametrize(
    ("line", "key", "accepted"),
    [
        ("refresh.interval = 14", "refresh.interval = 14", "from 15 to 10080 minutes"),
        ("refresh.interval = 60.0", "refresh.interval = 60.0", "a whole number"),
        ("refresh.interval = true", "refresh.interval = true", "a whole number"),
        ("refresh.on_start = 1", "refresh.on_start = 1", "true or false"),
        ("reading.measure = 121", "reading.measure = 121", "from 40 to 120 cells"),
        ("network.page_pause = nan", "network.page_pause = nan", "from 0 to 60 seconds"),
        ("network.deadline = inf", "network.deadline = inf", "from 1 to 600 seconds"),
        ('look.theme = "drak"', 'look.theme = "drak"', '"auto", "dark", "light", "terminal" or another one'),
        ("network.deadline = '9'", 'network.deadline = "9"', "from 1 to 600 seconds"),
        ("keys.preset = 1", "keys.preset = 1", 'a name, such as "default"'),
        ("look.ascii = {}", "look.ascii = a table", "true or false"),
        (f"refresh.interval = {'9' * 200}", "refresh.interval = a number of very many digits", "a whole number"),
        ("look.ascii = [1, 2]", "look.ascii = [1, 2]", "true or false"),
        ("network.allow_hosts = 'x'", 'network.allow_hosts = "x"', 'such as ["wiki.example.org", "*.example.net"]'),
        ("network.allow_hosts = ['http://x/']", 'network.allow_hosts = ["http://x/"]', "names of hosts"),
        ("network.allow_networks = ['10.0.0.0/99']", 'network.allow_networks = ["10.0.0.0/99"]', "networks, such as"),
        ("network.allow_networks = [10]", "network.allow_networks = [10]", "networks, such as"),
        ("keys.bind.down = 3", "keys.bind.down = 3", 'keys, such as ["j", "down"]'),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_does(file: Path, line: str, key: str, accepted: str) -> None:
    file.write_text(f'{line}\nreading.mark_read = "end"\n', encoding="utf-8")
    loaded = load(file)
    (problem,) = loaded.problems
    assert problem.startswith(f"{file}, line 1: {key} ")
    assert accepted in problem
    assert loaded.settings.reading.mark_read == "end"
    assert loaded.settings.refresh == Settings().refresh


@pytest.mark.parametrize(
    ("line", "key", "near"),
    [
        ("refresh.intervall = 30", "refresh.intervall", "refresh.interval"),
        ("interval = 30", "interval", "refresh.interval"),
        ("[refesh]\ninterval = 30", "refesh", "refresh"),
        ("reading.theme = 'dark'", "reading.theme", "look.theme"),
        ("keys.binds.down = 'j'", "keys.binds", "keys.bind"),
    ],
)
def test_an_unknown_setting_is_named_with_the_nearest(file: Path, line: str, key: str, near: str) -> None:
    file.write_text(line, encoding="utf-8")
    loaded = load(file)
    assert loaded.problems == (f"{file}, line 1: {key} is not a setting. The nearest is {near}.",)
    assert loaded.settings == Settings()


def test_a_section_is_not_a_setting(file: Path) -> None:
    file.write_text("refresh = 5\n", encoding="utf-8")
    (problem,) = load(file).problems
    assert "[refresh]" in problem


@pytest.mark.parametrize(
    "content",
    [
        b"[refresh\ninterval = 3",
        b"\xff\xfe\x00",
        b"x = " + b"9" * 5000,
        b"x = " + b"[" * 50_000,
        b"# " + b"x" * 1_000_001,
    ],
)
def test_a_file_that_is_no_toml_leaves_the_defaults(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    loaded = load(file)
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert problem.startswith(f"{file}: it is")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (problem,) = load(tmp_path).problems
    assert "can't be read" in problem


def test_the_usual_file_may_be_missing_and_a_named_one_not(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().problems == ()
    assert load(paths.usual_settings_file()).problems == ()
    assert "no such file" in load(file).problems[0]
    monkeypatch.setenv("NEWSREADER_CONFIG", str(file))
    assert "no such file" in load().problems[0]


def test_problems_hold_nothing_that_a_terminal_obeys(file: Path) -> None:
    file.write_text('"re\\u001b]52;c;x\\u0007" = 1\nlook.theme = "\\u001b[2J\\u202e"\n', encoding="utf-8")
    problems = load(file).problems
    assert len(problems) == 2
    assert all(problem == clean_line(problem) for problem in problems)


_toml_values = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_names = st.sampled_from(sorted({part for dotted in RULES for part in dotted.split(".")} | {"bind"})) | st.text()


@given(st.dictionaries(_names, _toml_values | st.dictionaries(_names, _toml_values, max_size=4), max_size=4))
def test_nothing_in_a_file_stops_the_program(values: dict[str, Any]) -> None:
    loaded = interpret(Content(values), FILE)
    assert all(problem.startswith(str(FILE)) and problem == clean_line(problem) for problem in loaded.problems)
    assert loaded.settings.refresh.interval >= 15
    assert 40 <= loaded.settings.reading.measure <= 120


def test_what_is_wrong_with_keys_is_told_with_its_line(file: Path) -> None:
    file.write_text(
        'look.ascii = true\n\n[keys]\npreset = "newsboat"\n[keys.bind]\n\n"down" = ["^ ^"]\nup = ["^"] # begins it\n',
        encoding="utf-8",
    )
    (problem,) = load_keys(load(file).settings, file).problems
    assert problem == f'{file}, line 8: keys.bind.up: "^" can\'t stand beside "^ ^" of down: one begins the other.'
