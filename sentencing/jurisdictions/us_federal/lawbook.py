"""The federal law of the United States on serving sentences, as data.

Its numbers are in `parameters`, the questions on which courts, manuals and practice differ in
`readings`, what they rest on in `citations`; the rules themselves are in the other modules beside
this one, a module a question.
"""

from __future__ import annotations

from datetime import date

from sentencing.jurisdictions.us_federal.parameters import PARAMETERS
from sentencing.jurisdictions.us_federal.readings import READINGS
from sentencing.kit.law import Lawbook, Refusal

CODE = "us-federal"

REFUSED = (
    Refusal(
        "offenses before 1 November 1987",
        "parole and the old good time are not encoded",
        "outside-verified-law",
    ),
    Refusal("ranges of terms", "federal courts impose fixed terms", "range-of-terms"),
    Refusal(
        "sentences of the District of Columbia, of courts-martial, of states and other countries",
        "their law is not encoded; they can stand in a case with dates of their own",
        "law-not-encoded",
    ),
    Refusal(
        "foreign sentences transferred to the United States",
        "the Parole Commission sets the date (18 U.S.C. 4106A)",
    ),
    Refusal(
        "prior convictions",
        "a case does not hold a person's record, on which item (li) of the list of offenses that "
        "exclude from time credits and some maxima turn",
    ),
    Refusal("time credits lost by discipline", "only what the case states as earned is known"),
    Refusal("holidays of a state", "the weekday rule looks up federal holidays only"),
)

LAWBOOK = Lawbook(
    jurisdiction=CODE,
    verified=date(2026, 11, 22).toordinal(),
    covers_offences_since=date(1987, 11, 1).toordinal(),
    parameters={parameter.id: parameter for parameter in PARAMETERS},
    readings={reading.id: reading for reading in READINGS},
    refused=REFUSED,
)
