"""What a person looks for in the article in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from reader.model.words import fold_each
from reader.typeset.lines import Line
from reader.typeset.passages import Passage, passages_of
from reader.typeset.stretches import Stretch

Hit: TypeAlias = tuple[Stretch, ...]
"""Where something that was looked for stands: a stretch in each line that it is in."""


def find(lines: Sequence[Line], sought: str) -> tuple[Hit, ...]:
    """Where lines say what is sought, in reading order; over the ends of lines too. Case and accents don't count."""
    folded = " ".join(fold_each(sought)[0].split())
    if not folded:
        return ()
    wanted = re.compile(re.escape(folded).replace(r"\ ", " +"))
    return tuple(sorted(hit for passage in passages_of(lines) for hit in _hits(passage, wanted)))


def _hits(passage: Passage, wanted: re.Pattern[str]) -> Iterable[Hit]:
    folded, places = fold_each(passage.text)
    for match in wanted.finditer(folded):
        # Marks that fold to nothing belong to the letter before them, as does what one letter folds to beside it.
        end = max(places[match.end()], places[match.end() - 1] + 1)
        if stretches := passage.stretches(places[match.start()], end):
            yield stretches
