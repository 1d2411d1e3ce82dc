"""Relations between sentences that the case leaves open, and every way in which they could be meant.

What a court ordered is *lost* where its words cannot be carried out: they cannot be read, name no
sentence of the case, say both ways at once, or make sentences wait for each other in a ring. The
sentences stay, and are computed as if nothing had been said; the error stands beside them. An order
that names some sentences and is silent about another one that is running leaves that pair *unnamed*.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, TypeAlias

import msgspec

from sentencing.case.model import Case, Count, Judgment, Runs, Way
from sentencing.case.provenance import Origin, Ref
from sentencing.core.diagnostics import Place

Why: TypeAlias = Literal["lost", "unknown", "unnamed"]
"""Why a relation is open: an error, a word of the file, or an order that is silent on some."""

_MOST_SINGLES = 6
"""With more others than so many, no alternative singles one of them out."""


class OpenRelation(msgspec.Struct, frozen=True, kw_only=True):
    """A relation that is not known, or not in full.

    Attributes:
        key: of the unit, or id of the judgment, that it is said of.
        fact: its name in the case, such as `judgments.b.counts.2.runs`.
        why: it is open.
        others: the sentences that it could run with, as a relation of `key` names them; none where
            every other one has its relation to it by its own order, or there is no other.
        later: those of them that were imposed later, or wait for `key`; a court need not have spoken of
            them, and if it did not, the law says how they run.
        over: those of them that were over when the sentence was imposed, if nothing is said of them; to
            name one is to say that it was not.
        said: what stays certain; of an unnamed pair, the whole order.
        like_counts: whether `key` stands for several counts, and how they run among themselves is
            not known either.
        place: in the file.
    """

    key: str
    fact: str
    why: Why
    others: tuple[str, ...]
    later: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    said: Runs = Runs()
    like_counts: bool = False
    place: Place | None = None

    def alternatives(self) -> tuple[Runs, ...]:
        """Every value of the fact to try: with all, after all, and after each one and with the rest.

        With the later ones and without, with those that were over and without. Mixed orders lie between these. Of more than six others none
        is singled out.
        """
        among: tuple[Way | None, ...] = ("concurrent", "consecutive")
        return tuple(
            msgspec.structs.replace(runs, among=way) if self.like_counts else runs
            for runs in self._ways()
            for way in (among if self.like_counts else (None,))
        )

    def _ways(self) -> Iterator[Runs]:
        if not self.others:
            return
        if self.said.portion:
            named = bool(self.said.concurrent_with)
            yield self._with(
                concurrent=self.others if named else (), consecutive=() if named else self.others
            )
            return
        before = tuple(other for other in self.others if other not in self.later)
        running = tuple(other for other in before if other not in self.over)
        for others in dict.fromkeys((running, before, self.others)):
            if others:
                yield self._with(concurrent=others, consecutive=())
                yield self._with(concurrent=(), consecutive=others)
        singled = running or self.others
        if 1 < len(singled) <= _MOST_SINGLES:
            for single in singled:
                rest = tuple(other for other in running if other != single)
                yield self._with(concurrent=rest, consecutive=(single,))

    def _with(self, concurrent: tuple[str, ...], consecutive: tuple[str, ...]) -> Runs:
        """What is certain, and these relations besides."""
        with_, after = (
            [Ref(name, self.place) for name in ids] for ids in (concurrent, consecutive)
        )
        return msgspec.structs.replace(
            self.said,
            concurrent_with=(*self.said.concurrent_with, *with_),
            consecutive_to=(*self.said.consecutive_to, *after),
        )


def each_pair_once(
    relations: Collection[OpenRelation], imposed: Mapping[str, int]
) -> list[OpenRelation]:
    """Open relations of which no two are open about the same two sentences.

    Where the orders of both are open, the later sentence is the one that can run with the other: a court
    speaks of sentences that there are.

    Args:
        relations: that a case leaves open.
        imposed: the day of each judgment, by id.
    """
    full = {one.key: {_full(one, other) for other in one.others} for one in relations}

    def later(one: OpenRelation) -> tuple[int, str]:
        return imposed.get(one.key.partition("/")[0], 0), one.key

    found = []
    for one in relations:
        taken = {
            other.key
            for other in relations
            if other.key != one.key and later(other) > later(one) and one.key in full[other.key]
        }
        kept = tuple(name for name in one.others if _full(one, name) not in taken)
        found.append(msgspec.structs.replace(one, others=kept))
    return found


def _full(relation: OpenRelation, other: str) -> str:
    """The key of another sentence as a relation names it: a count of the same judgment by its id."""
    judgment, slash, _ = relation.key.partition("/")
    return f"{judgment}/{other}" if slash and "/" not in other else other


def without_orders(case: Case, names: Collection[str]) -> Case:
    """The case as if nothing had been said where some `runs` facts stand.

    How several counts of one entry run among themselves is no relation to others, and stays.
    """
    if not names:
        return case
    return msgspec.structs.replace(
        case, judgments=tuple([_judgment_without(judgment, names) for judgment in case.judgments])
    )


def _judgment_without(judgment: Judgment, names: Collection[str]) -> Judgment:
    name = f"judgments.{judgment.id}"
    counts = tuple(
        _silent_count(count) if f"{name}.counts.{count.id}.runs" in names else count
        for count in judgment.counts
    )
    if f"{name}.runs" not in names:
        return msgspec.structs.replace(judgment, counts=counts)
    return msgspec.structs.replace(
        judgment, counts=counts, runs=None, origins=_lost(judgment, judgment.runs)
    )


def _silent_count(count: Count) -> Count:
    among = count.runs.among if count.runs else None
    runs = Runs(among=among) if among else None
    return msgspec.structs.replace(count, runs=runs, origins=_lost(count, count.runs))


def _lost(record: Judgment | Count, runs: Runs | None) -> dict[str, Origin]:
    """The origins of a record of which the relation is lost."""
    origin = record.origins.get("runs")
    if origin is None or origin.open:
        return {**record.origins}
    lost = msgspec.structs.replace(origin, open="lost", said=str(runs))
    return {**record.origins, "runs": lost}
