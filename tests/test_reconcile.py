"""What would make an official date come out: found exactly, ranked, never claimed as the cause."""

from __future__ import annotations

import json
import shlex
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import compute, load, read_case, reconcile
from sentencing.analysis.figures import figure
from sentencing.analysis.values import ValuesError
from sentencing.cli import Exit
from tests.conftest import CASES
from tests.strategies import facts
from tests.test_cli import run


def test_a_day_of_booking_gives_the_date_of_holmes() -> None:
    found = reconcile(load(CASES / "us-federal" / "holmes.yaml"))
    assert found.change.difference == "1 day earlier"
    first = found.findings[0]
    assert (first.suppositions[0].kind, first.cost) == ("a booking day", 1)
    assert first.set == {"custody.booking": "{from: 2022-11-17, to: 2022-11-17}"}


def test_the_608_days_of_holmes_are_not_good_conduct_time() -> None:
    case = load(CASES / "us-federal" / "holmes.yaml")
    found = reconcile(case, "608 days", milestone="good_conduct")
    assert found.change.difference == "1 day more"
    assert found.findings == ()
    assert reconcile(case, "607 days", milestone="good_conduct").agrees


BANKMAN_FRIED = """
jurisdiction: us-federal
custody: [{id: jail, from: 2023-08-11, to: 2024-03-27}]
judgments: [{id: sdny, imposed: 2024-03-28, term: 25 years}]
official: {projected_release: 2044-12-14}
"""


def test_the_bahamas_and_27_days_give_the_date_of_bankman_fried() -> None:
    """Where the file knows of neither, the eleven days abroad are a stretch that it lacks."""
    found = reconcile(read_case(BANKMAN_FRIED))
    assert found.change.difference == "16 days later"
    sets = {frozenset(finding.set.items()) for finding in found.findings}
    missing = ("custody.missing", "{from: 2023-07-31, to: 2023-08-10}")
    assert frozenset({missing, ("credits.good_conduct.disallowed", "27 days")}) in sets
    assert frozenset({("credits.good_conduct.disallowed", "16 days")}) in sets


def test_what_the_file_supposes_comes_first() -> None:
    days = "{from: 2022-12-12, to: 2022-12-22}"
    supposed = f"what_if: {{both: {{set: {{custody.bahamas: {days}, credits.good_conduct.disallowed: 27 days}}}}}}\n"
    found = reconcile(read_case(BANKMAN_FRIED + supposed))
    assert found.findings[0].set == {
        "custody.bahamas": days,
        "credits.good_conduct.disallowed": "27 days",
    }
    case = load(CASES / "us-federal" / "bankman-fried.yaml")
    assert reconcile(case).findings[0].set == {"credits.good_conduct.disallowed": "27 days"}


def test_concurrent_for_consecutive() -> None:
    text = (
        "jurisdiction: us-federal\njudgments:\n"
        "  - {id: a, imposed: 2020-01-01, term: 5 years}\n"
        "  - {id: b, imposed: 2020-01-01, term: 3 years, runs: consecutive to a}\n"
    )
    alone = read_case(text.replace("consecutive to a", "concurrent with a"))
    official = str(compute(alone).window.expected)
    found = reconcile(read_case(text), official)
    assert {"judgments.b.runs": "concurrent with a"} in [dict(f.set) for f in found.findings]


def test_a_weekend_is_another_milestone() -> None:
    case = load(CASES / "us-federal" / "teaching" / "christmas.yaml")
    official = str(compute(case).milestones["weekday_release"].date)
    found = reconcile(case, official)
    assert found.findings[0].suppositions[0].kind == "another milestone"
    assert (found.findings[0].milestone, found.findings[0].set) == ("weekday_release", {})


@pytest.mark.parametrize(
    ("official", "side"), [("2013-05-13", "after"), ("2013-05-10", "before"), ("2013-05-14", "")]
)
def test_a_weekend_where_the_law_names_no_such_milestone(official: str, side: str) -> None:
    """The curfew day of Huhne was a Sunday; he was let out on the Monday."""
    case = load(CASES / "england-wales" / "huhne.yaml")
    found = reconcile(case, official, milestone="HDCED").findings
    weekends = [one.title for one in found if one.suppositions[0].kind == "weekend release"]
    wanted = f"the computed day is on a weekend, and the official one is the working day {side} it"
    assert weekends == ([wanted] if side else [])


def test_nothing_to_reconcile() -> None:
    found = reconcile(load(CASES / "us-federal" / "winner.yaml"))
    assert found.agrees
    assert (found.findings, found.tried) == ((), 0)


@pytest.mark.parametrize(
    ("official", "milestone", "message"),
    [
        ("soon", "projected_release", "is not a date"),
        ("2030-01-01", "nothing", "there is no figure"),
        (None, "full_term", "the file gives no official full term"),
    ],
)
def test_what_cannot_be_reconciled(official: str | None, milestone: str, message: str) -> None:
    with pytest.raises(ValuesError, match=message):
        reconcile(load(CASES / "us-federal" / "holmes.yaml"), official, milestone=milestone)


@given(facts(most=3, of_all=True), st.integers(-60, 60))
def test_what_is_found_gives_the_official_date(made: object, days: int) -> None:
    case = made.case()  # type: ignore[attr-defined]
    release = compute(case).milestones["projected_release"].date
    assert release is not None
    official = release + timedelta(days=days)
    found = reconcile(case, official.isoformat())
    assert found.agrees == (days == 0)
    costs = [finding.cost for finding in found.findings if len(finding.suppositions) == 1]
    assert costs == sorted(costs)
    sets = [(frozenset(finding.set.items()), finding.milestone) for finding in found.findings]
    assert len(sets) == len(set(sets))
    for finding in found.findings[:10]:
        result = compute(case, {n: v for n, v in finding.set.items()})  # noqa: C416  # as a caller would
        assert figure(result, finding.milestone) == official.toordinal()


def test_reconcile_in_the_terminal() -> None:
    done = run("reconcile", "cases/us-federal/holmes.yaml")
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    assert "   1  a day of booking or arrest before the custody that is known\n" in done.stdout
    assert "--set 'custody.booking={from: 2022-11-17, to: 2022-11-17}'" in done.stdout
    assert "none is shown to be the cause" in done.stdout
    assert "--all shows them" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    every = run("reconcile", "cases/us-federal/holmes.yaml", "--all").stdout
    assert "41 days of good conduct time lost" in every
    none = run("reconcile", "cases/us-federal/holmes.yaml", "--official", "608 days",
               "--milestone", "good_conduct")  # fmt: skip
    assert "none of the hypotheses" in none.stdout
    assert "they agree" in run("reconcile", "cases/us-federal/winner.yaml").stdout
    assert run("reconcile", "cases/us-federal/seleznev.yaml").returncode == Exit.UNUSABLE


def test_a_hypothesis_can_be_run_as_it_is_shown() -> None:
    file = "cases/us-federal/bankman-fried.yaml"
    data = json.loads(run("reconcile", file, "--format", "json").stdout)
    assert data["difference"]["days"] == 27
    found = reconcile(load(file))
    done = run("what-if", file, *shlex.split(found.findings[0].options), "--format", "json")
    figures = json.loads(done.stdout)["scenarios"][0]["figures"]
    assert figures["projected_release"]["after"] == "2044-12-14"


def test_where_the_law_has_no_projected_release() -> None:
    case = load(CASES / "england-wales" / "huhne.yaml")
    expected = compute(case).window.expected
    assert expected is not None
    found = reconcile(case, str(expected))
    assert (found.milestone, found.agrees) == ("ARD", True)
