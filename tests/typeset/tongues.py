"""A few sentences in each of DW's languages and some others: with brackets, numbers, a Latin name and long words."""

# ruff: noqa: E501 -- a text is a line

from __future__ import annotations

from typing import Final

from reader.model.blocks import Direction

SENTENCES: Final = {
    "am": "ጀልባዋ «ሊና» (በ1998 የተሠራች) ወንዙን በቀን 24 ጊዜ ታቋርጣለች፤ DW ከሦስት ካፒቴኖች ጋር ተነጋግሯል። ወንዙ ከዚህ በፊት እንዲህ ከፍ ብሎ አያውቅም ይላሉ።",
    "ar": "تعبر العبّارة «لينا» (صُنعت عام 1998) النهر 24 مرة في اليوم، وقد تحدثت DW إلى 3 قباطنة. يقولون: «لم يكن الماء يومًا أعلى ممّا هو الآن!»، ولا أحد يعلم لماذا.",
    "bg": "Фериботът „Лина“ (построен през 1998 г.) прекосява реката 24 пъти на ден; DW разговаря с трима капитани. Водата никога не е била толкова висока.",
    "bn": "ফেরি ‘লিনা’ (১৯৯৮ সালে তৈরি) দিনে ২৪ বার নদী পার হয়; DW তিনজন ক্যাপ্টেনের সঙ্গে কথা বলেছে। তাঁরা বলেন, নদীর জল কখনও এত উঁচুতে ওঠেনি।",
    "bs": "Trajekt „Lina“ (izgrađen 1998.) prelazi rijeku 24 puta dnevno; DW je razgovarao s tri kapetana. Kažu da voda nikada nije bila viša nego što je sada.",
    "de": "Die Fähre „Lina“ (gebaut 1998) überquert den Fluss 24-mal am Tag; die DW sprach mit drei Kapitänen der Flussschifffahrtsgesellschaft. Höher stand das Wasser nie.",
    "el": "Το φέρι «Λίνα» (κατασκευής 1998) διασχίζει το ποτάμι 24 φορές την ημέρα· η DW μίλησε με τρεις καπετάνιους. Το νερό δεν ήταν ποτέ ψηλότερα.",
    "en": "The ferry “Lina” (built in 1998) crosses the river 24 times a day; DW spoke with three captains, see https://ferry.example/timetables/2026/spring-and-summer. The water was never higher.",
    "es": "El transbordador «Lina» (construido en 1998) cruza el río 24 veces al día; DW habló con tres capitanes. ¿Por qué? «¡El agua nunca estuvo más alta!»",
    "fa": "قایق «لینا» (ساخت ۱۹۹۸) روزی ۲۴ بار از رودخانه می‌گذرد؛ DW با سه ناخدا گفت‌وگو کرده است. آن‌ها می‌گویند: «آب هرگز تا این اندازه بالا نبوده است.»",
    "fr": "Le bac « Lina » (construit en 1998) traverse le fleuve 24 fois par jour ; DW a parlé à trois capitaines. L’eau n’a jamais été aussi haute, disent-ils.",
    "ha": "Jirgin ruwan “Lina” (an ƙera a 1998) yana ketare kogi sau 24 a rana; DW ta yi magana da kyaftin uku. Sun ce ruwan bai taɓa yin tsawo haka ba.",
    "hi": "नाव ‘लीना’ (1998 में बनी) दिन में 24 बार नदी पार करती है; DW ने तीन कप्तानों से बात की। वे कहते हैं कि पानी पहले कभी इतना ऊँचा नहीं था।",
    "hr": "Trajekt „Lina“ (sagrađen 1998.) prelazi rijeku 24 puta na dan; DW je razgovarao s trojicom kapetana. Voda nikad nije bila viša.",
    "id": "Feri “Lina” (dibuat tahun 1998) menyeberangi sungai 24 kali sehari; DW berbicara dengan tiga kapten. Air belum pernah setinggi ini, kata mereka.",
    "mk": "Траектот „Лина“ (изграден во 1998 г.) ја минува реката 24 пати дневно; DW разговараше со тројца капетани. Водата никогаш не била повисока.",
    "pl": "Prom „Lina” (zbudowany w 1998 r.) przepływa rzekę 24 razy dziennie; DW rozmawiała z trzema kapitanami. Woda nigdy nie była wyższa niż teraz.",
    "prs": "کشتی «لینا» (ساخت ۱۹۹۸) روزانه ۲۴ بار از دریا می‌گذرد؛ DW با سه ناخدا صحبت نموده است. آن‌ها گفتند که آب هیچ‌گاه به این اندازه بلند نبود.",
    "ps": "د «لینا» کښتۍ (په ۱۹۹۸ کې جوړه شوې) هره ورځ ۲۴ ځله له سیند څخه تېرېږي؛ DW له درېیو کپتانانو سره خبرې وکړې. دوی وايي چې اوبه هېڅکله دومره لوړې نه وې.",
    "pt": "O barco «Lina» (construído em 1998) atravessa o rio 24 vezes por dia; a DW falou com três capitães. A água nunca esteve tão alta, dizem eles.",
    "pt-BR": "A balsa “Lina” (construída em 1998) cruza o rio 24 vezes por dia; a DW conversou com três capitães. A água nunca esteve tão alta.",
    "ro": "Bacul „Lina” (construit în 1998) traversează râul de 24 de ori pe zi; DW a vorbit cu trei căpitani. Apa nu a fost niciodată mai înaltă.",
    "ru": "Паром «Лина» (построен в 1998 году) пересекает реку 24 раза в день; DW поговорила с тремя капитанами. Вода никогда не стояла выше, говорят они.",
    "sq": "Trageti “Lina” (ndërtuar më 1998) e kalon lumin 24 herë në ditë; DW foli me tre kapitenë. Uji s’ka qenë kurrë më i lartë, thonë ata.",
    "sr": "Скела „Лина“ (саграђена 1998) прелази реку 24 пута дневно; DW је разговарао са тројицом капетана. Вода никада није била виша, кажу они.",
    "sw": "Kivuko “Lina” (kilichojengwa 1998) huvuka mto mara 24 kwa siku; DW ilizungumza na manahodha watatu. Wanasema maji hayajawahi kuwa juu hivi.",
    "tr": "“Lina” feribotu (1998 yapımı) nehri günde 24 kez geçiyor; DW üç kaptanla konuştu. Su hiç bu kadar yüksek olmamıştı, diyorlar, ığdırlılaştıramadıklarımızdan.",
    "uk": "Пором «Ліна» (збудований 1998 року) перетинає річку 24 рази на день; DW поговорила з трьома капітанами. Вода ніколи не стояла вище, кажуть вони.",
    "ur": "کشتی ’لینا‘ (1998 میں بنی) دن میں 24 بار دریا پار کرتی ہے؛ DW نے تین کپتانوں سے بات کی۔ وہ کہتے ہیں: ”پانی پہلے کبھی اتنا اونچا نہیں تھا۔“",
    "zh-Hans": "渡轮“丽娜号”（1998年建造）每天横渡这条河24次；德国之声（DW）采访了三位船长。他们说：“水位从来没有这么高过！”河边的人都在等待。",
    "zh-Hant": "渡輪「麗娜號」（1998年建造）每天橫渡這條河24次；德國之聲（DW）訪問了三位船長。他們說：「水位從來沒有這麼高過！」河邊的人都在等待。",
}
"""By language, DW's 31."""

OTHERS: Final = {
    "he": "המעבורת „לינה” (נבנתה ב־1998) חוצה את הנהר 24 פעמים ביום; DW שוחחה עם 3 קברניטים. המים מעולם לא היו גבוהים יותר.",
    "ja": "フェリー「リナ号」（1998年建造）は、1日に24回、川を渡ります。DWは3人の船長に話を聞きました。ティーカップほどの小さな船もあった、と。",
    "ko": "여객선 ‘리나’(1998년 건조)는 하루에 24번 강을 건넌다. DW는 선장 세 명과 이야기를 나누었다. 물이 이렇게 높았던 적은 없다고 한다.",
    "ta": "‘லீனா’ படகு (1998 இல் கட்டப்பட்டது) ஒரு நாளைக்கு 24 முறை ஆற்றைக் கடக்கிறது; DW மூன்று கப்பல் தலைவர்களுடன் பேசியது.",
    "th": "เรือข้ามฟาก “ลีนา” (สร้างปี 1998) ข้ามแม่น้ำวันละ 24 ครั้ง; DW พูดคุยกับกัปตันสามคน น้ำไม่เคยสูงเท่านี้มาก่อนเลยแม้แต่ครั้งเดียว",
    "emoji": "The ferry 👨‍👩‍👧 carries families ❤️ and flags 🇩🇪🇪🇹 and thumbs 👍🏽 all day 1️⃣ ☀️ until the river 🌊 is dark.",
}
"""Others that break lines in ways of their own."""

RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "prs", "ps", "ur"})


def direction(tag: str) -> Direction:
    """In which direction a language is written."""
    return "rtl" if tag in RIGHT_TO_LEFT else "ltr"
