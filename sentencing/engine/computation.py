"""What a computation gives to its caller: the window, the milestones, every step with its law."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sentencing.case.model import Case
from sentencing.case.unknowns import Unknown
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Problem, sort_key
from sentencing.core.terms import Length
from sentencing.engine.assumptions import general_assumptions
from sentencing.engine.beside import Beside, Trials, beside
from sentencing.engine.edges import Settled
from sentencing.engine.open_facts import OpenFact
from sentencing.engine.presumptions import presumptions
from sentencing.kit.law import Law
from sentencing.kit.milestones import Role
from sentencing.kit.reads import unread
from sentencing.kit.result import Aggregate, Assumption, Held, Milestone
from sentencing.kit.trace import Step

if TYPE_CHECKING:
    import pendulum

    from sentencing.kit.ledger import Entry


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

    def range(self, name: str) -> tuple[pendulum.Date | None, pendulum.Date | None] | None:
        """The first and last date that an edge can be; None for an end that nothing bounds."""
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
        open: the facts that are lost or unknown, with what each of them moves. unknowns: the same
            facts, with every alternative.
        found: what is wrong or doubtful, as reader and rules found it; `problems` has also what no
            rule asked for.
        steps: every number with its inputs and its law.
        law: the law in force, and what of it was asked.
    """

    def __init__(
        self,
        case: Case,
        scenario: Mapping[str, str],
        law: Law | None,
        settled: Settled,
        *,
        found: tuple[Problem, ...],
        steps: tuple[Step, ...] = (),
        trials: Trials | None = None,
    ) -> None:
        outcome = settled.outcome
        self.case = case
        self.scenario = scenario
        self.as_of: Day | None = law.as_of if law else None
        self.law_verified = {law.book.jurisdiction: iso(law.book.verified)} if law else {}
        self.window = Window(outcome.window, at_least=settled.at_least)
        self.milestones: Mapping[str, Milestone] = outcome.milestones
        self.aggregates: tuple[Aggregate, ...] = outcome.aggregates
        self.ledger: tuple[Entry, ...] = outcome.ledger
        self.money = outcome.money
        self.figures: Mapping[str, int] = outcome.figures
        self.held: tuple[Held, ...] = outcome.held
        self.lengths: Mapping[str, Length] = outcome.lengths
        self.open: tuple[OpenFact, ...] = settled.facts
        self.unknowns: tuple[Unknown, ...] = settled.unknowns
        self.found = found
        self.steps = steps
        self.law = law
        self.outcome = outcome
        self._trials = trials

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong or doubtful, in the order of the file; facts among it that no rule asked for."""
        law = self._trials.jurisdiction if self._trials else None
        left = unread(self.case, law.reads, law.name) if law and law.reads else ()
        return tuple(sorted(dict.fromkeys((*self.found, *left)), key=sort_key))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the result rests on that could be otherwise."""
        general = general_assumptions(self.case, self.law) if self.law else []
        return (*general, *self.outcome.assumptions, *self.presumptions)

    @cached_property
    def presumptions(self) -> tuple[Assumption, ...]:
        """What the law takes of facts on which the case is silent, where that can move an edge."""
        if self._trials is None:
            return ()
        presumes, supposing = self._trials.jurisdiction.presumes, self._trials.supposing
        return tuple(presumptions(self.case, presumes, self._edge_days(), supposing))

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """What other claims, and the other sides of disputed questions, would give instead."""
        if self.law is None or self._trials is None:
            return ()
        return tuple(beside(self.case, self.law, self._edge_days(), self._trials))

    def _edge_days(self) -> dict[str, Day]:
        """The edges of the window that have a day."""
        edges = self.window.edges()
        return {name: edge.day for name, edge in edges.items() if edge.day is not None}

    def days(self) -> dict[str, Day]:
        """The milestones and the edges of the window that have a day, as day numbers."""
        stones = {**self.milestones, **self.window.edges()}
        return {name: stone.day for name, stone in stones.items() if stone.day is not None}

    def milestone(self, role: Role) -> Milestone | None:
        """The first milestone of a role; None if this law or this case has none."""
        return next((one for one in self.milestones.values() if one.role == role), None)

    @property
    def release(self) -> Milestone | None:
        """The milestone of release that is expected.

        Where the edge of the window is no milestone itself, because something beside the sentence
        moves it, the release that it was moved from.
        """
        return self._behind("expected", "release")

    @property
    def full_term(self) -> Milestone | None:
        """The milestone on which all has been served, as the latest edge of the window has it."""
        return self._behind("latest", "full_term")

    def _behind(self, name: str, role: Role) -> Milestone | None:
        edge = self.window.edge(name)
        if edge is not None and edge.name in self.milestones:
            return edge
        return self.milestone(role) or edge

    @property
    def counterfactual(self) -> tuple[str, ...]:
        """What of the law is taken otherwise than the law has it, in words."""
        return tuple(p.message for p in self.problems if p.code == "counterfactual-law")

    def explain(self) -> str:
        """The result as text, with every step."""
        from sentencing.report.text import explanation

        return explanation(self).plain()

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.result/1`."""
        from sentencing.report.json import as_dict

        return as_dict(self)

    def step(self, step_id: str) -> Step | None:
        """The step of an id."""
        return next((step for step in self.steps if step.id == step_id), None)
