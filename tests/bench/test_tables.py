from dataclasses import replace
from io import StringIO

from rich.console import Console
from rich.table import Table

from bench.rows import Findings, Row
from bench.runs import Run
from bench.tables import markdown, of_rows, of_runs, share, three_digits
from tests.bench.test_comparing import AWAY, LOST, OURS, SLOW


def test_the_table_says_who_proved_what_and_at_what_cost() -> None:
    rows = by_method([OURS, SLOW, LOST])

    assert "1 of 1" in rows["gridroster"]
    assert " 4.0 " in rows["HiGHS"]
    assert "≥ 20 " in rows["Timefold"]
    assert "none" in rows["Timefold"]
    assert "50 %" in rows["Timefold"]


def test_nothing_is_a_multiple_of_ours_where_ours_is_not_proven() -> None:
    rows = by_method([replace(OURS, bound=90), SLOW])

    assert "≥" in rows["gridroster"]
    assert " 4.0 " not in rows["HiGHS"]


def test_who_did_not_run_is_named_with_the_reason() -> None:
    text = drawn(*of_runs([OURS, AWAY]))

    assert "not run" in text
    assert "SCIP: it is not here" in text


def test_a_roster_without_any_bound_beside_it_is_told_all_the_same() -> None:
    assert "none" in by_method([LOST])["Timefold"]


def test_figures_are_met_or_missed() -> None:
    row = Row(figure="time", ours=1, peer=2, peer_is="promised limit")
    text = drawn(of_rows([[row, replace(row, peer=0)]]))

    assert "0.50 (≤ 1)" in text
    assert "met" in text
    assert "inf (≤ 1)" in text
    assert "missed" in text


def test_tables_as_markdown_have_a_heading_and_unbroken_rows() -> None:
    row = Row(figure="time " * 20, ours=1, peer=2, peer_is="promised limit")
    lines = markdown([Findings(rows=[row], runs=[OURS, SLOW])]).splitlines()

    assert lines[0] == "**week, 1 station**"
    assert len([line for line in lines if line.startswith("|")]) == 4 + 3


def test_figures_are_short() -> None:
    assert [share(value) for value in (0, 0.0123, 0.5, 12.345)] == ["0.00 %", "1.23 %", "50 %", "1,234 %"]
    assert [three_digits(value) for value in (0.12345, 12.345, 1234.5)] == ["0.123", "12.3", "1,234"]


def by_method(runs: list[Run]) -> dict[str, str]:
    return {line.split()[0]: line for line in drawn(*of_runs(runs)).splitlines() if line.strip()}


def drawn(*tables: Table) -> str:
    out = StringIO()
    Console(width=80, file=out).print(*tables)
    return out.getvalue()
