"""`newsreader import newsboat`: its feeds, queries, settings, articles and marks; what became of each line is told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final

from reader import wiring
from reader.cli import amounts, diagnostics, feedprogram, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, ProgressLine
from reader.library.newsboat.config import Config, read_config
from reader.library.newsboat.lines import Outcome
from reader.library.newsboat.places import Places, find_newsboat, included, text_of
from reader.library.newsboat.urls import Urls, read_urls
from reader.model.article import Seen
from reader.model.errors import NotFound, Unfit
from reader.model.feed import Entry, Feed
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.model.times import utc_now
from reader.settings import changing
from reader.settings.load import load_keys
from reader.settings.paths import expanded, shown
from reader.settings.schema import Keys, Settings
from reader.store.newsboat import CachedItem, read_cache
from reader.wiring import Library

_PRESET: Final = "newsboat"

_TOGETHER: Final = 200
"""Articles that are brought in at once."""

_LARGE: Final = 4_000_000
"""Characters of their texts that are read at once."""


@dataclass(slots=True)
class _Done:
    """What came along of the cache: how many articles, and the ids of those with each mark."""

    articles: int = 0
    read: list[int] = field(default_factory=list)
    starred: list[int] = field(default_factory=list)
    tagged: dict[str, list[int]] = field(default_factory=dict)


def run(context: Context) -> Exit:
    """Brings all of it along; with --dry-run it says what would come."""
    wishes = context.arguments
    places = _places(context)
    if not any((places.urls, places.config, places.cache)):
        raise NotFound(_("newsboat's files are not where it keeps them. --urls, --cache and --settings name them."))
    urls = read_urls(text_of(places.urls), shown(places.urls)) if places.urls else Urls()
    config = _config(places.config)
    for outcome in (*urls.outcomes, *config.outcomes):
        output.line(str(outcome))
    output.flush()
    if wishes.dry_run:
        for offered in urls.programs:
            become = _("a feed, if you agree that this is run for it: {}").format(offered.program.line)
            output.line(str(offered.became(become)))
        come = _("{} feeds would come along").format(len(urls.feeds))
        asked = ngettext("{} program would be asked about", "{} programs would be asked about", len(urls.programs))
        come += f", {asked.format(len(urls.programs))}" if urls.programs else ""
        diagnostics.say(_("Nothing was changed. {}; {}").format(come, _left(urls, config, ())))
        return Exit.OK
    with wiring.open_library(context.data, diagnostics.say, subscriptions=context.subscriptions) as library:
        before = len(library.subscriptions.feeds())
        library.subscriptions.add_all(urls.feeds, utc_now())
        added = len(library.subscriptions.feeds()) - before
        settled = [feedprogram.settle(context, library, offered) for offered in urls.programs]
        for outcome in settled:
            output.line(str(outcome))
        output.flush()
        _keep_views(library, (*urls.views, *config.views.items()))
        _keep_mutes(library, config.mutes)
        _keep_settings(context, config)
        done = (
            asyncio.run(_adopt(context.data, library, _feeds(library, urls), places.cache)) if places.cache else _Done()
        )
        _mark(library, done)
    marked = _("{} articles, {} of them read and {} starred").format(done.articles, len(done.read), len(done.starred))
    left = _left(urls, config, settled)
    diagnostics.say(_("{} feeds added, {} here already; {}. {}").format(added, len(urls.feeds) - added, marked, left))
    return Exit.OK


def _places(context: Context) -> Places:
    """The files that are named, else those that are where newsboat keeps them."""
    found, wishes = find_newsboat(), context.arguments
    return Places(
        urls=expanded(wishes.urls) if wishes.urls else found.urls,
        config=expanded(wishes.settings) if wishes.settings else found.config,
        cache=expanded(wishes.cache) if wishes.cache else found.cache,
    )


def _config(file: Path | None) -> Config:
    """What newsboat's `config` says, where there is one, with the keys that people who come from there have here."""
    if file is None:
        return read_config("", "")
    keys = load_keys(Settings(keys=Keys(_PRESET))).bindings
    return read_config(text_of(file), shown(file.resolve()), keys, partial(included, file))


def _left(urls: Urls, config: Config, settled: Sequence[Outcome]) -> str:
    outcomes = (*urls.outcomes, *config.outcomes, *settled)
    left, lines = sum(1 for outcome in outcomes if outcome.reason), len(outcomes) + len(urls.programs) - len(settled)
    return _("{} of {} lines have no place here, each with its reason above.").format(left, lines)


def _feeds(library: Library, urls: Urls) -> dict[str, Feed]:
    """The feeds by what newsboat calls them."""
    feeds = {feed.url: feed for feed in library.subscriptions.feeds()}
    named = {one.said: feeds[one.feed.url] for one in urls.programs if one.feed.url in feeds}
    return {**feeds, **named}


def _keep_views(library: Library, views: Iterable[tuple[str, str]]) -> None:
    for name, query in views:
        try:
            library.views.make(name, query)
        except Unfit as error:
            diagnostics.say(_("The view “{}”: {}").format(name, error))


def _keep_mutes(library: Library, queries: Iterable[str]) -> None:
    for query in queries:
        try:
            library.mutes.mute(query, utc_now())
        except Unfit as error:
            diagnostics.say(_("The rule {}: {}").format(query, error))


def _keep_settings(context: Context, config: Config) -> None:
    """Writes what newsboat's settings say into the person's file, with newsboat's keys."""
    wanted = dict(config.settings)
    if config.binds:
        wanted["keys.preset"] = _PRESET
        bound = {**context.settings.keys.bind, **config.binds}
        wanted["keys.bind"] = {command: list(keys) for command, keys in bound.items()}
    if wanted:
        changing.write(context.settings_file, wanted)
        said = ngettext("{} setting was written into {}.", "{} settings were written into {}.", len(wanted))
        diagnostics.say(said.format(len(wanted), shown(context.settings_file)))


async def _adopt(data: Path, library: Library, feeds: Mapping[str, Feed], cache: Path) -> _Done:
    """Brings in the articles of feeds that are followed, some at a time."""
    done, progress = _Done(), ProgressLine()
    async with wiring.open_adopter(data) as adopter:
        for url, items in groupby(read_cache(cache), lambda item: item.feed_url):
            feed = feeds.get(url)
            if feed is None:  # what newsboat keeps of a feed that is followed no more
                continue
            for some in _batches(items):
                seen = await adopter.adopt(feed, [_entry(item, feed) for item in some])
                _note(done, library, some, seen)
                progress.show(amounts.articles(done.articles))
    progress.clear()
    return done


def _batches(items: Iterable[CachedItem]) -> Iterable[list[CachedItem]]:
    some: list[CachedItem] = []
    for item in items:
        some.append(item)
        if len(some) == _TOGETHER or sum(len(one.content) for one in some) > _LARGE:
            yield some
            some = []
    if some:
        yield some


def _entry(item: CachedItem, feed: Feed) -> Entry:
    """An article of newsboat's as its feed said it."""
    from reader.model.text import strip_markup

    return Entry(
        id=item.guid or item.url,
        url=item.url,
        title=clean_line(item.title),
        published=item.published,
        summary=clean_line(strip_markup(item.content[:4_000]))[:500],
        content=item.content,
        authors=tuple(filter(None, (clean_line(item.author),))),
        language=feed.language,
    )


def _note(done: _Done, library: Library, items: Sequence[CachedItem], seen: Sequence[Seen]) -> None:
    """Notes which articles bear which marks."""
    ids = library.marks.named([key for one in seen for key in one.keys])
    for item, one in zip(items, seen, strict=True):
        article = next((ids[key] for key in one.keys if key in ids), None)
        if article is None:
            continue
        done.articles += 1
        if not item.unread:
            done.read.append(article)
        for flag in item.flags:
            if flag == "s":
                done.starred.append(article)
            elif flag.isalpha():
                done.tagged.setdefault(f"flag {flag}", []).append(article)


def _mark(library: Library, done: _Done) -> None:
    now = utc_now()
    library.marks.read(done.read, now)
    library.marks.star(done.starred, now)
    for tag, ids in done.tagged.items():
        library.marks.tag(ids, tag, now)
