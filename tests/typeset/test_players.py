"""What is played, or comes with an article, in a line each: what it is, how long and how large."""

from __future__ import annotations

import pytest

from reader.model import blocks as b
from reader.model.article import Story
from reader.model.feed import Enclosure
from reader.typeset.layout import lay_head, lay_story
from reader.typeset.markdown import to_markdown
from reader.typeset.phrases import size
from reader.typeset.plain import to_text
from reader.typeset.players import player_of
from tests.typeset.eye import drawn
from tests.typeset.stories import article

SOUND = Enclosure("https://media.example/ebb.mp3", "audio/mpeg", 23_400_000, 1_450)
FILES = (
    SOUND,
    Enclosure("https://media.example/v?x=1", "video/*"),
    Enclosure("https://media.example/tide%20table.pdf"),
)


@pytest.mark.parametrize(
    ("media", "line"),
    [
        (b.Media("video", "Last crossing", 218, "https://example.org/v.mp4"), "▶ Last crossing 03:38"),
        (b.Media("audio"), "♪ Audio"),
        (SOUND, "♪ Audio 24:10 · 23 MB"),
        (Enclosure("https://media.example/v", "video/mp4", 3_440_000), "▶ Video 3.4 MB"),
        (Enclosure("https://media.example/v", "audio/*", 0, 3_723), "♪ Audio 1:02:03"),
        (Enclosure("https://media.example/tide%20table.pdf", "application/pdf"), "→ tide table.pdf"),
        (Enclosure("https://media.example/%1b%5b2J%0aa.zip", size=900), "→ [2J a.zip"),
        (Enclosure("https://media.example/", size=120_000_000), "→ File 120 MB"),
    ],
)
def test_a_player_says_what_is_known(media: b.Media | Enclosure, line: str) -> None:
    player = player_of(media)
    assert " ".join(filter(None, (player.sign, player.name, player.measures))) == line


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ""),
        (1, ""),
        (49_999, ""),
        (50_000, "0.1 MB"),
        (9_940_000, "9.9 MB"),
        (9_950_000, "10 MB"),
        (10**9, "1,000 MB"),
    ],
)
def test_a_size_is_told_in_megabytes(number: int, said: str) -> None:
    assert size(number) == said


def test_each_has_a_line_after_the_body_that_leads_to_it() -> None:
    story = Story(article(enclosures=FILES), (b.Paragraph(b.plain("The end.")),))
    lines = lay_story(story, 60)
    assert [line.text for line in lines[-5:]] == [
        *("The end.", "", "♪ Audio 24:10 · 23 MB", "▶ Video", "→ tide table.pdf"),
    ]
    links = [span.link for line in lines for span in line.spans if span.link]
    assert links == [one.url for one in FILES]


def test_it_follows_the_teaser_where_there_is_no_body() -> None:
    teaser = article(enclosures=FILES[:1])
    lines = lay_story(Story(teaser), 60)
    assert lines[:-1] == lay_head(teaser, 60)
    assert lines[-1].text == "♪ Audio 24:10 · 23 MB"


def test_its_sign_stands_on_the_right_where_text_runs_to_the_left() -> None:
    lines = lay_story(Story(article(enclosures=FILES[:1], direction="rtl")), 60)
    assert (lines[-1].direction, lines[-1].text) == ("rtl", "♪ Audio 24:10 · 23 MB")
    assert drawn(lines[-1]).endswith("Audio 24:10 · 23 MB ♪")


def test_plain_text_has_the_lines_and_ends_with_the_addresses() -> None:
    text = to_text(Story(article(enclosures=FILES)), 60)
    assert "\n♪ Audio 24:10 · 23 MB\n▶ Video\n→ tide table.pdf\n\n" in text
    assert text.endswith("\n".join(("\nhttps://example.org/en/a-bridge/a-7", *(one.url for one in FILES), "")))


def test_markdown_has_links() -> None:
    written = to_markdown(Story(article(enclosures=FILES), (b.Media("audio", seconds=61, url="https://a.example/1"),)))
    assert (
        "[Audio (01:01)](https://a.example/1)\n\n[Audio (24:10 · 23 MB)](https://media.example/ebb.mp3)\n\n"
        "[Video](https://media.example/v?x=1)\n\n[tide table.pdf](https://media.example/tide%20table.pdf)\n\n"
        "<https://example.org/en/a-bridge/a-7>\n"
    ) in written
