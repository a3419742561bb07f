"""The languages in which the program speaks: which one is chosen, and that nothing in a catalogue is missing."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

import pytest

from reader.model import texts
from reader.settings.catalogues import read_catalogue
from reader.settings.languages import SPOKEN, chosen, preferred, speak
from tests.catalogue import LANGUAGES, catalogue, template

CATALOGUES = sorted(file.stem for file in LANGUAGES.glob("*.po"))


def fields(text: str) -> list[str]:
    """The placeholders of a text, those without a name by their place."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    return sorted(str(place) if name == "" else name for place, name in enumerate(names))


def forms(text: object) -> tuple[str, ...]:
    """What gettext's tools give for a text: it alone, or each of its forms."""
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text or ""),)


def edges(text: str) -> tuple[str, str]:
    """The white space around a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def said(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each English text of a catalogue, in one form or two, with what is said for it in as many as there are."""
    for text in catalogue(language):
        if text.id:
            yield forms(text.id), forms(text.string)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"LANG": "de_AT.UTF-8"}, ("de-AT",)),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, ("en-GB",)),
        ({"LANG": "de_DE", "LC_MESSAGES": "en_GB", "LC_ALL": "sr_RS@latin"}, ("sr-RS",)),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de:en"}, ("fr", "de", "en", "fr-FR")),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, ()),
        ({}, ()),
    ],
)
def test_the_environment_says_what_a_person_reads(environment: dict[str, str], wanted: tuple[str, ...]) -> None:
    assert preferred(environment) == wanted


@pytest.mark.parametrize(
    ("wanted", "language"), [(("fr", "de", "en"), "de"), (("DE-CH",), "de"), (("fr",), "en"), ((), "en")]
)
def test_the_first_language_that_is_spoken_is_chosen(wanted: tuple[str, ...], language: str) -> None:
    assert chosen(wanted) == language


def test_a_persons_wish_goes_before_the_environment() -> None:
    speak("de", {"LANG": "en_GB.UTF-8"})
    assert texts.gettext("Undo") == "Zurücknehmen"
    speak("en", {"LANG": "de_DE.UTF-8"})
    assert texts.gettext("Undo") == "Undo"
    speak("auto", {"LANG": "de_DE.UTF-8"})
    assert texts.gettext("Undo") == "Zurücknehmen"


def test_every_language_that_is_offered_has_a_catalogue() -> None:
    assert {"en", *CATALOGUES} == set(SPOKEN)


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_has_every_text_and_no_other(language: str) -> None:
    """`python -m tests.catalogue` brings the file up to date, and lists what is to be translated."""
    wanted = {(text.id, text.context) for text in template() if text.id}
    assert {(text.id, text.context) for text in catalogue(language) if text.id} == wanted
    assert [english for english, texts_said in said(language) if not all(texts_said)] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_translations_have_the_placeholders_and_the_edges_of_what_they_translate(language: str) -> None:
    for english, translations in said(language):
        for translation in translations:
            assert fields(translation) in [fields(form) for form in english], translation
            assert edges(translation) == edges(english[0]), translation


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_program_reads_a_catalogue_as_gettexts_tools_do(language: str) -> None:
    ours = read_catalogue(language, (LANGUAGES / f"{language}.po").read_text(encoding="utf-8"))
    for text in catalogue(language):
        if isinstance(text.id, tuple):
            assert ours.forms[text.id[0]] == forms(text.string)
        elif text.id:
            key = f"{text.context}\x04{text.id}" if text.context else str(text.id)
            assert (ours.texts[key],) == forms(text.string)


def test_what_is_not_translated_or_fuzzy_stays_english() -> None:
    read = read_catalogue(
        "pl",
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || '
        'n%100>=20) ? 1 : 2);\\n"\n\nmsgid "Unread"\nmsgstr ""\n\n#, fuzzy\nmsgid "Starred"\nmsgstr "Gwiazda"\n\n'
        'msgid "{} article"\nmsgid_plural "{} articles"\nmsgstr[0] "{} artykuł"\nmsgstr[1] "{} artykuły"\n'
        'msgstr[2] "{} artykułów"\n\nmsgid "Say \\"yes\\"\\n"\nmsgstr "Powiedz "\n"\\"tak\\"\\n"\n',
    )
    texts.speak(read)
    assert (texts.gettext("Unread"), texts.gettext("Starred")) == ("Unread", "Starred")
    assert texts.gettext('Say "yes"\n') == 'Powiedz "tak"\n'
    assert [texts.ngettext("{} article", "{} articles", number) for number in (1, 3, 5, 22)] == [
        *("{} artykuł", "{} artykuły", "{} artykułów", "{} artykuły")
    ]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert (texts.number(1234567), texts.number(0.5, 1), texts.number(12)) == ("1,234,567", "0.5", "12")
    speak("de", {})
    assert (texts.number(1234567), texts.number(1234.5, 1), texts.number(12)) == ("1.234.567", "1.234,5", "12")
