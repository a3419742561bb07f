"""The line above and the line below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.model.texts import gettext as _
from reader.model.texts import pgettext
from reader.settings.commands import BY_ID
from reader.tui.keys import written
from reader.tui.pointing import pointed
from reader.tui.widgets.lines import said, shown
from reader.typeset.cells import cut
from reader.typeset.visual import apart


class TopLine(Widget):
    """Where one is: `newsreader   All articles · 128 unread · refreshing 3 of 9`."""

    facts: reactive[tuple[str, ...]] = reactive(())
    right: reactive[str] = reactive("")
    sample: reactive[bool] = reactive(default=False)

    def render(self) -> Content:
        name = Content.styled(" newsreader ", "bold $accent")
        if self.sample:
            name += Content.styled(_(" SAMPLE "), "bold $background on $kicker")
        facts = " · ".join(apart(fact) for fact in self.facts if fact)
        left = name + Content("  ") + Content(shown(facts, self))
        right = Content(f"{self.right} ")
        room = self.size.width - right.cell_length
        return (
            left.truncate(max(0, room - 1), ellipsis=True, pad=False).pad_right(
                max(0, room - min(left.cell_length, max(0, room - 1)))
            )
            + right
        )


class KeyLine(Widget):
    """The keys that help most here; or a sentence, until the next key."""

    commands: reactive[tuple[str, ...]] = reactive(())
    sentence: reactive[str] = reactive("")
    failed: reactive[bool] = reactive(default=False)
    pending: reactive[tuple[str, ...]] = reactive(())
    asking: reactive[tuple[tuple[str, str], ...]] = reactive(())
    place: reactive[tuple[int, int]] = reactive((0, 0))

    def __init__(self, bindings: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._sequences = bindings

    def use(self, bindings: Mapping[str, tuple[str, ...]]) -> None:
        """Show other keys."""
        self._sequences = bindings
        self.refresh()

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Show a sentence until the next key."""
        self.sentence, self.failed, self.place = sentence, failed, (0, 0)

    def point(self, sentence: str, start: int, end: int) -> None:
        """Say what is wrong in the line above, from one column to before another; "" takes that back."""
        self.sentence, self.failed, self.place = sentence, True, (start, end)

    def render(self) -> Content:
        if self.sentence:
            line = pointed(said(self.sentence, self), *self.place, self.size.width)
            return Content.styled(cut(line, self.size.width), "$error" if self.failed else "$ink")
        if self.asking:
            return self._hints(self.asking)
        if self.pending:
            begun = " ".join(self.pending)
            return self._hints((_hint(command), key) for key, command in self._after(begun))
        return self._hints(
            (_hint(command), written(self._sequences[command][0]))
            for command in self.commands
            if self._sequences.get(command)
        )

    def _after(self, begun: str) -> list[tuple[str, str]]:
        return [
            (written(keys), command)
            for command, all_keys in self._sequences.items()
            for keys in all_keys
            if keys.startswith(f"{begun} ")
        ]

    def _hints(self, hints: Iterable[tuple[str, str]]) -> Content:
        """As many hints as there is room for, and always the last one, which leads to all others."""
        *hinted, last = [
            Content.assemble((key, "bold $accent"), (f" {label}  ", "$muted")) for label, key in hints
        ] or [Content("")]
        line = Content(" ")
        for hint in hinted:
            if line.cell_length + hint.cell_length + last.cell_length - 2 > self.size.width:
                break
            line += hint
        return line + last


def _hint(command: str) -> str:
    """What a command does, in the key line's few words."""
    short = BY_ID[command].short
    return pgettext("key", short) if short else _(BY_ID[command].title)
