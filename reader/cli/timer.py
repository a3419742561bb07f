"""`newsreader config timer`: files by which the system refreshes the library, printed for a person to put in place."""

from __future__ import annotations

import shlex
import shutil
import sys
from html import escape
from pathlib import Path
from typing import Final

from reader.cli import diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.model.texts import deferred
from reader.model.texts import gettext as _

_SYSTEMD: Final = """\
# ~/.config/systemd/user/newsreader.service
[Unit]
Description=Refresh newsreader's library

[Service]
Type=oneshot
ExecStart={command}
# 1 says that a feed failed.
SuccessExitStatus=1
Nice=10

# ~/.config/systemd/user/newsreader.timer
[Unit]
Description=Refresh newsreader's library now and then

[Timer]
OnCalendar=*:0/{minutes}
RandomizedDelaySec=60
Persistent=true

[Install]
WantedBy=timers.target
"""

_HOURLY: Final = "OnCalendar=*:0/60"

_LAUNCHD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- ~/Library/LaunchAgents/newsreader.refresh.plist -->
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>newsreader.refresh</string>
  <key>ProgramArguments</key>
  <array>
{arguments}
  </array>
  <key>StartInterval</key><integer>{seconds}</integer>
  <key>ProcessType</key><string>Background</string>
</dict>
</plist>
"""

_CRON: Final = "*/{minutes} * * * * {command} >/dev/null 2>&1\n"

_NEXT: Final = {
    "systemd": deferred(
        "Put both files where their first lines say, then: systemctl --user enable --now newsreader.timer"
    ),
    "launchd": deferred(
        "Put it where line 2 says, then: launchctl load ~/Library/LaunchAgents/newsreader.refresh.plist"
    ),
    "cron": deferred("Put the line into what `crontab -e` opens."),
}


def run(context: Context) -> Exit:
    """Prints the files; where they go is said beside them."""
    system, minutes = context.arguments.system, context.arguments.every
    output.document(written(system, minutes, _command(context)))
    output.flush()
    diagnostics.say(_(_NEXT[system]))
    return Exit.OK


def written(system: str, minutes: int, command: list[str]) -> str:
    """The files of a system that run `command` every so many minutes."""
    match system:
        case "systemd":
            text = _SYSTEMD.format(command=" ".join(map(_for_systemd, command)), minutes=minutes)
            return text.replace(_HOURLY, "OnCalendar=hourly")
        case "launchd":
            arguments = "\n".join(f"    <string>{escape(word)}</string>" for word in command)
            return _LAUNCHD.format(arguments=arguments, seconds=minutes * 60)
        case _:
            line = _CRON.format(command=shlex.join(command).replace("%", r"\%"), minutes=minutes)
            return line.replace("*/60 *", "0 *")


def _command(context: Context) -> list[str]:
    """What refreshes this library with these settings, from any folder and with any environment."""
    program = shutil.which(sys.argv[0]) or shutil.which("newsreader")
    start = [str(Path(program).resolve().parent / Path(program).name)] if program else [sys.executable, "-m", "reader"]
    named = {"--data": context.arguments.data, "--config": context.arguments.config}
    given = {"--data": context.data, "--config": context.settings_file}
    options = [word for option, name in named.items() if name for word in (option, str(given[option].absolute()))]
    return [*start, *options, "refresh"]


def _for_systemd(word: str) -> str:
    """A word as `ExecStart=` takes it (systemd.service(5)): quoted, with its own signs doubled."""
    doubled = word.replace("%", "%%").replace("$", "$$")
    if doubled and not set(doubled) & set(" \t\n\"'\\;"):
        return doubled
    return '"' + doubled.replace("\\", "\\\\").replace('"', '\\"') + '"'
