"""The one verb: `compute(case, scenario)`.

A scenario assigns values to names: facts of the case, readings of the law, parameters of the law.
The case with the scenario applied goes to its jurisdiction, and what comes back is put together
with what holds for every jurisdiction: which day the computation is made for, which facts are
disputed, imprecise, unknown or lost, and what that leaves of each date.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from sentencing.case.expectations import Assignment
from sentencing.case.format.yaml_nodes import in_a_line
from sentencing.case.model import Case
from sentencing.case.paths import (
    apply_scenario,
    assignment,
    is_law,
    replace_values,
    said_of,
    value_of,
)
from sentencing.case.unknowns import Option, Unknown, in_order
from sentencing.core.days import Day
from sentencing.core.diagnostics import Problem, did_you_mean
from sentencing.engine.beside import Trials
from sentencing.engine.computation import Computation, Window
from sentencing.engine.edges import Search, Settled, Values, settle, without_edges
from sentencing.engine.open_steps import settled_steps
from sentencing.kit.alternatives import Setting, nearly_consecutive, open_unknowns
from sentencing.kit.calendar_ends import outcome_of
from sentencing.kit.figures import unknown_official
from sentencing.kit.law import Law, Lawbook
from sentencing.kit.open_relations import each_pair_once
from sentencing.kit.registry import Jurisdiction, find, known
from sentencing.kit.result import NO_RESULT, Outcome
from sentencing.kit.trace import NoTrace, Step, Trace

__all__ = ["Computation", "Window", "assignment_problems", "compute", "plain"]


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
        ranges: whether to work out how far imprecise days and holders in doubt move the result. What is
            lost or unknown takes the dates that it can move away in either case.

    Returns:
        The computation. What could not be computed is in its `problems`; the rest is there.
    """
    return _compute(case, scenario or {}, trace=trace, settling="all" if ranges else "open")


def plain(
    case: Case, scenario: Mapping[str, object] | None = None, *, trace: bool = False
) -> Computation:
    """What follows from a case as if nothing had been said where something is lost or unknown.

    Only for a search that gives all these facts values itself, or tells nobody the days.
    """
    return _compute(case, scenario or {}, trace=trace, settling="none")


_Settling: TypeAlias = Literal["all", "open", "none"]
"""Whether everything open is taken into the dates, only what is lost or unknown, or nothing."""


def _compute(
    case: Case, scenario: Mapping[str, object], *, trace: bool, settling: _Settling
) -> Computation:
    given = {name: assignment(name, value) for name, value in scenario.items()}
    assigned = {item.name: item for item in case.assume} | given
    case = apply_scenario(case, assigned.values()) if assigned else case
    shown = {name: in_a_line(item.value) for name, item in sorted(assigned.items())}
    jurisdiction = find(case.jurisdiction) if case.jurisdiction else None
    if jurisdiction is None:
        problems = (*case.problems, *_unknown_jurisdiction(case))
        return Computation(case, shown, None, Settled(outcome=NO_RESULT), found=problems)
    law, of_law, lost = _law(case, jurisdiction.lawbook, assigned)
    sink = Trace() if trace else NoTrace()
    outcome = outcome_of(jurisdiction, case, law, sink)
    misnamed = unknown_official(case, jurisdiction)
    problems = (*case.problems, *misnamed, *of_law, *outcome.problems)
    settled, steps = Settled(outcome=outcome), tuple(sink.steps) if trace else ()
    open_ = case.left_open is not False or outcome.open_relations or outcome.left_out
    something = open_ or _has_errors(problems)
    if settling != "none" and something:
        whole = _Whole(case, law, jurisdiction, problems)
        settled = whole.settled(outcome, lost, everything=settling == "all")
        if trace and settled.facts:
            steps = whole.steps(steps, settled)
    return Computation(
        case,
        shown,
        law,
        settled,
        found=problems,
        steps=steps,
        trials=Trials(
            jurisdiction=jurisdiction,
            supposing=lambda other: plain(case, other).days(),
            claimed=lambda name, value: _days_with(case, name, value),
        ),
    )


def _days_with(case: Case, name: str, value: Any) -> Mapping[str, Day] | None:
    """The days with a fact given a value of the model; None if that contradicts the case."""
    other = replace_values(case, {name: value})
    return plain(other).days() if in_order(other) else None


def _has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def assignment_problems(case: Case, scenario: Mapping[str, object]) -> tuple[Problem, ...]:
    """What is wrong with the assignments of a scenario themselves: names and values.

    Args:
        case: that they are for.
        scenario: names and the values to give them, in the notation of case files.
    """
    given = {name: assignment(name, value) for name, value in scenario.items()}
    jurisdiction = find(case.jurisdiction) if case.jurisdiction else None
    before = dict.fromkeys(case.problems)
    after = apply_scenario(case, given.values()).problems
    of_law = _law(case, jurisdiction.lawbook, given)[1] if jurisdiction else []
    found = [problem for problem in after if problem not in before]
    return tuple(problem for problem in (*found, *of_law) if problem.severity == "error")


class _Whole:
    """A case with what it leaves open."""

    def __init__(
        self, case: Case, law: Law, jurisdiction: Jurisdiction, problems: tuple[Problem, ...]
    ) -> None:
        self.case, self.law, self.jurisdiction = case, law, jurisdiction
        codes = frozenset(problem.code for problem in problems)
        prove = jurisdiction.ends_suffice
        self.search = Search(
            case,
            codes,
            self._evaluate,
            (lambda names: prove(case, names)) if prove else (lambda _: {}),
        )

    def settled(self, outcome: Outcome, lost: list[Unknown], *, everything: bool) -> Settled:
        """The outcome with what is open taken into its dates.

        Args:
            outcome: as if nothing open had been said.
            lost: names of the law whose values could not be read.
            everything: whether what is only imprecise is taken in where nothing is lost or unknown.
        """
        ends = {one.day for one in outcome.milestones.values()}
        for aggregate in outcome.aggregates:
            ends |= {last for _, last in aggregate.units.values()}
        own = (None, self.case.jurisdiction)
        setting = Setting(
            case=self.case,
            own=tuple(j.id for j in self.case.judgments if j.jurisdiction in own),
            book=self.law.book,
            corners=self.jurisdiction.corners,
            as_of=self.law.as_of,
            ends=tuple(sorted(day for day in ends if day is not None)),
        )
        told = {relation.fact for relation in outcome.open_relations}
        opens = [
            *lost,
            *_not_assigned(self.case),
            *self._relations(outcome),
            *(unknown for unknown in open_unknowns(setting) if unknown.name not in told),
        ]
        settled = settle(
            self.case, self.law.as_of, outcome, opens, self.search, everything=everything
        )
        tried = {unknown.name for unknown in settled.unknowns if unknown.options}
        absent = [one for one in outcome.left_out if one.moves_release and one.fact not in tried]
        return without_edges(settled, absent, self.jurisdiction.milestones)

    def _relations(self, outcome: Outcome) -> list[Unknown]:
        """The relations that the case leaves open; those that nothing could turn on are left out."""
        days = {j.id: j.imposed.assume(latest=True) for j in self.case.judgments if j.imposed}
        imposed = {name: day for name, day in days.items() if day is not None}
        found = []
        for relation in each_pair_once(outcome.open_relations, imposed):
            ways = relation.alternatives()
            nearly = nearly_consecutive(self.case, relation.fact)
            if relation.why == "unnamed":
                stated = value_of(self.case, relation.fact)
                options = [Option(runs, str(runs)) for runs in (stated, *ways)] if ways else []
            else:
                options = [Option(runs, str(runs)) for runs in ways]
                options += [nearly] if nearly else []
            if options:
                found.append(
                    Unknown(
                        name=relation.fact,
                        kind=relation.why,
                        options=tuple(options),
                        said=said_of(self.case, relation.fact),
                        place=relation.place,
                    )
                )
        return found

    def steps(self, steps: tuple[Step, ...], settled: Settled) -> tuple[Step, ...]:
        """The steps, without a value where something open can move it."""
        alternatives = (self._steps_with(chosen) for chosen in settled.tried)
        return settled_steps(steps, settled, alternatives)

    def _steps_with(self, chosen: Values) -> tuple[Step, ...]:
        case, of_law = self.search.case_with(chosen)
        return plain(case, of_law, trace=True).steps

    def _evaluate(self, case: Case, of_law: Mapping[str, object]) -> tuple[Outcome, frozenset[str]]:
        found = plain(case, of_law)
        return found.outcome, frozenset(problem.code for problem in found.found)


def _not_assigned(case: Case) -> list[Unknown]:
    """What a scenario assigns to a name that this case does not have: nobody knows what was meant."""
    return [
        Unknown(name=p.path, kind="lost", options=(), above=True, below=True, place=p.place)
        for p in case.problems
        if p.code == "unknown-name"
    ]


# -- The scenario ----------------------------------------------------------------------------------


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
) -> tuple[Law, list[Problem], list[Unknown]]:
    """The law on the day of the computation, with the scenario's values laid over it.

    The last are the names whose values could not be read, with the values that they can have.
    """
    values: dict[str, int | str] = {}
    problems: list[Problem] = []
    lost: list[Unknown] = []
    for name, item in sorted(assigned.items()):
        if is_law(name):
            value, problem = _law_value(book, item)
            problems += [problem] if problem else []
            if value is None:
                lost.append(_lost_law(book, item))
            else:
                values[name] = value
    known_on = case.law_as_of.assume(latest=True) if case.law_as_of else None
    return Law(book, _as_of(case, book), known_on, values), problems, lost


def _lost_law(book: Lawbook, item: Assignment) -> Unknown:
    """A name of the law whose value cannot be read: every side of a question, else anything."""
    reading = book.reading(item.name)
    sides = [option.id for option in reading.options] if reading else []
    return Unknown(
        name=item.name,
        kind="lost",
        options=tuple(Option(side, side) for side in sides),
        above=not sides,
        below=not sides,
        said=in_a_line(item.value),
        place=item.place,
    )


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
