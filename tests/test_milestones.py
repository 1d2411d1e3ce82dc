"""Milestones: declared once by their law, and asked for by their role everywhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from sentencing.core import plugins
from sentencing.kit.milestones import EDGES, Role
from sentencing.kit.registry import Jurisdiction, find
from sentencing.report.view import view
from tests.conftest import ROOT, result_of
from tests.test_figures import computations

LAWS = [law for code in sorted(plugins.ours()) if (law := find(code))]
FEDERAL = """
jurisdiction: us-federal
judgments: [{id: a, imposed: 2020-01-06, term: 5 years}]
"""
OF_NO_LAW = [
    path
    for floor in ("report", "analysis", "engine")
    for path in (ROOT / "sentencing" / floor).glob("*.py")
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.code)
def test_a_milestone_is_declared_once(law: Jurisdiction) -> None:
    names = [spec.id for spec in law.milestones]
    assert len(set(names)) == len(names)
    assert all(spec.title and spec.role in get_args(Role) for spec in law.milestones)
    assert {"release", "full_term"} <= {spec.role for spec in law.milestones}
    assert tuple(law.edges) == EDGES


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.code)
def test_results_have_the_milestones_that_the_law_declares(law: Jurisdiction) -> None:
    declared = {spec.id: spec for spec in law.milestones}
    for computation in computations(law.code):
        wholes = (one.milestones for one in computation.aggregates)
        for found in (computation.milestones, *wholes):
            for name, stone in found.items():
                assert name == stone.name
                spec = declared[name]
                assert (stone.role, stone.spec.title) == (spec.role, spec.title)


def test_each_law_names_the_edges_of_its_window() -> None:
    english = "jurisdiction: england-wales\njudgments: [{imposed: 2020-01-06, term: 5 years}]\n"
    shown = [[row.meaning for row in view(result_of(text)).window] for text in (FEDERAL, english)]
    assert shown[0] == [
        "every credit and placement the law allows",
        "projected by the BOP",
        "full term",
    ]
    assert shown[1][2] == "end of the sentence, licence included"


def test_where_something_beside_the_sentence_moves_the_edge_release_is_what_it_was() -> None:
    held = FEDERAL.replace("]", ", {id: b, jurisdiction: Texas, imposed: 2020-02-01, ") + (
        "dates: {from: 2020-02-01, release: 2030-01-01}}]\n"
    )
    result = result_of(held)
    expected, release = result.window.edge("expected"), result.release
    assert expected is not None
    assert release is not None
    assert (str(expected.date), expected.name) == ("2030-01-01", "expected")
    assert release is result.milestones["projected_release"]
    assert result.full_term is not None
    assert result.milestone("parole_eligibility") is None


def looked_up(tree: ast.AST) -> Iterator[str]:
    """What a module looks up among milestones by a name that stands in its text."""
    for node in ast.walk(tree):
        key: ast.expr | None = None
        if isinstance(node, ast.Subscript):
            holder, key = node.value, node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            holder, key = node.func.value, node.args[0] if node.func.attr == "get" else None
        if isinstance(key, ast.Constant) and ast.unparse(holder).endswith(("milestones", "stones")):
            yield str(key.value)


@pytest.mark.parametrize("path", OF_NO_LAW, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_analyses_reports_and_engine_know_no_milestone_of_a_law(path: Path) -> None:
    """Some roles have the name of a milestone; nothing is looked up by it."""
    tree = ast.parse(path.read_text("utf-8"))
    texts = {str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    ids = {spec.id for law in LAWS for spec in law.milestones}
    assert not texts & (ids - set(get_args(Role)))
    assert not list(looked_up(tree))
