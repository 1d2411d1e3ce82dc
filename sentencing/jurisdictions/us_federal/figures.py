"""The names of what is computed of a federal sentence, as case files may publish or expect it."""

from __future__ import annotations

MILESTONES = (
    "commencement",
    "full_term",
    "projected_release",
    "weekday_release",
    "release_with_rdap",
    "time_credit_release",
    "prerelease_placement",
    "halfway_house_eligibility",
    "home_confinement_eligibility",
    "elderly_home_confinement",
    "liberty",
    "left_custody",
    "supervised_release_end",
    "early_termination_eligibility",
    "restitution_liability_end",
    "paid_off",
)
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
FIGURES = (*MILESTONES, *NUMBERS_OF_DAYS, *OTHERS)
