"""A terminal news reader in which everything can be read without a network."""

__version__ = "0.1.0"

HOMEPAGE = "https://newsreader-tui.example/"
"""Where the program is at home, as servers are told. A reserved name until there is a real one; `pyproject.toml` has
the same."""
