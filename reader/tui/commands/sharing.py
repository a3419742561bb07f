"""Taking an article out of the library: into a file, into another program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.documents import document, file_name
from reader.model.article import Article
from reader.model.texts import gettext as _
from reader.tui.history import History
from reader.tui.programs import arguments, lend, outcome
from reader.tui.saving import save
from reader.tui.widgets.prompt import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Sharing:
    """The commands of the group Sharing."""

    screen: ReadingScreen
    _piped: History = field(default_factory=History)

    async def write(self) -> None:
        article = self._current()
        if article is None:
            return

        async def write(file: str) -> bool:
            await save(self.screen, article.id, file)
            return True

        self.screen.ask(
            Question(
                label=_("Write to"),
                hint=_("a file; .txt and .json are written as that, all others as Markdown"),
                text=f"~/{file_name(article.title, self.screen.session.clock())}",
                keep=_("write it"),
                entered=write,
            )
        )

    async def pipe(self) -> None:
        article = self._current()
        if article is None:
            return

        async def run(line: str) -> bool:
            argv = arguments(line)
            self._piped.keep(line)
            await self._run(article.id, argv)
            return True

        self.screen.ask(
            Question(
                label="|",
                hint=_("a program that is given the article as Markdown, such as less"),
                keep=_("run it"),
                entered=run,
                history=self._piped,
                recalls=True,
            )
        )

    def _current(self) -> Article | None:
        article = self.screen.articles.current
        if article is None:
            self.screen.say(_("There is no article here."))
        return article

    async def _run(self, article_id: int, argv: list[str]) -> None:
        session = self.screen.session
        story = await session.ask(session.library.reading.story, article_id)
        if story is not None:
            code = lend(self.screen.app, argv, document(story, ".md", 0), waits=True)
            self.screen.say(outcome(argv[0], code), failed=code != 0)
