"""Articles in six languages with every kind of block, for books and files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from reader.model.article import Article, Story
from reader.model.blocks import (
    Block,
    Code,
    Direction,
    Figure,
    Gallery,
    Heading,
    Item,
    Link,
    List,
    Media,
    Paragraph,
    Post,
    Quote,
    Related,
    Run,
    Slide,
    Table,
    plain,
)
from reader.store import Provenance

NOON = datetime(2026, 9, 10, 12, 0, tzinfo=UTC)

TONGUES: tuple[tuple[str, Direction, str, str, str], ...] = (
    ("en", "ltr", "The ferry is back on the lake", "People lined the quay when she came in.", "Lakes & rivers"),
    ("de", "ltr", "Die Fähre fährt wieder über den See", "Am Ufer standen die Leute dicht gedrängt.", "Seen"),
    ("ar", "rtl", "العبارة تعود إلى البحيرة", "وقف الناس على الرصيف حين وصلت.", "بحيرات"),
    ("zh-Hans", "ltr", "渡轮重返湖面", "船进港时，码头上站满了人。", "湖泊"),
    ("hi", "ltr", "झील पर नौका लौट आई", "जब वह आई तो घाट पर भीड़ थी।", "झीलें"),
    ("fa", "rtl", "کشتی به دریاچه بازگشت", "مردم در اسکله ایستاده بودند.", "دریاچه‌ها"),
)


def papers(number: int) -> Iterator[tuple[Story, Provenance]]:
    """So many articles, the languages by turns."""
    for place in range(number):
        yield _paper(place), Provenance(NOON, 1 + place % 3)


def _paper(place: int) -> Story:
    language, direction, title, sentence, topic = TONGUES[place % len(TONGUES)]
    article = Article(
        id=place + 1,
        title=f"{title} <{place}> & “more”",
        url=f"https://news.example/{language}/a-{place}?x=1&y=ü ß",
        feed="Lake World",
        feeds=("Lake World",),
        published=NOON - timedelta(hours=place),
        language=language,
        direction=direction,
        kicker=topic,
        lead=sentence,
        authors=("Ida Quay",),
        topics=(topic,),
        words=120,
    )
    blocks = _blocks(sentence, language, direction)
    return Story(article, blocks)


def _blocks(sentence: str, language: str, direction: Direction) -> tuple[Block, ...]:
    def paragraph(text: str) -> Paragraph:
        return Paragraph(plain(text), language=language, direction=direction)

    runs = (
        Run(sentence),
        Run(" x < y & z ", emphasis=True),
        Run("link", link="https://news.example/ä b?q=%zz", strong=True),
        Run("code", code=True),
        Run("bad", link="javascript:alert(1)"),
    )
    figure = Figure(
        url="https://news.example/boat.jpg", caption=sentence, credit="I. Quay", alt='a "boat"', direction=direction
    )
    return (
        Paragraph(runs, language=language, direction=direction),
        Heading(plain(sentence), 2, language=language, direction=direction),
        *(paragraph(f"{sentence} {sentence} {sentence}") for _ in range(3)),
        List(
            (Item(plain(sentence), (List((Item(plain("a")),)),)), Item(plain("b"), number=7)),
            ordered=True,
            start=3,
            direction=direction,
        ),
        Quote((paragraph(sentence),), "Ida Quay", language=language, direction=direction),
        Table(((plain("a"), plain("b")), (plain("1"), plain("2"))), header_rows=1, caption="numbers"),
        Code("if a < b:\n    pass"),
        figure,
        Media("video", "A boat & its crew", 90, "https://news.example/v.mp4"),
        Gallery((Slide(figure, "One", sentence), Slide(Figure(), "", "two")), "Pictures", direction=direction),
        Post((paragraph(sentence),), "A wrong turn", "Ida", "2026-09-10T10:00:00Z", direction=direction),
        Post((paragraph(sentence),), url="https://net.example/p/1", author="@ida", direction=direction),
        Related((Link("https://news.example/a-2", "More & more"),)),
        Paragraph(plain("an odd language"), language='x"><script>', direction="ltr"),
    )
