"""Which sentences stand on the day of the computation, and how long they are then.

The law on what is vacated, replaced on resentencing, commuted or reduced; `kit.standing` applies it.
"""

from __future__ import annotations

from sentencing.jurisdictions.us_federal.citations import (
    CLEMENCY,
    MANUAL,
    USC_2255_B,
    USC_3582_C,
    USC_3585_A,
)
from sentencing.kit.law import Rule
from sentencing.kit.standing import Changes

REPLACED = Rule(
    "a sentence that replaces another is served from the day on which the other began",
    (USC_2255_B, USC_3585_A, MANUAL),
)
VACATED = Rule("what was vacated is served no longer", (USC_2255_B,))
REDUCED = Rule(
    "a sentence that was commuted or reduced ends with the shorter term", (CLEMENCY, USC_3582_C)
)
REDUCTIONS = ("commutation", "clemency", "compassionate release")
CHANGES = Changes(replaced=REPLACED, vacated=VACATED, reduced=REDUCED, reductions=REDUCTIONS)
