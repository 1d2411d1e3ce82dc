"""What federal law presumes of days in custody that a case does not state.

The other presumptions depend on what the stages find, and are noted there.
"""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.case.model import Case
from sentencing.kit.presumed import Presumed


def _no_custody(case: Case) -> Iterator[str]:
    if not case.custody and "custody" not in case.origins:
        yield "custody"


PRESUMED = (
    Presumed(
        names=_no_custody,
        value="none",
        basis="no day in custody before the sentence is stated",
        rate="each such day brings every date one day forward (18 U.S.C. 3585(b))",
    ),
)
