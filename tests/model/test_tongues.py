"""Which language a text is in, where nobody says so."""

from __future__ import annotations

import pytest

from reader.model.tongues import believed, detected, name_of

SAID = {
    "am": "የከተማው ምክር ቤት አዲሱን ድልድይ ለመገንባት ዛሬ ውሳኔ አሳለፈ። ነዋሪዎች ግን ተጨማሪ ጊዜ ይፈልጋሉ።",
    "ar": "وافق مجلس المدينة اليوم على بناء الجسر الجديد فوق النهر، لكن السكان يطلبون مزيدا من الوقت.",
    "bg": "Градският съвет реши днес да построи новия мост над реката, но жителите искат още време за обсъждане.",
    "bn": "নগর পরিষদ আজ নদীর উপর নতুন সেতু নির্মাণের সিদ্ধান্ত নিয়েছে, কিন্তু বাসিন্দারা আরও সময় চান।",
    "bs": "Gradsko vijeće je odlučilo da se most gradi, ali stanovnici kažu da niko nije pitao ko će biti "
    "prvi. Prije dvije sedmice je počela i historija sa školom, kao i u drugim gradovima Evrope, za "
    "koju Sarajevo nema novca.",
    "de": "Der Stadtrat hat beschlossen, die neue Brücke über den Fluss zu bauen, aber die Anwohner wollen mehr Zeit.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε σήμερα να χτίσει τη νέα γέφυρα, αλλά οι κάτοικοι ζητούν χρόνο.",
    "en": "The town council has decided to build the new bridge over the river, but people there want more time.",
    "es": "El ayuntamiento ha decidido construir el nuevo puente sobre el río, pero los vecinos piden más "
    "tiempo para la obra.",
    "fa": "شورای شهر امروز تصمیم گرفت پل تازه‌ای روی رودخانه بسازد، اما مردم می‌گویند به زمان بیشتری نیاز دارند.",
    "fr": "Le conseil municipal a décidé de construire le nouveau pont sur la rivière, mais les habitants "
    "veulent plus de temps.",
    "ha": "Majalisar birnin ta ce za a gina sabuwar gada a kan kogin, amma mutane sun ce suna son lokaci "
    "domin su yi magana da ita kuma ba a ba su dama ba.",
    "hi": "नगर परिषद ने आज नदी पर नया पुल बनाने का फैसला किया, लेकिन लोग और समय चाहते हैं।",
    "hr": "Gradsko vijeće odlučilo je da se most gradi tijekom idućeg tjedna, ali nitko ne zna tko će biti "
    "prvi. Povijest je to i za Europu, kao i za gradove koji su na obali.",
    "id": "Dewan kota telah memutuskan untuk membangun jembatan baru itu, tetapi warga di tepi sungai "
    "tidak akan pindah dari rumah mereka dan meminta waktu.",
    "mk": "Градскиот совет денес одлучи да го изгради новиот мост, а ќе почне веднаш; жителите сакаат уште време.",
    "pl": "Rada miasta zdecydowała, że nowy most na rzece powstanie w tym roku, ale mieszkańcy nie są za i "
    "chcą czasu do jesieni.",
    "ps": "د ښار شورا نن پرېکړه وکړه چې پر سيند نوی پل جوړ کړي، خو خلک وايي چې ډېر وخت ته اړتيا لري.",
    "pt": "A câmara municipal decidiu construir uma nova ponte sobre o rio, mas os moradores pedem mais "
    "tempo para a obra.",
    "ro": "Consiliul local a decis să construiască un nou pod peste râu, dar locuitorii cer mai mult timp "
    "pentru această lucrare.",
    "ru": "Городской совет решил построить новый мост через реку, но жители просят ещё времени на "
    "обсуждение этого плана.",
    "sq": "Këshilli i qytetit vendosi të ndërtojë një urë të re mbi lumë, por banorët kërkojnë më shumë kohë për këtë.",
    "sr": "Gradsko veće je odlučilo da se most gradi, ali stanovnici kažu da niko nije pitao gde će biti "
    "put i ko plaća. Pre dve nedelje vreme je bilo loše, a posle toga je Srbija čekala.",
    "sw": "Baraza la mji limeamua kujenga daraja jipya juu ya mto, lakini watu wa eneo hilo wanataka muda "
    "zaidi kwa ajili ya mazungumzo na viongozi wao.",
    "tr": "Belediye meclisi nehrin üzerine yeni bir köprü için karar aldı, ancak mahalle sakinleri daha "
    "çok zaman istiyor ve bu ne kadar.",
    "uk": "Міська рада вирішила збудувати новий міст через річку, але мешканці просять ще часу на обговорення цього.",
    "ur": "شہر کی کونسل نے آج دریا پر نیا پل بنانے کا فیصلہ کیا ہے، لیکن لوگ کہتے ہیں کہ انہیں مزید وقت چاہیے۔",
    "zh-Hans": "市议会今天决定在河上修建一座新桥，但是居民们说还需要更多时间来讨论这个计划。",
    "zh-Hant": "市議會今天決定在河上興建一座新橋，但是居民們說還需要更多時間來討論這個計畫。",
}
"""Of each language a sentence or two."""


@pytest.mark.parametrize("language", SAID)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert detected(SAID[language]) == language


@pytest.mark.parametrize("text", ["", "12:30", "Berlin 2026", "OK", "Ardle", "—", "NATO EU USA UN", "x" * 5000, "и"])
def test_what_is_too_little_tells_nothing(text: str) -> None:
    assert detected(text) == ""


def test_names_in_another_script_change_nothing() -> None:
    assert detected(SAID["ru"] + " Microsoft, Google, Apple") == "ru"
    assert detected(SAID["zh-Hans"] + "Microsoft") == "zh-Hans"
    assert detected("東京の新しい橋は、来年の春に完成する予定です。") == "ja"


@pytest.mark.parametrize(
    ("stated", "said", "language"),
    [
        ("de-AT", "de", "de-AT"),
        ("", "de", "de"),
        ("en", "ar", "ar"),
        ("en-US", "hi", "hi"),
        ("prs", "fa", "prs"),
        ("sr", "mk", "sr"),
        ("en", "de", "en"),
        ("sr-Latn", "ru", "sr-Latn"),
        ("zh", "zh-Hans", "zh"),
        ("tlh", "ar", "tlh"),
    ],
)
def test_a_stated_language_is_believed_where_it_is_written_so(stated: str, said: str, language: str) -> None:
    assert believed(stated, SAID[said]) == language


def test_languages_have_their_own_names() -> None:
    names = {"de": "Deutsch", "pt-BR": "Português do Brasil", "pt-PT": "Português", "zh-Hant": "繁體中文", "xx": "xx"}
    assert {tag: name_of(tag) for tag in names} == names
