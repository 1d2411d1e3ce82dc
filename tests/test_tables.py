"""Tables beside a case: what they give, and what of them is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing import compute, load
from sentencing.analysis.check import check
from sentencing.case.format.yaml_nodes import MAX_BYTES

CASE = """
title: With a table
jurisdiction: us-federal
as_of: 2024-02-05
judgments: [{id: main, imposed: 2024-01-02, term: 5 years, fine: 10_000 USD}]
payments: {rates_from: NAME, made: [{id: a, on: 2024-02-05, amount: 5 USD}]}
expect: {total_owed: "10,015 USD"}
"""


def case(folder: Path, table: str | bytes | None, name: str = "yields.csv") -> Path:
    """A case and its table, in a folder."""
    if table is not None:
        data = table if isinstance(table, bytes) else table.encode()
        (folder / "yields.csv").write_bytes(data)
    path = folder / "case.yaml"
    path.write_text(CASE.replace("NAME", name), "utf-8")
    return path


def test_the_yield_of_the_week_gives_the_interest(tmp_path: Path) -> None:
    """Twenty days on 10,000 at 3.65 percent are 20 dollars; 5 were paid."""
    path = case(tmp_path, "week,percent\n2024-01-01,9.99\n2024-01-08,3.65\n\n")
    result = compute(load(path))
    assert [str(amount) for amount in result.money.owed] == ["10,015 USD"]
    assert not check(str(path)).findings


@pytest.mark.parametrize(
    ("table", "name", "message"),
    [
        (None, "yields.csv", "'yields.csv' cannot be read: no such file or directory"),
        ("week,percent\n", "../yields.csv", "'../yields.csv' is no CSV file in the folder"),
        ("week,percent\n", "/etc/passwd", "'/etc/passwd' is no CSV file in the folder"),
        ("week,percent\n", "case.yaml", "'case.yaml' is no CSV file in the folder"),
        (b"week,percent\n\xff", "yields.csv", "'yields.csv' cannot be read: it is not UTF-8"),
        (b"x" * (MAX_BYTES + 1), "yields.csv", "yields.csv is larger than 1,048,576 bytes"),
        ("date,rate\n", "yields.csv", "yields.csv:1: the first line is not `week,percent`"),
        ("week,percent\n2024-01-08\n", "yields.csv", "yields.csv:2: not two columns"),
        ("week,percent\n2024-01-32,1\n", "yields.csv", "yields.csv:2: 2024-01-32"),
        ("week,percent\n2024-01-08,much\n", "yields.csv", "yields.csv:2: 'much' is not a perc"),
        ('week,percent\n"a\n', "yields.csv", "yields.csv:2: unexpected end of data"),
    ],
)
def test_what_is_wrong_with_a_table(
    tmp_path: Path, table: str | bytes | None, name: str, message: str
) -> None:
    found = load(case(tmp_path, table, name)).problems
    assert [problem.code for problem in found] == ["bad-table"]
    assert message in found[0].message
    assert found[0].place is not None
    assert found[0].place.line == 6


def test_not_every_bad_line_is_named(tmp_path: Path) -> None:
    found = load(case(tmp_path, "week,percent\n" + "x,y\n" * 50)).problems
    assert len(found) == 21
    assert "yields.csv: 30 lines more" in {problem.message for problem in found}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("week,percent\n2024-01-08,3.65\n", "utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "yields.csv").symlink_to(outside)
    found = load(case(inside, None)).problems
    assert [problem.code for problem in found] == ["bad-table"]
