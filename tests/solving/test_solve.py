"""What a solve promises: the same roster again, a bound that holds, and a word when there is none."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from threading import Timer
from time import monotonic

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.domain import (
    DaySelector,
    Demand,
    FixedDuty,
    Grade,
    Leave,
    LeaveKind,
    Need,
    Roster,
)
from roster.errors import Interrupted, NotPossible
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import HardRule, configured
from roster.solving import Clock, Limits, Progress, solve
from roster.storing.tables import as_csv, duty_table
from tests.constraints.random_weeks import some_roster
from tests.solving.settling import without_contradictions
from tests.stations import MONDAY, needs, person, problem, six_grids

USUAL = configured(RULES, {})
HARD = [rule for rule in USUAL if isinstance(rule, HardRule)]


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


# -- planted rosters -------------------------------------------------------------------------------


@settings(max_examples=max(20, settings().max_examples // 5))
@given(st.randoms(use_true_random=False))
def test_a_demand_that_some_roster_meets_is_met(random: Random) -> None:
    planted = some_legal_roster(random)
    assume(planted.duties)
    exactly = replace(planted.problem, demands=tuple(map(row_of, needs_of(planted))))
    roster = replace(planted, problem=exactly)
    assert verify(roster, USUAL).violations == ()

    solved = solve(exactly, USUAL, Clock())
    verdict = verify(solved.roster, USUAL)

    assert verdict.violations == ()
    assert solved.roster.shortages == ()
    assert verdict.objective <= verify(roster, USUAL).objective


def some_legal_roster(random: Random) -> Roster:
    """Draw a roster and leave out of it what breaks a rule, duty by duty, officers first."""
    drawn = some_roster(random)
    plain = replace(without_contradictions(drawn.problem, USUAL), demands=())
    roster = Roster(problem=plain, duties=plain.settled)
    for duty in sorted(drawn.duties, key=lambda d: (drawn.person(d).grade is not Grade.OFFICER, d)):
        more = replace(roster, duties=tuple(sorted({*roster.duties, duty})))
        asked = replace(more, problem=replace(plain, demands=tuple(map(row_of, needs_of(more)))))
        if not verify(asked, HARD).violations:
            roster = more
    return roster


def needs_of(roster: Roster) -> list[Need]:
    """Give what a roster would be the exact answer to."""
    return [
        Need(
            post=post,
            day=day,
            shift=shift,
            least={grade: roster.count((post, day, shift), grade) for grade in Grade},
            target={},
            demand=needs(post, shift),
        )
        for post, day, shift in roster.at_post
    ]


def row_of(need: Need) -> Demand:
    """Write a need as a row of demand for its date."""
    return replace(need.demand, days=DaySelector(dates=frozenset([need.day])), least=need.least)


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


@pytest.mark.xfail(strict=True, reason="only `Command.faults` refuses it, before the solve")
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


def test_nobody_asked_for_gives_an_empty_roster() -> None:
    solved = solve(problem([person(1)], [], days=3), USUAL, Clock())

    assert solved.roster.duties == ()


# -- when time is up -------------------------------------------------------------------------------


def test_no_time_at_all_is_an_interruption() -> None:
    with pytest.raises(Interrupted):
        solve(six_grids(), USUAL, Clock(limits=Limits(seconds=0)))


def test_who_is_halted_before_the_start_does_not_begin() -> None:
    clock = Clock()
    clock.halt()
    with pytest.raises(Interrupted):
        solve(six_grids(), USUAL, clock)


@pytest.mark.parametrize("after", [0.05, 0.5])
def test_halt_from_another_thread_ends_the_solve_with_a_legal_roster_or_none(
    after: float, tmp_path: Path
) -> None:
    invent_station(tmp_path / "station", grids=10, seed=1, first=MONDAY, staffing=0.7)
    given_problem = load(tmp_path / "station")
    rules = configured(RULES, given_problem.overrides)
    clock = Clock(limits=Limits(seconds=120, work=1e9))
    Timer(after, clock.halt).start()
    began = monotonic()
    try:
        solved = solve(given_problem, rules, clock)
    except Interrupted:
        pass
    else:
        verdict = verify(solved.roster, rules)
        assert verdict.violations == ()
        assert solved.bound <= verdict.objective

    assert monotonic() - began < 30  # it would be much longer; a busy machine needs some of it
