"""Ten pages in as many layouts give exactly the blocks that are written down beside them."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from reader.extractor import extract
from reader.model.article import Extraction
from reader.model.blockjson import to_values

LAYOUTS = Path(__file__).parent / "layouts"
NAMES = sorted(path.stem for path in LAYOUTS.glob("*.html"))


def _without(value: Any, language: str) -> Any:
    """A block's values without the language that is the page's own."""
    if isinstance(value, dict):
        own = {name: _without(inner, language) for name, inner in value.items()}
        return {name: inner for name, inner in own.items() if (name, inner) != ("language", language)}
    return [_without(inner, language) for inner in value] if isinstance(value, list) else value


def _as_values(found: Extraction) -> dict[str, Any]:
    return {
        "title": found.title,
        "lead": found.lead,
        "language": found.language,
        "direction": found.direction,
        "blocks": _without(to_values(found.blocks), found.language),
    }


def _lines(values: dict[str, Any]) -> list[str]:
    return json.dumps(values, ensure_ascii=False, indent=1).splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_page_gives_exactly_its_blocks(name: str) -> None:
    found = extract((LAYOUTS / f"{name}.html").read_bytes(), f"https://news.example/{name}")
    expected = json.loads((LAYOUTS / f"{name}.json").read_text("utf-8"))
    difference = difflib.unified_diff(
        _lines(expected), _lines(_as_values(found)), "expected", "found", lineterm="", n=2
    )
    assert not (shown := "\n".join(difference)), f"\n{shown}"


def test_there_are_ten_layouts() -> None:
    assert len(NAMES) == 10
