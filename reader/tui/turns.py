"""Keys one at a time: each acts on what the one before it brought."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from textual.app import App
from textual.events import Key, Paste
from textual.message_pump import MessagePump

PATIENCE_SECONDS: Final = 0.25
"""How long a key waits for what the one before it does: what takes longer goes on by itself."""

_ROUNDS: Final = 3
"""How often what a key brings goes up: the key, what a widget makes of it, and what another widget makes of that."""


class Turns:
    """Hands over what a person types.

    Textual gives a key to whatever has the focus when the key comes in. What the key before it does may still be on
    its way then: a box that it opens would be passed by, a place that it goes to would not be there yet. `settled`
    waits for what is brought from elsewhere, and says whether it had to.
    """

    def __init__(
        self,
        app: App[None],
        hand_over: Callable[[Key | Paste], Awaitable[None]],
        settled: Callable[[], Awaitable[bool]],
    ) -> None:
        self._app = app
        self._hand_over = hand_over
        self._settled = settled
        self._waiting: deque[Key | Paste] = deque()
        self._turn: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether no key waits, nor what one does."""
        return not self._waiting and (self._turn is None or self._turn.done())

    async def take(self, event: Key | Paste) -> None:
        """Hand it over now, or when its turn comes."""
        self._waiting.append(event)
        if self._turn is None or self._turn.done():
            await self._hand_over(self._waiting.popleft())
            self._turn = asyncio.create_task(self._go_on())

    async def _go_on(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._heard(), PATIENCE_SECONDS)
        while self._waiting:
            await self._hand_over(self._waiting.popleft())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._heard(), PATIENCE_SECONDS)

    async def _heard(self) -> None:
        """Wait until all has been heard that goes up from what has the focus."""
        for _ in range(_ROUNDS):
            await self._go_up()
        if await self._settled():
            await self._go_up()

    async def _go_up(self) -> None:
        app = self._app
        node: MessagePump = app.focused or app.screen
        while node is not app:
            await _through(node)
            node = node._parent or app  # a widget's own `parent` is said to be no pump
        await _through(app)


async def _through(node: MessagePump) -> None:
    """Wait until a widget is through with all it has been sent."""
    is_through = asyncio.Event()
    if node.call_later(is_through.set):
        await is_through.wait()
