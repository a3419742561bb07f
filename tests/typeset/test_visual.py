"""Right-to-left text as it is drawn cell by cell, and that all else sees it in reading order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.article import Story
from reader.model.blocks import Direction
from reader.typeset.cells import width
from reader.typeset.finding import find
from reader.typeset.layout import lay_body, lay_head
from reader.typeset.lines import Line
from reader.typeset.links import find_links
from reader.typeset.numbers import Numbers
from reader.typeset.phrases import day_and_time
from reader.typeset.plain import to_text
from reader.typeset.selecting import Selection, Spot, selected_text
from reader.typeset.stretches import labelled
from reader.typeset.visual import apart, char_at, glyphs, in_order
from tests.typeset.eye import drawn, seen
from tests.typeset.stories import PUBLISHED, article
from tests.typeset.tongues import OTHERS, RIGHT_TO_LEFT, SENTENCES

ARABIC = st.text(alphabet=st.sampled_from("abc 12()«».,:السلامعليكمپښۍێّْ\u200cֵאבג،؟"), max_size=60)
DIRECTIONS = st.sampled_from(["ltr", "rtl"])


def unshaped(text: str) -> str:
    """Letters in the place of their shapes."""
    return unicodedata.normalize("NFKC", text)


def everything(text: str) -> list[str]:
    """All characters of a text in any order, whichever side a bracket is drawn on; what is never seen is left out."""
    return sorted(unshaped(text).translate(_ONE_SIDE).replace("\u200c", ""))


@pytest.mark.parametrize(
    ("text", "left_to_right"),
    [
        # Arabic: a bracket with a Latin name, and a number that keeps its order.
        ("قال (DW) في 2026.", ".2026 ﻲﻓ (DW) ﻝﺎﻗ"),
        # Guillemets open at the right.
        ("«لينا» هنا", "ﺎﻨﻫ «ﺎﻨﻴﻟ»"),
        # Lam and alef are one letter.
        ("السلام", "ﻡﻼﺴﻟﺍ"),
        # A mark stays after the letter that it stands on.
        ("مُدن", "ﻥﺪﻣُ"),
        # Persian: the half-space parts letters and is not drawn; yeh and kaf have shapes of their own.
        ("می‌کند", "ﺪﻨﮐﯽﻣ"),
        ("ساخت ۱۹۹۸، ۲۴٫۵٪", "٪۲۴٫۵ ،۱۹۹۸ ﺖﺧﺎﺳ"),
        # Urdu: he, ye and their shapes; a range of times goes from right to left too.
        ("یہ ہے 10:30-12", "12-10:30 ﮯﮨ ﮧﯾ"),
        # Pashto: letters without shapes are left whole, their neighbours do not reach out for them.
        ("پښتو", "ﻮﺗښﭖ"),
        ("ځای (BBC) ۍ", "ۍ (BBC) ﯼﺍځ"),
        # A Latin phrase runs on, its brackets and numbers with it.
        ("من BBC News (UK) 24 أمس", "ﺲﻣﺃ BBC News (UK) 24 ﻦﻣ"),
        # A plus and a minus stand before a number, as written.
        ("نحو -5 درجات", "ﺕﺎﺟﺭﺩ 5- ﻮﺤﻧ"),
        ("بنسبة 12.5%", "%12.5 ﺔﺒﺴﻨﺑ"),
    ],
)
def test_sentences_as_they_are_drawn(text: str, left_to_right: str) -> None:
    assert seen(text) == left_to_right


@pytest.mark.parametrize("tag", sorted(RIGHT_TO_LEFT))
def test_words_stand_from_right_to_left(tag: str) -> None:
    text = (SENTENCES | OTHERS)[tag]
    (line,) = lay_body((b.Paragraph(b.plain(text), direction="rtl"),), 400)
    words = [unshaped(word.replace("\u200c", "")) for word in text.split()]
    shown = [unshaped(word) for word in drawn(line).split()]
    assert [sorted(word.translate(_ONE_SIDE)) for word in reversed(shown)] == [
        sorted(word.translate(_ONE_SIDE)) for word in words
    ]


_ONE_SIDE = str.maketrans(")»]", "(«[")


@given(ARABIC, DIRECTIONS)
def test_reordering_is_a_permutation(text: str, direction: Direction) -> None:
    (line,) = lay_body((b.Paragraph(b.plain(text or "a"), direction=direction),), 400)
    drawn_glyphs = glyphs(line.text, line.levels, line.direction)
    starts = sorted(glyph.start for glyph in drawn_glyphs)
    assert len(set(starts)) == len(starts)
    back = "".join(glyph.text for glyph in sorted(drawn_glyphs, key=lambda glyph: glyph.start))
    assert everything(back) == everything(line.text)


@given(ARABIC, DIRECTIONS, st.integers(8, 40))
def test_what_is_copied_is_in_reading_order(text: str, direction: Direction, cells: int) -> None:
    words = " ".join(word for word in text.split() if not unicodedata.combining(word[0]))  # a mark has its letter
    if not words:
        return
    lines = lay_body((b.Paragraph(b.plain(words), direction=direction),), cells)
    assert selected_text(lines, Selection(Spot(0, 0), Spot(len(lines), 0))) == words


@given(ARABIC, DIRECTIONS, st.integers(8, 40))
def test_no_line_is_drawn_wider_than_it_was_measured(text: str, direction: Direction, cells: int) -> None:
    for line in lay_body((b.Paragraph(b.plain(text), direction=direction),), cells):
        assert width(drawn(line)) <= line.cells <= cells


@given(ARABIC)
def test_a_text_that_stands_apart_keeps_its_cells(text: str) -> None:
    row = f"a {apart(text, 'rtl')} b"
    shown = "".join(piece for piece, _ in in_order([(row, None)]))
    assert width(shown) == width(row)
    assert (shown[:2], shown[-2:]) == ("a ", " b")


def test_a_list_and_a_quote_begin_at_the_right() -> None:
    items = b.List((b.Item(b.plain("واحد")), b.Item(b.plain("اثنان"))), ordered=True, direction="rtl")
    assert [drawn(line) for line in lay_body((items,), 40)] == ["ﺪﺣﺍﻭ .1", "ﻥﺎﻨﺛﺍ .2"]
    related = b.Related((b.Link("https://a.example/", "خبر"),), direction="rtl")
    assert drawn(lay_body((related,), 40)[1]) == "ﺮﺒﺧ ←"
    quote = b.Quote((b.Paragraph(b.plain("Well (said).")),), direction="rtl")
    assert [drawn(line) for line in lay_body((quote,), 40)] == ["Well (said). ▐"]


def test_a_table_begins_at_the_right() -> None:
    rows = (b.plain("مدينة"), b.plain("سكان")), (b.plain("Bonn"), b.plain("330"))
    first, *_, last = lay_body((b.Table(rows, header_rows=1, direction="rtl"),), 40)
    assert drawn(first).split() == ["ﻥﺎﻜﺳ", "ﺔﻨﻳﺪﻣ"]
    assert drawn(last).split() == ["330", "Bonn"]


def test_facts_keep_their_own_direction() -> None:
    head = lay_head(article(title="خبر", kicker="", lead="", authors=("سلمى",), agencies=(), direction="rtl"), 70)
    meta = drawn(head[-2])
    parts = [part.strip() for part in meta.split(" · ")]
    assert (parts[0], parts[-1]) == ("ﻰﻤﻠﺳ", day_and_time(PUBLISHED))


def test_links_and_what_is_found_are_marked_where_they_are_drawn() -> None:
    runs = (b.Run("قال "), b.Run("العمدة", "https://a.example/"), b.Run(" أمس"))
    (line,) = lines = lay_body((b.Paragraph(runs, direction="rtl"),), 60, numbers=Numbers())
    numbers = Numbers()
    (link,) = find_links(lines, numbers)
    pieces = in_order([(span.text, span.link) for span in line.spans], line.levels, line.direction)
    assert [text for text, address in pieces if address] == ["[1]", "ﺓﺪﻤﻌﻟﺍ"]
    assert line.text[link.first.start : link.first.end] == "العمدة[1]"
    ((hit,),) = find(lines, "عمدة")
    assert line.text[hit.start : hit.end] == "عمدة"


def test_a_hint_is_read_from_left_to_right() -> None:
    (line,) = lay_body((b.Paragraph(b.plain("قال العمدة"), direction="rtl"),), 60)
    hinted = Line(labelled(line.spans, 4, "as"), 0, "rtl")
    assert drawn(hinted) == "ﺓﺪﻤﻋas ﻝﺎﻗ"


@given(ARABIC, DIRECTIONS)
def test_each_cell_leads_to_the_character_that_is_drawn_in_it(text: str, direction: Direction) -> None:
    (line,) = lay_body((b.Paragraph(b.plain(text or "a"), direction=direction),), 400)
    cell = 0
    for glyph in glyphs(line.text, line.levels, line.direction):
        for _ in range(width(glyph.text)):
            assert char_at(line, cell, reordered=True) == glyph.start
            cell += 1
    begin, end = (0, len(line.text)) if direction == "rtl" else (len(line.text), 0)
    assert char_at(line, cell + 3, reordered=True) == begin
    assert char_at(line, -1, reordered=True) == end


def test_plain_text_is_in_reading_order_unless_it_is_drawn() -> None:
    story = Story(article(title="خبر", direction="rtl"), (b.Paragraph(b.plain("قال (DW)."), direction="rtl"),))
    assert "\nقال (DW).\n" in to_text(story, 20)
    assert f"\n{'.(DW) ﻝﺎﻗ':>20}\n" in to_text(story, 20, reordered=True)
