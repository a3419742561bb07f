"""What others put into files, addresses and titles does nothing but give a message, or is kept as harmless words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import wiring
from reader.cli.main import main

_HEAD = '<opml version="2.0"><body>'
_TAIL = "</body></opml>"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))

REFUSED: dict[str, bytes] = {
    "nothing": b"",
    "white space": b" \n\t ",
    "a zero": b"\x00",
    "many zeros": b"\x00" * 5_000,
    "json": b"{}",
    "a page": b"<html><body><p>hello</p></body></html>",
    "a feed": b'<rss version="2.0"><channel><title>x</title></channel></rss>',
    "a program": b"\x7fELF\x02\x01\x01" + bytes(100),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "an archive": b"PK\x03\x04" + bytes(64),
    "half a tag": b"<opm",
    "a byte order mark alone": b"\xff\xfe",
    "entities in entities": f'<!DOCTYPE opml [<!ENTITY l0 "ha">{_LAUGHS}]>{_HEAD}&l11;{_TAIL}'.encode(),
    "an entity of a file": f'<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]>{_HEAD}&f;{_TAIL}'.encode(),
    "an entity of an address": f'<!DOCTYPE opml [<!ENTITY f SYSTEM "http://127.0.0.1:9/">]>{_HEAD}&f;{_TAIL}'.encode(),
    "a parameter entity": f'<!DOCTYPE opml [<!ENTITY % p SYSTEM "file:///etc/hosts"> %p;]>{_HEAD}{_TAIL}'.encode(),
    "a harmless entity": f'<!DOCTYPE opml [<!ENTITY a "b">]>{_HEAD}{_TAIL}'.encode(),
    "an encoding of nobody's": b'<?xml version="1.0" encoding="x-none"?><html/>',
}

ADDRESSES = [
    *("file:///etc/passwd", "javascript:alert(1)", "data:text/xml,x", "ftp://a.example/", "//a.example/", "http://"),
    *("http:///x", "exec:rm -rf ~", "filter:sh:http://a.example/", "feed:file:///etc/passwd", "gopher://a.example/1"),
    *("http://a.example/ b", "https://a.example/\nx y", "unix:///run/x", "-oProxyCommand=x", "$(touch x)"),
]

TITLES = [
    *(
        "a\x1b]52;c;eA==\x07b",
        "\x9b2Jx",
        "x\u202egnp.exe",
        "'; DROP TABLE feeds; --",
        "$(touch owned)",
        "`touch owned`",
    ),
    *(
        "../../etc/passwd",
        "a\nb\tc",
        "x" * 100_000,
        "\u0301" * 500,
        "<script>alert(1)</script>",
        "%s%n%x",
        "-rf",
        "\x00",
    ),
]


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) + len(ADDRESSES) + len(TITLES) >= 40


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_gives_a_message(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "feeds.opml"
    file.write_bytes(REFUSED[name])
    for argv in (["feeds", "import", str(file)], ["feeds", "sync", str(file), "--agree"]):
        assert main([*argv, "--data", str(tmp_path / "data")]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("newsreader: ")
        assert said.err.count("\n") == 1
        assert "inside the program" not in said.err
        assert "root:" not in said.err


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", ["opml", "urls"])
def test_a_hostile_address_is_no_feed(
    address: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "feeds"
    quoted = address.replace("&", "&amp;").replace("\n", "&#10;")
    opml = f'{_HEAD}<outline text="x" xmlUrl="{quoted}"/><outline xmlUrl="https://good.example/"/>{_TAIL}'
    line = address.replace("\n", " ")
    urls = f'https://good.example/\n"{line}" tag\n'
    file.write_text(opml if form == "opml" else urls, encoding="utf-8")
    assert main(["feeds", "import", str(file), "--data", str(tmp_path / "data")]) == 0
    with wiring.open_library(tmp_path / "data") as library:
        assert {feed.url for feed in library.subscriptions.feeds()} == {"https://good.example/"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "feeds"]
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_is_words(
    title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file, out = tmp_path / "feeds", tmp_path / "out.opml"
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    names = f'text="{escaped}"'
    file.write_text(
        f'{_HEAD}<outline {names}><outline {names} xmlUrl="https://a.example/"/></outline>{_TAIL}', encoding="utf-8"
    )
    data = ["--data", str(tmp_path / "data")]
    assert main(["feeds", "import", str(file), *data]) == 0
    assert main(["feeds", *data]) == 0
    assert main(["feeds", "export", str(out), *data]) == 0
    assert main(["feeds", "import", str(out), *data]) == 0
    said = capsys.readouterr()
    assert "0 added, 1 here already" in said.err
    assert not set(said.out + said.err) & set("\x00\x07\x1b\x9b\u202e")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "feeds", "out.opml"]
