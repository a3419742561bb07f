"""Letters that are not Latin do what the Latin ones at their places do."""

from __future__ import annotations

import pytest

from reader.settings.layouts import LAYOUTS, at_place


@pytest.mark.parametrize(
    ("letters", "keys", "languages"),
    [
        ("фывапролд", "asdfghjkl", ()),
        ("ФОЛП", "AJKG", ()),
        ("іїє", "s]'", ("uk",)),
        ("شسيبلاتنم", "asdfghjkl", ()),
        ("شسیبلاتنم", "asdfghjkl", ("fa-IR",)),
        ("ىةوز", "nm,.", ("ar",)),
        ("دپز", "nmc", ("fa",)),
        ("د", "]", ()),
        ("јкл", "jkl", ("sr",)),
        ("ξκλ", "jkl", ()),
        ("гтнв", "hjkl", ("bg",)),
        ("חלך", "jkl", ()),
        ("٣۴৫", "345", ()),
    ],
)
def test_a_letter_stands_for_the_key_at_its_place(letters: str, keys: str, languages: tuple[str, ...]) -> None:
    assert "".join(at_place(letter, languages) for letter in letters) == keys


@pytest.mark.parametrize("letter", ["j", "G", "/", "é", "ß", "中", "escape", "€", ""])
def test_what_is_on_no_other_layout_stays(letter: str) -> None:
    assert at_place(letter, ("fr",)) == letter


@pytest.mark.parametrize("language", LAYOUTS)
def test_no_two_letters_of_a_layout_share_a_key(language: str) -> None:
    keys = list(LAYOUTS[language].values())
    assert len(keys) == len(set(keys)) >= 20
