"""Hours demanded against hours there, on small stations and against a plain recount."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from roster.domain import (
    Availability,
    FixedDuty,
    Grade,
    Leave,
    LeaveKind,
    Loan,
    Person,
    Problem,
    RatioBasis,
)
from roster.domain.balance import GradeSupply
from roster.domain.supply import supply
from tests.stations import MONDAY, SHIFTS, needs, person, problem, six_grids

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
TUESDAY = MONDAY + DAY


def of(given_problem: Problem, grade: Grade = Grade.OFFICER) -> GradeSupply:
    return next(row for row in supply(given_problem).grades if row.grade is grade)


def away(who: str, first: date, last: date) -> Leave:
    return Leave(person=who, first=first, last=last, kind=LeaveKind.ANNUAL)


def test_a_week_of_one_seat_by_day_takes_fifty_six_hours_of_two_people_who_owe_eighty() -> None:
    found = of(problem([person(1), person(2)], [needs("G01", "D", officer=1)]))
    assert found.hours == 56 * HOUR
    assert found.contract == 80 * HOUR
    assert found.possible == 96 * HOUR  # two people, six days of eight hours each
    assert not found.missing
    assert not found.is_short


def test_one_person_cannot_stand_a_seat_on_seven_days_and_one_more_would_do() -> None:
    found = of(problem([person(1)], [needs("G01", "D", officer=1)]))
    assert found.possible == 48 * HOUR
    assert found.missing == 8 * HOUR
    assert found.missing_people == 1
    assert found.is_short


def test_a_weekly_maximum_is_the_cap_where_one_is_set() -> None:
    found = of(problem([person(1, max_weekly_hours=44 * HOUR)], [needs("G01", "D", officer=1)]))
    assert found.possible == 44 * HOUR
    assert found.overtime == 4 * HOUR


def test_half_a_week_allows_its_part_of_the_weekly_maximum() -> None:
    short = problem([person(1, max_weekly_hours=42 * HOUR)], [needs("G01", "D", officer=1)], days=3)
    assert of(short).possible == 18 * HOUR


def test_weeks_are_those_of_the_station_cut_to_the_period() -> None:
    found = of(problem([person(1)], [needs("G01", "D", officer=1)], first=TUESDAY, days=14))
    assert [(week.first, week.days) for week in found.weeks] == [
        (TUESDAY, 6),
        (MONDAY + 7 * DAY, 7),
        (MONDAY + 14 * DAY, 1),
    ]


def test_plenty_in_one_week_does_not_mend_the_want_of_another() -> None:
    crew = [person(1), person(2)]
    leave = [away("O001", MONDAY, MONDAY + 6 * DAY), away("O002", MONDAY, MONDAY + 6 * DAY)]
    found = of(problem(crew, [needs("G01", "D", officer=1)], days=14, leave=tuple(leave)))
    assert [week.missing for week in found.weeks] == [56 * HOUR, timedelta()]
    assert found.possible > found.hours - found.missing
    assert found.missing == 56 * HOUR


def test_who_is_on_leave_is_not_there() -> None:
    found = of(problem([person(1)], [needs("G01", "D", officer=1)], leave=(away("O001", MONDAY, TUESDAY),)))
    assert [day.people for day in found.days] == [0, 0, 1, 1, 1, 1, 1]
    assert [shift.missing for shift in found.shifts] == [1, 1, 0, 0, 0, 0, 0]
    assert found.weeks[0].contract == 40 * HOUR * 5 / 7


def test_nobody_stands_a_night_that_runs_into_their_leave() -> None:
    leave = (away("O001", TUESDAY, TUESDAY),)
    found = of(problem([person(1)], [needs("G01", "N", officer=1)], leave=leave, days=2))
    assert [shift.people for shift in found.shifts] == [0, 0]


def test_who_is_protected_from_nights_stands_days_alone() -> None:
    crew = [person(1, protected_from_nights=True)]
    found = of(problem(crew, [needs("G01", "D", officer=1), needs("G01", "N", officer=1)], days=1))
    assert [(shift.shift, shift.people) for shift in found.shifts] == [("D", 1), ("N", 0)]


def test_people_on_loan_and_newcomers_count_from_their_first_day() -> None:
    lent = person(1, home_unit="机关")
    crew = [lent, person(2, joined=MONDAY + 2 * DAY)]
    loans = (Loan(person="O001", home_unit="机关", first=TUESDAY, last=TUESDAY),)
    found = of(problem(crew, [needs("G01", "D", officer=1)], loans=loans))
    assert [day.people for day in found.days] == [0, 1, 1, 1, 1, 1, 1]


def test_a_volunteer_stands_what_lies_within_the_windows_even_across_midnight() -> None:
    windows = (
        Availability(person="V001", weekday=0, start=time(20), end=time(0)),
        Availability(person="V001", day=TUESDAY, start=time(0), end=time(7)),
    )
    crew = [person(1, Grade.VOLUNTEER)]
    posts = [needs("G01", "N", volunteer=1), needs("G01", "E", volunteer=1)]
    found = of(problem(crew, posts, availability=windows, days=2), Grade.VOLUNTEER)
    assert [(shift.shift, shift.people) for shift in found.shifts if shift.day == MONDAY] == [
        ("E", 0),
        ("N", 1),
    ]


def test_a_volunteer_who_offers_no_hours_is_not_counted_on() -> None:
    found = of(problem([person(1, Grade.VOLUNTEER)], [needs("G01", "D", volunteer=1)]), Grade.VOLUNTEER)
    assert [shift.people for shift in found.shifts] == [0] * 7
    assert found.possible == timedelta()


def test_two_short_shifts_a_day_count_where_they_keep_the_daily_cap() -> None:
    late = replace(SHIFTS["S"], code="T", start=time(14), end=time(18))
    long = replace(SHIFTS["S"], code="U", start=time(14), end=time(21))
    posts = [needs("G01", "S", officer=1), needs("G01", "T", officer=1), needs("G01", "U", officer=1)]
    shifts = {**SHIFTS, "T": late, "U": long}
    found = of(problem([person(1)], posts, shifts=shifts, days=1))
    assert found.days[0].possible == 8 * HOUR
    higher, none = (
        supply(problem([person(1)], posts, shifts=shifts, days=1), caps).grades[0]
        for caps in ({Grade.OFFICER: 11 * HOUR}, {})
    )
    assert [found.days[0].possible for found in (higher, none)] == [11 * HOUR, 11 * HOUR]


def test_what_is_settled_beside_the_posts_is_demanded_too() -> None:
    court = FixedDuty(person="O001", day=MONDAY, shift="D")
    seated = FixedDuty(person="O001", day=TUESDAY, shift="D", post="G01")
    asked = replace(needs("G01", "D", officer=1))
    found = of(problem([person(1)], [asked], fixed=(court, seated), days=2))
    assert [day.seats for day in found.days] == [2, 1]


def test_a_grade_that_is_asked_for_and_not_there_is_missing_at_full_time() -> None:
    found = of(problem([person(1)], [needs("G01", "D", auxiliary=2)]), Grade.AUXILIARY)
    assert found.people == 0
    assert found.missing == 112 * HOUR
    assert found.missing_people == 3


def test_grids_below_one_two_three_are_named_with_what_they_lack() -> None:
    gaps = supply(six_grids()).teams
    assert [gap.grid for gap in gaps] == ["G01", "G02", "G03", "G04", "G05", "G06"]
    assert gaps[0].has == {Grade.OFFICER: 2, Grade.AUXILIARY: 4, Grade.VOLUNTEER: 1}
    assert gaps[0].missing == {Grade.VOLUNTEER: 2}


def test_no_team_is_held_to_the_ratio_where_it_is_read_per_shift() -> None:
    given_problem = six_grids()
    per_shift = replace(given_problem.station, ratio_basis=RatioBasis.SHIFT)
    assert supply(replace(given_problem, station=per_shift)).teams == ()


@st.composite
def stations(draw: st.DrawFn) -> Problem:
    crew = [
        person(
            number,
            weekly_hours=draw(st.sampled_from([20, 40])) * HOUR,
            max_weekly_hours=draw(st.sampled_from([None, 30 * HOUR, 44 * HOUR])),
            protected_from_nights=draw(st.booleans()),
            joined=draw(st.sampled_from([None, TUESDAY])),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    ids = st.sampled_from([p.id for p in crew] or ["O999"])
    days = st.integers(0, 8).map(lambda offset: MONDAY + offset * DAY)
    hours = st.sampled_from([time(0), time(8), time(16), time(23)])
    leave = st.builds(
        lambda who, first, length: away(who, first, first + length * DAY), ids, days, st.integers(0, 2)
    )
    window = st.builds(
        lambda who, day, start, end: Availability(person=who, day=day, start=start, end=end),
        ids,
        days,
        hours,
        hours,
    )
    shifts = st.sampled_from(sorted(SHIFTS))
    seats = st.dictionaries(shifts, st.integers(0, 3), min_size=1)
    posts = [needs("G01", shift, officer=count) for shift, count in sorted(draw(seats).items())]
    return problem(
        crew,
        posts,
        days=draw(st.integers(1, 9)),
        leave=tuple(draw(st.lists(leave, max_size=3))) if crew else (),
        availability=tuple(draw(st.lists(window, max_size=6))) if crew else (),
    )


def stands(given_problem: Problem, who: Person, day: date, shift: str) -> bool:
    """Recount hour by hour whether somebody may stand a shift."""
    duty = given_problem.duty(who.id, day, shift, None)
    hours = [duty.start + offset * HOUR for offset in range(int(duty.length / HOUR))]
    mine = [w for w in given_problem.availability if w.person == who.id]

    def free(moment: datetime) -> bool:
        local = given_problem.station.local(moment)
        on_leave = any(
            row.person == who.id and row.first <= local.date() <= row.last for row in given_problem.leave
        )
        opened = not mine or any(is_open(w, local.replace(tzinfo=None)) for w in mine)
        return opened and not on_leave

    joined = who.joined is None or day >= who.joined
    return joined and not (shift == "N" and who.protected_from_nights) and all(map(free, hours))


def is_open(window: Availability, moment: datetime) -> bool:
    assert window.day is not None
    opens = datetime.combine(window.day, window.start)
    closes = datetime.combine(window.day, window.end)
    return opens <= moment < (closes if closes > opens else closes + DAY)


def day_of(given_problem: Problem, who: Person, day: date, codes: list[str]) -> timedelta:
    duties = [
        given_problem.duty("", day, code, None) for code in codes if stands(given_problem, who, day, code)
    ]
    runs = [run for length in (1, 2) for run in permutations(duties, length)]
    kept = [
        sum((duty.counted for duty in run), timedelta())
        for run in runs
        if all(a.end <= b.start for a, b in pairwise(run))
    ]
    return max((total for total in kept if total <= 10 * HOUR), default=timedelta())


@settings(max_examples=60, deadline=None)
@given(stations())
def test_supply_equals_a_plain_recount(given_problem: Problem) -> None:
    rows = supply(given_problem).grades
    seats = {demand.shift: demand.least[Grade.OFFICER] for demand in given_problem.demands}
    codes = sorted(code for code, count in seats.items() if count)
    if not rows:
        assert not codes
        return
    dates = given_problem.period.dates
    crew = list(given_problem.people.values())
    most = {(p.id, day): day_of(given_problem, p, day, codes) for p in crew for day in dates}
    check_days(rows[0], given_problem, seats, most)
    for week in rows[0].weeks:
        inside = [day for day in dates if week.first <= day < week.first + week.days * DAY]
        rest = 1 if len(inside) == 7 else 0
        at_most = timedelta()
        for who in crew:
            each = sorted(most[who.id, day] for day in inside)[rest:]
            cap = (who.max_weekly_hours or 168 * HOUR) * len(inside) / 7
            at_most += min(sum(each, timedelta()), cap)
        assert week.possible == at_most
        assert week.contract <= week.possible


def check_days(
    row: GradeSupply,
    given_problem: Problem,
    seats: Mapping[str, int],
    most: Mapping[tuple[str, date], timedelta],
) -> None:
    crew = list(given_problem.people.values())
    for shift in row.shifts:
        assert shift.seats == seats[shift.shift]
        assert shift.people == sum(stands(given_problem, p, shift.day, shift.shift) for p in crew)
    for day in row.days:
        assert day.seats == sum(seats.values())
        lengths = ((4 if code == "S" else 8) * count for code, count in seats.items())
        assert day.hours == sum(lengths) * HOUR
        assert day.possible == sum((most[p.id, day.day] for p in crew), timedelta())
