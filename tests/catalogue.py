"""All texts that the program says to a person, and its catalogues of translations, brought up to date by

    python -m tests.catalogue            every catalogue of config/languages
    python -m tests.catalogue pl         a new one for Polish (BCP 47)

New texts stand in it untranslated, those that are said no more are left out, and all stand in the order of the code.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from reader.settings.commands import COMMANDS
from reader.settings.described import descriptions
from reader.settings.editions import load_editions
from reader.settings.orders import ORDERS

ROOT: Final = Path(__file__).parents[1]
LANGUAGES: Final = ROOT / "config" / "languages"
KEYWORDS: Final = {
    "_": None,
    "gettext": None,
    "deferred": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}

HEADER: Final = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


@cache
def template() -> Catalog:
    """Every text: those in the code, and those that stand in tables and shipped files, which are data."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for file in sorted((ROOT / "reader").rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        for _line, text, comments, context in extract_from_file("python", file, KEYWORDS, ["For translators:"]):
            catalog.add(text, locations=[(place, None)], auto_comments=comments, context=context)  # type: ignore[list-item]
    for place, text, context in _in_data():
        catalog.add(text, locations=[(place, None)], context=context)  # type: ignore[list-item]
    return catalog


def catalogue(language: str) -> Catalog:
    """The catalogue of a language, as gettext's tools read it."""
    with (LANGUAGES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def _in_data() -> Iterator[tuple[str, str, str | None]]:
    for command in COMMANDS:
        yield "reader/settings/commands.py", command.title, None
        yield "reader/settings/commands.py", command.group, None
        if command.short:
            yield "reader/settings/commands.py", command.short, "key"
    for order in ORDERS:
        yield "reader/settings/orders.py", order.title, None
        if order.shown:
            yield "reader/settings/orders.py", order.shown, None
    for edition in load_editions():
        yield "config/feeds.toml", edition.english, None
    for setting in descriptions():
        yield "config/newsreader.toml", setting.gist, None
    for preset in sorted((ROOT / "config" / "keys").glob("*.toml")):
        for sentence in tomllib.loads(preset.read_text(encoding="utf-8")).get("answers", {}).values():
            yield f"config/keys/{preset.name}", sentence, None


def _bring_up_to_date(language: str) -> Catalog:
    file = LANGUAGES / f"{language}.po"
    known = catalogue(language) if file.exists() else Catalog(locale=language, charset="utf-8", fuzzy=False)
    fresh = Catalog(locale=language, charset="utf-8", fuzzy=False, header_comment=known.header_comment)
    for text in template():
        if text.id:
            there = known.get(text.id[0] if isinstance(text.id, tuple) else text.id, context=text.context)
            fresh.add(
                text.id,
                there.string if there else None,
                locations=text.locations,
                auto_comments=text.auto_comments,
                user_comments=there.user_comments if there else (),
                context=text.context,
            )
    _write(language, fresh)
    return fresh


def _write(language: str, catalog: Catalog) -> None:
    LANGUAGES.mkdir(exist_ok=True)
    with (LANGUAGES / f"{language}.po").open("wb") as file:
        file.write(HEADER.format(language=language, plurals=catalog.plural_forms).encode())
        write_po(file, catalog, width=120, include_lineno=False, omit_header=True)


def main() -> None:
    """Brings the catalogues up to date, and says what is still to be translated."""
    for language in sys.argv[1:] or sorted(file.stem for file in LANGUAGES.glob("*.po")):
        missing = [text.id for text in _bring_up_to_date(language) if text.id and not _is_translated(text.string)]
        sys.stdout.write(f"{language}: {len(missing)} to translate.\n")
        sys.stdout.writelines(f"  {text}\n" for text in missing)


def _is_translated(said: object) -> bool:
    return all(said) if isinstance(said, tuple) else bool(said)


if __name__ == "__main__":
    main()
