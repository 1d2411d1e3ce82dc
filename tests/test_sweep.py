"""Sweeps over values, and goals with their boundary."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import compute, load, read_case, solve, sweep
from sentencing.analysis.values import ValuesError, values
from sentencing.cli import Exit
from tests.conftest import CASES
from tests.strategies import LONG_TERMS, facts
from tests.test_cli import SELEZNEV, run

FLAGSHIP = load(CASES / "us-federal" / "seleznev.yaml")
PARTLY = {
    "judgments.ndga.runs": "{concurrent_with: wdwash, for: 1 month, rest: consecutive}",
}


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("judgments.ndga.imposed", "2017-11-30..2017-12-02", ["2017-11-30", "2017-12-01", "2017-12-02"]),
        ("judgments.ndga.imposed", "2017-12..2017-12:30", ["2017-12-01", "2017-12-31"]),
        ("judgments.ndga.term", "1 year..3 years:1 year", ["1 year", "2 years", "3 years"]),
        ("judgments.ndga.term", "11 months..13 months", ["11 months", "12 months", "13 months"]),
        ("judgments.ndga.term", "1 year 1 day..1 year 3 days", ["12 months 1 day", "12 months 2 days", "12 months 3 days"]),
        ("credits.good_conduct.disallowed", "0..54:27", ["0 days", "27 days", "54 days"]),
        ("credits.good_conduct.disallowed", "14 days, 27 days", ["14 days", "27 days"]),
        ("law.us-federal.good_conduct.days_per_year", "54..56", ["54", "55", "56"]),
        ("law.us-federal.good_conduct.method", "time_served", ["time_served"]),
        ("judgments.ndga.runs", "concurrent | consecutive to wdwash, dnev", ["concurrent", "consecutive to wdwash, dnev"]),
        ("judgments.wdwash.counts.wire-fraud.times", "9..10", ["9", "10"]),
    ],
)  # fmt: skip
def test_values_in_the_notation_of_the_name(name: str, text: str, wanted: list[str]) -> None:
    assert list(values(FLAGSHIP, name, text)) == wanted


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("judgments.ndga.tern", "1 year", "did you mean judgments.ndga.term"),
        ("law.us-federal.nothing", "1", "there is no"),
        ("judgments.ndga.term", "1 yeer", "is no unit of time"),
        ("judgments.ndga.term", "1 year..2 weeks", "mixes months and days"),
        ("judgments.ndga.term", "3 years..1 year", "holds no value"),
        ("judgments.ndga.runs", "concurrent..consecutive", "has no range"),
        ("judgments.ndga.imposed", "2017-13..2018", "there is no month"),
        ("credits.good_conduct.disallowed", "0..10:0", "the step is nothing"),
        ("credits.good_conduct.disallowed", "0..1000000", "too many"),
        ("law.us-federal.good_conduct.days_per_year", "a..b", "not a whole number"),
        ("law.us-federal.good_conduct.method", "time_serfed", "did you mean time_served"),
    ],
)
def test_values_that_do_not_fit_are_refused(name: str, text: str, message: str) -> None:
    with pytest.raises(ValuesError) as raised:
        values(FLAGSHIP, name, text)
    assert message in str(raised.value)


def test_two_names_make_a_grid() -> None:
    over = {
        "judgments.ndga.runs": "concurrent with wdwash | consecutive to wdwash",
        "judgments.ndga.term": "1 year..2 years:1 year",
    }
    found = sweep(FLAGSHIP, over, ["expected", "good_conduct"])
    assert [point.values[1] for point in found.points] == ["1 year", "2 years"] * 2
    assert found.points[0].figures["expected"] == compute(FLAGSHIP).days()["expected"]
    assert found.points[3].figures["good_conduct"] == 29 * 54


def test_values_that_cannot_stand_are_said_to_be_so() -> None:
    found = sweep(FLAGSHIP, {"judgments.ndga.runs": "concurrent | consecutive to nobody"})
    assert [point.errors for point in found.points] == [(), ("unknown-reference",)]


def test_a_sweep_is_over_one_name_or_two_and_known_figures() -> None:
    with pytest.raises(ValuesError, match="one name or two"):
        sweep(FLAGSHIP, {})
    with pytest.raises(ValuesError, match="there is no figure"):
        sweep(FLAGSHIP, {"judgments.ndga.term": "1 year"}, ["nothing"])


# -- goals -----------------------------------------------------------------------------------------


def test_the_most_days_lost() -> None:
    found = solve(FLAGSHIP, "credits.good_conduct.disallowed", by="2037-12-31")
    assert (found.which, found.value) == ("greatest", "177 days")
    assert found.beyond is not None
    assert found.beyond[0] == "178 days"
    assert found.to_dict()["beyond"]["date"] == "2038-01-01"
    assert found.goal == "expected release on or before 2037-12-31"


def test_the_least_overlap() -> None:
    case = FLAGSHIP.with_(PARTLY)
    found = solve(case, "judgments.ndga.runs.for", by="2042-01-01", which="least")
    assert found.value == "105 months"
    assert found.to_dict()["date"] == "2041-12-27"


def test_the_longest_and_the_shortest_term() -> None:
    longest = solve(FLAGSHIP, "judgments.wdwash.term", by="2030-01-01")
    assert (longest.which, longest.value) == ("greatest", "218 months")
    shortest = solve(FLAGSHIP, "judgments.wdwash.term", not_before="2030-01-01")
    assert (shortest.which, shortest.value) == ("least", "219 months")


def test_what_is_impossible_is_said_to_be() -> None:
    found = solve(FLAGSHIP, "judgments.ndga.term", by="2030-01-01", milestone="projected_release")
    assert not found.possible
    assert found.closest is not None
    assert found.to_dict()["closest"] == {"value": "1 month", "date": "2037-07-07"}
    assert found.tried == found.of == 480
    early = solve(FLAGSHIP, "judgments.ndga.term", not_before="2090-01-01")
    assert not early.possible
    assert early.to_dict()["closest"]["value"] == "480 months"


def test_a_value_that_cannot_stand_does_not_count() -> None:
    over = "consecutive to nobody | concurrent with wdwash"
    found = solve(FLAGSHIP, "judgments.ndga.runs", by="2040-01-01", over=over, which="least")
    assert found.value == "concurrent with wdwash"
    assert found.beyond == ("consecutive to nobody", None)


def test_values_that_give_no_date_do_not_hide_the_side() -> None:
    """Terms of up to five months are over before the sentence, by the remand: no date is theirs."""
    case = load(CASES / "england-wales" / "connolly.yaml")
    found = solve(case, "judgments.birmingham.counts.1.term", by="2025-06-01")
    assert (found.which, found.value) == ("greatest", "24 months")
    assert found.beyond is not None
    assert found.beyond[0] == "25 months"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "judgments.ndga.term"},
        {"name": "judgments.ndga.term", "by": "soon"},
        {"name": "judgments.ndga.term", "by": "2030-01-01", "milestone": "nothing"},
        {"name": "judgments.ndga.term", "by": "2030-01-01", "milestone": "good_conduct"},
        {"name": "judgments.ndga.imposed", "by": "2030-01-01"},
        {"name": "nothing", "by": "2030-01-01"},
    ],
)
def test_goals_that_cannot_be_asked(wrong: dict[str, str]) -> None:
    with pytest.raises(ValuesError):
        solve(FLAGSHIP, **wrong)  # type: ignore[arg-type]


@given(st.data())
def test_the_solution_is_the_boundary(data: st.DataObject) -> None:
    made = data.draw(facts(LONG_TERMS, most=3, of_all=True))
    case = made.case()
    name = f"judgments.{made.sentences[0].id}.term"
    standing = compute(case).window.expected
    assert standing is not None
    goal = date.fromordinal(standing.toordinal()) + timedelta(
        days=data.draw(st.integers(-900, 900))
    )
    milestone = data.draw(st.sampled_from(["expected", "latest"]))
    found = solve(case, name, by=str(goal), milestone=milestone, over="1 month..120 months:1 month")

    def day(value: str) -> int:
        return compute(case, {name: value}, trace=False).days()[milestone]

    if found.value is None:
        assert min(day(f"{n} months") for n in range(1, 121)) > goal.toordinal()
        return
    assert day(found.value) == found.day
    assert day(found.value) <= goal.toordinal()
    if found.beyond is not None:
        assert day(found.beyond[0]) == found.beyond[1]
        assert day(found.beyond[0]) > goal.toordinal()


# -- the terminal ----------------------------------------------------------------------------------


def test_a_sweep_in_the_terminal() -> None:
    over = ("--over", "judgments.ndga.term=20 years..40 years:4 years")
    done = run("sweep", SELEZNEV, *over)
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    line = "  28 years  2037-11-20   2038-11-21   2043-02-12       +502  ····◆\n"
    assert line in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    rows = list(
        csv.DictReader(io.StringIO(run("sweep", SELEZNEV, *over, "--format", "csv").stdout))
    )
    assert rows[2]["judgments.ndga.term"] == "28 years"
    assert rows[2]["expected"] == "2038-11-21"
    data = json.loads(run("sweep", SELEZNEV, *over, "--format", "json").stdout)
    assert data["points"][2]["figures"]["latest"] == "2043-02-12"


def test_a_sweep_shows_what_it_cannot_compute_and_what_is_not_law() -> None:
    runs = "judgments.ndga.runs=consecutive to nobody | concurrent"
    done = run("sweep", SELEZNEV, "--over", runs, "--show", "good_conduct")
    assert "not computed: unknown-reference" in done.stdout
    law = run("sweep", SELEZNEV, "--over", "law.us-federal.good_conduct.days_per_year=54..120")
    assert "counterfactual: law.us-federal.good_conduct.days_per_year is a number" in law.stdout
    assert "and 7 more" in law.stdout
    assert run("sweep", SELEZNEV, "--over", "x=1").returncode == Exit.UNUSABLE


def test_a_goal_in_the_terminal() -> None:
    done = run("solve", SELEZNEV, "credits.good_conduct.disallowed", "--by", "2037-12-31")
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    assert "  177 days   release, expected 2037-12-31\n" in done.stdout
    assert "one step further, 178 days: release, expected 2038-01-01\n" in done.stdout
    done = run("solve", SELEZNEV, "judgments.ndga.term", "--by", "2030-01-01")
    assert "impossible: with no value" in done.stdout
    assert "2,744 days later than it should be" in done.stdout
    late = run("solve", SELEZNEV, "judgments.ndga.term", "--not-before", "2090-01-01")
    assert "earlier than it should be" in late.stdout
    end = run("solve", SELEZNEV, "judgments.ndga.term", "--by", "2090-01-01", "--greatest")
    assert "it is the last of the values that were tried" in end.stdout
    law = run("solve", SELEZNEV, "law.us-federal.good_conduct.days_per_year", "--by", "2037-01-01",
              "--over", "54..90", "--format", "json")  # fmt: skip
    assert json.loads(law.stdout)["counterfactual"] is True
    assert run("solve", SELEZNEV, "judgments.ndga.term").returncode == Exit.UNUSABLE


def test_law_that_is_given_its_own_value_is_still_the_law() -> None:
    case = read_case(
        "jurisdiction: us-federal\njudgments: [{imposed: 2020-01-01, term: 5 years}]\n"
    )
    assert not compute(case, {"law.us-federal.good_conduct.days_per_year": 54}).problems
    assert compute(case, {"law.us-federal.good_conduct.days_per_year": 55}).problems
