"""Articles that leave the library: each as a text of one kind that says where it comes from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from reader.library.documents import slug
from reader.library.exporting import story_values
from reader.model.article import Story
from reader.model.text import clean_line
from reader.model.times import to_iso
from reader.store import Provenance
from reader.typeset.markdown import to_markdown
from reader.typeset.markup import link, page, to_markup
from reader.typeset.plain import to_text

Write = Callable[[Story, Provenance], str]
"""Writes an article with where it comes from."""

MEASURE: Final = 72
"""Cells of a line of plain text."""

STYLE: Final = """\
body { font-family: Georgia, "Noto Serif", serif; line-height: 1.5; max-width: 38em; margin: 2em auto; padding: 0 1em; }
h1 { line-height: 1.2; margin: 0 0 .5em; }
h2, h3, h4 { line-height: 1.25; margin: 1.4em 0 .4em; }
.kicker { text-transform: uppercase; letter-spacing: .05em; font-size: .8em; margin: 0; }
.lead { font-weight: bold; }
.meta, .media, .note, .origin, figcaption, caption, footer { font-size: .85em; opacity: .8; }
blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: .2em solid currentColor; }
blockquote.pull { font-size: 1.15em; font-weight: bold; }
figure { margin: 1em 0; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; white-space: pre-wrap; text-align: left; }
table { border-collapse: collapse; }
th, td { border: 1px solid currentColor; padding: .2em .5em; text-align: start; vertical-align: top; }
.origin { border-top: 1px solid currentColor; margin-top: 2em; padding-top: .5em; overflow-wrap: anywhere; }
.origin dt { float: inline-start; clear: inline-start; margin-inline-end: .5em; }
.origin dd { margin: 0; }
"""


def origin(story: Story, provenance: Provenance) -> dict[str, str]:
    """What every file says of where its article comes from: address, published, fetched, revision."""
    return {
        "address": clean_line(story.article.url),
        "published": to_iso(story.article.published),
        "fetched": to_iso(provenance.fetched),
        "revision": str(provenance.revision),
    }


def as_markdown(story: Story, provenance: Provenance) -> str:
    """Markdown after front matter in YAML, whose texts are written as JSON, which YAML reads."""
    article = story.article
    said = {
        "title": article.title,
        **origin(story, provenance),
        "revision": provenance.revision,
        "feed": article.feed,
        "language": article.language,
        "direction": article.direction,
        "authors": list(article.authors),
        "topics": list(article.topics),
        "tags": list(article.tags),
    }
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in said.items() if value)
    return "\n".join(("---", *lines, "---", "", to_markdown(story)))


def as_html(story: Story, provenance: Provenance) -> str:
    """A page that needs nothing else but its pictures, which stay where they are."""
    body = f"{to_markup(story, pictures=True)}\n{origin_markup(story, provenance)}"
    return page(story.article.title, body, f"<style>\n{STYLE}</style>", story.article)


def as_json(story: Story, provenance: Provenance) -> str:
    """What `show --format json` prints, and where the article comes from."""
    values = {**story_values(story), **origin(story, provenance), "revision": provenance.revision}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def as_text(story: Story, provenance: Provenance) -> str:
    """Lines of plain text."""
    said = origin(story, provenance)
    foot = "\n".join(f"{name}: {value}" for name, value in said.items() if value)
    return f"{to_text(story, MEASURE).rstrip()}\n\n{foot}\n"


def origin_markup(story: Story, provenance: Provenance) -> str:
    """Where an article comes from, as it stands at the foot of its page."""
    said = origin(story, provenance)
    shown = {**said, "address": link(said["address"], _escaped(said["address"]))}
    inner = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in shown.items() if value)
    return f'<dl class="origin" lang="en" xml:lang="en" dir="ltr">{inner}</dl>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORMATS: Final[Mapping[str, tuple[str, Write]]] = MappingProxyType(
    {
        "markdown": (".md", as_markdown),
        "html": (".html", as_html),
        "json": (".json", as_json),
        "text": (".txt", as_text),
    }
)
"""By the name of a kind, the ending of its files and what writes them."""


class FileNames:
    """Names for the files of articles that no system takes amiss: they begin with a day, end in letters or digits, and
    no two are the same where case and composed characters don't count."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, story: Story, ending: str) -> str:
        """A name that no article had before."""
        article = story.article
        wanted = f"{article.published.astimezone():%Y-%m-%d}-{slug(article.title) or 'article'}"
        for name in _numbered(wanted):
            if _compared(name) not in self._taken:
                self._taken.add(_compared(name))
                return f"{name}{ending}"
        raise AssertionError  # the numbers have no end


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _compared(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKC", name).casefold()
