"""The milestones of a sentence in England and Wales, by the names of the prison service.

They stand in the order of its sheets.
"""

from __future__ import annotations

from collections.abc import Mapping

from sentencing.kit.milestones import MilestoneKind, MilestoneSpec, Role


def _milestone(name: str, title: str, kind: MilestoneKind, role: Role = "") -> MilestoneSpec:
    return MilestoneSpec(id=name, title=title, kind=kind, role=role)


MILESTONES = (
    _milestone("CRD", "conditional release date", "automatic", "release"),
    _milestone("ARD", "automatic release date, without licence", "automatic", "release"),
    _milestone("PRRD", "release after recall", "automatic", "release"),
    _milestone("MTD", "middle transfer of the training order", "automatic", "release"),
    _milestone("ETD", "early transfer of the training order", "discretionary", "early_release"),
    _milestone("LTD", "late transfer of the training order", "discretionary"),
    _milestone("PED", "parole eligibility", "discretionary", "parole_eligibility"),
    _milestone("HDCED", "home detention curfew eligibility", "eligibility", "early_release"),
    _milestone("ERSED", "early removal eligibility", "eligibility"),
    _milestone("SLED", "sentence and licence end", "expiry", "full_term"),
    _milestone("SED", "sentence ends", "expiry", "full_term"),
    _milestone("LED", "licence ends", "expiry", "supervision_end"),
    _milestone("TUSED", "supervision after the sentence ends", "expiry", "supervision_end"),
    _milestone("ESED", "end of the sentence before any credit", "expiry"),
)
BY_ID: Mapping[str, MilestoneSpec] = {one.id: one for one in MILESTONES}

EDGES: Mapping[str, str] = {
    "earliest": "home detention curfew or early removal, if granted",
    "expected": "automatic, or parole on the first day of eligibility",
    "latest": "end of the sentence, licence included",
}
