"""Writing cases: what is written reads back as the same case."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing import compute, load, read_case
from sentencing.analysis.check import check
from sentencing.case.format.writer import write
from tests.conftest import CASES, codes, dates

POSITIVE = sorted(path for path in CASES.rglob("*.yaml") if "negative" not in path.parts)


@pytest.mark.parametrize("path", POSITIVE, ids=lambda path: path.stem)
def test_a_case_is_written_and_read_back(path: Path) -> None:
    case = load(path)
    again = read_case(write(case), str(path))
    assert again.problems == case.problems
    one, other = compute(case), compute(again)
    assert dates(one) == dates(other)
    assert codes(one) == codes(other)
    assert one.figures == other.figures


def test_expectations_and_scenarios_are_written(tmp_path: Path) -> None:
    source = CASES / "england-wales" / "teaching" / "extended.yaml"
    copy = tmp_path / "copy.yaml"
    copy.write_text(write(load(source)), encoding="utf-8")
    assert not check(str(copy)).findings
    assert load(copy).what_if[0].set[0].name == "judgments.leeds.counts.1.kind"
