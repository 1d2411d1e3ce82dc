"""The window over what is not known: sound, ranked, bounded in work."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import compute, load, read_case, window
from sentencing.analysis.values import ValuesError
from sentencing.analysis.window import Range
from sentencing.cli import Exit
from sentencing.core.days import iso
from sentencing.core.extremes import extremes
from sentencing.jurisdictions.us_federal.lawbook import LAWBOOK
from sentencing.jurisdictions.us_federal.monotone import ends_suffice
from sentencing.kit.milestones import EDGES
from tests.conftest import CASES
from tests.strategies import TERMS
from tests.test_cli import SELEZNEV, run

FLAGSHIP = load(CASES / "us-federal" / "seleznev.yaml")
RELATIONS = ["concurrent with a", "consecutive to a"]


def ends(one: Range) -> tuple[int, int]:
    """The ends of a range that is bounded on both sides."""
    assert one.low is not None
    assert one.high is not None
    return one.low, one.high


@st.composite
def doubtful(draw: st.DrawFn) -> tuple[str, list[tuple[str, list[str]]]]:
    """A case of which some facts are not known, and what each of them can be."""
    imposed = draw(st.dates(date(2016, 1, 1), date(2024, 1, 1)))
    doubts = []

    def span(name: str, first: date, most: int) -> str:
        last = first + timedelta(days=draw(st.integers(0, most)))
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        doubts.append((name, [day.isoformat() for day in days]))
        return f"{first}/{last}" if first < last else str(first)

    begun = imposed - timedelta(days=draw(st.integers(60, 700)))
    lines = ["jurisdiction: us-federal", "custody:"]
    lines.append(f"  - {{id: c, from: {span('custody.c.from', begun, 8)}, to: ")
    lines[-1] += f"{span('custody.c.to', begun + timedelta(days=25), 4)}}}"
    own = span("judgments.a.imposed", imposed, draw(st.sampled_from([0, 2])))
    lines += ["judgments:", f"  - {{id: a, imposed: {own}, term: {draw(TERMS)}}}"]
    if draw(st.booleans()):
        later = imposed + timedelta(days=draw(st.sampled_from([0, 200])))
        lines.append(f"  - id: b\n    imposed: {later}\n    term: {draw(TERMS)}")
        lines.append("    runs: {value: concurrent with a, source: x, rivals: [")
        lines[-1] += "{value: consecutive to a, source: y}]}"
        doubts.append(("judgments.b.runs", RELATIONS))
    return "\n".join(lines) + "\n", doubts


@given(st.data())
def test_the_window_contains_every_completion(data: st.DataObject) -> None:
    text, doubts = data.draw(doubtful())
    case = read_case(text, "case.yaml")
    found = window(case)
    assert found.exact
    for _ in range(5):
        chosen: dict[str, object] = {n: data.draw(st.sampled_from(v)) for n, v in doubts}
        if data.draw(st.booleans()):
            chosen["reading.us-federal.partial_year_from"] = "commencement_less_credit"
        for name, day in compute(case, chosen, trace=False, ranges=False).days().items():
            low, high = ends(found.ranges[name])
            assert low <= day <= high, (name, iso(day))


@given(st.data())
def test_the_extremes_are_reached(data: st.DataObject) -> None:
    """No wider than the truth: with the readings fixed, some completion gives each end."""
    text, doubts = data.draw(doubtful())
    readings = {f"reading.us-federal.{r.id}": r.default for r in LAWBOOK.readings.values()}
    case = read_case(text, "case.yaml").with_(readings)
    found = window(case)
    values = [options for _, options in doubts]
    names = [name for name, _ in doubts]

    def days(combination: tuple[int, ...]) -> list[dict[str, int]]:
        chosen = {n: v[i] for n, v, i in zip(names, values, combination, strict=True)}
        return [compute(case, chosen, trace=False, ranges=False).days()]

    whole = extremes([len(options) for options in values], days, 4000)
    assert whole.exact
    for edge in EDGES:
        assert (found.ranges[edge].low, found.ranges[edge].high) == whole.spans[edge]


@given(st.data())
def test_where_the_ends_are_said_to_suffice_they_do(data: st.DataObject) -> None:
    imposed = data.draw(st.dates(date(2019, 8, 1), date(2024, 1, 1)))
    first = imposed - timedelta(days=data.draw(st.integers(40, 900)))
    last = first + timedelta(days=data.draw(st.integers(1, 34)))
    case = read_case(
        "jurisdiction: us-federal\n"
        f"custody: [{{id: c, from: {first}/{last}, to: {imposed - timedelta(days=1)}}}]\n"
        "judgments:\n"
        f"  - {{id: a, imposed: {imposed}, term: {data.draw(TERMS)}}}\n"
        f"  - {{id: b, imposed: {imposed}, term: {data.draw(TERMS)}, runs: consecutive}}\n"
    )
    assert set(ends_suffice(case, {"custody.c.from"})) == {"custody.c.from"}
    side = data.draw(st.sampled_from(["commencement", "commencement_less_credit"]))
    spans: dict[str, list[int]] = {}
    for number in range((last - first).days + 1):
        scenario = {
            "custody.c.from": str(first + timedelta(days=number)),
            "reading.us-federal.partial_year_from": side,
        }
        for name, day in compute(case, scenario, trace=False, ranges=False).days().items():
            spans.setdefault(name, []).append(day)
    for name, days in spans.items():
        assert {min(days), max(days)} == {*days[:1], *days[-1:]}, name


@pytest.mark.parametrize(
    "more",
    [
        "events: [{kind: escape, from: 2021-01-01, to: 2021-02-01}]",
        "assume: {law.us-federal.good_conduct.days_per_year: 400}",
    ],
)
def test_the_ends_are_not_trusted_where_it_is_not_plain(more: str) -> None:
    text = (
        "jurisdiction: us-federal\ncustody: [{id: c, from: 2020-01, to: 2020-06-01}]\n"
        "judgments: [{id: a, imposed: 2020-06-02, term: 5 years}]\n"
    )
    assert ends_suffice(read_case(text), {"custody.c.from"})
    assert not ends_suffice(read_case(text + more), {"custody.c.from"})
    assert not ends_suffice(read_case(text), {"custody.c.from", "judgments.a.imposed"})
    assert not ends_suffice(read_case(text), {"custody.c.from", "custody.c.holder"})
    both = read_case(text.replace("to: 2020-06-01", "to: 2020-01"))
    assert not ends_suffice(both, {"custody.c.from", "custody.c.to"})


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2020-03", "2020-03-10"),
        ("2020-03", "{value: 2020-05-01, rivals: [2020-03-10]}"),
        ("2020-03", "2020-03"),
    ],
)
def test_a_day_between_the_ends_is_not_lost(first: str, last: str) -> None:
    """Where the last possible first day lies after the last day, the extreme lies between."""
    case = read_case(
        f"jurisdiction: us-federal\ncustody: [{{id: c, from: {first}, to: {last}}}]\n"
        "judgments: [{id: a, imposed: 2020-06-02, term: 5 years}]\n"
    )
    one_day = {"custody.c.from": "2020-03-10", "custody.c.to": "2020-03-10"}
    found = window(case)
    assert ends(found.ranges["latest"])[1] >= compute(case, one_day).days()["latest"]
    span = compute(case).window.range("latest")
    assert span is not None
    assert span[1] is not None
    if "rivals" not in last:  # claims of others are left to `window`
        assert span[1].toordinal() >= compute(case, one_day).days()["latest"]


def test_the_rivals_of_the_flagship() -> None:
    found = window(FLAGSHIP)
    assert (found.exact, found.at_least, found.open) == (True, False, ())
    assert found.ranges["expected"].to_dict() == {
        "as_it_stands": "2037-07-07",
        "first": "2037-07-07",
        "last": "2049-06-13",
        "days": 4359,
    }
    assert [driver.name for driver in found.drivers[:3]] == [
        "judgments.ndga.runs",
        "custody.pretrial.from",
        "judgments.wdwash.imposed",
    ]
    assert found.drivers[0].moves["latest"] == (0, 5113)


def test_a_range_of_terms_is_gone_through_month_by_month() -> None:
    found = window(load(CASES / "us-federal" / "teaching" / "several-terms-one-missing.yaml"))
    assert found.errors == ()
    (term,) = [driver for driver in found.drivers if driver.kind == "range of terms"]
    assert (term.options, term.values) == (18, ("33 months", "50 months"))
    days = window(
        read_case(
            "jurisdiction: us-federal\njudgments: [{id: a, imposed: 2020-06-01, term: 10-20 days}]\n"
        )
    )
    assert days.ranges["latest"].to_dict()["days"] == 10


def test_a_missing_term_leaves_the_rest_and_says_what_it_could_do() -> None:
    text = (
        "jurisdiction: us-federal\njudgments:\n"
        "  - {id: a, imposed: 2020-06-01, term: 5 years}\n"
        "  - {id: b, imposed: 2020-06-01, runs: concurrent with a}\n"
    )
    found = window(read_case(text))
    assert found.ranges["latest"].to_dict()["first"] == "2025-05-31"
    assert found.errors == (
        "b has no term, so it is left out",
        "b could be 1,826 days long before it moved release",
    )
    longer = {"judgments.b.term": "1826 days"}
    assert (
        compute(read_case(text), longer).days()["latest"]
        == compute(
            read_case(
                text.splitlines()[0] + "\njudgments: [{imposed: 2020-06-01, term: 5 years}]\n"
            )
        ).days()["latest"]
    )
    after = window(read_case(text.replace("concurrent with a", "consecutive to a")))
    assert after.errors[1] == "b moves release from its first day on, whatever its term"


def test_a_stated_range_takes_the_place_of_what_is_known() -> None:
    found = window(FLAGSHIP, {"judgments.ndga.runs": "concurrent with wdwash"})
    assert found.ranges["expected"].to_dict()["days"] == 2
    holmes = load(CASES / "us-federal" / "holmes.yaml")
    law = window(holmes, {"law.us-federal.good_conduct.days_per_year": "54..65"})
    assert ends(law.ranges["expected"])[0] < compute(holmes).days()["expected"]
    with pytest.raises(ValuesError, match=r"did you mean judgments\.ndga\.runs"):
        window(FLAGSHIP, {"judgments.ndga.rums": "x"})


def test_what_no_source_states_can_be_ranged_over_too() -> None:
    case = load(CASES / "us-federal" / "teaching" / "one-term.yaml")
    plain, more = window(case), window(case, unstated=True)
    assert ends(plain.ranges["earliest"])[1] < ends(more.ranges["earliest"])[1]
    assert {driver.kind for driver in more.drivers} >= {"presumed"}


def test_the_work_is_bounded_and_the_answer_says_so() -> None:
    custody = "".join(f"  - {{from: 2019-{m:02}, to: 2019-{m:02}}}\n" for m in range(1, 7))
    case = read_case(
        f"jurisdiction: us-federal\ncustody:\n{custody}"
        "judgments: [{imposed: 2020-03-01, term: 5 years}]\n"
    )
    found = window(case, most=500)
    assert found.at_least
    assert not found.exact
    assert found.tried <= 520
    assert "corners" in found.method
    more = window(case, most=1500)
    assert ends(more.ranges["latest"])[0] <= ends(found.ranges["latest"])[0]
    assert found.to_dict()["at_least"] is True


def test_every_day_that_a_rule_may_ask_is_gone_through() -> None:
    text = (CASES / "us-federal" / "teaching" / "two-clocks.yaml").read_text("utf-8")
    found = window(read_case(text.replace("release: 2024-08-31", "release: 2024-08", 1)))
    assert "judgments.state.dates.release" in [driver.name for driver in found.drivers]


def test_a_claim_that_nothing_bounds_leaves_the_range_open() -> None:
    found = window(
        read_case(
            "jurisdiction: us-federal\n"
            "custody: [{id: c, from: {value: '?', rivals: [2020-01-01]}, to: 2020-02-01}]\n"
            "judgments: [{id: a, imposed: 2020-06-02, term: 5 years}]\n"
        )
    )
    assert found.open == ("nothing bounds custody.c.from",)


def test_an_open_end_has_natural_bounds() -> None:
    case = read_case(
        "jurisdiction: us-federal\nas_of: 2020-12-01\n"
        "custody: [{id: c, from: 2020-01-01, to: '?'}]\n"
        "judgments: [{id: a, imposed: 2020-02-01, term: 5 years}]\n"
    )
    found = window(case)
    assert not found.at_least
    assert found.ranges["latest"].to_dict()["days"] == 30


def test_the_window_in_the_terminal() -> None:
    done = run("window", SELEZNEV)
    assert (done.returncode, done.stderr) == (Exit.CLEAN, "")
    assert "release, expected             2037-07-07  2049-06-13  4,359 days\n" in done.stdout
    assert "████████████████████████  judgments.ndga.runs  rival claims" in done.stdout
    assert "of what is stated, every one was tried" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    data = json.loads(run("window", SELEZNEV, "--format", "json").stdout)
    assert data["format"] == "sentencing.window/1"
    assert set(EDGES) <= set(data["ranges"])
    wrong = run("window", SELEZNEV, "--range", "judgments.ndga.term=a..b")
    assert wrong.returncode == Exit.UNUSABLE
    unknown = run("window", "cases/us-federal/moreland-v-bop.yaml").stdout
    assert "the ranges may be wider: nothing bounds judgments.edwis.imposed" in unknown
    together = run("window", "cases/us-federal/teaching/several-terms-one-missing.yaml")
    assert "together they move release more than each alone" in together.stdout
    assert together.returncode == Exit.FOUND


def test_readings_of_another_law_are_gone_through_too() -> None:
    case = load(CASES / "england-wales" / "huhne.yaml")
    base, found = compute(case), window(case)
    assert found.exact
    assert base.law is not None
    for reading_id in base.law.asked:
        for option in base.law.book.readings[reading_id].options:
            name = f"reading.{case.jurisdiction}.{reading_id}"
            for edge, day in compute(case, {name: option.id}).days().items():
                low, high = ends(found.ranges[edge])
                assert low <= day <= high


@pytest.mark.parametrize("command", ["explain", "window", "assumptions", "sweep", "solve"])
def test_law_that_is_supposed_is_marked_in_every_output(command: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "jurisdiction: us-federal\n"
        "judgments: [{id: a, imposed: 2020-01-06, term: 10 years}]\n"
        "assume: {law.us-federal.good_conduct.days_per_year: 65}\n"
    )
    more = {
        "sweep": ["--over", "judgments.a.term=9 years,10 years"],
        "solve": ["judgments.a.term", "--by", "2026-01-01"],
    }
    done = run(command, str(path), *more.get(command, []))
    assert "counterfactual: law.us-federal.good_conduct.days_per_year is taken as 65" in done.stdout
