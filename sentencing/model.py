"""The case: what is known of a person's sentences, as frozen records with their places.

Every record carries the `place` where it stands in the file and, in `about`, for each of its facts
where that fact stands, who says so, and what rivals claim. Days are `When`s, for any of them may
be imprecise; a fact that the file does not give is None (or empty), never a guess.

The records say what was ordered and what happened. What follows from it is not stored here: it is
computed (`sentencing.engine`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.money import Money
from sentencing.problems import Place, Problem
from sentencing.terms import Length, Term
from sentencing.windows import When

ALL = "all"
"""In a relation: every other sentence."""


class Rival(msgspec.Struct, frozen=True):
    """What another source claims about a fact."""

    value: Any
    source: str = ""
    note: str = ""
    place: Place | None = None


class About(msgspec.Struct, frozen=True):
    """Where a fact comes from."""

    place: Place
    source: str = ""
    note: str = ""
    rivals: tuple[Rival, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record of the case, with its place in the file."""

    place: Place | None = None
    about: Mapping[str, About] = msgspec.field(default_factory=dict)

    def place_of(self, fact: str) -> Place | None:
        """Where a fact of this record stands in the file, or else the record itself."""
        about = self.about.get(fact)
        return about.place if about else self.place


class Source(Record, frozen=True, kw_only=True):
    """A publication or document that supports facts of the case."""

    id: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: When | None = None
    read: When | None = None
    url: str | None = None
    note: str | None = None


class Ref(msgspec.Struct, frozen=True):
    """A mention of another record by its id."""

    id: str
    place: Place | None = None

    def __str__(self) -> str:
        """The id."""
        return self.id


class Custody(Record, frozen=True, kw_only=True):
    """A stretch of days in custody, or under conditions, whoever held the person.

    Attributes:
        first: first day, counted. last: last day, counted; None while it goes on.
        holder: the sovereign that held the person, by jurisdiction code or name.
        kind: what sort of custody it was; only `detention` is official detention.
        for_judgments: the judgments whose charges it belongs to; empty means all of them.
        credited_to: a sentence outside this case that the days were credited to.
    """

    id: str
    first: When | None = None
    last: When | None = None
    holder: str | None = None
    kind: str | None = None
    for_judgments: tuple[Ref, ...] = ()
    credited_to: str | None = None
    source: str | None = None
    note: str | None = None


Way: TypeAlias = Literal["concurrent", "consecutive"]
"""The two ways in which a sentence, or part of one, can run with another."""


class Runs(Record, frozen=True, kw_only=True):
    """How a sentence runs with others, in the court's words.

    Attributes:
        concurrent_with: sentences that it runs alongside.
        consecutive_to: sentences that it begins after.
        portion: with `for`: the part of the term that the named relation covers.
        rest: how the remaining part runs.
        among: how several counts of one entry run with each other.
    """

    concurrent_with: tuple[Ref, ...] = ()
    consecutive_to: tuple[Ref, ...] = ()
    portion: Term | None = None
    rest: Way | None = None
    among: Way | None = None

    def __str__(self) -> str:
        """In the words of a case file, as far as they have words for it."""
        part = f" for {self.portion}" if self.portion else ""
        rest = f", rest {self.rest}" if self.rest else ""
        named = (("concurrent with", self.concurrent_with), ("consecutive to", self.consecutive_to))
        clauses = [f"{way} {', '.join(map(str, refs))}{part}" for way, refs in named if refs]
        among = [f"among themselves {self.among}"] if self.among else []
        return "; ".join([*clauses, *among]) + rest


class Restitution(Record, frozen=True, kw_only=True):
    """An order to pay the victims.

    Attributes:
        amount: the amount ordered.
        joint_and_several_with: others who owe the same debt; the id of another judgment of this
            case means that both orders are one debt.
        debt: a name shared by the orders that are one and the same debt.
        interest: `waived`, or None when nothing is said.
    """

    amount: Money | None = None
    joint_and_several_with: tuple[str, ...] = ()
    debt: str | None = None
    interest: str | None = None
    payee: str | None = None


class Count(Record, frozen=True, kw_only=True):
    """One count of a judgment, or several alike (`times`)."""

    id: str
    times: int | None = None
    offense: str | None = None
    offense_date: When | None = None
    grade: str | None = None
    plea: str | None = None
    verdict: str | None = None
    term: Length | None = None
    runs: Runs | None = None
    supervised_release: Term | None = None
    note: str | None = None

    @property
    def number(self) -> int:
        """How many counts the entry stands for: as stated, or by its id, as `1-10` does."""
        if self.times is not None:
            return self.times
        first, dash, last = self.id.partition("-")
        if dash and first.isdecimal() and last.isdecimal() and int(first) <= int(last):
            return int(last) - int(first) + 1
        return 1


class Judgment(Record, frozen=True, kw_only=True):
    """What one court imposed on one day.

    Attributes:
        imposed: day of the sentence.
        commences: the custodian's date of commencement, where it is known.
        term: one term over all counts; where the counts have terms, the total that they should
            come to.
        runs: how the judgment runs with other judgments.
    """

    id: str
    court: str | None = None
    docket: str | None = None
    imposed: When | None = None
    commences: When | None = None
    term: Length | None = None
    runs: Runs | None = None
    counts: tuple[Count, ...] = ()
    restitution: Restitution | None = None
    fine: Money | None = None
    assessment: Money | None = None
    forfeiture: Money | None = None
    supervised_release: Term | None = None
    source: str | None = None
    note: str | None = None


class Event(Record, frozen=True, kw_only=True):
    """Something that happened on a day or over days."""

    id: str | None = None
    kind: str | None = None
    on: When | None = None
    first: When | None = None
    last: When | None = None
    judgments: tuple[Ref, ...] = ()
    source: str | None = None
    note: str | None = None


class GoodConduct(Record, frozen=True, kw_only=True):
    """What is known of the person's good conduct time.

    Attributes:
        disallowed: days lost.
        education: whether the person has or is making progress to a diploma, on which the yearly
            rate depends.
    """

    disallowed: int | None = None
    education: str | None = None


class TimeCredits(Record, frozen=True, kw_only=True):
    """What is known of the person's First Step Act time credits."""

    risk: str | None = None
    earning_from: When | None = None


class Credits(Record, frozen=True, kw_only=True):
    """Reductions that depend on the person's conduct and participation."""

    good_conduct: GoodConduct | None = None
    time_credits: TimeCredits | None = None


class Official(Record, frozen=True, kw_only=True):
    """A figure that the custodian or the press published, to be held against the computed one."""

    id: str
    value: str | None = None
    source: str | None = None
    note: str | None = None


class Expectation(Record, frozen=True, kw_only=True):
    """A figure that the computation should give, checked by `sentencing check`.

    Attributes:
        id: milestone or figure.
        value: the expected value, in the notation of the result.
        within: tolerance in days.
    """

    id: str
    value: str | None = None
    within: int | None = None
    source: str | None = None
    note: str | None = None


class Expected(Record, frozen=True, kw_only=True):
    """Everything that is expected of one computation.

    Attributes:
        figures: expected milestones and figures.
        problems: the codes that must occur, each once or more, and no others; None where the file
            says nothing about problems.
    """

    figures: tuple[Expectation, ...] = ()
    problems: tuple[str, ...] | None = None


class Assignment(msgspec.Struct, frozen=True):
    """A value given to a name in a scenario, in the notation of case files."""

    name: str
    value: Any
    place: Place | None = None


class WhatIf(Record, frozen=True, kw_only=True):
    """A named scenario: the case with some names assigned."""

    id: str
    title: str | None = None
    set: tuple[Assignment, ...] = ()
    expect: Expected | None = None


class Case(Record, frozen=True, kw_only=True):
    """Everything known of one person's sentences.

    Attributes:
        file: where it was read from.
        format: the format it is written in.
        as_of: day of the computation: what has happened, and which law is in force.
        law_as_of: day on whose knowledge of enacted law the computation relies.
        assume: names of readings, parameters or facts, with the value to take.
        problems: what the reader found.
    """

    file: str = ""
    format: str | None = None
    title: str | None = None
    jurisdiction: str | None = None
    as_of: When | None = None
    law_as_of: When | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()
    custody: tuple[Custody, ...] = ()
    judgments: tuple[Judgment, ...] = ()
    events: tuple[Event, ...] = ()
    credits: Credits | None = None
    official: tuple[Official, ...] = ()
    assume: tuple[Assignment, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    expect: Expected | None = None
    problems: tuple[Problem, ...] = ()

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record that holds facts, with its name, in the order of the file."""
        yield "", self
        for custody in self.custody:
            yield f"custody.{custody.id}", custody
        for judgment in self.judgments:
            name = f"judgments.{judgment.id}"
            yield name, judgment
            for count in judgment.counts:
                yield f"{name}.counts.{count.id}", count
            if judgment.restitution:
                yield f"{name}.restitution", judgment.restitution
        for number, event in enumerate(self.events, 1):
            yield f"events.{event.id or number}", event
        if self.credits and self.credits.good_conduct:
            yield "credits.good_conduct", self.credits.good_conduct
        if self.credits and self.credits.time_credits:
            yield "credits.time_credits", self.credits.time_credits
