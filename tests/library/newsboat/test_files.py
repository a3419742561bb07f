"""newsboat's `urls` and `config`: no line goes without a word of what became of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.library.newsboat.config import read_config
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
browser "firefox %u"
nonsense here
bind-key
include other
reload-time often
"""


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
    config = read_config(CONFIG, "config")
    assert config.settings == {
        "refresh.background": True,
        "refresh.interval": 45,
        "reading.measure": 120,
        "keep.per_feed": 50,
    }
    assert config.binds == {"open": ("o",), "refresh_all": ("ctrl+r",), "next_unread": ("space",)}
    assert config.views == {"long reads": "essay"}
    assert config.mutes == ["title:horoscope"]


def test_each_line_of_config_is_told() -> None:
    outcomes = read_config(CONFIG, "config").outcomes
    assert [outcome.line for outcome in outcomes] == list(range(1, 21))
    assert all(bool(outcome.became) != bool(outcome.reason) for outcome in outcomes)
    refused = {outcome.line: outcome.reason for outcome in outcomes if outcome.reason}
    assert set(refused) == {8, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20}
    assert refused[8] == "there is no command for frobnicate here"
    assert "look.theme" in refused[14]


def test_keys_are_keys_of_ours() -> None:
    binds = read_config("bind-key o open\nbind-key ENTER open\nbind-key ^A reload-all\n", "config").binds
    keymap = load_keys(Settings(keys=Keys("newsboat", binds)))
    assert "o" in keymap.bindings["open"]
    assert "ctrl+a" in keymap.bindings["refresh_all"]
    assert not [problem for problem in keymap.problems if "is not a key" in problem or "no such command" in problem]


@given(st.text(max_size=200))
def test_no_line_is_dropped_whatever_it_says(text: str) -> None:
    said = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip().lstrip("\ufeff").strip('" \t#')]
    urls = read_urls(text, "urls")
    outcomes = (*urls.outcomes, *(one.became("a feed") for one in urls.programs))
    assert all(bool(one.became) != bool(one.reason) for one in outcomes)
    assert len(outcomes) <= len(text.split("\n"))
    assert len(outcomes) >= sum(1 for line in said if not line.strip().lstrip("\ufeff").startswith("#"))
