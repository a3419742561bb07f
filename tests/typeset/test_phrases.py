"""Ages, dates and numbers as a person's language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from reader.model.article import Article
from reader.model.blocks import Link, Related
from reader.settings.languages import SPOKEN, Language, speak
from reader.typeset import phrases
from reader.typeset.cells import width
from reader.typeset.layout import facts, lay_body

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "ages", "day", "weekday", "size"),
    [
        ("en", ["now", "5 min", "3 h", "2 d"], "5 Mar 2026", "Thursday, 5 Mar 2026", "3.4 MB"),
        ("de", ["jetzt", "5 min", "3 Std.", "2 Tg."], "5. März 2026", "Donnerstag, 5. März 2026", "3,4 MB"),
    ],
)
def test_each_language_writes_them_its_own_way(
    language: str, ages: list[str], day: str, weekday: str, size: str
) -> None:
    speak("de" if language == "de" else "en")
    times = (timedelta(), timedelta(minutes=5), timedelta(hours=3), timedelta(days=2))
    assert [phrases.age(NOW - time, NOW) for time in times] == ages
    assert phrases.day(NOW) == day
    assert phrases.weekday(date(2026, 3, 5)) == weekday
    assert phrases.size(3_400_000) == size


def test_the_line_under_a_title_is_in_the_persons_language() -> None:
    speak("de")
    article = Article(1, "T", "", "Feed", ("Feed",), NOW, updated=NOW + timedelta(days=1), words=880, opinion=True)
    said = " · ".join(facts(article))
    assert said.startswith("5. März 2026, ")
    assert "aktualisiert 6. März 2026, " in said
    assert said.endswith(" · 4 min · Meinung · Feed")


def test_links_to_the_same_story_stand_under_a_head_of_their_own() -> None:
    block = Related((Link("https://news.example/de/a-2", "Deutsch"),), versions=True)
    assert next(line.text.strip() for line in lay_body((block,), 40)) == "In other languages"
    speak("de")
    assert next(line.text.strip() for line in lay_body((block,), 40)) == "In anderen Sprachen"


@pytest.mark.parametrize("language", SPOKEN)
def test_the_longest_age_has_room_in_every_language(language: Language) -> None:
    speak(language, {})
    days = [datetime(2000, month, 28, 12, tzinfo=UTC) for month in range(1, 13)]
    assert max(width(phrases.age(day, NOW)) for day in days) == phrases.age_cells()
