"""Other sovereigns that a sentence of England and Wales meets, by the names that case files may use.

The other jurisdictions of the United Kingdom and foreign countries, under whose custody no day counts as
remand of itself, and immigration detention, which is no custody for a sentence.
"""

from __future__ import annotations

from sentencing.case.sovereigns import Sovereign
from sentencing.kit.countries import countries

ALSO = (
    "England",
    "Wales",
    "England & Wales",
    "HMPPS",
    "HM Prison and Probation Service",
    "HMPS",
    "HM Prison Service",
)
"""What case files may call England and Wales; its prison service is the same sovereign."""
SOVEREIGNS = (
    Sovereign("Scotland", ("Scottish Prison Service", "SPS")),
    Sovereign("Northern Ireland", ("Northern Ireland Prison Service", "NIPS")),
    Sovereign("Republic of Georgia", ("Georgia",)),
    Sovereign(
        "Home Office", ("immigration authorities", "immigration", "Immigration Enforcement", "UKBA")
    ),
    Sovereign("armed forces", ("military", "court-martial", "service courts")),
    *countries(),
)
