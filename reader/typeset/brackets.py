"""Signs that have a right and a left side: the brackets that go in pairs, and what is drawn mirrored."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

_BRACKETS: Final = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩"
    "⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""Opening and closing brackets in turn (the property Bidi_Paired_Bracket of Unicode)."""

_SIGNS: Final = "<>«»‹›≤≥≪≫≮≯≰≱≺≻⊂⊃⊆⊇⊢⊣⋘⋙＜＞﹤﹥▌▐"
"""Others whose mirror image is a character: the common ones, and the bar beside a quote."""

_SAME: Final = {"\u2329": "〈", "\u232a": "〉"}  # they stand for each other, and pair
_CLOSED_BY: Final = {
    _SAME.get(opening, opening): _SAME.get(closing, closing)
    for opening, closing in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)
}
_ANY: Final = re.compile(f"[{re.escape(_BRACKETS)}{''.join(_SAME)}]")
_MIRRORS: Final = {
    one: other
    for signs in (_BRACKETS, _SIGNS)
    for first, second in zip(signs[::2], signs[1::2], strict=True)
    for one, other in ((first, second), (second, first))
}
_DEEPEST: Final = 63
"""As many brackets may be open; where more are, none goes in pairs (BD16)."""


def mirrored(char: str) -> str:
    """A sign as it is drawn where text runs from right to left."""
    return _MIRRORS.get(char, char)


def resolve_brackets(text: str, kinds: str, classes: str, before: str, along: str) -> str:
    """The classes of a text, its brackets in pairs in the direction of what is in them or before them (N0).

    `kinds` are its classes after the weak ones were resolved, `classes` what they were, `before` is the direction of
    what it follows and `along` its own.
    """
    resolved: list[str] = []
    for opening, closing in _pairs(text, kinds):
        resolved = resolved or list(kinds)
        inside = {_side(kind) for kind in resolved[opening + 1 : closing]}
        if along in inside:
            side = along
        elif inside & {"L", "R"}:
            earlier = (_side(resolved[place]) for place in range(opening - 1, -1, -1))
            side = next((one for one in earlier if one), before)
        else:
            continue
        for place in (opening, closing):
            resolved[place] = side
            for mark in takewhile(lambda mark: classes[mark] == "M", range(place + 1, len(classes))):
                resolved[mark] = side
    return "".join(resolved) or kinds


def _side(kind: str) -> str:
    """The direction of what is strong, numbers among that which runs from right to left; "" for all else."""
    return kind if kind in "LR" else "R" if kind in "EN" else ""


def _pairs(text: str, kinds: str) -> list[tuple[int, int]]:
    """The places of brackets that belong together, in the order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    awaited: list[tuple[str, int]] = []
    for found in _ANY.finditer(text):
        place, sign = found.start(), _SAME.get(found[0], found[0])
        if kinds[place] != "o":
            continue
        if sign in _CLOSED_BY:
            if len(awaited) == _DEEPEST:
                return []
            awaited.append((_CLOSED_BY[sign], place))
            continue
        depth = next((depth for depth in range(len(awaited) - 1, -1, -1) if awaited[depth][0] == sign), None)
        if depth is not None:
            pairs.append((awaited[depth][1], place))
            del awaited[depth:]
    return sorted(pairs)
