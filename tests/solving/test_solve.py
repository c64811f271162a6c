"""What a solve promises: the same roster again, a bound that holds, and a word when there is none."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest

from constraints import RULES
from roster.checking import verify
from roster.domain import (
    Demand,
    FixedDuty,
    Grade,
    Leave,
    LeaveKind,
    Post,
    PostKind,
    Roster,
)
from roster.errors import Interrupted, NotPossible
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import configured
from roster.solving import Clock, Limits, Progress, solve
from roster.storing.tables import as_csv, duty_table
from tests.stations import MONDAY, needs, person, problem, six_grids

USUAL = configured(RULES, {})


def duties_csv(roster: Roster) -> bytes:
    return as_csv(duty_table(roster))


def solved_csv(folder: Path, *, seed: int = 1) -> tuple[int, bytes]:
    """Load and solve; give the objective and the file."""
    given_problem = load(folder)
    rules = configured(RULES, given_problem.overrides)
    solved = solve(given_problem, rules, Clock(limits=Limits(seed=seed)))
    return verify(solved.roster, rules).objective, duties_csv(solved.roster)


@pytest.fixture
def station(tmp_path: Path) -> Path:
    invent_station(tmp_path / "station", grids=2, seed=3, first=MONDAY, staffing=0.8)
    return tmp_path / "station"


@cache
def week_of_six_grids() -> tuple[Roster, int]:
    solved = solve(six_grids(), USUAL, Clock())
    return solved.roster, solved.bound


# -- the same roster again -------------------------------------------------------------------------


def test_the_same_input_and_seed_give_the_same_bytes(station: Path) -> None:
    assert solved_csv(station) == solved_csv(station)


@pytest.mark.parametrize("cores", [1, 2, 7, None])
def test_the_number_of_cores_has_no_effect(cores: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, _ = week_of_six_grids()
    monkeypatch.setattr("os.cpu_count", lambda: cores)

    assert duties_csv(solve(six_grids(), USUAL, Clock()).roster) == duties_csv(expected)


def test_the_order_of_the_rows_has_no_effect(station: Path) -> None:
    expected = solved_csv(station)
    for table in sorted(station.glob("*.csv")):
        header, *rows = table.read_text(encoding="utf-8-sig").splitlines()
        Random(table.name).shuffle(rows)  # noqa: S311 - an order, not a secret
        table.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")

    assert solved_csv(station) == expected


def test_another_seed_costs_the_same(station: Path) -> None:
    assert solved_csv(station, seed=2)[0] == solved_csv(station)[0]


# -- what is known of it ---------------------------------------------------------------------------


def test_a_usual_week_is_proven_and_the_checker_reproduces_its_price() -> None:
    roster, bound = week_of_six_grids()
    verdict = verify(roster, USUAL)

    assert verdict.violations == ()
    assert verdict.objective == bound


def test_the_bound_is_never_above_the_objective_however_little_work_is_done(station: Path) -> None:
    given_problem = load(station)
    rules = configured(RULES, given_problem.overrides)
    optimum = solve(given_problem, rules, Clock()).bound
    for work in (0.0001, 0.01, 0.1):
        try:
            solved = solve(given_problem, rules, Clock(limits=Limits(work=work)))
        except Interrupted:
            continue
        verdict = verify(solved.roster, rules)
        assert verdict.violations == ()
        assert solved.bound <= optimum <= verdict.objective


def test_whoever_watches_sees_the_roster_fall_and_the_bound_rise() -> None:
    seen: list[Progress] = []
    solved = solve(six_grids(), USUAL, Clock(), seen.append)
    objectives = [p.objective for p in seen if p.objective is not None]
    bounds = [p.bound for p in seen if p.bound is not None]

    assert objectives == sorted(objectives, reverse=True)
    assert bounds == sorted(bounds)
    assert objectives[-1] == verify(solved.roster, USUAL).objective
    assert bounds[-1] <= solved.bound


# -- when officers are few -------------------------------------------------------------------------


def led(demands: list[Demand]) -> Roster:
    """Solve a day of one officer and two auxiliaries on two grids and a patrol."""
    people = [person(1), person(1, Grade.AUXILIARY), person(2, Grade.AUXILIARY)]
    patrol = Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X")
    asked = problem(people, demands, grids=2, posts=[patrol], days=1)
    solved = solve(asked, USUAL, Clock())
    verdict = verify(solved.roster, USUAL)
    assert verdict.violations == ()
    assert verdict.objective == solved.bound
    return solved.roster


def test_an_auxiliary_whom_nobody_could_command_stays_away() -> None:
    roster = led([needs("grid", "D", officer=1, auxiliary=1)])

    assert len(roster.duties) == 2
    assert len({duty.post for duty in roster.duties}) == 1


def test_the_only_officer_goes_where_most_can_be_commanded() -> None:
    roster = led([needs("grid", "D", auxiliary=1), needs("G01", "D", 1, 1), needs("X1", "D", officer=1)])

    assert {duty.person: duty.post for duty in roster.duties}["O001"] == "X1"
    assert len(roster.duties) == 3


# -- when there is none ----------------------------------------------------------------------------


def contradiction(**more: object) -> str:
    """Solve three days of one officer and one auxiliary, and give the refusal."""
    people = [person(1), person(1, Grade.AUXILIARY)]
    with pytest.raises(NotPossible) as caught:
        solve(problem(people, [needs("G01", "D", officer=1)], days=3, **more), USUAL, Clock())  # type: ignore[arg-type]
    return caught.value.text.en


def test_settled_duties_that_overlap_are_named() -> None:
    overlapping = tuple(FixedDuty(person="O001", day=MONDAY, shift=shift, post="G01") for shift in "DS")

    assert "O001" in contradiction(fixed=overlapping)
    assert "overlaps" in contradiction(fixed=overlapping)


def test_a_settled_duty_on_a_day_of_leave_is_named() -> None:
    leave = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.ANNUAL)
    fixed = FixedDuty(person="O001", day=MONDAY, shift="D", post="G01")

    assert "annual leave" in contradiction(fixed=(fixed,), leave=(leave,))


def test_a_settled_auxiliary_whom_nobody_can_command_is_named() -> None:
    """The only officer is on leave."""
    leave = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.SICK)
    fixed = FixedDuty(person="A001", day=MONDAY, shift="D", post="G01")

    assert "A001" in contradiction(fixed=(fixed,), leave=(leave,))


def test_a_settled_auxiliary_where_no_officer_is_ever_wanted_is_named() -> None:
    fixed = FixedDuty(person="A001", day=MONDAY, shift="N", post="G01")

    assert "A001" in contradiction(fixed=(fixed,))


def test_without_people_every_seat_is_short_and_nothing_is_impossible() -> None:
    leave = Leave(person="O001", first=MONDAY, last=MONDAY + timedelta(days=6), kind=LeaveKind.ANNUAL)
    alone = problem([person(1)], [needs("G01", "D", officer=2)], days=3, leave=(leave,))

    solved = solve(alone, USUAL, Clock())

    assert solved.roster.duties == ()
    assert [shortage.missing for shortage in solved.roster.shortages] == [2, 2, 2]
    assert verify(solved.roster, USUAL).objective == solved.bound


def test_a_settled_duty_stands_even_where_no_rule_in_force_says_so() -> None:
    fixed = FixedDuty(person="O001", day=MONDAY, shift="D", post="G01")
    given = problem([person(1), person(2)], [needs("G01", "D", officer=1)], days=1, fixed=(fixed,))

    solved = solve(given, [rule for rule in USUAL if rule.name != "fixed-duties"], Clock())

    assert [duty.person for duty in solved.roster.duties] == ["O001"]
    assert verify(solved.roster, USUAL).objective == solved.bound


def test_nobody_asked_for_gives_an_empty_roster() -> None:
    solved = solve(problem([person(1)], [], days=3), USUAL, Clock())

    assert solved.roster.duties == ()
