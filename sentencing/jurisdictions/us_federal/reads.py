"""What the rules of federal law ask of a case."""

from __future__ import annotations

from sentencing.kit.reads import Reads


def _within(record: str, keys: str) -> set[str]:
    return {f"{record}.{key}" for key in keys.split()}


_JUDGMENT = "judgments.*"
_COUNT = "judgments.*.counts.*"
_CUSTODY = "from to holder kind on_writ_from on_request_of for credited_to"

READS = Reads(
    facts=frozenset(
        {"born"}
        | _within(_JUDGMENT, "imposed commences replaces revokes vacated term runs")
        | _within(_JUDGMENT, "fine assessment costs forfeiture supervised_release")
        | _within(f"{_JUDGMENT}.dates", "from full_term release")
        | _within(
            f"{_JUDGMENT}.restitution",
            "amount joint_and_several_with debt interest deferred_to united_states",
        )
        | _within(_COUNT, "times offense offense_date grade term runs supervised_release vacated")
        | _within("custody.*", _CUSTODY)
        | _within("events.*", "kind holder term interrupts on from to judgment")
        | _within("credits.good_conduct", "disallowed education")
        | _within("credits.good_conduct.events.*", "kind days on")
        | _within(
            "credits.time_credits",
            "risk eligible earning_from arrived removal_order petition left_over",
        )
        | _within("credits.drug_program", "status reduction")
        | _within("payments.made.*", "on amount judgment by recovered")
        | _within("payments.rates.*", "week percent")
        | _within("payments.plan", "amount every from")
        | {"payments.rates_from"}
    ),
    words={
        "events.*.kind": frozenset(
            (
                "surrender",
                "reception",
                "relinquishment",
                "designation",
                "detainer",
                "release",
                "release on appeal",
                "erroneous release",
                "escape",
                "contempt",
                "imprisonment",
                "compassionate release",
                "commutation",
                "clemency",
                "prisoner exchange",
                "treaty transfer",
                "transfer",
                "death",
            )
        )
    },
)
