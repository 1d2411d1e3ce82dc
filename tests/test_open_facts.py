"""What is written and cannot be read is lost, and what is said to be unknown is unknown."""

from __future__ import annotations

import pytest

from sentencing import Case, read_case
from sentencing.case.provenance import Record

HEAD = "jurisdiction: us-federal\n"
ONE = HEAD + "judgments:\n  - {id: a, imposed: 2020-01-06, term: 5 years}\n"


def open_facts(case: Case) -> dict[str, str]:
    """Every fact that is open: its record and attribute, and how it is open."""
    records: list[tuple[str, Record]] = [*case.records()]
    return {
        f"{name}.{fact}".removeprefix("."): origin.open
        for name, record in records
        for fact, origin in record.origins.items()
        if origin.open
    }


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("{id: b, imposed: 2020-01-06, term: 84 mnths}", "judgments.b.term"),
        ("{id: b, imposed: 2020-01-06, term: {value: 84 mnths}}", "judgments.b.term"),
        ("{id: b, imposed: 2020-01-06, term: [7 years]}", "judgments.b.term"),
        ("{id: b, imposed: 2020-13-06, term: 7 years}", "judgments.b.imposed"),
        ("{id: b, imposed: 2020-01-06, trem: 7 years}", "judgments.b.term"),
        ("{id: b, imposed: 2020-01-06, term: 7 years, term: 8 years}", "judgments.b.term"),
        ("{id: b, imposed: 2020-01-06, term: 7 years, Runs: concurrent}", "judgments.b.runs"),
        ("{id: b, imposed: 2020-01-06, term: 7 years, order: consecutive}", "judgments.b.runs"),
        ("{id: b, imposed: 2020-01-06, term: 7 years, consecutive_to: a}", "judgments.b.runs"),
        ("{id: b, imposed: 2020-01-06, term: 7 years, runs: after a}", "judgments.b.runs"),
        (
            "{id: b, imposed: 2020-01-06, term: 7 years, runs: {concurrent_with: a, for: 3 yrz}}",
            "judgments.b.runs",
        ),
        ("{id: b, imposed: 2020-01-06, term: 7 years, revokes: a!}", "judgments.b.revokes"),
        ("{id: b, imposed: 2020-01-06, counts: [{id: 1, term: x}]}", "judgments.b.counts.1.term"),
        ("{id: b, imposed: 2020-01-06, counts: [five years]}", "judgments.b.counts.1.term"),
        ("seven years, Boston", "judgments.2.term"),
        ("{id: a, imposed: 2020-01-06, term: 7 years}", "judgments.a-2.id"),
    ],
)
def test_a_fact_that_cannot_be_read_is_lost(line: str, lost: str) -> None:
    case = read_case(f"{ONE}  - {line}\n", "case.yaml")
    assert open_facts(case).get(lost) == "lost"
    assert case.left_open
    assert [p for p in case.problems if p.severity == "error"]


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        ("custody: [{id: j, from: 2019-01-01, too: 2019-06-01}]", "custody.j.last"),
        ("custody: [{id: j, from: 2019-01-01, to: 2019-6-1}]", "custody.j.last"),
        ("custody: [{id: j, from: 2019-01-01, kind: dentention}]", "custody.j.kind"),
        ("custody: [january]", "custody.1.first"),
        ("custody: {from: 2019-01-01}", "custody"),
        ("custdoy: [{from: 2019-01-01}]", "custody"),
        ("stays: [{from: 2019-01-01, to: 2019-06-01, on_writ_from: Ohio}]", "custody"),
        ("events: [{kind: escpae, on: 2020-02-01}]", "events.1.kind"),
        ("events: [{kind: escape, on: 2020-02-01, judgment: [a, 'b c']}]", "events.1.judgments"),
        ("credits: {time_credits: {risk: lowish}}", "credits.time_credits.risk"),
        ("credits: {time_credits: {eligible: perhaps}}", "credits.time_credits.eligible"),
        ("credits: {good_conduct: {disallowed: 2 months}}", "credits.good_conduct.disallowed"),
        ("as_of: someday", "as_of"),
    ],
)
def test_so_it_is_everywhere_in_a_file(lines: str, lost: str) -> None:
    case = read_case(f"{ONE}{lines}\n", "case.yaml")
    assert open_facts(case).get(lost) == "lost"
    assert [p for p in case.problems if p.severity == "error"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("custody: [{id: j, from: unknown, to: 2019-06-01}]", "custody.j.first"),
        ("custody: [{id: j, from: 2019-01-01, to: '?'}]", "custody.j.last"),
        ("custody: [{id: j, from: 2019-01-01, holder: unknown}]", "custody.j.holder"),
        ("custody: [{id: j, from: 2019-01-01, kind: {value: unknown}}]", "custody.j.kind"),
        ("custody: [{id: j, from: 2019-01-01, for: unknown}]", "custody.j.for_judgments"),
        ("credits: {time_credits: {eligible: unknown}}", "credits.time_credits.eligible"),
    ],
)
def test_unknown_is_a_word_of_the_format(lines: str, name: str) -> None:
    case = read_case(f"{ONE}{lines}\n", "case.yaml")
    assert not case.problems
    assert open_facts(case) == {name: "unknown"}


def test_a_remark_may_say_unknown() -> None:
    case = read_case(f"{ONE}note: unknown\n", "case.yaml")
    assert case.note == "unknown"
    assert not case.left_open


def test_a_sound_file_has_nothing_open() -> None:
    case = read_case(ONE, "case.yaml")
    assert not case.left_open
    assert open_facts(case) == {}


@pytest.mark.parametrize(
    ("name", "value", "lost"),
    [
        ("judgments.a.term", "5 yeers", {"judgments.a.term": "lost"}),
        ("judgments.a.term", "unknown", {"judgments.a.term": "unknown"}),
        ("judgments.a.runs", "beside b", {"judgments.a.runs": "lost"}),
        ("judgments.a.term", "null", {}),
        ("judgments.c", "three years", {"judgments.c.imposed": "lost", "judgments.c.term": "lost"}),
    ],
)
def test_an_assignment_is_read_like_a_file(name: str, value: str, lost: dict[str, str]) -> None:
    case = read_case(ONE, "case.yaml").with_({name: value})
    found = open_facts(case)
    assert lost.items() <= found.items()
    assert bool(found) == bool(lost) == case.left_open


def test_an_assignment_repairs_what_was_lost() -> None:
    case = read_case(ONE.replace("5 years", "5 yeers"), "case.yaml")
    assert open_facts(case) == {"judgments.a.term": "lost"}
    assert open_facts(case.with_({"judgments.a.term": "5 years"})) == {}
    assert open_facts(case.with_({"judgments.a.term": "null"})) == {}
