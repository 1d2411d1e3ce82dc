"""Limits: the longest and the shortest term that the statute of a count allows, and what follows.

`penalty` holds the text of an offense against the table of statutes:

* Where a statute has several limbs and the text names none, all of them are left open, so that
  only what exceeds the gravest is too much. The citation of a limb decides: `924(c)(1)(A)(ii)`,
  `1030(a)(2), (c)(2)(B)`. A limb for graver cases is open only where the text says its words.
* Beside a conspiracy statute, the others in the text are its object. Beside 1028A, 924(c) or 1962
  they are the crimes that it presupposes. Of any others in one count the gravest decides.
* 18 U.S.C. 2 adds nothing: who aids is punished as who commits.

`limit_problems` warns of terms of imprisonment and of supervised release beyond the limits. It never
refuses: the custodian carries out the court's order until a court corrects it. What the table does
not have is no objection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from sentencing.aggregation import Item, controlling, end_of_all, place
from sentencing.days import CalendarRangeError, Day
from sentencing.jurisdictions.us_federal.aggregate import fixed
from sentencing.jurisdictions.us_federal.citations import USC_924_C, USC_1028A_B4, USC_3584_A
from sentencing.jurisdictions.us_federal.offenses import (
    USC,
    USC_3559_G,
    Bound,
    Offense,
    Statute,
    added,
    by_section,
    conspiracy,
    half,
    is_felony,
    longer,
    months,
    parse_charge,
    times,
    with_false_domain,
)
from sentencing.law import Citation, rule
from sentencing.model import Count, Judgment
from sentencing.problems import Problem
from sentencing.relations import Orders, Unit, cycle, links
from sentencing.terms import Length, Life, Term

USC_3559_A = Citation("18 U.S.C. 3559(a)", "primary", USC)
USC_3583_B = Citation("18 U.S.C. 3583(b)", "primary", USC)
USC_3583_E3 = Citation("18 U.S.C. 3583(e)(3)", "primary", USC)
USC_3583_H = Citation("18 U.S.C. 3583(h)", "primary", USC)

_PRINCIPALS = Statute(18, "2")
_FALSE_DOMAIN = Statute(18, "3559", ("g",))
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

# -- What a count can bring ------------------------------------------------------------------------


class Penalty(msgspec.Struct, frozen=True):
    """What the law provides for a count, as far as the text of its offense tells.

    Attributes:
        gravest: the limb with the longest maximum of those that the text leaves open.
        mildest: the limb with the shortest minimum of them.
        certain: whether they all have one maximum.
    """

    gravest: Offense
    mildest: Offense
    certain: bool

    @property
    def maximum(self) -> Bound:
        """The longest term that may be imposed under any limb left open."""
        return self.gravest.most

    @property
    def minimum(self) -> Bound | None:
        """The shortest term that may be imposed under every limb left open."""
        return self.mildest.minimum


@lru_cache(maxsize=1024)
def penalty(text: str, offense: Day, sentence: Day, grade: str = "") -> Penalty | None:
    """What the law provides for an offense; None if the table does not have it.

    Args:
        text: of the offense, as in a judgment.
        offense: the day of it.
        sentence: the day of that.
        grade: `felony`, or another; if it is known it can decide between limbs.
    """
    limbs = _Reading(text, offense, sentence).limbs()
    if grade:
        limbs = [limb for limb in limbs if is_felony(limb.most) == (grade == "felony")]
    if not limbs:
        return None
    maxima = [months(limb.most) for limb in limbs]
    mildest = min(limbs, key=lambda limb: months(limb.minimum) if limb.minimum else 0)
    gravest = limbs[maxima.index(max(maxima))]
    return Penalty(gravest, mildest, certain=len(set(maxima)) == 1)


class _Reading:
    """The text of an offense under the law of its day."""

    def __init__(self, text: str, offense: Day, sentence: Day) -> None:
        charge = parse_charge(text)
        self.text, self.days = charge.text, (offense, sentence)
        self.charged = _without_aid(charge.statutes)
        self.cited = self.charged + _without_aid(charge.objects)
        self.false_domain = any(place.within(_FALSE_DOMAIN) for place in charge.statutes)

    def limbs(self) -> list[Offense]:
        """The limbs that the text leaves open; none if a statute is not in the table."""
        found = [self._provided(statute) for statute in self.charged]
        governing = next((rows for rows in found if rows and rows[0].governs), None)
        limbs = self._governed(governing) if governing else self._gravest(self.charged)
        if not self.false_domain:
            return limbs
        return [
            limb.joined(USC_3559_G, with_false_domain(limb.most), limb.minimum) for limb in limbs
        ]

    def _governed(self, rows: list[Offense]) -> list[Offense]:
        """The limbs of an offense that refers to others, which the rest of the text names."""
        own = rows[0]
        objects = [place for place in self.cited if not place.meets(own.penal)]
        if own.others in ("", "predicate"):
            return rows
        if own.others == "addition":
            return [] if objects else rows
        of_object = self._gravest(objects)
        if own.others == "misdemeanor":
            misdemeanors = [limb for limb in of_object if not is_felony(limb.most)]
            each = [own.joined(m.cite, conspiracy(own.most, m.most), None) for m in misdemeanors]
            return each + (rows if len(each) < len(of_object) or not each else [])
        if own.others == "half of object":
            return [limb.joined(own.cite, half(limb.most), None) for limb in of_object]
        return [limb.joined(own.cite, limb.most, limb.minimum) for limb in of_object]

    def _gravest(self, statutes: Iterable[Statute]) -> list[Offense]:
        """The limbs of the gravest of some statutes; none if a section is not in the table."""
        sections: dict[tuple[int, str], list[list[Offense]]] = {}
        for statute in statutes:
            rows = [row for row in self._provided(statute) if row.maximum]
            sections.setdefault((statute.title, statute.section), []).append(rows)
        if not all(any(found) for found in sections.values()):
            return []
        each = [rows for found in sections.values() for rows in found if rows]
        return max(each, key=_gravity, default=[])

    def _provided(self, statute: Statute) -> list[Offense]:
        """What the table has for a statute, as far as the text leaves it open."""
        rows = by_section().get((statute.title, statute.section), [])
        rows = [row for row in rows if row.in_force(*self.days) and row.concerns(statute)]
        ordinary = {row.cite.text for row in rows if not row.words}
        ranks = {
            row: self._rank(row)
            for row in rows
            if not row.words
            or self._said(row)
            or (row.cite.text not in ordinary and self._cites(row.penal))
        }
        return [row for row, rank in ranks.items() if rank == max(ranks.values())]

    def _rank(self, row: Offense) -> tuple[int, bool, bool]:
        """How closely the text points to a limb: by its words, its citation, its definition."""
        defined = any(cited.meets(place) for cited in self.cited for place in row.defined)
        return self._said(row), self._cites(row.penal), defined

    def _said(self, row: Offense) -> int:
        """The length of the words of a limb that the text says; the longest count."""
        return max((len(word) for word in row.words if word in self.text), default=0)

    def _cites(self, place: Statute) -> bool:
        return any(cited.within(place) for cited in self.cited)


def _without_aid(statutes: Iterable[Statute]) -> list[Statute]:
    """The statutes less those that name no offense of their own."""
    none = (_PRINCIPALS, _FALSE_DOMAIN)
    return [statute for statute in statutes if not any(statute.within(place) for place in none)]


def _gravity(limbs: list[Offense]) -> tuple[int, int]:
    """The longest and the shortest maximum of some limbs."""
    maxima = [months(limb.most) for limb in limbs]
    return max(maxima), min(maxima)


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


def penalty_of(count: Count, judgment: Judgment) -> Penalty | None:
    """What the law provides for a count; None if its offense or the days are not known.

    The day of the sentence stands in for the day of the offense.
    """
    sentence = judgment.imposed.taken(late=True) if judgment.imposed else None
    if count.offense is None or sentence is None:
        return None
    return penalty(count.offense, _offense_day(count, sentence), sentence, count.grade or "")


def limit_problems(judgments: Iterable[Judgment], orders: Orders) -> list[Problem]:
    """A warning for each term beyond the limits of its statute.

    Args:
        judgments: all of the case, as they were imposed.
        orders: how the terms of these judgments run, so far as they are computed; a judgment of
            which none is computed is passed over.
    """
    by_id = {unit.judgment.id: unit.judgment for unit in orders.units.values()}
    computed = list(by_id)
    by_id |= {judgment.id: judgment for judgment in judgments}
    found: list[Problem] = []
    for judgment in (by_id[name] for name in computed):
        total = _total(judgment, orders)
        if judgment.revokes is None:
            found += [*_each_count(judgment), *_all_counts(judgment, total)]
            found += _supervised_release(judgment)
        else:
            found += _on_revocation(judgment, _original(judgment, by_id), total)
    return found


def total_by_counts(orders: Orders, own: Sequence[Unit]) -> Length | None:
    """What the counts of a judgment come to; None if they cannot be placed."""
    waits = links(orders, {unit.key for unit in own})
    if not all(unit.length for unit in own) or not own or cycle(waits):
        return None
    day = own[0].imposed
    items = [Item(unit.key, day, fixed(unit.length), waits[unit.key]) for unit in own]
    try:
        placed = place(items, "roll")
    except CalendarRangeError:
        return None
    return Life() if end_of_all(placed) is None else controlling(placed).chain.total


def _total(judgment: Judgment, orders: Orders) -> Length | None:
    own = [unit for unit in orders.units.values() if unit.judgment.id == judgment.id]
    return judgment.term or total_by_counts(orders, own)


def _original(judgment: Judgment, by_id: Mapping[str, Judgment]) -> Judgment | None:
    """The judgment that first imposed the supervised release that is revoked."""
    for _ in by_id:
        if judgment.revokes is None:
            return judgment
        if judgment.revokes.id not in by_id:
            break
        judgment = by_id[judgment.revokes.id]
    return None


def _offense_day(count: Count, sentence: Day) -> Day:
    day = count.offense_date.taken(late=True) if count.offense_date else None
    return sentence if day is None else day


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
    sentence = judgment.imposed.taken(late=True) if judgment.imposed else None
    if found is None or sentence is None or _offense_day(count, sentence) < since:
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
    return Problem(code, message, (count or judgment).place_of(fact), f"{path}.{fact}", hint)
