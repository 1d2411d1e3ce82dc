"""Sentences as courts imposed them, and what happened since, as plain records of day numbers.

A `Part` is one sentence of a court. What is calculated as one, a part alone or a chain, is a
`Serving` (module `serving`).
"""

from __future__ import annotations

import msgspec

from sentencing.core.days import Day
from sentencing.core.diagnostics import Place
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales.durations import Fraction

STANDARD = "standard"
EXTENDED = "extended"
EXTENDED_AUTOMATIC = "extended, automatic release"
CONCERN = "particular concern"
TRAINING = "training order"
FINE = "default of fine"
BREACH = "breach of supervision"

UNLIKE_SENTENCES = frozenset((FINE, TRAINING, BREACH))
"""Terms that are no sentence for the purposes of added days: a fine's default term, a detention
and training order, a committal for breach of supervision."""
PAROLED = frozenset((EXTENDED, CONCERN))
"""Sentences from which the Parole Board directs release before the custodial term is over."""

CIVIL_FINES = frozenset(
    ("ZZ01001", "ZZ01002", "ZZ01003", "ZZ01004", "ZZ01005", "ZZ01008", "ZZ01010", "XX00000-016N")
)
"""Offence codes of civil debts, for whose default terms no remand counts."""

ORDER_BREACHES = frozenset(("SX03220", "SX03220A", "SX03244", "SX03244A", "SX03247", "SX03247A"))
"""Offence codes of breaches that do not tell which order was breached."""

REMAND, TAGGED_BAIL = "remand", "tagged bail"
RECALL_REMAND, RECALL_TAGGED_BAIL = "remand on recall", "tagged bail on recall"
AT_LARGE = "unlawfully at large"
ADDED, RESTORED = "added days", "restored days"
CREDITS = (REMAND, TAGGED_BAIL, RECALL_REMAND, RECALL_TAGGED_BAIL)

NO_TERM = Term()


class Recall(msgspec.Struct, frozen=True, gc=False):
    """A recall from licence.

    Attributes:
        days: of a fixed-term recall; 0 for a standard one.
        returned: day of return to custody. revoked: day on which the licence was revoked.
    """

    days: int
    returned: Day | None
    revoked: Day | None


class Part(msgspec.Struct, kw_only=True):
    """One sentence as a court imposed it.

    Attributes:
        key: of the unit in the case. number: its place there.
        kind: one of the kinds above.
        custodial: the term. extension: of the licence, for extended and similar sentences.
        follows: keys of the sentences that it is consecutive to, without those that these follow.
        plus: whether release at two thirds applies (SDS+).
        plus_today: whether it would apply to such a sentence passed today.
        section_250: detention of a young person.
        under_18: offender of particular concern who was under 18.
        exclusions: from early-release schemes.
        in_full: default term that is served in full.
        supervision_end: on record, for a breach of supervision.
        fraction: to serve, as it stands; scheme: of the rule that gave it.
        place: in the case file.
    """

    key: str
    number: int
    kind: str
    sentenced: Day
    committed: Day
    custodial: Term
    extension: Term = NO_TERM
    follows: tuple[str, ...] = ()
    plus: bool = False
    plus_today: bool = False
    section_250: bool = False
    under_18: bool = False
    exclusions: frozenset[str] = frozenset()
    offence: str = ""
    in_full: bool = False
    recall: Recall | None = None
    supervision_end: Day | None = None
    place: Place | None = None
    fraction: Fraction = (1, 2)
    scheme: str = ""

    @property
    def total(self) -> Term:
        """Custodial term and extension together."""
        return self.custodial if self.extension is NO_TERM else self.custodial + self.extension


class Adjustment(msgspec.Struct, frozen=True, kw_only=True):
    """Days that count towards sentences, or that are added.

    Attributes:
        kind: one of the kinds above.
        on: the day of a credit's sentence, of an award, or the first day at large.
        days: how many. first, last: when they were spent, where known.
        reason: of an absence.
        name: of the stretch in the case.
    """

    kind: str
    on: Day
    days: int
    first: Day | None
    last: Day | None
    reason: str = ""
    place: Place | None = None
    name: str = ""


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """A movement in or out of prison that happened in fact."""

    on: Day
    out: bool
    reason: str
    place: Place | None = None


class Record(msgspec.Struct, kw_only=True):
    """Everything that the rules need of one person.

    Attributes:
        adult_on: the 18th birthday; 0 if it is not known, so that the person is an adult.
        returned: day of return after a recall, for all of them.
        recall_recorded: the length of a fixed-term recall as it was recorded.
    """

    parts: list[Part]
    adjustments: list[Adjustment]
    movements: list[Movement]
    adult_on: Day
    sex_offender: bool
    early_removal: bool
    returned: Day | None
    recall_recorded: int | None

    def back(self, recall: Recall) -> Day | None:
        """The day of return to custody after a recall."""
        return recall.returned if self.returned is None else self.returned
