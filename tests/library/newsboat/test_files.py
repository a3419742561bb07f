"""newsboat's `urls` and `config`: no line goes without a word of what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.library.newsboat.config import read_config
from reader.library.newsboat.places import included
from reader.library.newsboat.urls import read_urls
from reader.model.feed import NewFeed
from reader.settings.load import load_keys
from reader.settings.schema import Keys, Settings

URLS = """\
# my feeds
https://a.example/rss news "night trains" "~The \\"A\\" paper"
HTTP://b.example/feed !hidden
https://c.example/rss "folder/one"
https://a.example/rss again
"query:Unread this week:unread = \\"yes\\" and age < 7"
"query:Odd:guid = \\"1\\""
"exec:fetch --all"
filter:sed:https://d.example/
file:///srv/feed.xml
javascript:alert(1)
"""

CONFIG = """\
auto-reload yes
reload-time 45   # minutes
text-width 200
max-items 50
bind-key o open
bind-key ^R reload-all
bind-key SPACE next-unread article
bind-key z frobnicate
unbind-key j
define-filter "long reads" "content =~ \\"essay\\""
ignore-article * "title =~ \\"horoscope\\""
ignore-article https://a.example/rss "title =~ \\"x\\""
highlight article "rain" red
color background white black
macro k open ; quit
macro b open-in-browser -- "in the browser"
browser "firefox %u"
nonsense here
bind-key
include other
reload-time often
"""


KEYS = load_keys(Settings(keys=Keys("newsboat"))).bindings


def test_feeds_with_titles_folders_and_queries() -> None:
    urls = read_urls(URLS, "urls")
    assert urls.feeds == (
        NewFeed("https://a.example/rss", 'The "A" paper', folder="news"),
        NewFeed("http://b.example/feed"),
        NewFeed("https://c.example/rss", folder="folder-one"),
    )
    assert urls.views == (("Unread this week", "(is:unread newer:7d)"),)


def test_each_line_of_urls_is_told() -> None:
    outcomes = {outcome.line: outcome for outcome in read_urls(URLS, "urls").outcomes}
    assert set(outcomes) == {*range(2, 12)} - {8, 9}
    assert [line for line, outcome in outcomes.items() if outcome.reason] == [7, 10, 11]
    assert "not in night trains" in str(outcomes[2])
    assert str(outcomes[7]) == ('urls:7: "query:Odd:guid = \\"1\\"" → not brought along: our queries have no “guid”')


def test_programs_are_offered_and_nothing_else() -> None:
    offered = read_urls(f'{URLS}exec:fetch dw ~DW\n"exec:a | b"\n\'exec:x\'\n"exec:fetch --all"\n', "urls")
    assert [(one.line.number, one.program.line, one.feed.title, one.feed.folder) for one in offered.programs] == [
        (8, "fetch --all", "", ""),
        (9, "sed", "", ""),
        (12, "fetch", "DW", "dw"),
    ]
    assert [one.program.page for one in offered.programs] == ["", "https://d.example/", ""]
    last = {outcome.line: str(outcome) for outcome in offered.outcomes}
    assert "no address of the web" in last[14]
    assert "a line above" in last[15]


def test_settings_keys_views_and_rules() -> None:
    config = read_config(CONFIG, "config", KEYS)
    assert config.settings == {
        "refresh.background": True,
        "refresh.interval": 45,
        "reading.measure": 120,
        "keep.per_feed": 50,
    }
    assert {command: keys for command, keys in config.binds.items() if command in {"open", "refresh_all"}} == {
        "open": (*KEYS["open"], "o"),
        "refresh_all": (*KEYS["refresh_all"], "ctrl+r"),
    }
    assert "space" in config.binds["next_unread"]
    assert config.binds["down"] == tuple(key for key in KEYS["down"] if key != "j")
    assert config.binds["browser"] == (", b",)  # its "o" opens now
    assert config.views == {"long reads": "essay"}
    assert config.mutes == ["title:horoscope"]


def test_each_line_of_config_is_told() -> None:
    outcomes = read_config(CONFIG, "config", KEYS).outcomes
    assert [outcome.line for outcome in outcomes] == list(range(1, 22))
    assert all(bool(outcome.became) != bool(outcome.reason) for outcome in outcomes)
    refused = {outcome.line: outcome.reason for outcome in outcomes if outcome.reason}
    assert set(refused) == {8, 12, 13, 14, 15, 17, 18, 19, 20, 21}
    assert refused[8] == "there is no command for frobnicate here"
    assert "look.theme" in refused[14]


def test_keys_are_keys_of_ours() -> None:
    lines = (
        "bind-key o open\nbind-key ENTER open\nbind-key ^A reload-all\nmacro x quit\nunbind-key j\nbind-key j next\n"
    )
    binds = read_config(lines, "config", KEYS).binds
    keymap = load_keys(Settings(keys=Keys("newsboat", binds)))
    assert {"o", "enter"} <= set(keymap.bindings["open"])
    assert "ctrl+a" in keymap.bindings["refresh_all"]
    assert ", x" in keymap.bindings["quit_or_back"]
    assert "j" in keymap.bindings["next_article"]
    assert "j" not in keymap.bindings["down"]
    assert keymap.problems == ()


def test_files_below_the_same_folder_are_read_too(tmp_path: Path) -> None:
    folder = tmp_path / "newsboat"
    (folder / "more").mkdir(parents=True)
    (folder / "more" / "keys").write_text("reload-time 90\ninclude ../config\ninclude more/keys\n", encoding="utf-8")
    (tmp_path / "outside").write_text("reload-time 15\n", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "outside")
    file = folder / "config"
    file.write_text(
        f"include more/keys\ninclude ../outside\ninclude {tmp_path / 'outside'}\ninclude link\ninclude none\n"
        'include more\ninclude "a\\\\0b"\n',
        encoding="utf-8",
    )
    config = read_config(file.read_text(encoding="utf-8"), str(file), KEYS, partial(included, file))
    assert config.settings == {"refresh.interval": 90}
    assert [(Path(outcome.file).name, outcome.line, bool(outcome.became)) for outcome in config.outcomes] == [
        *(("config", 1, True), ("keys", 1, True), ("keys", 2, False), ("keys", 3, False)),
        *(("config", line, False) for line in range(2, 8)),
    ]


@given(st.text(max_size=200))
def test_no_line_is_dropped_whatever_it_says(text: str) -> None:
    said = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip().lstrip("\ufeff").strip('" \t#')]
    urls = read_urls(text, "urls")
    outcomes = (*urls.outcomes, *(one.became("a feed") for one in urls.programs))
    assert all(bool(one.became) != bool(one.reason) for one in outcomes)
    assert len(outcomes) <= len(text.split("\n"))
    assert len(outcomes) >= sum(1 for line in said if not line.strip().lstrip("\ufeff").startswith("#"))
