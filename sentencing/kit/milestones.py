"""Milestones as a law declares them: the name of each, what sort of day it is, and its role.

The kernel, the analyses and the reports know no milestone of one law. They ask for the role that a
milestone plays in every law: the one on which the sentence begins, the one of release.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

EDGES = ("earliest", "expected", "latest")
"""The edges of the window of release, which every law gives."""

MilestoneKind: TypeAlias = Literal["automatic", "discretionary", "eligibility", "expiry"]
"""What happens on the day: of itself, if somebody decides so, may be asked for, or ends."""

Role: TypeAlias = Literal[
    "",
    "commencement",
    "release",
    "working_day_release",
    "early_release",
    "parole_eligibility",
    "full_term",
    "supervision_end",
    "liberty",
    "departure",
]
"""What a milestone is in every law.

commencement: the sentence begins. release: custody under it ends, if nothing beside it moves that.
working_day_release: that day brought forward from a day off. early_release: an earlier one, if it is
granted. parole_eligibility: from then on parole can be granted. full_term: all of it has been served.
supervision_end: so does what follows in the community. liberty: nobody holds the person any more.
departure: the person left custody in fact. Empty: none of these.
"""


class MilestoneSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone as a law declares it, once.

    Attributes:
        id: its name in results, expectations and published figures.
        title: what it is, for people.
        kind: what sort of day it is.
        role: what it is in every law.
        beside_window: whether it is shown beside the window; not, if an edge says the same.
    """

    id: str
    title: str
    kind: MilestoneKind
    role: Role = ""
    beside_window: bool = True
