"""Titles and kickers: what the page states, in the form in which it shows it."""

from __future__ import annotations

import pytest

from reader.extractor import extract
from tests.extractor.smallpages import TITLE, URL, meta, page, stated

SITE = "The River Gazette"


def _title(html: str) -> str:
    return extract(html, URL).title


def _both(html: str) -> tuple[str, str]:
    found = extract(html, URL)
    return found.kicker, found.title


def test_title_is_what_is_stated_first() -> None:
    given = {
        stated(headline="Stated in JSON-LD"): "Stated in JSON-LD",
        meta("og:title", "Stated in OpenGraph"): "Stated in OpenGraph",
        meta("twitter:title", "Stated for a network"): "Stated for a network",
        "": "Shown as the heading",
    }
    heads = list(given)
    for at, head in enumerate(heads):
        html = page(
            head="<title>In the window</title>" + "".join(reversed(heads[at:])), heading="<h1>Shown as the heading</h1>"
        )
        assert _title(html) == given[head]
    assert _title(page(head="<title>In the window</title>", heading="")) == "In the window"


@pytest.mark.parametrize(
    ("stated_title", "heading"),
    [
        ("The FERRY crosses again, after nine winters", "The ferry crosses again: after nine winters"),
        ("'The ferry' crosses again", "»The ferry« crosses again"),
        ("The ferry: again", "<b>The ferry</b>: again!"),
    ],
)
def test_same_letters_are_shown_as_the_heading_has_them(stated_title: str, heading: str) -> None:
    shown = heading.replace("<b>", "").replace("</b>", "")
    assert _title(page(head=stated(headline=stated_title), heading=f"<h1>{heading}</h1>")) == shown


def test_words_that_the_heading_runs_together_are_parted_as_stated() -> None:
    heading = "<h1><span>The fer</span>ry cros<span>ses again</span></h1>"
    assert _title(page(head=stated(headline="THE FERRY crosses again"), heading=heading)) == "The ferry crosses again"
    heading = "<h1><span>River life</span>The fer<i>ry</i></h1>"
    assert _title(page(head=stated(headline="River life: the ferry"), heading=heading)) == "River life: the ferry"


def test_title_that_another_one_has_more_of_is_what_the_page_shows() -> None:
    head = stated(headline=TITLE) + meta("og:title", f"River life: {TITLE}")
    heading = f"<h1><b>River life</b> {TITLE}</h1>"
    assert _title(page(head=head, heading=heading)) == f"River life: {TITLE}"
    assert _title(page(head=head)) == TITLE


@pytest.mark.parametrize("sign", [" | ", " – ", " — ", " - ", " · ", " » ", " : ", "|", "｜", "ㅣ", "：", "_"])
def test_sites_name_is_taken_off(sign: str) -> None:
    title = f"{TITLE}{sign}{SITE}"
    for head in (meta("og:site_name", SITE), meta("og:site_name", "River Gazette")):
        assert _title(page(head=head + meta("og:title", title), heading="")) == TITLE
    head = stated(headline=title, publisher={"name": SITE.upper()})
    assert _title(page(head=head, heading="")) == TITLE


@pytest.mark.parametrize("sign", [" | ", " – ", " - "])
def test_last_part_goes_where_the_page_shows_the_rest(sign: str) -> None:
    head = meta("og:title", f"{TITLE}{sign}Unheard-of Weekly")
    assert _title(page(head=head)) == TITLE
    assert _title(page(head=head, heading="")) == f"{TITLE}{sign}Unheard-of Weekly"


def test_last_part_that_is_no_site_stays() -> None:
    head = meta("og:site_name", SITE) + meta("og:title", f"{TITLE} - and the swallows")
    assert _title(page(head=head, heading="")) == f"{TITLE} - and the swallows"


@pytest.mark.parametrize(
    ("stated_title", "site", "title"),
    [
        ("渡船在九个冬天之后重新启航_社会_河畔新闻网", "河畔新闻网", "渡船在九个冬天之后重新启航"),
        ("渡船在九个冬天之后重新启航-财经|河畔新闻", "河畔新闻", "渡船在九个冬天之后重新启航"),
        ("아홉 번의 겨울 뒤 나룻배가 다시 떴다-사회 | 강변일보", "강변일보", "아홉 번의 겨울 뒤 나룻배가 다시 떴다"),
        ("九回の冬を越えて渡し船が戻る｜川辺新聞", "川辺新聞", "九回の冬を越えて渡し船が戻る"),
    ],
)
def test_section_before_the_sites_name_goes_with_it(stated_title: str, site: str, title: str) -> None:
    head = meta("og:site_name", site) + meta("og:title", stated_title)
    assert _title(page(head=head, heading="")) == title


@pytest.mark.parametrize(
    "name", ["kicker", "c-headline__kicker", "eyebrow", "overline", "Dachzeile", "roofline", "topline"]
)
def test_kicker_inside_the_heading_is_parted_from_the_title(name: str) -> None:
    for sign in ("", ":", " |", " –"):
        heading = f"<h1><span class='{name}'>River life{sign}</span> {TITLE}</h1>"
        assert _both(page(heading=heading)) == ("River life", TITLE)
        heading = f"<h1><span class='{name}'>River life</span>{sign} {TITLE}</h1>"
        assert _both(page(heading=heading)) == ("River life", TITLE)


@pytest.mark.parametrize(
    "before",
    [
        "<p class='kicker'>River life</p>{}",
        "<div><span class='kicker'>River life</span></div>{}",
        "<div><p class='kicker'>River life</p></div><header><div>{}</div></header>",
    ],
)
def test_kicker_shortly_before_the_heading(before: str) -> None:
    assert _both(page(heading=before.format(f"<h1>{TITLE}</h1>"))) == ("River life", TITLE)


def test_kicker_that_the_title_repeats_is_none() -> None:
    heading = "<p class='kicker'>The ferry</p>" + f"<h1>{TITLE}</h1>"
    assert _both(page(heading=heading)) == ("", TITLE)
    head = stated(headline=f"River life: {TITLE}")
    heading = f"<h1><span class='kicker'>River life</span> {TITLE}</h1>"
    assert _both(page(head=head, heading=heading)) == ("", f"River life: {TITLE}")


def test_long_text_called_kicker_is_none() -> None:
    assert _both(page(heading=f"<p class='kicker'>{TITLE * 3}</p><h1>{TITLE}</h1>")) == ("", TITLE)


@pytest.mark.parametrize("sign", [":", " |", " /", " –", " —", " -"])
def test_titles_that_agree_in_their_end_are_that_end(sign: str) -> None:
    head = stated(headline=f"Wheelhouse: {TITLE}")
    heading = f"<h1>Old boats{sign} {TITLE}</h1>"
    assert _both(page(head=head, heading=heading)) == ("Old boats", TITLE)


def test_titles_whose_beginnings_say_the_same_keep_them() -> None:
    head = stated(headline=f"Old ferries: {TITLE}")
    assert _title(page(head=head, heading=f"<h1>Old boats: {TITLE}</h1>")) == f"Old ferries: {TITLE}"


def test_heading_that_is_a_link_is_none() -> None:
    logo = "<a href='/'><h1>The River Gazette</h1></a>"
    assert _title(page(before=logo)) == TITLE
    assert _title(page(before=logo, heading="", head=f"<title>{TITLE}</title>")) == TITLE


def test_heading_is_the_one_that_says_what_is_stated() -> None:
    logo = "<h1>The River Gazette</h1>"
    heading = f"<h1>{TITLE.upper()}!</h1>"
    assert _title(page(before=logo, heading=heading, head=stated(headline=TITLE))) == f"{TITLE.upper()}!"
    assert (
        _title(page(before=logo, heading=heading, head=meta("og:title", f"{TITLE} | Gazette"))) == f"{TITLE.upper()}!"
    )
    assert _title(page(before=logo, heading=heading)) == "The River Gazette"


def test_title_and_kicker_are_not_told_again_in_the_text() -> None:
    heading = f"<p class='kicker'>River life</p><h1>{TITLE}</h1>"
    html = page(heading=heading)
    again = html.replace("</h1>", f"</h1><p>River life</p><h2>{TITLE.upper()}!</h2>", 1)
    assert extract(again, URL).blocks == extract(html, URL).blocks
