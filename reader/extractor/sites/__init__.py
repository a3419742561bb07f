"""Sites with rules of their own. Each knows its pages by host, or by the page's own markers."""

from __future__ import annotations

from reader.extractor.page import Page
from reader.extractor.sites import dw
from reader.model.article import Extraction


def read_by_site(page: Page) -> Extraction | None:
    """What a site's own rules make of a page, or None where no rules fit it."""
    return dw.read(page)
