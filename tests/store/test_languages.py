"""Every language is searched by its words, and asked for by its tag."""

from __future__ import annotations

import pytest

from tests.store.shelf import Shelf, entry, text

ARTICLES = {
    "ar": ("الجسر الجديد", "افتتحت المدينة جسرا فوق النهر، وقالت البلدية إنّ الأعمال انتهت."),
    "fa": ("پل تازه", "شهرداری می‌گوید کتاب‌خانه‌ها هم باز می‌شوند."),
    "hi": ("नया पुल", "नदी पर बना पुल शनिवार को खुलेगा, मेयर ने कहा।"),
    "bn": ("নতুন সেতু", "নদীর উপর সেতুটি শনিবার খুলবে, মেয়র বলেছেন।"),
    "zh-Hans": ("新桥通车", "市长说，河上的大桥周六开放。"),
    "am": ("አዲሱ ድልድይ", "ከንቲባው እንዳሉት ድልድዩ ቅዳሜ ይከፈታል።"),
    "tr": ("Yeni köprü", "İstanbul'da ISPARTA yolu üzerindeki köprü cumartesi günü açılıyor."),
    "ur": ("نیا پل", "میئر نے کہا کہ پل ہفتے کو کھلے گا۔"),
    "el": ("Νέα γέφυρα", "Η γέφυρα ανοίγει το Σάββατο, λέει ο δήμαρχος."),
}


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    """A library with one article in each of these languages."""
    for language, (title, body) in ARTICLES.items():
        shelf.bring(entry(language, title, language=language), blocks=text(body))
    return shelf


def found(shelf: Shelf, query: str) -> list[str]:
    """The languages of the articles that match."""
    return sorted(shelf.article(number).language for number in shelf.found(query))


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("الجسر", "ar"),
        ("ان الاعمال", "ar"),
        ("الجِسْر", "ar"),
        ("البلديه", "ar"),
        ("میگوید", "fa"),
        ("می‌گوید", "fa"),
        ("مي‌گويد", "fa"),
        ("کتابخانه", "fa"),
        ("पुल", "hi"),
        ('"नदी पर"', "hi"),
        ("নদীর", "bn"),
        ("সেতু", "bn"),
        ("大桥", "zh-Hans"),
        ("桥", "zh-Hans"),
        ("市长说", "zh-Hans"),
        ("ድልድዩ", "am"),
        ("ድልድ", "am"),
        ("istanbul", "tr"),
        ("ısparta", "tr"),
        ("KÖPRÜ", "tr"),
        ("koprü", "tr"),
        ("میئر", "ur"),
        ("ΓΕΦΥΡΑ", "el"),
    ],
)
def test_words_are_found_as_a_person_types_them(full: Shelf, query: str, language: str) -> None:
    assert found(full, query) == [language]


@pytest.mark.parametrize("query", ["لجسر", "تاب", "ुल", "তু", "ድዩ", "prü", "长市"])
def test_the_middle_of_a_word_is_no_word(full: Shelf, query: str) -> None:
    assert found(full, query) == []


def test_a_tag_asks_for_its_language_and_all_below_it(full: Shelf) -> None:
    assert found(full, "lang:zh") == ["zh-Hans"]
    assert found(full, "lang:zh-hans") == ["zh-Hans"]
    assert found(full, "lang:ar OR lang:fa") == ["ar", "fa"]
    assert found(full, "lang:a") == []
    assert "tr" not in found(full, "-lang:tr")
