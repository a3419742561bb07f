"""Addresses that a page gives become absolute ones that may be shown and opened, or nothing."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from reader.model.text import clean_line

_OPENED = frozenset({"http", "https", "mailto"})
_LONGEST = 4096
_DROPPED_LABELS = frozenset({"www", "m", "mobile", "amp"})


def absolute(base: str, address: str | None) -> str | None:
    """`address` seen from the page at `base`, or None where it is no http, https or mailto address.

    Percent-encoding stays as it is; characters that no terminal should get, and spaces, are taken out.
    """
    if not address or len(address) > _LONGEST:
        return None
    try:
        whole = urljoin(base, "".join(clean_line(address).split()))
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in _OPENED or not (parts.netloc or parts.scheme == "mailto"):
        return None
    return whole if len(whole) <= _LONGEST else None


def picture(base: str, address: str | None) -> str:
    """The absolute http or https address of a picture, video or sound, or ""."""
    whole = absolute(base, address)
    return whole if whole and not whole.startswith("mailto:") else ""


def host(url: str) -> str:
    """The host of an address in lower case, "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: the same host, but for a label such as `www` or `amp`."""
    return _site(host(one)) == _site(host(other)) != ""


def _site(name: str) -> str:
    label, dot, rest = name.partition(".")
    return rest if dot and label in _DROPPED_LABELS else name
