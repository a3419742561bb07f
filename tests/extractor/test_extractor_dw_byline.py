"""Bylines in the scripts that DW publishes in: what is put together is taken apart again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.extractor.sites.dw.byline import Byline, parse_byline, take_byline
from reader.model.blocks import Paragraph, plain

SCRIPTS = {
    "latin": ("ab cde rs AL kh uh", "dpa Reuters AFP epd KNA Lusa", ", "),
    "cyrillic": ("аб вг де ио", "дпа Ройтерс АФП Интерфакс", ", "),
    "greek": ("αβ γδ", "ΑΠΕ Ρόιτερς", ", "),
    "arabic": ("ع.ج أ.ح س.ص", "رويترز|د ب أ|أ ف ب", "، "),
    "persian": ("آ.ب پ.ت", "رویترز|ایسنا|ایرنا", "، "),
    "urdu": ("ا.ب م.م", "روئٹرز|اے ایف پی|ڈی پی اے", "، "),
    "devanagari": ("अब कि मेरी", "डीपीए एएफपी रॉयटर्स", ", "),
    "bengali": ("কে সি", "ডিপিএ এএফপি রয়টার্স", ", "),
    "ethiopic": ("አበ ገደ", "ሮይተርስ ኤኤፍፒ", ", "),
    "han": ("文山 乐然 李石", "法新社 路透社 德新社", "、"),
}


@given(st.data(), st.sampled_from(sorted(SCRIPTS)))
def test_what_is_put_together_is_taken_apart(data: st.DataObject, script: str) -> None:
    editors, agencies, parted = SCRIPTS[script]
    names = agencies.split("|") if "|" in agencies else agencies.split()
    initials = "/".join(data.draw(st.lists(st.sampled_from(editors.split()), min_size=1, max_size=3)))
    used = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    left, right = data.draw(st.sampled_from([("(", ")"), ("（", "）")]))
    line = f"{initials} {left}{parted.join(used)}{right}"
    assert parse_byline(line) == Byline((initials,), tuple(used))
    body = (Paragraph(plain("A sentence.")), Paragraph(plain(line)))
    assert take_byline(body) == (body[:1], Byline((initials,), tuple(used)))


@pytest.mark.parametrize(
    "text",
    [
        "वह घर गया (जैसा उसने कहा था)।",
        "他回家了（正如他所说）",
        "عاد إلى البيت (كما قال)",
        "Он ушёл (как и обещал).",
        "সে বাড়ি গেল (যেমন বলেছিল)",
        "(Ada laughs)",
        "The ships (Aurora, Borealis)",
    ],
)
def test_sentences_in_any_script_are_no_bylines(text: str) -> None:
    assert parse_byline(text) is None
