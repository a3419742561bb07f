"""Articles written to files, where nothing is written over unasked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.documents import document, file_name
from reader.model.errors import Unfit
from reader.model.reasons import reason_of
from reader.model.texts import gettext as _
from reader.settings.paths import shown
from reader.tui.answers import is_yes
from reader.tui.widgets.prompt import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


async def save(screen: ReadingScreen, article_id: int, file: str) -> None:
    """Write an article to the file that a person named; a folder gets one of the article's name.

    A file that is there is written over once a person has said so. Raises `Unfit` where it can't be written.
    """
    session = screen.session
    story = await session.ask(session.library.reading.story, article_id)
    if story is None:
        return
    name = file_name(story.article.title, session.clock())
    path, is_there = await session.threads.run(lambda: _find(file, name))
    text = document(story, path.suffix, screen.settings.reading.measure)

    async def write(*, over: bool) -> None:
        await session.threads.run(lambda: put(path, text, over=over))
        screen.say(_("Written: {}").format(shown(path)))

    async def answer(said: str) -> bool:
        if is_yes(said):
            await write(over=True)
        else:
            screen.say(_("Nothing was written."))
        return True

    if is_there:
        label = _("{} is there. Write over it?").format(shown(path))
        screen.ask(Question(label=label, hint=_("yes or no"), keep=_("answer"), entered=answer))
    else:
        await write(over=False)


def put(path: Path, text: str, *, over: bool) -> None:
    """Write a text to a file; one that is there already only where it may be written `over`. Raises `Unfit`."""
    with _in_words(path):
        if path.exists() and not path.is_file():
            raise Unfit(_("{} is no file.").format(shown(path)))
        with path.open("w" if over else "x", encoding="utf-8") as file:
            file.write(text)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """What the system says of a file, for a person."""
    try:
        yield
    except FileExistsError as error:
        raise Unfit(_("{} is there already.").format(shown(path))) from error
    except FileNotFoundError as error:
        raise Unfit(_("There is no folder {}.").format(shown(path.parent))) from error
    except OSError as error:
        raise Unfit(_("Not written: {} ({})").format(reason_of(error), shown(path))) from error


def _find(file: str, name: str) -> tuple[Path, bool]:
    """The file that a person names, `~` being their folder and `name` what a file in a folder is called; and whether
    it is there. Raises `Unfit`."""
    if not file.strip():
        raise Unfit(_("A file's name is missing."))
    try:
        path = Path(file.strip()).expanduser()
    except RuntimeError as error:
        raise Unfit(_("Whose folder is meant by {}, nobody knows.").format(file.split("/", 1)[0])) from error
    with _in_words(path):
        path = path / name if path.is_dir() else path
        return path, path.exists()
