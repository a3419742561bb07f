"""What the screen leaves behind for the next start: the frame that it will begin with."""

from __future__ import annotations

from reader.tui.arrangement import Arrangements
from reader.tui.screens.reading import ReadingScreen


def frame_left(screen: ReadingScreen) -> str:
    """All that the next start will show, as a terminal is sent it; "" where that can't be known.

    The screen shows that afterwards, for what a person unfolded, marked or arranged does not outlive it.
    """
    articles, panes, refreshing = screen.articles, screen.panes, screen.refreshing
    is_begun = screen.prompt.is_open or screen.session.busy or articles.selected
    is_elsewhere = panes.pane == "feeds" or panes.reading_only
    is_otherwise = refreshing.seems_offline != screen.settings.network.offline
    shown, current, story = articles.ids, articles.current, screen.article.story
    if is_begun or is_elsewhere or is_otherwise or articles.is_seeking or current is None:
        return ""
    screen.trail.wanted = current.id
    screen.session.arrangements = Arrangements()
    screen.key_line.sentence = ""
    for rows in (articles, screen.feeds):
        rows.scroll_to(y=0, animate=False, force=True, immediate=True)
    is_same = screen.begin() and articles.current is not None and articles.current.id == current.id
    if not is_same or (story is not None and story.article.id != current.id):
        return ""
    if (ready := articles.ids) == shown[: len(ready)]:
        articles.extend(shown)  # so long will the list be in a moment
    screen.article.show_plain()
    screen.tell_place()
    screen.tell_progress()
    return picture(screen)


def picture(screen: ReadingScreen) -> str:
    """What is on the screen now, as a terminal is sent it. Textual has no public door for it."""
    screen._refresh_layout()
    return screen._compositor.render_full_update().render_segments(screen.app.console)
