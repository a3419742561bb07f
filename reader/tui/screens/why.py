"""Why an article is not in sight, and the way back."""

from __future__ import annotations

from reader.library.hiding import Why
from reader.model.article import Article
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.tui.screens.box import BoxScreen
from reader.tui.screens.text import Sentences


class WhyScreen(BoxScreen[bool], inherit_bindings=False):
    """Leaves with true where the article is to be brought back."""

    def __init__(self, article: Article, why: Why) -> None:
        super().__init__(Sentences([why.sentence]), clean_line(article.title), f"{_way_back(why)}   {_('esc leaves')}")

    def choose(self) -> None:
        self.dismiss(True)


def _way_back(why: Why) -> str:
    """What enter does."""
    if why.sight.hidden:
        return _("enter shows it again")
    if why.sight.rules and not why.sight.in_sight:
        return _("enter ends the rule")
    return _("enter goes to it")
