"""The reader: every problem of a file at once, each with its place; nothing it cannot survive."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sentencing import compute, load, read_case
from sentencing.case.format.yaml_nodes import MAX_BYTES
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.terms import Term

HEAD = "jurisdiction: us-federal\njudgments:\n"
LINE = "  - {id: main, imposed: 2020-01-06, term: 5 years}\n"


def problems(text: str) -> list[tuple[str, str]]:
    return [(p.code, str(p.place)) for p in read_case(text, "f").problems]


def test_every_problem_of_a_file_in_one_run() -> None:
    text = (
        "format: sentencing/7\n"
        "jurisdiction: us-federal\n"
        "titel: x\n"
        "judgments:\n"
        "  - {id: a, imposed: 2020-02-30, term: -1 year}\n"
        "  - {id: a, imposed: 2020-02-20, term: 5 yaers, term: 6 years}\n"
    )
    assert problems(text) == [
        ("unsupported-format", "f:1:9"),
        ("unknown-key", "f:3:1"),
        ("no-such-date", "f:5:22"),
        ("negative-term", "f:5:40"),
        ("duplicate-id", "f:6:10"),
        ("bad-term", "f:6:40"),
        ("duplicate-key", "f:6:49"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (HEAD + LINE.replace("term:", "tremi:"), "unknown-key", "f:3:37"),
        (HEAD + LINE.replace("}", ", id: x}"), "duplicate-key", "f:3:52"),
        (HEAD + LINE.replace("2020-01-06", "2021-02-29"), "no-such-date", "f:3:25"),
        (HEAD + LINE + "custody: [{from: 2019-02-01, to: 2019-01-01}]", "reversed-dates", "f:4:34"),
        (HEAD + LINE.replace("5 years", "-5 years"), "negative-term", "f:3:43"),
        ("jurisdiction: [\n", "not-yaml", "f:2:1"),
        ("a: *b\n", "not-yaml", "f:1:4"),
        ("", "empty-file", "f"),
        ("# only a remark\n", "empty-file", "f"),
        ("- a list\n", "wrong-shape", "f:1:1"),
        ("just words\n", "wrong-shape", "f:1:1"),
        ("jurisdiction: us-federal\n", "missing-key", "f:1:1"),
        ("judgments: []\n", "missing-key", "f:1:1"),
        (HEAD + "  main: {}\n", "wrong-shape", "f:3:3"),
        (HEAD + LINE + "note: [1]\n", "wrong-shape", "f:4:7"),
        (HEAD + LINE + "? [a]\n: b\n", "wrong-shape", "f:4:3"),
        (HEAD + LINE + "a: 1\n---\nb: 2\n", "not-yaml", "f:6:1"),
        (HEAD + LINE + 'note: "\\0"\n', "bad-text", "f:4:7"),
        (HEAD + LINE + 'note: " "\n', "bad-text", "f:4:7"),
        (HEAD + LINE + "expect: [full_term]\n", "wrong-shape", "f:4:9"),
        (HEAD + LINE + "sources: [press]\n", "wrong-shape", "f:4:10"),
        (HEAD + LINE + "assume: [x]\n", "wrong-shape", "f:4:9"),
        (HEAD + "  - plain\n", "wrong-shape", "f:3:5"),
        (HEAD + LINE + "custody: [{from: 2019, for: a/b/c}]\n", "bad-relation", "f:4:29"),
        (HEAD + LINE + f"title: {'x' * 5000}\n", "bad-text", "f:4:8"),
        (HEAD + LINE + "sources: {a: {url: 'javascript:alert(1)'}}\n", "bad-text", "f:4:20"),
    ],
)
def test_bad_input_has_a_code_and_a_place(text: str, code: str, place: str) -> None:
    assert (code, place) in problems(text)


def test_relations_are_judged_with_the_case() -> None:
    text = (
        HEAD + LINE + "  - {id: b, imposed: 2020-01-06, term: 1 year, runs: consecutive to mian}\n"
    )
    (found,) = compute(read_case(text, "f")).problems
    assert (found.code, str(found.place), found.hint) == (
        "unknown-reference",
        "f:4:69",
        "did you mean main?",
    )


def test_hints() -> None:
    (found,) = read_case(HEAD + LINE.replace("term:", "trem:"), "f").problems
    assert found.hint == "did you mean term?"
    text = HEAD + "  - {id: a, imposed: 2020-01-01, term: 1 year, court: N.D. Ga., Atlanta}\n"
    (found,) = read_case(text, "f").problems
    assert "comma" in found.hint


def test_facts_carry_sources_and_rivals() -> None:
    text = HEAD + (
        "  - id: main\n"
        "    imposed: {value: 2017-11-30, source: a, note: n, rivals: [2017-12, {value: 2018, source: b}]}\n"
        "    term: 5 years\n"
    )
    case = read_case(text, "f")
    about = case.judgments[0].origins["imposed"]
    assert not case.problems
    assert (about.source, about.note) == ("a", "n")
    assert [str(rival.value) for rival in about.rivals] == ["2017-12", "2018"]
    assert [rival.source for rival in about.rivals] == ["", "b"]
    assert str(about.place) == "f:4:22"


def test_a_rival_without_a_value_is_a_problem() -> None:
    text = HEAD + "  - {id: a, imposed: {value: 2020, rivals: [{source: b}]}, term: 1 year}\n"
    assert ("missing-key", "f:3:45") in problems(text)


def test_ids_are_numbers_where_none_is_given() -> None:
    case = read_case(HEAD + "  - {imposed: 2020-01-06, term: 1 year}\n" * 2, "f")
    assert [judgment.id for judgment in case.judgments] == ["1", "2"]


def test_aliases_stand_for_their_values() -> None:
    text = (
        "jurisdiction: us-federal\njudgments:\n  - {imposed: &d 2020-01-06, term: &t 1 year}\n"
        "  - {imposed: *d, term: *t}\n"
    )
    case = read_case(text, "f")
    assert case.judgments[1].term == Term(years=1)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("binary", b"\x7fELF\x00\x01\x02\xff\xfe", "not-text"),
        ("latin", "title: caf\u00e9\n".encode("latin-1"), "not-text"),
        ("nul", b"title: \x00\n", "not-text"),
        ("empty", b"", "empty-file"),
        ("large", b"a" * (MAX_BYTES + 1), "file-too-large"),
        ("utf16", "title: x\n".encode("utf-16"), "not-text"),
    ],
)
def test_files_that_are_no_cases(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = load(path).problems
    assert found.code == code
    assert found.unreadable
    assert found.place is not None
    assert found.place.file == str(path)


def test_a_hundred_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(100 << 20)
    assert load(path).problems[0].code == "file-too-large"


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert load(tmp_path / "nothing.yaml").problems[0].code == "unreadable-file"
    assert load(tmp_path).problems[0].code == "unreadable-file"
    assert load("bad\0name").problems[0].code == "unreadable-file"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.yaml"
    path.write_text(HEAD)
    monkeypatch.setattr(Path, "open", refuse)
    (found,) = load(path).problems
    assert str(found).endswith("the file cannot be opened: permission denied")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + LINE).encode())
    assert not load(path).problems


def test_a_case_without_judgments_computes_nothing() -> None:
    result = compute(read_case("", "f"))
    assert result.window.expected is None
    assert result.window.reason("expected") == "nothing could be computed"
    assert result.window.range("expected") is None


SNIPPETS = st.sampled_from(
    [
        "jurisdiction: us-federal\n",
        "judgments:\n",
        "  - ",
        "id: a",
        "imposed: ",
        "2020-01-06",
        "term: ",
        "5 years",
        "life",
        "runs: ",
        "concurrent with ",
        "consecutive to ",
        "a",
        "b",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "\n",
        "  ",
        "? ",
        "&x ",
        "*x",
        "!!python/object:os.system ",
        "custody:\n",
        "from: ",
        "to: ",
        "?",
        "~",
        "value: ",
        "rivals: ",
        "expect:\n",
        "'",
        '"',
        "|",
        "what_if:\n",
        "set: ",
        "assume: ",
        "events:\n",
        "kind: surrender",
        "on: ",
        "times: ",
        "-1",
        "999999999999",
        "counts:\n",
        "\t",
        "\x00",
        "\u2028",
        "\U0001f600",
        "9999-12-31",
        "0001-01-01",
        "restitution: ",
        "$5",
        "<<: *x",
        "%TAG",
        "---\n",
        "...\n",
        "for: 3 years",
        "rest: consecutive",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(SNIPPETS, max_size=60).map("".join)))
@example("judgments: [" * 40)
@example(HEAD + "  - {id: a, imposed: 9999-12-31, term: 4999 years}\n")
@example(
    HEAD
    + "  - {id: a, imposed: 0001-01-01, term: 1 day}\ncustody: [{from: 0001-01-01, to: 9999-12-31}]"
)
@example(HEAD + LINE + "events: [{kind: surrender, on: '?'}]\ncustody: [{from: '?', to: '?'}]\n")
def test_the_reader_survives_any_text(text: str) -> None:
    case = read_case(text, "f")
    result = compute(case)
    for problem in result.problems:
        assert isinstance(problem, Problem)
        assert problem.message
        assert problem.place is None or isinstance(problem.place, Place)
    if not result.aggregates:
        assert result.problems
    result.explain()
    result.to_dict()


@given(st.binary(max_size=200))
def test_the_reader_survives_any_bytes(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    assert load(path).problems


def test_a_relation_in_parts_may_have_its_source() -> None:
    case = read_case(
        "jurisdiction: us-federal\n"
        "sources: {press: {title: A paper}}\n"
        "judgments:\n"
        "  - {id: a, imposed: 2020-01-06, term: 5 years}\n"
        "  - {id: b, imposed: 2020-06-01, term: 3 years, runs: {value: {concurrent_with: a, for: 6 months}, source: press}}\n"
    )
    assert not case.problems
    runs = case.judgments[1].runs
    assert runs is not None
    assert [ref.id for ref in runs.concurrent_with] == ["a"]
    assert case.judgments[1].origins["runs"].source == "press"
