"""Which sentences of a case a law can compute, and why the others are left out.

Leaving one out never blanks the others: each that is left out is named, with its problem, and with
whether it could move the release of the person. What the reader has reported is not said again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from sentencing.case.model import Case, Judgment
from sentencing.case.provenance import Record
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.terms import Life, Term, TermRange
from sentencing.kit.relations import Unit, units


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of which no date is computed.

    Attributes:
        key: of the unit, or the id of the judgment.
        code: of the problem that says why.
        fact: the name of the fact for want of which it is left out, if it is for that.
        moves_release: whether it can move the release of the person; one that was imposed after the
            day of the computation does not exist then.
        place: in the file.
    """

    key: str
    code: str
    fact: str = ""
    moves_release: bool = True
    place: Place | None = None


class Takes(msgspec.Struct, frozen=True, kw_only=True):
    """What a law takes in.

    Attributes:
        lengths: the kinds of length that it computes.
        refuse: why it does not compute a unit that is otherwise complete; None if it does.
    """

    lengths: tuple[type, ...] = (Term,)
    refuse: Callable[[Unit], Problem | None] = lambda _: None


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken in.

    Attributes:
        members: the units that are computed. others: those that are not.
        left_out: every sentence of which no date is computed, those under other laws among them.
        problems: that say why.
    """

    members: tuple[Unit, ...]
    others: tuple[Unit, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]


def take_in(case: Case, as_of: Day, takes: Takes) -> Intake:
    """Which of the sentences under the law of a case can be computed.

    Args:
        case: as its sentences stand.
        as_of: the day of the computation.
        takes: what the law takes in.
    """
    members: list[Unit] = []
    others: list[Unit] = []
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    for unit in units(case):
        obstacle = _obstacle(unit, as_of, takes)
        if obstacle is None:
            members.append(unit)
            continue
        problem, fact = obstacle
        others.append(unit)
        left_out.append(_left_out(unit, problem, fact))
        if not (fact and _reported(unit, fact)):
            problems.append(problem)
    return Intake(
        members=tuple(members),
        others=tuple(others),
        left_out=tuple(left_out),
        problems=tuple(dict.fromkeys(problems)),
    )


def _left_out(unit: Unit, problem: Problem, fact: str) -> LeftOut:
    return LeftOut(
        key=unit.key,
        code=problem.code,
        fact=fact,
        moves_release=problem.code != "imposed-after-as-of",
        place=problem.place,
    )


# -- Obstacles -------------------------------------------------------------------------------------


def _obstacle(unit: Unit, as_of: Day, takes: Takes) -> tuple[Problem, str] | None:
    """Why a unit is not computed, and the fact that it lacks, if it lacks one."""
    judgment, length = unit.judgment, unit.length
    path = f"judgments.{judgment.id}"
    if not unit.imposed:
        message = f"{judgment.id} has no day of sentence, so it is left out"
        return _about(judgment, "date-missing", message, f"{path}.imposed"), f"{path}.imposed"
    if unit.imposed > as_of:
        days = f"{iso(unit.imposed)}, after {iso(as_of)}"
        message = f"{judgment.id} was imposed on {days}; it is left out"
        return _about(judgment, "imposed-after-as-of", message, f"{path}.imposed"), ""
    fact = f"{path}.counts.{unit.count.id}.term" if unit.count else f"{path}.term"
    if length is None:
        message = f"{unit.key} has no term, so it is left out"
        return Problem("term-missing", message, unit.place, path=fact), fact
    if not isinstance(length, takes.lengths):
        return _of_another_kind(unit, fact)
    refused = takes.refuse(unit)
    return (refused, "") if refused else None


def _about(judgment: Judgment, code: str, message: str, path: str) -> Problem:
    return Problem(code, message, judgment.place_of("imposed"), path=path)


def _of_another_kind(unit: Unit, fact: str) -> tuple[Problem, str]:
    """A length that the law does not compute with."""
    length = unit.length
    if isinstance(length, TermRange):
        message = f"{unit.key} has a range of terms, {length}, so it is left out"
        return Problem("range-of-terms", message, unit.place, path=fact), fact
    if isinstance(length, Life):
        message = f"{unit.key}: {length} has no date of automatic release; it is left out"
        return Problem("indeterminate-sentence", message, unit.place, path=fact), ""
    message = f"{unit.key}: {length} is no length of a sentence under this law; it is left out"
    return Problem("term-missing", message, unit.place, path=fact), fact


def _reported(unit: Unit, fact: str) -> bool:
    """Whether the reader has said already what is wrong with the fact that a unit lacks."""
    record: Record = unit.count or unit.judgment if fact.endswith(".term") else unit.judgment
    attribute = fact.rpartition(".")[2]
    if attribute == "imposed":
        return unit.judgment.imposed is None
    return getattr(record, attribute) is None and attribute in record.origins


# -- Sentences under other laws --------------------------------------------------------------------


def under_other_laws(
    case: Case, as_of: Day, dated: Collection[str] = (), but: str = ""
) -> tuple[list[LeftOut], list[Problem]]:
    """The judgments of a case that are not under its law, and the problems that say so.

    Args:
        case: the case.
        as_of: day of the computation.
        dated: ids of those that are reckoned with by dates of their own.
        but: for the message, what would let a judgment be reckoned with.
    """
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    for judgment in case.judgments:
        sovereign = case.sovereign_of(judgment)
        if sovereign == case.jurisdiction or judgment.id in dated:
            continue
        imposed = judgment.imposed.first if judgment.imposed else None
        left_out.append(
            LeftOut(
                key=judgment.id,
                code="law-not-encoded",
                moves_release=imposed is None or imposed <= as_of,
                place=judgment.place,
            )
        )
        if sovereign is not None:
            law = f"{sovereign}, whose law is not encoded"
            message = f"{judgment.id} is a sentence of {law}; {but}it is left out"
            path = f"judgments.{judgment.id}.dates"
            problems.append(Problem("law-not-encoded", message, judgment.place, path=path))
    return left_out, problems
