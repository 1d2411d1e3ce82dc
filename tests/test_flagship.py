"""The founding case, and the figures that follow from each way of reading it."""

from __future__ import annotations

import pytest

from sentencing import compute, load
from tests.conftest import CASES

SELEZNEV = CASES / "us-federal" / "seleznev.yaml"
STACKED = {"judgments.ndga.runs": "consecutive to wdwash"}
STACKED_TWICE = STACKED | {"judgments.dnev.runs": "consecutive to wdwash, ndga"}


@pytest.mark.parametrize(
    ("scenario", "full_term", "good_conduct", "release"),
    [
        ({}, "2041-07-04", 1458, "2037-07-07"),
        ({"as_of": "2018-01-01"}, "2041-07-04", 1270, "2038-01-11"),
        ({"as_of": "2019-07-18"}, "2041-07-04", 1270, "2038-01-11"),
        ({"as_of": "2019-07-19"}, "2041-07-04", 1458, "2037-07-07"),
        ({"custody.pretrial.from": "2014-07-06"}, "2041-07-05", 1458, "2037-07-08"),
        (STACKED, "2055-07-04", 2214, "2049-06-11"),
        (STACKED_TWICE, "2069-07-04", 2970, "2061-05-17"),
        ({"judgments.wdwash": None, "custody.pretrial": None}, "2031-11-29", 756, "2029-11-03"),
    ],
)
def test_what_follows(
    scenario: dict[str, object], full_term: str, good_conduct: int, release: str
) -> None:
    if "judgments.wdwash" in scenario:
        scenario = dict.fromkeys(scenario, "null")
        scenario |= {f"judgments.{name}.runs": "null" for name in ("ndga", "dnev")}
    result = compute(load(SELEZNEV), scenario)
    assert str(result.window.latest) == full_term
    assert result.figures["good_conduct"] == good_conduct
    assert str(result.window.expected) == release


def test_prior_custody_and_custody_in_fact() -> None:
    result = compute(load(SELEZNEV))
    assert result.figures["prior_custody"] == 1021
    assert result.figures["custody_in_fact"] == 3681
    assert result.window.expected is not None
    assert result.window.expected.strftime("%A") == "Tuesday"


def test_the_fourteen_year_terms_end_inside_and_change_nothing() -> None:
    result = compute(load(SELEZNEV))
    assert result.milestones["full_term"].controlled_by == ("wdwash",)
    assert result.milestones["full_term"].slack == {"dnev": 4526, "ndga": 4526}
    alone = compute(load(SELEZNEV), {"judgments.ndga": "null", "judgments.dnev": "null"})
    assert alone.window.expected == result.window.expected


def test_both_methods_are_shown() -> None:
    result = compute(load(SELEZNEV))
    assert result.figures["good_conduct_by_other_method"] == 1270
    shown = {a.name: a.alternatives for a in result.assumptions}
    (other,) = shown["law.us-federal.good_conduct.method"]
    assert other.value == "time_served"
    assert "2038-01-11" in other.note


def test_rival_claims_are_named() -> None:
    names = {a.name: a for a in compute(load(SELEZNEV)).assumptions if a.alternatives}
    assert "custody.pretrial.from" in names
    assert [alternative.value for alternative in names["custody.pretrial.from"].alternatives] == [
        "2014-07-06"
    ]
    assert "judgments.ndga.runs" in names
