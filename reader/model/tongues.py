"""Which language a text is in, told from its script, its letters and its commonest words, where nobody says so.

Small tables and no library: it runs wherever a feed or a page is read. It knows the languages of the news, and says
nothing where it is not sure; a wrong language is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import islice
from typing import Final

_SAMPLE: Final = 2000
"""Characters that are looked at."""

_ENOUGH_LETTERS: Final = 8
_ENOUGH_WORDS: Final = 3
_LEAD: Final = 1.3
"""How many times as many words as the next language the first must have."""

_LETTERS: Final = re.compile(r"[^\W\d_]")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_SCRIPTS: Final = {
    "ARABIC": ("ar", "fa", "ur", "ps", "prs", "ckb", "sd", "ug", "ks", "pnb", "azb"),
    "ARMENIAN": ("hy",),
    "BENGALI": ("bn", "as"),
    "CJK": ("zh", "ja", "yue"),
    "CYRILLIC": ("ru", "uk", "bg", "mk", "sr", "be", "kk", "ky", "mn", "tg", "uz", "tt", "bs", "cnr", "az", "ba"),
    "DEVANAGARI": ("hi", "mr", "ne", "sa", "mai", "bho"),
    "ETHIOPIC": ("am", "ti"),
    "GEORGIAN": ("ka",),
    "GREEK": ("el",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "HANGUL": ("ko",),
    "HEBREW": ("he", "yi", "iw"),
    "HIRAGANA": ("ja",),
    "KANNADA": ("kn",),
    "KATAKANA": ("ja",),
    "KHMER": ("km",),
    "LAO": ("lo",),
    "MALAYALAM": ("ml",),
    "MYANMAR": ("my",),
    "SINHALA": ("si",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "THAI": ("th",),
    "TIBETAN": ("bo", "dz"),
}
"""The languages that are written in a script, by the first word of its letters' names; the first is the likeliest."""

_TELLING: Final = {
    "ARABIC": (("ps", "ښځڅټډړږګېۍ"), ("ur", "ٹڈڑںےہھ"), ("ckb", "ڕڵێۆە"), ("fa", "پچژگکی"), ("ar", "ةىيكأإ")),
    "CYRILLIC": (
        ("uk", "іїєґ"),
        ("be", "ўі"),
        ("mk", "ѓќѕ"),
        ("sr", "ђћ"),
        ("kk", "әғқңұһ"),
        ("ru", "ыэё"),
        ("bg", "ъщ"),
    ),
    "CJK": (
        ("zh-Hant", "這國們說時會來為對發個學過後麼與還開關點經現實東車長門問間"),
        ("zh-Hans", "这国们说时会来为对发个学过后么与还开关点经现实东车长门问间"),
    ),
}
"""Letters that tell languages of one script apart."""

_COMMON: Final = {
    "bs": "i je se na su da za od što koji koja koje nije biti sedmice historija ko također bi kao "
    "evropa sarajevo gdje",
    "cs": "a se na je že v s z do o pro který která které jsou byl byla není jako také podle však jeho ale už když",
    "da": "og i at er en det den til på med for af de som har ikke der var blev et efter fra men også kan vil sig",
    "de": "der die das und ist nicht mit von den dem des ein eine auf für im zu sich auch nach bei "
    "wird sind als hat aus",
    "en": "the of and to in is that for it with as was on are by be this have from at has not but they its were will",
    "es": "el la los las de del que y en un una por con para se su no es al lo como más pero sus fue ha está también",
    "fi": "ja on ei että se oli hän kun myös mutta ovat joka sen kuin tai olla mukaan vuonna jos niin ole jo sitä",
    "fr": "le la les des et est dans un une du que qui pour pas sur au aux avec il elle sont par plus ce cette ont été",
    "ha": "da na ta a ya ne ce wannan kuma sun an cikin don ga yi shi su wani wata bayan domin kan masu daga yadda za",
    "hr": "i je se na su da za od što koji koja koje nije biti tijekom tjedna povijest tko također bi kao europa gdje",
    "hu": "a az és hogy nem is egy van de volt meg már csak ez azt lehet mint után szerint között még minden aki",
    "id": "yang dan di dari untuk dengan ini itu pada adalah tidak dalam akan juga telah oleh karena "
    "sebagai bisa mereka",
    "it": "il la di che e un una per non con del della le dei gli sono si alla come anche più nel è ha questo dal i",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door ook als maar om bij uit naar heeft worden",
    "no": "og i å er en det den til på med for av de som har ikke var ble et etter fra men også kan vil seg mot hun",
    "pl": "i w na z się nie to że do jest jak po od za przez oraz dla ale są tym był była już tylko które który także",
    "pt": "o a os as de do da que e em um uma para com não por no na se mais dos das ao foi como são também pela pelo",
    "ro": "și în de la cu nu pe din să că o un este au care pentru a fost mai sunt dar după prin această către fi ale",
    "sk": "a sa na je že v s z do o pre ktorý ktorá ktoré sú bol bola nie ako aj podľa však jeho ale už keď",
    "sq": "të e në për me një dhe që nga është ka si së i janë do ky kjo por nuk pas edhe u duke kanë te më",
    "sr": "i je se na su da za od što koji koja koje nije biti nedelje ko takođe bi kao evropa gde "
    "vreme posle pre srbija",
    "sv": "och i att är en det den till på med för av de som har inte var ett efter från men också kan vill sig hon",
    "sw": "ya wa na kwa katika ni za la kuwa hiyo huyo kama baada watu lakini yake pia hii wake hata "
    "cha vya ili alisema",
    "tr": "ve bir bu da de için ile olarak çok daha ancak olan gibi kadar sonra ise ne var değil göre yeni oldu en",
    "vi": "và của là có các được cho trong không người một với những này đã đến từ về khi như tại cũng ra",
}
"""The commonest words of languages in Latin script."""

_NEAR: Final = (frozenset({"bs", "hr", "sr"}), frozenset({"cs", "sk"}), frozenset({"da", "no"}))
"""Languages that share most of these words: a few others decide between them."""

NAMES: Final = {
    "am": "አማርኛ",
    "ar": "العربية",
    "be": "Беларуская",
    "bg": "Български",
    "bn": "বাংলা",
    "bs": "Bosanski",
    "ca": "Català",
    "ckb": "کوردیی ناوەندی",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "es": "Español",
    "et": "Eesti",
    "eu": "Euskara",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "gl": "Galego",
    "gu": "ગુજરાતી",
    "ha": "Hausa",
    "he": "עברית",
    "hi": "हिन्दी",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "hy": "Հայերեն",
    "id": "Bahasa Indonesia",
    "is": "Íslenska",
    "it": "Italiano",
    "ja": "日本語",
    "ka": "ქართული",
    "kk": "Қазақша",
    "km": "ខ្មែរ",
    "ko": "한국어",
    "lo": "ລາວ",
    "lt": "Lietuvių",
    "lv": "Latviešu",
    "mk": "Македонски",
    "ml": "മലയാളം",
    "mr": "मराठी",
    "ms": "Bahasa Melayu",
    "my": "မြန်မာ",
    "nb": "Norsk bokmål",
    "ne": "नेपाली",
    "nl": "Nederlands",
    "no": "Norsk",
    "pa": "ਪੰਜਾਬੀ",
    "pl": "Polski",
    "prs": "دری",
    "ps": "پښتو",
    "pt": "Português",
    "pt-br": "Português do Brasil",
    "ro": "Română",
    "ru": "Русский",
    "si": "සිංහල",
    "sk": "Slovenčina",
    "sl": "Slovenščina",
    "so": "Soomaali",
    "sq": "Shqip",
    "sr": "Srpski",
    "sv": "Svenska",
    "sw": "Kiswahili",
    "ta": "தமிழ்",
    "te": "తెలుగు",
    "th": "ไทย",
    "ti": "ትግርኛ",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
    "zh-hans": "简体中文",
    "zh-hant": "繁體中文",
}
"""What languages call themselves, by their lowercase tags (BCP 47)."""


def detected(text: str) -> str:
    """The language (BCP 47) that a text is in; "" where that can't be told: it is too short, or none that is known."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "LATIN":
        return _by_words(sample)
    if script in _TELLING:
        return _by_letters(sample, script)
    return _SCRIPTS[script][0] if script in _SCRIPTS else ""


def believed(stated: str, text: str) -> str:
    """The language that is stated of a text, or what the text itself says where the stated one is never written so.

    Pages say `lang="en"` that are in Arabic: a template's word counts less than the text's own letters.
    """
    sample = text[:_SAMPLE]
    script = "" if sample.isascii() else _script(sample)
    primary = stated.partition("-")[0].lower()
    writes_otherwise = script in _SCRIPTS and primary in _known() and primary not in _SCRIPTS[script]
    return detected(sample) if not stated or (writes_otherwise and "latn" not in stated.lower()) else stated


def name_of(tag: str) -> str:
    """What a language calls itself: the tag's own name, else its language's, else the tag."""
    lowered = tag.lower()
    return NAMES.get(lowered) or NAMES.get(lowered.partition("-")[0]) or tag


@cache
def _known() -> frozenset[str]:
    return frozenset(_COMMON).union(*_SCRIPTS.values())


def _script(text: str) -> str:
    """The script of most letters, by the first word of their names; "" for too few letters."""
    if text.isascii():
        return "LATIN" if next(islice(_LETTERS.finditer(text), _ENOUGH_LETTERS - 1, None), None) else ""
    letters = _LETTERS.findall(text)
    if len(letters) < _ENOUGH_LETTERS:
        return ""
    counted = Counter(_script_of(letter) for letter in letters)
    if counted["HIRAGANA"] + counted["KATAKANA"] > len(letters) // 10:
        return "HIRAGANA"
    return counted.most_common(1)[0][0]


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _by_letters(text: str, script: str) -> str:
    counted = Counter(text.lower())
    found = {language: sum(counted[letter] for letter in letters) for language, letters in _TELLING[script]}
    first = next((language for language, count in found.items() if count), "")
    if script != "CJK" and first in {"fa", "ru", "uk", "be", "kk", "ur", "ps", "ckb"}:
        return first if found[first] >= max(2, len(text) // 400) else max(found, key=found.__getitem__)
    return max(found, key=found.__getitem__) if first else _SCRIPTS[script][0]


def _by_words(text: str) -> str:
    counted, scored = Counter(_WORDS.findall(text.lower())), dict.fromkeys(_COMMON, 0)
    for word in counted.keys() & _saying().keys():
        for language in _saying()[word]:
            scored[language] += counted[word]
    scores = sorted(((score, language) for language, score in scored.items()), reverse=True)
    most, language = scores[0]
    near = next((family for family in _NEAR if language in family), frozenset({language}))
    strangers = max(score for score, other in scores if other not in near)
    relatives = [score for score, other in scores if other in near]
    is_sure = most >= max(_ENOUGH_WORDS, strangers * _LEAD) and relatives.count(most) == 1
    return language if is_sure else ""


@cache
def _saying() -> dict[str, tuple[str, ...]]:
    """The languages that each common word is one of."""
    saying: dict[str, tuple[str, ...]] = {}
    for language, words in _COMMON.items():
        for word in set(words.split()):
            saying[word] = (*saying.get(word, ()), language)
    return saying
