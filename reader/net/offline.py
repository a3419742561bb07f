"""The network of a person who wants none: it imports no HTTP library and makes no connection."""

from __future__ import annotations

from reader.model.errors import Offline
from reader.model.ports import Request, Response
from reader.model.texts import gettext as _
from reader.net.addresses import shown


class OfflineFetcher:
    """A `Fetcher` that raises `Offline` for every request."""

    async def get(self, request: Request) -> Response:
        """Raises `Offline`, whatever is asked for."""
        raise Offline(_("Offline: {} was not asked for.").format(shown(request.url)))

    async def aclose(self) -> None:
        """Nothing is open."""
