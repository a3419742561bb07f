"""Each language in a real terminal: it shows every word, in order, and neither cuts nor wraps a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import blocks as b
from reader.typeset.cells import steady, width
from reader.typeset.layout import lay_body
from tests.tmux import HAS_TMUX, shown
from tests.typeset.eye import drawn
from tests.typeset.tongues import OTHERS, SENTENCES, direction

pytestmark = [pytest.mark.pty, pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed")]

TEXTS = SENTENCES | OTHERS


@pytest.mark.parametrize("cells", [20, 21, 27, 34, 43, 55, 72, 80, 99, 120])
def test_no_line_is_cut_or_wrapped(cells: int, tmp_path: Path) -> None:
    rows: list[str] = []
    words: list[str] = []
    for tag, text in TEXTS.items():
        lines = lay_body((b.Paragraph(b.plain(text), direction=direction(tag)),), cells)
        assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
        rows += map(drawn, lines)
        words += [tag] * len(lines)
    captured = shown(rows, cells, tmp_path)
    assert [*zip(words, captured, strict=True)] == [*zip(words, (row.rstrip() for row in rows), strict=True)]


def test_the_terminal_finds_each_word_as_wide_as_we_do(tmp_path: Path) -> None:
    words = [steady(word) for text in TEXTS.values() for word in text.split()]
    rows = [f"{word}\x1b[{width(word) + 1}G|" for word in words]
    assert shown(rows, 200, tmp_path) == [f"{word}|" for word in words]
