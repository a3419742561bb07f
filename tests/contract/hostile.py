"""What an attacker writes into titles, texts and names: all that terminals obey, and what toolkits take for markup."""

from __future__ import annotations

import json
from typing import Any, Final

from tests.net.loopback import Answer, Site

SEQUENCES: Final = {
    "clipboard": "\x1b]52;c;aG9zdGlsZQ==\x07",
    "window": "\x1b]0;hostile\x1b\\",
    "link": "\x1b]8;;http://hostile.example\x1b\\here\x1b]8;;\x1b\\",
    "picture": "\x1b_Ga=T,f=100;aG9zdGlsZQ==\x1b\\",
    "device": "\x1bP+q544e\x1b\\",
    "privacy": "\x1b^hostile\x1b\\",
    "start": "\x1bXhostile\x1b\\",
    "screen": "\x1b[?1049l\x1b[7777;7777H",
    "report": "\x1b[6n",
    "attributes": "\x1b[c\x1b[>c",
    "csi": "\x9b31m\x9b2J",
    "osc": "\x9d52;c;aG9zdGlsZQ==\x9c",
    "direction": "\u202egnitirw\u202c\u2066\u2069\u200f\u061c",
    "unseen": "\u200b\u2060\ufeff\U000e0041\U000e0001\u2028",
    "charset": "\x0e\x0fqqqq",
    "overwriting": "good\x08\x08\x08\x08evil\rlate\x7f\x00",
    "reset": "\x1bc\x1b#8",
}
"""By what they change, if they are obeyed."""

MARKUP: Final = ("[EU] Parliament", "[@click=app.quit]x[/]", "[/]x", "[bold red]loud[/bold red]")
"""What is to be seen as it stands here."""

ALL: Final = "".join(SEQUENCES.values())


def put(site: Site) -> str:
    """Let a site answer with a hostile feed, of an article for each sequence and each piece of markup, and their pages;
    its address. JSON says everything, where XML has no words for it."""
    texts = [(f"News {name} {sequence}end", sequence) for name, sequence in SEQUENCES.items()]
    texts += [(title, title) for title in MARKUP]
    items = [_item(site, number, *text) for number, text in enumerate(texts)]
    said = {"version": "https://jsonfeed.org/version/1.1", "title": f"Feed {ALL}{MARKUP[1]}", "items": items}
    headers = (("Content-Type", "application/feed+json"),)
    site.answers["/feed"] = Answer(body=json.dumps(said).encode(), headers=headers)
    for number, (title, sequence) in enumerate(texts):
        site.put(f"/page-{number}", _page(title, sequence), Content_Type="text/html; charset=utf-8")
    return site.url("/feed")


def _item(site: Site, number: int, title: str, sequence: str) -> dict[str, Any]:
    return {
        "id": f"item-{number}{sequence}",
        "url": site.url(f"/page-{number}"),
        "title": title,
        "summary": f"Calm {sequence} water",
        "tags": [f"Topic {sequence}{number}"],
        "authors": [{"name": f"Ada {sequence}{number}"}],
        "date_published": f"2026-01-05T08:{59 - number:02}:00Z",
    }


def _page(title: str, sequence: str) -> str:
    sentence = f"The harbour {sequence} was full of boats, and the people on the quay {sequence} counted them. "
    return (
        f"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{sentence * 3}</p><h2>Tides {ALL}</h2><p>{sentence * 3}</p><pre>low {ALL}</pre>"
        f"<p><a href='https://x.example/{ALL}'>a link {ALL}</a> at the end</p></article></body></html>"
    )
