"""What the worst pages cost: `python -m tests.benchmarks.pathology [NAME ...]`.

Each page is read by `extract` in a process of its own; seconds of the reading and the process's peak memory in
megabytes (an idle one with the extractor loaded has about 60). Claimed: each is read within 5 seconds, and none raises.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Final

URL: Final = "https://news.example/x"
SENTENCE: Final = "Every boat that wintered here has a line in the book, and every line has a name in it. "
_MARKED: Final = "a" + "\u0301" * 9
_NESTING: Final = ("b", "div", "font", "span", "blockquote", "ul><li", "table><tr><td", "h2", "figure", "section><p")


def _nested(tag: str, size: int) -> str:
    return f"<body><p>{SENTENCE}</p>{f'<{tag}>' * size}<p>Deep. {SENTENCE}</p>"


def _closed(size: int) -> str:
    return f"{'<div><b>' * size}<p>Deep. {SENTENCE}</p>{'</b></div>' * size}<p>{SENTENCE}</p>"


def _attributes(count: int) -> str:
    return " ".join(f"a{number}=x" for number in range(count))


def _line(piece: str) -> Callable[[int], str]:
    """A page of one line in which everything is made of `piece`: prose, title, names, captions and addresses."""

    def page(size: int) -> str:
        line = piece * (size * 10 // len(piece))
        short = line[: size // 2]
        quoted = short.replace('"', "").replace("<", "")
        return (
            f'<title>{short}</title><meta name="description" content="{quoted}"><h1>{short}</h1><article>'
            f'<p class="{quoted}" style="{quoted}" lang="{quoted}">{line}</p><p><a href="{quoted}">{short}</a></p>'
            f'<figure><img src="{quoted}" srcset="{quoted}" alt="{quoted}"><figcaption>{short}</figcaption></figure>'
            f'<time datetime="{quoted}">{short}</time><p>{SENTENCE * 5}</p><p>{short}</p></article>'
        )

    return page


def _structured(size: int) -> str:
    inner = '{"@graph":[' * size
    many = '{"@type":"NewsArticle","headline":"x"},' * size
    return (
        f'<script type="application/ld+json">{inner}</script><script type="application/ld+json">[{many}{{}}]</script>'
        f"<p>{SENTENCE * 5}</p>"
    )


def _bytes(size: int) -> bytes:
    return random.Random(size).randbytes(size * 10)


def _controls(size: int) -> str:
    return f"<p>{SENTENCE}{''.join(map(chr, range(160))).replace('<', '')}</p>" * (size // 100)


PAGES: Final[dict[str, Callable[[int], str | bytes]]] = {
    **{f"nested {tag}": lambda size, tag=tag: _nested(tag, size) for tag in _NESTING},  # type: ignore[misc]
    "nested and closed": _closed,
    "unmatched end tags": lambda size: f"{'<div>' * 150}{'</b></i>' * size}<p>{SENTENCE}</p>",
    "misnested": lambda size: f"<b><p><i><div></b>{SENTENCE}</p>" * size,
    "paragraphs": lambda size: f"<article>{f'<p>{SENTENCE}</p>' * size * 2}</article>",
    "short paragraphs": lambda size: "<p>a</p>" * size * 2,
    "30 MB": lambda size: f"<article>{f'<p>{SENTENCE * 33}</p>' * (size // 10)}</article>",
    "one paragraph": lambda size: f"<p>{SENTENCE * size}</p>",
    "one word": lambda size: f"<p>{'a' * size * 50}</p>",
    "line breaks": lambda size: f"<p>{(SENTENCE + '<br><br>') * size}</p>",
    "links": lambda size: f"<p><a href='/x'>{SENTENCE}</a></p>" * size,
    "links in one paragraph": lambda size: f"<p>{'<a href=/x>boats and books</a> ' * size}</p>",
    "bold words": lambda size: f"<p>{'<b>boat</b> book ' * size}</p>",
    "headings": lambda size: "<h2><a href='/x'>Boats that wintered here again</a></h2>" * size,
    "images": lambda size: "<img src=x alt=y>" * size,
    "figures": lambda size: "<figure><img src=x alt=y><figcaption>A boat</figcaption></figure>" * size,
    "list": lambda size: f"<ul>{'<li>a boat and a book</li>' * size}</ul>",
    "rows": lambda size: f"<table>{'<tr><td>a</td><td>b</td></tr>' * size}</table>",
    "quotes": lambda size: f"<blockquote><p>{SENTENCE}</p></blockquote>" * size,
    "inputs": lambda size: f"<form>{'<input name=a value=b>' * size}</form><p>{SENTENCE}</p>",
    "one chain of shares": lambda size: f"<div class=share>{f'<div class=ad>{SENTENCE}</div>' * size}</div>",
    "attributes": lambda size: f"<p {_attributes(size)}>{SENTENCE}</p><p>{SENTENCE}</p>",
    "attributes without end": lambda size: f"<p {_attributes(size)}",
    "50 attributes each": lambda size: f"<p {_attributes(50)}>{SENTENCE}</p>" * (size // 10),
    "large class": lambda size: f"<p class='{'ad-' * size * 4}'>{SENTENCE}</p>",
    "JSON-LD": _structured,
    "script": lambda size: f"<script>{'var x = [1, 2, 3];' * size * 3}</script><p>{SENTENCE}</p>",
    "entities": lambda size: f"<p>{'&amp;&nbsp;&#27;' * size * 10}</p>",
    "zeros in references": lambda size: f"<p>{'&#' + '0' * size}</p>" * 10,
    "random bytes": _bytes,
    "random bytes in paragraphs": lambda size: b"<p>" + _bytes(size).replace(b" ", b"</p><p>"),
    "control characters": _controls,
    "marks": lambda size: f"<p>{_MARKED * size}</p>",
    "right to left": lambda size: f"<p dir=auto>{'سفينة ' * size}</p>" * 3,
    "Chinese": lambda size: f"<p>{'港口办公室里发现了四十年的账簿' * size}</p>",
    **{
        f"line of {name}": _line(piece)
        for name, piece in {
            "spaces": " ",
            "parentheses": "(",
            "letters": "a",
            "excited letters": "aaaa!",
            "copyright": "©",
            "credits": "Foto: ",
            "colons": "a: ",
            "pipes": " | a",
            "dashes": "a - ",
            "class names": "read-more-",
            "dots": ".",
            "digits": "1",
            "dates": "2026-",
            "line ends": "\n",
            "slashes": "/",
            "commas": "a,b ",
            "quotes": "'\"",
            "sentences": "A. B! ",
            "brackets": "[<",
            "schemes": "a://",
        }.items()
    },
    **{
        f"open {name}": lambda size, mark=mark: f"<p>{SENTENCE}</p>{mark}{SENTENCE * size}"  # type: ignore[misc]
        for name, mark in {
            "comment": "<!--",
            "CDATA": "<![CDATA[",
            "script": "<script>",
            "title": "<title>",
            "textarea": "<textarea>",
            "plaintext": "<plaintext>",
            "attribute": "<a href='",
            "instruction": "<?php ",
            "style": "<style>",
            "select": "<select><option>",
            "template": "<template>",
            "svg": "<svg><text>",
        }.items()
    },
    "many open comments": lambda size: "<!--" * size,
    "many open tags": lambda size: "<a " * size,
    "many open titles": lambda size: "<title>" * size,
    "less-than signs": lambda size: "<" * size * 10,
    "frameset": lambda size: f"<frameset>{'<frame src=x>' * size}</frameset>",
    "XML": lambda size: f"<?xml version='1.0'?><rss>{f'<item><title>{SENTENCE}</title></item>' * size}</rss>",
    "plain text": lambda size: SENTENCE * size,
    "PDF": lambda size: b"%PDF-1.7\n1 0 obj << /Type /Catalog >> stream\n" + _bytes(size) + b"\nendstream endobj %%EOF",
    "comments alone": lambda size: f"<!-- {SENTENCE} -->" * size,
    "empty": lambda _: "",
}
"""Makers of bad pages: given 100,000 they are as large as the worst page that there may be."""

FULL: Final = 100_000


def read(name: str, size: int) -> float:
    """Seconds that `extract` takes for a page."""
    from reader.extractor import extract

    page = PAGES[name](size)
    extract(f"<article><h1>Boats</h1>{f'<p>{SENTENCE}</p>' * 9}</article>", URL)  # loads what is loaded late
    started = time.perf_counter()
    extract(page, URL)
    return time.perf_counter() - started


def _measured(name: str) -> str:
    program = (
        "import resource, sys; from tests.benchmarks.pathology import read;"
        "seconds = read(sys.argv[1], int(sys.argv[2]));"
        "print(f'{seconds:8.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f}')"
    )
    command = [sys.executable, "-c", program, name, str(FULL)]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return "     > 60"
    return ended.stdout.rstrip() if ended.returncode == 0 else f"ended with {ended.returncode}: {ended.stderr[-300:]}"


def main(names: list[str]) -> None:
    """Print the table."""
    print(f"{'':28} {'seconds':>8} {'MB':>8}")
    for name in names or PAGES:
        print(f"{name:28} {_measured(name)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
