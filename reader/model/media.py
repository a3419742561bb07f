"""What there may be in an article to look at or to listen to."""

from __future__ import annotations

from typing import Literal, TypeAlias

Medium: TypeAlias = Literal["picture", "video", "audio"]
