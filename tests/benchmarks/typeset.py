"""How long an article of 20,000 words takes to be laid out: `python -m tests.benchmarks.typeset`.

Measures all lines, and the ones that fill a screen as they are drawn. Texts are made of the sentences of the tests.
Claimed: no more than 60 ms for Latin letters, and 200 for Arabic ones.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

from reader.model import blocks as b
from reader.typeset.layout import lay_body
from reader.typeset.visual import in_order
from tests.typeset.tongues import OTHERS, SENTENCES, direction

WORDS: Final = 20_000
SCREEN: Final = 50
ROUNDS: Final = 5
CELLS: Final = 72


def body(tag: str) -> tuple[b.Block, ...]:
    """Paragraphs of some sentences in a language; of as many characters as Latin words have, where it has no spaces."""
    sentence = (SENTENCES | OTHERS)[tag]
    spaced = tag not in {"ja", "th", "zh-Hans", "zh-Hant"}
    words = len(sentence.split()) if spaced else len(sentence) // 2
    paragraph = b.Paragraph(b.plain(" ".join([sentence] * 3)), direction=direction(tag))
    return (paragraph,) * (WORDS // (3 * words))


def best(work: Callable[[], object]) -> float:
    """The processor's milliseconds of the fastest round."""
    took: list[float] = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        took.append((time.process_time() - begun) * 1000)
    return min(took)


def main() -> None:
    sys.stdout.write(f"{WORDS} words at {CELLS} cells: all lines, and {SCREEN} of them drawn, in ms\n")
    for tag in sorted(SENTENCES | OTHERS):
        blocks = body(tag)
        lines = lay_body(blocks, CELLS)[:SCREEN]

        def draw() -> None:
            for line in lines:  # noqa: B023 -- called at once
                list(in_order([(span.text, span) for span in line.spans], line.levels, line.direction))

        sys.stdout.write(f"{tag:8} {best(lambda: lay_body(blocks, CELLS)):7.1f} {best(draw):6.2f}\n")  # noqa: B023 -- as above


if __name__ == "__main__":
    main()
