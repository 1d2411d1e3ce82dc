"""Federal sentences of the United States.

A module a question: which sentences can be computed (`sentences`), when a term begins
(`commencement`), how several run (`concurrency`), what they make together (`aggregate`), what
custody before counts (`prior_custody`), good conduct (`good_conduct`), the day of the week
(`release_day`), what is owed (`money`). `serving` asks them in the order of the statute and
`computation` does so for every group of sentences that is served together. The law they rest on
is data, in `lawbook`.
"""

from __future__ import annotations

from sentencing.jurisdictions import Jurisdiction
from sentencing.jurisdictions.us_federal.computation import compute
from sentencing.jurisdictions.us_federal.lawbook import CODE, LAWBOOK

JURISDICTION = Jurisdiction(CODE, "United States, federal", LAWBOOK, compute)
