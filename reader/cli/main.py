"""The command `newsreader`: arguments in, an exit code out, and no traceback for what a person can be told."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from reader.cli import arguments, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.model.errors import NewsreaderError, QueryError
from reader.model.reasons import reason_of
from reader.settings import paths
from reader.settings.languages import speak


def main(argv: Sequence[str] | None = None) -> int:
    """Does what `argv` asks for (the process's own arguments for None) and returns the exit code.

    0: done. 1: something failed, which stderr tells. 2: the arguments can't be understood. 130: interrupted.
    A reader of our output that went away is no failure.
    """
    gc.disable()  # what is loaded now stays, and looking it over costs a tenth of a short run
    try:
        speak("auto")
        code = _run(sys.argv[1:] if argv is None else argv)
        output.flush()
    except arguments.UsageError as error:
        diagnostics.complain(error)
        return Exit.USAGE
    except NewsreaderError as error:
        diagnostics.complain(error)
        return Exit.USAGE if isinstance(error, QueryError) else Exit.FAILED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        output.abandon()
        return Exit.OK
    except OSError as error:
        output.abandon()
        diagnostics.warn(f"newsreader: {reason_of(error)}.")
        return Exit.FAILED
    except Exception as error:  # noqa: BLE001  # the outermost door: what comes here is a fault of our own
        diagnostics.confess(error)
        return Exit.FAILED
    finally:
        gc.freeze()  # to look all of it over for garbage at the very end would keep the person waiting
    return code


def _run(argv: Sequence[str]) -> Exit:
    if not arguments.ASKING.isdisjoint(argv):
        speak(Context(Namespace(config=None, data=None, offline=False)).language)  # the help is all that is said
    try:
        wishes = arguments.parse(argv)
    except SystemExit:  # argparse has printed the help or the version
        return Exit.OK
    diagnostics.listen_to(quiet=wishes.quiet, verbose=wishes.verbose)
    if wishes.module != "screen":
        return _fulfil(wishes)
    from reader.tui.glimpse import Glimpse  # for the screen alone

    library = paths.data_folder(wishes.data) / paths.LIBRARY_FILE
    with Glimpse(library, paths.settings_file(wishes.config), offline=wishes.offline) as wishes.glimpse:
        return _fulfil(wishes)


def _fulfil(wishes: Namespace) -> Exit:
    context = Context(wishes)
    speak(context.language)
    if wishes.module not in {"doctor", "config"}:  # which have a list for them
        for problem in context.problems:
            diagnostics.warn(problem)
    context.require_unlocked(wishes.command or "screen")
    run = import_module(f"reader.cli.{wishes.module}").run  # each subcommand loads what it needs, and no more
    gc.enable()
    code: Exit = run(context)
    return code
