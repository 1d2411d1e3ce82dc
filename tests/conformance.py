"""Agreement with recorded answers: `python -m tests.conformance PATH`.

PATH is a file of bookings with their answers, one JSON object a line, `.jsonl` or `.jsonl.gz`, or a
folder of such files. Printed are the agreement by category, the first differences field by field,
and as the last line `agreement: N of M`. A line agrees if every date does, one too many being as
wrong as one missing, or, for a booking that is to be sent back, if the codes do.

`python -m tests.conformance --practice PATH` lists the lines whose answers follow practice where a
statute has another side: for each reading the lines that the other side would change, and why
practice is taken.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sentencing import compute
from sentencing.adapters.hmpps import case_of, dates_of, length_of, refusals_of
from sentencing.jurisdictions.england_wales.lawbook import LAWBOOK

SHOWN = 20
STATUTE = {
    "section_250_after_progression": "half",
    "credit_reaches": "sentence",
    "chain_length": "aggregate",
    "unconditional_release_before_tranche": "not_before",
}
"""The side of a statute, of each reading whose default is practice."""
USAGE = 2


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, or of every such file of a folder."""
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            if inner.name.endswith((".jsonl", ".jsonl.gz")):
                yield from lines(inner)
        return
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    for line in text.splitlines():
        if line.strip():
            yield json.loads(line)


def differences(line: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Expected and given of whatever differs; empty if the line agrees."""
    result = compute(case_of(line), trace=False)
    kind, codes = refusals_of(result)
    wanted = line.get("expected_error")
    if wanted:
        listed = sorted(wanted.get("codes") or [wanted.get("name")])
        same = (wanted["type"], listed) == (kind, codes)
        return {} if same else {"sent back": ((wanted["type"], listed), (kind, codes))}
    given, expected = dates_of(result), dict(line["expected"])
    if kind:
        given["sent back"] = ", ".join(codes)
    if "expected_sentence_length" in line and result.aggregates:
        given["length"], expected["length"] = length_of(result), line["expected_sentence_length"]
    names = [*expected, *(name for name in given if name not in expected)]
    return {
        name: (expected.get(name), given.get(name))
        for name in names
        if expected.get(name) != given.get(name)
    }


def practice(path: Path) -> None:
    """Print which lines follow practice against a statute, by reading."""
    changed: dict[str, list[str]] = {name: [] for name in STATUTE}
    for line in lines(path):
        if line["kind"] == "dates":
            case = case_of(line)
            for name, side in STATUTE.items():
                scenario = {f"reading.england-wales.{name}": side}
                if dates_of(compute(case, scenario, trace=False)) != line["expected"]:
                    changed[name].append(line["id"])
    for name, ids in changed.items():
        reading = LAWBOOK.readings[name]
        print(f"{name}: {len(ids)} lines would differ by `{STATUTE[name]}`; {reading.reason}")
        for one in ids:
            print(f"  {one}")


def main(arguments: list[str]) -> int:
    """Compare and print; 0 if every line agrees."""
    if len(arguments) > 1 and arguments[0] == "--practice" and Path(arguments[1]).exists():
        practice(Path(arguments[1]))
        return 0
    if len(arguments) != 1 or not Path(arguments[0]).exists():
        print("usage: python -m tests.conformance [--practice] PATH", file=sys.stderr)
        return USAGE
    total: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    shown: list[tuple[str, dict[str, tuple[Any, Any]]]] = []
    for line in lines(Path(arguments[0])):
        category = line.get("category", "uncategorized")
        total[category] += 1
        try:
            found = differences(line)
        except Exception as error:  # noqa: BLE001  # a line that fails must not hide the others
            found = {"failed": ("an answer", repr(error))}
        if not found:
            agreed[category] += 1
        elif len(shown) < SHOWN:
            shown.append((line.get("id", "a line without id"), found))
    for category in sorted(total):
        print(f"{category:32} {agreed[category]:5} of {total[category]:5}")
    for name, found in shown:
        print(f"\n{name}")
        for field, (expected, given) in found.items():
            print(f"  {field:10} expected {expected}, given {given}")
    print(f"agreement: {agreed.total()} of {total.total()}")
    return int(agreed != total)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
