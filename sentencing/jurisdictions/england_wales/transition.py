"""transition"""

from __future__ import annotations

from sentencing.days import Day
from sentencing.jurisdictions.england_wales.extraction import extract, prrd


def final(t) -> dict[str, Day]:
    early = extract(t.everyone(), t.b, t.law, t.tranche.get("56"))
    d = early.dates
    if "PM" in t.tranche:
        return progression(t, early)
    if "40" in t.tranche:
        return forty(t, t.snapshots["40"], early, t.tranche["40"][1])
    return kept_removal(t, d)


def kept_removal(t, d):
    s = t.snapshots.get("removal")
    if s is None or "ERSED" not in d or "ERSED" not in s.dates:
        return d
    ch = t.law.removal_changed
    if any(len({p.sentenced < ch for p in x.parts}) == 2 for x in t.everyone()):
        d = {**d, "ERSED": max(d["ERSED"], s.dates["ERSED"])}
    return d


def net(t, since: Day, until: Day, kinds) -> int:
    total = 0
    for a in t.b.adjustments:
        if since <= a.on <= until and a.kind in kinds:
            total += -a.days if a.kind.startswith("RESTORATION") else a.days
    return total

ADAS = ("ADDITIONAL_DAYS_AWARDED", "RESTORATION_OF_ADDITIONAL_DAYS_AWARDED")
ALL = (*ADAS, "UNLAWFULLY_AT_LARGE")


def forty(t, standard, early, T):
    e, s = dict(early.dates), standard.dates
    types = ("CRD", "ERSED", "HDCED", "PED", "PRRD")
    if all(any(p.sentenced >= T for p in x.parts) for x in early.latest):
        return kept_removal(t, e)
    if not any((v := e.get(k, s.get(k))) is not None and v < T for k in types):
        return kept_removal(t, e)
    out = dict(e)
    moved = set()
    for k in types:
        a, b = e.get(k), s.get(k)
        if b is None:
            continue
        if a is None:
            if b < T and k == "HDCED":
                out[k] = b
                moved.add(k)
            continue
        if a < T <= b:
            out[k] = T
            moved.add(k)
        elif b < T or b == a:
            out[k] = b
            moved.add(k)
            if k == "CRD" and "TUSED" in s:
                out["TUSED"] = s["TUSED"]
    if s.get("CRD") and s["CRD"] < t.law.forty.begins and "TUSED" in s and any(x.recall and x.has_tused for x in early.sentences):
        out["TUSED"] = s["TUSED"]
    back = max((prrd(x, t.b, t.tranche.get("56")) for x in early.sentences if x.recall), default=0)
    if "HDCED" in out and back > out["HDCED"]:
        out["HDCED"] = back
    rel = "CRD" if "CRD" in out else "ARD"
    if rel in out and "PRRD" in out:
        if out["PRRD"] > out[rel]:
            out.pop(rel)
            out.pop("HDCED", None)
        elif out["PRRD"] < out[rel]:
            out.pop("PRRD")
    for k in ("HDCED", "ERSED"):
        if out.get(k) == T and out.get("CRD") == T:
            out.pop(k)
    if "PED" in out and not early.latest[0].has_ped:
        out.pop("PED")
    crd = out.get("CRD")
    if crd is not None:
        for k in ("HDCED", "ERSED", "PED"):
            if k in moved and k in out and out[k] <= T:
                out[k] += net(t, T, crd, ALL)
                if e.get(k, T) < T <= s[k]:
                    out[k] = max(out[k], T)
    return kept_removal(t, out)


def progression(t, early):
    T = t.tranche["PM"][1]
    snap = t.snapshots["PM"]
    s = snap.dates
    if "40" in t.tranche:
        s = forty(t, t.snapshots["40"], snap, t.tranche["40"][1])
    out = dict(early.dates)
    if "HDCED" in s:
        out["HDCED"] = s["HDCED"]
    A = net(t, 0, 10**7, ADAS)
    for k in ("CRD", "PED", "ERSED"):
        a, b = out.get(k), s.get(k)
        if a is None or b is None:
            continue
        if b - A < T:
            out[k] = b
        elif a - A < T:
            out[k] = T + A
    return kept_removal(t, out)
