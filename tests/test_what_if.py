"""Names, scenarios side by side, and the causes of a difference."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import Case, Scenario, assumptions, compute, load, read_case, what_if
from sentencing.analysis.figures import Apart, figure, names_of
from sentencing.analysis.names import assignable, values_for
from sentencing.analysis.quick import quick_case, quick_text
from sentencing.analysis.steps import changed_steps
from sentencing.case.paths import notation_of, possible, replace_values, value_of
from sentencing.cli import Exit
from sentencing.core.days import date_of
from tests.conftest import CASES
from tests.strategies import DAYS, TERMS, Facts, facts
from tests.test_cli import SELEZNEV, run, run_outside

FLAGSHIP = load(CASES / "us-federal" / "seleznev.yaml")
STACKED = {
    "judgments.ndga.runs": "consecutive to wdwash",
    "judgments.dnev.runs": "consecutive to wdwash, ndga",
}


@st.composite
def scenarios(draw: st.DrawFn, case: Facts) -> dict[str, str]:
    """Values for some names of a random case."""
    found: dict[str, str] = {}
    for sentence in case.sentences:
        name = f"judgments.{sentence.id}"
        if draw(st.booleans()):
            found[f"{name}.term"] = draw(TERMS)
        if draw(st.booleans()):
            found[f"{name}.imposed"] = draw(DAYS).isoformat()
    if draw(st.booleans()):
        found["credits.good_conduct.disallowed"] = f"{draw(st.integers(0, 90))} days"
    if draw(st.booleans()):
        found["law.us-federal.good_conduct.days_per_year"] = str(draw(st.integers(40, 70)))
    return found


# -- names -----------------------------------------------------------------------------------------


def test_every_name_says_where_it_comes_from_and_whether_it_matters() -> None:
    found = {name.name: name for name in assumptions(FLAGSHIP).names}
    runs = found["judgments.ndga.runs"]
    assert (runs.origin, runs.value, runs.basis) == (
        "fact",
        "concurrent with wdwash, dnev",
        "says nunl",
    )
    assert runs.place is not None
    assert runs.place.line == 110
    rival = runs.others[0]
    assert (rival.value, rival.says) == ("consecutive to wdwash", "says tass-december")
    assert rival.moves == {"earliest": 4357, "expected": 4357, "latest": 5113}
    rate = found["law.us-federal.good_conduct.days_per_year"]
    assert (rate.value, rate.cites[0].text, rate.moves) == ("54", "18 U.S.C. 3624(b)(1)", True)
    reading = found["reading.us-federal.partial_year_from"]
    assert (reading.origin, reading.value, reading.moves) == ("reading", "commencement", False)
    assert reading.basis
    assert found["credits.time_credits.removal_order"].origin == "not stated"
    assert not found["judgments.ndga.term"].moves
    assert "judgments.wdwash.court" not in found


def test_what_a_name_is_said_to_move_is_what_it_moves() -> None:
    base = compute(FLAGSHIP)
    for name in assumptions(FLAGSHIP).names:
        for other in name.others:
            if name.name == "judgments.ndga.imposed":
                continue  # its rival is a month, not a day
            after = compute(FLAGSHIP, {name.name: other.value})
            for edge, days in other.moves.items():
                before, now = base.window.edge(edge), after.window.edge(edge)
                assert before is not None
                assert now is not None
                moved = None if now.day is None else now.day - (before.day or 0)
                assert moved == days, name.name


def test_an_imprecise_day_has_a_range() -> None:
    case = load(CASES / "us-federal" / "teaching" / "unknown-days.yaml")
    (jail,) = [name for name in assumptions(case).names if name.name == "custody.jail.from"]
    assert jail.range == "2019-03-01 to 2019-03-31"
    assert [other.value for other in jail.others] == ["2019-03-01", "2019-03-31"]


def test_an_order_that_is_not_stated_is_a_name_too() -> None:
    case = read_case(
        "jurisdiction: us-federal\njudgments:\n"
        "  - {id: a, imposed: 2020-01-01, term: 5 years}\n"
        "  - {id: b, imposed: 2021-01-01, term: 5 years}\n"
    )
    (runs,) = [name for name in assumptions(case).names if name.name == "judgments.b.runs"]
    assert (runs.origin, runs.value) == ("not stated", "consecutive to a")
    assert {other.value: other.moved for other in runs.others} == {"concurrent with a": True}


def test_names_of_no_jurisdiction() -> None:
    assert assumptions(read_case("jurisdiction: nowhere\njudgments: []\n")).names == ()


def test_whatever_is_possible_can_be_addressed() -> None:
    for name in possible(FLAGSHIP):
        assert notation_of(FLAGSHIP, name) is not None, name
    assert notation_of(FLAGSHIP, "judgments.x.nothing") is None
    assert notation_of(FLAGSHIP, "nothing.x") is None
    assert "judgments.ndga.runs.for" in assignable(FLAGSHIP)
    assert "reading.us-federal.month_end" in assignable(FLAGSHIP)
    assert values_for(FLAGSHIP, "reading.us-federal.month_end") == ["roll", "clamp"]
    assert values_for(FLAGSHIP, "law.us-federal.good_conduct.method")[0] == "time_served"
    assert values_for(FLAGSHIP, "credits.time_credits.risk")[0] == "minimum"
    assert values_for(FLAGSHIP, "judgments.ndga.term") == []


def test_values_are_found_and_put() -> None:
    assert str(value_of(FLAGSHIP, "judgments.ndga.term")) == "14 years"
    assert value_of(FLAGSHIP, "judgments.nobody.term") is None
    assert value_of(FLAGSHIP, "judgments.ndga.nothing") is None
    assert [j.id for j in replace_values(FLAGSHIP, {"judgments.ndga": None}).judgments] == [
        "wdwash",
        "dnev",
    ]
    assert replace_values(FLAGSHIP, {"nothing.at.all": 1}) == FLAGSHIP


# -- what if ---------------------------------------------------------------------------------------


def test_two_readings_of_the_flagship_side_by_side() -> None:
    found = what_if(FLAGSHIP, "another-14-years", STACKED)
    assert [branch.scenario.id for branch in found.branches] == ["another-14-years", "supposed-2"]
    one, both = found.branches
    expected = one.change("expected")
    assert expected is not None
    assert (expected.shown(expected.before), expected.shown(expected.after)) == (
        "2037-07-07",
        "2049-06-11",
    )
    assert str(expected.apart) == "4,357 days later"
    assert expected.apart is not None
    assert expected.apart.calendar == "11 years 11 months 4 days"
    assert [(part.names, part.days) for part in both.attribution["expected"]] == [
        (("judgments.dnev.runs",), 4357),
        (("judgments.ndga.runs",), 4357),
        (("judgments.dnev.runs", "judgments.ndga.runs"), 1),
    ]
    changed = {step.what: (step.before, step.after) for step in one.steps}
    assert changed["full term"] == ("2041-07-04", "2055-07-04")
    assert changed["release with good conduct time"] == ("2037-07-07", "2049-06-11")


def test_every_block_of_the_file_without_more_being_said() -> None:
    found = what_if(FLAGSHIP)
    assert [branch.scenario.id for branch in found.branches] == [w.id for w in FLAGSHIP.what_if]
    assert found.branches[0].scenario.title.startswith("As the report of December")


def test_a_scenario_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="did you mean another-14-years"):
        what_if(FLAGSHIP, "other-14-years")


def test_life_has_no_parts() -> None:
    (branch,) = what_if(FLAGSHIP, {"judgments.ndga.term": "life"}).branches
    change = branch.change("latest")
    assert change is not None
    assert (change.apart, change.difference) == (None, "none any more")
    assert "latest" not in branch.attribution


def test_law_as_it_is_not_is_marked() -> None:
    scenario = Scenario("reform", "Sixty-five days a year")
    (plain,) = what_if(FLAGSHIP, scenario).branches
    assert not plain.counterfactual
    (branch,) = what_if(FLAGSHIP, {"law.us-federal.good_conduct.days_per_year": 65}).branches
    assert branch.counterfactual == (
        "law.us-federal.good_conduct.days_per_year is taken as 65, which is not the law",
    )
    assert "counterfactual: law." in branch.computation.explain()


@given(st.data())
def test_no_change_changes_nothing(data: st.DataObject) -> None:
    case = data.draw(facts(most=4)).case()
    (branch,) = what_if(case, {}).branches
    assert not any(change.changed for change in branch.changes)
    assert branch.steps == ()
    assert branch.attribution == {}


@given(st.data())
def test_the_order_of_assignments_does_not_matter(data: st.DataObject) -> None:
    made = data.draw(facts(most=4))
    scenario = data.draw(scenarios(made))
    turned = dict(reversed(scenario.items()))
    case = made.case()
    assert compute(case, scenario).to_dict() == compute(case, turned).to_dict()
    assert compute(case.with_(scenario)).days() == compute(case, scenario).days()
    (one,), (other,) = what_if(case, scenario).branches, what_if(case, turned).branches
    assert one.attribution == other.attribution


@given(st.data())
def test_the_parts_of_a_difference_add_up(data: st.DataObject) -> None:
    made = data.draw(facts(most=3))
    (branch,) = what_if(made.case(), data.draw(scenarios(made))).branches
    for change in branch.changes:
        if change.before is not None and change.after is not None and change.name != "good_conduct":
            parts = branch.attribution.get(change.name, ())
            if change.changed and change.is_day:
                assert sum(part.days for part in parts) == change.after - change.before


def test_of_many_assignments_each_alone_and_all_together() -> None:
    names = [f"custody.c{number}" for number in range(9)]
    scenario = {
        name: {"from": f"2014-05-{n + 10}", "to": f"2014-05-{n + 10}"}
        for n, name in enumerate(names)
    }
    (branch,) = what_if(FLAGSHIP, scenario).branches
    assert [(part.names, part.days) for part in branch.attribution["latest"]] == [
        ((name,), -1) for name in names
    ]


@given(DAYS, DAYS)
def test_differences_by_the_calendar(one: object, other: object) -> None:
    first, last = sorted((one.toordinal(), other.toordinal()))  # type: ignore[attr-defined]
    apart = Apart.between(first, last)
    assert apart.days == last - first
    import pendulum

    begun = pendulum.instance(date_of(first)).add(years=apart.years, months=apart.months)
    assert begun.toordinal() + apart.rest == last


def test_figures_are_days_or_numbers() -> None:
    base = compute(FLAGSHIP)
    assert figure(base, "good_conduct") == 1458
    assert figure(base, "nothing") is None
    assert {"earliest", "full_term", "prior_custody"} <= set(names_of(base))
    assert changed_steps(base.steps, base.steps) == ()


# -- without a file --------------------------------------------------------------------------------


TERMS_GIVEN = ("27 years @ 2017-04-21", "14 years @ 2017-11-30 concurrent")


def test_a_case_without_a_file() -> None:
    case = quick_case("us-federal", TERMS_GIVEN, ("2014-07-05..2017-04-20",))
    assert case.problems == ()
    assert str(compute(case).window.expected) == "2037-07-07"


def test_quick_words_are_quoted_where_they_must_be() -> None:
    text = quick_text("us-federal", ["1 year & 1 day @ 2020-01-01 consecutive to a, b"], ["2019.."])
    assert '"1 year & 1 day"' in text
    assert 'runs: "consecutive to a, b"' in text
    assert "- {id: c1, from: 2019}" in text


# -- the terminal ----------------------------------------------------------------------------------


def test_the_names_in_the_terminal() -> None:
    done = run("assumptions", SELEZNEV)
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    moving, still = done.stdout.split("was not seen to move release")
    assert "judgments.ndga.runs = concurrent with wdwash, dnev" in moving
    assert "latest 5,113\n" in moving
    assert "judgments.ndga.term = 14 years" in still
    assert "a day longer" not in still
    assert "a day longer" in run("assumptions", SELEZNEV, "--all").stdout.split("not seen")[1]
    assert max(map(len, done.stdout.splitlines())) <= 100
    data = json.loads(run("assumptions", SELEZNEV, "--format", "json").stdout)
    assert data["format"] == "sentencing.assumptions/1"
    assert {"name", "origin", "value", "alternatives", "moves"} <= set(data["names"][0])


def test_what_if_in_the_terminal() -> None:
    done = run("what-if", SELEZNEV)
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    assert "+1 day  judgments.dnev.runs with judgments.ndga.runs, beyond what" in done.stdout
    assert "steps that changed" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    one = run("what-if", SELEZNEV, "another-14-years")
    assert "steps that changed" in one.stdout
    assert "steps that changed" not in run("what-if", SELEZNEV, "guam", "--no-steps").stdout
    data = json.loads(run("what-if", SELEZNEV, "guam", "--format", "json").stdout)
    assert data["format"] == "sentencing.what_if/1"
    assert data["scenarios"][0]["figures"]["expected"]["difference"]["days"] == 1
    assert data["base"]["figures"]["good_conduct"] == 1458


def test_set_in_the_terminal() -> None:
    done = run("what-if", SELEZNEV, "--set", "judgments.ndga.runs=consecutive to wdwash")
    assert "4,357 days later (11 years 11 months 4 days)" in done.stdout
    done = run("what-if", SELEZNEV, "--set", "judgments.ndga.rums=concurrent")
    assert done.returncode == Exit.UNUSABLE
    assert "did you mean judgments.ndga.runs?" in done.stderr
    assert not done.stdout
    for wrong in (("--set", "x"), ("--set", "a=1", "--set", "a=2"), ("guan",)):
        done = run("what-if", SELEZNEV, *wrong)
        assert done.returncode == Exit.UNUSABLE
        assert done.stderr.startswith("Usage")


def test_counterfactual_law_is_marked_in_the_terminal() -> None:
    done = run("what-if", SELEZNEV, "--set", "law.us-federal.good_conduct.days_per_year=65")
    assert "counterfactual: law.us-federal.good_conduct.days_per_year is taken as 65" in done.stdout


def test_without_a_file_in_the_terminal(tmp_path: object) -> None:
    terms = [word for term in TERMS_GIVEN for word in ("--term", term)]
    quick = ("what-if", "--jurisdiction", "us-federal", *terms)
    done = run(*quick, "--custody", "2014-07-05..2017-04-20")
    assert "release, expected             2037-07-07" in done.stdout
    target = f"{tmp_path}/case.yaml"
    assert run(*quick, "--write", target).returncode == Exit.CLEAN
    assert [j.id for j in load(target).judgments] == ["s1", "s2"]
    assert "exists already and is left as it is" in run(*quick, "--write", target).stderr
    for wrong in (
        ("what-if",),
        ("what-if", *terms),
        ("what-if", SELEZNEV, "--write", target),
        ("what-if", "--jurisdiction", "us-federal", "--term", "27 years"),
        (*quick, "--custody", "2014"),
    ):
        assert run(*wrong).returncode == Exit.UNUSABLE
    assert run("what-if", "no-such-file.yaml").returncode == Exit.UNUSABLE


def test_names_complete_in_the_shell() -> None:
    def completed(words: str, number: int) -> list[str]:
        done = run_outside(
            _SENTENCING_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(number)
        )
        return [line.partition(",")[2] for line in done.stdout.splitlines() if line]

    words = f"sentencing what-if {SELEZNEV} --set"
    assert completed(f"{words} judgments.ndga.ru", 4)[0] == "judgments.ndga.runs="
    assert completed(f"{words} reading.us-federal.mon", 4) == ["reading.us-federal.month_end="]
    assert completed("sentencing what-if --set judg", 3) == []


def test_a_case_stays_as_it_is() -> None:
    before = FLAGSHIP
    after: Case = before.with_({"judgments.ndga.term": "5 years", "reading.us-federal.x": "y"})
    assert str(value_of(before, "judgments.ndga.term")) == "14 years"
    assert str(value_of(after, "judgments.ndga.term")) == "5 years"
    assert after.assume[0].name == "reading.us-federal.x"
