"""A terminal news reader in which everything can be read without a network."""

__version__ = "0.1.0"
