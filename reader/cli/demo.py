"""`newsreader demo`: the screen on a sample site and a library that is gone afterwards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reader import demo, wiring
from reader.cli import diagnostics
from reader.cli.context import Context, require_screen
from reader.cli.diagnostics import Exit
from reader.cli.screen import show
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.times import utc_now
from reader.settings.load import load_keys
from reader.settings.schema import Settings


def run(context: Context) -> Exit:
    """Opens the screen at once; the sample feeds come in behind it, as real ones would."""
    require_screen()
    settings = sample_settings(context.settings)
    keymap = load_keys(settings, context.settings_file)
    for problem in keymap.problems:
        diagnostics.say(problem)
    with (
        TemporaryDirectory(prefix="newsreader-demo-", ignore_cleanup_errors=True) as folder,
        serve(Site.load(utc_now()), lively=True) as base_url,
        wiring.open_library(Path(folder)) as library,
    ):
        for feed in demo.feeds(base_url):
            library.subscriptions.add(feed, utc_now())
        show(
            library,
            settings,
            keymap,
            lambda: wiring.open_poller_aside(Path(folder), settings),
            sample=True,
        )
    return Exit.OK


def sample_settings(settings: Settings) -> Settings:
    """The person's settings, but for those that spare a network: the sample site is this program itself."""
    return replace(
        settings,
        refresh=replace(settings.refresh, on_start=True, pages_ahead=max(50, settings.refresh.pages_ahead)),
        network=replace(settings.network, offline=False, page_pause=0.0),
    )
