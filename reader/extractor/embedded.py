"""The article inside the data that a page hands to its own scripts, for pages that show nothing without them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from reader.extractor.elements import weight
from reader.extractor.structured import parse_json

_VALUE = re.compile(r"(?:=|\.push\()\s*(?=[{\[])")
_STREAMED = re.compile(r"\s*(?:self|window)?[\s.(]*__next_f\b[^(]{0,60}\.push\((?=\[)")
_STREAMED_TEXT = re.compile(rb"(?:^|\n)[0-9a-f]{1,6}:T([0-9a-f]{1,6}),")
_DATA = re.compile(r"\b(?:window|self|globalThis|__\w+__|var|const|let)\b")
_PARAGRAPH = re.compile(r"<p[\s>]|<br\s*/?>|</p>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")
_PLACEHOLDER = re.compile(r"\$\$\w{1,40}\$\$|\{\{[^{}]{1,60}\}\}|\[\[[\w:-]{1,40}\]\]")
"""What a site's scripts would put something else in place of."""

_TEXT_KEYS = ("content", "text", "html", "value", "body")
_HEAD = 300
"""Characters of a script in which its data begins."""

_SHORTEST = 400
_PARAGRAPHS = 3
_SCRIPTS_AT_MOST = 300
_SCRIPT_AT_MOST = 4_000_000
_VALUES_AT_MOST = 50_000


def scripts_with_data(root: HtmlElement) -> tuple[str, ...]:
    """The page's scripts that are data, as text: JSON, values that are assigned, and parts that are streamed."""
    found: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind or len(text) >= _SCRIPT_AT_MOST:
            continue
        if _STREAMED.match(text):
            found.append(text)
        elif len(text) <= _SHORTEST:
            continue
        elif "json" in kind or (_DATA.search(text[:_HEAD]) and _VALUE.search(text[:_HEAD])):
            found.append(text)
        if len(found) == _SCRIPTS_AT_MOST:
            break
    return tuple(found)


def embedded_article(scripts: Iterable[str]) -> str:
    """HTML of the longest text in `scripts`, "" where none of them has a text of some length."""
    candidates = (text for value in _values(scripts) for text in _texts(value))
    best = max(candidates, key=_length, default="")
    return _PLACEHOLDER.sub("", best) if _length(best) >= _SHORTEST else ""


def _values(scripts: Iterable[str]) -> Iterator[Any]:
    streamed = []
    for script in scripts:
        if part := _STREAMED.match(script):
            value = parse_json(script[part.end() :])
            if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
                streamed.append(value[1])
        elif script.lstrip()[:1] in ("{", "["):
            yield parse_json(script)
        else:
            yield from (parse_json(script[value.end() :]) for value in _VALUE.finditer(script[:_HEAD]))
    yield from _streamed_values("".join(streamed))


def _streamed_values(stream: str) -> Iterator[Any]:
    """The rows of React's stream: texts, whose length in bytes is stated, and JSON, a line each."""
    octets = stream.encode("utf-8", "replace")
    for text in _STREAMED_TEXT.finditer(octets):
        yield octets[text.end() : text.end() + int(text[1], 16)].decode("utf-8", "replace")
    for line in stream.splitlines():
        _, colon, rest = line.partition(":")
        if colon and rest[:1] in ("[", "{"):
            yield parse_json(rest)


def _texts(value: Any) -> Iterator[str]:
    """Everything in a value that may be an article: HTML with paragraphs, and lists of paragraphs."""
    waiting = [value]
    for _ in range(_VALUES_AT_MOST):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, str) and len(item) >= _SHORTEST and _PARAGRAPH.search(item):
            yield item
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            paragraphs = [text for part in item if (text := _paragraph(part))]
            if len(paragraphs) >= _PARAGRAPHS:
                yield "".join(f"<p>{text}</p>" for text in paragraphs)
            waiting.extend(item)


def _paragraph(part: Any) -> str:
    """The text of one of a list's parts, "" where it is none; what holds no markup is taken literally."""
    if isinstance(part, dict):
        part = next((part[key] for key in _TEXT_KEYS if isinstance(part.get(key), str)), "")
    if not isinstance(part, str) or len(part) < 2 or "://" in part[:8]:
        return ""
    return part if _TAG.search(part) else html.escape(part, quote=False)


def _length(text: str) -> int:
    return weight(_TAG.sub("", text))
