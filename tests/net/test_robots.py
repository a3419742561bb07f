"""What sites let programs fetch ahead, asked of a real server; only the clock is the test's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.errors import BadStatus, Offline, TimedOut, Unreachable
from reader.net.fetcher import USER_AGENT, HttpFetcher
from reader.net.offline import OfflineFetcher
from reader.net.robots import LONGEST_DELAY, PRODUCT, Permission, Robots
from reader.settings.schema import Network
from tests.net.loopback import Answer, Site
from tests.timing import within

pytestmark = pytest.mark.anyio


@dataclass
class Town:
    """A site, and a clock that a test moves."""

    site: Site
    now: datetime = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)

    def robots(self, deadline: float = 30.0) -> Robots:
        return Robots(HttpFetcher(Network()), lambda: self.now, deadline=deadline)

    async def permission(self, path: str, robots: Robots | None = None) -> Permission:
        return await (robots or self.robots()).permission(self.site.url(path), self.site.url("/feed"))


@pytest.fixture
def town(site: Site) -> Town:
    return Town(site)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/boats", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: newsreader\nDisallow: /private/", True),
        ("User-agent: other\nUser-agent: NewsReader/2.0\nDisallow: /", False),
        ("user-agent : newsreader # ours\r\ndisallow: /*/boats$", False),
        ("User-agent: news\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<!doctype html><title>Not found</title>", True),
        ("User-agent: *\nDisallow: //[x\nDisallow: gopher://[x\nDisallow: http://[x\nDisallow: /news", False),
        ("Disallow: /", True),
    ],
)
async def test_rules_are_those_for_this_program(town: Town, text: str, allowed: bool) -> None:
    town.site.put("/robots.txt", text)
    assert (await town.permission("/news/boats")).allowed is allowed


def test_the_program_calls_itself_what_its_rules_are_looked_up_by() -> None:
    assert USER_AGENT.startswith(f"{PRODUCT}/")
    assert PRODUCT == "newsreader"


async def test_a_host_is_asked_once_a_day(town: Town) -> None:
    town.site.put("/robots.txt", "User-agent: *\nDisallow: /a")
    robots = town.robots()
    assert [(await town.permission(path, robots)).allowed for path in ("/a", "/b", "/c")] == [False, True, True]
    assert town.site.robots == 1
    town.now += timedelta(hours=25)
    town.site.put("/robots.txt", "")
    assert (await town.permission("/a", robots)).allowed
    assert town.site.robots == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_a_site_without_rules_allows_all(town: Town, status: int) -> None:
    town.site.put("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    assert await town.permission("/a") == Permission(allowed=True)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_site_that_has_trouble_is_asked_later(town: Town, status: int) -> None:
    robots = town.robots()
    town.site.put("/robots.txt", status=status)
    for path in ("/a", "/b"):
        with pytest.raises(BadStatus):
            await town.permission(path, robots)
    assert town.site.robots == 1
    town.now += timedelta(hours=2)
    town.site.put("/robots.txt", "")
    assert (await town.permission("/a", robots)).allowed


async def test_a_site_that_does_not_answer_is_asked_later(town: Town) -> None:
    town.site.answers["/robots.txt"] = Answer(drips=True)
    with pytest.raises(TimedOut):
        await town.permission("/a", town.robots(deadline=0.2))
    town.site.put("/robots.txt", "words", Content_Length="99")
    with pytest.raises(Unreachable):
        await town.permission("/a")


async def test_offline_nothing_is_concluded() -> None:
    robots = Robots(OfflineFetcher(), lambda: datetime.now(UTC))
    with pytest.raises(Offline):
        await robots.permission("http://news.example/")


async def test_rules_elsewhere_hold_and_such_that_nobody_may_read_are_none(town: Town) -> None:
    town.site.put("/robots.txt", status=302, Location="/rules")
    town.site.put("/rules", "User-agent: *\nDisallow: /a")
    assert not (await town.permission("/a")).allowed
    town.site.put("/robots.txt", status=302, Location="http://10.0.0.1/")
    assert (await town.permission("/a")).allowed


@pytest.mark.parametrize(
    ("asked", "delay"),
    [("2", 2.0), ("0.5", 0.5), ("86400", LONGEST_DELAY), ("inf", LONGEST_DELAY), ("nan", 0.0), ("-1", 0.0), ("x", 0.0)],
)
async def test_the_delay_is_kept_within_bounds(town: Town, asked: str, delay: float) -> None:
    town.site.put("/robots.txt", f"User-agent: *\nCrawl-delay: {asked}\nAllow: /")
    assert await town.permission("/a") == Permission(allowed=True, delay=delay)


async def test_no_more_than_half_a_megabyte_is_read(town: Town) -> None:
    filler = "# words\n" * 65_000
    town.site.put("/robots.txt", f"User-agent: *\nDisallow: /a\n{filler}Disallow: /b\n")
    assert [(await town.permission(path)).allowed for path in ("/a", "/b")] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{number}\n" for number in range(15_000)) + "Allow: /a\n" * 15_000,
        "".join(f"User-agent a{number}\n" for number in range(15_000)) + "Allow: /a\n" * 15_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 100_000 + "b\n",
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*a*b\n" * 10_000,
    ],
    ids=["many programs", "many programs without colons", "one wild rule", "many wild rules"],
)
async def test_rules_made_to_cost_time_cost_little(town: Town, text: str) -> None:
    town.site.put("/robots.txt", text)
    with within(3):
        assert (await town.permission("/" + "a" * 1500)).allowed


@given(st.text(alphabet=st.sampled_from("userdisallow-agent:/*$#%[]?; \n\r\t\0é€newsreader")) | st.text())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_text_is_survived(town: Town, text: str) -> None:
    town.site.put("/robots.txt", f"User-agent: *\nDisallow: {text}")
    assert (await town.permission("/a")).delay >= 0
