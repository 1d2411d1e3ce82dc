"""The figures that a law declares: every one that it can give, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
import pytest

from sentencing import Computation, compute, load
from sentencing.analysis.check import check_text
from sentencing.analysis.figures import figure_of, names_of
from sentencing.core import plugins
from sentencing.kit.figures import known_figures, unknown_official
from sentencing.kit.registry import find
from tests.conftest import CASES, codes, result_of

ONE = """
jurisdiction: us-federal
judgments: [{id: a, imposed: 2020-01-06, term: 5 years}]
"""


def computations(code: str) -> Iterator[Computation]:
    """Every case and scenario of a law in the project."""
    for path in sorted((CASES / code).rglob("*.yaml")):
        case = load(path)
        if case.jurisdiction != code:
            continue
        for assigned in ((), *(what_if.set for what_if in case.what_if)):
            yield compute(case, {item.name: item for item in assigned}, trace=False, ranges=False)


@cache
def given(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names that some computation gives, and those declared that some prints a figure for."""
    law = find(code)
    assert law is not None
    named, printed = set[str](), set[str]()
    for computation in computations(code):
        named |= {*names_of(computation), *computation.lengths}
        printed |= {name for name in known_figures(law) if figure_of(computation, name)}
    return frozenset(named), frozenset(printed)


@pytest.mark.parametrize("code", sorted(plugins.ours()))
def test_what_a_law_declares_is_what_it_gives(code: str) -> None:
    law = find(code)
    assert law is not None
    named, printed = given(code)
    assert named <= set(known_figures(law))
    assert printed == set(known_figures(law))
    assert len(set(law.figures)) == len(law.figures)


def test_a_published_figure_of_no_name_is_an_error_wherever_it_is() -> None:
    result = result_of(ONE + "official: {projectd_release: 2024-04-10}\n")
    assert codes(result) == ["unknown-figure"]
    (problem,) = result.problems
    assert (problem.path, problem.hint) == (
        "official.projectd_release",
        "did you mean projected_release?",
    )


def test_one_that_this_case_does_not_give_is_known() -> None:
    assert not codes(
        result_of(ONE + "official: {release_with_rdap: 2024-04-10, latest: 2025-01-05}\n")
    )


def test_a_law_that_declares_no_figures_takes_any() -> None:
    law = find("us-federal")
    assert law is not None
    case = result_of(ONE + "official: {projectd_release: 2024-04-10}\n").case
    assert unknown_official(case, law)
    assert not unknown_official(case, msgspec.structs.replace(law, figures=(), milestones=()))


@pytest.mark.parametrize(
    ("name", "hint"),
    [("releas_with_rdap", "did you mean release_with_rdap?"), ("release_with_rdap", "")],
)
def test_an_expectation_is_told_what_the_law_gives_and_not_only_this_case(
    name: str, hint: str
) -> None:
    report = check_text(f"{ONE}expect: {{{name}: 2024-04-10}}\n", "case.yaml")
    assert [(f.code, f.hint) for f in report.findings] == [("unknown-expectation", hint)]
