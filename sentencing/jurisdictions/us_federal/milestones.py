"""The milestones of a federal sentence, and the edges of its window."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sentencing.kit.milestones import MilestoneSpec

COMMENCEMENT = MilestoneSpec(
    id="commencement", title="commencement", kind="automatic", role="commencement"
)
FULL_TERM = MilestoneSpec(
    id="full_term", title="full term", kind="expiry", role="full_term", beside_window=False
)
PROJECTED_RELEASE = MilestoneSpec(
    id="projected_release",
    title="projected release",
    kind="automatic",
    role="release",
    beside_window=False,
)
WEEKDAY_RELEASE = MilestoneSpec(
    id="weekday_release",
    title="weekday release",
    kind="discretionary",
    role="working_day_release",
)
RELEASE_WITH_RDAP = MilestoneSpec(
    id="release_with_rdap", title="release with rdap", kind="discretionary", role="early_release"
)
RDAP_GRANTED = msgspec.structs.replace(RELEASE_WITH_RDAP, kind="automatic")
"""The same, once the reduction has been granted or can be relied upon."""
TIME_CREDIT_RELEASE = MilestoneSpec(
    id="time_credit_release",
    title="time credit release",
    kind="discretionary",
    role="early_release",
)
PRERELEASE_PLACEMENT = MilestoneSpec(
    id="prerelease_placement", title="prerelease placement", kind="eligibility"
)
HALFWAY_HOUSE = MilestoneSpec(
    id="halfway_house_eligibility", title="halfway house eligibility", kind="eligibility"
)
HOME_CONFINEMENT = MilestoneSpec(
    id="home_confinement_eligibility", title="home confinement eligibility", kind="eligibility"
)
ELDERLY_HOME_CONFINEMENT = MilestoneSpec(
    id="elderly_home_confinement", title="elderly home confinement", kind="eligibility"
)
LIBERTY = MilestoneSpec(id="liberty", title="liberty", kind="automatic", role="liberty")
LEFT_CUSTODY = MilestoneSpec(
    id="left_custody", title="left custody", kind="automatic", role="departure"
)
SUPERVISED_RELEASE_END = MilestoneSpec(
    id="supervised_release_end",
    title="supervised release end",
    kind="expiry",
    role="supervision_end",
)
EARLY_TERMINATION = MilestoneSpec(
    id="early_termination_eligibility",
    title="early termination eligibility",
    kind="eligibility",
)
LIABILITY_END = MilestoneSpec(
    id="restitution_liability_end", title="restitution liability end", kind="expiry"
)
PAID_OFF = MilestoneSpec(id="paid_off", title="paid off", kind="expiry")

MILESTONES = (
    COMMENCEMENT,
    FULL_TERM,
    PROJECTED_RELEASE,
    WEEKDAY_RELEASE,
    RELEASE_WITH_RDAP,
    TIME_CREDIT_RELEASE,
    PRERELEASE_PLACEMENT,
    HALFWAY_HOUSE,
    HOME_CONFINEMENT,
    ELDERLY_HOME_CONFINEMENT,
    LIBERTY,
    LEFT_CUSTODY,
    SUPERVISED_RELEASE_END,
    EARLY_TERMINATION,
    LIABILITY_END,
    PAID_OFF,
)

EARLIEST = MilestoneSpec(id="earliest", title="earliest release", kind="discretionary")
EXPECTED = MilestoneSpec(id="expected", title="expected release", kind="automatic")
"""Edges that are no milestones of their own: what programs, clemency and other sovereigns make of these."""

EDGES: Mapping[str, str] = {
    "earliest": "every credit and placement the law allows",
    "expected": "projected by the BOP",
    "latest": "full term",
}
