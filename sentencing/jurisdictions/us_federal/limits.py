"""Limits: the longest and the shortest term that the statute of a count allows, and what follows.

What a count can bring is in `penalties`. `limit_problems` warns of terms of imprisonment and of supervised release beyond the limits. It never
refuses: the custodian carries out the court's order until a court corrects it. What the table does
not have is no objection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sentencing.case.model import Count, Judgment
from sentencing.core.days import CalendarRangeError, Day
from sentencing.core.diagnostics import Problem
from sentencing.core.terms import Length, Life, Term
from sentencing.jurisdictions.us_federal.aggregate import laid_out
from sentencing.jurisdictions.us_federal.citations import (
    USC_924_C,
    USC_1028A_B4,
    USC_3559_A,
    USC_3583_B,
    USC_3583_E3,
    USC_3583_H,
    USC_3584_A,
)
from sentencing.jurisdictions.us_federal.offenses import (
    Bound,
    Offense,
    added,
    by_section,
    longer,
    months,
    parse_charge,
    times,
)
from sentencing.jurisdictions.us_federal.penalties import Penalty, offense_day, penalty_of
from sentencing.jurisdictions.us_federal.sentences import first_known
from sentencing.kit.law import Citation, rule
from sentencing.kit.links import links, rings
from sentencing.kit.relations import Orders, Unit
from sentencing.kit.schedule import Segment, controlling, overall_end, place

_IDENTITY_THEFT = "1028a"
_FIREARM = "924"
_LESS = "18 U.S.C. 3553(e) and (f) allow less for substantial assistance and in some drug cases"
_NOT_FOR_THEFT = "; 18 U.S.C. 1028A(b)(3) does not, to make up for the 1028A term"
_SUPERVISED_OTHERWISE = parse_charge("21 USC 841; 18 USC 1030(a)(1), (a)(5)(A)").statutes
"""Offenses whose supervised release another provision than 3583(b) governs: 841(b) itself, and
3583(j) with 2332b(g)(5)(B) for damage to computers."""
_SUPERVISION_SINCE = date(1987, 12, 8).toordinal()
_REVOCATION_SINCE = date(1994, 9, 13).toordinal()
"""The first offense days of the present lengths; before them they were shorter, or there were none."""
_CLASSES = {
    "class A felony": (months(Life()), 5, 5),
    "class B felony": (300, 5, 3),
    "class C felony": (120, 3, 2),
    "class D felony": (60, 3, 2),
    "class E felony": (13, 1, 1),
    "class A misdemeanor": (7, 1, 1),
    "petty offense": (0, 0, 1),
}
"""By class: the shortest maximum in months, and in years the longest supervised release (18 U.S.C. 19
has petty offenses below class A misdemeanors) and prison on its revocation."""

# -- The rules -------------------------------------------------------------------------------------


@rule("class of an offense, by its maximum", USC_3559_A)
def offense_class(maximum: Bound) -> str:
    """The class, the highest whose maximum begins so low."""
    return next(name for name, (least, _, _) in _CLASSES.items() if months(maximum) >= least)


@rule("supervised release: no longer than the class of the offense allows", USC_3583_B)
def supervision(of_class: str) -> Term | None:
    """The longest term of it; None for a petty offense, of which the provision says nothing."""
    years = _CLASSES[of_class][1]
    return Term(years=years) if years else None


@rule("prison on revocation: no longer than the class of the offense allows", USC_3583_E3)
def revocation(of_class: str) -> Term:
    """The longest imprisonment on one revocation of one term of supervised release."""
    return Term(years=_CLASSES[of_class][2])


@rule("supervised release after revocation: less the prison imposed on it", USC_3583_H)
def supervision_after_revocation(authorized: Term, imprisonment: Term) -> Term:
    """What is left of the term authorized for the offense."""
    return Term() if longer(imprisonment, authorized) else authorized.less(imprisonment)


@rule("all counts together: the sum of their maxima; life absorbs", USC_3584_A)
def sum_of_maxima(maxima: Iterable[Bound]) -> Bound:
    """The longest term that counts allow together, one after another."""
    return added(maxima)


@rule(
    "one term over all counts: the longest minimum, and what must follow it",
    USC_1028A_B4,
    USC_924_C,
)
def least_of_all(
    others: Iterable[Bound], identity_theft: Iterable[Bound], firearms: Iterable[Bound]
) -> Bound:
    """The shortest term that counts demand together.

    Args:
        others: minimums that can run at the same time.
        identity_theft: of 1028A, which follow the others and can run with each other.
        firearms: of 924(c), which follow everything.
    """
    together = [max(group, key=months, default=Term()) for group in (others, identity_theft)]
    return added([*together, *firearms])


# -- What a case shows -----------------------------------------------------------------------------


def statutory_maximum(judgment: Judgment) -> Bound | None:
    """The sum of the maxima of the counts; None if not all are known for certain."""
    penalties = _penalties(judgment)
    known = [(found.maximum, count.number) for count, found in penalties if found and found.certain]
    if not known or len(known) < len(penalties):
        return None
    return sum_of_maxima(times(maximum, number) for maximum, number in known)


def limit_problems(
    judgments: Iterable[Judgment], members: Sequence[Unit], orders: Orders
) -> list[Problem]:
    """A warning for each term beyond the limits of its statute.

    Args:
        judgments: all of the case, as they were imposed.
        members: the terms that are computed; a judgment without any is passed over.
        orders: how they run.
    """
    by_id = {unit.judgment.id: unit.judgment for unit in members}
    computed = list(by_id)
    by_id |= {judgment.id: judgment for judgment in judgments}
    found: list[Problem] = []
    for judgment in (by_id[name] for name in computed if _says_more(by_id[name])):
        total = _total(judgment, members, orders)
        if judgment.revokes is None:
            found += [*_each_count(judgment), *_all_counts(judgment, total)]
            found += _supervised_release(judgment)
        else:
            found += _on_revocation(judgment, _original(judgment, by_id), total)
    return found


def _says_more(judgment: Judgment) -> bool:
    """Whether a judgment says what a limit could be held against."""
    return bool(judgment.counts or judgment.supervised_release or judgment.revokes)


def total_by_counts(orders: Orders, own: Sequence[Unit]) -> Length | None:
    """What the counts of a judgment come to; None if they cannot be placed."""
    waits = links(orders, [unit.key for unit in own])
    if not all(unit.length for unit in own) or not own or rings(waits):
        return None
    day = own[0].imposed
    items = [
        Segment(key=unit.key, earliest=day, term=laid_out(unit.length), links=waits[unit.key])
        for unit in own
    ]
    try:
        placed = place(items, "roll")
    except CalendarRangeError:
        return None
    return Life() if overall_end(placed) is None else controlling(placed).chain.total


def _total(judgment: Judgment, members: Sequence[Unit], orders: Orders) -> Length | None:
    own = [unit for unit in members if unit.judgment.id == judgment.id]
    return judgment.term or total_by_counts(orders, own)


def _original(judgment: Judgment, by_id: Mapping[str, Judgment]) -> Judgment | None:
    """The judgment that first imposed the supervised release that is revoked, if it is known."""
    first = first_known(judgment, by_id)
    return None if first.revokes else first


# -- The warnings ----------------------------------------------------------------------------------


def _each_count(judgment: Judgment) -> Iterator[Problem]:
    """The terms of single counts beyond the limits."""
    penalties = _penalties(judgment)
    theft = any(found and found.gravest.section == _IDENTITY_THEFT for _, found in penalties)
    for count, found in penalties:
        if found and longer(count.term, found.maximum):
            limb, says, bound = found.gravest, "allows", found.maximum
            code, hint = "above-maximum", _more_hint(limb)
        elif found and found.minimum and longer(found.minimum, count.term):
            limb, says, bound = found.mildest, "demands", found.minimum
            code, hint = "below-minimum", _LESS + _NOT_FOR_THEFT * theft
        else:
            continue
        verb = "fixes" if limb.exact else says
        message = f"{judgment.id}/{count.id}: {count.term}, where {limb.cite} {verb} {bound}"
        yield _problem(code, message, judgment, "term", count, hint)


def _all_counts(judgment: Judgment, total: Length | None) -> Iterator[Problem]:
    """The whole term of a judgment beyond what its counts allow or demand together."""
    each = [(found, count.number) for count, found in _penalties(judgment) if found]
    if not each or len(each) < len(judgment.counts):
        return
    most = sum_of_maxima(times(found.maximum, number) for found, number in each)
    stated = judgment.term is not None
    if longer(total, most) and (stated or sum(number for _, number in each) > 1):
        message = f"{judgment.id}: {total} in all; the maxima of its counts come to {most}"
        message += f" ({USC_3584_A})"
        yield _problem("above-sum-of-maxima", message, judgment, "term")
    least = _least(each)
    if longer(least, judgment.term) and not any(count.term for count in judgment.counts):
        laws = dict.fromkeys(str(found.mildest.cite) for found, _ in each if found.minimum)
        message = f"{judgment.id}: {judgment.term} in all, where {', '.join(laws)} demand {least}"
        yield _problem("below-minimum", message, judgment, "term", hint=_LESS)


def _supervised_release(judgment: Judgment) -> Iterator[Problem]:
    """Terms of supervised release beyond the class of the offense."""
    for count in judgment.counts:
        yield from _too_long(_supervision_of((count,), judgment), USC_3583_B, judgment, count)
    yield from _too_long(_supervision_of(judgment.counts, judgment), USC_3583_B, judgment)


def _on_revocation(
    judgment: Judgment, original: Judgment | None, total: Length | None
) -> Iterator[Problem]:
    """Prison and supervised release on revocation beyond the class of the first offense."""
    terms = _revocation_terms(original) if original else []
    if not original or not terms:
        return
    prison = added(terms)
    if longer(total, prison):
        message = f"{judgment.id}: {total} on revocation, where {USC_3583_E3} allows {prison}"
        yield _problem("revocation-too-long", message, judgment, "term")
    authorized = _supervision_of(original.counts, original)
    single = sum(count.number for count in original.counts if count.supervised_release) <= 1
    if single and authorized and isinstance(total, Term):
        limit = supervision_after_revocation(authorized, total)
        yield from _too_long(limit, USC_3583_H, judgment)


def _revocation_terms(original: Judgment) -> list[Term]:
    """The longest imprisonment for each term of supervised release; none if a class is unknown.

    Concurrent terms can be revoked one after another (United States v. Dees).
    """
    found = [(count, _class_of(count, original, _REVOCATION_SINCE)) for count in original.counts]
    classes = [(count, name) for count, name in found if name]
    if len(classes) < len(found):
        return []
    each = [revocation(name).times(c.number) for c, name in classes if c.supervised_release]
    if each:
        return each
    return [max((revocation(name) for _, name in classes), key=months)] if classes else []


def _supervision_of(counts: Sequence[Count], judgment: Judgment) -> Term | None:
    """The longest supervised release for some counts; None if it is not known for each."""
    found: list[Term] = []
    for count in counts:
        cited = parse_charge(count.offense or "")
        otherwise = any(
            place.meets(other)
            for place in cited.statutes + cited.objects
            for other in _SUPERVISED_OTHERWISE
        )
        name = _class_of(count, judgment, _SUPERVISION_SINCE)
        limit = supervision(name) if name and not otherwise else None
        if limit is None:
            return None
        found.append(limit)
    return max(found, key=months, default=None)


def _class_of(count: Count, judgment: Judgment, since: Day) -> str:
    """The class of an offense, by the gravest limb left open; empty if unknown or too early."""
    found = penalty_of(count, judgment)
    sentence = judgment.imposed.assume(latest=True) if judgment.imposed else None
    if found is None or sentence is None or offense_day(count, sentence) < since:
        return ""
    return offense_class(found.maximum)


def _penalties(judgment: Judgment) -> list[tuple[Count, Penalty | None]]:
    return [(count, penalty_of(count, judgment)) for count in judgment.counts]


def _least(each: list[tuple[Penalty, int]]) -> Bound:
    """What the counts demand together."""
    minimums: dict[str, list[Bound]] = {_IDENTITY_THEFT: [], _FIREARM: [], "": []}
    for found, number in each:
        if found.minimum:
            section = found.gravest.section if found.gravest.section in minimums else ""
            following = number if section == _FIREARM else 1
            minimums[section].append(times(found.minimum, following))
    return least_of_all(minimums[""], minimums[_IDENTITY_THEFT], minimums[_FIREARM])


def _more_hint(limb: Offense) -> str:
    """The words that open a graver limb of the same statute."""
    rows = by_section()[limb.penal.title, limb.penal.section]
    graver = [row for row in rows if row.maximum and months(row.maximum) > months(limb.most)]
    words = dict.fromkeys(word for row in graver for word in row.words)
    return f"more is allowed if the offense says: {', '.join(words)}" if words else ""


def _too_long(
    limit: Term | None, cite: Citation, judgment: Judgment, count: Count | None = None
) -> Iterator[Problem]:
    """A warning if supervised release exceeds a limit, so far as there is one."""
    term = (count or judgment).supervised_release
    if longer(term, limit):
        name = f"{judgment.id}/{count.id}" if count else judgment.id
        message = f"{name}: {term} of supervised release, where {cite} allows {limit}"
        yield _problem("supervision-too-long", message, judgment, "supervised_release", count)


def _problem(
    code: str,
    message: str,
    judgment: Judgment,
    fact: str,
    count: Count | None = None,
    hint: str = "",
) -> Problem:
    path = f"judgments.{judgment.id}" + (f".counts.{count.id}" if count else "")
    return Problem(
        code, message, (count or judgment).place_of(fact), path=f"{path}.{fact}", hint=hint
    )
