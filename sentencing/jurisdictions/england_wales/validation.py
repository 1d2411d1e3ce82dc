"""validation"""

from __future__ import annotations

from datetime import date

from sentencing.jurisdictions.england_wales.extraction import leaves, tused
from sentencing.jurisdictions.england_wales.sentences import STANDARD

_ORDER_BREACH = frozenset(("SX03220", "SX03220A", "SX03244", "SX03244A", "SX03247", "SX03247A"))
_D1 = date(2020, 12, 1).toordinal()


def unsupported(t, dates, flags=None):
    law, b = t.law, t.b
    found = set()
    forty, pm = law.forty, law.progression
    if t.tranche.get("40", (0, 0))[0] == 2:
        d1, d2 = (d for _, d in forty.tranches)
        for s in t.everyone():
            if s.chain and any(p.kind == STANDARD and not p.plus and d1 <= p.sentenced < d2 for p in s.parts):
                found.add("UNSUPPORTED_SDS40_CONSECUTIVE_SDS_BETWEEN_TRANCHE_COMMENCEMENTS")
    if forty:
        for s in t.everyone():
            if s.recall and not tused(s) is not None:
                continue
            for p in s.parts:
                if (
                    p.kind == STANDARD
                    and not p.plus
                    and p.offence in _ORDER_BREACH
                    and _D1 <= p.committed <= forty.amended
                    and forty.begins <= s.release < forty.amended
                    and ("40" in t.tranche or p.sentenced >= forty.begins)
                ):
                    found.add("UNABLE_TO_DETERMINE_SHPO_RELEASE_PROVISIONS")
    if pm and "PM" in t.tranche:
        eve = pm.begins - 1
        affected = any(p.scheme == "PM" for s in t.everyone() for p in s.parts)
        for a in b.adjustments:
            if a.kind == "UNLAWFULLY_AT_LARGE" and a.reason not in ("", "RECALL") and a.first is not None and a.last is not None:
                if a.first <= pm.begins and a.last >= eve and (a.last >= pm.begins or affected):
                    found.add("UNSUPPORTED_OUT_OF_CUSTODY_AT_PROGRESSION_MODEL_COMMENCEMENT")
        before = [m for m in b.movements if m.on < pm.begins]
        if before:
            last = max(before, key=lambda m: m.on)
            if last.out and last.reason in ("ERS", "PAROLE"):
                found.add("UNSUPPORTED_OUT_OF_CUSTODY_AT_PROGRESSION_MODEL_COMMENCEMENT")
        if law.tranche_one_manual and t.tranche["PM"][0] == 1:
            found.add("PROGRESSION_TRANCHE_ONE_ALLOCATION")
    if law.curfew_repealed and "HDCED" in dates and b.movements:
        last = max(b.movements, key=lambda m: m.on)
        if last.out and last.reason == "HDC":
            found.add("HDCED_REPEAL")
    return found


def invalid(t, dates):
    law, b = t.law, t.b
    found = set()
    plain = [s for s in t.everyone() if not s.is_term]
    if plain:
        out = max(max(leaves(s, b, t.tranche.get('56')), s.not_before) for s in plain)
        if "PM" in t.tranche:
            out = max(out, t.snapshots["PM"].dates.get("CRD", 0))
        for a in b.adjustments:
            if a.on > out and a.days:
                if a.kind == "ADDITIONAL_DAYS_AWARDED":
                    found.add("ADJUSTMENT_AFTER_RELEASE_ADA")
                elif a.kind == "RESTORATION_OF_ADDITIONAL_DAYS_AWARDED":
                    found.add("ADJUSTMENT_AFTER_RELEASE_RADA")
    for group in t.spells:
        first = min(s.first for s in group)
        if not any(s.recall for s in group):
            last = max(max(s.release, s.not_before) for s in group)
            for a in b.adjustments:
                if a.kind == "REMAND" and a.first is not None and a.last is not None and a.first <= last and a.last >= first:
                    found.add("REMAND_OVERLAPS_WITH_SENTENCE")
        if max(s.raw_release for s in group) < first - 1 and any(s.ded and not s.recall for s in group):
            pm = law.progression
            credits = [a for a in b.adjustments if a.kind in ("REMAND", "TAGGED_BAIL")]
            if law.extinguished_manual and "PM" in t.tranche and not any(a.on >= pm.begins for a in credits):
                found.add("PROGRESSION_MODEL_UNSUPPORTED_EXTINGUISHED_SENTENCE")
            else:
                found.add("RELEASE_DATE_BEFORE_SENTENCE_DATE")
    found |= fixed_recalls(t, dates)
    return found


def fixed_recalls(t, dates):
    b = t.b
    found = set()
    if b.recorded is None:
        return found
    back, recorded = b.recorded
    back = b.returned or back
    ss = [s for s in t.everyone() if s.recall and s.expiry >= back]
    if not ss:
        return found
    short = [s.under(12) for s in ss]
    end = dates.get("SLED")
    if any(short) and not all(short):
        S = next((s for s in ss if s.expiry == end), None)
        if S is None:
            return found

        def near(want):
            c = [x for x in ss if x is not S and x.under(12) == want and x.unadjusted_expiry >= back]
            return min(c, key=lambda x: x.unadjusted_expiry, default=None)

        O, U = near(False), near(True)
        if not S.under(12):
            if U is not None and U.recall.days == 14 and end - U.unadjusted_expiry >= 14:
                found.add("FTR_TYPE_14_DAYS_SENTENCE_GT_12_MONTHS")
        elif O is not None:
            gap = O.unadjusted_expiry - back
            if S.recall.days == 14 and gap >= 14:
                found.add("FTR_TYPE_14_DAYS_SENTENCE_GAP_GT_14_DAYS")
            if S.recall.days == 28 and gap <= 14:
                found.add("FTR_TYPE_28_DAYS_SENTENCE_GAP_LT_14_DAYS")
        return found
    for s in ss:
        if not s.chain:
            continue
        kinds = {p.recall.days for p in s.parts if p.recall}
        if recorded == 14 and kinds <= {14, 28} and not s.under(12):
            found.add("FTR_14_DAYS_AGGREGATE_GE_12_MONTHS")
        if recorded == 28 and kinds <= {14, 28} and s.under(12):
            found.add("FTR_28_DAYS_AGGREGATE_LT_12_MONTHS")
        if kinds == {28} and s.under(12):
            found.add("FTR_TYPE_28_DAYS_AGGREGATE_LT_12_MONTHS")
        if kinds == {14} and not s.under(12):
            found.add("FTR_TYPE_14_DAYS_AGGREGATE_GE_12_MONTHS")
    return found


def codes(t, dates):
    return unsupported(t, dates) or invalid(t, dates)
