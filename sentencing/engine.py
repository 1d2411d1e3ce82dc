"""The one verb: `compute(case, scenario)`.

A scenario assigns values to names: facts of the case, readings of the law, parameters of the law.
The case with the scenario applied goes to its jurisdiction, and what comes back is put together
with what holds for every jurisdiction: which day the computation is made for, which facts are
disputed or imprecise, and what range that leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from sentencing.case.expectations import Assignment
from sentencing.case.format.yaml_nodes import in_a_line
from sentencing.case.model import Case
from sentencing.case.paths import (
    apply_scenario,
    assignment,
    facts,
    is_law,
    replace_values,
    value_of,
)
from sentencing.case.unknowns import (
    DAYS,
    disputed_custody,
    imprecise,
    in_order,
    is_exact,
    prune,
    written,
)
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Problem, did_you_mean, sort_key
from sentencing.core.extremes import Combination, extremes
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Length
from sentencing.kit.law import Law, Lawbook
from sentencing.kit.registry import find, known
from sentencing.kit.result import (
    Aggregate,
    Alternative,
    Assumption,
    Held,
    Milestone,
    MoneyResult,
    Outcome,
)
from sentencing.kit.trace import NoTrace, Step, Trace

if TYPE_CHECKING:
    import pendulum

    from sentencing.kit.ledger import Entry

_EDGES = ("earliest", "expected", "latest")
_MOST_COMBINATIONS = 1024
_NO_RESULT = Outcome(
    aggregates=(),
    milestones={},
    window={},
    ledger=(),
    money=MoneyResult(),
    assumptions=(),
    problems=(),
    figures={},
)


class Window:
    """When release falls: earliest, expected, latest.

    Each edge is a `pendulum.Date`, or None where there is no date; `reason` then says why. What is
    not known widens an edge into a range.
    """

    __slots__ = ("_edges", "at_least")

    def __init__(self, edges: Mapping[str, Milestone], *, at_least: bool) -> None:
        self._edges = edges
        self.at_least = at_least

    @property
    def earliest(self) -> pendulum.Date | None:
        """Everything that the law allows is granted."""
        return self.date("earliest")

    @property
    def expected(self) -> pendulum.Date | None:
        """What the custodian itself projects today."""
        return self.date("expected")

    @property
    def latest(self) -> pendulum.Date | None:
        """The full term."""
        return self.date("latest")

    def edge(self, name: str) -> Milestone | None:
        """The milestone behind an edge; None if nothing could be computed."""
        return self._edges.get(name)

    def edges(self) -> Mapping[str, Milestone]:
        """The edges that there are, by name."""
        return self._edges

    def date(self, name: str) -> pendulum.Date | None:
        """The date of an edge."""
        edge = self.edge(name)
        return None if edge is None else edge.date

    def reason(self, name: str) -> str:
        """Why an edge has no date; empty if it has one."""
        edge = self.edge(name)
        return "nothing could be computed" if edge is None else edge.reason

    def range(self, name: str) -> tuple[pendulum.Date, pendulum.Date] | None:
        """The first and last date that an edge can be, given what is not known."""
        edge = self.edge(name)
        return None if edge is None else edge.range


class Computation:
    """What follows from a case under a scenario, with every step.

    Attributes:
        case: as computed, the scenario applied.
        scenario: the names assigned, with the values as written.
        as_of: day of the computation; None if the jurisdiction is unknown.
        law_verified: the day up to which the law was checked, by jurisdiction.
        window: earliest, expected and latest release.
        milestones: by name.
        aggregates: sentences served as one, in order of time.
        ledger: every custody day and its fate.
        money: what is owed.
        figures: numbers of days and the like, by name.
        held: who holds the person and when, where more than one sovereign does.
        lengths: results that are lengths of time, by name.
        problems: what is wrong or doubtful, in the order of the file.
        steps: every number with its inputs and its law.
        law: the law in force, and what of it was asked.
    """

    def __init__(
        self,
        case: Case,
        scenario: Mapping[str, str],
        law: Law | None,
        outcome: Outcome,
        *,
        steps: tuple[Step, ...],
        problems: tuple[Problem, ...],
        at_least: bool,
    ) -> None:
        self.case = case
        self.scenario = scenario
        self.as_of: Day | None = law.as_of if law else None
        self.law_verified = {law.book.jurisdiction: iso(law.book.verified)} if law else {}
        self.window = Window(outcome.window, at_least=at_least)
        self.milestones: Mapping[str, Milestone] = outcome.milestones
        self.aggregates: tuple[Aggregate, ...] = outcome.aggregates
        self.ledger: tuple[Entry, ...] = outcome.ledger
        self.money = outcome.money
        self.figures: Mapping[str, int] = outcome.figures
        self.held: tuple[Held, ...] = outcome.held
        self.lengths: Mapping[str, Length] = outcome.lengths
        self.problems = problems
        self.steps = steps
        self.law = law
        self._assumptions = outcome.assumptions

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the result rests on that could be otherwise."""
        general = _general_assumptions(self.case, self.law) if self.law else []
        return (*general, *self._assumptions)

    def days(self) -> dict[str, Day]:
        """The milestones and the edges of the window that have a day, as day numbers."""
        stones = {**self.milestones, **self.window.edges()}
        return {name: stone.day for name, stone in stones.items() if stone.day is not None}

    @property
    def counterfactual(self) -> tuple[str, ...]:
        """What of the law is taken otherwise than the law has it, in words."""
        return tuple(p.message for p in self.problems if p.code == "counterfactual-law")

    def explain(self) -> str:
        """The result as text, with every step."""
        from sentencing.report.text import explanation

        return explanation(self).plain()

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.kit.result/1`."""
        from sentencing.report.json import as_dict

        return as_dict(self)

    def step(self, step_id: str) -> Step | None:
        """The step of an id."""
        return next((step for step in self.steps if step.id == step_id), None)


def compute(
    case: Case,
    scenario: Mapping[str, object] | None = None,
    *,
    trace: bool = True,
    ranges: bool = True,
) -> Computation:
    """What follows from a case.

    Args:
        case: from `load`, or built by hand.
        scenario: names and the values to give them, in the notation of case files:
            `{"judgments.ga.runs": "consecutive to wa"}`.
        trace: whether to keep the steps and the assumptions of the rules; without it is quicker.
        ranges: whether to work out how far days and holders in doubt move the result.

    Returns:
        The computation. What could not be computed is in its `problems`; the rest is there.
    """
    given = {name: assignment(name, value) for name, value in (scenario or {}).items()}
    assigned = {item.name: item for item in case.assume} | given
    case = apply_scenario(case, assigned.values()) if assigned else case
    shown = {name: in_a_line(item.value) for name, item in sorted(assigned.items())}
    jurisdiction = find(case.jurisdiction) if case.jurisdiction else None
    if jurisdiction is None:
        problems = (*case.problems, *_unknown_jurisdiction(case))
        return Computation(
            case, shown, None, _NO_RESULT, steps=(), problems=_ordered(problems), at_least=False
        )
    law, of_law = _law(case, jurisdiction.lawbook, assigned)
    sink = Trace() if trace else NoTrace()
    outcome = jurisdiction.compute(case, law, sink)
    at_least = False
    if ranges and not is_exact(case):
        outcome, at_least = _with_ranges(case, law, outcome)
    return Computation(
        case,
        shown,
        law,
        outcome,
        steps=tuple(sink.steps) if trace else (),
        problems=_ordered((*case.problems, *of_law, *outcome.problems)),
        at_least=at_least,
    )


# -- The scenario ----------------------------------------------------------------------------------


def _ordered(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    if not problems:
        return ()
    return tuple(sorted(dict.fromkeys(problems), key=sort_key))


def _unknown_jurisdiction(case: Case) -> list[Problem]:
    if not case.jurisdiction:
        return []
    codes = known()
    message = f"no rules are known for {case.jurisdiction[:40]!r}"
    place, hint = case.place_of("jurisdiction"), did_you_mean(case.jurisdiction, codes)
    return [Problem("unknown-jurisdiction", message, place, path="jurisdiction", hint=hint)]


# -- The law in force ------------------------------------------------------------------------------


def _law(
    case: Case, book: Lawbook, assigned: Mapping[str, Assignment]
) -> tuple[Law, list[Problem]]:
    """The law on the day of the computation, with the scenario's values laid over it."""
    values: dict[str, int | str] = {}
    problems: list[Problem] = []
    for name, item in sorted(assigned.items()):
        if is_law(name):
            value, problem = _law_value(book, item)
            problems += [problem] if problem else []
            if value is not None:
                values[name] = value
    known_on = case.law_as_of.assume(latest=True) if case.law_as_of else None
    return Law(book, _as_of(case, book), known_on, values), problems


def _as_of(case: Case, book: Lawbook) -> Day:
    """The day of the computation: as given, else the last day to which the law was verified.

    A sentence of a later day, as in a plea under discussion, moves it there.
    """
    given = case.as_of.assume(latest=True) if case.as_of else None
    if given is not None:
        return given
    imposed = [j.imposed.last for j in case.judgments if j.imposed and j.imposed.last]
    return max([book.verified, *imposed])


def _law_value(book: Lawbook, item: Assignment) -> tuple[int | str | None, Problem | None]:
    text = in_a_line(item.value)
    reading, parameter = book.reading(item.name), book.parameter(item.name)
    if item.name.startswith("reading.") and reading:
        options = [option.id for option in reading.options]
        return _one_of(text, options, item)
    if item.name.startswith("law.") and parameter:
        if all(str(version.value) == text for version in parameter.versions):
            return parameter.versions[0].value, None
        note = f"{item.name} is taken as {text}, which is not the law"
        if parameter.options:
            value, problem = _one_of(text, list(parameter.options), item)
            return value, problem or Problem("counterfactual-law", note, item.place, path=item.name)
        if text.isascii() and text.isdecimal() and len(text) <= len("999999"):
            return int(text), Problem("counterfactual-law", note, item.place, path=item.name)
        return None, Problem(
            "bad-number", f"{text[:40]!r} is no number", item.place, path=item.name
        )
    message = f"the law has no {item.name[:60]!r}"
    hint = did_you_mean(item.name, book.names())
    return None, Problem("unknown-name", message, item.place, path=item.name, hint=hint)


def _one_of(text: str, options: list[str], item: Assignment) -> tuple[str | None, Problem | None]:
    if text in options:
        return text, None
    message = f"{item.name} cannot be {text[:40]!r}"
    hint = did_you_mean(text, options)
    return None, Problem("bad-choice", message, item.place, path=item.name, hint=hint)


# -- What is not known -----------------------------------------------------------------------------


def _general_assumptions(case: Case, law: Law) -> list[Assumption]:
    """What holds in every jurisdiction: the day, disputed facts, imprecise facts, readings."""
    found = []
    if case.as_of is None:
        basis = "the last day to which the law was verified, or of the last sentence"
        found.append(Assumption(name="as_of", value=iso(law.as_of), basis=basis))
    for name, record, attribute in facts(case):
        about = record.origins[attribute]
        if about.rivals:
            rivals = tuple(
                Alternative(
                    written(rival.value), f"says {rival.source}" if rival.source else rival.note
                )
                for rival in about.rivals
            )
            value, basis = written(getattr(record, attribute)), f"says {about.source or 'the file'}"
            found.append(
                Assumption(
                    name=name, value=value, basis=basis, alternatives=rivals, place=about.place
                )
            )
    found += [
        Assumption(
            name=name,
            value=str(value),
            basis="marked as about or as doubtful; the day is taken as it stands",
        )
        for name, record, attribute in facts(case)
        if attribute in DAYS
        and isinstance(value := getattr(record, attribute), PartialDate)
        and value.exact
        and (value.approximate or value.uncertain)
    ]
    for doubt in imprecise(case, law.as_of):
        when = value_of(case, doubt.name)
        day = when.assume(latest=not doubt.name.endswith(".to"))
        value = "nothing" if day is None else iso(day)
        basis = f"given as {when}; the cautious end is taken"
        found.append(Assumption(name=doubt.name, value=value, basis=basis))
    code = law.book.jurisdiction
    for reading_id, outcomes in law.differing.items():
        reading = law.book.readings[reading_id]
        chosen = law.reading(reading_id)
        others = tuple(
            Alternative(option, outcome) for option, outcome in outcomes.items() if option != chosen
        )
        name = f"reading.{code}.{reading_id}"
        found.append(Assumption(name=name, value=chosen, basis=reading.reason, alternatives=others))
    return found


def _with_ranges(case: Case, law: Law, outcome: Outcome) -> tuple[Outcome, bool]:
    """The outcome with the range of each milestone, over the days and holders that are in doubt.

    The second value says whether the range is only a lower bound: a day that nothing bounds, or
    too many combinations to try them all.
    """
    doubts = [*imprecise(case, law.as_of), *disputed_custody(case)]
    jurisdiction = find(law.book.jurisdiction)
    if jurisdiction and jurisdiction.ends_suffice:
        names = {doubt.name for doubt in doubts}
        doubts, _ = prune(doubts, jurisdiction.ends_suffice(case, names))

    def days(combination: Combination) -> list[dict[str, Day]]:
        chosen = zip(doubts, combination, strict=True)
        other = replace_values(case, {doubt.name: doubt.options[i].value for doubt, i in chosen})
        if not in_order(other):
            return []
        return [compute(other, trace=False, ranges=False).days()]

    sizes = [len(doubt.options) for doubt in doubts]
    found = extremes(sizes, days, _MOST_COMBINATIONS, _EDGES)
    spans = found.spans
    for stones in (outcome.milestones, outcome.window):
        for name, stone in stones.items():
            if stone.day is not None:
                low, high = spans.get(name, (stone.day, stone.day))
                spans[name] = (min(low, stone.day), max(high, stone.day))
    at_least = not found.exact or any(doubt.open for doubt in doubts)
    return _with_spans(outcome, spans), at_least


def _with_spans(outcome: Outcome, spans: Mapping[str, tuple[Day, Day]]) -> Outcome:
    def widened(stones: Mapping[str, Milestone]) -> dict[str, Milestone]:
        return {
            key: msgspec.structs.replace(stone, span=spans.get(key))
            for key, stone in stones.items()
        }

    return msgspec.structs.replace(
        outcome, milestones=widened(outcome.milestones), window=widened(outcome.window)
    )
