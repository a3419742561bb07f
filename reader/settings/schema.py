"""Every setting with its default, as values. `config/newsreader.toml` says the same in comments for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reader.model.retention import BOUNDS, Rule
from reader.settings.languages import Language

Theme: TypeAlias = Literal[
    "auto",
    "dark",
    "light",
    "terminal",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
]
"""By the terminal's background, our own two, the terminal's own colours, and those that come with textual."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """When feeds are asked, and how much is fetched ahead."""

    on_start: bool = True
    """Ask the feeds that are due when the screen opens."""

    interval: int = 60
    """Minutes between two checks of a feed; 15 at least."""

    background: bool = True
    """Ask feeds when they are due while the screen is open."""

    pages_ahead: int = 50
    """How many of a feed's newest unread articles are fetched whole; 0 to fetch none ahead."""

    metered: bool = False
    """Fetch no pages ahead: titles and teasers alone."""

    megabytes_a_day: int = 0
    """As much is fetched unasked on a day, unpacked, and no more; 0 for no bound."""


@dataclass(frozen=True, slots=True)
class Network:
    """Manners and bounds of every request."""

    offline: bool = False
    """Make no connection at all."""

    connections: int = 64
    connections_per_host: int = 2

    page_pause: float = 1.0
    """Seconds between two pages that are fetched ahead from one host."""

    deadline: float = 30.0
    """Seconds for the whole of one answer."""

    feed_megabytes: int = 10
    page_megabytes: int = 8
    """The most that is taken of a feed and of a page, unpacked."""

    allow_hosts: tuple[str, ...] = ()
    allow_networks: tuple[str, ...] = ()
    """Hosts (`*` stands for any part of a name) and networks (`10.20.0.0/16`) that may be followed although they are
    private: an intranet's. A feed's own address needs no leave."""

    @property
    def wished_pause(self) -> float:
        """Seconds between two pages from one host that a person waits for."""
        return min(self.page_pause, 0.25)


@dataclass(frozen=True, slots=True)
class Keep:
    """What is kept for a time, and the bounds that a person sets to what is kept for ever: 0 is none.

    No bound deletes anything before the person has seen what it would delete, and agreed to it.
    """

    pages: int = 30
    """Days for which fetched pages are kept, compressed, to be read again; 0 to keep none."""

    days: int = 0
    """Days for which articles are kept."""

    per_feed: int = 0
    """How many articles of a feed are kept, the newest ones."""

    megabytes: int = 0
    """How large the library may become before its oldest articles go."""

    unread: bool = True
    """Keep unread articles whatever the bounds say."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The bounds that are set, as rules to agree to."""
        bounds = {"days": self.days, "per_feed": self.per_feed, "megabytes": self.megabytes}
        return tuple(Rule(bound, bounds[bound], unread=self.unread) for bound in BOUNDS if bounds[bound])


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read."""

    mark_read: Literal["open", "end", "manual"] = "open"
    """When an opened article counts as read: at once, at its end, or by hand alone."""

    measure: int = 72
    """The widest a line of an article may be, in cells; 40 to 120."""

    link_numbers: bool = True
    """Number the links in articles."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the screen looks."""

    theme: Theme = "auto"

    language: Language = "auto"
    """Of the program's own texts, its dates and numbers."""

    ascii: bool = False
    """Draw marks and rules with ASCII characters alone."""

    rtl: Literal["auto", "app", "terminal"] = "auto"
    """Who puts text that runs from right to left into the order in which it is drawn."""

    quiet: bool = False
    """Change nothing on the screen unasked: no ages and counts that go on, and a sentence when a refresh is over."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The key preset, and the commands whose keys a person changed."""

    preset: str = "default"
    bind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hooks:
    """Programs of the person's that are told of new articles when a refresh is over. They are run without a shell."""

    notify: tuple[str, ...] = ()
    """A program and its arguments, after which a title and the titles of new articles are put."""

    notify_query: str = "is:unread"
    """Which new articles it is told of."""

    run: tuple[tuple[str, ...], ...] = ()
    """A query, a program and its arguments, each: it has the new articles that match as JSON on its standard input."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What the people who run this machine do not want done here; a system's file alone says it."""

    commands: tuple[str, ...] = ()
    """Commands of the screen and the command line, by name: `pipe`, `open` …; and `hooks` and `programs`, which are
    then not run."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    refresh: Refresh = field(default_factory=Refresh)
    network: Network = field(default_factory=Network)
    keep: Keep = field(default_factory=Keep)
    reading: Reading = field(default_factory=Reading)
    look: Look = field(default_factory=Look)
    keys: Keys = field(default_factory=Keys)
    hooks: Hooks = field(default_factory=Hooks)
    locked: Locked = field(default_factory=Locked)

    @property
    def permitted_hooks(self) -> Hooks:
        """The hooks that are run: none where the system locks them."""
        return Hooks() if "hooks" in self.locked.commands else self.hooks

    @property
    def permits_programs(self) -> bool:
        """Whether programs that write feeds are run."""
        return "programs" not in self.locked.commands
