"""What the tests share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sentencing import Computation, compute, read_case
from sentencing.core import plugins

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


@pytest.fixture
def plugin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path, for packages with entry points."""
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins.forget()
    before = set(sys.modules)
    yield tmp_path
    plugins.forget()
    for name in set(sys.modules) - before:
        if str(tmp_path) in (getattr(sys.modules[name], "__file__", None) or ""):
            del sys.modules[name]


def install(folder: Path, name: str, entries: str, **modules: str) -> None:
    """Put a package with entry points of our group, and its modules, into a folder."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{plugins.GROUP}]\n{entries}\n", "utf-8")
    for module, text in modules.items():
        (folder / f"{module}.py").write_text(text, "utf-8")
