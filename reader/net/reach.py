"""Whether a host can be reached at all, for a person who wonders why no feed comes: no request is made."""

from __future__ import annotations

import socket
from threading import Thread
from typing import Final

from reader.model.reasons import reason_of
from reader.model.texts import gettext as _

PATIENCE: Final = 3.0
"""Seconds for a name, and for a connection."""


def trouble_with(host: str, port: int) -> str:
    """Why no connection to a host comes about, in a few words; "" where one does."""
    found: list[str] = []
    asking = Thread(
        target=lambda: found.append(_asked(host, port)), daemon=True
    )  # names can't be asked with a deadline
    asking.start()
    asking.join(2 * PATIENCE)
    return found[0] if found else _("its name was not found in time")


def _asked(host: str, port: int) -> str:
    try:
        with socket.create_connection((host, port), PATIENCE):
            return ""
    except socket.gaierror:
        return _("its name is not known to the network")
    except TimeoutError:
        return _("it does not answer")
    except UnicodeError:
        return _("its name is not known to the network")
    except OSError as error:
        return reason_of(error)
