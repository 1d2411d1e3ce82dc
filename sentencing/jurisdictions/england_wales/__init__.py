"""Determinate sentences of England and Wales.

A module a legal question; `CHAPTERS` names them in the order in which a sentence meets them. Beside
them stand what is calculated as one sentence (`serving`), the run through a person's history
(`timeline`), and `computation`, which brings case, history and explanation together. The law that
the rules rest on is data, in `lawbook`.
"""

from __future__ import annotations

from sentencing.jurisdictions.england_wales.computation import compute
from sentencing.jurisdictions.england_wales.corners import CORNERS
from sentencing.jurisdictions.england_wales.lawbook import CODE, LAWBOOK
from sentencing.jurisdictions.england_wales.milestones import EDGES, MILESTONES
from sentencing.jurisdictions.england_wales.others import ALSO, SOVEREIGNS
from sentencing.jurisdictions.england_wales.presumed import PRESUMED
from sentencing.jurisdictions.england_wales.problems import PROBLEMS
from sentencing.jurisdictions.england_wales.reads import READS
from sentencing.kit.registry import Jurisdiction

CHAPTERS = (
    "standing",
    "durations",
    "licence",
    "release",
    "parole",
    "training",
    "credit",
    "chains",
    "supervision",
    "curfew",
    "removal",
    "recall",
    "whole",
    "tranches",
    "transition",
    "final",
    "checks",
    "by_hand",
)

JURISDICTION = Jurisdiction(
    code=CODE,
    name="England and Wales",
    lawbook=LAWBOOK,
    compute=compute,
    chapters=CHAPTERS,
    milestones=MILESTONES,
    figures=("controlled_by",),
    edges=EDGES,
    also=ALSO,
    sovereigns=SOVEREIGNS,
    corners=CORNERS,
    problems=PROBLEMS,
    reads=READS,
    presumes=PRESUMED,
)
