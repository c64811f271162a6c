"""Weeks decided one after another give a roster that keeps every rule, and a bound that holds."""

from pathlib import Path

import pytest

from constraints import RULES
from roster.checking import verify
from roster.inventing import invent_station
from roster.loading import load
from roster.model import Decision, Program, Row
from roster.rules import configured
from roster.solving import Clock, Limits, solve
from roster.solving.days import Days
from roster.solving.lines.many_weeks import are_few_for_many_weeks, near_first, over_many_weeks
from roster.solving.lines.one_by_one import one_by_one
from roster.solving.part import Part
from roster.solving.relaxation import Relaxation
from roster.solving.windows import Solve, by_windows
from tests.solving.second_solver import optimum
from tests.stations import MONDAY


def test_long_horizons_are_solved_near_the_best(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roster.solving.guided._LARGE", 0)
    invent_station(tmp_path / "station", grids=2, seed=5, first=MONDAY, staffing=0.9)
    problem = load(tmp_path / "station", days=21)
    rules = configured(RULES, problem.overrides)
    solved = solve(problem, rules, Clock(limits=Limits(work=2.0)))
    verdict = verify(solved.roster, rules)
    best = optimum(problem, rules)

    assert verdict.violations == ()
    assert best is not None
    assert solved.bound <= best <= verdict.objective <= best + 0.01 * abs(best)


def test_three_weeks_of_many_people_are_decided_in_windows_where_the_relaxation_is_a_poor_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roster.solving.guided._CROWD", 0)
    monkeypatch.setattr("roster.solving.straight._SCATTERED", -1.0)
    invent_station(tmp_path / "station", grids=2, seed=5, first=MONDAY, staffing=0.9)
    problem = load(tmp_path / "station", days=21)
    rules = configured(RULES, problem.overrides)
    programs = []

    def noting(part: Part, in_window: Solve) -> None:
        programs.append(part.program)
        by_windows(part, in_window)

    monkeypatch.setattr("roster.solving.guided.by_windows", noting)
    solved = solve(problem, rules, Clock(limits=Limits(work=2.0)))
    verdict = verify(solved.roster, rules)
    best = optimum(problem, rules)

    assert programs
    assert verdict.violations == ()
    assert best is not None
    assert solved.bound <= best <= verdict.objective <= best + 0.01 * abs(best)


def test_where_weeks_do_not_follow_each_other_people_are_decided_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roster.solving.guided._LARGE", 0)
    monkeypatch.setattr("roster.solving.windows._week_by_week", lambda *_: None)
    invent_station(tmp_path / "station", grids=2, seed=5, first=MONDAY, staffing=0.9)
    problem = load(tmp_path / "station", days=21)
    rules = configured(RULES, problem.overrides)
    solved = solve(problem, rules, Clock(limits=Limits(work=2.0)))
    verdict = verify(solved.roster, rules)

    assert verdict.violations == ()
    assert solved.bound <= verdict.objective <= solved.bound + 0.1 * abs(solved.bound)


def two_people(days: int) -> tuple[Program, list[list[int]]]:
    """One of two people is needed each day; each has half of the duties, and never three days running."""
    program = Program()
    duties = [[program.variable(decision=Decision(p, 100 + day)) for day in range(days)] for p in range(2)]
    for day in range(days):
        short = program.variable(2, 100)
        program.rows.append(Row({duties[0][day]: -1, duties[1][day]: -1, short: -1}, -1))
    for own in duties:
        program.rows.append(Row(dict.fromkeys(own, 1), days // 2, equal=True))
        program.rows += [Row(dict.fromkeys(own[day : day + 3], 1), 2) for day in range(days - 2)]
    return program, duties


def part_of(program: Program) -> Part:
    top = Relaxation(program).solve(10.0)
    assert top is not None
    return Part(program, Clock(), top, lambda *_: None)


def test_the_line_of_each_person_fits_to_those_of_the_others() -> None:
    program, duties = two_people(12)
    found = one_by_one(part_of(program))

    assert found is not None
    assert all(sum(found[p[day]] for p in duties) == 1 for day in range(12))
    assert all(sum(found[v] for v in own) == 6 for own in duties)


def test_over_many_weeks_lines_near_to_the_relaxation_lead_to_a_roster_and_a_bound() -> None:
    program, duties = two_people(70)
    apart = program.variable(1, 7)  # 7 points, whatever anybody does
    program.rows.append(Row({apart: -1}, -1))
    part = part_of(program)
    near_first(part)

    assert over_many_weeks(program)
    assert are_few_for_many_weeks(program)
    assert not over_many_weeks(two_people(56)[0])
    assert part.best is not None
    assert part.objective == part.bound == 7
    assert all(sum(part.best[v] for v in own) == 35 for own in duties)


def test_variables_belong_to_the_day_of_their_duties_and_wide_ones_to_none() -> None:
    """A duty on each of 14 days, one charge for the third and fourth together, and one for all."""
    program = Program()
    duties = [program.variable(decision=Decision(0, 100 + day)) for day in range(14)]
    pair, all_of_them = program.variable(5, 1), program.variable(14, 1)
    program.rows.append(Row({duties[2]: 1, duties[3]: 1, pair: -1}, 1))
    program.rows.append(Row(dict.fromkeys(duties, 1) | {all_of_them: -1}, 3))
    days = Days.of(program)

    assert days.count == 14
    assert days.day[duties].tolist() == list(range(14))
    assert days.day[pair] == 3
    assert days.wide[all_of_them]
