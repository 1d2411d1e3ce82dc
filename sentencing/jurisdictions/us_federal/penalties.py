"""What the law provides for a count: the limbs of its statute that the text of the offense leaves open.

`penalty` holds the text of an offense against the table of statutes:

* Where a statute has several limbs and the text names none, all of them are left open, so that
  only what exceeds the gravest is too much. The citation of a limb decides: `924(c)(1)(A)(ii)`,
  `1030(a)(2), (c)(2)(B)`. A limb for graver cases is open only where the text says its words.
* Beside a conspiracy statute, the others in the text are its object. Beside 1028A, 924(c) or 1962
  they are the crimes that it presupposes. Of any others in one count the gravest decides.
* 18 U.S.C. 2 adds nothing: who aids is punished as who commits.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from sentencing.case.model import Count, Judgment
from sentencing.core.days import Day
from sentencing.jurisdictions.us_federal.citations import (
    USC_3559_G,
)
from sentencing.jurisdictions.us_federal.offenses import (
    Bound,
    Offense,
    Statute,
    by_section,
    conspiracy,
    half,
    is_felony,
    months,
    parse_charge,
    with_false_domain,
)

_PRINCIPALS = Statute(18, "2")
_FALSE_DOMAIN = Statute(18, "3559", ("g",))


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


def penalty_of(count: Count, judgment: Judgment) -> Penalty | None:
    """What the law provides for a count; None if its offense or the days are not known.

    The day of the sentence stands in for the day of the offense.
    """
    sentence = judgment.imposed.assume(latest=True) if judgment.imposed else None
    if count.offense is None or sentence is None:
        return None
    return penalty(count.offense, offense_day(count, sentence), sentence, count.grade or "")


def offense_day(count: Count, sentence: Day) -> Day:
    """The last day that the offense can be; where none is given the day of the sentence."""
    day = count.offense_date.assume(latest=True) if count.offense_date else None
    return sentence if day is None else day
