"""What pages say in an article's place, in the languages of the news."""

from __future__ import annotations

import re
from typing import Final

FAILURES: Final = frozenset(
    line.strip()
    for line in """
    page not found
    the page could not be found
    the page you requested could not be found
    the page you are looking for could not be found
    this page could not be found
    this page isn't available
    article not found
    content not found
    file not found
    not found
    we can't find that page
    access denied
    forbidden
    unavailable
    service unavailable
    internal server error
    server error
    bad gateway
    gateway timeout
    gateway time-out
    too many requests
    just a moment
    attention required
    something went wrong
    oops
    oops something went wrong
    seite nicht gefunden
    die seite wurde nicht gefunden
    diese seite wurde nicht gefunden
    die angeforderte seite wurde nicht gefunden
    die seite konnte nicht gefunden werden
    seite nicht verfügbar
    artikel nicht gefunden
    zugriff verweigert
    page introuvable
    page non trouvée
    cette page n'existe pas
    accès refusé
    página no encontrada
    esta página no existe
    acceso denegado
    página não encontrada
    esta página não existe
    pagina non trovata
    pagina niet gevonden
    siden blev ikke fundet
    siden ble ikke funnet
    sidan kunde inte hittas
    sivua ei löytynyt
    strona nie została znaleziona
    strona nie istnieje
    nie znaleziono strony
    stránka nenalezena
    stránka nebyla nalezena
    stranica nije pronađena
    страница није пронађена
    страницата не е намерена
    страницата не е пронајдена
    страница не найдена
    сторінку не знайдено
    pagina nu a fost găsită
    pagina nu există
    az oldal nem található
    faqja nuk u gjet
    η σελίδα δεν βρέθηκε
    η σελίδα δε βρέθηκε
    sayfa bulunamadı
    halaman tidak ditemukan
    ukurasa haujapatikana
    ukurasa haukupatikana
    ba a samu shafin ba
    הדף לא נמצא
    الصفحة غير موجودة
    لم يتم العثور على الصفحة
    صفحه یافت نشد
    صفحه پیدا نشد
    صفحه مورد نظر یافت نشد
    پاڼه ونه موندل شوه
    صفحہ نہیں ملا
    पृष्ठ नहीं मिला
    पेज नहीं मिला
    পাতাটি পাওয়া যায়নি
    ገጹ አልተገኘም
    ไม่พบหน้าที่ต้องการ
    không tìm thấy trang
    页面不存在
    找不到页面
    页面未找到
    頁面不存在
    找不到頁面
    ページが見つかりません
    ページが見つかりませんでした
    お探しのページが見つかりません
    お探しのページは見つかりませんでした
    페이지를 찾을 수 없습니다
    """.splitlines()
    if line.strip()
)
"""Titles of pages on which there is no article, in small letters."""

FAILURE_CODE: Final = re.compile(
    r"(?:http\W{0,3})?(?:error|fehler|erreur|errore|erro|błąd|chyba|ошибка|помилка|грешка|greška|hata|エラー|错误|錯誤)?"
    r"\W{0,3}(?:4(?:0[0-9]|10|29)|50[0234])(?!\d)\W{0,5}(?:error|fehler|seite|page)?\W{0,3}"
)
"""The status that such a title begins with, or that it is."""

WALLS: Final = re.compile(
    r"(?:your |ihre |deine )?(?:privacy|cookies?|datenschutz|consent|data protection)"
    r"[ -]?(?:settings?|preferences?|choices|einstellungen|consent|center|wall|notice|policy)?"
    r"|we value your privacy|before you continue(?: to .{2,40})?"
    r"|(?:ihre |deine )?(?:zustimmung|einwilligung)(?: erforderlich)?|.{0,60}\bmit werbung\b.{0,60}"
    r"|gestion des cookies|vos choix(?: .{2,40})?|(?:configuración|preferencias) de (?:cookies|privacidad)"
    r"|impostazioni (?:dei )?cookie|toestemming|samtykke|(?:zgoda|prywatność).{0,40}",
    re.IGNORECASE,
)
"""Titles of pages that ask for consent."""

CONSENT: Final = re.compile(
    r"cookie|consent|tracking|privacy|datenschutz|zustimm|einwillig|vie privée|consentement|privacidad|consentimiento"
    r"|privatezza|consenso|prywatnoś|zgod|согласи|конфиденц|çerez|gizlilik|クッキー|同意|隐私|개인정보",
    re.IGNORECASE,
)
"""What such pages speak of again and again."""

PLEA: Final = re.compile(
    r"subscrib|abonn|\babo\b|\babos\b|weiterlesen|full access|unlock|free trial|already a member|registrier|suscr[ií]b"
    r"|assin(?:e|ante)|abbona|prenumer|подпис|абон|передплат|kaydol|abone|συνδρομ|購読|有料|会員|订阅|訂閱|会员|會員|구독"
    r"|اشترك|مشترک|सब्सक्राइब|সাবস্ক্রাইব",
    re.IGNORECASE,
)
"""What a page says where it sells the rest."""

SCRIPTS: Final = re.compile(r"java ?script|ジャバスクリプト|جافا ?سكريبت|جاوا ?اسکریپت|джаваскрипт", re.IGNORECASE)
"""What a page speaks of that is brought by scripts."""

EXTRAS: Final = re.compile(r"disqus|comment|kommentar|slideshow|video", re.IGNORECASE)
"""What scripts bring to articles that are there without them."""
