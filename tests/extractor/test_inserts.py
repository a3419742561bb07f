"""What is set into a text and cut out of it: boxes, lists of links, labels; and what is set into it and told there."""

from __future__ import annotations

import pytest

from reader.extractor import extract
from reader.model.blocks import Figure, Quote, Table
from tests.extractor.smallpages import OTHER, TEXTS, TITLE, URL, around, page, paragraphs, texts_of

LINKED = (
    "Whoever wants to know when the next boat leaves can <a href='/x'>look at the timetable at the landing</a>.",
    "Those who would rather not can <a href='/y'>ask the captain, who is always there</a>, or ring the bell.",
)
"""Short lines with a link in each, as they stand in boxes."""

BOX = f"<div class='z1'><p>{'</p><p>'.join(LINKED)}</p></div>"
BETWEEN = [*TEXTS[:4], OTHER, *TEXTS[4:]]


def _parted(block: str) -> str:
    """Two sections of paragraphs with something between them."""
    return block.join(f"<section>{paragraphs(texts)}</section>" for texts in (TEXTS[:4], TEXTS[4:]))


@pytest.mark.parametrize("tag", ["div", "section", "header", "form"])
def test_box_between_the_paragraphs_of_a_text_is_cut(tag: str) -> None:
    assert texts_of(page(around(BOX.replace("div", tag)))) == [*TEXTS]


def test_box_with_more_labels_than_prose_is_cut_wherever_it_stands() -> None:
    labels = "".join(
        f"<p>{word} <a href='/{word}'>{word} street</a></p>" for word in ["bell", "horse", "paint", "rope"]
    )
    box = f"<div class='z1'><p>{OTHER[:120]}</p>{labels}</div>"
    sections = [f"<section>{paragraphs(TEXTS[at : at + 2])}</section>" for at in (0, 2, 4, 6)]
    assert texts_of(page(box.join(sections))) == [*TEXTS]


def test_what_is_told_at_length_stays() -> None:
    assert texts_of(page(around(f"<div class='z1'><p>{OTHER}</p></div>"))) == BETWEEN
    found = texts_of(page(around(f"<div class='z1'><p>{OTHER} <a href='/x'>Read it</a>.</p><p>A line.</p></div>")))
    assert found == [*TEXTS[:4], f"{OTHER} Read it.", "A line.", *TEXTS[4:]]


def test_what_is_only_begun_at_length_or_full_of_links_is_cut() -> None:
    lines = "".join(f"<p>{line}</p>" for line in ("Ropes.", "Paint.", "A bell.", "Two horses."))
    assert texts_of(page(around(f"<div class='shopping'><p>{OTHER}</p>{lines}</div>"))) == [*TEXTS]
    box = f"<div class='z1'><p>{OTHER} <a href='/x'>{OTHER[:120]}</a></p></div>"
    assert texts_of(page(around(box))) == [*TEXTS]


def test_section_with_a_good_part_of_the_text_is_looked_into() -> None:
    section = f"<section>{paragraphs(TEXTS[2:6])}{BOX}</section>"
    assert texts_of(page(paragraphs(TEXTS[:2]) + section + paragraphs(TEXTS[6:]))) == [*TEXTS]


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_list_of_links_between_paragraphs_is_cut(tag: str) -> None:
    items = "".join(f"<li><a href='/{at}'>{text[:60]}</a>, last week</li>" for at, text in enumerate(TEXTS[:3]))
    assert texts_of(page(around(f"<{tag}>{items}</{tag}>"))) == [*TEXTS]


def test_list_that_says_something_stays() -> None:
    items = "<li>Two coats of paint, the gift of a <a href='/b'>baker</a></li><li>A new bell and its rope</li>"
    found = texts_of(page(around(f"<ul>{items}</ul>")))
    assert found[4:6] == ["Two coats of paint, the gift of a baker", "A new bell and its rope"]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("<blockquote><p>I have never seen so many people caulk so badly.</p></blockquote>", Quote),
        ("<figure><img src='/b.jpg' alt='A bell'><figcaption>The bell on the other bank</figcaption></figure>", Figure),
        ("<img src='/b.jpg' alt='A bell that hangs in a frame'>", Figure),
        ("<table><tr><th>Year</th><th>Trips</th></tr><tr><td>1970</td><td>12</td></tr></table>", Table),
    ],
)
def test_quotes_pictures_and_tables_in_boxes_are_read_as_what_they_are(part: str, kind: type) -> None:
    found = extract(page(around(f"<div class='z1'><div>{part}</div></div>")), URL)
    assert [type(block) for block in found.blocks].count(kind) == 1


def test_quote_that_only_its_box_calls_so_stays() -> None:
    box = "<div class='zitat'><p>I have never seen it.</p><p><a href='/c'>The captain</a></p></div>"
    assert "I have never seen it." in texts_of(page(around(box)))


def test_picture_of_a_pointer_goes_with_it() -> None:
    html = page(around(f"<div class='z1'><img src='/b.jpg' alt='A bell'><p>{LINKED[0]}</p></div>"))
    assert texts_of(html) == [*TEXTS]
    assert [block for block in extract(html, URL).blocks if isinstance(block, Figure)] == []


def test_boxes_in_the_cells_of_a_table_are_its_own() -> None:
    words = "<a href='/a'>Landing of the upper town, by the old mill</a>, 12 boats, 3 horses, 1 old bell, 2"
    cell = f"<td><div>{words}</div></td>"
    table = f"<table><tr><th>Place</th><th>Since</th></tr><tr>{cell}<td>1970</td></tr></table>"
    assert "1970" in texts_of(page(around(table)))
    assert any(text.startswith("Landing of the upper town") for text in texts_of(page(around(table))))


@pytest.mark.parametrize("label", ["<span>Listen to this</span>", "<div>3 minutes</div>", "<div><span>12</span></div>"])
def test_label_in_a_text_of_paragraphs_is_cut(label: str) -> None:
    sections = (f"<section>{paragraphs(TEXTS[at : at + 2])}</section>" for at in (0, 2, 4, 6))
    assert texts_of(page(label.join(sections))) == [*TEXTS]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("<div>And then it rained.</div>", "And then it rained."),
        ("<p>Elsewhere</p>", "Elsewhere"),
        ("<div><code>ls -l</code></div>", "ls -l"),
        ("<div>The people who came over on the first day, by their age and town</div>", None),
    ],
)
def test_line_that_is_no_label_stays(line: str, shown: str | None) -> None:
    assert texts_of(page(_parted(line))) == [*TEXTS[:4], shown or line[5:-6], *TEXTS[4:]]


def test_words_in_a_line_are_no_label() -> None:
    line = "By the people of the landing, who were there from the first day on, and Ada Quay, who was not"
    html = page(_parted(f"<div>{line.replace('Ada Quay', '<span>Ada Quay</span>')}</div>"))
    assert texts_of(html) == [*TEXTS[:4], line, *TEXTS[4:]]


def test_items_of_lists_are_no_labels() -> None:
    items = ["Two coats of paint", "A new bell and its rope"]
    html = page(_parted(f"<ul>{''.join(f'<li><span>{item}</span></li>' for item in items)}</ul>"))
    assert texts_of(html) == [*TEXTS[:4], *items, *TEXTS[4:]]


def test_text_without_paragraphs_keeps_its_short_lines() -> None:
    lines = [*TEXTS[:4], "Six and ten", *TEXTS[4:]]
    html = f"<html lang='en'><body><h1>{TITLE}</h1><div>{''.join(f'<div>{line}</div>' for line in lines)}</div></body>"
    assert texts_of(html) == lines


def test_caption_under_a_picture_is_no_label() -> None:
    box = "<div class='z1'><img src='/b.jpg' alt='A bell'><div class='bildtext'>The bell at the landing</div></div>"
    found = extract(page(_parted(box)), URL)
    assert [block.caption for block in found.blocks if isinstance(block, Figure)] == ["The bell at the landing"]
