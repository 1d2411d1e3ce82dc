"""Keys of one law: read, marked, assigned, compared and written like the common ones, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sentencing import Case, cli, compute, read_case
from sentencing.case.format.writer import write
from sentencing.case.paths import diff, facts, notation_of, place_of, possible, value_of
from sentencing.core import plugins
from tests.conftest import install
from tests.test_open_facts import open_facts

LAW = '''
"""The law of the deep: the longest term, less whatever was granted."""

from msgspec.structs import replace

from sentencing.case.format.lists import OneRef
from sentencing.case.format.scalars import DATE, DAYS, ID, YES_NO, choice_of
from sentencing.case.format.tables import Field, Records, Table
from sentencing.case.model import Judgment
from sentencing.case.provenance import Record, own
from sentencing.core.terms import Term
from sentencing.kit.law import Citation, Lawbook, rule
from sentencing.kit.registry import Jurisdiction
from sentencing.kit.relations import units
from sentencing.kit.milestones import EDGES, MilestoneSpec
from sentencing.kit.result import NO_RESULT, Milestone
from sentencing.kit.schedule import Segment, controlling, place


class Gift(Record, frozen=True, kw_only=True):
    id: str
    days: int | None = None
    judgment: object = None


class DeepCase(Record, frozen=True, kw_only=True):
    gifts: tuple[Gift, ...] = ()


class DeepJudgment(Record, frozen=True, kw_only=True):
    gain_time: int | None = None
    moon: str | None = None


class DeepCount(Record, frozen=True, kw_only=True):
    wetness: int | None = None


class DeepEvent(Record, frozen=True, kw_only=True):
    storm: bool | None = None


class DeepCustody(Record, frozen=True, kw_only=True):
    depth: int | None = None


GIFT = Table(
    record=Gift,
    name="gift_record",
    help="days given",
    fields=(
        Field("id", ID, "its name", bears="nothing"),
        Field("days", DAYS, "how many"),
        Field("judgment", OneRef(), "the judgment that they are for"),
    ),
)


RELEASE = MilestoneSpec(id="release", title="release", kind="automatic", role="release")


@rule("what was granted comes off", Citation("Code of the Deep 1", "primary", read="on a stone"))
def release(last: int, granted: int) -> int:
    """The day of release."""
    return last - granted


def granted(case):
    """The days granted anywhere in a case."""
    yield from (gift.days or 0 for gift in own(case, DeepCase).gifts)
    for judgment in case.judgments:
        yield own(judgment, DeepJudgment).gain_time or 0
        yield from (own(count, DeepCount).wetness or 0 for count in judgment.counts)
    yield from (7 for event in case.events if own(event, DeepEvent).storm)
    yield from (own(custody, DeepCustody).depth or 0 for custody in case.custody)


def compute(case, law, trace):
    """The longest term, less all that was granted."""
    items = [Segment(key=unit.key, earliest=unit.imposed, term=unit.length)
             for unit in units(case) if isinstance(unit.length, Term)]
    last = controlling(place(items, "clamp")).last if items else None
    day = release(last, sum(granted(case))) if last else None
    step = trace.step("release", value=day, unit="date", by=release)
    stone = Milestone(spec=RELEASE, day=day, step=step)
    return replace(NO_RESULT, milestones={"release": stone}, window=dict.fromkeys(EDGES, stone))


JURISDICTION = Jurisdiction(
    code="deep",
    name="The Deep",
    lawbook=Lawbook(jurisdiction="deep", verified=739_000, covers_offences_since=1,
                    parameters={}, readings={}),
    compute=compute,
    milestones=(RELEASE,),
    fields={
        "case": (DeepCase, Field("gifts", Records(GIFT), "days given")),
        "judgment": (
            DeepJudgment,
            Field("gain_time", DAYS, "gain-time on record", spelling="gaintime"),
            Field("moon", choice_of("moon", "the moon", "full", "new"), "it was", bears="nothing"),
        ),
        "count": (DeepCount, Field("wetness", DAYS, "days for the wet")),
        "event": (DeepEvent, Field("storm", YES_NO, "whether there was a storm")),
        "custody": (DeepCustody, Field("depth", DAYS, "days for the depth")),
    },
)
'''
CASE = """
jurisdiction: deep
judgments:
  - id: a
    imposed: 2020-01-06
    gain_time: 30 days
    counts:
      - {id: 1, term: 5 years, wetness: {value: 3 days, source: a scroll, rivals: [4 days]}}
custody: [{id: hold, from: 2019-12-01, to: 2019-12-31, depth: 2 days}]
events: [{id: gale, kind: transfer, on: 2020-02-01, storm: true}]
gifts: [{id: king, days: 5 days, judgment: a}]
"""
FEDERAL = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-01-06, term: 5 years}
  - {id: b, jurisdiction: deep, imposed: 2020-01-06, term: 1 year, gain_time: 30 days}
"""
OWN = (
    "judgments.a.gain_time",
    "judgments.a.counts.1.wetness",
    "custody.hold.depth",
    "events.gale.storm",
    "gifts.king.days",
)


@pytest.fixture
def deep(plugin_folder: Path) -> Path:
    """A folder with the law of the deep in it."""
    install(plugin_folder, "deep", "deep = deep_law:JURISDICTION", deep_law=LAW)
    return plugin_folder


@pytest.fixture
def shown(deep: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command prints about the case of the deep."""
    path = deep / "case.yaml"
    path.write_text(CASE, "utf-8")

    def run(command: str, *arguments: str) -> str:
        with pytest.raises(SystemExit):
            cli.run([command, str(path), *arguments])
        return capsys.readouterr().out

    return run


def problems(case: Case) -> list[tuple[str, str]]:
    """The problems of a case: where, and the hint."""
    return [(f"{p.code} {p.place and p.place.line}", p.hint) for p in case.problems]


# -- Reading ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("deep")
def test_a_law_reads_its_own_keys_everywhere() -> None:
    case = read_case(CASE, "case.yaml")
    assert not case.problems
    assert str(compute(case).window.expected) == "2024-11-19"  # 2025-01-05 less 30 + 3 + 2 + 7 + 5
    assert set(OWN) < {name for name, _, _ in facts(case)}
    place = place_of(case, "judgments.a.gain_time")
    assert place
    assert (place.line, place.column) == (6, 16)


@pytest.mark.usefixtures("deep")
@pytest.mark.parametrize(
    ("head", "ending"),
    [
        ("jurisdiction: us-federal", "is a key of deep"),
        ("jurisdiction: unknown", "is a key of deep"),
        ("jurisdiction: dep", "is a key of deep"),
        ("jurisdiction: deep\njurisdiction: deep", "is a key of deep"),
        ("jurisdicton: deep", "is a key of deep"),
        ("title: nothing said", "is a key of deep"),
    ],
)
def test_under_no_other_law(head: str, ending: str) -> None:
    case = read_case(CASE.replace("jurisdiction: deep", head).strip(), "case.yaml")
    hints = {p.hint for p in case.problems if p.code == "unknown-key" and "`jur" not in p.message}
    keys = ("gifts", "gain_time", "wetness", "storm", "depth")
    assert hints == {f"`{key}` {ending}" for key in keys}
    assert not [name for name in OWN if value_of(case, name) is not None]
    assert compute(case, trace=False).window.expected is None or head.endswith("federal")


@pytest.mark.usefixtures("deep")
def test_in_a_judgment_the_keys_of_its_law_and_around_it_those_of_all() -> None:
    case = read_case(f"{FEDERAL}gifts: [{{id: king, days: 5 days}}]\n", "case.yaml")
    assert not case.problems
    assert value_of(case, "judgments.b.gain_time") == 30
    wrong = FEDERAL.replace("term: 5 years", "term: 5 years, gain_time: 1 day")
    assert problems(read_case(wrong, "case.yaml")) == [
        ("unknown-key 4", "`gain_time` is a key of deep")
    ]


@pytest.mark.usefixtures("deep")
@pytest.mark.parametrize("name", ["unknown", "deep\n    jurisdiction: deep", "deeep"])
def test_a_judgment_whose_law_is_lost_has_no_keys_of_one(name: str) -> None:
    text = CASE.replace("    gain_time", f"    jurisdiction: {name}\n    gain_time")
    case = read_case(text, "case.yaml")
    unknown = [p.hint for p in case.problems if p.code == "unknown-key"]
    assert unknown == ["`gain_time` is a key of deep", "`wetness` is a key of deep"]


@pytest.mark.usefixtures("deep")
def test_another_spelling_is_the_same_key() -> None:
    case = read_case(CASE.replace("gain_time", "gaintime"), "case.yaml")
    assert value_of(case, "judgments.a.gain_time") == value_of(case, "judgments.a.gaintime") == 30
    both = CASE.replace("gain_time: 30 days", "gain_time: 30 days\n    gaintime: 29 days")
    case = read_case(both, "case.yaml")
    assert problems(case) == [("duplicate-key 7", "")]
    assert open_facts(case) == {"judgments.a.gain_time": "lost"}


@pytest.mark.usefixtures("deep")
@pytest.mark.parametrize(
    ("right", "wrong", "lost"),
    [
        ("gain_time: 30 days", "gain_time: 30 dys", {"judgments.a.gain_time": "lost"}),
        ("gain_time: 30 days", "gain_time: unknown", {"judgments.a.gain_time": "unknown"}),
        ("gain_time: 30 days", "gain_tme: 30 days", {"judgments.a.gain_time": "lost"}),
        ("value: 3 days", "value: three dys", {"judgments.a.counts.1.wetness": "lost"}),
        ("depth: 2 days", "depht: 2 days", {"custody.hold.depth": "lost"}),
        ("storm: true", "storm: perhaps", {"events.gale.storm": "lost"}),
        ("days: 5 days", "days: five", {"gifts.king.days": "lost"}),
        ("days: 5 days, judgment: a", "days: 5 days, judgment: z", {"gifts.king.judgment": "lost"}),
        ("gifts: [{id: king, days: 5 days, judgment: a}]", "gifts: many", {"gifts.1.id": None}),
        ("gifts: [{id: king", "gfts: [{id: king", {"gifts": "lost"}),
    ],
)
def test_what_cannot_be_read_is_lost(right: str, wrong: str, lost: dict[str, str | None]) -> None:
    case = read_case(CASE.replace(right, wrong), "case.yaml")
    assert open_facts(case) == {name: how for name, how in lost.items() if how}
    assert case.left_open or None in lost.values()


@pytest.mark.usefixtures("deep")
def test_a_key_of_another_law_is_no_slip() -> None:
    """It is known what the key means; nothing else was meant by it."""
    case = read_case(FEDERAL.replace("5 years", "5 years, wetness: 3 days"), "case.yaml")
    assert [p.code for p in case.problems] == ["unknown-key"]
    text = FEDERAL.replace("term: 5 years", "counts: [{id: 1, term: 5 years, wetness: 3 days}]")
    case = read_case(text, "case.yaml")
    assert problems(case) == [("unknown-key 4", "`wetness` is a key of deep")]
    assert open_facts(case) == {}


# -- Names and scenarios ---------------------------------------------------------------------------


@pytest.mark.usefixtures("deep")
@pytest.mark.parametrize(
    ("name", "value", "day"),
    [
        ("judgments.a.gain_time", "31 days", "2024-11-18"),
        ("judgments.a.gain_time", "null", "2024-12-19"),
        ("judgments.a.counts.1.wetness", "1 day", "2024-11-21"),
        ("custody.hold.depth", "3 days", "2024-11-18"),
        ("events.gale.storm", "no", "2024-11-26"),
        ("gifts.king.days", "6 days", "2024-11-18"),
        ("gifts.king", "null", "2024-11-24"),
        ("gifts.queen", "{days: 1 day}", "2024-11-18"),
        ("gifts", "null", "2024-11-24"),
        ("judgments.c", "{imposed: 2020-01-06, term: 6 years, gain_time: 9 days}", "2025-11-10"),
    ],
)
def test_a_scenario_reaches_it(name: str, value: str, day: str) -> None:
    case = read_case(CASE, "case.yaml")
    result = compute(case, {name: value})
    assert not result.problems
    assert str(result.window.expected) == day
    assert notation_of(case, name) is not None
    assert str(compute(case).window.expected) == "2024-11-19"


@pytest.mark.usefixtures("deep")
def test_every_key_can_be_assigned_stated_or_not() -> None:
    bare = read_case(CASE.partition("    gain")[0], "case.yaml")
    assert {"judgments.a.gain_time", "gifts"} < set(possible(bare))
    case = read_case(CASE, "case.yaml")
    assert set(OWN) < set(possible(case))
    assert all(notation_of(case, name) is not None for name in possible(case))
    assert "judgments.a.moon" not in possible(case)  # it bears on nothing
    federal = read_case(FEDERAL, "case.yaml")
    assert "judgments.b.gain_time" in possible(federal)
    assert "judgments.a.gain_time" not in possible(federal)
    changed = compute(federal, {"judgments.a.gain_time": "1 day"})
    assert [p.code for p in changed.problems if p.severity == "error"] == ["unknown-name"]


@pytest.mark.usefixtures("deep")
def test_the_law_is_assigned_before_what_only_it_reads() -> None:
    scenario = {"judgments.a.gain_time": "9 days", "judgments.a.jurisdiction": "deep"}
    case = read_case(FEDERAL, "case.yaml").with_(scenario)
    assert not case.problems
    assert value_of(case, "judgments.a.gain_time") == 9


@pytest.mark.usefixtures("deep")
def test_a_law_that_is_taken_away_leaves_nothing_unread_in_silence() -> None:
    case = read_case(CASE, "case.yaml").with_({"jurisdiction": "us-federal"})
    assert sorted(p.message for p in case.problems) == [
        f"jurisdiction leaves `{name}` without the law that reads it"
        for name in ("custody.hold.depth", "events.gale.storm", "gifts",
                     "judgments.a.counts.1.wetness", "judgments.a.gain_time")
    ]  # fmt: skip
    assert not set(OWN) & {name for name, _, _ in facts(case)}


@pytest.mark.usefixtures("deep")
def test_differences_are_named() -> None:
    one = read_case(CASE, "case.yaml")
    values = dict.fromkeys(OWN[:4], "null")
    assert diff(one, one.with_(values)) == sorted(
        OWN[:4], key=[*dict.fromkeys(diff(one, one.with_(values)))].index
    )
    assert diff(one, one.with_({"gifts.king": "null"})) == ["gifts.king"]
    assert diff(one, read_case(CASE.replace("30 days", "31 days"))) == ["judgments.a.gain_time"]


@pytest.mark.usefixtures("deep")
def test_what_is_written_reads_back() -> None:
    case = read_case(CASE, "case.yaml")
    again = read_case(write(case), "case.yaml")
    assert not again.problems
    assert not diff(case, again)
    assert {name for name, _, _ in facts(again)} == {name for name, _, _ in facts(case)}


# -- Commands --------------------------------------------------------------------------------------


def test_every_command_knows_them(shown: Callable[..., str]) -> None:
    assert "2024-11-19" in shown("explain")
    assert "2024-11-18" in shown("what-if", "--set", "judgments.a.gain_time=31 days")
    listed = json.loads(shown("assumptions", "--format", "json"))["names"]
    moving = {name["name"] for name in listed if name["moves"]}
    assert set(OWN) <= moving
    assert "2024-12-14" in shown("sweep", "--over", "judgments.a.gain_time=0..5")


def test_rivals_about_them_are_open_in_the_window(shown: Callable[..., str]) -> None:
    assert "judgments.a.counts.1.wetness" in shown("window")


# -- What a law may declare ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('Field("wetness"', 'Field("term"', "`term` is a key that every count has"),
        ('Field("wetness"', 'Field("damp"', "DeepCount has no attribute for `damp`"),
        ('Field("wetness"', 'Field("place"', "DeepCount has no attribute for `place`"),
        (
            "wetness: int | None = None",
            "wetness: int",
            "DeepCount has attributes without a default",
        ),
        ('"count": (', '"counting": (', "there is no 'counting' to add to"),
        ("class DeepCount(Record", "class DeepCount(Citation", "DeepCount is no Record"),
    ],
)
def test_a_declaration_that_cannot_be_is_a_fault_of_the_package(
    plugin_folder: Path, right: str, wrong: str, said: str
) -> None:
    install(
        plugin_folder, "deep", "deep = deep_law:JURISDICTION", deep_law=LAW.replace(right, wrong)
    )
    with pytest.raises(plugins.PluginError) as caught:
        read_case(CASE, "case.yaml")
    assert str(caught.value).startswith("the law deep declares keys that cannot be: ")
    assert said in str(caught.value)


def test_a_law_that_is_broken_does_not_hinder_others(plugin_folder: Path) -> None:
    install(plugin_folder, "deep", "deep = deep_law:JURISDICTION", deep_law="1 / 0\n")
    case = read_case(FEDERAL.replace(", jurisdiction: deep", "").replace(", gain", ", gane"))
    assert [p.code for p in case.problems] == ["unknown-key"]
