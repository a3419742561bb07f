"""The site's newer page layout: the frame in `templates/react.html`, the blocks within it, and the data beside it."""

from __future__ import annotations

import json
from html import escape
from typing import Any, Final

from reader.demo.markup import Page, clock, prose, template, topic_link
from reader.demo.pieces import Piece
from reader.model import blocks as b
from reader.model.times import to_iso

_AD: Final = '<span data-slot-id="Article_InContent-1" class="rich-text-ad">{}</span>'
_AD_AFTER: Final = 3  # blocks: advertisements stand in the middle of the text


def render(page: Page) -> str:
    """The whole page of an article."""
    piece, words = page.piece, page.words
    return template("react").substitute(
        {name: escape(word) for name, word in words.items()},
        language=piece.language,
        direction=piece.direction,
        alternates=page.alternates,
        url=escape(page.url),
        permalink=escape(page.permalink),
        title=escape(piece.title),
        kicker=escape(piece.kicker),
        region=f"<span>{topic_link(piece.region, piece.language)}</span>" if piece.region else "",
        lead=escape(piece.lead),
        date=f"{piece.published:%d.%m.%Y}",
        authors="".join(f'<span><span class="author no-link">{escape(name)}</span></span>' for name in piece.authors),
        hero=_hero(piece.hero, page) if piece.hero else "",
        body=_body(page),
        topics="".join(topic_link(topic, piece.language) for topic in piece.topics),
        related="".join(_teaser(other) for other in page.related),
        linked_data=_script(_linked_data(page)),
        state=_script(_state(page)),
    )


def _body(page: Page) -> str:
    parts = [_block(block, page) for block in page.piece.body]
    parts.insert(_AD_AFTER, _AD.format(escape(page.words["advertisement"])))
    if page.piece.byline:
        parts.append(f"<p>{escape(page.piece.byline)}</p>")
    return "\n\n".join(parts)


def _block(block: b.Block, page: Page) -> str:
    match block:
        case b.Figure():
            return _picture(block, page)
        case b.Media():
            return _player(block, page)
    return prose(block)


def _caption(figure: b.Figure, page: Page) -> str:
    credit = f"{page.words['picture']} {figure.credit}"
    return f'{escape(figure.caption)}<small class="copyright">{escape(credit)}</small>'


def _hero(figure: b.Figure, page: Page) -> str:
    sizes = ", ".join(f"{page.base_url}{figure.url}_{size}.jpg {width}w" for size, width in ((600, 78), (605, 1199)))
    return (
        f'<figure><picture><source type="image/jpeg" srcSet="{sizes}"><img fetchpriority="high" src="" srcSet="{sizes}"'
        f' title="{escape(figure.alt)}" alt="{escape(figure.alt)}"></picture>'
        f'<figcaption class="has-italic">{_caption(figure, page)}</figcaption></figure>'
    )


def _picture(figure: b.Figure, page: Page) -> str:
    address = f"{page.base_url}{figure.url}_${{formatId}}.jpg"
    return (
        '<figure class="placeholder-image master_landscape big"><img data-format="MASTER_LANDSCAPE"'
        f' data-url="{address}" data-aspect-ratio="16/9" alt="{escape(figure.alt)}">'
        f'<figcaption class="img-caption">{_caption(figure, page)}</figcaption></figure>'
    )


def _player(media: b.Media, page: Page) -> str:
    return (
        f'<div class="vjs-wrapper embed big"><h2 class="headline">{escape(media.title)}</h2>'
        f'<{media.medium} class="video-js" data-duration="{clock(media.seconds)}" controls>'
        f'<p class="vjs-no-js">{escape(page.words["no_script"])}</p></{media.medium}></div>'
    )


def _teaser(piece: Piece) -> str:
    return (
        f'<div class="teaser"><a href="{escape(piece.path)}"><h3>{escape(piece.title)}</h3>'
        f"<p>{escape(piece.lead)}</p></a></div>"
    )


def _script(data: Any) -> str:
    """JSON that can stand in a script element."""
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _linked_data(page: Page) -> dict[str, Any]:
    piece = page.piece
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": page.url},
        "publisher": {"@type": "Organization", "name": "Sample"},
        "author": [{"@type": "Person", "name": name} for name in piece.authors],
        "headline": piece.title,
        "image": [f"{page.base_url}{piece.hero.url}_804.jpg"] if piece.hero else [],
        "datePublished": to_iso(piece.published),
        "dateModified": to_iso(piece.changed),
    }


def _state(page: Page) -> dict[str, Any]:
    """What the page's own program would draw it from."""
    piece = page.piece
    article = {
        "__typename": "Article",
        "id": piece.id,
        "namedUrl": piece.path,
        "canonicalUrl": page.url,
        "isRtl": piece.direction == "rtl",
        "title": piece.title,
        "teaser": piece.lead,
        "firstPublicationDate": to_iso(piece.published),
        "lastModifiedDate": to_iso(piece.changed),
        "thematicFocusCategory": {"__typename": "Category", "name": piece.kicker},
        'regions({"amount":1})': [{"__typename": "GeographicRegion", "alignedName": piece.region}]
        if piece.region
        else [],
        "kicker": "",
        "isOpinion": piece.opinion,
        "persons": [{"__typename": "Person", "personType": "AUTHOR", "fullName": name} for name in piece.authors],
        "relatedAutoTopics": [{"__typename": "AutoTopic", "name": topic} for topic in piece.topics],
        "dossierContents": [{"__ref": f"Article:{other.id}"} for other in page.related],
        "permaLinkUrl": page.permalink,
    }
    others = {
        f"Article:{other.id}": {
            "__typename": "Article",
            "id": other.id,
            "namedUrl": other.path,
            "name": other.title,
            "teaser": other.lead,
        }
        for other in page.related
    }
    query = {f'content({{"id":{piece.id}}})': {"__ref": f"Article:{piece.id}"}}
    return {"ROOT_QUERY": query, **others, f"Article:{piece.id}": article}
