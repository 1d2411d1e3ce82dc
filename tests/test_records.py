"""Records: more than three fields are given by name, so that none is taken for another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from inspect import Parameter, signature
from pkgutil import walk_packages

import msgspec
import pytest

import sentencing
from tests.conftest import ROOT

MOST = 3
FILES = [*(ROOT / "sentencing").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]

FIXED_ORDER = {
    "Term": "years, months, weeks, days: an order that everybody knows",
    "Place": "file, line, column, and the same of the end: as compilers print it",
}
"""Records whose order is known outside this project."""
SHORT = {
    "Problem": "code, message, place: the order in which a problem is printed",
    "Citation": "text, how sure, where read: the columns of the tables of citations",
    "Field": "key, notation, help: the columns of the tables of keys",
}
"""Records of which the first three may go without names, in tables and in messages."""


def records(of: type[msgspec.Struct] = msgspec.Struct) -> Iterator[type[msgspec.Struct]]:
    """Every record of the package."""
    for module in walk_packages(sentencing.__path__, "sentencing."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    todo = [of]
    while todo:
        todo += (found := todo.pop()).__subclasses__()
        if found.__module__.startswith("sentencing."):
            yield found


LARGE = sorted(
    (one for one in records() if len(one.__struct_fields__) > MOST),
    key=lambda one: (one.__name__, one.__module__),
)


@pytest.mark.parametrize("record", LARGE, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_fields_are_given_by_name(record: type[msgspec.Struct]) -> None:
    by_name = {p.kind for p in signature(record).parameters.values()} == {Parameter.KEYWORD_ONLY}
    assert by_name != (record.__name__ in FIXED_ORDER | SHORT)


def test_no_call_gives_more_than_three_by_position() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                few = len(node.args) <= MOST and not any(
                    isinstance(given, ast.Starred) for given in node.args
                )
                assert few or node.func.id not in SHORT, f"{path}:{node.lineno}"
