"""A slip in an order of a court: whatever was meant, nothing that is said is belied by it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing import compute, read_case
from sentencing.engine import plain
from tests.test_england_wales_relations import judgments
from tests.test_promise import holds

SEEDS = st.integers(0, 2**32)
ORDERS = re.compile(r"runs: ('[^']*'|\{[^}]*\}|con\w+ (?:with|to) \w+)")
SIGNS = "abcj0123456789"


def courts(random: Random) -> str:
    """Federal courts, some with counts, each with orders on what was there before."""
    day = date(1998, 1, 5) + timedelta(days=random.randrange(6000))
    lines: list[str] = []
    for number in range(random.randint(2, 5)):
        day += timedelta(days=random.choice([0, 1, 30, 200, 400, 900]))
        runs = order(random, [f"j{n}" for n in range(number)])
        terms = f"term: {term(random)}"
        if random.random() < 0.5:
            counts = [
                f"{{id: c{n}, term: {term(random)}{order(random, [f'c{m}' for m in range(n)])}}}"
                for n in range(random.randint(2, 4))
            ]
            terms = f"counts: [{', '.join(counts)}]"
        lines.append(f"  - {{id: j{number}, imposed: {day}, {terms}{runs}}}\n")
    return "jurisdiction: us-federal\njudgments:\n" + "".join(lines)


def term(random: Random) -> str:
    months, days = random.randint(1, 90), random.randint(1, 600)
    return random.choice([f"{months} months", f"{days} days", f"3 years {days} days"])


def order(random: Random, before: list[str]) -> str:
    """What a court says of one or several sentences before, as a key of its own."""
    if not before or random.random() < 0.3:
        return ""
    names = ", ".join(random.sample(before, random.randint(1, len(before))))
    part = f"for: {random.randint(1, 20)} months"
    ways = (
        f"'concurrent with {names}'",
        f"'consecutive to {names}'",
        f"{{concurrent_with: [{names}], {part}, rest: consecutive}}",
        f"{{consecutive_to: [{names}], {part}, rest: concurrent}}",
    )
    return f", runs: {random.choice(ways)}"


def with_a_slip(text: str, random: Random) -> str:
    """The text with one letter or digit of an order changed."""
    orders = [*ORDERS.finditer(text)]
    assume(orders)
    found = random.choice(orders)
    places = [at for at in range(*found.span(1)) if text[at].isalnum()]
    at = random.choice(places)
    return text[:at] + random.choice(SIGNS) + text[at + 1 :]


def try_a_slip(text: str, random: Random) -> None:
    right = plain(read_case(text))
    assume(all(problem.severity != "error" for problem in right.problems))
    slipped = compute(read_case(with_a_slip(text, random)), trace=False)
    if any(problem.severity == "error" for problem in slipped.problems):
        holds(slipped, right)


@given(SEEDS)
def test_a_slip_in_an_order_of_a_federal_court(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    try_a_slip(courts(random), random)


@given(SEEDS)
def test_a_slip_in_an_order_of_a_court_of_england_and_wales(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    try_a_slip(judgments(random), random)
