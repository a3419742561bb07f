"""`newsreader show`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader import wiring
from reader.cli.main import main
from reader.model.article import Extraction
from reader.model.blocks import Paragraph, plain
from reader.model.times import utc_now
from reader.store import Articles
from reader.typeset.cells import width

ADDRESS = "https://news.example/a-1"


@pytest.fixture(autouse=True)
def _here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(data))


def test_text_fits_the_measure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    config = tmp_path / "n.toml"
    config.write_text("[reading]\nmeasure = 40\n", encoding="utf-8")
    assert main(["show", ADDRESS, "--config", str(config)]) == 0
    out = capsys.readouterr().out
    assert "People lined the quay" in out
    assert "A second life" in out
    assert max(width(line) for line in out.splitlines()) <= 40


def test_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", ADDRESS, "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# ") or "\n# " in out
    assert "## A second life" in out


def test_json_has_the_article_and_its_blocks_and_marks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)[0]
    assert main(["show", str(listed["id"]), "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [block["kind"] for block in shown["blocks"]] == ["paragraph", "heading", "paragraph"]
    assert {name: shown[name] for name in listed} == listed
    assert shown["read"] is None


def test_an_article_that_is_short_says_why(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    with wiring.open_library(data) as library:
        article_id = library.reading.find(ADDRESS)
        Articles(library.database).keep_page(
            article_id, ADDRESS, Extraction(blocks=(Paragraph(plain("The old boat is back.")),)), utc_now()
        )
        page = Extraction(blocks=(Paragraph(plain("The old boat is back, they say.")),), short="paywall")
        Articles(library.database).keep_page(article_id, ADDRESS, page, utc_now())
    reason = "Only the beginning is here: the site sells the rest."
    assert main(["show", ADDRESS]) == 0
    assert capsys.readouterr().out.endswith(f"\n\n{reason}\n\n{ADDRESS}\n")
    assert main(["show", ADDRESS, "--format", "markdown"]) == 0
    assert f"\n\n*{reason}*\n\n" in capsys.readouterr().out
    assert main(["show", ADDRESS, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["short"] == "paywall"
    assert main(["list", "is:starred"]) == 0
    assert "●★S " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["999999", "https://news.example/none", "9" * 30])
def test_what_is_not_here_is_one_sentence(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("newsreader: ")
    assert err.count("\n") == 1
    assert "\x1b" not in err
