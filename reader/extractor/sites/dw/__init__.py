"""Deutsche Welle's pages, of both ages: *classic* until spring 2023, *react* since then.

They are known by DW's hosts, and on other hosts by their own markers, since archives and mirrors keep those.
"""

from __future__ import annotations

from reader.extractor.addresses import host
from reader.extractor.page import Page
from reader.extractor.sites.dw import classic, react
from reader.model.article import Extraction

_HOSTS = ("dw.com", "dw.de", "dw-world.de")


def read(page: Page) -> Extraction | None:
    """The article of a DW page, or None where it is no page of DW's, or none with an article of a known shape."""
    here = is_dw(page.url)
    if (column := classic.find(page.root, own_host=here)) is not None:
        return classic.read(page, column)
    if (article := react.find(page.root, own_host=here)) is not None:
        return react.read(page, article)
    return None


def is_dw(url: str) -> bool:
    """Whether an address is on one of DW's hosts."""
    name = host(url)
    return any(name == known or name.endswith("." + known) for known in _HOSTS)
