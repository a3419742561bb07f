"""The network: one question, one answer, each bounded in size and time. Only this room imports httpx."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast

# httpx brings a command line of its own along, and with it rich and pygments, wherever click is installed; with None in
# its place httpx takes it for missing.
sys.modules.setdefault("httpx._main", cast("ModuleType", None))
