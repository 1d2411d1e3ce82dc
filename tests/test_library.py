"""The library: public names, types of what it gives, and the format of the result."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pendulum
import pytest

import sentencing
from sentencing import compute, load, read_case
from tests.conftest import CASES, ROOT, result_of

SELEZNEV = CASES / "us-federal" / "seleznev.yaml"


def test_the_window_gives_dates_of_pendulum() -> None:
    window = compute(load(SELEZNEV)).window
    assert window.expected == pendulum.date(2037, 7, 7) == date(2037, 7, 7)
    assert type(window.expected) is pendulum.Date
    assert window.range("expected") == (window.expected, window.expected)
    assert window.reason("expected") == ""


def test_paths_may_be_text_or_paths() -> None:
    assert load(str(SELEZNEV)) == load(str(SELEZNEV))
    assert load(SELEZNEV).title == "United States v. Roman Seleznev"


def test_explanation_and_plain_data() -> None:
    result = compute(load(SELEZNEV))
    assert result.explain().startswith("United States v. Roman Seleznev\n")
    data = result.to_dict()
    assert data["window"]["latest"]["date"] == "2041-07-04"
    assert data["milestones"]["full_term"]["controlled_by"] == ["wdwash"]


def test_the_format_of_the_result() -> None:
    data = compute(load(SELEZNEV), {"as_of": "2024-09-01"}).to_dict()
    assert data["format"] == "sentencing.result/1"
    assert data["engine"].startswith("sentence-aggregation")
    assert data["law"] == {"us-federal": "2026-11-22"}
    assert data["case"] == str(SELEZNEV)
    assert data["scenario"] == {"as_of": "2024-09-01"}
    assert set(data["window"]) == {"earliest", "expected", "latest"}
    full = data["milestones"]["full_term"]
    assert full | {"step": ""} == {
        "date": "2041-07-04",
        "title": "full term",
        "kind": "expiry",
        "role": "full_term",
        "controlled_by": ["wdwash"],
        "slack": {"dnev": 4526, "ndga": 4526},
        "step": "",
    }
    (aggregate,) = data["aggregates"]
    assert {key: aggregate[key] for key in ("id", "members", "term", "from", "to")} == {
        "id": "wdwash+dnev+ndga",
        "members": ["dnev", "ndga", "wdwash"],
        "term": "27 years",
        "from": "2017-04-21",
        "to": "2044-04-20",
    }
    (entry,) = data["ledger"]
    assert (entry["days"], entry["credited_to"]) == (1021, "wdwash+dnev+ndga")
    assert data["money"]["ordered"] == ["171,182,349 USD"]
    # Without 4,000 USD of assessments, which ceased five years after judgment.
    assert data["money"]["owed"] == ["171,178,349 USD"]
    assert data["problems"] == []
    steps = {step["id"]: step for step in data["steps"]}
    step = steps[full["step"]]
    assert step["value"] == "2041-07-04"
    assert set(step["inputs"]) <= set(steps)
    assert "18 U.S.C. 3585(b)" in step["cite"]
    placed = [one["place"] for one in data["steps"] if one["place"]]
    assert all(place.startswith(str(SELEZNEV)) and place.count(":") == 2 for place in placed)


def test_every_step_that_applies_law_cites_it_and_is_marked() -> None:
    arithmetic = {"control", None}
    for path in sorted((CASES / "us-federal").glob("*.yaml")):
        for step in compute(load(path)).to_dict()["steps"]:
            assert step["sure"] in ("primary", "relayed", "derived", "unverified")
            fact_of_the_case = step["what"].startswith(
                ("slack of", "left custody", "fine,", "assessment,", "forfeiture,")
            )
            assert step["cite"] or fact_of_the_case or step["name"] in arithmetic, step


def test_life_has_no_date_and_says_so() -> None:
    result = result_of("jurisdiction: us-federal\njudgments: [{imposed: 2020-01-01, term: life}]\n")
    assert result.to_dict()["window"]["expected"] == {
        "date": None,
        "range": None,
        "open": [],
        "alternatives": [],
        "what": "projected by the BOP",
        "reason": "life",
    }
    assert result.to_dict()["aggregates"][0]["term"] == "life"


def test_no_length_of_a_term_beside_life_would_matter() -> None:
    beside = "{id: a, imposed: 2020-01-01, term: life}, {id: b, imposed: 2020-01-01, term: 5 years}"
    data = result_of(f"jurisdiction: us-federal\njudgments: [{beside}]\n").to_dict()
    assert data["aggregates"][0]["term"] == "life"
    assert data["milestones"]["full_term"]["controlled_by"] == ["a"]
    assert data["milestones"]["full_term"]["slack"] == {"b": "never"}


def test_an_imprecise_day_gives_a_range() -> None:
    result = result_of("jurisdiction: us-federal\njudgments: [{imposed: 2020-03, term: 5 years}]\n")
    assert result.to_dict()["window"]["latest"] == {
        "date": "2025-03-30",
        "range": ["2025-02-28", "2025-03-30"],
        "open": [],
        "alternatives": [],
        "what": "full term",
    }
    assert "at_least" not in result.to_dict()["window"]
    open_ended = result_of(
        "jurisdiction: us-federal\n"
        "custody: [{from: ../2020-02-01, to: 2020-02-29}]\n"
        "judgments: [{imposed: 2020-03-01, term: 5 years}]\n"
    )
    assert open_ended.to_dict()["window"]["latest"]["range"] == [None, "2025-01-30"]
    assert "2025-01-30  Thursday   not after 2025-01-30" in open_ended.explain()


def test_many_imprecise_days_are_bounded_in_work() -> None:
    custody = "".join(f"  - {{from: 2019-{m:02}, to: 2019-{m:02}}}\n" for m in range(1, 13))
    result = result_of(
        f"jurisdiction: us-federal\ncustody:\n{custody}judgments: [{{imposed: 2020-03-01, term: 5 years}}]\n"
    )
    low, high = result.window.range("latest") or (None, None)
    assert low is not None
    assert high is not None
    assert low < high
    assert result.window.at_least


def test_unknown_custody_leaves_no_plain_date() -> None:
    text = (
        "jurisdiction: us-federal\ncustody: [{id: jail, from: '?', to: 2020-02-29}]\n"
        "judgments: [{imposed: 2020-03-01, term: 5 years}]\n"
    )
    result = result_of(text)
    assert "prior_custody" not in result.figures
    assert [fact.name for fact in result.open] == ["custody.jail.from"]
    assert result.window.latest is None
    assert result.to_dict()["window"]["latest"]["range"] == [None, "2025-02-27"]


def test_marked_dates_are_assumptions() -> None:
    result = result_of(
        "jurisdiction: us-federal\njudgments: [{id: a, imposed: 2020-03-01~, term: 5 years}]\n"
    )
    assert "judgments.a.imposed" in [a.name for a in result.assumptions]


def test_published_figures_are_held_against_the_computed_ones() -> None:
    result = compute(load(CASES / "us-federal" / "r-kelly.yaml"))
    (official,) = result.to_dict()["official"]
    assert official["computed"] == "2045-12-09"
    assert official["difference_days"] == 12
    assert "12 days later than computed, 2045-12-09" in result.explain()


def test_names_are_loaded_on_first_use() -> None:
    code = (
        "import sys, sentencing\n"
        "before = set(sys.modules)\n"
        "assert not any(name.startswith('sentencing.') for name in before), before\n"
        "sentencing.load\n"
        "assert 'sentencing.case.format' in sys.modules\n"
        "assert 'sentencing.jurisdictions.us_federal' not in sys.modules\n"
        "assert set(sentencing.__all__) <= set(dir(sentencing))\n"
        "for name in sentencing.__all__: getattr(sentencing, name)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_names_that_are_listed() -> None:
    assert dir(sentencing) == sorted(sentencing.__all__)


def test_without_an_installation_the_engine_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    from sentencing.report.json import engine

    def missing(_: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", missing)
    assert engine() == "sentence-aggregation"


def test_no_such_name() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = sentencing.nothing


UNDISPUTED = CASES / "us-federal" / "teaching" / "amount-left-open.yaml"
LATE = ("rich", "holidays", "pendulum", "edtf", "numpy", "importlib.metadata", "hypothesis")


def test_a_plain_explanation_imports_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys\n"
        "from sentencing.cli import main\n"
        f"main(['explain', {str(UNDISPUTED)!r}], standalone_mode=False)\n"
        f"loaded = [name for name in {LATE!r} if name in sys.modules]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_the_package_is_typed() -> None:
    assert (ROOT / "sentencing" / "py.typed").is_file()


def test_reading_from_text() -> None:
    case = read_case("jurisdiction: us-federal\njudgments: [{imposed: 2020-01-01, term: 1 year}]\n")
    assert case.file == "<text>"
    assert str(compute(case).window.latest) == "2020-12-31"


def test_a_scenario_may_hold_plain_python_values() -> None:
    case = read_case(
        "jurisdiction: us-federal\njudgments: [{id: a, imposed: 2020-01-01, term: 1 year}]\n"
    )
    result = compute(case, {"judgments.a.imposed": date(2021, 1, 1)})
    assert str(result.window.latest) == "2021-12-31"
    more = compute(case, {"custody.jail": {"from": date(2019, 12, 1), "to": "2019-12-31"}})
    assert more.figures["prior_custody"] == 31
    assert more.scenario == {"custody.jail": "{from: 2019-12-01, to: 2019-12-31}"}
    assert compute(case, {"judgments": "null"}).window.expected is None
    assert compute(case, {"custody.jail": "words"}).problems[0].code == "wrong-shape"
    listed = compute(case, {"judgments": [{"id": "b", "imposed": "2020-01-01", "term": "2 years"}]})
    assert str(listed.window.latest) == "2021-12-31"
