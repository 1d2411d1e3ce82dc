"""Bookings of the prison service: agreement with recorded answers, and the way to a case file."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sentencing import compute, read_case
from sentencing.adapters.hmpps import (
    UnknownWordError,
    case_of,
    dates_of,
    file_of,
    length_of,
    refusals_of,
)
from tests import conformance

BOOKING: dict[str, Any] = {
    "id": "example",
    "params": "calculation-params",
    "input": {
        "booking": {
            "offender": {"dateOfBirth": "1990-01-01", "isActiveSexOffender": False},
            "sentences": [
                {
                    "type": "StandardSentence",
                    "identifier": "one",
                    "sentencedAt": "2025-02-10",
                    "offence": {"committedAt": "2024-01-15"},
                    "duration": {"durationElements": {"YEARS": 2}},
                },
                {
                    "type": "StandardSentence",
                    "consecutiveSentenceUUIDs": ["one"],
                    "sentencedAt": "2025-02-10",
                    "offence": {"committedAt": "2024-01-15"},
                    "duration": {"durationElements": {"MONTHS": 6}},
                    "releaseArrangements": {"sdsEarlyReleaseExclusions": ["SEXUAL"]},
                },
            ],
            "adjustments": {
                "REMAND": [{"appliesToSentencesFrom": "2025-02-10", "numberOfDays": 30}]
            },
        },
        "userInputs": {},
        "featureToggles": {"applyPostRecallRepealRules": True},
    },
}


def test_a_booking_gives_the_dates_by_hand() -> None:
    """730 days at 40 per cent are 292, then 181 at one half are 91: 383, less 30 of remand; half is 192."""
    result = compute(case_of(BOOKING))
    assert dates_of(result) == {
        "CRD": "2026-01-28",
        "HDCED": "2025-07-22",
        "SLED": "2027-07-10",
        "ESED": "2027-08-09",
    }
    assert refusals_of(result) == ("", [])
    assert length_of(result) == "P2Y6M"


def test_a_booking_becomes_a_case_file_that_gives_the_same() -> None:
    text = file_of(BOOKING)
    assert "runs: consecutive to j1/1" in text
    again = compute(read_case(text, "booking.yaml"))
    assert dates_of(again) == dates_of(compute(case_of(BOOKING)))
    assert not [problem for problem in again.problems if problem.severity == "error"]


def test_every_recorded_answer(shared: Path) -> None:
    """All of them agree; a change that loses one has to say which and why."""
    agreed: Counter[bool] = Counter()
    misses = {}
    for line in conformance.lines(shared / "england-wales"):
        found = conformance.differences(line)
        agreed[not found] += 1
        if found:
            misses[line["id"]] = found
    assert agreed.total() > 2000
    assert not misses


def test_bookings_go_through_case_files(shared: Path) -> None:
    """Every tenth booking written as a file, read, and computed again."""
    for number, line in enumerate(conformance.lines(shared / "england-wales")):
        if number % 10:
            continue
        case = case_of(line)
        read = read_case(file_of(line), "booking.yaml")
        wrong_way_round = {problem.code for problem in read.problems} <= {"reversed-dates"}
        assert wrong_way_round, line["id"]
        one, other = compute(case, trace=False), compute(read, trace=False)
        assert dates_of(one) == dates_of(other), line["id"]
        assert refusals_of(one) == refusals_of(other), line["id"]


def lines_file(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "lines.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    return path


def test_the_command_says_how_far_it_agrees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = BOOKING | {"category": "a", "expected": dates_of(compute(case_of(BOOKING)))}
    wrong = right | {"id": "wrong", "category": "b", "expected": right["expected"] | {"PED": "x"}}
    assert conformance.main([str(lines_file(tmp_path, right, wrong))]) == 1
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1] == "agreement: 1 of 2"
    assert "PED        expected x, given None" in printed
    assert conformance.main([str(lines_file(tmp_path, right))]) == 0
    assert conformance.main([]) == conformance.USAGE


def test_a_word_without_meaning_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentences = [BOOKING["input"]["booking"]["sentences"][0] | {"type": "Hulks"}]
    booking = BOOKING["input"]["booking"] | {"sentences": sentences}
    line = BOOKING | {"input": BOOKING["input"] | {"booking": booking}, "expected": {}}
    with pytest.raises(UnknownWordError, match="'Hulks' is not among StandardSentence"):
        case_of(line)
    assert conformance.main([str(lines_file(tmp_path, line))]) == 1
    assert "agreement: 0 of 1" in capsys.readouterr().out


def test_the_command_lists_what_follows_practice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = BOOKING | {"kind": "dates", "expected": dates_of(compute(case_of(BOOKING)))}
    assert conformance.main(["--practice", str(lines_file(tmp_path, line))]) == 0
    assert "credit_reaches: 0 lines would differ" in capsys.readouterr().out


def test_a_booking_that_is_sent_back() -> None:
    sentences = [dict(BOOKING["input"]["booking"]["sentences"][0])]
    sentences[0]["recall"] = {"recallType": "FIXED_TERM_RECALL_28"}
    booking = BOOKING["input"]["booking"] | {"sentences": sentences}
    line = BOOKING | {"input": BOOKING["input"] | {"booking": booking}}
    expected = {"type": "exception", "name": "NoValidReturnToCustodyDateException"}
    assert not conformance.differences(line | {"expected_error": expected})
    other = {"type": "validation", "codes": ["ADJUSTMENT_AFTER_RELEASE_ADA"]}
    assert conformance.differences(line | {"expected_error": other})
