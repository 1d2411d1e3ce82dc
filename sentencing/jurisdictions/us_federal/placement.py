"""Where the terms of an aggregate lie: 3585(a), 3584(a) and (c), with their steps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sentencing.core.days import Day, Rounding, date_of, iso
from sentencing.core.terms import Life, Term
from sentencing.jurisdictions.us_federal import aggregate
from sentencing.jurisdictions.us_federal.commencement import Commencement
from sentencing.jurisdictions.us_federal.concurrency import RULES, mandate
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.inoperative import Stop
from sentencing.jurisdictions.us_federal.layout import Layout
from sentencing.kit import schedule
from sentencing.kit.relations import Order, Orders, Unit
from sentencing.kit.result import Alternative
from sentencing.kit.schedule import Chain, Slack
from sentencing.kit.slacks import slacks
from sentencing.kit.trace import AsDate

_FIRST_DAY_THAT_SOME_MONTHS_LACK = 29
_TAKEN_TO_BE_HELD = (
    "the case does not say where the person was on the day of sentence; taken to be in custody"
)
_SILENT = (
    "no order is stated with regard to the other sovereign's sentence; imposed at different times, "
    "they run consecutively"
)
_BASES = {
    "court": "as ordered",
    "court, in part": "as ordered",
    "same time": "presumed",
    "different times": "presumed",
    "1028A": "by statute",
    "3146": "by statute",
    "3147": "by statute",
    "924(c)": "by statute",
}


class Placement:
    """The terms of an aggregate, laid into the calendar.

    Args:
        desk: what the stages share.
        orders: how the terms run, complete.
        layout: where they lie.

    Attributes:
        first: the day on which the aggregate begins.
        not_before: the last day on which one of its terms began to run; no release before it.
        placed: where each term lies.
        raw_end: last day before any credit, as if service never stood still; None for life.
        inoperative: days on which the controlling term stood still.
        term: the length of the whole.
        begin_step: gives `first`. end_step: gives `raw_end`.
    """

    def __init__(self, desk: Desk, orders: Orders, layout: Layout) -> None:
        self.desk, self.orders = desk, orders
        self.starts, self.stops, self.schedule = layout.starts, layout.stops, layout.schedule
        self.rounding: Rounding = layout.schedule.rounding
        self.placed = layout.schedule.placed
        self.last = schedule.controlling(self.placed)
        self.start_steps: dict[str, str] = {}
        self.steps: dict[str, str] = {}
        self.first: Day = layout.first
        starts = [start.day for start in self.starts.values()]
        changed = [day for key, day in desk.changed.items() if key in self.starts]
        self.not_before: Day = max([*starts, *changed])
        self._tell_starts(layout.members)
        self._trace_units(layout.members)
        self.inoperative = 0
        self.inoperative_steps: tuple[str, ...] = ()
        self.raw_end: Day | None = None
        self.term: Term | Life = Life()
        if self.last.last is None:
            self.end_step = self._endless_step()
        else:
            self.term = self._end(self.last.last, self.last.chain)
            self._trace_stops()

    @cached_property
    def slack(self) -> dict[str, Slack]:
        """By how many days each term could be longer before it controlled."""
        return slacks(self.schedule)

    @cached_property
    def controlled_by(self) -> tuple[str, ...]:
        """The terms that control."""
        return tuple([key for key, days in sorted(self.slack.items()) if days == 0])

    @cached_property
    def slack_of_others(self) -> dict[str, Slack]:
        """The slack of those that do not."""
        return {key: days for key, days in sorted(self.slack.items()) if days != 0}

    # -- 3585(a) -----------------------------------------------------------------------------------

    def _tell_starts(self, members: Sequence[Unit]) -> None:
        """Write down when the terms of each judgment begin, and what is wrong or assumed there."""
        self.desk.problems += [s.problem for s in self.starts.values() if s.problem]
        if self.desk.trace.on:
            imposed = {unit.judgment.id: unit.imposed for unit in members}
            for name, start in self.starts.items():
                self._tell_start(name, start, imposed[name])

    def _tell_start(self, judgment: str, start: Commencement, imposed: Day) -> None:
        if start.assumed:
            name = f"judgments.{judgment}.commences"
            self.desk.assume(name, iso(start.day), _TAKEN_TO_BE_HELD, place=start.place)
        if start.silent:
            other = Alternative("concurrent", f"begins {iso(imposed)}, the day imposed")
            name = f"judgments.{judgment}.runs"
            self.desk.assume(name, "consecutive", _SILENT, other, place=start.place)
        self.start_steps[judgment] = self.desk.trace.step(
            "{} begins, {}",
            judgment,
            start.how,
            value=start.day,
            unit="date",
            name="commencement",
            by=start.rule,
            place=start.place,
        )

    @property
    def begin_step(self) -> str:
        """The step that gives the first day."""
        begun = (name for name, start in self.starts.items() if start.day == self.first)
        return self.start_steps.get(next(begun), "")

    # -- 3584(c) -----------------------------------------------------------------------------------

    def _end(self, own_end: Day, chain: Chain) -> Term:
        """Find the end of the aggregate before any credit; the length of the aggregate."""
        moved = own_end
        own_end = aggregate.last_day(chain.total, chain.anchor, self.rounding)
        self.inoperative = moved - own_end
        term = schedule.outer_term(self.first, chain, self.rounding)
        self.raw_end = own_end
        if chain.anchor != self.first:
            from_first = aggregate.last_day(term, self.first, self.rounding)
            if from_first != own_end:
                ends = {"own_term": own_end, "aggregate_term": from_first}
                self.desk.law.record_alternatives("overlap_end", ends, iso)
                reading = self.desk.law.reading("overlap_end")
                self.raw_end = aggregate.aggregate_end(own_end, from_first, reading)
        self._note_month_end()
        if len(self.placed) == 1:
            self.end_step = self.steps.get(self.last.key, "")
            return term
        self.end_step = self.desk.trace.step(
            "aggregate: {} from {}, last day",
            term,
            AsDate(self.first),
            value=self.raw_end,
            unit="date",
            name="aggregate",
            by=aggregate.aggregate_end,
            inputs=self._control_steps(),
        )
        return term

    def _note_month_end(self) -> None:
        """Note where the end of a month could be read otherwise, or that it cannot.

        Where only a term that does not control begins on a day that some months lack, the question
        stays open: read otherwise, that term might move another.
        """
        total, anchor = self.last.chain.total, self.last.chain.anchor
        if date_of(anchor).day >= _FIRST_DAY_THAT_SOME_MONTHS_LACK:
            roll, clamp = total.last_day(anchor, "roll"), total.last_day(anchor, "clamp")
            if roll != clamp:
                self.desk.law.record_alternatives("month_end", {"roll": roll, "clamp": clamp}, iso)
        elif self.desk.trace.on:
            firsts = [unit.first for unit in self.placed.values()]
            begun = [date_of(day).day for day in firsts if day is not None]
            if max(begun, default=1) < _FIRST_DAY_THAT_SOME_MONTHS_LACK:
                self.desk.law.mark_settled("month_end")

    def _trace_stops(self) -> None:
        """The days on which the controlling term stood still."""
        anchor, end = self.last.chain.anchor, self.last.last or 0
        self.inoperative_steps = tuple(
            [
                self._stop_step(stop)
                for stop in self.stops
                if anchor <= stop.days.last and stop.days.first <= end
            ]
        )

    def _stop_step(self, stop: Stop) -> str:
        return self.desk.trace.step(
            "stood still, {}, {} to {}",
            stop.why,
            AsDate(stop.days.first),
            AsDate(stop.days.last),
            value=stop.days.days,
            unit="days",
            name="inoperative",
            by=stop.rule,
            place=stop.place,
        )

    def _endless_step(self) -> str:
        return self.desk.trace.step(
            "imprisonment for life absorbs every other term",
            value=None,
            unit="date",
            name="aggregate",
            by=aggregate.aggregate_end,
            inputs=self._control_steps(),
        )

    # -- steps -------------------------------------------------------------------------------------

    def _control_steps(self) -> tuple[str, ...]:
        """Who controls, and by how much the others do not."""
        if not self.desk.trace.on:
            return ()
        controls = [
            self.desk.trace.step(
                "{} controls",
                key,
                value=self.orders.units[key].length,
                unit="term",
                name="control",
                inputs=(self.steps[key],),
                convention="if it were longer, so would be the whole",
            )
            for key in self.controlled_by
        ]
        slack = [self._slack_step(key, days) for key, days in self.slack_of_others.items()]
        return (*controls, *slack)

    def _slack_step(self, key: str, days: Slack) -> str:
        """By how much a term does not control; beside life, none ever could."""
        text, convention = "slack of {}", "longer it could be before it controls"
        if days == "never":
            text, convention = "{} is absorbed", "no length of it would matter"
        return self.desk.trace.step(
            text,
            key,
            value=None if days == "never" else days,
            unit="days",
            inputs=(self.steps[key],),
            convention=convention,
        )

    def _trace_units(self, members: Sequence[Unit]) -> None:
        """Write down where each term lies and what was said about how it runs.

        The steps of a chain come before that of the term that it leads to.
        """
        if not self.desk.trace.on:
            return
        by_key = {unit.key: unit for unit in members}
        for last in sorted(by_key):
            row, key = [], last
            while key and key not in self.steps:
                row.append(by_key[key])
                chains = self.placed[key].chains
                key = chains[0].via if chains else ""
            for unit in reversed(row):
                self._trace_unit(unit)

    def _trace_unit(self, unit: Unit) -> None:
        """The step of a term."""
        key, placed = unit.key, self.placed[unit.key]
        inputs = [self.start_steps[unit.judgment.id], *self._relation_steps(unit)]
        via = placed.chain.via if placed.chains else ""
        if via:
            inputs.append(self.steps[via])
        endless = placed.first is None
        text = "{}: {}, after a term without end" if endless else "{}: {}"
        last = placed.last
        words: list[object] = [key, unit.length]
        if placed.last is not None and isinstance(unit.length, Term):
            text = "{}: {}{} from {}, last day"
            chain = placed.chain
            words = [key, "together " if via else "", chain.total, AsDate(chain.anchor)]
            last = aggregate.last_day(chain.total, chain.anchor, self.rounding)
        self.steps[key] = self.desk.trace.step(
            text,
            *words,
            value=last,
            unit="date",
            by=aggregate.last_day,
            inputs=tuple(inputs),
            place=unit.count.place_of("term") if unit.count else unit.judgment.place_of("term"),
        )

    def _relation_steps(self, unit: Unit) -> list[str]:
        """How a term runs: a step for each basis, the others it names together."""
        grouped: dict[tuple[str, str, str], list[Order]] = {}
        for order in self.orders.of(unit.key):
            if order.other in self.placed and (order.delays or order.basis == "court"):
                part = f" for {order.portion}" if order.portion else ""
                grouped.setdefault((order.way, part, self._basis(unit, order)), []).append(order)
        return [
            self.desk.trace.step(
                "{} {} {}{}",
                way,
                "with" if way == "concurrent" else "to",
                ", ".join(sorted(order.other for order in grouped[way, part, basis])),
                part,
                value=_BASES[basis],
                unit="text",
                by=RULES[basis],
                place=grouped[way, part, basis][0].place,
            )
            for way, part, basis in sorted(grouped)
        ]

    def _basis(self, unit: Unit, order: Order) -> str:
        """The key in `RULES` of what the order stands on."""
        if order.basis == "court":
            return "court, in part" if order.portion else "court"
        if order.basis == "statute":
            return mandate(unit)
        other = self.orders.units[order.other]
        together = unit.imposed == other.imposed
        return "same time" if together else "different times"
