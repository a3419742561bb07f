"""A page's bytes become its words, whatever its server and its author say of them."""

from __future__ import annotations

import codecs

import pytest

from reader.extractor import plain_text
from reader.extractor.decoding import decode

CHARSETS = {
    "sq": ("cp1252 iso8859-1 iso8859-15", "Këshilli njoftoi se varkat e vogla do të kthehen në kalatën e vjetër."),
    "am": ("", "ምክር ቤቱ ትናንሽ ጀልባዎች ወደ አሮጌው ወደብ እንደሚመለሱ አስታወቀ።"),
    "ar": (
        "cp1256 iso8859-6",
        "أعلن المجلس أن السفن الصغيرة ستعود إلى الرصيف القديم، وأن الصيادين سيجدون أماكن جديدة.",
    ),
    "bn": ("", "পরিষদ জানিয়েছে ছোট নৌকাগুলি পুরোনো ঘাটে ফিরে আসবে।"),
    "bs": ("cp1250 iso8859-2", "Vijeće je saopćilo da će se male brodice vratiti na stari gat, što ribare već veseli."),
    "bg": ("cp1251 iso8859-5 koi8-r", "Съветът съобщи, че малките лодки ще се върнат на стария кей след ремонта."),
    "zh-Hans": ("gb2312 gbk gb18030", "港口办公室里发现了四十年的账簿。每条船都有一行记录，船主的名字也写在上面。"),
    "zh-Hant": ("big5", "港口辦公室裡發現了四十年的帳簿。每條船都有一行記錄，船主的名字也寫在上面。"),
    "hr": (
        "cp1250 iso8859-2",
        "Gradsko vijeće priopćilo je da će se male brodice vratiti na stari gat nakon popravka.",
    ),
    "prs": ("cp1256", "شورای بندر گفت که قایق های کوچک به اسکله کهنه باز خواهند گشت و جا برای همه است."),
    "en": ("cp1252 iso8859-1 ascii", "The council said that small boats will return to the old quay."),
    "fr": (
        "cp1252 iso8859-15",
        "Le conseil a annoncé que les petits bateaux reviendront au vieux quai, près du marché.",
    ),
    "de": ("cp1252 iso8859-1 iso8859-15", "Der Rat teilte mit, dass größere Boote über den Fluss zurückkehren dürfen."),
    "el": ("cp1253 iso8859-7", "Το συμβούλιο ανακοίνωσε ότι οι μικρές βάρκες θα επιστρέψουν στην παλιά προβλήτα."),
    "ha": ("", "Majalisar ta ce ƙananan jiragen ruwa za su koma tsohuwar tashar, in ji ɗan kwamitin."),
    "hi": ("", "परिषद ने कहा कि छोटी नावें पुराने घाट पर लौटेंगी।"),
    "id": ("cp1252 iso8859-1", "Dewan kota berkata perahu kecil akan kembali ke dermaga lama – akhirnya."),
    "sw": ("cp1252", "Baraza limesema mashua ndogo zitarudi kwenye gati la zamani – mwishowe."),
    "mk": ("cp1251 iso8859-5", "Советот соопшти дека малите чамци ќе се вратат на стариот кеј по поправката."),
    "ps": ("", "شورا وویل چې وړې بېړۍ به زړې بندري ته راستنې شي."),
    "fa": ("cp1256", "شورای بندر گفت قایق های کوچک پس از پایان کار به اسکله کهنه باز خواهند گشت."),
    "pl": ("cp1250 iso8859-2", "Rada ogłosiła, że małe łodzie wrócą na stare nabrzeże po remoncie, aż do zimy."),
    "pt": ("cp1252 iso8859-1", "O conselho anunciou que os pequenos barcos voltarão ao velho cais depois das obras."),
    "ro": ("cp1250 iso8859-2", "Consiliul a anunţat că bărcile mici se vor întoarce la vechiul chei după reparaţii."),
    "ru": (
        "cp1251 iso8859-5 koi8-r cp866 mac-cyrillic",
        "Совет сообщил, что маленькие лодки вернутся к старому причалу.",
    ),
    "sr": ("cp1251 iso8859-5", "Веће је саопштило да ће се мали чамци вратити на старо пристаниште."),
    "es": ("cp1252 iso8859-1", "El consejo anunció que las pequeñas barcas volverán mañana al viejo muelle."),
    "tr": ("cp1254 iso8859-9", "Meclis küçük teknelerin onarımdan sonra eski iskeleye döneceğini açıkladı, iş bitti."),
    "uk": ("cp1251 koi8-u", "Рада повідомила, що маленькі човни повернуться до старого причалу після ремонту."),
    "ur": ("cp1256", "بندرگاہ نے کہا ہے کہ چھوٹے جہاز اب پرانے گھاٹ پر آئیں گے".replace("ی", "ي")),
    "ja": (
        "shift_jis cp932 euc_jp iso2022_jp",
        "港の事務所で四十年分の帳簿が見つかった。船ごとに一行があり、名前も書かれている。",
    ),
    "ko": ("euc_kr cp949", "항구 사무실에서 사십 년 치의 장부가 발견되었다. 배마다 한 줄씩 기록이 있다."),
    "he": ("cp1255 iso8859-8", "המועצה הודיעה כי הסירות הקטנות יחזרו לרציף הישן לאחר השיפוץ."),
    "th": ("tis-620 cp874", "สภาเมืองแจ้งว่าเรือเล็กจะกลับไปที่ท่าเรือเก่าหลังการซ่อมแซม"),
}
"""Sentences of our own by language, with the charsets that its pages were written in before UTF-8."""

PAIRS = [(language, charset) for language, (charsets, _) in CHARSETS.items() for charset in charsets.split()]
UNSTATED = [
    *[
        (language, charset)
        for language, charset in PAIRS
        if language in ("bg", "ru", "uk", "mk", "sr", "el", "he", "th")
    ],
    *[(language, charset) for language, charset in PAIRS if language in ("ar", "fa", "prs", "ur", "ja", "ko")],
    *[(language, charset) for language, charset in PAIRS if language in ("zh-Hans", "zh-Hant", "de", "fr", "es", "sq")],
]
"""Those that are told by their letters alone. Central European and Turkish ones need the page's language."""


def _words(language: str, charset: str) -> str:
    return CHARSETS[language][1].encode(charset, "ignore").decode(charset)


def _page(language: str, charset: str, head: str = "", attributes: str = "") -> bytes:
    words = _words(language, charset)
    return f"<html{attributes}><head>{head}</head><body><p>{words}</p><p>{words}</p></body></html>".encode(charset)


@pytest.mark.parametrize("language", CHARSETS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("header", ["", "text/html; charset=iso-8859-1", "text/html;charset=KOI8-R"])
def test_unicode_is_read_whatever_is_stated(language: str, encoding: str, header: str) -> None:
    words = CHARSETS[language][1]
    assert words in decode(f"<meta charset=windows-1251><p>{words}</p>".encode(encoding), header)


@pytest.mark.parametrize(("language", "charset"), PAIRS)
def test_stated_charsets_are_read(language: str, charset: str) -> None:
    words = _words(language, charset)
    for head in (
        f"<meta charset='{charset}'>",
        f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">',
        f"<script charset=utf-8></script><meta name=a content=b><meta content='text/html;charset={charset}' name=c>",
    ):
        assert words in decode(_page(language, charset, head))
        assert words in decode(_page(language, charset, head), "text/html; charset=iso-8859-1")
    assert words in decode(_page(language, charset), f'text/html; Charset="{charset.upper()}"')
    assert words in decode(f"<?xml version='1.0' encoding='{charset}'?><html><p>{words}".encode(charset))


@pytest.mark.parametrize(("language", "charset"), UNSTATED)
@pytest.mark.parametrize("head", ["", "<meta charset=utf-8>", "<meta charset=iso-8859-1>", "<meta charset=klingon>"])
def test_letters_tell_a_charset_that_nobody_states_rightly(language: str, charset: str, head: str) -> None:
    assert _words(language, charset) in decode(_page(language, charset, head))


@pytest.mark.parametrize(("language", "charset"), PAIRS)
def test_the_page_s_language_tells_its_charset(language: str, charset: str) -> None:
    page = _page(language, charset, "<meta charset=utf-8>", f" class=x lang='{language}'")
    assert _words(language, charset) in decode(page, "text/html; charset=utf-8")


def test_the_header_is_believed_before_the_page_but_for_a_server_s_default() -> None:
    page = _page("ru", "koi8-r", "<meta charset=windows-1251>")
    assert _words("ru", "koi8-r") in decode(page, "text/html; charset=koi8-r")
    assert _words("ru", "koi8-r") not in decode(page)


@pytest.mark.parametrize("language", CHARSETS)
def test_a_page_that_is_cut_or_broken_in_places_stays_utf8(language: str) -> None:
    words = CHARSETS[language][1]
    raw = f"<p>{words * 20}</p><p>€".encode()
    for broken in (raw[:-1], raw[:-2], raw.replace(b"<p>", b"<p>\xe9 \xff", 1)):
        assert words in decode(broken, "text/html; charset=windows-1252")
    assert decode(raw[:-1]).endswith("<p>")


def test_a_stated_charset_stays_where_a_character_is_broken() -> None:
    words = CHARSETS["ja"][1]
    page = f"<meta charset=shift_jis><p>{words * 5}".encode("shift_jis") + b"\x82"
    assert words in decode(page)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("don&#146;t", "don’t"),
        ("&#x93;so&#x94;", "“so”"),
        ("a&#0;b&#27;c&#x1B;d&#127;e&#129;", "abcde"),
        ("a&#10;b&#13;c&#9;d", "a b c d"),
        ("&#169;&#8217;&#1234567;", "&#169;&#8217;&#1234567;"),
        ("a\r\nb\rc\fd", "a\nb\nc d"),
        ("a\x00\x1b[2J\x7f\ufffe\uffffb\ud800c", "a[2Jbc"),
    ],
)
def test_what_is_no_text_is_taken_out_or_meant_otherwise(written: str, read: str) -> None:
    assert decode(written) == read


@pytest.mark.parametrize(
    "name", ["unicode_escape", "idna", "rot13", "base64", "zlib", "utf-7", "undefined", "mbcs", "x" * 30]
)
def test_only_charsets_of_pages_are_tried(name: str) -> None:
    page = f"<meta charset={name}><p>größer \\x41 +AEE-</p>".encode("cp1252")
    assert "größer \\x41 +AEE-" in decode(page, f"text/html; charset={name}")


def test_the_header_s_charset_reaches_the_words() -> None:
    from reader.extractor import extract
    from reader.model.blocks import body_texts

    words = _words("ru", "koi8-r") * 3
    page = f"<article><h1>О</h1><p>{words}</p><p>{words}!</p></article>".encode("koi8-r")
    assert words in list(body_texts(extract(page, "https://news.example/x", "text/html; charset=koi8-r").blocks))
    assert plain_text(codecs.BOM_UTF8 + f"<p>{words}</p>".encode(), "https://news.example/x") == words
