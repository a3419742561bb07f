"""The site's older page layout: the frame in `templates/classic.html`, and the blocks within it."""

from __future__ import annotations

from html import escape

from reader.demo.markup import Page, clock, prose, template, topic_link
from reader.model import blocks as b


def render(page: Page) -> str:
    """The whole page of an article."""
    piece, words = page.piece, page.words
    return template("classic").substitute(
        {name: escape(word) for name, word in words.items()},
        language=piece.language,
        direction=piece.direction,
        alternates=page.alternates,
        url=escape(page.url),
        permalink=escape(page.permalink),
        title=escape(piece.title),
        kicker=escape(piece.kicker),
        lead=escape(piece.lead),
        date=f"{piece.published:%d.%m.%Y}",
        authors_row=_row(words["author"], escape(", ".join(piece.authors))),
        topics_row=_row(words["keywords"], ", ".join(topic_link(topic, piece.language) for topic in piece.topics)),
        topics=escape(",".join(piece.topics)),
        hero=_picture(piece.hero, "full") if piece.hero else "",
        body=" ".join(_block(block, page) for block in piece.body) + _byline(piece.byline),
        related=_related(page),
        media="".join(_media_link(block) for block in piece.body if isinstance(block, b.Media)),
    )


def _block(block: b.Block, page: Page) -> str:
    match block:
        case b.Figure():
            return _picture(block, "medium")
        case b.Media():
            return _player(block, page)
        case b.Gallery():
            return _gallery(block)
        case b.Heading(runs) if page.piece.language == "en":
            return f"<p><strong>{escape(b.text_of(runs), quote=False)}</strong></p>"
    return prose(block)


def _byline(byline: str) -> str:
    return f" <p>{escape(byline)}</p>" if byline else ""


def _row(label: str, html: str) -> str:
    return f"<li> <strong>{escape(label)}</strong> {html} </li>" if html else ""


def _image(figure: b.Figure, size: int) -> str:
    described = escape(f"{figure.alt} ({figure.credit})" if figure.credit else figure.alt)
    return f'<img itemprop="image" src="{figure.url}_{size}.jpg" title="{described}" alt="{described}">'


def _picture(figure: b.Figure, size: str) -> str:
    image = _image(figure, 303 if size == "full" else 404)
    return (
        f'<div class="picBox {size}"> <a class="overlayLink" href="#" rel="nofollow" style="cursor: pointer;"> {image}'
        f" </a> <p>{escape(figure.caption)}</p> </div>"
    )


def _player(media: b.Media, page: Page) -> str:
    title = escape(media.title)
    fields = {"player_type": media.medium, "file_duration": str(media.seconds or ""), "media_title": media.title}
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in fields.items())
    return (
        f'<div class="col3 right"><div class="standaloneWrap"><div class="imgTeaserL {media.medium}">'
        f'<div class="mediaItem">{hidden}<div class="teaserImg"><div class="playButtonArea"><div class="customPlayBtn">'
        f'<span class="playBtnText">{escape(page.words["watch"])}</span>'
        f' <span class="right">{clock(media.seconds)}</span>'
        f'</div></div></div><div class="teaserContentWrap share" style="display:none;"><div class="shareInfo">'
        f"<h4>{escape(page.words['share'])}</h4><h2>{title}</h2><p><strong>{escape(page.words['permalink_label'])}</strong>"
        f" {escape(page.permalink)}</p></div></div>"
        f'<div class="teaserContentWrap information"><h2>{title}</h2> <span class="icon video"></span></div>'
        "</div></div></div></div>"
    )


def _gallery(gallery: b.Gallery) -> str:
    slides = "".join(
        f'<li class="{"hideBeforeLoad" if number else "first"}">'
        f'<div class="teaserImg">{_image(slide.figure, 303)}</div>'
        f'<div class="teaserContentWrap"><div class="tools"></div><h4>{escape(gallery.title)}</h4>'
        f"<h2>{escape(slide.title)}</h2><p>{escape(slide.text)}</p></div></li>"
        for number, slide in enumerate(gallery.slides)
    )
    return (
        f'<div class="longText"><div class="gallery col3"><div class="imgTeaserL slideshow noDim"'
        f' data-title="{escape(gallery.title)}"><ul class="slides">{slides}</ul><div class="teaserNavWrap">'
        '<span class="slideshowNav"></span></div></div></div></div>'
    )


def _related(page: Page) -> str:
    if not page.related:
        return ""
    links = "".join(
        f'<div class="linkList intern"><a href="{escape(piece.path)}"><h2>{escape(piece.title)}</h2>'
        f"<p>{escape(piece.lead)} ({piece.published:%d.%m.%Y})&nbsp;</p></a></div>"
        for piece in page.related
    )
    return f'<h4>{escape(page.words["recommends"])}</h4><div class="group"><div class="lineExtra"></div>{links}</div>'


def _media_link(media: b.Media) -> str:
    return (
        '<div class="linkList overlayIcon"><a href="#" rel="nofollow" class="overlayLink">'
        f"<h2>{escape(media.title)} <span class='icon tv'></span></h2></a></div>"
    )
