"""What was entered before can be had again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.history import History


def _entered(*texts: str) -> History:
    history = History()
    for text in texts:
        history.keep(text)
    return history


def test_the_newest_comes_first_and_what_was_typed_comes_back() -> None:
    history = _entered("rain", "snow")
    assert [history.step(1, "ha"), history.step(1, "snow"), history.step(1, "rain")] == ["snow", "rain", "rain"]
    assert [history.step(-1, "rain"), history.step(-1, "snow"), history.step(-1, "ha")] == ["snow", "ha", "ha"]


def test_an_entry_is_kept_once_and_an_empty_one_not_at_all() -> None:
    history = _entered("rain", "snow", "rain ", " ")
    assert [history.step(1, ""), history.step(1, ""), history.step(1, "")] == ["rain", "snow", "snow"]


def test_another_question_begins_at_the_newest() -> None:
    history = _entered("rain", "snow")
    history.step(2, "")
    history.leave()
    assert history.step(1, "") == "snow"


@given(st.lists(st.integers(-3, 3)), st.text())
def test_one_always_comes_back_to_what_was_typed(steps: list[int], typed: str) -> None:
    history, shown = _entered("a", "b", "c"), typed
    for step in steps:
        shown = history.step(step, shown)
    assert history.step(-3, shown) == typed
