"""What a law says that it reads is what its rules read, and what it does not read is named."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sentencing import compute, load, read_case, window
from sentencing.case.format.fields import CASE
from sentencing.case.format.relation import Relation
from sentencing.case.format.tables import Named, Records, Table
from sentencing.case.provenance import Record
from sentencing.engine import plain
from sentencing.kit.reads import OF_THE_KERNEL
from sentencing.kit.registry import find
from tests.conftest import CASES, codes, result_of

KIT = ("relations", "resolver", "open_relations", "links", "intake", "standing")
LAWS = {"us-federal": "us_federal", "england-wales": "england_wales"}
ASKED_FOR_BY_THE_READER = {"payments.rates_from"}
"""Facts that act while a file is read."""


def patterns(table: Table, path: str = "") -> Iterator[tuple[str, type[Record], str]]:
    """Every fact that a case file can state: its pattern, the class of its record, the attribute."""
    for field in table.fields:
        name = f"{path}{field.key}"
        inner = getattr(field.notation, "table", field.notation)
        if isinstance(inner, Table) and not isinstance(field.notation, Relation):
            several = isinstance(field.notation, Records | Named)
            yield from patterns(inner, f"{name}.*." if several else f"{name}.")
        else:
            yield name, table.record, field.name


@pytest.fixture(scope="module")
def asked() -> dict[str, set[str]]:
    """The facts that the modules of each law ask for over all cases of the project, by pattern."""
    found: dict[str, set[tuple[str, str]]] = {law: set() for law in LAWS.values()}
    law = ""

    def watch(self: Any, name: str) -> Any:
        module = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001  # who asks
        own = module.startswith(f"sentencing.jurisdictions.{law}.")
        if own or module.removeprefix("sentencing.kit.") in KIT:
            found[law].add((type(self).__name__, name))
        return object.__getattribute__(self, name)

    classes = {record for _, record, _ in patterns(CASE)}
    cases = [load(path) for path in sorted(CASES.rglob("*.yaml"))]
    with pytest.MonkeyPatch.context() as patch:
        for record in classes:
            patch.setattr(record, "__getattribute__", watch, raising=False)
        for case in cases:
            law = LAWS.get(case.jurisdiction or "", "")
            if law:
                plain(case, trace=True)
    return {
        code: {
            pattern
            for pattern, record, attribute in patterns(CASE)
            if (record.__name__, attribute) in found[module]
        }
        for code, module in LAWS.items()
    }


@pytest.mark.parametrize("code", LAWS)
def test_what_is_read_is_declared_and_what_is_declared_is_read(
    code: str, asked: dict[str, set[str]]
) -> None:
    law = find(code)
    assert law is not None
    assert law.reads is not None
    derived = {"judgments.*.counts.*.times"}  # by `Count.number`
    read = {name for name in asked[code] if not name.endswith((".id", ".source", ".note"))}
    assert law.reads.facts - read - derived == ASKED_FOR_BY_THE_READER & law.reads.facts
    assert read - law.reads.facts - OF_THE_KERNEL == set()


def test_a_fact_that_no_rule_asks_for_is_named() -> None:
    result = result_of(
        "jurisdiction: england-wales\njudgments:\n"
        "  - {id: a, imposed: 2025-01-10, term: 4 years, assessment: 100 GBP}\n"
        "custody: [{id: c, from: 2024-10-01, to: 2025-01-01, holder: Spain}]\n"
        "events: [{kind: commutation, term: 1 year, on: 2025-05-01}]\n"
    )
    found = {problem.path: problem.severity for problem in result.problems}
    assert found["custody.c.holder"] == "warning"
    assert found["events.1.kind"] == found["events.1.term"] == "warning"
    assert found["judgments.a.assessment"] == "note"


def test_prose_and_facts_that_are_read_are_not_named() -> None:
    result = result_of(
        "jurisdiction: us-federal\njudgments:\n"
        "  - {id: a, imposed: 2020-01-10, term: 4 years, court: N.D. Ga., docket: '1', note: x}\n"
    )
    assert codes(result) == []


@pytest.mark.parametrize(
    "path", sorted((CASES / "us-federal").glob("*.yaml")), ids=lambda p: p.stem
)
def test_no_real_case_states_what_is_not_read(path: Path) -> None:
    assert not {"unread-fact", "unread-remark"} & set(codes(compute(load(path))))


# -- What is presumed ------------------------------------------------------------------------------


def test_no_jail_days_are_a_presumption_with_a_rate() -> None:
    text = "jurisdiction: us-federal\njudgments: [{id: a, imposed: 2023-05-02, term: 60 months}]\n"
    result = result_of(text)
    (line,) = [one for one in result.assumptions if one.name == "custody"]
    assert "each such day brings every date one day forward" in line.basis
    assert line.presumed
    found = window(read_case(text, "case.yaml"))
    assert not found.proved
    assert any(line.startswith("custody = none") for line in found.presumed)
    more = text + "custody: [{from: 2023-01-01, to: 2023-05-01}]\n"
    assert "custody" not in [one.name for one in result_of(more).assumptions]


def test_nothing_said_of_an_offence_is_told_with_what_it_could_be() -> None:
    text = (
        "jurisdiction: england-wales\njudgments: [{id: a, imposed: 2025-05-02, term: 30 months}]\n"
    )
    result = result_of(text)
    (line,) = [one for one in result.assumptions if one.name == "judgments.a.counts.1"]
    notes = {other.value: other.note for other in line.alternatives}
    excluded = "{term: 30 months, provisions: [sexual]}"
    assert notes[excluded].endswith("expected 2026-08-01")
    assert str(result.window.expected) == "2026-05-02"
    assert str(compute(read_case(text), {line.name: excluded}).window.expected) == "2026-08-01"
    found = window(read_case(text, "case.yaml"), unstated=True)
    assert found.to_dict()["ranges"]["expected"]["last"] == "2026-08-01"


def test_what_is_stated_is_not_presumed() -> None:
    counts = "{id: 1, term: 30 months, provisions: [violent]}, {id: 2, term: 3 months, kind: training order}"
    result = result_of(
        "jurisdiction: england-wales\njudgments:\n"
        f"  - {{id: a, imposed: 2025-05-02, counts: [{counts}]}}\n"
    )
    assert not [one for one in result.assumptions if "counts" in one.name and one.presumed]
