"""Deutsche Welle's pages, of both ages: *classic* until spring 2023, *react* since then.

They are known by DW's hosts, and on other hosts by their own marks, since archives and mirrors keep those.
"""

from __future__ import annotations

import re

from reader.extractor.sites.dw.classic import CLASSIC, CLASSIC_MEDIA
from reader.extractor.sites.dw.house import finish
from reader.extractor.sites.dw.react import MEDIA, REACT
from reader.extractor.sites.site import Site

DW = Site(
    name="dw",
    hosts=("dw.com", "dw.de", "dw-world.de"),
    articles=re.compile(r"/(?:a|live|video|audio|av|g)-\d+/?$"),
    layouts=(CLASSIC_MEDIA, CLASSIC, MEDIA, REACT),
    marks="header > div[data-tracking-name=content-detail-kicker], h4.artikel",
    finish=finish,
)
