"""Who made a picture: the credit in a caption, told by its words in many languages."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from reader.extractor.elements import labels, text_of

_WORDS = (
    r"abbildung|beeld|bild(?:er|quellen?|rechte|nachweis)?|bilde|photo(?:graph|graphe|graphie|graphy|s)?|fotos?"
    r"|fotograf(?:ie|in|ía|ia|o|a)?|fotoğraf|fotoreporter|fot|image|images|picture|pictures|credits?|crédits?"
    r"|créditos?|copyright|quelle|source|sources|fuente|fonte|kilde|källa|bron|zdroj|źródło|izvor|kaynak"
    r"|forrás|sursa|lähde|imagen|imagem|immagine|illustration|illustrazione|ilustración|grafik|graphic|snímek"
    r"|kuva|valokuva|zdjęcie|kép|fotó|slika|snimka|görsel|gambar|ảnh|nuotrauka|nuotr|фото(?:графия|граф)?|источник"
    r"|снимка|снимок|изображение|джерело|слика|φωτογραφία|φωτο|φωτό|πηγή|图片(?:来源|來源)?|圖片(?:來源)?|图源|图|圖"
    r"|照片|摄影|攝影|来源|來源|写真(?:提供|撮影)?|画像(?:提供)?|撮影|提供|出典|사진(?:제공)?|이미지|출처|자료|제공"
    r"|الصورة|صورة|صور|المصدر|مصدر الصورة|تصوير|عکس|منبع|تصویر|צילום|תמונה|קרדיט|फोटो|तस्वीर|चित्र|स्रोत|ছবি|ภาพ|ፎቶ"
)
_LABEL = rf"(?:{_WORDS})(?:\s+(?:by|von|vom|de|di|courtesy|{_WORDS}))?"
_SIGNED = rf"(?:(?:{_WORDS})\s*)?(?:©|\(c\))|{_LABEL}\s*\.?\s*[:：=＝]|photo(?:graph)?(?:ed)? by\s|photo courtesy of\s"
_LABELLED = re.compile(rf"(?:[|/·•–—(（-]\s*)?(?:{_SIGNED})\s*", re.IGNORECASE)
_AGENCIES = (
    r"AP|AFP|dpa|DPA|EPA|EFE|ANSA|APA|ANP|TT|NTB|PAP|TASS|PTI|ANI|Reuters|REUTERS|Getty|Xinhua|Kyodo|Yonhap|IMAGO|imago"
    r"|Imago|Shutterstock|Bloomberg|Keystone|KEYSTONE|Anadolu|Alamy|Unsplash|NurPhoto|共同|時事|新华社|新華社|中新社"
)
_IN_PARENTHESES = re.compile(r"\s*[(\[（［【]([^()\[\]（）［］【】]{2,120})[)\]）］】][.。]?$")
_NAMES_AGENCY = re.compile(rf"(?:^|[/|,\s])(?:{_AGENCIES})(?=$|[/|,\s])|via\s")
_NAME = r"(?:[^.。]|\.(?=\w)|\b\w\.){2,100}"
_AT_END = re.compile(
    rf"(?:(?:{_SIGNED}){_NAME}|\s[|]\s*[^|]{{2,80}}|\s(?:REUTERS|AP Photo|AFP|EPA)/[^./]{{2,60}})[.。]?$",
    re.IGNORECASE,
)
_EDGES = " |·/–—-,،、"
_BRACKETS = "()[]（）［］"
_ABBREVIATED = re.compile(r"\b\w{1,3}\.$")
_CREDIT_LABEL = re.compile(
    r"credit|copyright|photographer|(?:image|photo|picture|img|media)[-_ ]*(?:source|author|agency|rights|owner)"
    r"|byline|bildquelle|bildrechte|attribution|fotograf|caption[-_]*(?:source|author)|(?:^|[\s_-])rights(?=$|[\s_-])",
    re.IGNORECASE,
)
_PROPERTIES = frozenset(
    {"copyrightHolder", "creditText", "copyrightNotice", "author", "creator", "contributor", "publisher"}
)
_CREDIT_AT_MOST = 200
_CAPTION_LOOKED_AT = 1500


def is_credit(element: HtmlElement) -> bool:
    """Whether a page's author calls an element the credit of a picture."""
    called = bool(_PROPERTIES.intersection((element.get("itemprop") or "").split()))
    return (called or bool(_CREDIT_LABEL.search(labels(element)))) and 0 < len(text_of(element)) < _CREDIT_AT_MOST


def split_credit(caption: str) -> tuple[str, str]:
    """A caption without the credit at its end, and that credit ("" where there is none).

    It is known by a word for picture, source or rights and a colon, by a sign of copyright, or by an agency's name in
    parentheses.
    """
    caption = caption[:_CAPTION_LOOKED_AT]
    closing = _IN_PARENTHESES.search(caption)
    if closing is not None and (_LABELLED.match(closing[1].strip()) or _NAMES_AGENCY.search(closing[1])):
        return caption[: closing.start()].rstrip(" |("), plain_credit(closing[1])
    for found in _AT_END.finditer(caption):
        if _begins(caption, found.start()):
            return caption[: found.start()].rstrip(" |([（,，、–—-"), plain_credit(found[0])
    return caption, ""


def plain_credit(credit: str) -> str:
    """A credit without the word that says that it is one."""
    credit = _LABELLED.sub("", credit.strip(_EDGES), count=1).strip(_EDGES)
    if not _ABBREVIATED.search(credit):
        credit = credit.rstrip(".。")
    enclosed = credit[:1] in _BRACKETS and credit[-1:] in _BRACKETS
    return credit.strip(_BRACKETS) if enclosed or credit.count("(") != credit.count(")") else credit


def _begins(caption: str, at: int) -> bool:
    """Whether a credit can begin somewhere: not inside a word, and not with a small letter inside a sentence."""
    before, char = caption[:at].rstrip(), caption[at]
    inside_word = at > 0 and caption[at - 1].isalnum() and char.isalpha() and char.lower() != char.upper()
    return not inside_word and not (before[-1:].isalnum() and char.islower())
