"""The lawbooks: no rule without citation and mark, no parameter without dates, no idle reading."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from datetime import date

import pytest

from sentencing.core.days import iso
from sentencing.jurisdictions import us_federal
from sentencing.kit.law import VERIFICATIONS, Citation, Law, Rule, rule, rule_of
from sentencing.kit.registry import find, known
from tests.conftest import codes, result_of

MODULES = [
    importlib.import_module(f"{us_federal.__name__}.{module.name}")
    for module in pkgutil.iter_modules(us_federal.__path__)
]
RULES: dict[str, Rule] = {
    f"{module.__name__}.{name}": found if isinstance(found, Rule) else rule_of(found)
    for module in MODULES
    for name, found in vars(module).items()
    if isinstance(found, Rule) or (inspect.isfunction(found) and hasattr(found, "__rule__"))
}
BOOK = us_federal.JURISDICTION.lawbook


def citations() -> dict[str, Citation]:
    return {
        name: value
        for module in MODULES
        for name, value in vars(module).items()
        if isinstance(value, Citation)
    }


def test_there_are_rules() -> None:
    assert len(RULES) > 15


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_its_law(name: str) -> None:
    assert RULES[name].cites
    assert RULES[name].title
    assert RULES[name].sure in VERIFICATIONS


@pytest.mark.parametrize("name", citations())
def test_every_citation_says_where_it_was_read(name: str) -> None:
    cite = citations()[name]
    assert cite.sure in VERIFICATIONS
    assert cite.read, name
    assert str(cite) == cite.text


def test_every_citation_is_used() -> None:
    used = {cite for one in RULES.values() for cite in one.cites}
    used |= {c for p in BOOK.parameters.values() for v in p.versions for c in v.cites}
    used |= {c for r in BOOK.readings.values() for o in r.options for c in o.cites}
    source = "".join(map(inspect.getsource, MODULES))
    for name, cite in citations().items():
        uses = len(re.findall(rf"\b{name}\b", source)) - len(
            re.findall(rf"^from .* import .*\b{name}\b|^    {name},$", source, re.MULTILINE)
        )
        assert cite in used or uses > 1, name


@pytest.mark.parametrize("name", BOOK.parameters)
def test_versions_follow_one_another(name: str) -> None:
    parameter = BOOK.parameters[name]
    assert parameter.title
    assert parameter.selected_by
    for earlier, later in zip(parameter.versions, parameter.versions[1:], strict=False):
        assert earlier.until is not None
        assert later.since == earlier.until + 1
    for version in parameter.versions:
        assert version.cites
        assert version.period


@pytest.mark.parametrize("name", BOOK.readings)
def test_readings_have_two_sides_and_a_reason(name: str) -> None:
    reading = BOOK.readings[name]
    assert reading.question.endswith("?")
    assert len(reading.options) >= 2
    assert reading.reason
    assert reading.option(reading.default).meaning
    assert all(option.cites for option in reading.options)


def test_every_reading_is_asked() -> None:
    source = "".join(
        inspect.getsource(module) for module in MODULES if not module.__name__.endswith(".lawbook")
    )
    for name in BOOK.readings:
        assert f'"{name}"' in source, name


def test_the_version_in_force() -> None:
    def method(as_of: str, known_on: str | None = None) -> str:
        day = date.fromisoformat(as_of).toordinal()
        knowledge = date.fromisoformat(known_on).toordinal() if known_on else None
        return Law(BOOK, day, knowledge).word("good_conduct.method", day)

    assert method("2019-07-18") == "time_served"
    assert method("2019-07-19") == "sentence_imposed"
    assert method("2025-01-01", known_on="2018-12-20") == "time_served"
    assert method("1980-01-01") == "time_served"
    version = Law(BOOK, 1).version("assessment.felony", date(1996, 4, 23).toordinal())
    assert version.value == 50
    assert version.period == "until 1996-04-23"


def test_assigned_values_stand_in_for_the_law() -> None:
    name = "law.us-federal.good_conduct.days_per_year"
    law = Law(BOOK, 1, assigned={name: 65})
    assert law.number("good_conduct.days_per_year", 1) == 65
    assert law.is_assigned("good_conduct.days_per_year")


def test_the_least_sure_citation_marks_the_rule() -> None:
    cites = (Citation("a", "primary"), Citation("b", "unverified"), Citation("c", "relayed"))

    @rule("x", *cites)
    def something() -> int:
        return 1

    assert rule_of(something).sure == "unverified"
    assert something() == 1


def test_names_of_the_law() -> None:
    assert "law.us-federal.good_conduct.days_per_year" in BOOK.names()
    assert BOOK.parameter("law.us-federal.assessment.felony") is not None
    assert BOOK.reading("reading.us-federal.month_end") is not None
    assert iso(BOOK.covers_offences_since) == "1987-11-01"


CASE = "jurisdiction: us-federal\njudgments: [{imposed: 2021-01-04, term: 10 years}]\n"


def test_a_law_reform_on_one_case() -> None:
    result = result_of(CASE, **{"law__us-federal__good_conduct__days_per_year": 65})
    assert result.figures["good_conduct"] == 650
    assert codes(result) == ["counterfactual-law"]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("law.us-federal.good_conduct.days_per_yaer", "65", "unknown-name"),
        ("law.us-federal.good_conduct.days_per_year", "many", "bad-number"),
        ("law.us-federal.good_conduct.method", "guess", "bad-choice"),
        ("reading.us-federal.partial_year", "ceiling", "bad-choice"),
        ("reading.us-federal.nothing", "floor", "unknown-name"),
        ("judgments.nobody.term", "1 year", "unknown-name"),
        ("nothing", "1", "unknown-name"),
        ("judgments.1.trem", "1 year", "unknown-name"),
        ("judgments.1.term", "-1 year", "negative-term"),
        ("judgments.1.term.years", "1", "unknown-name"),
    ],
)
def test_assignments_that_make_no_sense(name: str, value: str, code: str) -> None:
    assert code in codes(result_of(CASE, **{name.replace(".", "__"): value}))


def test_jurisdictions_are_found_by_name() -> None:
    assert "us-federal" in known()
    assert find("us-federal") is us_federal.JURISDICTION
    assert find("atlantis") is None
