"""A small news site of invented towns, in the shape of Deutsche Welle's, that the program serves to itself.

It is what a new user sees first and what works on a machine without a network: the same poller fetches it over
loopback that fetches the real one. The standard library is enough for it.
"""

from __future__ import annotations

from reader.demo.channels import feeds

__all__ = ["feeds"]
