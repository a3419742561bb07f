"""What a person answers to a question that takes yes or no. Pure."""

from __future__ import annotations

from reader.model.texts import gettext as _


def is_yes(answer: str) -> bool:
    """Whether an answer means yes, in English or in the person's language: the word, or how it begins."""
    words = ("yes", _("yes").casefold())
    return answer.strip().casefold() in {*words, *(word[:1] for word in words)}
