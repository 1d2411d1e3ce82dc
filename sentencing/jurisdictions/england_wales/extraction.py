"""extraction"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sentencing.days import Day, add_months
from sentencing.jurisdictions.england_wales.durations import age_at_least, limit, part_of
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import (
    BREACH,
    FINE,
    STANDARD,
    Sentence,
)

if TYPE_CHECKING:
    from sentencing.jurisdictions.england_wales.timeline import Booking


class NoReturnError(Exception):
    """A fixed-term recall without return date."""


class Extracted(msgspec.Struct):
    dates: dict[str, Day]
    latest: list[Sentence]
    by: dict[str, Sentence]
    sentences: list[Sentence]


def plus_months(d: Day, m: int) -> Day:
    return add_months(d, m, "clamp")


# -- tused

def tused(s: Sentence) -> Day | None:
    if not s.has_tused or s.law.supervision_repealed:
        return None
    if s.length - s.release_days >= 365:
        return None
    if not age_at_least(s.born, s.release_wo_ada, 18):
        return None
    base = s.first if s.immediate else s.release_wo_ada
    return plus_months(base, 12) + s.ual_after


# -- hdced

def hdced(s: Sentence, b: Booking, law: InForce) -> Day | None:
    if not s.has_hdced or b.sex_offender:
        return None
    first, n, ded, ual = s.first, s.release_days, s.ded, s.ual_during
    if s.release < first + 14 or n < 42:
        return None
    found = []
    for mid, cut in ((360, 179), (730, 364)):
        days = max(28, -(-n // 2)) if n < mid else n - (cut + 1)
        u = first + days - ded + ual
        if u - ual <= first + 14:
            u = first + 14 + ual
        found.append(u)
    u180, u365 = found
    changed = law.curfew_changed
    spans = any(p.sentenced < changed for p in s.parts) and any(p.sentenced >= changed for p in s.parts)
    u180p = max(u180, changed) if spans else u180
    if u180p < changed:
        return u180 + s.add
    if u365 >= changed:
        return u365 + s.add
    return changed + s.add


# -- ersed

def ersed(s: Sentence, law: InForce) -> Day | None:
    if s.recall or s.is_term:
        return None
    if not any(p.kind not in (FINE, BREACH) and not o for p, o in zip(s.parts, s.old, strict=True)):
        return None
    ped = s.ped
    first = s.first
    rel = ped if ped is not None else s.release
    rel0 = first + s.ped_days - 1 if ped is not None else s.unadjusted_release
    ada = 0 if s.is_term else s.ada
    changed = law.removal_changed
    out = []
    for f, period in (((1, 2), None), ((3, 10), 48)):
        most = rel - 544 if period is None else plus_months(rel, -48)
        least = min(rel, first + part_of(rel0 - first + 1, f) + s.ual_during - s.ded + ada - s.served)
        e = least if least > most else most
        added = s.ual_during + ada
        if e - added < first:
            e, key = first + added, first + s.ual_during
        else:
            key = e - added + s.ual_during
        out.append((e, key))
    spans = any(p.sentenced < changed for p in s.parts) and any(p.sentenced >= changed for p in s.parts)
    post = first >= changed or spans
    (e50, k50), (e30, k30) = out
    if not post and k50 < changed:
        return e50
    if post or k30 >= changed:
        return e30
    return changed + s.add


# -- prrd

def prrd(s: Sentence, b: Booking, tranche56: tuple[int, Day] | None) -> Day:
    r = s.recall
    assert r
    if r.days == 0 or (r.days == 56 and tranche56 is None):
        return s.expiry
    back = b.returned or r.returned
    if back is None:
        raise NoReturnError
    day = back + r.days - 1 + s.ual_ftr
    if r.days == 56 and tranche56 and tranche56[1]:
        day = max(day, tranche56[1])
    return min(s.expiry, day + s.ada_after)


def mixed_recall(ss: list[Sentence], b: Booking, latest: Day) -> Day | None:
    """Where fixed recalls of 14 and 28 days meet, some of them of sentences under 12 months."""
    fixed = [s for s in ss if s.recall and s.recall.days in (14, 28)]
    if len({s.under(12) for s in fixed}) < 2:
        return None
    end = max(s.expiry for s in ss)
    s = next((s for s in fixed if s.sled and s.expiry == end), None)
    if s is None:
        return None
    back = b.returned or s.recall.returned
    if back is None:
        raise NoReturnError
    m = back + s.recall.days - 1 + s.ual_ftr + s.ada_after
    if not s.under(12):
        return min(m, s.expiry)
    over = [x.expiry for x in fixed if not x.under(12) and x.expiry >= back]
    if not over:
        return latest
    if s.recall.days == 28:
        return min(m, min(over))
    return min(m, s.expiry)


# -- dto

def dto_dates(s: Sentence, mtd: Day) -> dict[str, Day]:
    dates = {"MTD": mtd}
    first = s.first
    if s.immediate:
        return dates
    shift = 0
    if limit(first, 8) <= s.tested < limit(first, 18):
        shift = 1
    elif limit(first, 18) <= s.tested <= limit(first, 24):
        shift = 2
    if shift:
        dates["ETD"] = plus_months(mtd, -shift)
        dates["LTD"] = plus_months(mtd, shift)
    return dates


def leaves(s: Sentence, b: Booking, t56: Any) -> Day:
    """When a sentence lets the person out: after recall, the day after recall."""
    return prrd(s, b, t56) if s.recall else s.release


def extract(sentences: list[Sentence], b: Booking, law: InForce, tranche56: Any) -> Extracted:
    by: dict[str, Sentence] = {}
    if not sentences:
        return Extracted({}, [], by, [])
    if len(sentences) == 1:
        dates = single(sentences[0], b, law, tranche56)
        return Extracted(dates, sentences, by, sentences)
    return several(sentences, b, law, tranche56)


def adult(s: Sentence) -> bool:
    return any(p.kind not in (FINE, BREACH, "training order") and not p.detention for p in s.parts)


def curfew_allowed(day: Day, s: Sentence, sentences: list[Sentence], law: InForce) -> bool:
    if law.curfew_suspended and any(adult(x) for x in sentences):
        return False
    if law.curfew_repealed and any(adult(x) for x in sentences):
        if day >= law.curfew_ends or any(p.scheme == "PM" for p in s.parts):
            return False
    return True


def single(s: Sentence, b: Booking, law: InForce, t56: Any) -> dict[str, Day]:
    d: dict[str, Day] = {}
    d["SLED" if s.sled else "SED"] = s.expiry
    if s.led is not None:
        d["LED"] = s.led
    if s.training:
        d |= dto_dates(s, s.release)
    elif s.crd_type and not s.recall:
        d[s.crd_type] = s.release
    if s.recall:
        d["PRRD"] = prrd(s, b, t56)
    t = tused(s)
    if t is not None:
        d["TUSED"] = t
    if s.kinds == {BREACH} and s.parts[0].supervision_end is not None and not law.supervision_repealed:
        d["TUSED"] = s.parts[0].supervision_end
    p = s.ped
    if p is not None:
        d["PED"] = p
    if p is None:
        h = hdced(s, b, law)
        if h is not None and h < s.release and curfew_allowed(h, s, [s], law):
            d["HDCED"] = h
    if law.early_removal:
        e = ersed(s, law)
        if e is not None:
            d["ERSED"] = e
    if s.kinds != {BREACH}:
        d["ESED"] = s.unadjusted_expiry
    return d


def several(ss: list[Sentence], b: Booking, law: InForce, t56: Any) -> Extracted:
    d: dict[str, Day] = {}
    by: dict[str, Sentence] = {}

    dtos = [s for s in ss if s.training]
    others = [s for s in ss if not s.training]
    out = {id(s): max(leaves(s, b, t56), s.not_before) for s in ss}

    def effective(s: Sentence) -> Day:
        return out[id(s)]

    leading = others or ss
    latest = max(effective(s) for s in leading)
    late = [s for s in leading if effective(s) == latest]
    release = max(leaves(s, b, t56) for s in late)
    last = max(ss, key=lambda s: s.expiry)
    end = last.expiry
    licences = [s.licence_expiry for s in ss if s.licence_expiry is not None]
    licence = max(licences, default=None)
    # conditional?
    conditional = licence is not None and licence >= release
    led_allowed = True
    overall = max(s.unadjusted_expiry for s in ss) - min(s.first for s in ss) + 1
    start = min(s.first for s in ss)
    latest_kind = late[0]
    if latest_kind.crd_type != "CRD" and overall < limit(start, 48):
        ora = [s for s in ss if STANDARD in s.kinds and any(s.is_ora(p) for p in s.parts if p.kind == STANDARD)]
        non = [s for s in ss if STANDARD in s.kinds and s.under(12) and any(not s.is_ora(p) for p in s.parts if p.kind == STANDARD)]
        if ora and non:
            sleds = [s.expiry for s in ss if s.sled]
            if not last.sled and sleds and release > max(sleds):
                conditional, led_allowed = False, False
            else:
                conditional = True
    if dtos:
        young = [not age_at_least(b.born, s.release, 18) for s in ss]
        if all(young) and overall < limit(start, 12):
            conditional = False
        elif others and not any(young):
            conditional = True
    # expiry
    ends = [s for s in ss if s.expiry == end]
    together = bool(dtos and others) and len({s.training for s in ends}) == 2
    sled = licence == end and (together or all(s.sled for s in ends))
    if sled:
        d["SLED"] = end
    else:
        d["SED"] = end
        if licence is not None and led_allowed and licence >= release:
            d["LED"] = licence
    # release
    plain = [s for s in late if not s.recall]
    recalled = [s for s in late if s.recall]
    if plain and not all(s.training for s in ss):
        d["CRD" if conditional else "ARD"] = release
    if recalled:
        mixed = mixed_recall(ss, b, latest)
        d["PRRD"] = max(prrd(s, b, t56) for s in ss if s.recall) if mixed is None else mixed
    # dto
    if dtos:
        s = max(dtos, key=lambda s: s.release)
        if all(x.training for x in ss):
            d |= dto_dates(s, s.release)
        elif "CRD" in d:
            d |= dto_dates(s, s.unadjusted_release if s.parts[0].sentenced < law.training_remand else s.release)
        elif "ARD" in d:
            allyoung = all(not age_at_least(b.born, x.release, 18) for x in ss)
            d |= dto_dates(s, s.release if allyoung else max(release, s.release))
    # hdced
    h = several_hdced(ss, out, release, b, law)
    if h is not None and curfew_allowed(h[0], h[1], ss, law):
        ok = True
        if "PRRD" in d:
            crd = d.get("CRD", d.get("ARD"))
            ok = crd is not None and d["PRRD"] < crd
        if ok:
            d["HDCED"] = h[0]
    # ped
    first = late[0]
    if first.has_ped:
        peds = [(s.ped, s) for s in ss if s.ped is not None]
        p, ps = max(peds, key=lambda x: x[0])
        p = max(p, start)
        blockers = [s for s in ss if not s.has_ped and not s.training and not s.recall and not s.immediate]
        blocked = False
        if blockers:
            r = max(s.release for s in blockers)
            if r >= ps.release:
                blocked = True
            elif r > p:
                p = r
        if not blocked:
            d["PED"] = p
    if law.early_removal:
        e = several_ersed(ss, d, law)
        if e is not None:
            d["ERSED"] = e
    # tused
    t = several_tused(ss, licence, dtos, law, b)
    if t is not None:
        d["TUSED"] = t
    if ss:
        d["ESED"] = max(s.unadjusted_expiry for s in ss)
    return Extracted(d, late, by, ss)


def several_hdced(ss, out, release, b, law):
    if any(p.plus_in_type for s in ss for p in s.parts if not s.chain):
        return None
    eligible = [s for s in ss if not s.recall and not s.training]
    if not eligible:
        return None
    top = max(max(s.release, s.not_before) for s in eligible)
    leaders = [s for s in eligible if max(s.release, s.not_before) == top]
    if not any(hdced(s, b, law) is not None for s in leaders):
        return None
    best = None
    for s in ss:
        h = hdced(s, b, law)
        if h is not None and release >= s.first + 14 and (best is None or h > best[0]):
            best = (h, s)
    if best is None or best[0] >= release:
        return None
    without = [s for s in ss if not s.training and hdced(s, b, law) is None and out[id(s)] > best[0]]
    if without and not all(s.immediate for s in without):
        m = max(without, key=lambda s: out[id(s)])
        return out[id(m)], best[1]
    return best


def several_ersed(ss, d, law):
    live = [s for s in ss if not s.immediate]
    found = [(e, s) for s in live if (e := ersed(s, law)) is not None]
    if not found:
        return None
    e, s = max(found, key=lambda x: x[0])
    fines = [x for x in ss if x.kinds & {FINE, BREACH}]
    for x in fines:
        if x.release > max(s.release, s.not_before):
            return None
    for x in fines:
        if FINE in x.kinds and x.release > e:
            e = x.release
    if "MTD" in d:
        crd = d.get("CRD", d.get("ARD"))
        if crd is not None and d["MTD"] < crd:
            e = max(e, d["MTD"])
        else:
            return None
    return e


def several_tused(ss, licence, dtos, law, b):
    if law.supervision_repealed:
        return None
    found = [t for s in ss if (t := tused(s)) is not None]
    if licence is not None:
        if found:
            t = max(found)
        else:
            stored = [p.supervision_end for s in ss for p in s.parts if p.supervision_end is not None]
            if not stored:
                return None
            t = max(stored)
        if t <= licence:
            return None
        if dtos and t < max(s.expiry for s in dtos):
            return None
        return t
    if dtos and len(dtos) == len(ss) and all(s.under(24) for s in ss):
        if all(not age_at_least(b.born, s.release, 18) for s in ss):
            return None
        return max(found) if found else None
    return None
