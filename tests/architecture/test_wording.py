"""What is said to a person is looked up in a catalogue: no sentence stands in the code as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2] / "reader"
LOOKED_UP: Final = {"_", "gettext", "deferred", "ngettext", "pgettext"}

SENTENCE: Final = re.compile(r"[A-Za-z][a-z']+,? [a-z']+ [a-z']|[A-Z][a-z]+[.!?:]$|\} [a-z]{2,}|[a-z]{2,} \{|[“”]")
"""Three words, what ends as a sentence does, what a value is put into, or what is quoted for a person."""

NOBODY_READS: Final = re.compile(r"[<>=;\[]|\b[A-Z]{3,}\b|^[a-z]+:|\\")
"""What other programs read: markup, SQL, patterns, queries."""

OTHERS_READ: Final = {
    "extractor": "reads pages",
    "demo": "is the sample's own site",
    "model/tongues.py": "has the words by which a language is known",
    "poller/dates.py": "has words that stand in dates",
    "settings/commands.py": "is a table that the catalogue is made from",
    "settings/orders.py": "is a table that the catalogue is made from",
}
UNSAID: Final = {
    "newsreader name lookup",  # a thread's name
    "none of the addresses answers",  # becomes a sentence of the fetcher's
    "The pool ended and forgot this run.",  # a fault of our own
    "newsreader {}",  # the version
    "flag {}",  # a tag
    "Python {}, {}.",
    "tag {}",
    "Basic {}",  # a header
    "In the article",  # a group of commands, as the table names it
    "module {} has no attribute {}",
    "{}a.hidden {}",
    "“”„",  # signs
}


def sentences(file: Path) -> Iterator[str]:
    """The sentences of a module that are not looked up, with `{}` for what is put into them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(node.value)  # a docstring
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKED_UP:
            passed.update(inner for argument in node.args for inner in ast.walk(argument))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and node not in passed:
            passed.update(node.values)
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            text = node.value
        else:
            continue
        if SENTENCE.search(text) and not NOBODY_READS.search(text) and text not in UNSAID:
            yield text


def test_nothing_is_looked_up_while_modules_are_loaded() -> None:
    """What stands in a table is `deferred`: which language is spoken is known later, and may change."""
    found: list[str] = []
    for file in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        within = {inner for one in functions for part in one.body for inner in ast.walk(part)}
        lambdas = [node for node in ast.walk(tree) if isinstance(node, ast.Lambda)]
        within |= {inner for one in lambdas for inner in ast.walk(one)}
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node not in within)
        found += (
            f"{file.relative_to(ROOT).as_posix()}:{call.lineno}"
            for call in calls
            if isinstance(call.func, ast.Name) and call.func.id in LOOKED_UP - {"deferred"}
        )
    assert found == []


def test_every_sentence_is_looked_up() -> None:
    found: list[str] = []
    for file in sorted(ROOT.rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if not name.startswith(tuple(OTHERS_READ)):
            found += (f"{name}: {text}" for text in sentences(file))
    assert found == []


def test_a_sentence_that_is_not_looked_up_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('say(_("This is looked up."))\nsay(f"{number} articles are not.")\nrun("SELECT a FROM b")\n')
    assert list(sentences(module)) == ["{} articles are not."]
