"""The law of England and Wales on release dates, as data.

The numbers with the days on which they held stand in `parameters`, the disputed questions in
`readings`, what they rest on in `citations`. The rules are in the other modules beside this one, a
module a question.
"""

from __future__ import annotations

from datetime import date

from sentencing.jurisdictions.england_wales.parameters import PARAMETERS
from sentencing.jurisdictions.england_wales.readings import READINGS
from sentencing.kit.law import Lawbook, Refusal

CODE = "england-wales"

REFUSED = (
    Refusal(
        "life, imprisonment for public protection, serious terrorism sentences",
        "the Parole Board decides after a minimum term, which is not encoded",
        "indeterminate-sentence",
    ),
    Refusal(
        "recall from home detention curfew",
        "the person returns to the time before release, which is not encoded",
        "recall-from-curfew",
    ),
    Refusal(
        "detention and training orders recalled, or in a chain with other sentences; default terms "
        "of fines and committals for breach of supervision in a chain",
        "how they run together is not encoded",
        "unlike-sentences-in-chain",
    ),
    Refusal(
        "sentences under the 1991 Act that keep release at two thirds",
        "offences before 4 April 2005 are computed by one half, as under Schedule 20B",
    ),
    Refusal(
        "which offences are excluded from a scheme, or serious enough for SDS+",
        "the case says so under `provisions`; there are no tables of offences",
    ),
)

LAWBOOK = Lawbook(
    jurisdiction=CODE,
    verified=date(2026, 8, 20).toordinal(),
    covers_offences_since=date(1967, 1, 1).toordinal(),
    parameters={parameter.id: parameter for parameter in PARAMETERS},
    readings={reading.id: reading for reading in READINGS},
    refused=REFUSED,
)
