"""Lines end where the writing of each language lets them, and terminals agree how wide they are."""

from __future__ import annotations

import pytest

from reader.typeset.cells import clusters, cut, steady, width
from reader.typeset.wrap import wrap
from tests.typeset.tongues import OTHERS, SENTENCES

TEXTS = SENTENCES | OTHERS


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        # What closes is not first, what opens is not last (Chinese, Japanese).
        ("他说：“好。”我们", 8, ["他说：", "“好。”我", "们"]),
        ("河边（旧）渡船", 6, ["河边", "（旧）", "渡船"]),
        ("《河》《船》", 6, ["《河》", "《船》"]),
        ("ティーカップ", 6, ["ティー", "カップ"]),
        ("人々が、", 4, ["人々", "が、"]),
        ("于是……好", 5, ["于", "是……", "好"]),
        # Latin words and numbers in Chinese hold together.
        ("每天DW的24次", 8, ["每天DW的", "24次"]),
        # French signs stay with their word, whether the space holds or not.
        ("la rive\u00a0!", 7, ["la", "rive\u00a0!"]),
        ("la rive !", 7, ["la", "rive !"]),
        ("Un « bac »", 8, ["Un", "« bac »"]),
        # German quotes open with what closes in French.
        ("das »Boot«", 7, ["das", "»Boot«"]),
        ("a (b) c", 5, ["a (b)", "c"]),
        # Danda, Arabic and Ethiopic stops are never first.
        ("एक दो।", 5, ["एक", "दो।"]),
        # Thai: between syllables, no vowel parted from its letter.
        ("แม่น้ำไทย", 5, ["แม่น้ำ", "ไทย"]),
        # Addresses break at their strokes.
        ("see https://a.example/one/two", 18, ["see https://", "a.example/one/two"]),
        # A number keeps its sign.
        ("минус -5", 7, ["минус", "-5"]),
        ("船￥500元", 5, ["船", "￥500", "元"]),
    ],
)
def test_lines_end_where_they_may(text: str, cells: int, expected: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, cells)] == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("कप्तानों", 6),  # a conjunct and a vowel sign beside each take their cells
        ("সঙ্গে", 4),
        ("ทำ", 2),
        ("🇩🇪", 2),
        ("👍🏽", 2),
        ("👨‍👩‍👧", 2),
        ("❤️", 1),
        ("1️⃣", 1),
        ("می‌رود", 5),
        ("مُدن", 3),
        ("co\u00adop", 4),
    ],
)
def test_cells(text: str, cells: int) -> None:
    assert width(text) == width(steady(text)) == cells


def test_what_terminals_disagree_on_is_not_drawn() -> None:
    assert steady("a👍🏽 👨‍👩‍👧 ❤️ co\u00adop") == "a👍 👨 ❤ coop"
    assert steady("می‌رود ক্‌ষ") == "می‌رود ক্‌ষ"


@pytest.mark.parametrize("tag", sorted(TEXTS))
def test_a_cut_ends_between_clusters(tag: str) -> None:
    text = TEXTS[tag]
    ends = {0}
    for cluster, _ in clusters(text):
        ends.add(max(ends) + len(cluster))
    for cells in range(1, 120):
        shown = cut(text, cells)
        assert width(shown) <= cells
        if shown != text:
            assert shown.endswith("…")
            kept = shown[:-1]
            assert text.startswith(kept)
            assert any(text[len(kept) : end].isspace() or end == len(kept) for end in ends if end >= len(kept))
