"""What is typed after the colon is understood, or the nearest is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.completion import Vocabulary
from reader.model.errors import NotFound, QueryError
from reader.model.text import clean_line
from reader.settings.commands import COMMANDS
from reader.settings.orders import ORDERS
from reader.tui.commandline import Wish, check, complete, understand

VOCABULARY = Vocabulary(tags=("later", "[@click=app.quit]x[/]"), languages=("de",))


@pytest.mark.parametrize("command", [command.id for command in COMMANDS])
def test_every_command_is_known_by_its_name(command: str) -> None:
    assert understand(f" {command} ") == Wish(command=command)
    assert understand(command.replace("_", "-")) == Wish(command=command)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_known_by_its_title(command: object) -> None:
    (known,) = [one for one in COMMANDS if one is command]
    assert understand(known.title.upper()) == Wish(command=known.id)


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("search rain -snow", Wish(order="search", argument="rain -snow", start=7)),
        ("  theme   light ", Wish(order="theme", argument="light", start=10)),
        ("save ~/a file.md", Wish(order="save", argument="~/a file.md", start=5)),
        ("offline", Wish(order="offline")),
        ("q", Wish(order="q")),
        ("search", Wish(command="search")),
        ("refresh every", None),
        ("show starred", Wish(command="show_starred")),
        ("editions", Wish(command="editions")),
    ],
)
def test_orders_and_words_of_titles_are_understood(line: str, wish: Wish | None) -> None:
    if wish is None:
        with pytest.raises(NotFound):
            understand(line)
    else:
        assert understand(line) == wish


def test_an_empty_line_asks_for_nothing() -> None:
    assert understand("  ") is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("serch rain", "There is no command “serch rain”. The nearest is search."),
        ("ofline", "There is no command “ofline”. The nearest is offline."),
        ("xyzzy", "There is no command “xyzzy”."),
        ("theme", "After “theme” stands what: NAME."),
        ("offline now", "Nothing stands after “offline”."),
        ("quit now", "Nothing stands after “quit”."),
    ],
)
def test_what_is_not_understood_is_said_with_the_nearest(line: str, said: str) -> None:
    with pytest.raises(NotFound) as raised:
        understand(line)
    assert str(raised.value) == said


def test_a_wrong_search_is_pointed_at_where_it_stands_in_the_line() -> None:
    with pytest.raises(QueryError) as raised:
        check("search rain fed:x")
    assert (raised.value.position, raised.value.length) == (12, 4)
    check("tag fed:x")


def _completed(line: str) -> list[str]:
    return [offer.completion.accepted(line) for offer in complete(line, len(line), VOCABULARY)]


def test_names_and_arguments_are_completed() -> None:
    assert _completed("off") == ["offline", "download", "go_offline"]
    assert "refresh_all" in _completed("refresh")
    assert "toggle_star" in _completed("unstar")
    assert _completed("search lang:d") == ["search lang:de"]
    assert _completed("theme li") == ["theme light"]
    assert _completed("tag ") == ["tag later", "tag [@click=app.quit]x[/]"]
    assert _completed("save a") == []


@given(st.one_of(st.text(max_size=30), st.sampled_from([f"{order.name} x" for order in ORDERS])), st.integers(0, 40))
def test_every_line_is_understood_or_said_no_to_and_completed_within_itself(line: str, cursor: int) -> None:
    cursor = min(cursor, len(line))
    for offer in complete(line, cursor, VOCABULARY):
        assert 0 <= offer.completion.start <= offer.completion.end <= len(line)
    said = ""
    try:
        understand(line)
    except NotFound as error:
        said = str(error)
    assert clean_line(said) == said
