"""What a person may leave out when searching, script by script."""

from __future__ import annotations

import pytest

from reader.model.words import count, fold, locate, split, split_query


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée NAÏVE", "elysee naive"),
        ("Straße STRASSE", "strasse strasse"),
        ("Łódź Tromsø Đorđe Æther", "lodz tromso dorde aether"),
        ("İstanbul ısı", "istanbul isi"),
        ("Ελλάδα Σίσυφος", "ελλαδα σισυφοσ"),
        ("Ёлка Київ", "елка киів"),
        ("مُحَمَّد", "محمد"),
        ("مـــرحبا", "مرحبا"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("یک کتاب", "يك كتاب"),
        ("می‌خواهم", "ميخواهم"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी"),
        ("がん ｶﾞﾝ", "がん ガン"),
        ("ｆｕｌｌ ﬁne", "full fine"),
        ("한국어", "한국어"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's 12:30, isn't it?", ["it", "s", "12", "30", "isn", "t", "it"]),
        ("COVID-19 co₂", ["covid", "19", "co2"]),
        ("気候変化。", ["気候", "候変", "変化", "化"]),
        ("iPhone手机", ["iphone", "手机", "机"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("٢٠٢٦", ["2026"]),
        ("under_score soft\u00adhyphen", ["under", "score", "softhyphen"]),
        ("🙂 … —", []),
    ],
)
def test_splitting(text: str, words: list[str]) -> None:
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("rain", (["rain"], False)),
        ("気", (["気"], True)),
        ("気候", (["気候"], False)),
        ("気候 変", (["気候", "候", "変"], True)),
        ("手机iPhone", (["手机", "机", "iphone"], False)),
        ("", ([], False)),
    ],
)
def test_what_a_query_asks_for(text: str, asked: tuple[list[str], bool]) -> None:
    assert split_query(text) == asked


def test_words_are_located_in_the_text_as_it_is_written() -> None:
    text = "Die «Élysée-Straße», 気候"
    assert [(word.text, text[word.start : word.end]) for word in locate(text)] == [
        ("die", "Die"),
        ("elysee", "Élysée"),
        ("strasse", "Straße"),
        ("気候", "気候"),
        ("候", "候"),
    ]


def test_lengths() -> None:
    assert count(["Two words.", "— and", "12:30"]) == 4
    assert count(["気候変化", "です。"]) == 3
    assert count([]) == 0
