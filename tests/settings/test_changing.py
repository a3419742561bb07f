"""One setting gets another value, and nothing else changes."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SettingsError
from reader.settings.changing import changed, typed, with_value, write
from reader.settings.described import descriptions, value_of
from reader.settings.load import load
from reader.settings.paths import shipped
from reader.settings.rules import RULES, Rule
from reader.settings.schema import Settings

MINE = '# mine\n[look]   # how it looks\ntheme = "dark" # at night\n\n[refresh]\ninterval = 30\n'


def test_comments_and_order_stay() -> None:
    assert changed(MINE, "look.theme", "nord") == MINE.replace('"dark"', '"nord"')
    assert changed(MINE, "look.ascii", True).startswith('# mine\n[look]   # how it looks\ntheme = "dark" # at night\n')
    assert changed("look.theme = 'dark'\n", "look.theme", "light") == 'look.theme = "light"\n'


def test_the_shipped_file_takes_every_value_that_fits() -> None:
    text = (shipped() / "newsreader.toml").read_text(encoding="utf-8")
    for dotted in RULES:
        value = value_of(Settings(), dotted)
        section, _, name = dotted.partition(".")
        plain = list(value) if isinstance(value, tuple) else value
        assert tomllib.loads(changed(text, dotted, value))[section][name] == plain


def test_keys_are_changed_in_their_own_table() -> None:
    text = changed(MINE, "keys.bind.down", ("j",))
    assert text.startswith(MINE)
    assert tomllib.loads(text)["keys"] == {"bind": {"down": ["j"]}}
    assert changed(text, "keys.bind.up", ()).startswith(text)


_keys = st.sampled_from(sorted(RULES))
_texts = st.sampled_from(["", MINE, "a = 1\n[b.c]\nd = [1,\n 2]\n", "[look]\nascii = true\n[x]\n[look.y]\nz = 1\n"])


@given(_texts, _keys, st.one_of(st.booleans(), st.integers(0, 999), st.text(max_size=9), st.just(("a", "b"))))
def test_nothing_else_changes(text: str, dotted: str, value: object) -> None:
    section, _, name = dotted.partition(".")
    after = tomllib.loads(changed(text, dotted, value))
    assert after[section].pop(name) == (list(value) if isinstance(value, tuple) else value)
    before = tomllib.loads(text)
    before.setdefault(section, {}).pop(name, None)
    assert after == before


@given(_texts, _keys)
def test_a_setting_is_taken_out_and_nothing_else(text: str, dotted: str) -> None:
    section, _, name = dotted.partition(".")
    before = tomllib.loads(text)
    if name not in before.get(section, {}):
        assert changed(text, dotted, None) == text
        return
    del before[section][name]
    assert tomllib.loads(changed(text, dotted, None)) == before


@pytest.mark.parametrize("text", ["[look", "look = 3\n"])
def test_a_file_that_is_no_file_of_settings_stays(text: str, tmp_path: Path) -> None:
    file = tmp_path / "n.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="Nothing was changed"):
        write(file, {"look.theme": "dark"})
    assert file.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_there_is_made_for_the_person_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "n.toml"
    write(file, {"reading.measure": 60})
    assert load(file).settings.reading.measure == 60
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["n.toml"]


def test_a_link_stays_one_and_its_file_keeps_its_mode(tmp_path: Path) -> None:
    (kept := tmp_path / "kept.toml").write_text(MINE, encoding="utf-8")
    kept.chmod(0o640)
    (link := tmp_path / "n.toml").symlink_to(kept)
    write(link, {"look.ascii": True})
    assert link.is_symlink()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert load(link).settings.look.ascii


def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="can't be written"):
        write(tmp_path / "file" / "n.toml", {"look.ascii": True})


@pytest.mark.parametrize(
    ("dotted", "text", "value"),
    [
        ("refresh.interval", " 30 ", 30),
        ("refresh.interval", "14", None),
        ("refresh.interval", "30.5", None),
        ("network.deadline", "2.5", 2.5),
        ("network.deadline", "nan", None),
        ("network.allow_hosts", "a.example, *.b.example", ("a.example", "*.b.example")),
        ("network.allow_hosts", "", ()),
        ("network.allow_networks", "10.0.0.0/99", None),
    ],
)
def test_what_is_typed_is_taken_where_it_fits(dotted: str, text: str, value: object) -> None:
    rule: Rule = RULES[dotted]
    assert typed(rule, text) == value


def test_settings_get_another_value() -> None:
    assert value_of(with_value(Settings(), "reading.measure", 50), "reading.measure") == 50


def test_every_setting_is_described_once() -> None:
    described = descriptions()
    assert [setting.dotted for setting in described if not setting.words] == []
    assert sorted(setting.dotted for setting in described) == sorted(RULES)
