"""`newsreader mute`: rules that keep what matches out of sight."""

from __future__ import annotations

from datetime import timedelta

from reader.cli import amounts, articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.table import Column, write_table
from reader.library.mutes import Mute, Mutes
from reader.library.opened import open_library
from reader.model.errors import NotFound
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import to_iso, utc_now
from reader.typeset import phrases


def run(context: Context) -> Exit:
    """Lists the rules, or does what the action says."""
    wishes = context.arguments
    with open_library(context.data, diagnostics.say) as library:
        match wishes.action:
            case "add":
                _add(library.mutes, " ".join(wishes.query), wishes.span)
            case "remove":
                rule = library.mutes.unmute(_find(library.mutes, wishes.rule).id)
                diagnostics.say(
                    _("The rule “{}” hides nothing any more. `newsreader undo` takes it back.").format(rule.query)
                )
            case "test":
                _test(library.mutes, " ".join(wishes.query), as_json=wishes.json)
            case _:
                _list(library.mutes.rules(), as_json=wishes.json)
    return Exit.OK


def rule_values(rule: Mute) -> dict[str, object]:
    """A rule as JSON."""
    return {
        "id": rule.id,
        "query": rule.query,
        "made": to_iso(rule.made),
        "until": rule.until and to_iso(rule.until),
        "in_force": rule.in_force,
        "hides": rule.hides,
    }


def _add(mutes: Mutes, query: str, span: int | None) -> None:
    now = utc_now()
    with articles.showing_place(query):
        rule = mutes.mute(query, now, None if span is None else now + timedelta(seconds=span))
    until = _(" until {}").format(phrases.day_and_time(rule.until)) if rule.until else ""
    diagnostics.say(
        _("The rule “{}” hides {}{}, and what comes. `newsreader undo` takes it back.").format(
            rule.query, amounts.articles(rule.hides), until
        )
    )


def _test(mutes: Mutes, query: str, *, as_json: bool) -> None:
    with articles.showing_place(query):
        number = mutes.would_hide(query)
    if as_json:
        output.value({"query": query, "articles": number})
    else:
        output.line(_("{} would be hidden.").format(amounts.articles(number)))


def _find(mutes: Mutes, name: str) -> Mute:
    """The rule of a number or a query."""
    for rule in mutes.rules():
        if name.strip() in {str(rule.id), rule.query}:
            return rule
    raise NotFound(_("There is no rule “{}”. `newsreader mute` lists them.").format(clean_line(name)))


def _list(rules: tuple[Mute, ...], *, as_json: bool) -> None:
    if as_json:
        output.values(map(rule_values, rules))
        return
    if not rules:
        diagnostics.say(_("No rule hides anything. `newsreader mute add QUERY` makes one."))
    write_table(
        (Column(_("rule"), right=True), Column(_("hides"), right=True), Column(_("until")), Column(_("query"))),
        [(str(one.id), str(one.hides), _until(one), clean_line(one.query)) for one in rules],
    )


def _until(rule: Mute) -> str:
    if rule.until is None:
        return _("for ever")
    return phrases.day_and_time(rule.until) if rule.in_force else _("ended")
