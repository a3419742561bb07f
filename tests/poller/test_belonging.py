"""Which pages are the article that was asked for, and which only stand where it was."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Extraction, WantedPage
from reader.model.blocks import Paragraph, plain
from reader.model.errors import NotThisArticle
from reader.poller.belonging import require_article

ASKED = "https://www.harbour.example/en/coast/ferry-returns-to-the-lake/a-7712345"
TITLE = "Ferry returns to the lake after forty years"
TEASER = "The old boat is back on the water, and the town lined the quay to watch her first crossing at dawn."
WANTED = WantedPage(1, ASKED, TITLE, TITLE, TEASER)
STRANGE = Extraction(title="Welcome aboard", blocks=(Paragraph(plain("Enter your room number to surf.")),))


def gives(
    title: str = "Another headline altogether", body: str = "Nothing that was said before.", **said: str
) -> Extraction:
    return replace(Extraction(title=title, blocks=(Paragraph(plain(body)),)), canonical=said.get("canonical", ""))


@pytest.mark.parametrize(
    ("came_from", "found"),
    [
        pytest.param(ASKED, gives(), id="another title at the same address"),
        pytest.param(f"{ASKED}?utm_source=x", gives(), id="counted visits"),
        pytest.param(ASKED, gives(canonical="https://www.harbour.example/"), id="a careless canonical"),
        pytest.param(ASKED, gives(canonical="https://agency.example/88812345"), id="another house's canonical"),
        pytest.param(ASKED.replace("ferry-returns-to-the-lake", "die-faehre"), gives(), id="a translated slug"),
        pytest.param(ASKED.replace("www.harbour", "www.quay"), gives(TITLE), id="another host with the title"),
        pytest.param(ASKED.replace("www.harbour", "www.quay"), gives(f"{TITLE} | Quay"), id="with a longer title"),
        pytest.param("https://quay.example/2026/ferry", gives(body=TEASER), id="another host with the teaser"),
        pytest.param(ASKED.replace("www.harbour", "www.quay"), gives(), id="another host with the same path"),
        pytest.param("https://quay.example/story/7712345", gives(), id="another host with the same number"),
        pytest.param("https://amp.harbour.example/en/coast/ferry/a-7712345", gives(), id="a form for telephones"),
        pytest.param(f"{ASKED}/amp", gives(), id="a form below"),
        pytest.param("https://www.harbour.example/story", gives(), id="another path of the same host"),
        pytest.param("https://www.harbour.example/login", gives(TITLE), id="the title at whatever address"),
    ],
)
def test_an_article_that_moved_or_changed_is_the_article(came_from: str, found: Extraction) -> None:
    require_article(WANTED, came_from, found)


@pytest.mark.parametrize(
    "url",
    [
        "https://t.co/Ab3dE",
        "https://feeds.feedburner.com/~r/harbour/~3/12345678/ferry",
        "https://news.google.com/rss/articles/CBMi1234567890",
        "https://rss.harbour.example/c/1/f/99999/s/1",
    ],
)
def test_an_address_that_leads_on_says_nothing_of_where(url: str) -> None:
    require_article(replace(WANTED, url=url), "https://quay.example/2026/ferry-7654321", gives())


def test_an_address_that_was_a_form_leads_to_the_page() -> None:
    require_article(replace(WANTED, url=f"{ASKED}/amp"), ASKED, gives())
    require_article(
        replace(WANTED, url="https://www.harbour.example/?p=77"), "https://www.harbour.example/?p=78", gives()
    )


@pytest.mark.parametrize(
    ("came_from", "found", "said"),
    [
        ("https://www.harbour.example/", gives(), "front page"),
        ("https://www.harbour.example/index.html", gives(body=TEASER), "front page"),
        ("https://www.harbour.example/en", gives(), "front page"),
        ("https://www.harbour.example/en/coast/", gives(body=TEASER), "section of www.harbour.example"),
        ("https://quay.example/", gives(), "front page or a section of quay.example"),
        ("https://www.harbour.example/login?next=/a-7712345", gives(), "login"),
        ("https://accounts.quay.example/x", gives(), "login or for consent"),
        ("https://consent.quay.example/v2/collect/a-7712345", gives(), "consent"),
        ("https://hotel.example/welcome", STRANGE, "it came from hotel.example"),
        ("http://10.0.0.1/welcome", STRANGE, "it came from 10.0.0.1"),
        ("https://www.harbour.example/en/bread-is-short/a-8812345", gives(), "another article of www.harbour.example"),
        (ASKED, gives(canonical="https://www.harbour.example/x/a-8812345"), "another article"),
    ],
)
def test_a_page_in_the_articles_place_is_refused(came_from: str, found: Extraction, said: str) -> None:
    with pytest.raises(NotThisArticle, match="not this article") as caught:
        require_article(WANTED, came_from, found)
    assert said in str(caught.value)
    assert caught.value.short == ""


@pytest.mark.parametrize("short", ["error", "consent"])
def test_an_error_and_a_plea_for_consent_are_refused_wherever_they_come_from(short: str) -> None:
    with pytest.raises(NotThisArticle, match="No article was found") as caught:
        require_article(WANTED, ASKED, replace(gives(TITLE), short=short))  # type: ignore[arg-type]  # one of its words
    assert caught.value.short == short


def test_words_in_scripts_without_spaces_count_too() -> None:
    wanted = replace(
        WANTED, feed_title="渡轮在四十年后重返湖面", title="", teaser="老船回来了,全镇的人都到码头来看它的第一次航行。"
    )
    require_article(wanted, "https://quay.example/x", gives("四十年后渡轮重返湖面"))
    require_article(wanted, "https://quay.example/x", gives("新闻", "老船回来了,全镇的人都到码头来看它的第一次航行。"))
    with pytest.raises(NotThisArticle):
        require_article(wanted, "https://quay.example/x", gives("欢迎使用无线网络", "请输入房间号码。"))


_hosts = st.sampled_from(["www.harbour.example", "quay.example", "login.hotel.example", "10.0.0.1", "["]) | st.text()
_addresses = st.builds(lambda host, path: f"https://{host}/{path}", _hosts, st.text()) | st.text()


@given(_addresses, _addresses, st.text(min_size=1), st.sampled_from(["", "paywall", "script", "teasers"]))
def test_a_page_with_the_feeds_title_is_never_refused(url: str, came_from: str, title: str, short: str) -> None:
    found = replace(gives(title), short=short)  # type: ignore[arg-type]  # one of its words
    require_article(WantedPage(1, url, "", title), came_from, found)


@given(_addresses, _addresses, st.text(), st.text(), _addresses)
def test_whatever_answers_is_refused_in_a_sentence_or_taken(
    url: str, came_from: str, title: str, teaser: str, canonical: str
) -> None:
    with suppress(NotThisArticle):
        require_article(WantedPage(1, url, title, title, teaser), came_from, gives(canonical=canonical))


@given(st.sampled_from(["/x", "/en/ferry-returns-to-the-lake", "/a-7712345", "/?p=7", "/login"]), st.text())
def test_a_page_at_the_address_that_was_asked_is_never_refused_for_its_title(path: str, title: str) -> None:
    url = f"https://www.harbour.example{path}"
    require_article(replace(WANTED, url=url), url, gives(title))
