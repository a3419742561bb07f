"""Users and passwords that stand within addresses, which are kept apart from them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit, urlunsplit

from reader.model.feed import Login


def part_login(url: str) -> tuple[str, Login | None]:
    """An address without the user and the password in it, and these; None where there are none."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address
        return url, None
    before, at, host = parts.netloc.rpartition("@")
    if not at:
        return url, None
    user, _, password = before.partition(":")
    login = Login(unquote(user), "typed", unquote(password)) if user else None
    return urlunsplit(parts._replace(netloc=host)), login
