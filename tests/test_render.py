"""Forms of a result: what they escape, and how they hold against odd cases."""

from __future__ import annotations

import pytest

from sentencing import compute, read_case
from sentencing.analysis import figures
from sentencing.core.diagnostics import Place, Problem
from sentencing.report.markdown import markdown
from sentencing.report.problems import concise, full
from sentencing.report.text import explanation
from tests.conftest import result_of

HOSTILE = """
title: "<script>alert(1)</script> | a *b* [c](javascript:d) `e`"
jurisdiction: us-federal
judgments: [{imposed: 2020-01-01, term: 10 years}]
"""


def test_markdown_escapes_what_the_file_says() -> None:
    first = markdown(result_of(HOSTILE)).splitlines()[0]
    assert "<script>" not in first.replace("\\<", "")
    assert "](javascript" not in first.replace("\\]", "")
    assert "\\|" in first


@pytest.mark.parametrize("width", [0, 40, 80, 100, 200])
def test_a_page_fits_its_width(width: int) -> None:
    result = result_of(HOSTILE)
    for line in explanation(result, width=width).plain().splitlines():
        assert len(line) <= max(width, 84) or "from 2020" in line


def test_many_bars_are_cut() -> None:
    counts = "".join(f"      - {{id: {n}, term: {n} years}}\n" for n in range(1, 31))
    result = result_of(
        f"jurisdiction: us-federal\njudgments:\n  - id: a\n    imposed: 2020-01-01\n    counts:\n{counts}"
    )
    assert "  and 16 more" in result.explain()


def test_a_case_without_anything_is_still_a_page() -> None:
    text = compute(read_case("{}", "f")).explain()
    assert "nothing could be computed" in text
    assert "no jurisdiction" in text


def test_errors_are_announced_in_the_page() -> None:
    result = result_of(
        "jurisdiction: us-federal\njudgments:\n"
        "  - {imposed: 2020-01-01, term: 10 years}\n  - {imposed: 2020-01-01}\n"
    )
    assert "1 problem in the file; a date that it could move is not given" in result.explain()


def test_scenario_is_announced_in_the_page() -> None:
    result = result_of(HOSTILE, judgments__1__term="12 years")
    page = " ".join(result.explain().split())
    assert "supposing judgments.1.term = 12 years" in page


def test_excerpts() -> None:
    problem = Problem("bad-date", "no", Place("f", 2, 3, 2, 6), hint="write it")
    text = full([problem], {"f": "one\nab cde\n"})
    assert text == (
        "f:2:3: error[bad-date] no\n    |\n  2 | ab cde\n    |   ^^^\n  help: write it\n"
    )
    assert concise([problem]) == "f:2:3: error[bad-date] no\n"
    assert full([problem], {}) == "f:2:3: error[bad-date] no\n  help: write it\n"
    hidden = full([problem], {"f": "one\n\x1b[31m red\n"})
    assert "\x1b" not in hidden


def test_related_places() -> None:
    problem = Problem(
        "duplicate-key", "x", Place("f", 2, 1), related=((Place("f", 1, 1), "first here"),)
    )
    assert "  f:1:1: first here\n" in full([problem], {"f": "a: 1\na: 2\n"})


@pytest.mark.parametrize(
    ("published", "computed", "words"),
    [
        ("2045-12-21", "2045-12-09", "12 days later than computed, 2045-12-09"),
        ("2045-12-08", "2045-12-09", "1 day earlier than computed, 2045-12-09"),
        ("608 days", "607 days", "1 day more than computed, 607 days"),
        ("606", "607 days", "1 day less than computed, 607 days"),
        ("607", "607 days", "agrees"),
        ("31 years", "31 years", "agrees"),
        ("2028-02", "2028-02-23", "computed: 2028-02-23"),
        ("x", None, "not computed"),
    ],
)
def test_differences_in_words(published: str, computed: str | None, words: str) -> None:
    assert figures.difference(published, computed) == words


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("27 years", "324 months", True),
        ("27 years", "325 months", False),
        ("$100", "100 USD", True),
        ("b, a", "a, b", True),
        ("a", "b", False),
        ("none", "none", True),
        ("life", "life", True),
    ],
)
def test_figures_that_are_the_same(one: str, other: str, equal: bool) -> None:  # noqa: FBT001
    assert figures.same(one, other) is equal
