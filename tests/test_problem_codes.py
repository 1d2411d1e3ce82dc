"""Problem codes: the kernel's, and those that laws register."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sentencing import read_case
from sentencing.analysis.check import check_text
from sentencing.core import catalogue, plugins
from sentencing.core.diagnostics import CatalogEntry, Problem
from sentencing.core.kernel_problems import KERNEL
from sentencing.jurisdictions.england_wales.problems import PROBLEMS as ENGLISH
from sentencing.jurisdictions.us_federal.problems import PROBLEMS as FEDERAL
from tests.conftest import ROOT, install
from tests.test_cli import run

PACKAGE = ROOT / "sentencing"
LAWS = {"england_wales": ENGLISH, "us_federal": FEDERAL}
LAW = """
from types import SimpleNamespace
from sentencing.core.diagnostics import CatalogEntry
from sentencing.jurisdictions.us_federal.problems import PROBLEMS

JURISDICTION = SimpleNamespace(problems={%s})
"""
SUNK = 'CatalogEntry.note("A sunken gaol", "It lies under the sea.", "Dive.")'


def reported(path: Path) -> Iterator[str]:
    """The codes that a module names, and those that its problems are made with."""
    known = catalogue.every()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and str(node.value) in known:
            yield str(node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Problem", "NotationError"):
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield str(code.value)


def may_report(path: Path) -> Mapping[str, CatalogEntry]:
    """The codes that a module may use: those of the kernel, and of the law that it belongs to."""
    parts = path.relative_to(PACKAGE).parts
    return {**KERNEL, **(LAWS[parts[1]] if parts[0] == "jurisdictions" and parts[2:] else {})}


def test_each_module_reports_under_codes_of_the_kernel_or_of_its_law() -> None:
    seen: set[str] = set()
    for path in set(PACKAGE.rglob("*.py")) - set(PACKAGE.glob("adapters/*.py")):
        codes = set(reported(path))
        assert codes <= set(may_report(path)), path
        seen |= codes
    assert {"unknown-key", "over-served", "remand-overlaps"} <= seen


def test_codes_have_one_owner() -> None:
    assert not set(KERNEL) & (set(FEDERAL) | set(ENGLISH))
    assert not set(FEDERAL) & set(ENGLISH)


@pytest.mark.parametrize("code", ["over-served", "remand-overlaps"])
def test_codes_of_laws_are_explained(code: str) -> None:
    assert run("explain", code).stdout.startswith(f"{code} (")


def test_a_code_near_to_one_of_a_law() -> None:
    assert "did you mean over-served?" in run("explain", "over-servd").stderr


def test_expected_codes_are_those_of_all_laws() -> None:
    text = "jurisdiction: us-federal\njudgments: []\nexpect: {problems: [remand-overlaps, over-servd]}\n"
    (problem,) = read_case(text).problems
    assert (problem.code, problem.hint) == ("bad-choice", "did you mean over-served?")


def test_a_code_in_a_comment_that_nobody_has() -> None:
    report = check_text("# expect-problems: not-yml\n{", "case.yaml")
    hints = {problem.code: problem.hint for problem in report.findings}
    assert hints["expected-problem-missing"] == "did you mean not-yaml?"
    assert not check_text("# expect-problems: not-yaml\n{", "case.yaml").findings


def test_a_file_of_one_law_does_not_load_the_others() -> None:
    file = "cases/us-federal/negative/over-served.yaml"
    code = (
        "import sys; from sentencing.analysis.check import check\n"
        f"assert not check({file!r}).findings\n"
        "print([name for name in sys.modules if 'england_wales' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"


def test_a_problem_that_another_process_found_is_as_bad_here() -> None:
    code = (
        "from sentencing.core.diagnostics import Problem\n"
        "print(Problem('remand-overlaps', 'x').severity, Problem('sunken', 'x'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "warning error[sunken] x\n"


def test_a_law_registers_its_codes(plugin_folder: Path) -> None:
    install(plugin_folder, "deep", "atlantis = deep:JURISDICTION", deep=LAW % f'"sunken": {SUNK}')
    assert Problem("sunken", "x").severity == "note"
    assert catalogue.entry("sunken").title == "A sunken gaol"
    assert "sunken" in catalogue.every()


def test_a_law_may_say_what_another_says(plugin_folder: Path) -> None:
    same = '"over-served": PROBLEMS["over-served"]'
    install(plugin_folder, "deep", "atlantis = deep:JURISDICTION", deep=LAW % same)
    assert plugins.find("us-federal")
    assert plugins.find("atlantis")


@pytest.mark.parametrize(
    ("code", "owner"), [("unknown-key", "the kernel"), ("over-served", "us-federal")]
)
def test_a_code_that_is_taken(plugin_folder: Path, code: str, owner: str) -> None:
    install(plugin_folder, "deep", "atlantis = deep:JURISDICTION", deep=LAW % f'"{code}": {SUNK}')
    assert plugins.find("us-federal")
    said = f"the law atlantis registers the problem code {code}, which {owner} has already"
    with pytest.raises(plugins.PluginError, match=said):
        plugins.find("atlantis")
    assert catalogue.every()[code].title != "A sunken gaol"
