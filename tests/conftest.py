"""What the tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sentencing import Computation, compute, read_case

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases"

settings.register_profile("here", max_examples=80, deadline=None)
settings.register_profile(
    "thorough", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "here"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of independent worked examples beside the project."""
    folder = ROOT.parent / "shared" / "vectors"
    if not folder.is_dir():
        pytest.skip(f"no independent worked examples at {folder}")
    return folder


def result_of(text: str, **scenario: object) -> Computation:
    """What follows from the text of a case; names of the scenario with `__` for dots."""
    names = {name.replace("__", "."): value for name, value in scenario.items()}
    return compute(read_case(text, "case.yaml"), names or None)


def dates(result: Computation) -> dict[str, str]:
    """The milestones as ISO dates."""
    return {name: str(stone.date) for name, stone in result.milestones.items()}


def codes(result: Computation) -> list[str]:
    """The codes of the problems."""
    return [problem.code for problem in result.problems]
