"""The address of a proxy: which can be used, and the word for going without any."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Final
from urllib.parse import SplitResult, urlsplit

from reader.model.texts import gettext as _

PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
"""What proxies speak, with the port of each where an address names none."""

DIRECTLY: Final = "none"
"""In an address's place: no proxy, whatever the environment names."""

_SOCKS: Final = frozenset({"socks5", "socks5h"})
_HOST: Final = re.compile(r"[a-z0-9._:-]+")


def proxy_parts(address: str) -> SplitResult:
    """The parts of a proxy's address, which may lack its scheme. Raises `ValueError` for what is none."""
    parts = urlsplit(address if "://" in address else f"http://{address}")
    is_whole = "@" not in f"{parts.path}{parts.query}{parts.fragment}"  # else a password's sign ended the host
    if parts.scheme not in PORTS or not _HOST.fullmatch(parts.hostname or "") or parts.port == 0 or not is_whole:
        raise ValueError(parts.scheme)
    return parts


def proxy_problem(address: str) -> str:
    """Why a proxy can't be used, as the end of a sentence; "" where it can. The address, which may hold a password,
    is not in it."""
    try:
        parts = proxy_parts(address)
    except ValueError:
        return _("it is no address")
    if parts.scheme in _SOCKS and find_spec("socksio") is None:
        return _('it speaks SOCKS, which needs an extra: pip install "newsreader-tui[socks]"')
    return ""
