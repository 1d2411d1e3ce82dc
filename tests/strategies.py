"""Random cases: graphs of up to eight sentences, with custody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

import yaml
from hypothesis import strategies as st

from sentencing import Case, read_case

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2030, 12, 31)


@dataclass(frozen=True)
class Sentence:
    """One judgment with one term."""

    id: str
    imposed: date
    term: str
    runs: object = None


@dataclass(frozen=True)
class Facts:
    """What a random case is made of; `text` writes it down in any order."""

    sentences: tuple[Sentence, ...]
    custody: tuple[tuple[date, date], ...] = ()
    disallowed: int = 0
    extra: dict[str, object] = field(default_factory=dict)

    def with_sentence(self, sentence: Sentence) -> Facts:
        """The same with one more sentence."""
        return replace(self, sentences=(*self.sentences, sentence))

    def fixes_a_part(self, key: str) -> bool:
        """Whether a sentence has a part of fixed length after others, whatever its own length."""
        runs = next(sentence.runs for sentence in self.sentences if sentence.id == key)
        return isinstance(runs, dict) and "consecutive_to" in runs

    def text(self, order: int = 0) -> str:
        """The case as YAML, its lists shuffled by `order`."""
        judgments = [
            {"id": s.id, "imposed": s.imposed, "term": s.term}
            | ({"runs": s.runs} if s.runs else {})
            for s in self.sentences
        ]
        custody = [
            {"id": f"c{number}", "from": first, "to": last}
            for number, (first, last) in enumerate(self.custody)
        ]
        if order:
            Random(order).shuffle(judgments)  # noqa: S311  # an order, not a secret
            Random(order).shuffle(custody)  # noqa: S311
        data: dict[str, object] = {"jurisdiction": "us-federal", "judgments": judgments}
        if custody:
            data["custody"] = custody
        if self.disallowed:
            data["credits"] = {"good_conduct": {"disallowed": self.disallowed}}
        return yaml.safe_dump(data | self.extra, sort_keys=False)

    def case(self, order: int = 0) -> Case:
        """The case as it is read from the text."""
        return read_case(self.text(order), "random.yaml")


DAYS = st.dates(FIRST_DAY, LAST_DAY)
TERMS = st.one_of(
    st.integers(1, 480).map(lambda n: f"{n} months"),
    st.integers(1, 60).map(lambda n: f"{n} years"),
    st.tuples(st.integers(1, 30), st.integers(1, 11), st.integers(1, 40)).map(
        lambda t: f"{t[0]} years {t[1]} months {t[2]} days"
    ),
)
LONG_TERMS = st.integers(13, 480).map(lambda n: f"{n} months")


@st.composite
def runs(draw: st.DrawFn, others: tuple[str, ...], *, of_all: bool) -> object:
    """What a court may say about earlier sentences, of each of them if it says anything or not."""
    if not others:
        return None
    whole = [
        None,
        f"concurrent with {', '.join(others)}",
        f"consecutive to {', '.join(others)}",
        {"consecutive_to": list(others), "for": "2 months", "rest": "concurrent"},
    ]
    other = draw(st.sampled_from(others))
    of_some = [
        "concurrent",
        "consecutive",
        f"concurrent with {other}",
        f"consecutive to {other}",
        {"concurrent_with": other, "for": "6 months", "rest": "consecutive"},
    ]
    return draw(st.sampled_from(whole if of_all else [*whole, *of_some]))


@st.composite
def facts(
    draw: st.DrawFn,
    terms: st.SearchStrategy[str] = TERMS,
    most: int = 8,
    *,
    of_all: bool = False,
) -> Facts:
    """A random case; with `of_all` its orders leave no sentence unnamed."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=most)))
    sentences: list[Sentence] = []
    for number, day in enumerate(days):
        others = tuple(sentence.id for sentence in sentences)
        sentences.append(
            Sentence(f"j{number}", day, draw(terms), draw(runs(others, of_all=of_all)))
        )
    return Facts(tuple(sentences), draw(custody_before(days[0])), draw(st.integers(0, 60)))


@st.composite
def custody_before(draw: st.DrawFn, begins: date) -> tuple[tuple[date, date], ...]:
    """Stretches of custody around the first sentence; they may overlap each other and it."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        first = begins - timedelta(days=draw(st.integers(1, 900)))
        found.append((first, first + timedelta(days=draw(st.integers(0, 700)))))
    return tuple(found)
