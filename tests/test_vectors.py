"""Independent worked examples of US federal computations, each through the whole engine.

They lie beside the project, not in it; on a checkout without them these tests skip.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sentencing import Computation
from tests.conftest import result_of

Row = dict[str, Any]

BEFORE_THE_CHANGE = "2019-07-18"


def term_of(parts: dict[str, int]) -> str:
    names = {"y": "years", "m": "months", "d": "days"}
    return " ".join(f"{parts[key]} {word}" for key, word in names.items() if parts.get(key))


def computed(
    *terms: tuple[str, str, str],
    custody: list[list[str]] | None = None,
    as_of: str | None = None,
    disallowed: int = 0,
    education: str = "satisfactory",
) -> Computation:
    """A case of some terms: first day, length, relation."""
    lines = ["jurisdiction: us-federal"]
    lines += [f"as_of: {as_of}"] if as_of else []
    conduct = f"{{disallowed: {disallowed}, education: {education}}}"
    lines += ["credits:", f"  good_conduct: {conduct}"]
    lines += ["custody:"] if custody else []
    lines += [f"  - {{from: {first}, to: {last}}}" for first, last in custody or []]
    lines += ["judgments:"]
    for number, (first, term, runs) in enumerate(terms):
        relation = f", runs: {runs}" if runs else ""
        lines.append(f"  - {{id: j{number}, imposed: {first}, term: {term}{relation}}}")
    return result_of("\n".join(lines))


def overlap(row: Row) -> None:
    first, second = row["inputs"]["terms"]
    result = computed(
        (first["dcb"], f"{first['m']} months", ""),
        (second["dcb"], f"{second['m']} months", "concurrent with j0"),
    )
    whole = row["outputs"]["aggregate"]
    assert str(result.aggregates[0].term) == f"{whole['m']} months {whole['d']} days"
    assert result.aggregates[0].last is not None
    assert result.milestones["full_term"].date.isoformat() == row["derived"]["eft_raw"]  # type: ignore[union-attr]


def consecutive(row: Row) -> None:
    inputs, outputs, derived = row["inputs"], row["outputs"], row["derived"]
    one, two = inputs["terms_m"]
    day, lost = inputs["dcb"], inputs["gct_disallowed"]
    result = computed(
        (day, f"{one} months", ""),
        (day, f"{two} months", "consecutive to j0"),
        custody=inputs["pcc"],
        disallowed=lost,
    )
    assert str(result.aggregates[0].term) == f"{outputs['aggregate_months']} months"
    figures = result.figures
    assert figures["prior_custody"] == outputs["pcc_days"]
    assert figures["good_conduct"] == outputs["gct_max"]
    assert figures["good_conduct"] - figures["good_conduct_lost"] == outputs["gct_net"]
    assert str(result.window.latest) == derived["ftd"]
    assert str(result.window.expected) == derived["gct_release_net"]


def imposed_method(row: Row) -> None:
    inputs, outputs = row["inputs"], row["outputs"]
    first = inputs.get("dcb", "2021-01-01")
    lagging = inputs.get("rate") == 42
    result = computed(
        (first, term_of(inputs["term"]), ""),
        education="unsatisfactory" if lagging else "satisfactory",
        custody=inputs.get("pcc"),
    )
    assert result.figures["good_conduct"] == outputs["gct"]
    if "gct_release" in outputs:
        assert str(result.window.expected) == outputs["gct_release"]


def served_method(row: Row) -> None:
    inputs, outputs = row["inputs"], row["outputs"]
    first = inputs.get("dcb", "2001-01-01")
    result = computed((first, term_of(inputs["term"]), ""), as_of=BEFORE_THE_CHANGE)
    if "gct" in outputs:
        assert result.figures["good_conduct"] == outputs["gct"]
    else:
        assert result.figures["good_conduct"] == row["derived"]["gct"]
    if "gct_release" in outputs:
        assert str(result.window.expected) == outputs["gct_release"]


def fraction(row: Row) -> None:
    from sentencing.jurisdictions.us_federal.good_conduct import Award, by_decimal

    for days, earned in zip(row["inputs"]["days"], row["outputs"]["gct"], strict=True):
        assert by_decimal(Award(years=0, rate=54, part=days, for_part=0)).days == earned


def prior_custody(row: Row) -> None:
    ranges = row["inputs"]["ranges"]
    result = computed(("2024-03-28", "25 years", ""), custody=ranges)
    assert result.figures["prior_custody"] == row["outputs"]["pcc_days"]


def full_term(row: Row) -> None:
    inputs, outputs = row["inputs"], row["outputs"]
    from sentencing.core.days import iso
    from sentencing.core.partial_dates import parse_day

    first = parse_day(inputs["dcb"])
    custody = [[iso(first - inputs["pcc_days"]), iso(first - 1)]]
    result = computed((inputs["dcb"], term_of(inputs["term"]), ""), custody=custody)
    assert str(result.window.latest) == outputs["ftd"]
    assert result.figures["good_conduct"] == outputs["gct"]


def projection(row: Row) -> None:
    """The handout prices in low risk, supervised release and no final order of removal."""
    inputs, outputs = row["inputs"], row["outputs"]
    drugs = ", drug_program: {status: expected}" if inputs["rdap_months"] else ""
    result = result_of(
        f"""
jurisdiction: us-federal
credits: {{time_credits: {{risk: low, removal_order: false}}{drugs}}}
judgments:
  - id: main
    imposed: {inputs["dcb"]}
    supervised_release: 3 years
    counts: [{{id: 1, offense: 18 USC 1343, offense_date: 2020-01-06, term: {term_of(inputs["term"])}}}]
"""
    )
    names = {
        "gct_release": "projected_release",
        "fsa_release": "time_credit_release",
        "rdap_release": "release_with_rdap",
        "placement": "prerelease_placement",
    }
    for printed, name in names.items():
        if printed in outputs:
            assert str(result.milestones[name].date) == outputs[printed]
    assert result.figures["time_credits"] == outputs["credits"]


def periods_to(row: Row) -> None:
    from sentencing.jurisdictions.us_federal.time_credits import INCREMENT, earned

    rate = (row["inputs"]["base_periods_at_10"], 10, 15)
    enough = next(n for n in range(1000) if earned(n, *rate) >= row["inputs"]["target"])
    assert round(enough * INCREMENT * 12 / 365) == row["outputs"]["months_approx"]


def sum_of_maxima(row: Row) -> None:
    from sentencing.core.terms import Term
    from sentencing.jurisdictions.us_federal import limits

    total = limits.sum_of_maxima(Term(years=years) for years in row["inputs"]["years"])
    assert str(total) == f"{row['outputs']['total_years']} years"


CHECKS: dict[str, Callable[[Row], None]] = {
    "aggregate_concurrent_overlap": overlap,
    "aggregate_consecutive": consecutive,
    "gct_fsa": imposed_method,
    "gct_pre_fsa": served_method,
    "gct_fraction": fraction,
    "pcc": prior_custody,
    "ftd": full_term,
    "fsa_projection": projection,
    "fsa_periods_to": periods_to,
    "stat_max_sum": sum_of_maxima,
}


def test_every_verified_example(shared: Path) -> None:
    lines = (shared / "us-federal" / "examples.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    verified = [row for row in rows if row["verified"]]
    checked = 0
    for row in verified:
        operation = row["inputs"]["op"]
        try:
            CHECKS[operation](row)
        except (AssertionError, KeyError) as error:
            pytest.fail(f"{row['id']}: {error!r}")
        checked += 1
    assert checked >= 20
    assert {row["inputs"]["op"] for row in verified} <= CHECKS.keys()
