"""Federal sentences of the United States.

A module a legal question; `CHAPTERS` names them in the order in which a sentence meets them. Beside
them stand the stages that ask the rules and write the answers into the trace (`placement`,
`conduct`, `crediting`, `ways_out`, `serving`, `account`), and `computation`, which does so for every
group of sentences that is served together. The law that the rules rest on is data, in `lawbook`.
"""

from __future__ import annotations

from sentencing.jurisdictions.us_federal.computation import compute
from sentencing.jurisdictions.us_federal.corners import CORNERS
from sentencing.jurisdictions.us_federal.figures import FIGURES
from sentencing.jurisdictions.us_federal.lawbook import CODE, LAWBOOK
from sentencing.jurisdictions.us_federal.milestones import EDGES, MILESTONES
from sentencing.jurisdictions.us_federal.monotone import ends_suffice
from sentencing.jurisdictions.us_federal.others import ALSO, SOVEREIGNS
from sentencing.jurisdictions.us_federal.presumed import PRESUMED
from sentencing.jurisdictions.us_federal.problems import PROBLEMS
from sentencing.jurisdictions.us_federal.reads import READS
from sentencing.jurisdictions.us_federal.suppositions import suppositions
from sentencing.kit.registry import Jurisdiction

CHAPTERS = (
    "sentences",
    "modifications",
    "offenses",
    "limits",
    "inoperative",
    "commencement",
    "partly",
    "concurrency",
    "aggregate",
    "prior_custody",
    "double_credit",
    "good_conduct",
    "release_day",
    "drug_program",
    "time_credits",
    "disqualifying",
    "prerelease",
    "edges",
    "supervision",
    "money",
    "debts",
    "payments",
    "surcharges",
    "consequences",
)

JURISDICTION = Jurisdiction(
    code=CODE,
    name="United States, federal",
    lawbook=LAWBOOK,
    compute=compute,
    problems=PROBLEMS,
    chapters=CHAPTERS,
    ends_suffice=ends_suffice,
    suppositions=suppositions,
    milestones=MILESTONES,
    figures=FIGURES,
    edges=EDGES,
    also=ALSO,
    sovereigns=SOVEREIGNS,
    corners=CORNERS,
    reads=READS,
    presumes=PRESUMED,
)
