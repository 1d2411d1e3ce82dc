"""The figures of a federal sentence beside its milestones, as case files may publish or expect them."""

from __future__ import annotations

NUMBERS_OF_DAYS = (
    "prior_custody",
    "good_conduct",
    "good_conduct_by_other_method",
    "good_conduct_lost",
    "time_credits",
    "inoperative",
    "over_served",
    "custody_in_fact",
)
OTHERS = (
    "statutory_maximum",
    "controlled_by",
    "restitution",
    "assessment",
    "fine",
    "costs",
    "forfeiture",
    "total_owed",
)
FIGURES = (*NUMBERS_OF_DAYS, *OTHERS)
