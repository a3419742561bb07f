"""The languages in which the program speaks, and which of them a person reads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final, Literal, TypeAlias, cast

from reader.model import texts
from reader.settings.paths import shipped

Language: TypeAlias = Literal["auto", "en", "de"]
"""By the person's environment, or one that there is a catalogue of (English needs none)."""

SPOKEN: Final[tuple[Language, ...]] = ("en", "de")

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where POSIX keeps the language of messages, the strongest first."""


def speak(wish: Language, environment: Mapping[str, str] = os.environ) -> None:
    """Says everything in the language that a person wishes for from now on."""
    language = chosen(preferred(environment)) if wish == "auto" else wish
    if language != texts.spoken().language:
        texts.speak(_catalogue(language))


def for_workers() -> Callable[[], None] | None:
    """What lets another process say in the person's language what is wrong with a feed or a page; None for English."""
    language = texts.spoken().language
    return None if language == "en" else partial(speak, cast("Language", language))


def preferred(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The languages (BCP 47) that a person's environment names, the dearest first: `LANG=de_AT.UTF-8` is `de-AT`.

    As in gettext, `LANGUAGE` lists several, and counts where the locale is not that of plain C.
    """
    locale = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    if not locale or _tag(locale) in {"C", "POSIX"}:
        return ()
    listed = [*environment.get("LANGUAGE", "").split(":"), locale]
    return tuple(dict.fromkeys(_tag(name) for name in listed if name))


def chosen(wanted: Iterable[str]) -> Language:
    """The first of `wanted` that the program speaks; English where it speaks none."""
    primary = (tag.partition("-")[0].lower() for tag in wanted)
    return next((spoken for one in primary for spoken in SPOKEN if spoken == one), "en")


def _tag(locale: str) -> str:
    return locale.partition(".")[0].partition("@")[0].replace("_", "-")


def _catalogue(language: Language) -> texts.Catalogue:
    if language == "en":
        return texts.ENGLISH
    from reader.settings.catalogues import read_catalogue  # who reads English needs no catalogue

    return read_catalogue(language, (shipped() / "languages" / f"{language}.po").read_text(encoding="utf-8"))
