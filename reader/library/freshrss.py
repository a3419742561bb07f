"""What FreshRSS says of a feed beyond OPML (https://freshrss.github.io/FreshRSS/en/developers/OPML.html).

Outlines are handed over as their attributes, with names in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reader.model.text import shorten
from reader.model.texts import gettext as _

_OWN: Final = re.compile(r"(?:\{https://freshrss\.org/opml\}|frss:)(\w+)")
_MADE: Final = re.compile(r"xpath|dotnotation", re.IGNORECASE)
_TAKEN: Final = frozenset({"cssfullcontent", "cssfullcontentconditions", "cssfullcontentfilter"})
_USUAL: Final = {"priority": "main"}
_LONGEST: Final = 200


def is_made(outline: Mapping[str, str]) -> bool:
    """Whether an outline is no feed, but a page of which FreshRSS makes one by rules."""
    return _MADE.search(outline.get("type", "")) is not None


def wants_pages(outline: Mapping[str, str]) -> bool:
    """Whether the feed's pages are fetched for their texts."""
    return bool(_own(outline).get("cssfullcontent"))


def unheeded(outline: Mapping[str, str]) -> str:
    """What of an outline's own attributes has no equal here, as a sentence; "" for nothing."""
    own = _own(outline)
    names = [name for name in own if name not in _TAKEN and own[name] != _USUAL.get(name, "")]
    told = shorten(", ".join(names), _LONGEST)
    return _("what FreshRSS has of it in {} has no place here.").format(told) if names else ""


def _own(outline: Mapping[str, str]) -> dict[str, str]:
    found = ((_OWN.fullmatch(name), value) for name, value in outline.items())
    return {name[1]: value for name, value in found if name}
