"""Why one computation differs from another."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sentencing import compare, compute, load, read_case
from sentencing.case.paths import diff
from sentencing.cli import Exit
from tests.conftest import CASES
from tests.strategies import facts
from tests.test_cli import SELEZNEV, run

FLAGSHIP = load(CASES / "us-federal" / "seleznev.yaml")
SKILLING = [load(CASES / "us-federal" / f"skilling{end}.yaml") for end in ("", "-resentenced")]


def test_why_the_date_changed_between_two_days() -> None:
    found = compare(
        FLAGSHIP.with_({"as_of": "2018-01-01"}), FLAGSHIP.with_({"as_of": "2020-01-01"})
    )
    assert [(one.name, one.before, one.after) for one in found.facts] == [
        ("as_of", "2018-01-01", "2020-01-01")
    ]
    (law,) = found.law
    assert (law.name, law.before, law.after, law.basis) == (
        "law.us-federal.good_conduct.method",
        "time_served",
        "sentence_imposed",
        "since 2019-07-19",
    )
    assert law.cites
    assert [(part.names, part.days) for part in found.attribution["expected"]] == [
        (("as_of",), -188)
    ]


def test_a_resentencing() -> None:
    found = compare(*SKILLING)
    assert [one.name for one in found.facts] == ["as_of", "judgments.sdtex.term"]
    assert found.facts[1].places[0].line == 18
    changed = {one.name: one.difference for one in found.changes}
    assert changed["expected"] == "3,287 days earlier"


def test_a_case_is_no_different_from_itself() -> None:
    found = compare(FLAGSHIP, FLAGSHIP)
    assert (found.facts, found.law, found.steps, found.attribution) == ((), (), (), {})
    assert not any(change.changed for change in found.changes)


def test_records_that_only_one_side_has() -> None:
    text = "jurisdiction: us-federal\njudgments:\n  - {id: a, imposed: 2020-01-01, term: 5 years}\n"
    one = read_case(text, "one.yaml")
    other = read_case(
        text + "  - {id: b, imposed: 2020-02-01, term: 9 years, runs: consecutive to a, "
        "counts: [{id: 1, times: 2}]}\ncustody: [{id: jail, from: 2019-12-01, to: 2019-12-31}]\n",
        "two.yaml",
    )
    found = compare(one, other)
    assert {one.name: (one.before, one.after) for one in found.facts} == {
        "custody.jail": ("not stated", "first 2019-12-01, last 2019-12-31"),
        "judgments.b": (
            "not stated",
            "imposed 2020-02-01, term 9 years, runs consecutive to a",
        ),
    }
    assert [one.places[0].file for one in found.facts] == ["two.yaml", "two.yaml"]
    back = compare(other, one)
    assert [one.after for one in back.facts] == ["not stated", "not stated"]


def test_laws_that_are_assumed_otherwise() -> None:
    reform = FLAGSHIP.with_({"law.us-federal.good_conduct.days_per_year": 65})
    found = compare(FLAGSHIP, reform)
    assert [(one.name, one.before, one.after) for one in found.law] == [
        ("law.us-federal.good_conduct.days_per_year", "54", "65")
    ]
    assert (found.law[0].basis, found.law[0].cites) == ("assumed, which is not the law", ())
    assert found.counterfactual
    assert found.attribution["expected"][0].days == -297
    reading = "reading.us-federal.partial_year_from"
    sides = compare(FLAGSHIP, FLAGSHIP.with_({reading: "commencement_less_credit"}))
    assert [one.name for one in sides.law] == [reading]
    assert compare(read_case("jurisdiction: x\njudgments: []"), FLAGSHIP).law == ()


def test_many_differences_are_told_apart_by_record() -> None:
    changed = {
        f"judgments.{name}.{key}": value
        for name in ("ndga", "dnev")
        for key, value in (
            ("imposed", "2018-02-01"),
            ("term", "30 years"),
            ("runs", "consecutive to wdwash"),
            ("supervised_release", "3 years"),
        )
    }
    found = compare(FLAGSHIP, FLAGSHIP.with_(changed))
    assert len(found.facts) == 8
    parts = found.attribution["expected"]
    assert {name for part in parts for name in part.names} <= {"judgments.ndga", "judgments.dnev"}
    expected = next(one for one in found.changes if one.name == "expected")
    assert expected.apart is not None
    assert sum(part.days for part in parts) == expected.apart.days


def test_the_terms_of_a_judgment_are_one_cause() -> None:
    holmes, balwani = (load(CASES / "us-federal" / f"{n}.yaml") for n in ("holmes", "balwani"))
    parts = compare(holmes, balwani).attribution["latest"]
    assert {name for part in parts for name in part.names} == {
        "events.1.on",
        "judgments.ndcal (terms)",
    }
    assert sum(part.days for part in parts) == 568


@given(st.data())
def test_the_causes_add_up_between_any_two_cases(data: st.DataObject) -> None:
    one, other = (data.draw(facts(most=3)).case() for _ in range(2))
    found = compare(one, other)
    for change in found.changes:
        if change.apart is not None:
            parts = found.attribution.get(change.name, ())
            assert sum(part.days for part in parts) == change.apart.days


@given(facts(most=4), st.integers(1, 10**6))
def test_the_order_of_a_file_is_no_difference(made: object, order: int) -> None:
    assert diff(made.case(), made.case(order)) == []  # type: ignore[attr-defined]


def test_compare_in_the_terminal() -> None:
    done = run("compare", SELEZNEV, "--as-of", "2018-01-01", "--as-of", "2020-01-01")
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    assert "time_served before, sentence_imposed now\n      since 2019-07-19;" in done.stdout
    assert "-188 days  as_of" in done.stdout
    assert "good conduct time, 27 × 54" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    files = [f"cases/us-federal/skilling{end}.yaml" for end in ("", "-resentenced")]
    two = run("compare", *files, "--no-steps").stdout
    assert "judgments.sdtex.term: 292 months before, 168 months now" in two
    assert "steps that changed" not in two
    same = run("compare", SELEZNEV, SELEZNEV)
    assert "the facts and the law are the same" in same.stdout
    law = run("compare", SELEZNEV, "--set", "law.us-federal.good_conduct.days_per_year=65")
    assert law.stdout.splitlines()[1].startswith("counterfactual: law.us-federal")
    data = json.loads(run("compare", *files, "--format", "json").stdout)
    assert data["figures"]["expected"]["difference"]["days"] == -3287
    for wrong in ((SELEZNEV,), (SELEZNEV, *["--as-of", "2020-01-01"] * 3)):
        assert run("compare", *wrong).returncode == Exit.UNUSABLE
    runs = run("compare", SELEZNEV, "--set", "judgments.ndga.runs=consecutive to wdwash")
    assert "controlled by" in runs.stdout


def test_comparing_is_computing() -> None:
    found = compare(*SKILLING)
    assert found.before.days() == compute(SKILLING[0]).days()
    assert found.after.days() == compute(SKILLING[1]).days()
