"""A newspaper as EPUB: what is in it, and what those say who know the format."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from reader.library.book import write_book
from tests.library.papers import NOON, TONGUES, papers

EPUBCHECK = Path("/usr/share/java/epubcheck.jar")
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred articles in six languages."""
    file = tmp_path_factory.mktemp("books") / "paper.epub"
    with file.open("wb") as stream:
        assert write_book(stream, "Lake & News", papers(100), NOON) == 100
    return file


def test_it_begins_as_readers_expect(book: Path) -> None:
    assert book.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(book) as opened:
        assert opened.testzip() is None
        for name in opened.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                etree.fromstring(opened.read(name))


def test_contents_are_by_topic_in_each_language(book: Path) -> None:
    with zipfile.ZipFile(book) as opened:
        contents = etree.fromstring(opened.read("paper/contents.xhtml"))
        sections = contents.findall(f".//{XHTML}nav/{XHTML}ol/{XHTML}li")
        assert [section.findtext(f"{XHTML}span") for section in sections] == [topic for *_, topic in TONGUES]
        assert sum(len(section.findall(f".//{XHTML}a")) for section in sections) == 100
        for number, (language, direction, title, *_) in enumerate(TONGUES, start=1):
            article = etree.fromstring(opened.read(f"paper/article-{number:05}.xhtml"))
            assert (article.get("lang"), article.get("dir")) == (language, direction)
            assert (article.findtext(f".//{XHTML}h1") or "").startswith(title)


def test_each_article_says_where_it_comes_from(book: Path) -> None:
    with zipfile.ZipFile(book) as opened:
        page = opened.read("paper/article-00002.xhtml").decode()
    assert "https://news.example/de/a-1?x=1&amp;y=%C3%BC%20%C3%9F" in page
    for said in ("published", "2026-09-10T11:00:00Z", "fetched", "2026-09-10T12:00:00Z", "revision", "<dd>2</dd>"):
        assert said in page
    assert "javascript" not in page
    assert "<script" not in page


def test_the_same_articles_give_the_same_bytes() -> None:
    one, other = io.BytesIO(), io.BytesIO()
    for stream in (one, other):
        write_book(stream, "News", papers(7), NOON)
    assert one.getvalue() == other.getvalue()


def test_epubcheck_finds_nothing(book: Path) -> None:
    java = shutil.which("java")
    if java is None or not EPUBCHECK.exists():
        pytest.skip("epubcheck is not here")
    checked = subprocess.run(
        [java, "-jar", str(EPUBCHECK), str(book)], capture_output=True, check=False, text=True, timeout=120
    )
    assert "0 fatals / 0 errors / 0 warnings" in checked.stdout + checked.stderr
    assert checked.returncode == 0


@pytest.mark.filterwarnings("ignore")  # what another library says of itself
def test_a_reader_library_opens_it(book: Path) -> None:
    epub = pytest.importorskip("ebooklib.epub")
    opened = epub.read_epub(str(book))
    assert opened.get_metadata("DC", "title")[0][0] == "Lake & News"
    assert {one for one, _ in opened.get_metadata("DC", "language")} == {language for language, *_ in TONGUES}
    assert len(opened.spine) == 101
    assert [section.title for section, _ in opened.toc] == [topic for *_, topic in TONGUES]
