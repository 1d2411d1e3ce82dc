"""The house: a floor imports only from the floors below it."""

from __future__ import annotations

import ast
from itertools import chain
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS = (
    ("core",),
    ("case",),
    ("kit",),
    ("jurisdictions",),
    ("engine",),
    ("analysis",),
    ("adapters", "report"),
    ("cli",),
)
OPEN_TO_ALL = ("__init__", "__main__")
PACKAGE = ROOT / "sentencing"
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The part of the house that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor_of(part: str) -> int:
    """The number of the floor of a part."""
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


def imports(path: Path) -> set[str]:
    """The parts of the house that a file imports when it is loaded.

    A method such as `Computation.explain` may hand over to a floor above when it is called.
    """
    return {
        node.module.split(".")[1]
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("sentencing.")
    }


def test_every_part_has_a_floor() -> None:
    assert {part_of(path) for path in FILES} == {*chain(*FLOORS), *OPEN_TO_ALL}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_imported_from_above(path: Path) -> None:
    part = part_of(path)
    if part in OPEN_TO_ALL:
        return
    for other in imports(path):
        assert floor_of(other) <= floor_of(part), f"{part} imports {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_one_idea_and_says_so(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) < 500


def test_jurisdictions_do_not_know_each_other() -> None:
    for path in FILES:
        parts = path.relative_to(PACKAGE).parts
        if parts[0] == "jurisdictions" and len(parts) > 2:
            text = path.read_text("utf-8")
            others = [p.name for p in (PACKAGE / "jurisdictions").iterdir() if p.is_dir()]
            for other in set(others) - {parts[1], "__pycache__"}:
                assert f"jurisdictions.{other}" not in text
