"""The case: what is known of a person's sentences, as frozen records with their places.

Every record carries the `place` where it stands in the file and, in `origins`, for each of its facts
where that fact stands, who says so, and what rivals claim. Days are `PartialDate`s, for any of them may
be imprecise; a fact that the file does not give is None (or empty), never a guess.

The records say what was ordered and what happened. What follows from it is not stored here: it is
computed (`sentencing.engine`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from sentencing.case.expectations import Assignment, Expected, Official, WhatIf
from sentencing.case.provenance import Record, Ref
from sentencing.case.service import Adjustment, Recall
from sentencing.core.diagnostics import Problem
from sentencing.core.money import Money
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Length, Term


class Source(Record, frozen=True, kw_only=True):
    """A publication or document that supports facts of the case."""

    id: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    read: PartialDate | None = None
    url: str | None = None
    note: str | None = None


class Custody(Record, frozen=True, kw_only=True):
    """A stretch of days in custody, or under conditions, whoever held the person.

    Attributes:
        first: first day, counted. last: last day, counted; None while it goes on.
        holder: the sovereign that held the person, by its one name (`sentencing.case.sovereigns`).
        kind: what sort of custody it was; only `detention` is official detention.
        on_writ_from: the sovereign that lent the person to the holder.
        on_request_of: the sovereign at whose request, as for extradition, the holder held.
        for_judgments: the judgments to whose charges it belongs, or in words charges outside of
            the case; empty means all of them.
        credited_to: the sentence that the days were credited to: a judgment of this case, or in
            words a sentence outside of it.
    """

    id: str
    first: PartialDate | None = None
    last: PartialDate | None = None
    holder: str | None = None
    kind: str | None = None
    on_writ_from: str | None = None
    on_request_of: str | None = None
    for_judgments: tuple[Ref, ...] = ()
    credited_to: Ref | None = None
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
        deferred_to: the day by which the court is to fix an amount that it left open.
        united_states: how much of the amount is owed to the United States, which is paid last.
    """

    amount: Money | None = None
    joint_and_several_with: tuple[str, ...] = ()
    debt: str | None = None
    interest: str | None = None
    payee: str | None = None
    deferred_to: PartialDate | None = None
    united_states: Money | None = None


class Payment(Record, frozen=True, kw_only=True):
    """Money paid towards what the judgments order.

    Attributes:
        judgment: the one whose debts it is for; None for all of them, the oldest first.
        by: who paid, if it was one of those who owe the same debt; None for the person.
        recovered: whether it is compensation that a victim recovered elsewhere for the loss.
    """

    id: str
    on: PartialDate | None = None
    amount: Money | None = None
    judgment: Ref | None = None
    by: str | None = None
    recovered: bool | None = None
    source: str | None = None
    note: str | None = None


class Rate(Record, frozen=True, kw_only=True):
    """A weekly average one-year constant maturity Treasury yield.

    Attributes:
        week: first day of the calendar week it is the average of.
        percent: in ten-thousandths of a percent, so that it is exact.
    """

    id: str
    week: PartialDate | None = None
    percent: int | None = None


class Plan(Record, frozen=True, kw_only=True):
    """Instalments to come.

    Attributes:
        amount: of each. every: how often. first: when the first is due.
    """

    amount: Money | None = None
    every: str | None = None
    first: PartialDate | None = None


class PaymentHistory(Record, frozen=True, kw_only=True):
    """What is known of payments.

    Attributes:
        made: payments. rates: for interest. rates_from: name of a table with more of them.
        plan: instalments to come.
    """

    made: tuple[Payment, ...] = ()
    rates: tuple[Rate, ...] = ()
    rates_from: str | None = None
    plan: Plan | None = None


class Count(Record, frozen=True, kw_only=True):
    """One count of a judgment, or several alike (`times`).

    Attributes:
        kind: of sentence, where a law has several.
        extension: of the licence, beyond the term to be served in custody at the most.
        provisions: what the law attaches to offense and offender that the rules turn on.
        offense_code: in the custodian's table of offenses.
        default_of: the fine in whose default the term is served.
        supervision_end: on record, of the supervision that was breached.
        recall: from licence.
    """

    id: str
    times: int | None = None
    offense: str | None = None
    offense_date: PartialDate | None = None
    grade: str | None = None
    plea: str | None = None
    verdict: str | None = None
    term: Length | None = None
    runs: Runs | None = None
    supervised_release: Length | None = None
    vacated: PartialDate | None = None
    kind: str | None = None
    extension: Term | None = None
    provisions: tuple[str, ...] = ()
    offense_code: str | None = None
    default_of: Money | None = None
    supervision_end: PartialDate | None = None
    recall: Recall | None = None
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


class Dates(Record, frozen=True, kw_only=True):
    """A sentence under a law that is not encoded, by its own dates.

    Attributes:
        first: its first day. full_term: its last day, credits taken off. release: when the
            person leaves, or left, its custody.
    """

    first: PartialDate | None = None
    full_term: PartialDate | None = None
    release: PartialDate | None = None


class Judgment(Record, frozen=True, kw_only=True):
    """What one court imposed on one day.

    Attributes:
        jurisdiction: whose sentence it is; the case's own unless said.
        imposed: day of the sentence.
        commences: the custodian's date of commencement, where it is known.
        dates: for a sentence under a law that is not encoded.
        replaces: the judgment that it takes the place of, as on resentencing.
        revokes: the judgment whose supervised release it revokes.
        vacated: the day since which it no longer stands.
        term: one term over all counts; where the counts have terms, the total that they should
            come to.
        runs: how the judgment runs with other judgments.
    """

    id: str
    jurisdiction: str | None = None
    court: str | None = None
    docket: str | None = None
    imposed: PartialDate | None = None
    commences: PartialDate | None = None
    dates: Dates | None = None
    replaces: Ref | None = None
    revokes: Ref | None = None
    vacated: PartialDate | None = None
    term: Length | None = None
    runs: Runs | None = None
    counts: tuple[Count, ...] = ()
    restitution: Restitution | None = None
    fine: Money | None = None
    assessment: Money | None = None
    costs: Money | None = None
    forfeiture: Money | None = None
    supervised_release: Length | None = None
    source: str | None = None
    note: str | None = None


class Event(Record, frozen=True, kw_only=True):
    """Something that happened on a day or over days.

    Attributes:
        holder: the sovereign concerned.
        term: what a sentence was commuted to.
        reason: how the person left prison, or came back to it.
        interrupts: whether the sentence stood still meanwhile, where the law leaves it open.
    """

    id: str | None = None
    kind: str | None = None
    holder: str | None = None
    term: Length | None = None
    interrupts: bool | None = None
    reason: str | None = None
    on: PartialDate | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None
    judgments: tuple[Ref, ...] = ()
    source: str | None = None
    note: str | None = None


class ConductEvent(Record, frozen=True, kw_only=True):
    """Good conduct time that was disallowed, forfeited or restored."""

    id: str
    kind: str | None = None
    days: int | None = None
    on: PartialDate | None = None
    source: str | None = None
    note: str | None = None


class GoodConduct(Record, frozen=True, kw_only=True):
    """What is known of the person's good conduct time.

    Attributes:
        disallowed: days lost, all in all.
        events: days lost or restored, one by one.
        education: whether the person has or is making progress to a diploma, on which the yearly
            rate depends.
    """

    disallowed: int | None = None
    events: tuple[ConductEvent, ...] = ()
    education: str | None = None


class TimeCredits(Record, frozen=True, kw_only=True):
    """What is known of the person's First Step Act time credits.

    Attributes:
        risk: level of risk. eligible: whether the custodian found the person eligible.
        earning_from: first day of earning. arrived: at the designated facility.
        removal_order: whether a final order of removal stands.
        petition: whether the warden approved applying credits at a higher risk.
        left_over: days earned that could not be applied before release.
    """

    risk: str | None = None
    eligible: bool | None = None
    earning_from: PartialDate | None = None
    arrived: PartialDate | None = None
    removal_order: bool | None = None
    petition: bool | None = None
    left_over: int | None = None


class DrugProgram(Record, frozen=True, kw_only=True):
    """What is known of the residential drug abuse program.

    Attributes:
        status: `completed`, `expected` or `eligible`.
        reduction: the reduction granted; the ceiling by length of the term unless said.
    """

    status: str | None = None
    reduction: Term | None = None


class Credits(Record, frozen=True, kw_only=True):
    """Reductions that depend on the person's conduct and participation."""

    good_conduct: GoodConduct | None = None
    time_credits: TimeCredits | None = None
    drug_program: DrugProgram | None = None


class Case(Record, frozen=True, kw_only=True):
    """Everything known of one person's sentences.

    Attributes:
        file: where it was read from.
        format: the format it is written in.
        as_of: day of the computation: what has happened, and which law is in force.
        law_as_of: day on whose knowledge of enacted law the computation relies.
        born: day of birth, where a rule depends on age.
        others: names of sovereigns that the law of the case does not know.
        sex_offender: whether the person is subject to notification as a sex offender.
        early_removal: whether early removal from the country is to be worked out.
        adjustments: days that count or are added.
        returned: day of return to custody after recall, for all recalled sentences.
        recall_recorded: length of a fixed-term recall, in days, as the custodian recorded it.
        assume: names of readings, parameters or facts, with the value to take.
        problems: what the reader found.
        left_open: whether some fact is unknown, lost, imprecise or contested; None if nobody looked.
    """

    file: str = ""
    format: str | None = None
    title: str | None = None
    jurisdiction: str | None = None
    as_of: PartialDate | None = None
    law_as_of: PartialDate | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()
    others: tuple[str, ...] = ()
    custody: tuple[Custody, ...] = ()
    judgments: tuple[Judgment, ...] = ()
    born: PartialDate | None = None
    sex_offender: bool | None = None
    early_removal: bool | None = None
    adjustments: tuple[Adjustment, ...] = ()
    returned: PartialDate | None = None
    recall_recorded: int | None = None
    events: tuple[Event, ...] = ()
    credits: Credits | None = None
    payments: PaymentHistory | None = None
    official: tuple[Official, ...] = ()
    assume: tuple[Assignment, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    expect: Expected | None = None
    problems: tuple[Problem, ...] = ()
    left_open: bool | None = None

    def with_(self, changes: Mapping[str, object]) -> Case:
        """The case with some names given other values; this one stays as it is.

        Args:
            changes: names of facts, readings or parameters of the law, and their values in the
                notation of case files: `{"judgments.ga.term": "5 years"}`.
        """
        from sentencing.case.paths import with_values

        return with_values(self, changes)

    def sovereign_of(self, judgment: Judgment) -> str | None:
        """Whose sentence a judgment is: the law of the case unless it says otherwise.

        None where it says so, but not whose, so that no law can compute it.
        """
        about = judgment.origins.get("jurisdiction")
        said = judgment.jurisdiction is not None or (about is not None and about.open)
        return judgment.jurisdiction if said else self.jurisdiction

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record that holds facts, with its name; of one name are those that laws keep there."""
        from sentencing.case.walk import walk

        return ((name, record) for name, record, _ in walk(self))
