"""How good the extractor is: `python -m tests.benchmarks.extraction ARTICLES [--worst N] [--limit N]`.

ARTICLES is a folder of pages with what they hold (sets `fundus`, `scrapinghub` and `trafilatura`, each of pages and a
`truth.jsonl`) with its own `score.py`, which judges. readability-lxml alone and trafilatura stand beside, each page
read by all three in turn, so that the machine's noise hits all alike; the extra `bench` brings trafilatura
(`pip install -e '.[dev,bench]'`, with a pip newer than 24, as older ones die of its extras of lxml). Without it the
column stays empty.

Claimed: what the column `must` says, in each row; the time beside readability's in the same run.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from reader.extractor import extract, plain_text

SETS: Final = ("fundus", "scrapinghub", "trafilatura")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_LETTERS: Final = re.compile(r"[\W_]+")
_BAD: Final = 0.5


@dataclass(frozen=True, slots=True)
class Peer:
    """An extractor: a page's text, which is timed, and its title; "" where it gives none."""

    name: str
    text: Callable[[str, str], str]
    title: Callable[[str, str], str]


@dataclass(slots=True)
class Results:
    """What an extractor gave: a row of `score.py` a page by set, milliseconds by page, the F1 of pages in Japanese and
    Chinese, and whether titles are right (the letters and digits of those that a person reads)."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    times: list[float] = field(default_factory=list)
    unspaced: list[float] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the table: what is measured, what it must reach (`most` where it must stay below), its figure."""

    name: str
    must: float
    figure: Callable[[Results], float]
    most: bool = False


def readability_text(html: str, url: str) -> str:
    """readability-lxml as it comes."""
    from lxml import html as lxml_html
    from readability import Document

    return "\n".join(lxml_html.fromstring(Document(html, url=url).summary()).itertext())


def readability_title(html: str, url: str) -> str:
    """The better one of its two titles."""
    from readability import Document

    return Document(html, url=url).short_title() or ""


def trafilatura_text(html: str, url: str) -> str:
    """trafilatura as it comes, without comments."""
    from trafilatura import extract as extract_text  # type: ignore[import-not-found, unused-ignore]  # of `bench`

    return extract_text(html, url=url, include_comments=False) or ""


def trafilatura_title(html: str, url: str) -> str:
    """The title in its metadata."""
    from trafilatura import bare_extraction

    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    return (found.title or "") if found is not None else ""


def run(score: ModuleType, folder: Path, peers: Sequence[Peer], limit: int) -> dict[str, Results]:
    """The results of all extractors on all pages, by the extractor's name."""
    results = {peer.name: Results() for peer in peers}
    for name in SETS:
        pages = list(score.load(folder / name))
        for peer in peers:
            _read(score, peer, pages[0], Results())  # loads what is loaded late
        for page in pages[:limit] if limit else pages:
            for peer in peers:
                _read(score, peer, page, results[peer.name])
    return results


def _read(score: ModuleType, peer: Peer, page: Any, results: Results) -> None:
    html, error, text, title = page.html, "", "", ""
    ended = started = time.perf_counter()
    try:
        text = peer.text(html, page.url)
        ended = time.perf_counter()
        title = peer.title(html, page.url) if page.parts else ""
    except Exception as failed:  # noqa: BLE001  # that an extractor raises is a figure of the table
        error = type(failed).__name__
        results.errors += 1
    results.times.append((ended - started) * 1000)
    row = score.judge(page, text, error, results.times[-1])
    results.rows[page.set].append(row)
    if len(_UNSPACED.findall(page.truth)) * 2 > len(page.truth):
        results.unspaced.append(row["f"])
    if page.parts.get("title"):
        results.titles.append(_key(title) == _key(page.parts["title"]))


def claims(score: ModuleType) -> tuple[Claim, ...]:
    """The rows of the table."""

    def of(name: str, key: str) -> Callable[[Results], float]:
        return lambda results: float(score.summary(results.rows[name])[key])

    def part(name: str) -> Callable[[Results], float]:
        return lambda results: float(score.summary(results.rows["fundus"])["parts"].get(name, 0))

    return (
        Claim("fundus, F1", 0.965, of("fundus", "f1")),
        Claim("fundus, mean of pages", 0.957, of("fundus", "f1_page")),
        Claim("scrapinghub, F1", 0.974, of("scrapinghub", "f1")),
        Claim("trafilatura's segments, F1", 0.925, of("trafilatura", "f1")),
        Claim("leads kept", 0.92, part("lead")),
        Claim("subheads kept", 0.97, part("subheads")),
        Claim("captions in running text", 0.05, part("captions kept"), most=True),
        Claim("title repeated", 0.02, part("title in body"), most=True),
        Claim("Japanese and Chinese, mean F1", 0.93, lambda results: _mean(results.unspaced)),
        Claim("title right", 0.88, lambda results: _mean(results.titles)),
        Claim("exceptions", 0, lambda results: results.errors, most=True),
        Claim("fundus, pages under .5", 2, of("fundus", "bad"), most=True),
    )


def print_table(score: ModuleType, results: dict[str, Results]) -> None:
    """Prints a row a claim, the time a page last; a star stands beside what misses its claim."""
    print(f"{'':32} {'must':>8}" + "".join(f"{name:>14}" for name in results))
    first = next(iter(results.values()))
    for claim in claims(score):
        figures = [claim.figure(one) for one in results.values()]
        kept = round(figures[0], 3) <= claim.must if claim.most else round(figures[0], 3) >= claim.must
        whole = isinstance(claim.must, int)
        cells = [f"{value:14.0f}" if whole else f"{value:14.3f}" for value in figures]
        sign = "<=" if claim.most else ">="
        print(f"{claim.name:32} {sign} {claim.must:<5}" + "".join(cells) + ("" if kept else "  *"))
    medians = {name: statistics.median(one.times) for name, one in results.items()}
    alone = medians["readability"]
    slow = "  *" if statistics.median(first.times) > alone else ""
    print(f"{'milliseconds a page, median':32} {'':8}" + "".join(f"{value:14.1f}" for value in medians.values()))
    print(f"{'beside readability alone':32} <= 1.0  " + "".join(f"{v / alone:14.2f}" for v in medians.values()) + slow)


def print_worst(results: Results, count: int) -> None:
    """Prints the pages that the first extractor reads worst, by set."""
    for name, rows in results.rows.items():
        print(f"\n{name}")
        for row in sorted(rows, key=lambda row: row["f"] if "f" in row else -(row["fn"] + row["fp"]))[:count]:
            said = f"P {row['p']:.2f} R {row['r']:.2f}" if "f" in row else f"missed {row['fn']}, kept {row['fp']}"
            print(f"  {row['name']:70} {said:20} {row['chars']:7} characters {row['error']}")


def _mean(figures: Sequence[float]) -> float:
    return statistics.mean(figures) if figures else 0.0


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _load_score(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{folder} has no score.py.")
    score = importlib.util.module_from_spec(spec)
    sys.modules["score"] = score  # its dataclasses look for their module there
    spec.loader.exec_module(score)
    return score


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.extraction")
    parser.add_argument("articles", type=Path, help="the folder of pages")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also the N worst pages of each set")
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="only the first N pages of each set")
    asked = parser.parse_args()
    score = _load_score(asked.articles)
    peers = [
        Peer("newsreader", plain_text, lambda html, url: extract(html, url).title),
        Peer("readability", readability_text, readability_title),
    ]
    if importlib.util.find_spec("trafilatura") is not None:
        peers.append(Peer("trafilatura", trafilatura_text, trafilatura_title))
    results = run(score, asked.articles, peers, asked.limit)
    print_table(score, results)
    if asked.worst:
        print_worst(results["newsreader"], asked.worst)


if __name__ == "__main__":
    main()
