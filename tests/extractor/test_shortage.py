"""Pages that give less than an article say why; an article never does, whatever its page shows beside it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reader.extractor import extract
from reader.extractor.shortage import Signs, why_short, with_shortage
from reader.model.article import Extraction, Shortage
from reader.model.blocks import Media, Paragraph, plain

URL = "https://news.example/boats"
PROSE = "Every boat that wintered here has a line in the book, and every line has a name in it, year after year. "
BEGINNING = f"<article><h1>Boats of the old quay</h1><p>{PROSE * 2}</p></article>"
WHOLE = f"<article><h1>Boats of the old quay</h1>{''.join(f'<p>{n}. {PROSE * 2}</p>' for n in range(8))}</article>"
LOCKED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Boats of the old quay",'
    '"isAccessibleForFree":"False","hasPart":{"isAccessibleForFree":false,"cssSelector":".rest"}}</script>'
)
OFFER = "<div class='article-paywall'><h3>Subscribe to go on</h3><p>Already a member? Sign in.</p></div>"
LOADS = "<noscript>Please enable JavaScript to run this app.</noscript><div id='root'></div>"
TEASER = f"<article><h3><a href='/{{}}'>Another story of boats and books</a></h3><p>{PROSE[:90]}</p></article>"
MARKS = LOCKED + OFFER + LOADS + "<div id='onetrust-consent-sdk'>We use cookies</div>" + TEASER.format(1) * 20


def _short(html: str, url: str = URL) -> Shortage:
    return with_shortage(extract(html, url), html, url).short


def _page(body: str, title: str = "Boats of the old quay - The Harbour") -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (LOCKED + BEGINNING, "paywall"),
        (LOCKED.replace('"False"', "false") + BEGINNING, "paywall"),
        (BEGINNING + OFFER, "paywall"),
        (BEGINNING + "<section id='regwall'>この記事は会員限定です。</section>", "paywall"),
        (BEGINNING + "<div class='c-premium-box abo'>Jetzt abonnieren und weiterlesen</div>", "paywall"),
        (LOADS, "script"),
        ("<div id=app></div><script>load()</script>", "script"),
        ("<p>You need to enable JavaScript to read this page.</p>", "script"),
        ("".join(map(TEASER.format, range(20))), "teasers"),
        (BEGINNING, ""),
        ("", ""),
        (BEGINNING + "<a class='about-us gate-of-the-sea' href=/>Subscribe</a>", ""),
        (BEGINNING + "<noscript>Enable JavaScript to see the comments.</noscript>", ""),
        (LOCKED.replace('"False"', "true").replace("false", "true") + BEGINNING, ""),
        (WHOLE, ""),
        (MARKS + WHOLE, ""),
        (f"<div class='paywall'>{WHOLE}</div>", ""),
    ],
)
def test_pages_say_why_they_are_short(body: str, why: Shortage) -> None:
    assert _short(_page(body)) == why


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "Error 404 - Page not found",
        "The Harbour | Page Not Found!",
        "Oops! Something went wrong",
        "Just a moment...",
        "Seite nicht gefunden – Der Hafen",
        "Fehler 404: Die angeforderte Seite wurde nicht gefunden.",
        "Erreur 404 | Page introuvable",
        "Página no encontrada",
        "Página não encontrada",
        "Страница не найдена",
        "Сторінку не знайдено",
        "Страницата не е намерена",
        "Η σελίδα δεν βρέθηκε",
        "Sayfa bulunamadı",
        "Stranica nije pronađena",
        "الصفحة غير موجودة",
        "صفحه مورد نظر یافت نشد",
        "صفحہ نہیں ملا",
        "पेज नहीं मिला",
        "পাতাটি পাওয়া যায়নি",
        "ገጹ አልተገኘም",
        "页面不存在",
        "ページが見つかりません",
        "페이지를 찾을 수 없습니다",
        "502 Bad Gateway",
        "Access Denied",
    ],
)
def test_a_failure_that_answers_as_a_page_is_one(title: str) -> None:
    apology = "<p>The page may have moved, or it was never here. Try the search, or begin again at the start.</p>"
    assert _short(_page(f"<h1>{title}</h1>{apology}", title)) == "error"
    assert _short(_page(apology, title)) == "error"
    assert _short(_page(WHOLE, title)) == ""


@pytest.mark.parametrize(
    "title",
    ["404 people were saved", "Not found in any book", "500 days of war", "Error in the harbour's accounts", "4045"],
)
def test_news_of_errors_is_news(title: str) -> None:
    assert _short(_page(BEGINNING.replace("Boats of the old quay", title), title)) == ""


ASKED = "<p>We and our partners store cookies for tracking. You give your consent with one click.</p>"


@pytest.mark.parametrize(
    ("body", "title", "url", "why"),
    [
        (ASKED, "Privacy settings", URL, "consent"),
        (ASKED, "The Harbour | Cookie-Einstellungen", URL, "consent"),
        (ASKED, "Hafen mit Werbung lesen", URL, "consent"),
        (f"<div id='sp_message_container_1'></div>{ASKED}", "The Harbour", URL, "consent"),
        (ASKED * 60, "Before we begin", "https://consent.news.example/v2/collect", "consent"),
        (ASKED, "x", "https://news.example/privacywall/?to=%2Fboats", "consent"),
        (LOCKED + WHOLE, "Consent laws", "https://news.example/consent/boats", ""),
        (WHOLE + ASKED, "Boats - The Harbour", "https://news.example/consent-of-boats", ""),
        (f"<div class=cookie-banner>{ASKED}</div>{BEGINNING}", "Boats - The Harbour", URL, ""),
        (BEGINNING, "Privacy", URL, ""),
    ],
)
def test_walls_of_consent_are_none_of_the_article(body: str, title: str, url: str, why: Shortage) -> None:
    assert _short(_page(body, title), url) == why


def test_a_video_s_page_is_no_shorter_than_it_is() -> None:
    film = Extraction(blocks=(Paragraph(plain(PROSE)), Media("video", title="Boats", url="https://news.example/v")))
    assert why_short(Signs(locked=True, asks_scripts=True), film) == ""
    assert why_short(Signs(locked=True), Extraction(blocks=film.blocks[:1])) == "paywall"


def test_scripts_without_spaces_say_more_in_a_character() -> None:
    words = "港の事務所で四十年分の帳簿が見つかった。船ごとに一行があり、持ち主の名前も書かれている。"
    assert why_short(Signs(locked=True), Extraction(blocks=(Paragraph(plain(words * 20)),))) == ""
    assert why_short(Signs(locked=True), Extraction(blocks=(Paragraph(plain(words * 5)),))) == "paywall"


@pytest.mark.parametrize("url", ["", "http://[", "not an address", "https://\x00"])
def test_any_address_is_taken(url: str) -> None:
    assert _short(_page(LOCKED + BEGINNING), url) == "paywall"


def test_whole_articles_of_many_papers_are_never_called_short(shared: Path) -> None:
    alarms = []
    for folder in ("fundus", "scrapinghub"):
        rows = (shared / "articles" / folder / "truth.jsonl").read_text("utf-8").splitlines()
        for row in map(json.loads, rows[:40]):
            html = gzip.decompress((shared / "articles" / folder / row["file"]).read_bytes())
            found = with_shortage(extract(html, row["url"]), html, row["url"])
            if found.short and len(row["text"]) > 400:
                alarms.append((row["file"], found.short))
    assert alarms == []
