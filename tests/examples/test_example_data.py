"""What the examples promise of their data."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from constraints.packs import rule_book
from roster.domain import Origin, Roster
from roster.domain.station import Period
from roster.domain.supply import supply
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import HardRule

EXAMPLES = Path(__file__).parents[2] / "examples"
TINY = EXAMPLES / "tiny"
NONE = timedelta()
EACH = sorted(path.parent.name for path in EXAMPLES.glob("*/station.toml"))


@pytest.mark.parametrize("name", EACH)
def test_each_example_loads_without_a_fault(name: str) -> None:
    assert load(EXAMPLES / name).needs


@pytest.mark.parametrize("name", EACH)
def test_no_rule_finds_anything_useless_in_an_example(name: str) -> None:
    problem = load(EXAMPLES / name)
    rules = rule_book(problem).rules
    assert [fault.message.en for rule in rules for fault in rule.faults(problem)] == []


@pytest.mark.parametrize("name", EACH)
def test_past_duties_of_an_example_break_no_rule_among_themselves(name: str) -> None:
    problem = load(EXAMPLES / name)
    before = {duty.day for duty in problem.past}
    week = replace(problem, period=Period(first=min(before), days=7), past=(), fixed=())
    roster = Roster(problem=week, duties=tuple(replace(d, origin=Origin.SOLVED) for d in problem.past))
    hard = (rule for rule in rule_book(problem).rules if isinstance(rule, HardRule))
    assert [found.message.en for rule in hard for found in rule.violations(roster)] == []


@pytest.mark.parametrize("name", EACH)
def test_each_example_is_listed_and_says_in_both_languages_that_it_is_invented(name: str) -> None:
    assert f"]({name}/README.md)" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
    text = (EXAMPLES / name / "README.md").read_text(encoding="utf-8")
    assert "虚构" in text
    assert "invented" in text


def test_daoli_is_what_its_readme_says_it_was_made_by(tmp_path: Path) -> None:
    invent_station(tmp_path / "daoli", grids=60, seed=1, first=date(2026, 11, 23))
    made = {path.name: path.read_bytes() for path in (tmp_path / "daoli").iterdir()}
    kept = {path.name: path.read_bytes() for path in (EXAMPLES / "daoli").iterdir() if path.is_file()}
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name] and name != "README.md"] == []


def test_the_figures_in_the_readme_of_daoli_are_those_of_its_tables() -> None:
    problem = load(EXAMPLES / "daoli")
    text = (EXAMPLES / "daoli" / "README.md").read_text(encoding="utf-8")
    for found in supply(problem).grades:
        needs = [need for need in problem.needs if need.least[found.grade]]
        duties = sum(need.least[found.grade] for need in needs)
        hours = sum(
            (n.least[found.grade] * problem.duty("", n.day, n.shift, None).counted for n in needs), NONE
        )
        figures = (hours, found.weeks[0].contract, found.weeks[0].possible)
        row = " | ".join(str(round(figure / timedelta(hours=1))) for figure in figures)
        assert text.count(f"| {duties} | {row} |") == 2, (duties, row)
        assert text.count(f"{found.people} ") >= 2


def test_the_readme_of_tiny_tells_of_every_row_that_is_not_like_its_neighbours() -> None:
    text = (TINY / "README.md").read_text(encoding="utf-8")
    telling = ("grids", "posts", "shifts", "leave", "requests", "fixed", "zones", "loans", "past")
    for chapter in text.split("\n# tiny: six grids\n"):
        for table in telling:
            missing = [row[0] for row in rows(table) if row[0] not in chapter]
            assert missing == [], table


def test_the_demand_of_tiny_is_explained_in_its_order() -> None:
    text = (TINY / "README.md").read_text(encoding="utf-8")
    for chapter in text.split("\n# tiny: six grids\n"):
        explained = chapter.split("\n### demand.csv")[1].split("\n### ")[0]
        places = [explained.find(f"| `{row[1]}") for row in rows("demand")]
        assert -1 not in places
        assert places == sorted(places)


def rows(table: str) -> list[list[str]]:
    with (TINY / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]
