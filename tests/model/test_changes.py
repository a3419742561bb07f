"""What came and what went, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.changes import Kept, Piece, Version, compare, compare_texts

TEXTS = st.lists(st.sampled_from(["ferry", "bell", ", ", " ", "河", "边", "नदी", "1,200"])).map("".join)


def said(text: str) -> b.Paragraph:
    return b.Paragraph(b.plain(text))


def test_words_that_came_and_went_are_told() -> None:
    assert compare_texts("The old ferry stops in spring", "The old ferry stops in May, at last") == (
        Piece("The old ferry stops in "),
        Piece("spring", "removed"),
        Piece("May, at last", "added"),
    )
    assert compare_texts("They build one wall now", "They build two walls now") == (
        Piece("They build "),
        Piece("one wall", "removed"),
        Piece("two walls", "added"),
        Piece(" now"),
    )
    assert compare_texts("", "All new") == (Piece("All new", "added"),)


def test_texts_with_little_in_common_are_two() -> None:
    assert [piece.kind for piece in compare_texts("Rain over the hills", "A boat has sunk")] == ["removed", "added"]


@given(TEXTS, TEXTS)
def test_without_what_went_it_is_the_new_text_and_without_what_came_the_old(before: str, now: str) -> None:
    pieces = compare_texts(before, now)
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == now
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before


def test_blocks_that_stayed_are_kept_whole() -> None:
    picture = b.Figure("https://example.org/1.jpg", "The ferry")
    before = Version("Ferry", "", (said("One stays."), said("Two goes home."), said("Three.")))
    now = Version("Ferry", "", (said("One stays."), picture, said("Two stays home."), said("Three.")))
    assert compare(before, now).body == (
        Kept(said("One stays.")),
        (Piece("Two "), Piece("goes", "removed"), Piece("stays", "added"), Piece(" home.")),
        Kept(picture),
        Kept(said("Three.")),
    )
    assert compare(before, now).changed


def test_a_new_picture_is_no_change_of_words() -> None:
    before, now = (Version("Ferry", "", (said("One."), b.Figure(url))) for url in ("https://a.example/", ""))
    assert not compare(before, now).changed
