"""argparse's own words, which it looks up as the program's own (`reader.cli.arguments`): they are listed here alone."""

from __future__ import annotations

from typing import Final

from reader.model.texts import deferred

WORDS: Final = (
    deferred("usage: "),
    deferred("positional arguments"),
    deferred("options"),
    deferred("show this help message and exit"),
    deferred("argument %(argument_name)s: %(message)s"),
    deferred("invalid choice: %(value)r (choose from %(choices)s)"),
    deferred("invalid %(type)s value: %(value)r"),
    deferred("not allowed with argument %s"),
    deferred("ignored explicit argument %r"),
    deferred("expected one argument"),
    deferred("expected at least one argument"),
    deferred("the following arguments are required: %s"),
    deferred("one of the arguments %s is required"),
)
"""Those that a person can come to see."""
