"""The computation of a case: which sentences are served together, and what comes of each group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sentencing.case.model import Case, Event, Judgment
from sentencing.core.days import LAST_DAY, Day, Span, union, without
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.terms import Length, Life
from sentencing.jurisdictions.us_federal import (
    aggregate,
    concurrency,
    debts,
    edges,
    inoperative,
    limits,
    money,
    sovereigns,
)
from sentencing.jurisdictions.us_federal.account import Account, Release, account
from sentencing.jurisdictions.us_federal.departures import (
    LEAVING,
    RELEASES,
    ends_custody,
    had_left,
)
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.grouping import serve_all
from sentencing.jurisdictions.us_federal.lawbook import CODE
from sentencing.jurisdictions.us_federal.milestones import LEFT_CUSTODY, PROJECTED_RELEASE
from sentencing.jurisdictions.us_federal.modifications import CHANGES
from sentencing.jurisdictions.us_federal.sentences import taken_in
from sentencing.jurisdictions.us_federal.serving import Served
from sentencing.jurisdictions.us_federal.supervision import supervision
from sentencing.kit.intake import under_other_laws
from sentencing.kit.law import Law
from sentencing.kit.ledger import Ledger
from sentencing.kit.open_relations import without_orders
from sentencing.kit.relations import Orders, Unit
from sentencing.kit.resolver import Relations, others
from sentencing.kit.result import Held, Milestone, MoneyResult, Outcome
from sentencing.kit.standing import standing
from sentencing.kit.trace import Trace, pluralize

_NOTHING = MoneyResult()
_TO_SUPERVISION = ("release", "compassionate release", "commutation")


def compute(case: Case, law: Law, trace: Trace) -> Outcome:
    """Compute a case under federal law; problems are part of the outcome."""
    stands = standing(case, law.as_of, CHANGES, trace)
    as_imposed, case = case.judgments, stands.case
    changed = {key: day for key, day in stands.since.items() if not had_left(case, day)}
    intake = taken_in(case, law)
    members = [concurrency.among_themselves(unit, law) for unit in intake.members]
    elsewhere, not_encoded = under_other_laws(
        case, law.as_of, sovereigns.dated(case), "without dates of its own "
    )
    relations = Relations([*members, *intake.others], others(case), stands.gone)
    case = without_orders(case, relations.lost)
    desk = Desk(
        case=case,
        law=law,
        trace=trace,
        ledger=Ledger(),
        problems=[*intake.problems, *stands.problems, *not_encoded],
        assumptions=[],
        open_relations=[],
        left_out=[*intake.left_out, *elsewhere],
        changed=changed,
    )
    served = serve_all(desk, relations, members)
    desk.problems += relations.problems
    orders = relations.orders
    spans = {key: span for one in served for key, span in one.aggregate.units.items()}
    desk.problems += concurrency.conflicts(orders, spans)
    if sovereigns.others(case):
        desk.problems += sovereigns.without_effect(case, _first_days(spans))
    desk.open_relations = [*relations.open, *desk.open_relations]
    desk.problems += desk.within_calendar(lambda: _totals_that_differ(desk, orders, members), [])
    desk.problems += desk.within_calendar(
        lambda: limits.limit_problems(as_imposed, members, orders), []
    )
    return _outcome(desk, members, served)


def _first_days(spans: Mapping[str, tuple[Day | None, Day | None]]) -> dict[str, Day]:
    """The first day of the terms of each judgment."""
    found: dict[str, Day] = {}
    for key, (first, _) in spans.items():
        if first is not None:
            name = key.partition("/")[0]
            found[name] = min(first, found.get(name, first))
    return found


def _totals_that_differ(desk: Desk, orders: Orders, members: list[Unit]) -> list[Problem]:
    """A warning for each judgment whose counts do not come to the total that it states.

    Where it is open how the counts run, so is what they come to.
    """
    found = []
    open_ = {relation.key.partition("/")[0] for relation in desk.open_relations}
    for judgment in {unit.judgment.id: unit.judgment for unit in members}.values():
        if judgment.term is None or not judgment.counts or judgment.id in open_:
            continue
        own = [unit for unit in members if unit.judgment is judgment and unit.count]
        counts = limits.total_by_counts(orders, own)
        if counts is not None and not _same_end(counts, judgment.term, own[0].imposed):
            message = f"{judgment.id} states {judgment.term} in all, and its counts give {counts}"
            found.append(Problem("total-differs", message, judgment.place_of("term")))
    return found


def _same_end(one: Length, other: Length | None, day: Day) -> bool:
    """Whether two lengths that begin on a day end on the same day."""
    laid_out = [aggregate.laid_out(length) for length in (one, other)]
    ends = {end if isinstance(end, Life) else end.last_day(day, "roll") for end in laid_out}
    return len(ends) == 1


def _outcome(desk: Desk, members: list[Unit], served: list[Served]) -> Outcome:
    judgments = {unit.judgment.id: unit.judgment for unit in members}
    imposed = {unit.judgment.id: unit.imposed for unit in members}
    milestones: dict[str, Milestone] = {}
    window: dict[str, Milestone] = {}
    figures: dict[str, int] = {}
    if served:
        last = served[-1]
        milestones |= edges.cut_short(desk, last.aggregate.milestones)
        window |= edges.moved(desk, last.window)
        figures |= last.aggregate.figures
        milestones |= _left_custody(desk, last, figures)
        milestones |= edges.liberty(desk, window)
        milestones |= desk.within_calendar(
            lambda: _supervision(desk, last, window), dict[str, Milestone]()
        )
    owed = _NOTHING
    if desk.case.payments or any(_orders_money(judgment) for judgment in judgments.values()):
        found = _account(desk, judgments, imposed, served)
        owed = found.money
        milestones |= found.milestones
        desk.problems += found.problems
    return Outcome(
        aggregates=tuple(one.aggregate for one in served),
        milestones=milestones,
        window=window,
        ledger=desk.ledger.entries(),
        money=owed,
        assumptions=tuple(desk.assumptions),
        problems=tuple(desk.problems),
        figures=figures,
        held=_held(desk, served),
        lengths=_statutory_maximum(desk, judgments.values()),
        open_relations=tuple(desk.open_relations),
        left_out=tuple(desk.left_out),
    )


def _statutory_maximum(desk: Desk, judgments: Iterable[Judgment]) -> dict[str, Length]:
    """The most that all counts of the case allow together, if it is known of each."""
    each = [limits.statutory_maximum(j) for j in judgments if j.revokes is None]
    known = [maximum for maximum in each if maximum is not None]
    if not known or len(known) < len(each):
        return {}
    whole = limits.sum_of_maxima(known)
    name = "statutory_maximum"
    text = "statutory maximum of all counts together"
    desk.trace.step(text, value=whole, unit="term", name=name, by=limits.sum_of_maxima)
    return {name: whole}


def _held(desk: Desk, served: list[Served]) -> tuple[Held, ...]:
    """Who holds the person, where it is not the federal sovereign alone."""
    holders = {custody.holder for custody in desk.case.custody} - {None, CODE}
    if not holders and not sovereigns.others(desk.case):
        return ()
    out = _leaving(desk, LEAVING)
    service = []
    for one in served:
        last = LAST_DAY if one.release is None else one.release
        service.append(Span(one.aggregate.first, min(last, out[0]) if out else last))
    return sovereigns.timeline(desk.case, [span for span in service if span.first <= span.last])


def _supervision(
    desk: Desk, served: Served, window: Mapping[str, Milestone]
) -> dict[str, Milestone]:
    """Supervised release after the last release, in fact or as expected."""
    released: tuple[Day, str, Place | None] | None = None
    out = _leaving(desk, LEAVING)
    if out is not None:
        if out[1].kind in _TO_SUPERVISION:
            released = (out[0], "", out[1].place)
    elif window["expected"].day is not None:
        released = (window["expected"].day, window["expected"].step, None)
    died = _leaving(desk, ("death",))
    return supervision(desk, _judgments_of(desk, served), released, died[0] if died else None)


def _account(
    desk: Desk,
    judgments: Mapping[str, Judgment],
    imposed: Mapping[str, Day],
    served: list[Served],
) -> Account:
    """What is ordered and owed; release in fact counts where the case tells of it."""
    ordered = money.ordered(judgments, imposed, desk.law, desk.trace)
    desk.problems += money.mixed_currencies(ordered)
    in_fact = _leaving(desk, RELEASES)
    released = {
        judgment.id: _release(one, in_fact)
        for one in served
        for judgment in _judgments_of(desk, one)
    }
    figures = debts.figures(desk.law, min(imposed.values(), default=desk.law.as_of))
    as_of, case = desk.law.as_of, desk.case
    return account(case, judgments, imposed, ordered, released, as_of, desk.trace, figures)


def _orders_money(judgment: Judgment) -> bool:
    """Whether a judgment orders money; each count brings an assessment."""
    amounts = (judgment.restitution, judgment.fine, judgment.costs, judgment.forfeiture)
    return bool(judgment.counts or judgment.assessment or any(amounts))


def _release(served: Served, in_fact: tuple[Day, Event] | None) -> Release:
    if in_fact is not None:
        return Release(in_fact[0], place=in_fact[1].place)
    return Release(served.release, served.aggregate.milestones[PROJECTED_RELEASE.id].step)


def _judgments_of(desk: Desk, served: Served) -> list[Judgment]:
    ids = {key.partition("/")[0] for key in served.aggregate.members}
    return [judgment for judgment in desk.case.judgments if judgment.id in ids]


def _leaving(desk: Desk, kinds: tuple[str, ...]) -> tuple[Day, Event] | None:
    """The first event of some kinds by the day of the computation."""
    leavings = [
        (day, event)
        for event in desk.case.events
        if event.kind in kinds and (day := ends_custody(event)) and day <= desk.law.as_of
    ]
    return min(leavings, key=lambda leaving: leaving[0]) if leavings else None


def _left_custody(desk: Desk, served: Served, figures: dict[str, int]) -> dict[str, Milestone]:
    """When and how the person left custody in fact, and the days spent there until then."""
    leaving = _leaving(desk, LEAVING)
    if leaving is None:
        return {}
    day, event = leaving
    credited = [entry.span for entry in desk.ledger.entries() if entry.credited_to is not None]
    begun = served.aggregate.first
    service = without(Span(begun, day), inoperative.absences(desk)) if begun <= day else []
    in_custody = union([*service, *credited])
    figures["custody_in_fact"] = sum(span.days for span in in_custody)
    step = desk.trace.step(
        "left custody: {}, after {} in custody",
        event.kind,
        pluralize(figures["custody_in_fact"], "day"),
        value=day,
        unit="date",
        name=LEFT_CUSTODY.id,
        convention="both ends counted",
        place=event.place,
    )
    return {LEFT_CUSTODY.id: Milestone(spec=LEFT_CUSTODY, day=day, step=step)}
