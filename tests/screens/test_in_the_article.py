"""What a person does in an article: links, finding, selecting, copying, and what changed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.model import blocks as b
from reader.model.article import Change, Extraction, Seen
from reader.model.feed import Entry, NewFeed
from reader.store import Articles, Database, Feeds
from reader.tui.widgets.article_view import ArticleView
from tests.screens.stage import NOON, SETTINGS, Stage, on_screen

pytestmark = pytest.mark.anyio

NARROW, WIDE = (80, 24), (160, 45)
OFFLINE = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
BELL, QUAY, EVIL = "https://news.example/bell", "https://news.example/quay", "javascript:alert(1)"
AWAY = "https://away.example/mayor"


def said(text: str) -> b.Paragraph:
    return b.Paragraph(b.plain(text))


LINKED = b.Paragraph(
    (b.Run("So says "), b.Run("the mayor", AWAY), b.Run(" of the "), b.Run("quay", QUAY), b.Run(" in the Café."))
)
BODY = (LINKED, said("A cafe\u0301 is no quay."), *(said(f"Boat {n}.") for n in range(30)))
RELATED = b.Related((b.Link(QUAY, "The quay is open"), b.Link(EVIL, "A trap")))


def keep(data: Path, *blocks: b.Block) -> None:
    """A library with two articles: the bell, which has these blocks and is the newest, and the quay."""
    database = Database.open(data / "library.db")
    feed = Feeds(database).add(NewFeed("https://news.example/all.rdf", "Valley News"), NOON).id
    articles = Articles(database)
    entries = [
        Entry("quay", QUAY, "The quay is open", published=NOON - timedelta(hours=2)),
        Entry("bell", BELL, "The bell", published=NOON - timedelta(hours=1)),
    ]
    seen = [Seen(entry, (f"site:{entry.id}",)) for entry in entries]
    articles.merge(feed, seen, lambda every, _known: [Change(one, None, one.entry.id) for one in every], NOON)
    for number, body in ((1, (said("All boats are at the quay."),)), (2, blocks)):
        articles.keep_page(number, entries[number - 1].url, Extraction(blocks=body), NOON)
    database.close()


def words(stage: Stage) -> str:
    return " ".join(stage.text.split())


async def test_links_are_numbered_and_digits_show_where_they_lead(tmp_path: Path, opened: list[str]) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter")
        assert "So says the mayor[1] of the quay[2] in" in words(stage)
        await stage.press("1")
        assert f"[1] {AWAY} · not here; online, enter opens the browser" in stage.lines[-1]
        await stage.press("2")
        assert f"[2] {QUAY} · here; enter reads it" in stage.lines[-1]
        await stage.press("7")
        assert "There is no link 7 here." in stage.lines[-1]
        assert opened == []
        await stage.press("1", "enter")
        assert opened == [AWAY]


async def test_numbers_can_be_left_out(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    plain = replace(OFFLINE, reading=replace(OFFLINE.reading, link_numbers=False))
    async with on_screen(tmp_path, NARROW, plain, sample=False) as stage:
        await stage.press("enter")
        assert "So says the mayor of the quay in" in words(stage)
        await stage.press("2")
        assert QUAY in stage.lines[-1]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_link_to_an_article_of_the_library_is_read_here_and_escape_leads_back(
    tmp_path: Path, opened: list[str], size: tuple[int, int]
) -> None:
    keep(tmp_path, *(said(f"Boat {n}.") for n in range(60)), RELATED)
    async with on_screen(tmp_path, size, OFFLINE, sample=False) as stage:
        await stage.press("enter", "G", "tab", "enter")
        assert "All boats are at the quay." in stage.text
        assert stage.screen.articles.current is not None
        assert stage.screen.articles.current.read
        await stage.press("escape")
        assert "All boats" not in stage.text
        assert "→ The quay is open[1]" in stage.text
        await stage.press("escape", "escape")
        assert stage.screen.articles.current.title == "The bell"
        assert opened == []


async def test_the_same_story_in_another_language_is_read_without_a_network(tmp_path: Path, opened: list[str]) -> None:
    versions = b.Related((b.Link(QUAY, "Deutsch"), b.Link(AWAY, "Français")), versions=True)
    keep(tmp_path, said("First."), versions)
    async with on_screen(tmp_path, (100, 30), OFFLINE, sample=False) as stage:
        await stage.press("enter")
        assert "In other languages → Deutsch[1] → Français[2]" in words(stage)
        await stage.press("2")
        assert f"[2] {AWAY} · not here; online, enter opens the browser" in stage.lines[-1]
        await stage.press("1", "enter")
        assert "All boats are at the quay." in stage.text
        await stage.press("escape")
        assert "First." in stage.text
        assert opened == []


async def test_what_is_no_web_address_is_never_opened(tmp_path: Path, opened: list[str]) -> None:
    keep(tmp_path, said("First."), RELATED)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter", "tab", "tab")
        assert f"[2] {EVIL} · such addresses are never opened" in stage.lines[-1]
        await stage.press("enter", "o")
        assert opened == []


async def test_tab_goes_from_link_to_link_and_escape_lets_it_go(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("tab")
        assert "So says" in stage.text
        await stage.press("shift+tab")
        assert "No link further up." in stage.lines[-1]
        await stage.press("tab", "tab")
        assert QUAY in stage.lines[-1]
        await stage.press("tab")
        assert "No link further down." in stage.lines[-1]
        await stage.press("shift+tab")
        assert AWAY in stage.lines[-1]
        await stage.press("y")
        assert stage.app.clipboard == AWAY
        await stage.press("escape", "y")
        assert "So says" in stage.text
        assert stage.app.clipboard == BELL


async def test_hints_open_links_by_letter(tmp_path: Path, opened: list[str]) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter", ";")
        assert "the mayor[a] of the quay[s]" in words(stage)
        assert f"a {AWAY} · s {QUAY}" in stage.lines[-1]
        await stage.press("escape")
        assert "the mayor[1] of the quay[2]" in words(stage)
        assert QUAY not in stage.lines[-1]
        await stage.press(";", "a")
        assert opened == [AWAY]
        await stage.press("escape", "G", ";")
        assert "No link is in sight." in stage.lines[-1]


async def test_the_first_click_shows_an_address_and_the_second_opens_it(tmp_path: Path, opened: list[str]) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        line = next(number for number, text in enumerate(stage.lines) if "mayor[1]" in text)
        place = stage.lines[line].index("mayor") - stage.screen.article.region.x, line - stage.screen.article.region.y
        await stage.pilot.click(ArticleView, offset=place)
        await stage.settle()
        assert AWAY in stage.lines[-1]
        assert opened == []
        await stage.pilot.click(ArticleView, offset=place)
        await stage.settle()
        assert opened == [AWAY]


async def test_finding_counts_as_one_types_and_goes_from_hit_to_hit(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter", "ctrl+f")
        await stage.type("cafe")
        assert "1 of 2" in stage.lines[-1]
        await stage.press("enter", "]")
        assert "2 of 2" in stage.lines[-1]
        await stage.press("]", "[")
        assert "2 of 2" in stage.lines[-1]
        await stage.press("ctrl+f")
        await stage.type("boat 29")
        assert "1 of 1" in stage.lines[-1]
        assert "Boat 29." in stage.text
        await stage.press("escape")
        assert "So says" in stage.text
        await stage.press("]")
        assert "Nothing is looked for here" in stage.lines[-1]


async def test_what_is_not_there_is_said_and_the_line_stays(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter", "ctrl+f")
        await stage.type("owl")
        await stage.press("enter")
        assert "Not in this article." in stage.lines[-1]
        assert stage.screen.prompt.is_open


async def test_lines_are_selected_with_keys_and_copied_as_they_were_written(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter", "v", "y")
        assert stage.app.clipboard == "The bell"
        await stage.press("escape", "v", *"jjjj", "y")
        assert stage.app.clipboard.endswith("So says the mayor of the quay in the Café.")
        assert "Sent to the clipboard: The bell" in stage.lines[-1]
        await stage.press("escape", "y")
        assert stage.app.clipboard == BELL


async def test_the_mouse_selects_from_a_letter_to_another(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        line = next(number for number, text in enumerate(stage.lines) if "So says" in text)
        left, top = stage.lines[line].index("So says") - stage.screen.article.region.x, stage.screen.article.region.y
        await stage.pilot.mouse_down(ArticleView, offset=(left + 3, line - top))
        await stage.pilot.hover(ArticleView, offset=(left + 6, line - top))
        await stage.pilot.hover(ArticleView, offset=(left + 6, line - top + 2))
        await stage.pilot.mouse_up(ArticleView, offset=(left + 6, line - top + 2))
        await stage.press("ctrl+c")
        assert stage.app.clipboard == "says the mayor of the quay in the Café.\n\nA cafe\u0301"


async def test_a_citation_says_who_what_where_and_when(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        await stage.press("Y")
        assert stage.app.clipboard == f"The bell. Valley News, 22 Nov 2026. {BELL}"


async def test_what_changed_is_marked_with_signs_and_c_goes_back(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter", "c")
        assert "Nothing changed here since you read it." in stage.lines[-1]
        page = Extraction(blocks=(LINKED, said("A cafe\u0301 is a quay."), *BODY[2:]))
        with closing(Database.open(tmp_path / "library.db")) as database:
            Articles(database).keep_page(2, BELL, page, NOON + timedelta(hours=1))
        stage.screen.session.read(2)
        await stage.settle()
        await stage.press("c")
        assert "is -no- +a+ quay." in words(stage)
        assert "So says the mayor[1]" in words(stage)
        await stage.press("c")
        assert "is a quay." in words(stage)
        await stage.press("c", "escape")
        assert "is a quay." in words(stage)


async def test_outside_the_article_one_is_told_how_to_come_there(tmp_path: Path) -> None:
    keep(tmp_path, *BODY)
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        for key in (";", "ctrl+f", "c"):
            await stage.press(key)
            assert "This works in the article: enter opens it." in stage.lines[-1]
