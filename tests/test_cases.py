"""The cases of the project: each gives what its file expects, and every problem code has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.analysis.check import check
from sentencing.analysis.check_files import files_of
from sentencing.case.format import load
from sentencing.core import catalogue
from sentencing.report.problems import full
from tests.conftest import CASES

FILES = sorted(CASES.rglob("*.yaml"))
NEGATIVE = sorted(CASES.rglob("negative/*.yaml"))
SHOWN_ELSEWHERE = {
    "unreadable-file": "a file that cannot be opened cannot be kept",
    "file-too-large": "a file of that size is not kept",
    "no-cases": "a folder, not a file",
    "not-a-case": "some other YAML",
    "unknown-expectation": "found by comparing, after the computation",
    "differs-from-expectation": "found by comparing, after the computation",
    "expected-problem-missing": "found by comparing, after the computation",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_gives_what_it_expects(path: Path) -> None:
    report = check(str(path))
    assert not report.findings, full(report.findings, {report.file: report.text})


def test_every_code_has_a_case_that_gives_it() -> None:
    shown = {path.stem for path in NEGATIVE}
    assert shown | set(SHOWN_ELSEWHERE) == set(catalogue.every())
    assert not shown & set(SHOWN_ELSEWHERE)


@pytest.mark.parametrize("path", NEGATIVE, ids=lambda path: path.stem)
def test_a_negative_case_says_what_it_shows(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    assert path.stem in text
    assert text.startswith(("title: ", "# "))


def test_every_positive_case_has_a_title_and_expects_something() -> None:
    for path in FILES:
        if path in NEGATIVE:
            continue
        case = load(path)
        assert case.title, path
        assert case.expect, path
        assert case.expect.figures, path
        assert case.expect.problems is not None, path


def test_facts_of_real_people_have_sources() -> None:
    for path in sorted(CASES.glob("*/*.yaml")):
        case = load(path)
        assert case.sources, path
        for judgment in case.judgments:
            about = judgment.origins["imposed"]
            assert about.source or judgment.source, (path, judgment.id)


def test_there_are_real_cases_enough() -> None:
    assert len(list((CASES / "us-federal").glob("*.yaml"))) > 10


def test_a_folder_is_searched_through() -> None:
    found, problems = files_of(str(CASES))
    assert not problems
    assert [Path(path) for path in found] == FILES


def test_every_code_is_explained() -> None:
    for code, entry in catalogue.every().items():
        assert code == code.lower()
        assert entry.title[0].isupper(), code
        assert not entry.title.endswith("."), code
        assert entry.meaning.endswith("."), code
        assert entry.remedy.endswith("."), code
