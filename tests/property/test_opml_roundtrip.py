"""What is written as OPML comes back as it was: feeds, folders, and all that is wanted of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.library.folders import folder_name
from reader.library.opml import read_opml, write_opml
from reader.library.syncing import Followed, plan_of
from reader.model.feed import Feed
from reader.model.text import clean_line

words = st.text(max_size=30).map(clean_line)
folders = st.lists(st.text(max_size=12), max_size=4).map(lambda names: folder_name("/".join(names)))


@st.composite
def feeds(draw: st.DrawFn) -> list[Feed]:
    """Feeds with distinct addresses, in any order of folders."""
    number = draw(st.integers(0, 6))
    return [
        Feed(
            id=place,
            url=f"https://{place}.example/{draw(st.sampled_from(('', 'a?b=1&c=2', 'ü', '%22', '<>')))}",
            title=draw(words.filter(bool)),
            site=draw(st.sampled_from(("", "https://a.example/?x&y"))),
            language=draw(st.sampled_from(("", "de", "pt-BR", "ar"))),
            direction=draw(st.sampled_from(("ltr", "rtl"))),
            folder=draw(folders),
            interval=draw(st.sampled_from((0, 15, 10_080))),
            full_text=draw(st.sampled_from(("auto", "always", "never"))),
            proxy=draw(st.sampled_from(("", "none", "socks5h://127.0.0.1:9050"))),
        )
        for place in range(number)
    ]


@given(feeds())
def test_what_is_written_is_what_is_read(written: list[Feed]) -> None:
    read = read_opml(write_opml(written).encode()).feeds
    assert {(one.url, *_wanted(one)) for one in read} == {(one.url, *_wanted(one)) for one in written}
    assert len(read) == len(written)


@given(feeds())
def test_a_library_that_follows_its_own_file_changes_nothing(written: list[Feed]) -> None:
    assert not plan_of([Followed(one, one.url) for one in written], read_opml(write_opml(written).encode()).feeds)


@given(feeds(), feeds())
def test_a_plan_leads_from_any_feeds_to_any_others(before: list[Feed], after: list[Feed]) -> None:
    plan = plan_of([Followed(one, one.url) for one in before], read_opml(write_opml(after).encode()).feeds)
    urls = {one.url for one in before} - {one.url for one in plan.removed} | {one.url for one in plan.added}
    assert urls == {one.url for one in after}
    folders = {one.url: one.folder for one in before} | {one.url: one.folder for one in plan.added}
    folders |= {feed.url: wishes.folder for feed, wishes in plan.changed if wishes.folder is not None}
    assert {one.url: folders[one.url] for one in after} == {one.url: one.folder for one in after}


def _wanted(feed: object) -> tuple[object, ...]:
    names = ("title", "language", "direction", "folder", "interval", "full_text", "proxy")
    return tuple(getattr(feed, name) for name in names)
