"""How fast it is: `python -m tests.benchmarks`.

Times on a shared machine wander, so each figure is the median of several runs and, where it can
be, a ratio to something that anybody can run beside it.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pendulum

from sentencing import Case, compute, read_case
from sentencing.adapters.hmpps import case_of
from sentencing.engine import plain
from tests.conformance import lines

ROOT = Path(__file__).parents[1]
RUNS = 15
BARE = [sys.executable, "-c", "import click, yaml, pendulum"]
EXPLAIN = [sys.executable, "-m", "sentencing", "explain", "cases/us-federal/seleznev.yaml"]
TWO_SENTENCES = """
jurisdiction: us-federal
custody:
  - {id: pretrial, from: 2014-07-05, to: 2017-04-20, holder: us-federal}
judgments:
  - {id: wa, imposed: 2017-04-21, term: 27 years}
  - {id: ga, imposed: 2017-11-30, term: 14 years, runs: concurrent with wa}
"""
FIVE_SENTENCES = """
jurisdiction: us-federal
custody:
  - {id: pretrial, from: 2014-07-05, to: 2017-04-20, holder: us-federal}
judgments:
  - {id: a, imposed: 2017-04-21, term: 27 years}
  - {id: b, imposed: 2017-11-30, term: 14 years, runs: concurrent with a}
  - {id: c, imposed: 2018-11-30, term: 10 years, runs: consecutive to a; concurrent with b}
  - {id: d, imposed: 2019-11-30, term: 14 years, runs: "concurrent with a, b, c"}
  - id: e
    imposed: 2020-01-30
    term: 12 years
    runs: {concurrent_with: [a, b, c, d], for: 30 months, rest: consecutive}
"""


def main() -> None:
    """Measure and print."""
    print(f"Python {sys.version.split()[0]}, median of {RUNS} runs")
    start_up()
    one_computation()
    many_sentences()
    a_thousand_scenarios()
    bookings()
    two_thousand_files()


def start_up() -> None:
    """A whole `sentencing explain` against a process that only imports its libraries."""
    elapsed(EXPLAIN)  # leaves the compiled modules behind, as an installation has them
    pairs = [(elapsed(BARE), elapsed(EXPLAIN)) for _ in range(RUNS)]
    bare, explain = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(explain / bare for bare, explain in pairs)
    print(
        f"explain, whole process: {explain * 1e3:.0f} ms, {ratio:.2f} x a bare process of", end=""
    )
    print(f" click, PyYAML and pendulum ({bare * 1e3:.0f} ms); budget 1.5 x")


def one_computation() -> None:
    """One computation of a case of two sentences, read before, without and with steps."""
    case, day = read_case(TWO_SENTENCES), pendulum.date(2017, 4, 21)
    quiet = each(lambda: compute(case, trace=False))
    traced = each(lambda: compute(case))
    added = each(lambda: day.add(months=18))
    print(
        f"one computation: {quiet:.0f} us, {quiet / added:.0f} x one pendulum date plus 18 months",
        end="",
    )
    print(f" ({added:.1f} us); with every step {traced:.0f} us; budget 60 us")


def many_sentences() -> None:
    """64 sentences of every kind of relation, and 40, against two of the same kind.

    What an order leaves open is not tried here: each way of it is a computation of its own.
    """
    for law in ("us-federal", "england-wales"):
        for number in (40, 64):
            ratios = {
                name: quickest(judgments(law, number, runs)) / quickest(judgments(law, 2, runs))
                for name, runs in RELATIONS.items()
                if law == "us-federal" or "part" not in name
            }
            listed = ", ".join(f"{name} {ratio:.0f}" for name, ratio in ratios.items())
            print(f"{law}, {number} sentences / 2, no trace: {listed}; budget 40")


def quickest(case: Case) -> float:
    """Microseconds of one computation without trace, the quickest of several."""
    return min(each(lambda: plain(case), 1, runs=7) for _ in range(3))


def judgments(law: str, number: int, runs: Callable[[int], str]) -> Case:
    """So many sentences, imposed ten days after each other."""
    lines = [
        f"  - {{id: j{n}, imposed: {date(2020, 1, 22) + timedelta(days=10 * n)}, "
        f"term: {24 + n} months" + (f", runs: {runs(n)}}}" if runs(n) else "}")
        for n in range(number)
    ]
    custody = "custody: [{id: c, from: 2020-01-01, to: 2020-01-21}]"
    return read_case("\n".join([f"jurisdiction: {law}", custody, "judgments:", *lines]))


def all_before(number: int) -> str:
    """The names of the sentences before one."""
    return ", ".join(f"j{n}" for n in range(number))


def mixed(number: int) -> str:
    """An order of some kind about one or two of the sentences before."""
    if not number:
        return ""
    random = Random(number)  # noqa: S311  # a mixture, not a secret
    one, other = (f"j{random.randrange(number)}" for _ in range(2))
    ways = (
        "",
        f"concurrent with {one}",
        f"consecutive to {one}",
        f"'consecutive to {one}, {other}'",
        f"{{concurrent_with: {one}, for: 6 months, rest: consecutive}}",
        f"{{consecutive_to: {one}, for: 2 months, rest: concurrent}}",
    )
    return random.choice(ways)


RELATIONS: dict[str, Callable[[int], str]] = {
    "silent": lambda _: "",
    "concurrent": lambda n: f"'concurrent with {all_before(n)}'" if n else "",
    "consecutive": lambda n: f"'consecutive to {all_before(n)}'" if n else "",
    "bare": lambda _: "consecutive",
    "chain": lambda n: f"consecutive to j{n - 1}" if n else "",
    "star": lambda n: "consecutive to j0" if n else "",
    "partial": lambda n: f"{{concurrent_with: [{all_before(n)}], for: 6 months}}" if n else "",
    "part after": lambda n: f"{{consecutive_to: [{all_before(n)}], for: {n} months}}" if n else "",
    "mixed": mixed,
}


def a_thousand_scenarios() -> None:
    """A thousand different scenarios of a case of five sentences, each of two assignments."""
    case = read_case(FIVE_SENTENCES)
    scenarios = [
        {
            "judgments.b.runs": "consecutive to a",
            "judgments.a.term": f"{1 + number % 480} months",
        }
        for number in range(1000)
    ]
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        for scenario in scenarios:
            compute(case, scenario, trace=False)
        times.append(time.perf_counter() - begin)
    print(f"1,000 scenarios, five sentences: {statistics.median(times):.2f} s; budget 1 s")


def bookings() -> None:
    """One computation of a booking of England and Wales, the average of recorded ones."""
    path = ROOT.parent / "shared" / "vectors" / "england-wales" / "fixtures-open.jsonl.gz"
    if not path.exists():
        print(f"one booking: not measured, for there is no {path}")
        return
    cases = [case_of(line) for line in lines(path)]

    def all_of_them() -> None:
        for case in cases:
            compute(case, trace=False)

    average = each(all_of_them, 1) / len(cases)
    print(f"one booking of {len(cases)}, England and Wales: {average:.0f} us; budget 130 us")


def two_thousand_files() -> None:
    """`sentencing check` over 2,000 files, copies of the cases of the project."""
    cases = [p for p in sorted((ROOT / "cases").rglob("*.yaml")) if "negative" not in p.parts]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(2000):
            case = cases[number % len(cases)]
            shutil.copyfile(case, Path(folder, f"{number:04}-{case.name}"))
        check = [sys.executable, "-m", "sentencing", "check", folder]
        seconds = statistics.median(elapsed(check) for _ in range(3))
    print(f"check, 2,000 files: {seconds:.1f} s; budget 3 s")


def elapsed(command: list[str]) -> float:
    """Seconds that a command takes."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def each(action: Callable[[], object], number: int = 1000, runs: int = RUNS) -> float:
    """Microseconds that an action takes, the median of several rounds."""
    rounds = []
    for _ in range(runs):
        begin = time.perf_counter()
        for _ in range(number):
            action()
        rounds.append((time.perf_counter() - begin) / number * 1e6)
    return statistics.median(rounds)


if __name__ == "__main__":
    main()
