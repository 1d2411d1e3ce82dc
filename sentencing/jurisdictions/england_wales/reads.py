"""What the rules of England and Wales ask of a case."""

from __future__ import annotations

from sentencing.jurisdictions.england_wales.lawbook import CODE
from sentencing.kit.reads import Reads


def _within(record: str, keys: str) -> set[str]:
    return {f"{record}.{key}" for key in keys.split()}


_COUNT = "judgments.*.counts.*"

READS = Reads(
    facts=frozenset(
        {"born", "sex_offender", "early_removal", "returned", "recall_recorded"}
        | _within("judgments.*", "imposed commences replaces vacated term runs")
        | _within(
            _COUNT, "times offense_date term runs vacated kind extension provisions offense_code"
        )
        | _within(_COUNT, "default_of supervision_end")
        | _within(f"{_COUNT}.recall", "kind revoked returned")
        | _within("custody.*", "from to holder kind for credited_to")
        | _within("adjustments.*", "kind days from to on judgment reason")
        | _within("events.*", "kind on reason")
    ),
    # of an offence in words the class is presumed, and the presumption says so
    told=frozenset((f"{_COUNT}.offense",)),
    words={
        "events.*.kind": frozenset(("release", "admission")),
        "custody.*.kind": frozenset(("detention",)),
        "custody.*.holder": frozenset((CODE,)),
    },
)
