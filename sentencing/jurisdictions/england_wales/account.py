"""The account: every date as a step with what it was made from, and every date that lost.

Written after the computation, from what it left behind, for those who want to read it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sentencing.core.days import Day, iso
from sentencing.jurisdictions.england_wales import (
    chains,
    credit,
    curfew,
    final,
    licence,
    parole,
    recall,
    release,
    removal,
    supervision,
    training,
    whole,
)
from sentencing.jurisdictions.england_wales.durations import end_to_end, last_day
from sentencing.jurisdictions.england_wales.milestones import BY_ID
from sentencing.jurisdictions.england_wales.sentences import (
    ADDED,
    AT_LARGE,
    CREDITS,
    RESTORED,
    Part,
)
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.timeline import Timeline
from sentencing.jurisdictions.england_wales.whole import Dates
from sentencing.kit.law import Rule
from sentencing.kit.trace import Trace

_RULES: dict[str, Callable[..., Any] | Rule] = {
    "CRD": release.days_to_release,
    "ARD": release.days_to_release,
    "PRRD": recall.release_after,
    "MTD": training.transfers,
    "ETD": training.transfers,
    "LTD": training.transfers,
    "PED": parole.days_to_parole,
    "HDCED": curfew.curfew,
    "ERSED": removal.removal,
    "SLED": licence.expiry,
    "SED": licence.expiry,
    "LED": licence.licence_of,
    "TUSED": supervision.ends,
    "ESED": end_to_end,
}
_OF_SEVERAL: dict[str, Callable[..., Any]] = {
    "CRD": whole.is_conditional,
    "ARD": whole.is_conditional,
    "MTD": whole.middle,
    "PED": whole.parole_of_several,
    "HDCED": whole.curfew_of_several,
    "ERSED": whole.removal_of_several,
    "SLED": whole.is_conditional,
    "SED": whole.is_conditional,
    "TUSED": whole.supervision_of_several,
}
_BY_RELEASE = ("CRD", "ARD", "PRRD", "PED", "HDCED", "ERSED", "TUSED", "MTD", "ETD", "LTD")
_SCHEMES = {"forty": final.under_forty, "progression": final.under_progression}


def account(timeline: Timeline, drawn: Dates, days: dict[str, Day], trace: Trace) -> dict[str, str]:
    """Write the steps; the ids of those that give the dates."""
    writer = _Writer(timeline, drawn, trace)
    writer.no_supervision()
    return {name: writer.date(name, days[name]) for name in BY_ID if name in days}


class _Writer:
    """Writes the steps of one computation."""

    def __init__(self, timeline: Timeline, drawn: Dates, trace: Trace) -> None:
        self.timeline, self.drawn, self.trace = timeline, drawn, trace
        self.several = len(drawn.everyone) > 1
        self.released: dict[int, str] = {}
        self.ended: dict[int, str] = {}
        self.within: dict[int, list[str]] = {}
        for part, serving, like in timeline.within():
            self.within.setdefault(id(serving), []).append(self._within(part, like))
        for number, serving in enumerate(drawn.everyone):
            self._serving(serving, drawn.out[number])

    def no_supervision(self) -> None:
        """That the law which would have put the person under supervision is repealed."""
        if self.timeline.law.supervision_repealed:
            for serving in self.drawn.everyone:
                if serving.supervised:
                    self.trace.step(
                        "{}: supervision after the sentence",
                        _name(serving),
                        value=None,
                        unit="date",
                        by=supervision.REPEAL,
                        place=serving.parts[0].place,
                    )

    # -- A sentence --------------------------------------------------------------------------------

    def _serving(self, serving: Serving, out: Day) -> None:
        name = _name(serving)
        terms = tuple(self._part(part) for part in serving.parts)
        whole_term = terms
        if serving.merged or serving.chain:
            by = chains.single_term if serving.merged else chains.combined
            step = self.trace.step(
                "{} together: {} days from {}",
                name,
                serving.length,
                iso(serving.first),
                value=serving.unadjusted_expiry,
                unit="date",
                by=by,
                inputs=(*terms, *self.within.get(id(serving), ())),
            )
            whole_term = (step,)
        moved = self._moved(serving)
        self.ended[id(serving)] = self.trace.step(
            "{}: its end",
            name,
            value=serving.expiry,
            unit="date",
            by=licence.expiry,
            inputs=(*whole_term, *moved),
        )
        shares = tuple(self._share(part) for part in serving.parts)
        self.released[id(serving)] = self.trace.step(
            "{}: {} days to serve from {}",
            name,
            serving.release_days,
            iso(serving.first),
            value=serving.release,
            unit="date",
            by=release.days_to_release,
            inputs=(*whole_term, *shares, *moved, *self._added(serving)),
        )
        if serving.recall is not None:
            self.released[id(serving)] = self.trace.step(
                "{}: released after recall",
                name,
                value=out,
                unit="date",
                by=recall.release_after,
                inputs=(self.released[id(serving)], self.ended[id(serving)]),
                place=serving.parts[0].place,
            )

    def _within(self, part: Part, like: Part) -> str:
        """A sentence beside a longer one like it, which takes its place in the row."""
        return self.trace.step(
            "{} lies within {}",
            part.key,
            like.key,
            value=part.total,
            unit="term",
            by=chains.combined,
            inputs=(self._part(part),),
        )

    def _part(self, part: Part) -> str:
        extended = f" and {part.extension} of extended licence" if part.extension else ""
        return self.trace.step(
            "{}: {}{} from {}, last day",
            part.key,
            part.custodial,
            extended,
            iso(part.sentenced),
            value=last_day(part.sentenced, part.total),
            unit="date",
            by=last_day,
            place=part.place,
        )

    def _share(self, part: Part) -> str:
        over, under = part.fraction
        return self.trace.step(
            "{}: part to serve",
            part.key,
            value=f"{over}/{under}" if under > 1 else "all",
            unit="text",
            by=release.rule_of_fraction(part),
            place=part.place,
        )

    def _moved(self, serving: Serving) -> tuple[str, ...]:
        steps = []
        if serving.credit:
            kept = [a for a in self.timeline.record.adjustments if a.kind in CREDITS and a.days]
            place = next((a.place for a in kept), None)
            steps.append(
                self.trace.step(
                    "{}: credit for remand and tagged bail",
                    _name(serving),
                    value=-serving.credit,
                    unit="days",
                    by=credit.credited,
                    place=place,
                )
            )
        if serving.at_large or serving.at_large_after:
            steps.append(
                self.trace.step(
                    "{}: days unlawfully at large",
                    _name(serving),
                    value=serving.at_large + serving.at_large_after,
                    unit="days",
                    by=credit.AT_LARGE_RULE,
                    place=self._place_of(AT_LARGE),
                )
            )
        return tuple(steps)

    def _added(self, serving: Serving) -> tuple[str, ...]:
        if not serving.added and not serving.served_added:
            return ()
        step = self.trace.step(
            "{}: added days, restored ones taken off, still to serve",
            _name(serving),
            value=serving.net_added,
            unit="days",
            by=credit.beyond_the_end,
            place=self._place_of(ADDED) or self._place_of(RESTORED),
        )
        return (step,)

    def _place_of(self, kind: str) -> Any:
        return next((a.place for a in self.timeline.record.adjustments if a.kind == kind), None)

    # -- A date of the whole -----------------------------------------------------------------------

    def date(self, name: str, day: Day) -> str:
        """The step of a date, with the sentence that gives it and those that do not."""
        giving = self.drawn.by.get(name)
        inputs = self._inputs(name, giving)
        by = _OF_SEVERAL.get(name, _RULES[name]) if self.several else _RULES[name]
        transition = self._transition(name, day, inputs)
        if transition is not None:
            by, inputs = transition
        return self.trace.step(
            BY_ID[name].title, value=day, unit="date", name=name, by=by, inputs=inputs
        )

    def _inputs(self, name: str, giving: Serving | None) -> tuple[str, ...]:
        if giving is None:
            return ()
        by_release = name in _BY_RELEASE
        table = self.released if by_release else self.ended
        inputs = [table[id(giving)]]
        if self.several:
            inputs += [
                self._lost(name, giving, other, by_release=by_release)
                for other in self.drawn.everyone
                if other is not giving
            ]
        if self.several and name in _OF_SEVERAL:
            drawn = self.drawn.days[name]
            own = self.trace.step(
                "{} by {}",
                name,
                _name(giving),
                value=drawn,
                unit="date",
                by=_RULES[name],
                inputs=(inputs[0],),
            )
            inputs[0] = own
        return tuple(inputs)

    def _lost(self, name: str, giving: Serving, other: Serving, *, by_release: bool) -> str:
        """That another sentence does not give the date, and why."""
        table = self.released if by_release else self.ended
        mine, theirs = (self._day(one, by_release=by_release) for one in (giving, other))
        what = "release" if by_release else "end"
        if theirs < mine:
            text = f"{what} of {{}} is earlier: {{}} controls {name}"
        elif theirs == mine:
            text = f"{what} of {{}} is the same day; {{}} gives {name}"
        else:
            text = f"{what} of {{}} is later, but {name} is given by {{}}"
        return self.trace.step(
            text,
            _name(other),
            _name(giving),
            value=theirs,
            unit="date",
            by=_OF_SEVERAL.get(name, whole.is_conditional),
            inputs=(table[id(other)],),
        )

    def _day(self, serving: Serving, *, by_release: bool) -> Day:
        if not by_release:
            return serving.expiry
        place = next(n for n, one in enumerate(self.drawn.everyone) if one is serving)
        return self.drawn.out[place]

    def _transition(
        self, name: str, day: Day, inputs: tuple[str, ...]
    ) -> tuple[Callable[..., Any], tuple[str, ...]] | None:
        """What a change of law made of the date: the dates by both rules, and the day between."""
        for scheme in ("progression", "forty"):
            allocated = self.timeline.tranche.get(scheme)
            before = self.timeline.before.get(scheme)
            if allocated is None or before is None or name not in before.days:
                continue
            old, new = before.days[name], self.drawn.days.get(name)
            if old == new == day:
                return None
            by = _SCHEMES[scheme]
            one = self.trace.step(
                "{} as it stood when tranche {} began, {}",
                name,
                allocated.number,
                iso(allocated.day),
                value=old,
                unit="date",
                by=by,
            )
            steps = [one]
            if new is not None:
                steps.append(
                    self.trace.step(
                        "{} by the new rule",
                        name,
                        value=new,
                        unit="date",
                        by=by,
                        inputs=inputs,
                    )
                )
            return by, tuple(steps)
        return None


def _name(serving: Serving) -> str:
    return " + ".join(serving.keys)
